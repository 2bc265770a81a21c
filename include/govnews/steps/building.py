"""The steps of build_warehouse: waiting captures become facts.

plan → read (one task per batch) → compare → validate → load → publish → health. Batches
carry ids; pages come from the archive and records travel in staging tables, so
that tasks may run on different machines and any of them may be run again.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from itertools import groupby
from typing import TypedDict

from sqlalchemy import Engine, TextClause, text

from govnews.compare import compare
from govnews.discover.schedule import reckon_visits
from govnews.failures import PortalMistake
from govnews.health.judging import remember_build
from govnews.load.dimensions import seed_dimensions
from govnews.load.fates import decide_fates
from govnews.load.merge import load
from govnews.load.portal_days import first_changed_day, refresh_portal_days
from govnews.load.staging import clear_staging, stage
from govnews.portal import Portal
from govnews.portals.shelf import load_portals
from govnews.settings import Settings
from govnews.steps.absences import confirmation_of, warn_of_brakes
from govnews.steps.garbage import collect_rarely
from govnews.steps.holdings import archive_store
from govnews.steps.reading import WaitingCapture, read_waiting, shelf_portal
from govnews.steps.reopening import reopen_overtaken
from govnews.steps.stories import story_rule
from govnews.steps.warehouse_connection import open_warehouse, translate_outages
from govnews.validate.validation import validate
from govnews.vietnamese.gazetteer import table

log = logging.getLogger(__name__)


class Batch(TypedDict):
    """What a read task gets through XCom: a name for the grid, and ids."""

    name: str
    capture_ids: list[str]


@translate_outages
def plan_build(build_id: str, settings: Settings) -> list[Batch]:
    """Return the batches of captures that wait for reading, each of one portal."""
    with open_warehouse(settings).connect() as connection:
        waiting = connection.execute(_statement(settings, "waiting_captures")).all()
    batches = cut_batches([(row[1], str(row[0])) for row in waiting], settings.batch_size)
    log.info("build %s: %d captures wait, %d batches", build_id, len(waiting), len(batches))
    return batches


def cut_batches(captures: list[tuple[str, str]], size: int) -> list[Batch]:
    """Return batches of at most `size` (portal, capture id) pairs, given in portal order."""
    batches: list[Batch] = []
    for portal, rows in groupby(captures, key=lambda row: row[0]):
        ids = [capture_id for _, capture_id in rows]
        parts = [ids[start : start + size] for start in range(0, len(ids), size)]
        batches += [
            Batch(name=portal if len(parts) == 1 else f"{portal} {number}", capture_ids=part)
            for number, part in enumerate(parts, start=1)
        ]
    return batches


@translate_outages
def read_batch(build_id: str, batch: Batch, settings: Settings) -> dict[str, int]:
    """Read one batch into staging; return articles, and pages by the fate they met.

    Safe to run again: the batch's earlier rows are replaced.
    """
    collect_rarely()
    engine = open_warehouse(settings)
    waiting = find_captures(engine, batch["capture_ids"], settings)
    slugs = {one.capture.portal for one in waiting}
    portals = {slug: shelf_portal(slug, settings) for slug in slugs}
    store = archive_store(settings)
    staged = [read_waiting(one, portals[one.capture.portal], store) for one in waiting]
    stage(engine, build_id, staged)
    counts = Counter("article" if one.reading.article else str(one.reading.fate) for one in staged)
    for one in staged:
        if one.reading.article is None:
            log.info("%s: %s: %s", one.reading.url, one.reading.fate, one.reading.reason)
    log.info("%s: %d pages: %s", batch["name"], len(staged), _ends(counts))
    return dict(counts)


def find_captures(engine: Engine, ids: list[str], settings: Settings) -> list[WaitingCapture]:
    """Return captures with their run and what the portal's feed says of their addresses."""
    with engine.connect() as connection:
        rows = connection.execute(_statement(settings, "captures"), {"capture_ids": ids})
        return [WaitingCapture.from_row(row) for row in rows.mappings()]


@translate_outages
def compare_build(build_id: str, settings: Settings) -> dict[str, int]:
    """Give every staged article its fate; return articles by fate.

    An article of which a later capture was read already is told anew from its first capture, and
    so are those that say the words of what is told anew.
    """
    while waiting := reopen_overtaken(build_id, settings):
        for batch in cut_batches(waiting, settings.batch_size):
            read_batch(build_id, batch, settings)
    portals: dict[str, Portal] = {}

    def rank_form(slug: str, url: str, layout: str) -> int:
        portal = portals.setdefault(slug, shelf_portal(slug, settings))
        names = [one.name for one in portal.layouts]
        theme = names.index(layout) if layout in names else len(names)
        return theme + (0 if portal.is_article(url) else len(names) + 1)

    counts = compare(open_warehouse(settings), build_id, settings.sql_dir, rank_form)
    log.info("build %s: %s", build_id, _ends(counts) or "no article to compare")
    return counts


@translate_outages
def validate_build(build_id: str, settings: Settings) -> dict[str, object]:
    """Check the staged rows; return the counts of checks and of refused rows.

    Raises `ChecksFailed` when the build as a whole broke a check.
    """
    hosts = {slug: (portal.host, *portal.aliases) for slug, portal in _shelf(settings).items()}
    summary = validate(
        open_warehouse(settings),
        settings.warehouse_url,
        build_id,
        settings.data_docs_dir,
        hosts=hosts,
        sql_dir=settings.sql_dir,
    )
    return asdict(summary)


@translate_outages
def load_build(build_id: str, settings: Settings) -> dict[str, int]:
    """Bring the build into dimensions and facts, in one transaction; return rows by table.

    The task's log tells what came in, changed, went and was there already, table by table.
    """
    engine = open_warehouse(settings)
    topics = [(row["code"], row["label_en"], row["label_vi"]) for row in table("topics.csv")]
    seed_dimensions(engine, list(_shelf(settings).values()), topics)
    counts = load(engine, build_id, confirmation_of(settings), story_rule(settings))
    log.info("build %s loaded: %s", build_id, _ends(counts) or "nothing new")
    for name, count in counts.tables.items():
        if count.changed or count.unchanged:
            log.info("%s: %s", name, count)
    warn_of_brakes(engine)
    return dict(counts)


@translate_outages
def publish_build(build_id: str, settings: Settings) -> dict[str, int]:
    """Write down every page's fate, bring each portal's days up to date, empty the staging.

    What was read tells when each page is due again.
    """
    engine = open_warehouse(settings)
    fates = decide_fates(engine, build_id)
    for slug, portal in _shelf(settings).items():
        reckon_visits(engine, slug, settings.sql_dir / "crawl", portal.listing.page_parameter)
    first_day = first_changed_day(engine, build_id)
    remember_build(engine, build_id, first_day)
    refresh_portal_days(engine, first_day)
    clear_staging(engine, build_id)
    log.info("build %s: %s", build_id, _ends(fates) or "no page waited")
    return fates


def _shelf(settings: Settings) -> dict[str, Portal]:
    """Return the portals whose files are right, under their stand-ins' hosts where set."""
    return {
        slug: shelf_portal(slug, settings)
        for slug, portal in load_portals(settings.portal_dir).items()
        if not isinstance(portal, PortalMistake)
    }


def _ends(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()) if count)


def _statement(settings: Settings, name: str) -> TextClause:
    return text((settings.sql_dir / "build" / f"{name}.sql").read_text(encoding="utf-8"))
