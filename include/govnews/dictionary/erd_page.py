"""Owns docs/erd.md: the tables and what leads from one to another, as Mermaid diagrams.

One diagram per schema; the schema `warehouse`, too wide for one, is drawn without columns and
then table by table around each fact. Views have no foreign keys: marts are joined where both
show the same key and one of them has a row for each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from govnews.dictionary.catalogue import Catalogue, Column, Table
from govnews.dictionary.markdown import GENERATED, page
from govnews.dictionary.origins import Lineage

INTRODUCTION = (
    "What leads from one table to another. `PK` is part of the primary key, `FK` leads to another"
    " table, `UK` alone tells the rows apart. [Dictionary](dictionary.md) · [lineage](lineage.md)"
)
MART = (
    "Views have no foreign keys. A line joins two that show the same key of the warehouse; at the"
    " end with the circle and the stroke there is at the most one row for it. Any two of them can"
    " also be joined by a key that both show."
)
MOST_WITH_COLUMNS = 12
DIMENSION = "dim_"
# left end, how many on each side, right end, by which columns
Relation = tuple[str, str, str, str]


def erd_page(catalogue: Catalogue, lineages: Mapping[Column, Lineage]) -> str:
    """Return the page with every diagram."""
    lines = ["# Entities and relations", "", INTRODUCTION, "", GENERATED, ""]
    for schema, comment in catalogue.schemas.items():
        lines += [f"## {schema}", "", f"{comment.en} | {comment.vi}", ""]
        tables = catalogue.of_schema(schema)
        if schema == "mart":
            lines += [MART, "", *_diagram(_between_marts(catalogue, lineages), (), schema)]
        elif len(tables) <= MOST_WITH_COLUMNS:
            lines += _diagram(_relations(tables), tables, schema)
        else:
            lines += _diagram(_relations(tables), (), schema, tables)
            lines += _around_each(tables)
    return page(lines)


def _around_each(tables: Sequence[Table]) -> Iterator[str]:
    """Yield a diagram of every dimension, then one of each other table with its relations."""
    dimensions = [one for one in tables if one.name.startswith(DIMENSION)]
    schema = tables[0].schema
    if dimensions:
        yield from (f"### {schema}: dimensions", "")
        yield from _diagram(
            _relations(dimensions, {one.name for one in dimensions}), dimensions, schema
        )
    for one in tables:
        if one not in dimensions:
            yield from (f"### {schema}.{one.name}", "", f"{one.comment.en}.", "")
            yield from _diagram(_relations([one]), [one], schema)


def _diagram(
    relations: Sequence[Relation],
    with_columns: Collection[Table],
    schema: str,
    without: Collection[Table] = (),
) -> Iterator[str]:
    yield from ("```mermaid", "erDiagram")
    if not with_columns:
        yield "    direction LR"  # many tables that lead to few: narrow, so that a page holds it
    named = {table.name for table in with_columns}
    for one in with_columns:
        yield f"    {one.name} {{"
        yield from (f"        {line}" for line in _attributes(one))
        yield "    }"
    related = {_entity(name, schema) for left, _, right, _ in relations for name in (left, right)}
    alone = [table.name for table in without if table.name not in related | named]
    yield from (f"    {name}" for name in alone)
    for left, mark, right, label in relations:
        yield f'    {_entity(left, schema)} {mark} {_entity(right, schema)} : "{label}"'
    yield from ("```", "")


def _attributes(one: Table) -> Iterator[str]:
    foreign = {name for bound in one.foreign_keys for name in bound.columns}
    for column in one.columns:
        marks = [
            mark
            for mark, is_meant in (
                ("PK", column.name in one.primary_key),
                ("FK", column.name in foreign),
                ("UK", column.name in one.unique_columns - set(one.primary_key)),
            )
            if is_meant
        ]
        yield f"{mermaid_type(column.type)} {column.name} {', '.join(marks)}".rstrip()


def _relations(tables: Sequence[Table], within: Collection[str] | None = None) -> list[Relation]:
    found = []
    for one in tables:
        for bound in one.foreign_keys:
            if bound.target is None or (within is not None and bound.target[1] not in within):
                continue
            is_required = all(
                column.is_required for column in one.columns if column.name in bound.columns
            )
            many = (
                "o|" if len(bound.columns) == 1 and bound.columns[0] in one.unique_columns else "}o"
            )
            mark = f"{many}--{'||' if is_required else 'o|'}"
            target = ".".join(bound.target)
            found.append((f"{one.schema}.{one.name}", mark, target, ", ".join(bound.columns)))
    return found


def _between_marts(catalogue: Catalogue, lineages: Mapping[Column, Lineage]) -> list[Relation]:
    """Return a line from each mart to the mart that has one row for a key that both show."""
    homes = {
        key: view for view in catalogue.of_schema("mart") for key in _row_keys(view, catalogue)
    }
    found = []
    for view in catalogue.of_schema("mart"):
        for column in view.columns:
            lineage = lineages.get(Column("mart", view.name, column.name))
            if lineage is None or lineage.traced.expression:
                continue
            for source in lineage.traced.sources & homes.keys():
                home = homes[source]
                if home.name != view.name and len(lineage.traced.sources) == 1:
                    found.append((f"mart.{view.name}", "}o--o|", f"mart.{home.name}", column.name))
    return found


def _row_keys(view: Table, catalogue: Catalogue) -> Iterator[Column]:
    """Yield the columns that alone tell apart the rows of the table that a view begins with.

    The marts begin with what they have a row for; what they join to it adds none.
    """
    found = re.search(r"\bFROM \(*([a-z]+)\.(\w+) ", view.query.split("SELECT", 1)[-1])
    table = catalogue.tables.get((found[1], found[2])) if found else None
    shown = {column.name for column in view.columns}
    if table is not None:
        for name in sorted(table.unique_columns & shown):
            yield Column(table.schema, table.name, name)


def _entity(name: str, schema: str) -> str:
    """Return how Mermaid names a table: of another schema with its schema in front."""
    owner, _, table = name.rpartition(".")
    return table if not owner or owner == schema else f"{owner}_{table}"


def mermaid_type(type_name: str) -> str:
    """Return a type as one word that Mermaid takes.

    >>> [mermaid_type(name) for name in ("timestamp with time zone", "numeric(10,3)", "text[]")]
    ['timestamptz', 'numeric', 'text_array']
    """
    short = type_name.replace("timestamp with time zone", "timestamptz").replace("[]", "_array")
    return re.sub(r"\W+", "_", re.sub(r"\(.*\)", "", short)).strip("_")
