"""Owns the frontier in Postgres: which addresses a portal has, what is due, how each one ended.

One visit is one transaction: the capture's row, the fate, every address found
on the page and the entries of a listing are written together or not at all, so
a killed task goes on where it stopped and loses no link.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, TextClause, text

from govnews.capture_quality import Quality
from govnews.discover.kinds import Kind
from govnews.records import Capture, Fate, KeptExchange


@dataclass(frozen=True, kw_only=True)
class KnownAddress:
    """What earlier runs know of an address: its last kept answer, and what became of it.

    `capture_fate` is None while that capture waits for its reading. `was_there` means that
    an article was loaded from here once, or was already gone.
    """

    url: str
    kind: Kind
    found_on: str | None = None
    feed_published_at: datetime | None = None
    visited_at: datetime | None = None
    last_fate: Fate | None = None
    etag: str | None = None
    last_modified: str | None = None
    payload_digest: str | None = None
    capture: Capture | None = None
    capture_fate: Fate | None = None
    capture_target_url: str | None = None
    capture_reason: str | None = None
    was_there: bool = False


@dataclass(frozen=True, kw_only=True)
class FoundAddress:
    """An address that a page, feed, sitemap or redirect has just brought up."""

    url: str
    kind: Kind
    found_on: str | None
    published: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AddressFate:
    """How one address ends in this run; `fate` None waits for the build to read the capture."""

    url: str
    kind: Kind
    fate: Fate | None
    target_url: str | None = None
    reason: str | None = None
    http_status: int | None = None
    found_on: str | None = None
    capture_id: str | None = None
    quality: Quality | None = None


@dataclass(frozen=True, kw_only=True)
class DecidedFate:
    """What this run has already written for an address."""

    url: str
    fate: Fate | None
    target_url: str | None
    http_status: int | None
    capture_id: str | None


@dataclass(frozen=True, kw_only=True)
class Politeness:
    """What one host bore since the last entry in the ledger. Bytes and seconds.

    Field by field the fetcher's ledger; see `crawl.politeness`.
    """

    host: str
    requests: int
    not_modified: int
    failed: int
    received_bytes: int
    saved_bytes: int
    waited_seconds: float
    retry_after_seconds: float
    turn_seconds: float
    delay_seconds: float | None
    least_gap_seconds: float | None
    first_asked_at: datetime | None
    last_asked_at: datetime | None


class Frontier:
    """The frontier of one portal in one run. `statements` is the folder of its SQL.

    `take_exchanges` gives what was asked since the last call: `save` indexes it along.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        portal: str,
        run_id: str,
        statements: Path,
        take_exchanges: Callable[[], Sequence[KeptExchange]] = tuple,
    ) -> None:
        self._engine = engine
        self._take_exchanges = take_exchanges
        self._names = {"portal_code": portal, "run_id": run_id}
        self._folder = statements
        self._statements: dict[str, TextClause] = {}

    def known(self) -> dict[str, KnownAddress]:
        """Return every address of the portal that any run has found, by URL."""
        with self._engine.connect() as connection:
            rows = connection.execute(self._statement("known_addresses"), self._names).mappings()
            return {row["url"]: _known(row, self._names["portal_code"]) for row in rows}

    def decided(self) -> dict[str, DecidedFate]:
        """Return what this run has already written, by URL, in the order it was decided."""
        with self._engine.connect() as connection:
            rows = connection.execute(self._statement("fates_of_run"), self._names).mappings()
            return {row["url"]: _decided(row) for row in rows}

    def counts(self) -> dict[str, int]:
        """Return how many addresses of this run ended how; ``waiting`` have no fate yet."""
        counted = count_fates(self._engine, self._names["run_id"], self._folder)
        return counted.get(self._names["portal_code"], {})

    def save(
        self,
        *,
        fates: Sequence[AddressFate] = (),
        found: Sequence[FoundAddress] = (),
        capture: Capture | None = None,
        entries: Sequence[tuple[str, str]] = (),
        politeness: Sequence[Politeness] = (),
    ) -> None:
        """Write everything one visit brought, in one transaction.

        `capture` belongs to the fate of the same URL; `entries` are (listing, entry) in page
        order.
        """
        with self._engine.begin() as connection:
            self._remember(connection, found)
            if capture is not None:
                self._keep(connection, capture)
            asked = [{**vars(each), "fate": _name(each.fate)} for each in self._take_exchanges()]
            self._many(connection, "record_exchange", asked)
            self._many(connection, "record_fate", [_fate_row(fate) for fate in fates])
            # An address put off was not visited: its turn comes before those that were.
            visits = [_visit_row(fate) for fate in fates if fate.fate is not Fate.DEFERRED]
            self._many(connection, "visit_address", visits)
            self._many(connection, "record_entry", _entry_rows(entries))
            self._many(connection, "record_politeness", [vars(each) for each in politeness])

    def settle(self, ends: Mapping[str, str | None]) -> None:
        """Write where each redirect's chain ends; None makes the address unreachable."""
        circle = "redirects in a circle"
        rows = [
            {"url": url, "target_url": end, "reason": None if end else circle}
            for url, end in ends.items()
        ]
        with self._engine.begin() as connection:
            self._many(connection, "settle_redirect", rows)

    def _remember(self, connection: Connection, found: Sequence[FoundAddress]) -> None:
        rows = [
            {
                "url": address.url,
                "kind": address.kind.value,
                "found_on": address.found_on,
                "feed_published_at": address.published,
            }
            # The same order everywhere: two transactions cannot wait for each other.
            for address in sorted(found, key=lambda each: each.url)
        ]
        self._many(connection, "remember_address", rows)

    def _keep(self, connection: Connection, capture: Capture) -> None:
        self._many(connection, "record_capture", [vars(capture)])
        self._many(connection, "keep_answer", [vars(capture)])

    def _many(self, connection: Connection, name: str, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            connection.execute(self._statement(name), [{**row, **self._names} for row in rows])

    def _statement(self, name: str) -> TextClause:
        if name not in self._statements:
            self._statements[name] = read_statement(self._folder, name)
        return self._statements[name]


def open_run(engine: Engine, run_id: str, news_day: date, statements: Path) -> None:
    """Write down that a run of `news_day` begins; doing so twice changes nothing."""
    with engine.begin() as connection:
        connection.execute(
            read_statement(statements, "open_run"), {"run_id": run_id, "news_day": news_day}
        )


def news_day_of(engine: Engine, run_id: str, statements: Path) -> date | None:
    """Return the local day of a run, or None when nobody has opened it."""
    with engine.connect() as connection:
        found = connection.execute(read_statement(statements, "news_day"), {"run_id": run_id})
        day: date | None = found.scalar()
        return day


def finish_run(engine: Engine, run_id: str, statements: Path) -> None:
    """Write down that all portals of a run have ended."""
    with engine.begin() as connection:
        connection.execute(read_statement(statements, "finish_run"), {"run_id": run_id})


def count_fates(engine: Engine, run_id: str, statements: Path) -> dict[str, dict[str, int]]:
    """Return how a run's addresses ended: portal, fate (or ``waiting``), count."""
    counted: dict[str, dict[str, int]] = {}
    with engine.connect() as connection:
        rows = connection.execute(read_statement(statements, "count_fates"), {"run_id": run_id})
        for portal, fate, addresses in rows:
            counted.setdefault(portal, {})[fate] = addresses
    return counted


def read_statement(folder: Path, name: str) -> TextClause:
    """Return one statement of the folder, ready to be executed with bound parameters."""
    return text((folder / f"{name}.sql").read_text(encoding="utf-8"))


def _known(row: RowMapping, portal: str) -> KnownAddress:
    return KnownAddress(
        url=row["url"],
        kind=Kind(row["kind"]),
        found_on=row["found_on"],
        feed_published_at=row["feed_published_at"],
        visited_at=row["visited_at"],
        last_fate=_fate(row["last_fate"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        payload_digest=row["payload_digest"],
        capture=_capture(row, portal) if row["capture_id"] else None,
        capture_fate=_fate(row["capture_fate"]),
        capture_target_url=row["capture_target_url"],
        capture_reason=row["capture_reason"],
        was_there=row["was_there"],
    )


def _capture(row: RowMapping, portal: str) -> Capture:
    return Capture(
        capture_id=str(row["capture_id"]),
        portal=portal,
        url=row["capture_url"],
        fetched_at=row["fetched_at"],
        http_status=row["http_status"],
        content_type=row["content_type"],
        payload_digest=row["capture_digest"],
        payload_bytes=row["payload_bytes"],
        etag=row["capture_etag"],
        last_modified=row["capture_last_modified"],
        warc_file=row["warc_file"],
        warc_offset=row["warc_offset"],
        warc_length=row["warc_length"],
    )


def _decided(row: RowMapping) -> DecidedFate:
    return DecidedFate(
        url=row["url"],
        fate=_fate(row["fate"]),
        target_url=row["target_url"],
        http_status=row["http_status"],
        capture_id=str(row["capture_id"]) if row["capture_id"] else None,
    )


def _fate(value: str | None) -> Fate | None:
    return Fate(value) if value else None


def _name(fate: Fate | None) -> str | None:
    return fate.value if fate else None


def _fate_row(fate: AddressFate) -> dict[str, Any]:
    quality = fate.quality
    return {
        **vars(fate),
        "fate": _name(fate.fate),
        "quality": quality.score if quality else None,
        "quality_reasons": quality.names if quality else [],
        "fingerprint": quality.fingerprint if quality else None,
    }


def _visit_row(fate: AddressFate) -> dict[str, Any]:
    return {"url": fate.url, "fate": _name(fate.fate), "kind": fate.kind.value}


def _entry_rows(entries: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {"listing_url": listing, "position": position, "url": url}
        for position, (listing, url) in enumerate(entries, 1)
    ]
