"""Reads what Postgres itself knows of the warehouse: tables, columns, keys, comments, views."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, text

_SHOWN = re.compile(r"What may be shown of (\w+)")
# Analysts first; the rest in the order of an article's way.
ORDER = ("mart", "warehouse", "crawl", "archive", "staging", "quarantine", "quality")


class Comment(NamedTuple):
    """What one comment says in each language; "" where it is missing."""

    en: str
    vi: str


class Column(NamedTuple):
    """A column of a table or view; `schema` is "" for a temporary table."""

    schema: str
    table: str
    name: str

    def __str__(self) -> str:
        return ".".join(part for part in self if part)


@dataclass(frozen=True, kw_only=True)
class Described:
    """One column with its type as Postgres prints it."""

    name: str
    type: str
    is_required: bool
    comment: Comment


@dataclass(frozen=True, kw_only=True)
class Bound:
    """One constraint: kind p (primary key), u, f (foreign key), c (check), x (exclusion)."""

    kind: str
    definition: str
    columns: tuple[str, ...]
    target: tuple[str, str] | None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table or a view; `query` is a view's, every column in it with its alias in front."""

    schema: str
    name: str
    is_view: bool
    comment: Comment
    columns: tuple[Described, ...]
    constraints: tuple[Bound, ...] = ()
    query: str = ""

    @property
    def primary_key(self) -> tuple[str, ...]:
        """Return the columns of the primary key, () for a view."""
        return next((bound.columns for bound in self.constraints if bound.kind == "p"), ())

    @property
    def unique_columns(self) -> frozenset[str]:
        """Return every column that alone tells the rows apart."""
        keys = (bound.columns for bound in self.constraints if bound.kind in "pu")
        return frozenset(columns[0] for columns in keys if len(columns) == 1)

    @property
    def foreign_keys(self) -> tuple[Bound, ...]:
        """Return the constraints that lead to another table."""
        return tuple(bound for bound in self.constraints if bound.kind == "f")


@dataclass(frozen=True, kw_only=True)
class Function:
    """A function as Postgres prints its arguments and its result."""

    schema: str
    name: str
    arguments: str
    result: str
    comment: Comment


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything that the pages tell; `used` is what each view depends on, by Postgres's word.

    A view that shows a table without what was taken down (sql/marts/05.shown.sql) has the
    table's columns and stands for it: `shown` tells which, and `tables` does not list it.
    """

    schemas: Mapping[str, Comment]
    tables: Mapping[tuple[str, str], Table]
    functions: tuple[Function, ...]
    used: Mapping[tuple[str, str], frozenset[Column]] = field(default_factory=dict)
    shown: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def of_schema(self, schema: str) -> list[Table]:
        """Return the tables and views of one schema, by name."""
        return [table for (owner, _), table in self.tables.items() if owner == schema]


def read_catalogue(engine: Engine, sql_dir: Path) -> Catalogue:
    """Return the catalogue of a migrated warehouse, read in one transaction."""
    one_moment = engine.execution_options(isolation_level="REPEATABLE READ")
    with one_moment.begin() as connection:
        return _read(connection, sql_dir / "dictionary")


def comment_of(text: str | None) -> Comment:
    """Split ``English | Vietnamese``.

    >>> comment_of("Day | Ngày")
    Comment(en='Day', vi='Ngày')
    """
    english, _, vietnamese = (text or "").partition(" | ")
    return Comment(english.strip(), vietnamese.strip())


def _read(connection: Connection, folder: Path) -> Catalogue:
    def rows(name: str, **bound: object) -> list[dict[str, object]]:
        statement = text((folder / f"{name}.sql").read_text("utf-8"))
        return [dict(row) for row in connection.execute(statement, bound).mappings()]

    found = {str(row["name"]): comment_of(_text(row["comment"])) for row in rows("schemas")}
    schemas = {name: found[name] for name in sorted(found, key=_turn)}
    names = list(schemas)
    bounds: dict[tuple[str, str], list[Bound]] = {}
    for row in rows("constraints", schemas=names):
        bounds.setdefault(_key(row), []).append(_bound(row))
    queries = {_key(row): str(row["query"]) for row in rows("views", schemas=names)}
    grouped: dict[tuple[str, str], list[dict[str, object]]] = {}
    for row in rows("columns", schemas=names):
        grouped.setdefault(_key(row), []).append(row)
    shown = {
        key: (key[0], match[1])
        for key, columns in grouped.items()
        if (match := _SHOWN.match(_text(columns[0]["table_comment"]) or ""))
    }
    used: dict[tuple[str, str], set[Column]] = {}
    for row in rows("used_columns", schemas=names):
        view, key = (str(row["view_schema"]), str(row["view_name"])), _key(row)
        used.setdefault(view, set()).add(Column(*shown.get(key, key), str(row["column_name"])))
    return Catalogue(
        schemas=schemas,
        tables={
            key: _table(key, columns, bounds.get(key, []), queries.get(key, ""))
            for key, columns in grouped.items()
            if key not in shown
        },
        functions=tuple(_function(row) for row in rows("callable_functions", schemas=names)),
        used={view: frozenset(columns) for view, columns in used.items()},
        shown=shown,
    )


def _table(
    key: tuple[str, str], columns: list[dict[str, object]], bounds: list[Bound], query: str
) -> Table:
    return Table(
        schema=key[0],
        name=key[1],
        is_view=bool(columns[0]["is_view"]),
        comment=comment_of(_text(columns[0]["table_comment"])),
        columns=tuple(
            Described(
                name=str(row["column_name"]),
                type=str(row["type_name"]),
                is_required=bool(row["is_required"]),
                comment=comment_of(_text(row["comment"])),
            )
            for row in columns
        ),
        constraints=tuple(bounds),
        query=query,
    )


def _bound(row: dict[str, object]) -> Bound:
    names = row["column_names"]
    kind = row["kind"]
    target = (str(row["target_schema"]), str(row["target_table"])) if row["target_table"] else None
    return Bound(
        # psycopg gives "char" as bytes
        kind=kind.decode() if isinstance(kind, bytes) else str(kind),
        definition=str(row["definition"]),
        columns=tuple(map(str, names)) if isinstance(names, list) else (),
        target=target,
    )


def _function(row: dict[str, object]) -> Function:
    return Function(
        schema=str(row["schema_name"]),
        name=str(row["name"]),
        arguments=str(row["arguments"]),
        result=str(row["result"]),
        comment=comment_of(_text(row["comment"])),
    )


def _key(row: dict[str, object]) -> tuple[str, str]:
    return str(row["schema_name"]), str(row["table_name"])


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _turn(schema: str) -> tuple[int, str]:
    return (ORDER.index(schema) if schema in ORDER else len(ORDER), schema)
