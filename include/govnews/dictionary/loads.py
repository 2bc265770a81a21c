"""Follows a warehouse column through the statements of sql/load to where its value enters.

The catalogue cannot tell this: an INSERT leaves no trace in it. The statements are files, so
they are parsed as the views are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from govnews.dictionary.catalogue import Catalogue, Column
from govnews.dictionary.lineage import Sources, Tracer

# Where values enter: what stands before these is told by origins.csv.
_FILLS = re.compile(r"^(INSERT INTO|UPDATE) ", re.MULTILINE)
ENTRANCES = frozenset({"staging", "archive", "crawl", "quality", "quarantine"})


def read_loads(folder: Path, catalogue: Catalogue) -> dict[Column, Sources]:
    """Return what the statements below `folder` fill each column from."""
    tracer = Tracer(catalogue)
    filled: dict[Column, Sources] = {}
    for file in sorted(folder.rglob("*.sql")):
        for column, sources in _filled_by(file.read_text("utf-8"), tracer):
            filled[column] = filled.get(column, frozenset()) | sources
    return filled


def entrances(column: Column, filled: Mapping[Column, Sources]) -> Sources:
    """Return the columns where the values of `column` enter the warehouse, itself if no other."""
    found: set[Column] = set()
    seen: set[Column] = set()
    waiting = [column]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        before = filled.get(one, frozenset()) - {one}
        if before and one.schema not in ENTRANCES:
            waiting.extend(before)
        else:
            found.add(one)
    return frozenset(found)


def _filled_by(statement: str, tracer: Tracer) -> Iterator[tuple[Column, Sources]]:
    if not _FILLS.search(statement):
        return
    try:
        tree = parse_one(statement, dialect="postgres")
    except SqlglotError:
        return  # what it fills is told by origins.csv, or else missed by the tests
    if isinstance(tree, exp.Insert):
        yield from _inserted(tree, tracer)
    elif isinstance(tree, exp.Update):
        yield from _updated(tree, tracer)


def _inserted(tree: exp.Insert, tracer: Tracer) -> Iterator[tuple[Column, Sources]]:
    target = tree.this
    if not isinstance(target, exp.Schema) or not isinstance(tree.expression, exp.Query):
        return  # VALUES: bound by the program
    scope, _ = tracer.relations(tree, {})
    outputs = tracer.outputs(tree.expression, scope).values()
    for name, found in zip(target.expressions, outputs, strict=False):
        yield Column(target.this.db, target.this.name, name.name), found.sources


def _updated(tree: exp.Update, tracer: Tracer) -> Iterator[tuple[Column, Sources]]:
    scope, own = tracer.relations(tree, {})
    for change in tree.expressions:
        if isinstance(change, exp.EQ):
            column = Column(tree.this.db, tree.this.name, change.this.name)
            yield column, tracer.sources(change.expression, scope, own)
