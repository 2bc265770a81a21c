"""Whatever ends a load in the middle leaves nothing half loaded, and the next load completes.

A Postgres of our own, on a small volume of its own (tmpfs) where the system lets us mount one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from demo.postgres import Cluster
from govnews.load.dimensions import seed_dimensions
from govnews.load.merge import load
from govnews.load.migrations import migrate
from tests.conftest import ROOT, execute, url_text
from tests.load.interruptions import PAGES, fingerprint, finish_night, stage_night

VOLUME = "600m"
ROOM_BYTES = 64 * 1024
PATIENCE_SECONDS = 120


@dataclass(kw_only=True)
class Machine:
    """A Postgres and the volume it lies on."""

    cluster: Cluster
    volume: Path
    refusal: str
    """Why the volume is none of its own; empty where it is."""

    def engine(self, database: str) -> Engine:
        """Return an engine on a database, at the address that Postgres has now."""
        return create_engine(url_text(self.cluster.url(database)), poolclass=NullPool)

    def fill_up(self) -> Path:
        """Leave next to no room on the volume; return the file that takes it."""
        filler = self.volume / "filler"
        room = os.statvfs(self.volume)
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize - ROOM_BYTES)
        return filler


def mount(folder: Path) -> str:
    """Mount a small volume there; return why that did not work, nothing where it did."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={VOLUME},mode=755", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        return str(error)
    return done.stderr.strip() or f"mount ended with {done.returncode}" if done.returncode else ""


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    home = Path(tempfile.mkdtemp(prefix="govnews-volume-"))
    volume = home / "volume"
    volume.mkdir()
    refusal = mount(volume)
    settings = {"fsync": "off", "min_wal_size": "32MB", "max_wal_size": "64MB"}
    own = Machine(cluster=Cluster(volume / "cluster", settings), volume=volume, refusal=refusal)
    try:
        own.cluster.start()
        execute(own.cluster.url(), "CREATE DATABASE disturbed")
        migrate(url_text(own.cluster.url("disturbed")), ROOT / "sql")
        seed_dimensions(own.engine("disturbed"), (), ())
        stage_night(own.engine("disturbed"))
        execute(own.cluster.url(), "CREATE DATABASE undisturbed TEMPLATE disturbed")
        finish_night(own.engine("undisturbed"))
        yield own
    finally:
        own.cluster.stop("immediate")
        if not refusal:
            subprocess.run(["umount", "--lazy", str(volume)], check=False)
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def database(machine: Machine) -> Iterator[str]:
    """A database in which the night is staged and not loaded yet."""
    name = f"night_{time.monotonic_ns()}"
    execute(machine.cluster.url(), f"CREATE DATABASE {name} TEMPLATE disturbed STRATEGY file_copy")
    yield name
    execute(machine.cluster.url(), f"DROP DATABASE {name} WITH (FORCE)")


def wait_for_blocked(connection: psycopg.Connection[Any], table: str) -> None:
    """Wait until a load stands before a table that we hold locked."""
    until = time.monotonic() + PATIENCE_SECONDS
    question = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
    while time.monotonic() < until:
        [(waiting,)] = connection.execute(question, (table,)).fetchall()
        if waiting:
            return
        time.sleep(0.02)
    pytest.fail(f"no load reached {table}")


def test_postgres_dies_in_the_middle_of_a_load(machine: Machine, database: str) -> None:
    before = fingerprint(machine.engine(database))
    address = url_text(machine.cluster.url(database).set(drivername="postgresql"))
    # The holder goes first: whatever fails here, the load is not left waiting for it.
    with ThreadPoolExecutor(1) as pool, closing(psycopg.connect(address)) as holder:
        holder.execute("LOCK TABLE warehouse.fact_event IN SHARE MODE")
        interrupted = pool.submit(load, machine.engine(database), "build1")
        wait_for_blocked(holder, "warehouse.fact_event")
        machine.cluster.stop("immediate")
        with pytest.raises(DBAPIError):
            interrupted.result()
    machine.cluster.start()
    assert fingerprint(machine.engine(database)) == before
    finish_night(machine.engine(database))
    assert fingerprint(machine.engine(database)) == fingerprint(machine.engine("undisturbed"))


def test_the_disk_fills_up_in_the_middle_of_a_load(machine: Machine, database: str) -> None:
    if machine.refusal:
        pytest.skip(f"needs a small volume of its own, and mount said: {machine.refusal}")
    before = fingerprint(machine.engine(database))
    filler = machine.fill_up()
    try:
        with pytest.raises(DBAPIError) as told:
            load(machine.engine(database), "build1")
        assert "No space left on device" in str(told.value)
    finally:
        filler.unlink()
    machine.cluster.start()
    assert fingerprint(machine.engine(database)) == before
    finish_night(machine.engine(database))
    after = fingerprint(machine.engine(database))
    assert after["fact_article"][0] == PAGES
    assert after == fingerprint(machine.engine("undisturbed"))
