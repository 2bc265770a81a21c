"""Rows for any warehouse, made from its own catalog: they fit whatever tables a version has.

Row number k holds key k in every uuid column and word k in every text column, so that row k of
one table refers to row k of the others. Where a constraint refuses that, its columns are tried
with the other values that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, product
from typing import Any

import psycopg
from psycopg import errors, sql

ROWS = 3
WORDS = "huyện Đầm Hà đã gặt xong"
TRIES = 3000
# What another version of a table took is tried first: most take it, and a search is long.
_FITTING: dict[tuple[str, int], dict[str, object]] = {}
_LITERAL = re.compile(r"'([^']*)'::")
_COLUMNS = """
SELECT held.oid::regclass::text, attribute.attname, format_type(attribute.atttypid, NULL)
FROM pg_class AS held
INNER JOIN pg_namespace AS space ON held.relnamespace = space.oid
INNER JOIN pg_attribute AS attribute ON held.oid = attribute.attrelid
WHERE
    held.relkind = 'r' AND attribute.attnum > 0 AND NOT attribute.attisdropped
    AND attribute.attgenerated = '' AND attribute.attidentity = ''
    AND space.nspname = any(%s)
ORDER BY held.oid, attribute.attnum
"""
_CONSTRAINTS = """
SELECT own.conrelid::regclass::text, own.conname, own.contype::text,
    coalesce(own.confrelid::regclass::text, ''), pg_get_constraintdef(own.oid),
    ARRAY(
        SELECT attribute.attname::text FROM pg_attribute AS attribute
        WHERE attribute.attrelid = own.conrelid AND attribute.attnum = any(own.conkey)
        ORDER BY attribute.attname
    ),
    own.condeferrable
FROM pg_constraint AS own
INNER JOIN pg_namespace AS space ON own.connamespace = space.oid
WHERE space.nspname = any(%s)
"""
SCHEMAS = ["archive", "crawl", "warehouse", "staging", "quarantine", "quality"]


@dataclass(frozen=True, kw_only=True)
class Constraint:
    """One constraint with the columns that it speaks of."""

    kind: str
    refers_to: str
    words: str
    columns: tuple[str, ...]
    is_deferrable: bool


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table as the catalog describes it."""

    name: str
    types: dict[str, str]
    constraints: dict[str, Constraint]

    @property
    def parents(self) -> set[str]:
        """Return the tables whose rows must be there before."""
        return {
            one.refers_to
            for one in self.constraints.values()
            if one.kind == "f" and not one.is_deferrable and one.refers_to != self.name
        }


def fill_warehouse(connection: psycopg.Connection[Any]) -> dict[str, list[str]]:
    """Put rows into every table that has none; return the primary keys (or rows) by table."""
    tables = list_tables(connection)
    done: set[str] = set()
    while len(done) < len(tables):
        ready = [name for name in tables if name not in done and tables[name].parents <= done]
        assert ready, f"a ring of foreign keys: {sorted(set(tables) - done)}"
        for name in ready:
            if not _count(connection, name):
                for number in range(1, ROWS + 1):
                    _insert(connection, tables[name], number)
            done.add(name)
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return list_keys(connection, tables)


def list_tables(connection: psycopg.Connection[Any]) -> dict[str, Table]:
    """Return the tables of the warehouse's schemas."""
    tables: dict[str, Table] = {}
    for name, column, kind in connection.execute(_COLUMNS, (SCHEMAS,)).fetchall():
        known = tables.setdefault(name, Table(name=name, types={}, constraints={}))
        known.types[column] = kind
    for name, label, kind, other, words, columns, late in connection.execute(
        _CONSTRAINTS, (SCHEMAS,)
    ).fetchall():
        tables[name].constraints[label] = Constraint(
            kind=kind, refers_to=other, words=words, columns=tuple(columns), is_deferrable=late
        )
    return tables


def list_keys(
    connection: psycopg.Connection[Any], tables: dict[str, Table]
) -> dict[str, list[str]]:
    """Return what tells the rows of each table apart: the primary key, else build and capture."""
    found = {}
    for name, table in tables.items():
        keys = [one.columns for one in table.constraints.values() if one.kind == "p"]
        columns = keys[0] if keys else [one for one in table.types if one.endswith("_id")]
        question = sql.SQL("SELECT concat_ws('|', {}) FROM {} ORDER BY 1").format(
            sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(*name.split("."))
        )
        found[name] = [row[0] for row in connection.execute(question).fetchall()]
    return found


def _count(connection: psycopg.Connection[Any], table: str) -> int:
    question = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(*table.split(".")))
    [(count,)] = connection.execute(question).fetchall()
    return int(count)


