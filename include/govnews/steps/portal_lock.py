"""Owns the lock of a portal: one task at a time, across all machines."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from govnews.discover.frontier import read_statement
from govnews.failures import TryAgain

LOCK_SECONDS = 30.0  # Postgres notices a killed task at once, a lost machine later


@contextmanager
def alone(engine: Engine, slug: str, statements: Path, longest_wait: float) -> Iterator[Connection]:
    """Hold the portal's lock: two tasks at once would be twice as fast as we promise.

    Whoever has it is the only one who writes the portal's files. Raises `TryAgain` when another
    task still has it after `longest_wait` seconds.
    """
    lock = read_statement(statements, "lock_portal")
    until = time.monotonic() + longest_wait
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()  # the lock goes with its connection: no pool may keep that
        while not connection.execute(lock, {"portal_code": slug}).scalar():
            if time.monotonic() > until:
                raise TryAgain(f"portal {slug}: another task is scraping it")
            time.sleep(0.2)
        yield connection
