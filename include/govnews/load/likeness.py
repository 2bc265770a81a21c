"""Keeps bands and edges: which articles may be copies, and how alike they are.

An article whose row of `warehouse.article_likeness` has an older algorithm, or 0, is stale. All
stale ones are worked through together: their keys replace those of before, pairs that share a key
are measured on their texts, edges hold the features. What stands there afterwards depends on the
current texts only, not on the order or the batches in which they came: of each key the 50
nearest articles on each side are compared, and a pair that later ones pushed apart is let go.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from govnews.likeness.shingles import ALGORITHM, Shingled, Slots, exact_key, hash_bands
from govnews.likeness.similarity import Likeness, is_conflicting, is_of_other_time, measure
from govnews.load.copying import copy_rows
from govnews.load.statements import read_statement

log = logging.getLogger(__name__)

# Articles that are read at once; pairs that are measured at once; texts that are kept for the
# next batch, whose neighbours are mostly the same.
BATCH = 1000
PAIRS = 8000
KEPT = 6000

_ARRIVAL = (
    *("article_id", "batch", "article_number", "text_digest", "shingle_count", "band_keys"),
    *("former_number", "former_keys"),
)
_MEASURED = (
    *("article_id", "other_article_id", "jaccard", "containment", "number_agreement"),
    *("is_title_conflicting", "is_time_conflicting", "is_one_portal"),
)
_EXACT = Likeness(jaccard=1, containment=1, number_agreement=1)


@dataclass(frozen=True, kw_only=True)
class StoryRule:
    """From which likeness on two articles are one story (decision 0023); shares from 0 to 1."""

    same_jaccard: float = 0.7
    same_portal_jaccard: float = 0.8
    same_containment: float = 0.9
    contained_jaccard: float = 0.4
    number_agreement: float = 0.5


@dataclass(frozen=True, kw_only=True)
class _Pair:
    article_id: UUID
    other_article_id: UUID
    is_exact: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class _Signed:
    """What a text is compared by: nothing where it is too short to be anybody's copy."""

    digest: UUID | None
    shingle_count: int
    slots: Slots | None


@dataclass(frozen=True, kw_only=True)
class _Text:
    portal_id: UUID
    title: str
    text: str
    is_read: bool
    shingled: Shingled


