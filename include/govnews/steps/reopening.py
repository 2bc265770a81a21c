"""Takes articles out of the warehouse and lets all their captures wait to be read again.

A text's number is its place in the order of observation. Where a capture is read after a later
one of its article (a file that was indexed late, a page that was mended), the article is told
anew from its first capture, as from an empty warehouse.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import Connection, TextClause, text

from govnews.settings import Settings
from govnews.steps.warehouse_connection import open_warehouse

log = logging.getLogger(__name__)

FORGOTTEN = (
    "untally",
    "forget_person_days",
    "announce_fellows",
    "forget_story_edge",
    "leave_story",
    "forget_stories",
    "forget_article_band",
    "forget_fact_view_count",
    "forget_fact_article_revision",
    "forget_fact_article",
)


def reopen_articles(
    connection: Connection,
    settings: Settings,
    build_id: str,
    articles: Sequence[object],
    captures: Sequence[str] = (),
) -> list[tuple[str, str]]:
    """Take `articles` out; return (portal, capture) of all their captures and of `captures`.

    They wait from now on. What builds other than `build_id` have staged of them is forgotten.
    Expects the lock of loads.
    """
    bound = {"article_ids": list(articles), "capture_ids": list(captures), "build_id": build_id}
    connection.execute(_statement(settings, "replay/forget_staged"), bound)
    rows = connection.execute(_statement(settings, "replay/reopen"), bound).all()
    for name in FORGOTTEN:
        statement = _statement(settings, f"replay/{name}")
        connection.execute(statement, bound if ":article_ids" in statement.text else {})
    return [(row.portal_code, str(row.capture_id)) for row in rows]


def reopen_overtaken(build_id: str, settings: Settings) -> list[tuple[str, str]]:
    """Take out the articles of which this build brings an older capture than was read already.

    Return (portal, capture) of what has to be read into this build as well. One transaction.
    """
    bound = {"build_id": build_id}
    with open_warehouse(settings).begin() as connection:
        connection.execute(_statement(settings, "replay/lock"))
        overtaken = _statement(settings, "build/overtaken_articles")
        articles = connection.execute(overtaken, bound).scalars().all()
        if not articles:
            return []
        waiting = reopen_articles(connection, settings, build_id, articles)
    log.info(
        "build %s: %d articles told anew: older captures of them came late", build_id, len(articles)
    )
    return sorted(set(waiting))


def _statement(settings: Settings, name: str) -> TextClause:
    return text((settings.sql_dir / f"{name}.sql").read_text(encoding="utf-8"))
