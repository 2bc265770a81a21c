"""Owns the frontier in Postgres: which addresses a portal has, what is due, how each one ended.

One visit is one transaction: the capture's row, the fate, every address found
on the page and the entries of a listing are written together or not at all, so
a killed task goes on where it stopped and loses no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, TextClause, text

from govnews.discover.kinds import Kind
from govnews.discover.seen import ListingSeen
from govnews.records import Capture, Fate

LOOKED_UP = 5000  # addresses per statement
NOT_VISITED = {Fate.DEFERRED, Fate.NOT_DUE, Fate.OUT_OF_RANGE}


@dataclass(frozen=True, kw_only=True)
class KnownAddress:
    """What earlier runs know of an address: its last kept answer, and what became of it.

    `capture_fate` is None while that capture waits for its reading. `was_there` means that
    an article was loaded from here once, or was already gone. `next_visit_on` is the first
    news day on which it is due again; None where nothing asks for it again. `is_new` in the
    run that met it first.
    """

    url: str
    kind: Kind
    found_on: str | None = None
    feed_published_at: datetime | None = None
    visited_at: datetime | None = None
    visited_on: date | None = None
    next_visit_on: date | None = None
    stated_on: date | None = None
    last_fate: Fate | None = None
    etag: str | None = None
    last_modified: str | None = None
    payload_digest: str | None = None
    capture: Capture | None = None
    capture_fate: Fate | None = None
    capture_target_url: str | None = None
    capture_reason: str | None = None
    was_there: bool = False
    is_new: bool = False


@dataclass(frozen=True, kw_only=True)
class FoundAddress:
    """An address that a page, feed, sitemap or redirect has just brought up.

    `stated_on` is the day that the listing, feed or sitemap `stated_in` gives it, `changed_on`
    that of its last change. What is not `is_scheduled` is never due by itself.
    """

    url: str
    kind: Kind
    found_on: str | None
    published: datetime | None = None
    stated_on: date | None = None
    stated_in: str | None = None
    changed_on: date | None = None
    is_scheduled: bool = True


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

    @property
    def is_visit(self) -> bool:
        """Return whether the address was looked into, rather than put off or folded."""
        is_folded = self.fate is Fate.DUPLICATE_OF and not (self.capture_id or self.http_status)
        return self.fate not in NOT_VISITED and not is_folded


@dataclass(frozen=True, kw_only=True)
class DecidedFate:
    """What this run has already written for an address."""

    url: str
    fate: Fate | None
    target_url: str | None
    http_status: int | None
    capture_id: str | None


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far one listing was walked for a range of days; `ended` says why nothing is left."""

    first_day: date
    last_day: date
    listing_url: str
    next_page_url: str
    pages_walked: int
    ended: str | None = None


@dataclass(frozen=True, kw_only=True)
class Politeness:
    """What one host bore since the last entry in the ledger. Bytes and seconds."""

    host: str
    requests: int
    not_modified: int
    received_bytes: int
    waited_seconds: float


