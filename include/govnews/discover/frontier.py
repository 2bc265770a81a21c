"""Owns the frontier in Postgres: which addresses a portal has, what is due, how each one ended.

One visit is one transaction: the capture's row, the fate, every address found
on the page and the entries of a listing are written together or not at all, so
a killed task goes on where it stopped and loses no link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, TextClause, text

from govnews.discover.known import (
    AddressFate,
    DecidedFate,
    FoundAddress,
    KnownAddress,
    Politeness,
    Progress,
    decided_of,
    exchange_row,
    fate_row,
    known_of,
    visit_row,
)
from govnews.discover.seen import ListingSeen
from govnews.records import Capture, KeptExchange

LOOKED_UP = 5000  # addresses per statement


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

    def known(self, urls: Iterable[str]) -> dict[str, KnownAddress]:
        """Return those of `urls` that any run has found, by URL."""
        known: dict[str, KnownAddress] = {}
        with self._engine.connect() as connection:
            for part in _parts(urls):
                bound = {**self._names, "urls": part}
                rows = connection.execute(self._statement("known_addresses"), bound).mappings()
                known |= {row["url"]: known_of(row, self._names["portal_code"]) for row in rows}
        return known

    def due(self, news_day: date, most: int) -> list[str]:
        """Return at most `most` addresses that are due on `news_day`, most urgent first."""
        return self._urls("due_addresses", news_day=news_day, most=most)

    def wanted(self, first_day: date, last_day: date, most: int) -> list[str]:
        """Return articles of these days that were found and never visited."""
        return self._urls("wanted_addresses", first_day=first_day, last_day=last_day, most=most)

    def same_pages(self, identities: Sequence[str]) -> list[str]:
        """Return where articles of these names were read, as far as they are not gone."""
        return self._urls("same_pages", identities=list(identities)) if identities else []

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
            return {row["url"]: decided_of(row) for row in rows}

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
            asked = [exchange_row(each) for each in self._take_exchanges()]
            self._many(connection, "record_exchange", asked)
            self._many(connection, "record_fate", [fate_row(each) for each in fates])
            # An address put off was not visited: its turn comes before those that were.
            visits = [visit_row(fate) for fate in fates if fate.is_visit]
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
                "page_identity": address.page_identity,
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
