"""Owns the turns of hosts in the warehouse: one request at a time for all workers of a cluster.

A host's lock is a session lock on a connection of our own, held from "may I ask" until the
answer is there; it goes with its connection when a worker dies. Every clock is Postgres'. A
worker holds one host's lock at a time, so no two can wait for each other.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection, RowMapping, TextClause
from sqlalchemy.exc import OperationalError

from govnews.discover.frontier import read_statement
from govnews.fetch.answers import Refused
from govnews.fetch.manners import Claim, Place
from govnews.records import Fate

# The longest turn of another worker: an hour's Crawl-delay and one attempt that is not answered.
TURN_SECONDS = 3_700.0
TELL_AGAIN_SECONDS = 3_600.0
_NAMES = ("lock_host", "unlock_host", "enter_host", "claim_host", "leave_host")


class SharedPace:
    """The pace of every host, kept in `crawl.host`. `connection` is in autocommit."""

    def __init__(self, connection: Connection, statements: Path) -> None:
        self._connection = connection
        self._statements: dict[str, TextClause] = {
            name: read_statement(statements, name) for name in _NAMES
        }
        self._entered: dict[str, tuple[float, float]] = {}
        watch = read_statement(statements, "watch_host_locks")
        connection.execute(watch, {"lock_timeout": f"{TURN_SECONDS:.0f}s"})

    @contextmanager
    def place(self, host: str) -> Iterator[Place]:
        """Wait for the host's lock and hold it; raise `Refused` when nobody gives way."""
        self._lock(host)
        try:
            yield _SharedPlace(self, host)
        finally:
            if not self._connection.invalidated:
                self.execute("unlock_host", host)

    def enter(self, host: str, delay_seconds: float) -> None:
        """Tell the cluster which pause this worker was asked for: it holds for a day."""
        told, at = self._entered.get(host, (None, 0.0))
        if told != delay_seconds or time.monotonic() - at > TELL_AGAIN_SECONDS:
            self.execute("enter_host", host, delay_seconds=delay_seconds)
            self._entered[host] = (delay_seconds, time.monotonic())

    def execute(self, name: str, host: str, **bound: Any) -> Any:
        """Run one statement on the connection that holds the locks."""
        return self._connection.execute(self._statements[name], {"host": host, **bound})

    def _lock(self, host: str) -> None:
        try:
            self.execute("lock_host", host)
        except OperationalError as error:
            if not isinstance(error.orig, LockNotAvailable):
                raise
            raise Refused(
                Fate.UNREACHABLE, f"other workers kept {host} busy for {TURN_SECONDS:g} seconds"
            ) from error


class _SharedPlace:
    def __init__(self, pace: SharedPace, host: str) -> None:
        self._pace = pace
        self._host = host

    def claim(self, delay_seconds: float) -> Claim:
        self._pace.enter(self._host, delay_seconds)
        row = self._pace.execute("claim_host", self._host, delay_seconds=delay_seconds)
        return _claim(row.mappings().one())

    def end(self, hold_seconds: float) -> None:
        self._pace.execute("leave_host", self._host, hold_seconds=hold_seconds)


def _claim(row: RowMapping) -> Claim:
    paced, held = float(row["pace_seconds"] or 0), float(row["hold_seconds"] or 0)
    # Not ours although nothing is left: somebody has pressed the switch this very moment.
    left = 0.0 if row["is_ours"] else max(paced, held, 0.001)
    gap = row["gap_seconds"]
    return Claim(
        left_seconds=left,
        is_held=held > paced,
        stopped=_stopped(row),
        delay_seconds=float(row["delay_seconds"]),
        gap_seconds=None if gap is None else float(gap),
        at=row["at"],
    )


def _stopped(row: RowMapping) -> str | None:
    if row["stopped_at"] is None:
        return None
    by, reason = row["stopped_by"], row["stopped_reason"]
    return f"{reason} ({by}, {row['stopped_at']:%Y-%m-%d %H:%M %Z})"
