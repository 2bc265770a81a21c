"""Runs the comparison of one build against the warehouse: fates first, then stories."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from govnews.compare.changes import Wording
from govnews.compare.revisions import Candidate, Decision, KnownArticle, RankForm, decide
from govnews.compare.stories import propose_stories


def compare(
    engine: Engine,
    build_id: str,
    sql_dir: Path,
    rank_form: RankForm,
) -> dict[str, int]:
    """Decide the fate of every article staged for `build_id`; return captures by fate.

    One transaction; a second call finds nothing left to decide.
    """
    statements = sql_dir / "compare"
    with engine.begin() as connection:
        decisions = _decide_build(connection, build_id, statements, rank_form)
        _record(connection, build_id, statements, decisions)
        propose_stories(connection, build_id, statements)
    counts: dict[str, int] = {}
    for decision in decisions:
        counts[decision.fate] = counts.get(decision.fate, 0) + 1
    return counts


def _decide_build(
    connection: Connection,
    build_id: str,
    statements: Path,
    rank_form: RankForm,
) -> list[Decision]:
    build = {"build_id": build_id}
    rows = connection.execute(text((statements / "candidates.sql").read_text()), build)
    candidates = [
        Candidate(
            capture_id=row["capture_id"],
            portal=row["portal_code"],
            url=row["url"],
            page_identity=row["page_identity"],
            article_id=row["article_id"],
            canonical_url=row["canonical_url"],
            layout=row["layout"],
            content_digest=row["content_digest"],
            fetched_at=row["fetched_at"],
            wording=_wording(row),
        )
        for row in rows.mappings()
    ]
    rows = connection.execute(text((statements / "known_articles.sql").read_text()), build)
    held = [
        KnownArticle(
            article_id=row["article_id"],
            portal=row["portal_code"],
            url=row["url"],
            content_digest=row["content_digest"],
            revision_id=row["revision_id"],
            revision_ordinal=row["revision_ordinal"],
            is_address_alive=row["is_address_alive"],
            wording=_wording(row),
        )
        for row in rows.mappings()
    ]
    return decide(
        candidates,
        known={article.article_id: article for article in held},
        known_twins={(article.portal, article.content_digest): article for article in held},
        rank_form=rank_form,
    )


def _wording(row: Mapping[Any, Any]) -> Wording:
    stated = row["published_quote"] if row["published_basis"] == "stated" else None
    return Wording(
        title=row["title"],
        byline=row["byline"],
        published=stated,
        body=tuple(row["text"].split("\n")),
        captions=tuple(row["captions"]),
    )


def _record(
    connection: Connection, build_id: str, statements: Path, decisions: list[Decision]
) -> None:
    if not decisions:
        return
    connection.execute(
        text((statements / "record_decision.sql").read_text()),
        [
            {
                "build_id": build_id,
                "capture_id": decision.capture_id,
                "fate": decision.fate.value,
                "target_url": decision.target_url,
                "revision_id": decision.revision_id,
                "revision_ordinal": decision.revision_ordinal,
                "changes": json.dumps(
                    [asdict(change) for change in decision.changes], ensure_ascii=False
                ),
            }
            for decision in decisions
        ],
    )
