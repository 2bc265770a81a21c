"""Runs the comparison of one build against the warehouse: what is each capture to it?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, text

from govnews.compare.changes import Wording
from govnews.compare.revisions import (
    Address,
    Candidate,
    Decision,
    HeldRevision,
    KnownArticle,
    RankForm,
    decide,
)


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
    rows = _rows(connection, statements / "candidates.sql", build)
    candidates = [
        Candidate(
            capture_id=row["capture_id"],
            run_id=row["run_id"],
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
        for row in rows
    ]
    return decide(
        candidates,
        held_articles=_held_articles(connection, statements, build),
        held_captures=_held_captures(connection, statements, build),
        dead_addresses=_dead_addresses(connection, statements, build),
        rank_form=rank_form,
    )


def _held_articles(
    connection: Connection, statements: Path, build: dict[str, str]
) -> list[KnownArticle]:
    return [
        KnownArticle(
            article_id=row["article_id"],
            portal=row["portal_code"],
            url=row["url"],
            content_digest=row["content_digest"],
            revision_id=row["revision_id"],
            revision_ordinal=row["revision_ordinal"],
            wording=_wording(row),
        )
        for row in _rows(connection, statements / "known_articles.sql", build)
    ]


def _held_captures(
    connection: Connection, statements: Path, build: dict[str, str]
) -> dict[UUID, HeldRevision]:
    return {
        row["capture_id"]: HeldRevision(
            revision_id=row["revision_id"],
            revision_ordinal=row["revision_ordinal"],
            content_digest=row["content_digest"],
        )
        for row in _rows(connection, statements / "held_captures.sql", build)
    }


def _dead_addresses(
    connection: Connection, statements: Path, build: dict[str, str]
) -> dict[str, set[Address]]:
    dead: dict[str, set[Address]] = {}
    for row in _rows(connection, statements / "dead_addresses.sql", build):
        dead.setdefault(row["run_id"], set()).add((row["portal_code"], row["url"]))
    return dead


def _rows(
    connection: Connection, statement: Path, build: dict[str, str]
) -> Sequence[Mapping[Any, Any]]:
    return connection.execute(text(statement.read_text(encoding="utf-8")), build).mappings().all()


def _wording(row: Mapping[Any, Any]) -> Wording:
    stated = row["published_quote"] if row["published_basis"] == "stated" else None
    return Wording(
        title=row["title"],
        byline=row["byline"],
        published=stated,
        body=tuple(row["text"].split("\n")),
        captions=tuple(row["captions"]),
        tables=tuple(tuple(" | ".join(cells) for cells in table) for table in row["tables"]),
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
