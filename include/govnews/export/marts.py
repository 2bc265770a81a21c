"""Owns which marts there are, their columns, and the statement that reads one in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from govnews.failures import DoNotRetry
from govnews.settings import ROOT

FOLDER = ROOT / "sql" / "export"
# People read along these, where a mart has them; what is left is ordered by the whole row.
READING_ORDER = (
    *("portal_code", "news_day", "date_on", "published_on", "url"),
    *("revision_ordinal", "ordinal", "source_field", "span_start", "span_end"),
)
# Read as the driver's own types; everything else is read as Postgres writes it.
NATIVE = ("smallint", "integer", "bigint", "boolean", "date", "text", "double precision", "real")
TEXTS = ("text", "name", "character varying")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column: its type as Postgres names it, its comment in two languages."""

    name: str
    type: str
    comment_en: str
    comment_vi: str

    @property
    def is_array(self) -> bool:
        """Return whether the values are lists."""
        return self.type.endswith("[]")

    @property
    def is_native(self) -> bool:
        """Return whether the driver's own type is taken, no text."""
        return self.type.startswith((*NATIVE, "numeric", "timestamp with time zone"))

    @property
    def is_text(self) -> bool:
        """Return whether somebody's words may stand in it: what a spreadsheet could run."""
        return self.is_array or not self.is_native or self.type.startswith(TEXTS)


@dataclass(frozen=True, kw_only=True)
class Mart:
    """One view with its columns in order."""

    name: str
    fields: tuple[Field, ...]

    def statement(self) -> sql.Composed:
        """Return the query of all its rows in an order that depends on the rows only."""
        names = {field.name: field for field in self.fields}
        order: list[sql.Composable] = []
        for name in READING_ORDER:
            if name in names:
                plain = sql.SQL("mart.{}").format(sql.Identifier(name))
                is_text = names[name].type == "text"
                order.append(sql.SQL('{} COLLATE "C"').format(plain) if is_text else plain)
        order.append(sql.SQL("md5(mart::text)"))
        return sql.SQL("SELECT {} FROM mart.{} AS mart ORDER BY {}").format(
            sql.SQL(", ").join(map(_selected, self.fields)),
            sql.Identifier(self.name),
            sql.SQL(", ").join(order),
        )


def list_marts(connection: psycopg.Connection[Any], chosen: Sequence[str]) -> list[Mart]:
    """Return the marts of the warehouse, all or those chosen.

    Raises `DoNotRetry` where one is asked for that there is none of.
    """
    fields: dict[str, list[Field]] = {}
    rows = connection.execute((FOLDER / "columns.sql").read_bytes())
    for mart, name, type_name, comment in rows:
        english, _, vietnamese = (comment or "").partition(" | ")
        field = Field(name=name, type=type_name, comment_en=english, comment_vi=vietnamese)
        fields.setdefault(mart, []).append(field)
    if unknown := sorted(set(chosen) - fields.keys()):
        raise DoNotRetry(
            f"expected marts among {', '.join(fields)}; found no mart {', '.join(unknown)}"
        )
    return [
        Mart(name=name, fields=tuple(columns))
        for name, columns in fields.items()
        if not chosen or name in chosen
    ]


def _selected(field: Field) -> sql.Composable:
    column = sql.SQL("mart.{}").format(sql.Identifier(field.name))
    if field.is_array:
        return sql.SQL("{}::text []").format(column)
    return column if field.is_native else sql.SQL("{}::text").format(column)
