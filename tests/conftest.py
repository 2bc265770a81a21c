"""What every test may ask for: a fresh warehouse in a real Postgres, and ../shared."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import psycopg
import pytest
import sqlparse
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from demo.postgres import Cluster
from govnews.load.dimensions import seed_dimensions
from govnews.load.migrations import migrate
from govnews.load.tallies import TallyDifference, find_differences
from tests.scratch import pytest_configure  # noqa: F401 (a hook: pytest finds it here)
from tests.workers import (  # noqa: F401 (hooks: pytest finds them here)
    pytest_collection_modifyitems,
    pytest_xdist_make_scheduler,
)

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = "warehouse_template"
# What is lost with the machine may be lost. Nobody analyses a table behind a test's back, and the
# log of what was written stays small: it may lie in memory.
SERVER = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "min_wal_size": "64MB",
    "max_wal_size": "256MB",
    "autovacuum": "off",
}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input beside the project; in CI its absence is a failure."""
    folder = ROOT.parent / "shared"
    if not (folder / "portals").is_dir():
        if os.environ.get("CI"):
            pytest.fail("../shared is absent: CI needs it beside the clone")
        pytest.skip("../shared is absent: these tests need it beside the clone")
    return folder


@pytest.fixture(scope="session", autouse=True)
def split_once() -> Iterator[None]:
    """Cut each migration into its statements once: that takes longer than to run them."""
    split = sqlparse.split
    known = cache(lambda told: tuple(split(told)))
    with patch.object(sqlparse, "split", lambda told: list(known(told))):
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[URL]:
    """A throw-away Postgres of this test process, whose migrated template holds the places."""
    home = Path(tempfile.mkdtemp(prefix="govnews-postgres-"))
    cluster = Cluster(home / "cluster", settings=SERVER)
    try:
        cluster.start()
        maintenance = cluster.url()
        execute(maintenance, f"CREATE DATABASE {TEMPLATE}")
        template = url_text(maintenance.set(database=TEMPLATE))
        migrate(template, ROOT / "sql")
        # The calendar and the gazetteer's 15 000 places once, and not in every test that seeds.
        seed_dimensions(create_engine(template, poolclass=NullPool), (), ())
        yield maintenance
    finally:
        cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def new_warehouse(postgres: URL, template: str = TEMPLATE) -> Iterator[str]:
    """Give the URL of a fresh, migrated, empty warehouse (or of a copy), and drop it afterwards."""
    name = clone(postgres, template)
    url = url_text(postgres.set(database=name))
    yield url
    differing = tally_differences(url)
    execute(postgres, f"DROP DATABASE {name} WITH (FORCE)")
    # Whatever a test did to its warehouse, the tallies are those of its facts.
    assert differing == []


def tally_differences(url: str) -> list[TallyDifference]:
    """Return where a warehouse's tallies and facts disagree; none where there are no tallies."""
    with opened(url) as engine:
        has_tallies = "SELECT to_regclass('warehouse.tally') IS NOT NULL"
        with engine.connect() as connection:
            if not connection.scalar(text(has_tallies)):
                return []
        return find_differences(engine)


def clone(postgres: URL, template: str) -> str:
    """Return the name of a new database that is a copy of `template`.

    Its files are copied: without fsync that takes Postgres 15 to 35 % less than logging every
    block.
    """
    name = f"warehouse_{uuid4().hex}"
    execute(postgres, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    return name


@pytest.fixture
def warehouse_url(postgres: URL) -> Iterator[str]:
    """The URL of a fresh, migrated, empty warehouse."""
    with new_warehouse(postgres) as url:
        yield url


@pytest.fixture
def warehouse(warehouse_url: str) -> Iterator[Engine]:
    """An engine on a fresh, migrated, empty warehouse."""
    with opened(warehouse_url) as engine:
        yield engine


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """Give an engine that keeps its connections until the end; each use finds one as if new.

    A new connection costs a password check, and Postgres learns the tables anew: the same
    question took 0.09 seconds on a new one and 0.02 on one that had asked before.
    """
    engine = create_engine(url, pool_reset_on_return=None)
    event.listen(engine, "reset", forget_session)
    try:
        yield engine
    finally:
        engine.dispose()


# DISCARD ALL without prepared statements: psycopg holds a list of these.
AS_NEW = """
    CLOSE ALL; RESET SESSION AUTHORIZATION; RESET ALL; UNLISTEN *;
    SELECT pg_advisory_unlock_all(); DISCARD SEQUENCES; DISCARD TEMP
"""


def forget_session(connection: Any, *_: object) -> None:
    """Take back whatever a use of the connection left: a transaction, settings, a role, locks."""
    connection.rollback()
    connection.autocommit = True
    connection.execute(AS_NEW)
    connection.autocommit = False


def execute(url: URL, statement: str) -> None:
    """Run one statement outside a transaction."""
    plain = url_text(url.set(drivername="postgresql"))
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement.encode())


def url_text(url: URL) -> str:
    """Return the URL with its password readable."""
    return url.render_as_string(hide_password=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the tables of scores that tests recorded: with workers, their own output is lost."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "scores" and report.when == "call":
                terminalreporter.section("scores")
                terminalreporter.write_line(str(value))
