"""Lines into tables: what the benchmarks of volume share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import sql

_LINES = 5_000


def copy_lines(
    connection: psycopg.Connection[Any], table: str, columns: Sequence[str], lines: Sequence[str]
) -> None:
    """Append lines of COPY's text format to ``schema.table`` (or a temporary ``table``)."""
    if not lines:
        return
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(*table.split(".")), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for start in range(0, len(lines), _LINES):
            copy.write("\n".join(lines[start : start + _LINES]) + "\n")


def plain(url: str) -> str:
    """Return a SQLAlchemy address as libpq reads it."""
    return url.replace("postgresql+psycopg://", "postgresql://")
