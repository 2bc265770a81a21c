"""Takes away the indexes that no foreign key needs while rows come in, and builds them again."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import psycopg

from benchmarks.copying import plain

_FREE = """
SELECT
    format('%%I.%%I', space.nspname, entry.relname) AS index_name,
    pg_get_indexdef(known.indexrelid) AS definition,
    own.conname,
    pg_get_constraintdef(own.oid) AS constraint_definition,
    known.indrelid::regclass::text AS table_name
FROM pg_index AS known
INNER JOIN pg_class AS entry ON known.indexrelid = entry.oid
INNER JOIN pg_class AS held ON known.indrelid = held.oid
INNER JOIN pg_namespace AS space ON held.relnamespace = space.oid
LEFT JOIN pg_constraint AS own ON own.conindid = known.indexrelid AND own.contype IN ('p', 'u')
WHERE
    known.indrelid::regclass::text = any(%s)
    AND NOT EXISTS (
        SELECT 1 FROM pg_constraint AS other
        WHERE other.conindid = known.indexrelid AND other.contype = 'f'
    )
ORDER BY index_name
"""
_MEMORY = "SET maintenance_work_mem = '1GB'"
# Takes longer than all others together: it is built beside them.
_LONGEST = "warehouse.article_search"


@dataclass(frozen=True, kw_only=True)
class FreeIndex:
    """One index, and how it is taken away and built again."""

    table: str
    name: str
    definition: str
    constraint: str | None
    constraint_definition: str | None

    @property
    def dropping(self) -> str:
        """Return the statement that takes it away."""
        if self.constraint:
            return f'ALTER TABLE {self.table} DROP CONSTRAINT "{self.constraint}"'
        return f"DROP INDEX {self.name}"

    @property
    def building(self) -> str:
        """Return the statement that builds it again."""
        if self.constraint:
            return (
                f'ALTER TABLE {self.table} ADD CONSTRAINT "{self.constraint}"'
                f" {self.constraint_definition}"
            )
        return self.definition


def drop_free_indexes(
    connection: psycopg.Connection[Any], tables: Sequence[str]
) -> list[FreeIndex]:
    """Drop every index of these tables that no foreign key needs; return them."""
    rows = connection.execute(_FREE, (list(tables),)).fetchall()
    dropped = [
        FreeIndex(
            name=name, definition=definition, constraint=constraint,
            constraint_definition=constraint_definition, table=table,
        )
        for name, definition, constraint, constraint_definition, table in rows
    ]  # fmt: skip
    for index in dropped:
        connection.execute(index.dropping.encode())
    return dropped


def build_indexes(url: str, dropped: Sequence[FreeIndex]) -> None:
    """Build them again in two connections."""
    longest = [index for index in dropped if index.table == _LONGEST]
    others = [index for index in dropped if index.table != _LONGEST]
    with ThreadPoolExecutor(2) as pool:
        for built in [pool.submit(_build, url, group) for group in (longest, others)]:
            built.result()


def _build(url: str, indexes: Sequence[FreeIndex]) -> None:
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute(_MEMORY)
        for index in indexes:
            connection.execute(index.building.encode())
