"""The steps of scrape_portals: plan the run, scrape one portal per task, sum up."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from govnews.discover.frontier import (
    Frontier,
    count_fates,
    finish_run,
    news_day_of,
    open_run,
    read_statement,
)
from govnews.discover.schedule import reckon_visits
from govnews.failures import BrokenPromise, TryAgain
from govnews.fetch.archive import Archive
from govnews.fetch.client import Client, Limits
from govnews.fetch.manners import Manners
from govnews.portal import Portal
from govnews.portals.shelf import load_portal, portal_slugs
from govnews.settings import Settings, StandIn
from govnews.steps.crawl import Crawl, Night
from govnews.steps.walk import Reach
from govnews.steps.warehouse_connection import open_warehouse, translate_outages

log = logging.getLogger(__name__)

LOCK_SECONDS = 30.0  # Postgres notices a killed task at once, a lost machine later


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
    a wrong portal file, `PortalUnreachable`, `TooManyFailures` or `PortalSilent` after the
    fates are written down, and `WarehouseUnreachable`.
    """
    return scrape_with(load_portal(slug, settings.portal_dir), run_id, settings)[1]


def scrape_with(
    portal: Portal,
    run_id: str,
    settings: Settings,
    *,
    reach: Reach | None = None,
    requests: int | None = None,
) -> tuple[Frontier, dict[str, int]]:
    """Scrape one portal, alone; return its frontier and how many addresses ended how.

    With `reach`, a backfill of its days; with `requests`, within that budget.
    """
    slug = portal.slug
    stand_in = settings.stand_ins.get(slug)
    if stand_in is not None:
        portal = portal.moved_to(stand_in.host)
    engine = open_warehouse(settings)
    news_day = news_day_of(engine, run_id, _statements(settings))
    if news_day is None:
        raise BrokenPromise(f"run {run_id} was never planned: no row in crawl.run")
    frontier = Frontier(engine, portal=slug, run_id=run_id, statements=_statements(settings))
    reckon = partial(
        reckon_visits,
        portal=slug,
        statements=_statements(settings),
        page_parameter=portal.listing.page_parameter,
    )
    with _alone(engine, slug, _statements(settings)):
        try:
            reckon(engine)
            with _night(portal, stand_in, frontier, run_id, news_day, settings) as night:
                Crawl(replace(night, reach=reach, requests=requests)).run()
        finally:
            reckon(engine)
            counts = frontier.counts()
            ends = ", ".join(f"{count} {fate}" for fate, count in sorted(counts.items()))
            log.info("%s on %s: %d addresses: %s", slug, news_day, sum(counts.values()), ends)
    return frontier, counts


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


@contextmanager
def _night(
    portal: Portal,
    stand_in: StandIn | None,
    frontier: Frontier,
    run_id: str,
    news_day: date,
    settings: Settings,
) -> Iterator[Night]:
    own_pace = settings.delay_seconds if stand_in is not None else None
    manners = Manners(portal.delay_seconds if own_pace is None else own_pace)
    archive = Archive(settings.archive_dir, portal=portal.slug, news_day=news_day, run_id=run_id)
    client = Client(
        user_agent=settings.user_agent,
        manners=manners,
        owns=portal.owns,
        limits=_limits(settings, own_pace),
        stand_in=stand_in,
    )
    night = Night(
        portal=portal,
        news_day=news_day,
        frontier=frontier,
        client=client,
        manners=manners,
        archive=archive,
        archive_dir=settings.archive_dir,
        obeys_delay=own_pace is None,
    )
    try:
        yield night
    finally:
        client.close()
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


@contextmanager
def _alone(engine: Engine, slug: str, statements: Path) -> Iterator[None]:
    """Hold the portal's lock: two tasks at once would be twice as fast as we promise."""
    lock = read_statement(statements, "lock_portal")
    until = time.monotonic() + LOCK_SECONDS
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not connection.execute(lock, {"portal_code": slug}).scalar():
            if time.monotonic() > until:
                raise TryAgain(f"portal {slug}: another task is scraping it")
            time.sleep(0.2)
        yield


def _statements(settings: Settings) -> Path:
    return settings.sql_dir / "crawl"
