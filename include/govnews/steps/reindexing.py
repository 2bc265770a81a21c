"""Rows that are missing are written anew from the files: the archive knows what was asked."""

from __future__ import annotations

import logging
from collections import Counter

from sqlalchemy import Connection

from govnews.discover.frontier import read_statement
from govnews.discover.kinds import kind_of
from govnews.discover.known import KnownAddress, exchange_row
from govnews.failures import BrokenArchive, PortalMistake
from govnews.fetch.answers import Answer
from govnews.fetch.archive import file_name, run_name
from govnews.fetch.exchange import outcome_of
from govnews.fetch.index import capture_id, capture_of, found_again
from govnews.fetch.inventory import Found, Inventory, Opening
from govnews.fetch.playback import bearer_of, read_bearer
from govnews.fetch.store import Store
from govnews.fetch.warc import Original
from govnews.portal import Portal
from govnews.records import Capture
from govnews.settings import Settings
from govnews.steps.holdings import IndexedHoldings, archive_store
from govnews.steps.portal_lock import LOCK_SECONDS, alone
from govnews.steps.reading import shelf_portal
from govnews.steps.verdict import Verdict, judge
from govnews.steps.warehouse_connection import open_warehouse, translate_outages

log = logging.getLogger(__name__)


@translate_outages
def reindex_archive(settings: Settings) -> dict[str, int]:
    """Write the rows that files tell of and tables do not; return new rows by file.

    Addresses that were captured wait for the next build as after any night. Torn tails that
    nobody was told of are cut off, files that wait in the spool shipped. Files of a run that
    still goes on are left to its next attempt. Safe to run again.
    """
    store = archive_store(settings)
    engine = open_warehouse(settings)
    counts: Counter[str] = Counter()
    for name in store.names():
        with alone(
            engine, name.partition("/")[0], settings.sql_dir / "crawl", LOCK_SECONDS
        ) as lock:
            counts[name] += _settle(name, store, lock, settings)
    return {name: count for name, count in counts.items() if count}


def settle_leftovers(
    portal: str, run_id: str, store: Store, lock: Connection, settings: Settings
) -> None:
    """Index and ship what tasks of earlier runs left in the spool; the caller has the lock."""
    for name in store.local_names(file_name(portal)) if store.ships else ():
        if f"/{run_name(run_id)}-" not in name:
            _settle(name, store, lock, settings)


def _settle(name: str, store: Store, lock: Connection, settings: Settings) -> int:
    """Index what is missing of one file, mend and ship it; return how many rows are new."""
    statements = settings.sql_dir / "archive"
    holdings = IndexedHoldings(lock, portal=name.partition("/")[0], statements=statements)
    indexed = holdings.lengths(name)
    written = 0
    with store.open(name) as file:
        inventory = Inventory(file, name)
        for found in inventory:
            if inventory.opening is None or _goes_on(lock, inventory.opening.run_id, settings):
                log.info("%s: left to its own run", name)
                return 0
            if found.is_finished and found.offset not in indexed:
                with open_warehouse(settings).begin() as connection:
                    _restore(connection, inventory.opening, found, store, settings)
                written += 1
    if name in store.local_names(name.partition("/")[0]):
        told = max((offset + length for offset, length in indexed.items()), default=1)
        if store.mend(name, inventory.end, told):
            store.ship(name)
    return written


def _restore(
    connection: Connection, night: Opening, found: Found, store: Store, settings: Settings
) -> None:
    """Write one exchange, its capture where it would have been kept, and its fate."""
    names = {"portal_code": night.portal, "run_id": night.run_id}
    exchange = found.exchange
    bound = {**names, "news_day": night.news_day, "asked_at": exchange.asked_at}
    archive, crawl = settings.sql_dir / "archive", settings.sql_dir / "crawl"
    connection.execute(read_statement(archive, "restore_run"), bound)
    whole, original = _with_bytes(found, night.portal, store)
    verdict = _verdict(whole, night, settings)
    kept = found_again(whole, night.portal)
    if verdict is not None and verdict.keep:
        capture = capture_of(whole.exchange, kept, found.record_length, original)
        _restore_capture(connection, capture, verdict, names, settings)
    row = {**exchange_row(kept), **names}
    connection.execute(read_statement(crawl, "record_exchange"), row)


def _restore_capture(
    connection: Connection,
    capture: Capture,
    verdict: Verdict,
    names: dict[str, str],
    settings: Settings,
) -> None:
    bound = {
        **vars(capture),
        **names,
        "kind": verdict.kind.value,
        "fate": verdict.fate.value if verdict.fate else None,
    }
    connection.execute(read_statement(settings.sql_dir / "crawl", "record_capture"), bound)
    for name in ("restore_address", "restore_fate"):
        connection.execute(read_statement(settings.sql_dir / "archive", name), bound)


def _verdict(found: Found, night: Opening, settings: Settings) -> Verdict | None:
    """Return what the answer means, as if the address had been seen for the first time."""
    outcome = outcome_of(found.exchange)
    repeats_itself = found.reference is not None and found.reference.url == found.exchange.url
    if not isinstance(outcome, Answer) or outcome.status == 304 or repeats_itself:
        return None
    portal = _portal(night.portal, settings)
    if portal is None:
        return None
    known = KnownAddress(url=outcome.url, kind=kind_of(portal, outcome.url))
    return judge(outcome, known, night.news_day)


def _with_bytes(found: Found, portal: str, store: Store) -> tuple[Found, Original | None]:
    """Return the exchange with the bytes that a revisit names, and the record that has them."""
    bearer = bearer_of(found)
    if bearer is None:
        return found, None
    try:
        playback = read_bearer(bearer, store)
    except BrokenArchive as broken:
        log.warning("%s: %s", found.exchange.url, broken)
        return found, None
    original = Original(
        url=playback.url,
        fetched_at=playback.fetched_at,
        digest=bearer.digest,
        record_id=playback.record_id,
        file=playback.file,
        offset=playback.offset,
        capture_id=capture_id(portal, playback.url, playback.fetched_at, bearer.digest),
    )
    return found.with_payload(playback.payload), original


def _portal(slug: str, settings: Settings) -> Portal | None:
    try:
        return shelf_portal(slug, settings)
    except PortalMistake as mistake:
        log.warning("%s: captures are indexed without a fate: %s", slug, mistake)
        return None


def _goes_on(connection: Connection, run_id: str, settings: Settings) -> bool:
    statement = read_statement(settings.sql_dir / "archive", "goes_on")
    return bool(connection.execute(statement, {"run_id": run_id}).scalar())
