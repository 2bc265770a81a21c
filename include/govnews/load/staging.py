"""Staging: one build's readings and facts, copied in as they were read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine

from govnews.load.copying import copy_rows
from govnews.load.fact_rows import Row
from govnews.load.rows import StagedReading, list_rows

__all__ = ["StagedReading", "clear_staging", "stage"]

PAGE_TABLES = (
    "reading",
    "quantity",
    "document_citation",
    "person_mention",
    "organisation_mention",
    "organisation",
    "place_mention",
    "event",
    "event_date",
    "period",
    "topic_mention",
)


def stage(engine: Engine, build_id: str, staged: Sequence[StagedReading]) -> None:
    """Put readings and facts into staging, in place of what this build held of these captures.

    One transaction: a batch that is killed and retried leaves nothing half done.
    """
    rows: dict[str, list[Row]] = {table: [] for table in PAGE_TABLES}
    for reading in staged:
        for table, row in list_rows(build_id, reading):
            rows[table].append(row)
    captures = [reading.capture.capture_id for reading in staged]
    forget = sql.SQL("DELETE FROM staging.{} WHERE build_id = %s AND capture_id = ANY(%s::uuid [])")
    with engine.begin() as connection, _cursor(connection) as cursor:
        for table, table_rows in rows.items():
            cursor.execute(forget.format(sql.Identifier(table)), (build_id, captures))
            _copy(connection, table, table_rows)


def clear_staging(engine: Engine, build_id: str) -> None:
    """Delete everything that this build staged; what was refused stays in quarantine."""
    forget = sql.SQL("DELETE FROM staging.{} WHERE build_id = %s")
    with engine.begin() as connection, _cursor(connection) as cursor:
        for table in PAGE_TABLES:
            cursor.execute(forget.format(sql.Identifier(table)), (build_id,))


def _cursor(connection: Connection) -> psycopg.Cursor[Any]:
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    return driver.cursor()


def _copy(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Copy rows by column name; rows of one table may leave out different columns."""
    by_columns: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        by_columns.setdefault(tuple(row), []).append(row)
    for columns, alike in by_columns.items():
        copy_rows(connection, ("staging", table), columns, (list(row.values()) for row in alike))
