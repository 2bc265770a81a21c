"""The steps of scrape_portals: plan the run, scrape one portal per task, sum up."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Engine

from govnews.discover.frontier import (
    Frontier,
    count_fates,
    finish_run,
    news_day_of,
    open_run,
)
from govnews.discover.schedule import reckon_visits
from govnews.discover.seen_pages import SeenPages
from govnews.failures import BrokenPromise, TooManyFailures
from govnews.fetch.archive import Archive
from govnews.fetch.certificates import Trust
from govnews.fetch.client import Client
from govnews.fetch.limits import Limits
from govnews.fetch.manners import Manners
from govnews.portal import Portal
from govnews.portals.shelf import load_portal, portal_slugs
from govnews.settings import Settings, StandIn
from govnews.steps.crawl import Crawl, Night
from govnews.steps.holdings import IndexedHoldings, archive_store
from govnews.steps.hosts import exception_recorder
from govnews.steps.portal_lock import LOCK_SECONDS, alone
from govnews.steps.recovery import RememberingClient
from govnews.steps.reindexing import settle_leftovers
from govnews.steps.sameness import settle_sameness
from govnews.steps.shared_pace import SharedPace
from govnews.steps.walk import Reach
from govnews.steps.warehouse_connection import kept_warehouse, open_warehouse, translate_outages

log = logging.getLogger(__name__)


@translate_outages
def plan_run(run_id: str, news_day: date, portals: Sequence[str], settings: Settings) -> list[str]:
    """Open the run of `news_day` and return the slugs to scrape.

    `portals` when any are named, else those of the settings, else all on the shelf. Whether
    a portal's file is right, its own task will tell.
    """
    slugs = open_portals(run_id, news_day, portals, settings)
    log.info("run %s of %s: %d portals: %s", run_id, news_day, len(slugs), ", ".join(slugs))
    return slugs


def open_portals(
    run_id: str,
    news_day: date,
    portals: Sequence[str],
    settings: Settings,
    purpose: str = "night",
) -> list[str]:
    """Open a run and return its slugs, each once. `purpose` is night or backfill."""
    slugs = list(portals) or list(settings.portals) or portal_slugs(settings.portal_dir)
    engine = open_warehouse(settings)
    open_run(engine, run_id, news_day, _statements(settings), purpose)
    kept = news_day_of(engine, run_id, _statements(settings))
    if kept != news_day:
        raise BrokenPromise(f"run {run_id} belongs to {kept}, expected {news_day}")
    return list(dict.fromkeys(slugs))


@translate_outages
def scrape_portal(slug: str, run_id: str, settings: Settings) -> dict[str, int]:
    """Scrape one portal and return how many of its addresses ended how (``waiting``: no fate yet).

    A second call of the same run goes on where the first stopped. Raises `PortalMistake` for
    a wrong portal file, `WrongSetting` where we do not say who we are, `PortalStopped`,
    `PortalUnreachable`, `TooManyFailures` or `PortalSilent` after the fates are written down, and
    `WarehouseUnreachable`.
    """
    return scrape_with(load_portal(slug, settings.portal_dir), run_id, settings)


def scrape_with(
    portal: Portal,
    run_id: str,
    settings: Settings,
    *,
    reach: Reach | None = None,
    requests: int | None = None,
) -> dict[str, int]:
    """Scrape one portal, alone; return how many of its addresses ended how.

    With `reach`, a backfill of its days; with `requests`, within that budget.
    """
    slug = portal.slug
    stand_in = settings.stand_ins.get(slug)
    if stand_in is not None:
        portal = portal.moved_to(stand_in.host)
    else:
        settings.require_contact()
    with kept_warehouse(settings) as engine:
        news_day = news_day_of(engine, run_id, _statements(settings))
        if news_day is None:
            raise BrokenPromise(f"run {run_id} was never planned: no row in crawl.run")
        with (
            alone(engine, slug, _statements(settings), LOCK_SECONDS) as connection,
            _night(portal, stand_in, engine, connection, run_id, news_day, settings) as night,
        ):
            seen = SeenPages(engine, portal=slug, run_id=run_id, statements=_statements(settings))
            night = replace(night, reach=reach, requests=requests)
            return _scrape(night, seen, engine, settings)


@translate_outages
def summarise_run(run_id: str, settings: Settings) -> dict[str, dict[str, int]]:
    """Close the run and return portal, fate (or ``waiting``), count."""
    engine = open_warehouse(settings)
    finish_run(engine, run_id, _statements(settings))
    counted = count_fates(engine, run_id, _statements(settings))
    for slug, counts in counted.items():
        ends = ", ".join(f"{count} {fate}" for fate, count in sorted(counts.items()))
        log.info("%s: %d addresses: %s", slug, sum(counts.values()), ends)
    return counted


def _scrape(night: Night, seen: SeenPages, engine: Engine, settings: Settings) -> dict[str, int]:
    """Crawl, judge the night's pages as a whole, and reckon when each address is due again."""
    portal = night.portal
    try:
        _reckon(engine, portal, settings)
        Crawl(night).run()
    finally:
        problem = settle_sameness(portal, seen)
        _reckon(engine, portal, settings)
        counts = night.frontier.counts()
        ends = ", ".join(f"{count} {fate}" for fate, count in sorted(counts.items()))
        addresses = sum(counts.values())
        log.info("%s on %s: %d addresses: %s", portal.slug, night.news_day, addresses, ends)
    if problem is not None:
        raise TooManyFailures(problem)
    return counts


