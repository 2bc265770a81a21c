"""Copies rows into a table by column name: COPY, the quickest way in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

import psycopg
from psycopg import sql
from sqlalchemy import Connection


def copy_rows(
    connection: Connection,
    table: Sequence[str],
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> None:
    """Append `rows`, values in the order of `columns`; `table` is ``(schema, name)`` or a name."""
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(*table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
