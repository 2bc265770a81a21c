"""Finds copies of one story among new articles and those the warehouse holds.

Bands propose pairs, `similarity.measure` decides on the texts; the load keeps
bands and edges and derives the stories from edges of relation ``same_story``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, text

from govnews.compare.shingles import ALGORITHM, band_keys, cut_shingles
from govnews.compare.similarity import ArticleText, measure


def propose_stories(connection: Connection, build_id: str, statements: Path) -> None:
    """Stage the bands of this build's news and every measured pair, in the caller's transaction."""
    build = {"build_id": build_id, "algorithm": ALGORITHM}
    connection.execute(text((statements / "forget_proposals.sql").read_text()), build)
    news = _read_texts(connection, statements / "news.sql", build)
    if not news:
        return
    connection.execute(
        text((statements / "stage_band.sql").read_text()),
        [
            {**build, "band_key": key, "article_id": article_id}
            for article_id, article in news.items()
            for key in band_keys(cut_shingles(article.text))
        ],
    )
    _measure_pairs(connection, statements, build, news)


def _measure_pairs(
    connection: Connection,
    statements: Path,
    build: dict[str, object],
    news: dict[UUID, ArticleText],
) -> None:
    candidates = text((statements / "candidate_pairs.sql").read_text())
    pairs = [(row[0], row[1]) for row in connection.execute(candidates, build)]
    if not pairs:
        return
    held = _missing(pairs, news)
    texts = _read_texts(connection, statements / "held_texts.sql", {"article_ids": held}) | news
    edges = []
    for one, other in pairs:
        likeness = measure(texts[one], texts[other])
        edges.append(
            {
                **build,
                "article_id": one,
                "other_article_id": other,
                "jaccard": likeness.jaccard,
                "containment": likeness.containment,
                "number_agreement": likeness.number_agreement,
                "is_title_conflicting": likeness.is_title_conflicting,
                "relation": likeness.relation,
            }
        )
    connection.execute(text((statements / "stage_edge.sql").read_text()), edges)


def _missing(pairs: Iterable[tuple[UUID, UUID]], news: dict[UUID, ArticleText]) -> list[UUID]:
    return sorted({article_id for pair in pairs for article_id in pair} - news.keys())


def _read_texts(
    connection: Connection, statement: Path, bound: dict[str, object]
) -> dict[UUID, ArticleText]:
    rows = connection.execute(text(statement.read_text()), bound).mappings()
    return {
        row["article_id"]: ArticleText(
            portal=row["portal_code"], title=row["title"], text=row["text"]
        )
        for row in rows
    }