def refresh_edges(connection: Connection, rule: StoryRule | None, most: int | None = None) -> int:
    """Bring bands and edges up to date, and fill the temporary table ``touched``.

    `rule` None leaves the thresholds as they are; else edges are judged anew where one moved.
    Of the stale articles `most` are worked through, the oldest first (None: all of them); return
    how many.
    """
    for table in ("arrival_table", "measured_table", "touched_table"):
        _run(connection, table)
    if rule and _run(connection, "story_rule", **asdict(rule)):
        _run(connection, "judge_edges")
    worked = _hash_stale(connection, most)
    if worked:
        for step in ("index_arrivals", "analyse_arrivals", "forget_bands", "forget_edges"):
            _run(connection, step)
        _run(connection, "article_likeness", algorithm=ALGORITHM)
        _run(connection, "article_band")
        _run(connection, "part_edges")
    texts: dict[UUID, _Text] = {}
    for batch in range(-(-worked // BATCH)):
        _measure(connection, _pairs(connection, "near_pairs", batch=batch), texts)
    _measure(connection, _pairs(connection, "rejoined_pairs"), texts)
    _run(connection, "forget_lost_bands")
    _run(connection, "story_edge")
    return worked


def _run(connection: Connection, step: str, **bound: object) -> int:
    return connection.execute(read_statement(f"likeness/{step}"), bound).rowcount


def _hash_stale(connection: Connection, most: int | None) -> int:
    """Copy stale articles with their keys into ``arrival``; return how many."""
    stale = connection.execute(
        read_statement("likeness/stale"),
        {"algorithm": ALGORITHM, "most": most},
        execution_options={"yield_per": BATCH},
    ).mappings()
    worked = 0
    for batch, rows in enumerate(stale.partitions(BATCH)):
        copy_rows(connection, ("arrival",), _ARRIVAL, _arrivals(rows, batch))
        worked += len(rows)
        if (batch + 1) % 50 == 0:
            log.info("near-duplicates: %d articles hashed", worked)
    return worked


def _arrivals(rows: Sequence[Mapping[Any, Any]], batch: int) -> Iterator[Sequence[object]]:
    signed = [_sign(row) for row in rows]
    bands = iter(hash_bands([one.slots for one in signed if one.slots is not None]))
    for row, one in zip(rows, signed, strict=True):
        keys = [exact_key(one.digest)] if one.digest else []
        if one.slots is not None:
            keys += next(bands)
        yield (
            row["article_id"],
            batch,
            row["article_number"],
            one.digest,
            one.shingle_count,
            keys,
            row["former_number"],
            row["former_keys"],
        )


def _sign(row: Mapping[Any, Any]) -> _Signed:
    shingled = Shingled(row["text"])
    return _Signed(
        digest=shingled.digest(row["title"]),
        shingle_count=len(shingled.shingles),
        slots=shingled.slots(),
    )


def _pairs(connection: Connection, step: str, **bound: object) -> list[_Pair]:
    rows = connection.execute(read_statement(f"likeness/{step}"), bound)
    return [_Pair(article_id=row[0], other_article_id=row[1], is_exact=row[2]) for row in rows]


def _measure(connection: Connection, pairs: Sequence[_Pair], texts: dict[UUID, _Text]) -> None:
    """Copy the features of all pairs above the floor into ``measured``.

    `texts` are those of the pairs before; afterwards the latest of these pairs are there, too.
    """
    for start in range(0, len(pairs), PAIRS):
        some = pairs[start : start + PAIRS]
        wanted = _wanted(some)
        texts |= _read_texts(
            connection,
            {
                one: is_read
                for one, is_read in wanted.items()
                if one not in texts or (is_read and not texts[one].is_read)
            },
        )
        copy_rows(connection, ("measured",), _MEASURED, _measured_rows(some, texts))
        for one in list(texts)[: max(0, len(texts) - KEPT)]:
            del texts[one]


def _wanted(pairs: Sequence[_Pair]) -> dict[UUID, bool]:
    """Return the articles of the pairs, and whether their texts are asked for, too."""
    wanted: dict[UUID, bool] = {}
    for pair in pairs:
        for article_id in (pair.article_id, pair.other_article_id):
            wanted[article_id] = wanted.get(article_id, False) or not pair.is_exact
    return wanted


def _measured_rows(pairs: Sequence[_Pair], texts: Mapping[UUID, _Text]) -> Iterator[Sequence[Any]]:
    for pair in pairs:
        one, other = texts[pair.article_id], texts[pair.other_article_id]
        likeness = _EXACT if pair.is_exact else measure(one.shingled, other.shingled)
        if likeness:
            yield (
                min(pair.article_id, pair.other_article_id),
                max(pair.article_id, pair.other_article_id),
                round(likeness.jaccard, 4),
                round(likeness.containment, 4),
                likeness.number_agreement,
                is_conflicting(one.title, other.title),
                is_of_other_time(one.text, other.text),
                one.portal_id == other.portal_id,
            )


def _read_texts(connection: Connection, wanted: Mapping[UUID, bool]) -> dict[UUID, _Text]:
    """Return these articles; those that are in exact pairs only, without text."""
    rows = connection.execute(
        read_statement("likeness/texts"),
        {"article_ids": list(wanted), "are_read": list(wanted.values())},
    )
    return {
        row.article_id: _Text(
            portal_id=row.portal_id,
            title=row.title,
            text=row.text or "",
            is_read=wanted[row.article_id],
            shingled=Shingled(row.text or ""),
        )
        for row in rows
    }
