"""The steps of replay_archive: captures read again with the present code.

plan → read (one task per batch, into staging) → difference → load. What
differs is reported field by field; on approval the articles concerned are taken
out and all their captures wait again, so that build_warehouse loads them as it
would from an empty warehouse. Killed in between, nothing is lost: what waits is
read by the next build.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from sqlalchemy import Connection, TextClause, text

from govnews.load.staging import clear_staging
from govnews.settings import Settings
from govnews.steps.building import Batch, cut_batches, read_batch
from govnews.steps.warehouse_connection import open_warehouse, translate_outages

log = logging.getLogger(__name__)

EXAMPLES = 20
SHOWN = 160
FORGOTTEN = (
    "forget_person_days",
    "forget_story_edge",
    "leave_story",
    "forget_stories",
    "forget_article_band",
    "forget_fact_view_count",
    "forget_fact_article_revision",
    "forget_fact_article",
)


class Difference(TypedDict):
    """What a replay found: captures that read otherwise, and how often each field did."""

    capture_ids: list[str]
    fields: dict[str, int]


@translate_outages
def plan_replay(
    replay_id: str, portals: Sequence[str], first_day: date, last_day: date, settings: Settings
) -> list[Batch]:
    """Return batches of the captures of these portals (none: all) and news days, both included."""
    bound = {"portals": list(portals), "first_day": first_day, "last_day": last_day}
    with open_warehouse(settings).connect() as connection:
        rows = connection.execute(_statement(settings, "captures"), bound).all()
    log.info("replay %s: %d captures of %s to %s", replay_id, len(rows), first_day, last_day)
    return cut_batches(
        [(row.portal_code, str(row.capture_id)) for row in rows], settings.batch_size
    )


def read_replay(replay_id: str, batch: Batch, settings: Settings) -> dict[str, int]:
    """Read one batch again into staging; return articles, and pages by the fate they met."""
    return read_batch(replay_id, batch, settings)


@translate_outages
def report_differences(replay_id: str, settings: Settings) -> Difference:
    """Return and log what the present code reads otherwise. Safe to run again."""
    engine = open_warehouse(settings)
    with engine.connect() as connection:
        bound = {"build_id": replay_id}
        rows = connection.execute(_statement(settings, "differences"), bound).all()
    for row in rows[:EXAMPLES]:
        log.info("%s: %s: %s → %s", row.url, row.name, _short(row.before), _short(row.after))
    if len(rows) > EXAMPLES:
        log.info("… and %d differences more", len(rows) - EXAMPLES)
    fields = dict(sorted(Counter(row.name for row in rows).items()))
    captures = list(dict.fromkeys(str(row.capture_id) for row in rows))
    log.info("replay %s: %d captures differ: %s", replay_id, len(captures), fields or "no field")
    return Difference(capture_ids=captures, fields=fields)


@translate_outages
def discard_replay(replay_id: str, settings: Settings) -> None:
    """Empty the staging of a replay that is not to be loaded."""
    clear_staging(open_warehouse(settings), replay_id)


@translate_outages
def reopen_captures(replay_id: str, difference: Difference, settings: Settings) -> int:
    """Take the differing articles out and let all their captures wait; return how many wait.

    One transaction. build_warehouse then reads, checks and loads them.
    """
    discard_replay(replay_id, settings)
    captures = {"capture_ids": difference["capture_ids"]}
    with open_warehouse(settings).begin() as connection:
        # A build beside us must not load what it decided about articles that we take out.
        connection.execute(_statement(settings, "lock"))
        rows = connection.execute(_statement(settings, "differing_articles"), captures)
        articles = [row.article_id for row in rows]
        connection.execute(_statement(settings, "forget_staged"), {"article_ids": articles})
        waiting = connection.execute(_statement(settings, "reopen"), captures).rowcount
        _forget(connection, settings, articles)
    log.info("replay %s: %d captures of %d articles wait again", replay_id, waiting, len(articles))
    return waiting


def _forget(connection: Connection, settings: Settings, articles: Sequence[object]) -> None:
    for name in FORGOTTEN:
        statement = _statement(settings, name)
        bound = {"article_ids": articles} if ":article_ids" in statement.text else {}
        connection.execute(statement, bound)


def _short(value: str | None) -> str:
    shown = "nothing" if value is None else repr(value)
    return shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"


def _statement(settings: Settings, name: str) -> TextClause:
    return text((settings.sql_dir / "replay" / f"{name}.sql").read_text(encoding="utf-8"))