class Frontier:
    """The frontier of one portal in one run. `statements` is the folder of its SQL."""

    def __init__(self, engine: Engine, *, portal: str, run_id: str, statements: Path) -> None:
        self._engine = engine
        self._names = {"portal_code": portal, "run_id": run_id}
        self._folder = statements
        self._statements: dict[str, TextClause] = {}

    def known(self, urls: Iterable[str]) -> dict[str, KnownAddress]:
        """Return those of `urls` that any run has found, by URL."""
        known: dict[str, KnownAddress] = {}
        with self._engine.connect() as connection:
            for part in _parts(urls):
                bound = {**self._names, "urls": part}
                rows = connection.execute(self._statement("known_addresses"), bound).mappings()
                known |= {row["url"]: _known(row, self._names["portal_code"]) for row in rows}
        return known

    def due(self, news_day: date, most: int) -> list[str]:
        """Return at most `most` addresses that are due on `news_day`, most urgent first."""
        return self._urls("due_addresses", news_day=news_day, most=most)

    def wanted(self, first_day: date, last_day: date, most: int) -> list[str]:
        """Return articles of these days that were found and never visited."""
        return self._urls("wanted_addresses", first_day=first_day, last_day=last_day, most=most)

    def listings(self) -> list[str]:
        """Return where the portal's listings begin, as far as they have been read."""
        return self._urls("listing_addresses")

    def unknown(self, changed_on: Mapping[str, date | None]) -> set[str]:
        """Return which addresses no run has found, or the portal says have changed since."""
        unknown: set[str] = set()
        for urls in _parts(changed_on):
            days = [changed_on[url] for url in urls]
            unknown.update(self._urls("unknown_addresses", urls=urls, changed_on=days))
        return unknown

    def progress(self, first_day: date, last_day: date) -> dict[str, Progress]:
        """Return how far each listing was walked for a range of days, by its first page."""
        bound = {**self._names, "first_day": first_day, "last_day": last_day}
        with self._engine.connect() as connection:
            rows = connection.execute(self._statement("backfill_progress"), bound).mappings()
            return {row["listing_url"]: Progress(**row) for row in rows}

    def _urls(self, name: str, **bound: object) -> list[str]:
        with self._engine.connect() as connection:
            found = connection.execute(self._statement(name), {**self._names, **bound})
            return list(found.scalars())

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
        listing: ListingSeen | None = None,
        neighbours: Sequence[tuple[str, str]] = (),
        progress: Progress | None = None,
        politeness: Sequence[Politeness] = (),
    ) -> None:
        """Write everything one visit brought, in one transaction.

        `capture` belongs to the fate of the same URL; `neighbours` are (page, neighbour).
        """
        with self._engine.begin() as connection:
            self._remember(connection, found)
            if capture is not None:
                self._keep(connection, capture)
            self._many(connection, "record_fate", [_fate_row(fate) for fate in fates])
            # An address put off was not visited: its turn comes before those that were.
            visits = [_visit_row(fate) for fate in fates if fate.is_visit]
            self._many(connection, "visit_address", visits)
            if listing is not None:
                self._many(connection, "record_listing_page", [listing.row()])
                self._many(connection, "record_entry", listing.entry_rows())
            if progress is not None:
                self._many(connection, "record_progress", [vars(progress)])
            pairs = [{"url": url, "neighbour_url": neighbour} for url, neighbour in neighbours]
            self._many(connection, "record_neighbour", pairs)
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
                "stated_on": address.stated_on,
                "stated_in": address.stated_in,
                "changed_on": address.changed_on,
                "is_scheduled": address.is_scheduled,
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


def open_run(
    engine: Engine, run_id: str, news_day: date, statements: Path, purpose: str = "night"
) -> None:
    """Write down that a run of `news_day` begins; doing so twice changes nothing."""
    bound = {"run_id": run_id, "news_day": news_day, "purpose": purpose}
    with engine.begin() as connection:
        connection.execute(read_statement(statements, "open_run"), bound)


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


def _parts(urls: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(urls)
    while part := list(islice(rest, LOOKED_UP)):
        yield part


def _known(row: RowMapping, portal: str) -> KnownAddress:
    return KnownAddress(
        url=row["url"],
        kind=Kind(row["kind"]),
        found_on=row["found_on"],
        feed_published_at=row["feed_published_at"],
        visited_at=row["visited_at"],
        visited_on=row["visited_on"],
        next_visit_on=row["next_visit_on"],
        stated_on=row["stated_on"],
        last_fate=_fate(row["last_fate"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        payload_digest=row["payload_digest"],
        capture=_capture(row, portal) if row["capture_id"] else None,
        capture_fate=_fate(row["capture_fate"]),
        capture_target_url=row["capture_target_url"],
        capture_reason=row["capture_reason"],
        was_there=row["was_there"],
        is_new=row["is_new"],
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


def _fate_row(fate: AddressFate) -> dict[str, Any]:
    return {**vars(fate), "fate": fate.fate.value if fate.fate else None}


def _visit_row(fate: AddressFate) -> dict[str, Any]:
    return {
        "url": fate.url,
        "fate": fate.fate.value if fate.fate else None,
        "kind": fate.kind.value,
    }
