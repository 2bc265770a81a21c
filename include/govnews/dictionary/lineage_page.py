"""Owns docs/lineage.md: from each column of a mart back to the rule or field of the page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from govnews.dictionary.catalogue import Catalogue, Column
from govnews.dictionary.lineage import ROWS, Sources
from govnews.dictionary.loads import entrances
from govnews.dictionary.markdown import GENERATED, code, page, table
from govnews.dictionary.origins import Lineage, find_origin, rules_of
from govnews.dictionary.told_origins import tell_origins

LONGEST_EXPRESSION = 300
INTRODUCTION = (
    "Where each column that analysts read comes from: the column of a mart, the columns of facts"
    " and dimensions that its value is made from, and where those values enter the warehouse: a"
    " rule of extraction, a field of the page, a list, a comparison. What only joins, filters or"
    " orders rows is left out. Tables without a schema are those of `warehouse`."
    " [Dictionary](dictionary.md) · [rules](rules.md)"
)


def lineage_page(
    catalogue: Catalogue,
    lineages: Mapping[Column, Lineage],
    filled: Mapping[Column, Sources],
    rules: Collection[str],
) -> str:
    """Return the page; `rules` are the names of every rule of extraction."""
    lines = ["# Lineage", "", INTRODUCTION, "", GENERATED, ""]
    for view in catalogue.of_schema("mart"):
        if not view.is_view:
            continue
        lines += [f"## mart.{view.name}", "", f"{view.comment.en}.", ""]
        columns = [Column(view.schema, view.name, column.name) for column in view.columns]
        lines += table(
            ("column", "made from", "enters as"),
            (_row(column.name, lineages[column]) for column in columns),
        )
        lines += ["", *_computed(columns, lineages)]
    lines += _from_rules(catalogue, filled, rules)
    return page(lines)


def written_by_rules(
    catalogue: Catalogue, filled: Mapping[Column, Sources], rules: Collection[str]
) -> dict[str, list[Column]]:
    """Return for every rule the columns of warehouse tables that it writes."""
    written: dict[str, list[Column]] = {rule: [] for rule in rules}
    for one in catalogue.of_schema("warehouse"):
        for described in one.columns:
            column = Column(one.schema, one.name, described.name)
            origins = map(find_origin, entrances(column, filled))
            families = [family for origin in origins if origin for family in origin.rules]
            for rule in rules_of(families, rules):
                written[rule].append(column)
    return written


def _row(name: str, lineage: Lineage) -> tuple[str, ...]:
    sources = ", ".join(map(_source, sorted(lineage.traced.sources)))
    made = f"computed from {sources}" if lineage.traced.expression else sources
    return code(name), made, tell_origins(lineage, 0)


def _source(column: Column) -> str:
    table_name = column.table if column.schema == "warehouse" else f"{column.schema}.{column.table}"
    if column.name == ROWS:
        return f"rows of `{table_name}`"
    return code(f"{table_name}.{column.name}")


def _computed(columns: Collection[Column], lineages: Mapping[Column, Lineage]) -> Iterator[str]:
    """Yield how each value that is not taken as it is is computed; long ones the view tells."""
    said = {column.name: " ".join(lineages[column].traced.expression.split()) for column in columns}
    short = [
        f"- `{name}` = `{words}`"
        for name, words in said.items()
        if words and len(words) <= LONGEST_EXPRESSION
    ]
    if short:
        yield from (*short, "")


def _from_rules(
    catalogue: Catalogue, filled: Mapping[Column, Sources], rules: Collection[str]
) -> Iterator[str]:
    yield from ("## From rule to column", "", "What the rules of extraction write.", "")
    alike: dict[str, list[str]] = {}
    for rule, columns in sorted(written_by_rules(catalogue, filled, rules).items()):
        alike.setdefault(_by_table(columns), []).append(rule)
    yield from table(
        ("rules", "write"),
        ((_linked(group), written) for written, group in alike.items()),
    )


def _linked(rules: list[str]) -> str:
    return ", ".join(f"[`{rule}`](rules.md#{rule.split('.')[0]})" for rule in rules)


def _by_table(columns: list[Column]) -> str:
    tables: dict[str, list[str]] = {}
    for column in columns:
        tables.setdefault(column.table, []).append(column.name)
    return "; ".join(f"`{name}`: {', '.join(names)}" for name, names in tables.items())
