"""Stores what each revision changed of the one before, in the transaction of its load.

A difference is a function of two revisions' words and facts: whenever either is new or was read
anew, it is told anew. Nothing depends on which of them was loaded first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from govnews.difference import (
    DIFFERENCE_VERSION,
    Change,
    Difference,
    Evidence,
    Fact,
    Figure,
    Version,
    differ,
)
from govnews.load.copying import copy_rows
from govnews.load.statements import read_statement

# Revisions compared at once: their texts and facts are held in memory.
_AT_ONCE = 500
_SIDE = ("field", "start", "end", "quote", "value", "number", "number_high", "unit")
_COLUMNS = (
    *("revision_id", "change_ordinal", "previous_revision_id", "kind", "action", "aspect"),
    *(f"before_{name}" for name in _SIDE),
    *(f"after_{name}" for name in _SIDE),
    *("measure", "subject", "period_label"),
)
Pair = tuple[UUID, UUID]
"""A revision and the one before it."""


def tell_differences(connection: Connection) -> int:
    """Compare every revision that this load concerns; return the rows of changes written.

    Expects the temporary table `loadable`, the facts of the build in place, and the lock of loads.
    """
    bound = {"version": DIFFERENCE_VERSION}
    rows = connection.execute(read_statement("difference/pairs"), bound).all()
    pairs = [(row.revision_id, row.before_id) for row in rows]
    return sum(
        _tell(connection, pairs[start : start + _AT_ONCE])
        for start in range(0, len(pairs), _AT_ONCE)
    )


def _tell(connection: Connection, pairs: Sequence[Pair]) -> int:
    versions = _versions(connection, sorted({one for pair in pairs for one in pair}))
    told = [(pair, differ(versions[pair[1]], versions[pair[0]])) for pair in pairs]
    connection.execute(
        read_statement("difference/forget_changes"), {"revision_ids": [one for one, _ in pairs]}
    )
    connection.execute(
        read_statement("difference/told"),
        [
            {
                "revision_id": revision_id,
                "previous_revision_id": before_id,
                "disclosure": difference.disclosure,
                "version": DIFFERENCE_VERSION,
            }
            for (revision_id, before_id), difference in told
        ],
    )
    rows = [row for pair, difference in told for row in _rows(pair, difference)]
    if rows:
        copy_rows(connection, ("warehouse", "fact_revision_change"), _COLUMNS, rows)
    return len(rows)


def _rows(pair: Pair, difference: Difference) -> Iterator[tuple[object, ...]]:
    revision_id, before_id = pair
    for ordinal, change in enumerate(difference.changes, start=1):
        yield (
            *(revision_id, ordinal, before_id, change.kind, change.action, change.aspect),
            *_side(change.before),
            *_side(change.after),
            *_framed(change),
        )


def _side(evidence: Evidence | None) -> tuple[object, ...]:
    return tuple(getattr(evidence, name) if evidence else None for name in _SIDE)


def _framed(change: Change) -> tuple[object, ...]:
    return (change.measure, change.subject, change.period)


def _versions(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Version]:
    bound = {"revision_ids": list(ids)}
    facts: defaultdict[UUID, list[Fact]] = defaultdict(list)
    for row in connection.execute(read_statement("difference/figures"), bound).mappings():
        facts[row["revision_id"]].append(_figure(row))
    for row in connection.execute(read_statement("difference/mentions"), bound).mappings():
        facts[row["revision_id"]].append(_mention(row))
    rows = connection.execute(read_statement("difference/texts"), bound).mappings()
    return {row["revision_id"]: _version(row, facts[row["revision_id"]]) for row in rows}


def _version(row: Mapping[Any, Any], facts: Sequence[Fact]) -> Version:
    tables = ("\n".join(" | ".join(cells) for cells in table) for table in row["tables"])
    return Version(
        title=row["title"],
        text=row["text"],
        byline=row["byline"],
        published=row["published_quote"],
        captions=tuple(row["captions"]),
        tables=tuple(tables),
        facts=tuple(facts),
    )


def _figure(row: Mapping[Any, Any]) -> Fact:
    return Fact(
        kind="figure",
        value=row["quote"],
        figure=Figure(
            number=row["value"],
            number_high=row["value_high"],
            unit=row["unit"],
            modifier=row["modifier"],
            measure=row["measure"],
            subject=row["subject"],
            period=row["period_label"],
        ),
        **_place(row),
    )


def _mention(row: Mapping[Any, Any]) -> Fact:
    return Fact(
        kind=row["kind"],
        value=row["value"],
        identity=row["identity"],
        details=tuple(row["details"]),
        **_place(row),
    )


def _place(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        "field": row["source_field"],
        "start": row["span_start"],
        "end": row["span_end"],
        "quote": row["quote"],
    }
