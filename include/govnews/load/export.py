"""The warehouse's digest: marts as CSV files, byte for byte equal when their content is.

It compares warehouses, for tests. What people take out is written by govnews.export.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from govnews.load.statements import read_statement


def export_marts(engine: Engine, folder: Path) -> list[Path]:
    """Write every mart view to ``folder/<view>.csv``; return the files.

    UTF-8, header line, rows in the order of their bytes, times in Vietnamese time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    one_moment = engine.execution_options(isolation_level="REPEATABLE READ")
    with one_moment.begin() as connection:
        connection.execute(read_statement("export/style"))
        views = connection.execute(read_statement("export/views")).scalars().all()
        driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
        return [_export(driver, view, folder) for view in views]


def _export(driver: psycopg.Connection[Any], view: str, folder: Path) -> Path:
    statement = sql.SQL(
        'COPY (SELECT mart.* FROM mart.{0} AS mart ORDER BY mart::text COLLATE "C")'
        " TO STDOUT WITH (FORMAT csv, HEADER)"
    )
    target = folder / f"{view}.csv"
    unfinished = target.with_suffix(".partial")
    with (
        unfinished.open("wb") as file,
        driver.cursor() as cursor,
        cursor.copy(statement.format(sql.Identifier(view))) as copy,
    ):
        for block in copy:
            file.write(block)
    return unfinished.replace(target)
