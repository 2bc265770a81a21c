"""The tallies: how often documents, people, topics … occur, kept by difference.

What is to change is taken out of them first and counted again afterwards, in the same
transaction: their work follows the night, not the warehouse (docs/decisions/0029).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine

from govnews.load.statements import read_statement


@dataclass(frozen=True, kw_only=True)
class TallyDifference:
    """A row of a tally that the facts do not bear out; None where one side has no such row."""

    tally: str
    kept: dict[str, Any] | None
    counted: dict[str, Any] | None


@contextmanager
def out_of_tallies(connection: Connection, articles: str) -> Iterator[None]:
    """Take articles out of the tallies, and count them again behind the block.

    `articles` names a statement of ``sql/load/tally`` that selects their ids: what it selects
    before the block is taken out, what it selects after it is counted.
    """
    taken = connection.scalar(read_statement(f"tally/untally_{articles}"))
    yield
    connection.execute(read_statement(f"tally/count_{articles}"), {"taken": taken})


def recount_tallies(engine: Engine) -> int:
    """Count every article anew, behind any load; return how many there are."""
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        return int(connection.scalar(read_statement("tally/recount")) or 0)


def find_differences(engine: Engine) -> list[TallyDifference]:
    """Return where tallies and facts disagree: nowhere, unless facts were changed by hand."""
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        rows = connection.execute(read_statement("tally/differences")).mappings()
        return [TallyDifference(**row) for row in rows]