def _reckon(engine: Engine, portal: Portal, settings: Settings) -> None:
    reckon_visits(engine, portal.slug, _statements(settings), portal.listing.page_parameter)


def _open_archive(
    portal: Portal, connection: Connection, news_day: date, run_id: str, settings: Settings
) -> Archive:
    """Return the portal's archive of this night, what killed tasks left settled before."""
    store = archive_store(settings)
    settle_leftovers(portal.slug, run_id, store, connection, settings)
    statements = settings.sql_dir / "archive"
    return Archive(
        store,
        portal=portal.slug,
        news_day=news_day,
        run_id=run_id,
        holdings=IndexedHoldings(connection, portal=portal.slug, statements=statements),
        file_bytes=settings.archive_file_bytes,
    )


@contextmanager
def _night(
    portal: Portal,
    stand_in: StandIn | None,
    engine: Engine,
    connection: Connection,
    run_id: str,
    news_day: date,
    settings: Settings,
) -> Iterator[Night]:
    """Put together what a crawl works with; `connection` holds the portal's and hosts' locks."""
    statements = _statements(settings)
    archive = _open_archive(portal, connection, news_day, run_id, settings)
    frontier = Frontier(
        engine,
        portal=portal.slug,
        run_id=run_id,
        statements=statements,
        take_exchanges=archive.take,
    )
    own_pace = settings.delay_seconds if stand_in is not None else None
    manners = Manners(
        portal.delay_seconds if own_pace is None else own_pace,
        pace=SharedPace(connection, statements),
    )
    recorder = exception_recorder(engine, portal, run_id, statements)
    store = archive_store(settings)
    client = Client(
        user_agent=settings.user_agent,
        manners=manners,
        owns=portal.owns,
        limits=_limits(settings, own_pace),
        ports=portal.ports,
        stand_in=stand_in,
        trust=Trust(portal.tls_exceptions, on_use=recorder),
        witness=archive.write,
    )
    remembering = RememberingClient(client, archive, store, archive.resume())
    night = Night(
        portal=portal,
        news_day=news_day,
        frontier=frontier,
        client=remembering,
        manners=manners,
        archive=archive,
        store=store,
        obeys_delay=own_pace is None,
    )
    try:
        yield night
    finally:
        client.close()
        try:
            remembering.close()
            frontier.save()  # what was asked last, and came to nothing
        finally:
            archive.close()


def _limits(settings: Settings, own_pace: float | None) -> Limits:
    usual = Limits()
    return Limits(
        connect_seconds=min(usual.connect_seconds, settings.request_seconds),
        read_seconds=settings.request_seconds,
        total_seconds=3 * settings.request_seconds,
        page_bytes=settings.page_bytes,
        backoff_seconds=usual.backoff_seconds if own_pace is None else own_pace,
    )


def _statements(settings: Settings) -> Path:
    return settings.sql_dir / "crawl"