def _insert(connection: psycopg.Connection[Any], table: Table, number: int) -> None:
    """Insert row `number`; vary the columns of whatever constraint refuses it."""
    row = {column: _plain(table, column, number) for column in table.types}
    fitting = _FITTING.get((table.name, number), {})
    if fitting.keys() == row.keys() and _try(connection, table, fitting) is None:
        return
    varied: dict[str, None] = {}
    refusal = _try(connection, table, row)
    while refusal:
        constraint = table.constraints.get(refusal)
        assert constraint, f"{table.name}: nothing known of {refusal}"
        new = {column: None for column in constraint.columns if column not in varied}
        assert new or not varied, f"{table.name}: no row satisfies {refusal}: {constraint.words}"
        varied |= new
        for candidate in islice(_variants(table, row, list(varied), number), TRIES):
            refusal = _try(connection, table, candidate)
            if refusal is None or not set(table.constraints[refusal].columns) <= set(varied):
                row = candidate
                break
    _FITTING[table.name, number] = row


def _variants(
    table: Table, row: dict[str, object], columns: list[str], number: int
) -> Iterator[dict[str, object]]:
    choices = [_candidates(table, column, number) for column in columns]
    for values in product(*choices):
        yield row | dict(zip(columns, values, strict=True))


def _candidates(table: Table, column: str, number: int) -> list[object]:
    """Return the plain value, those that checks name, another row's, and none."""
    kind = table.types[column]
    named = [
        literal
        for one in table.constraints.values()
        if one.kind == "c" and column in one.columns
        for literal in _LITERAL.findall(one.words)
    ]
    other = number % ROWS + 1
    others: list[object] = [_key(other)] if kind == "uuid" else []
    others += [f"word {other}"] if kind == "text" else []
    others += [True, False] if kind == "boolean" else []
    others += [0, 1, 2] if kind in {"integer", "smallint", "bigint", "numeric"} else []
    return [_plain(table, column, number), *(named if kind == "text" else ()), *others, None]


def _plain(table: Table, column: str, number: int) -> object:
    """Return the first guess. Evidence has to be found in the words of its revision."""
    fixed: dict[str, object] = {
        "source_field": "text", "span_start": 0, "span_end": 5 + number, "text": WORDS,
        "quote": WORDS[: 5 + number], "revision_ordinal": 1, "ordinal": number,
        "official_code": str(900 + number), "month_on": date(2026, number, 1),
    }  # fmt: skip
    fixed |= _of_table(table.name, number)
    if column in fixed:
        return fixed[column]
    if column == "valid_to" and table.name.endswith("revision"):
        return None
    kind = table.types[column]
    values: dict[str, object] = {
        "uuid": _key(number),
        "text": f"word {number}",
        "boolean": False,
        "jsonb": "[]",
        "date": f"2026-01-{number + 9:02d}",
        "timestamp with time zone": f"2026-01-{number + 9:02d} 08:00+07",
    }
    if kind.endswith("[]"):
        return "{}"
    return values.get(kind, number)


def _of_table(table: str, number: int) -> dict[str, object]:
    """Return the first guesses for tables whose columns must agree with one another."""
    if table == "warehouse.dim_date":
        day = date(2026, 1, number + 9)
        return {
            "date_on": day, "year": day.year, "quarter": 1, "month": day.month, "day": day.day,
            "iso_weekday": day.isoweekday(), "is_weekend": day.isoweekday() > 5,
            "school_year": "2025-2026", "day_class": "working",
        }  # fmt: skip
    if table == "warehouse.fact_revision_change":
        sides = {
            f"{side}_{name}": value
            for side in ("before", "after")
            for name, value in (
                ("field", "text"), ("start", 0), ("end", 5 + number),
                ("quote", WORDS[: 5 + number]), ("value", None), ("number", None),
                ("number_high", None), ("unit", None),
            )
        }  # fmt: skip
        told = {"kind": "sentence", "action": "changed", "aspect": "wording"}
        return {**sides, **told, "previous_revision_id": _key(number % ROWS + 1)}
    return {}


def _key(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012d}"


def _try(connection: psycopg.Connection[Any], table: Table, row: dict[str, object]) -> str | None:
    """Insert the row; return the constraint that refused it, None where it is in."""
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(*table.name.split(".")),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Literal(value) for value in row.values()),
    )
    try:
        with connection.transaction():
            connection.execute(statement)
    except errors.NotNullViolation as error:
        return _not_null(table, str(error.diag.column_name))
    except errors.IntegrityError as error:
        return str(error.diag.constraint_name)
    return None


def _not_null(table: Table, column: str) -> str:
    """Return a constraint of our own that stands for the column's NOT NULL."""
    label = f"{column} is not null"
    table.constraints.setdefault(
        label,
        Constraint(kind="n", refers_to="", words=label, columns=(column,), is_deferrable=False),
    )
    return label
