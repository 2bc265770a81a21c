"""Every earlier warehouse, with rows in all its tables, goes on to the newest version."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

from demo.postgres import programs
from govnews.load.migrations import TALLIES, migrate
from tests.conftest import ROOT, clone, execute, tally_differences, url_text
from tests.load.catalog_rows import fill_warehouse, list_keys, list_tables

SQL = ROOT / "sql"
MIGRATIONS = sorted((SQL / "migrations").glob("*.sql"))
# From the first version that has a table of facts: before it there is nothing to take along.
VERSIONS = [file.stem for file in MIGRATIONS[3:-1]]
SEEDS = "warehouse.seed"
# Near-duplicates of the first algorithm: the next load derives them anew (0019).
DERIVED = {
    *("staging.article_band", "staging.story_edge"),
    *("warehouse.article_band", "warehouse.story_edge"),
}
WAITING = """
    SELECT count(*) FROM warehouse.fact_article AS article
    LEFT JOIN warehouse.article_likeness AS likeness USING (article_id)
    WHERE likeness.algorithm IS DISTINCT FROM 0"""
BROKEN = "-- depends: {before}\nCREATE TABLE warehouse.half_done (a int);\nSELECT 1 / 0;\n"
MENDED = "-- depends: {before}\nCREATE TABLE warehouse.half_done (a int);\n"


@dataclass(kw_only=True)
class Ladder:
    """Empty warehouses of every version, each made from the one before."""

    postgres: URL
    folder: Path
    made: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def warehouse_at(self, version: str) -> str:
        """Return the name of a fresh copy of the empty warehouse of a version."""
        while version not in self.names:
            self._climb()
        return self._copy(self.names[version])

    def _climb(self) -> None:
        file = MIGRATIONS[len(self.names)]
        shutil.copy(file, self.folder / "migrations")
        below = self.names.get(MIGRATIONS[len(self.names) - 1].stem) if self.names else "template0"
        name = self._copy(str(below))
        migrate(self.url(name), self.folder)
        self.names[file.stem] = name

    def _copy(self, template: str) -> str:
        name = clone(self.postgres, template)
        self.made.append(name)
        return name

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return url_text(self.postgres.set(database=name))

    def connect(self, name: str) -> psycopg.Connection[tuple[object, ...]]:
        """Return a connection to a database."""
        return psycopg.connect(url_text(self.postgres.set(database=name, drivername="postgresql")))

    def schema(self, name: str) -> str:
        """Return a digest of everything that is defined in a database."""
        url = url_text(self.postgres.set(database=name, drivername="postgresql"))
        command = [str(programs() / "pg_dump"), "--schema-only", "--no-owner", url]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        # newer pg_dump fences its output with a key that differs every time
        lines = [line for line in said.splitlines() if not line.startswith(("\\", "--"))]
        return sha256("\n".join(lines).encode()).hexdigest()


@pytest.fixture(scope="module")
def ladder(postgres: URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ladder]:
    folder = tmp_path_factory.mktemp("sql")
    (folder / "migrations").mkdir()
    own = Ladder(postgres=postgres, folder=folder)
    yield own
    for name in own.made:
        execute(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_earlier_version_goes_on_with_its_rows(ladder: Ladder, version: str) -> None:
    name = ladder.warehouse_at(version)
    with ladder.connect(name) as connection:
        before = fill_warehouse(connection)
    assert all(before.values())
    migrate(ladder.url(name), SQL)
    with ladder.connect(name) as connection:
        tables = list_tables(connection)
        # tallies are counted anew from the facts
        kept = {table: keys for table, keys in before.items() if ".tall" not in table}
        if version < "0019":
            kept = {table: keys for table, keys in kept.items() if table not in DERIVED}
            assert connection.execute(WAITING).fetchone() == (0,)
        assert kept.keys() <= tables.keys()
        after = list_keys(connection, {table: tables[table] for table in kept})
    if SEEDS in after:  # counting them anew left its mark
        after[SEEDS].remove(TALLIES)
    assert after == kept
    assert tally_differences(ladder.url(name)) == []


def test_every_way_leads_to_the_same_structure(ladder: Ladder) -> None:
    fresh = ladder.warehouse_at(MIGRATIONS[0].stem)
    migrate(ladder.url(fresh), SQL)
    stepwise = ladder.warehouse_at(MIGRATIONS[-1].stem)
    migrate(ladder.url(stepwise), SQL)
    assert ladder.schema(fresh) == ladder.schema(stepwise)


def test_a_failed_migration_leaves_nothing_half_done(ladder: Ladder, tmp_path: Path) -> None:
    name = ladder.warehouse_at(MIGRATIONS[-1].stem)
    migrate(ladder.url(name), SQL)
    before = ladder.schema(name)
    newer = tmp_path / "sql"
    shutil.copytree(SQL, newer)
    broken = newer / "migrations" / "9999.broken.sql"
    broken.write_text(BROKEN.format(before=MIGRATIONS[-1].stem))
    with pytest.raises(Exception, match="division by zero"):
        migrate(ladder.url(name), newer)
    assert ladder.schema(name) == before
    assert migrate(ladder.url(name), SQL) == []
    broken.write_text(MENDED.format(before=MIGRATIONS[-1].stem))
    assert migrate(ladder.url(name), newer) == ["9999.broken"]
    assert migrate(ladder.url(name), newer) == []
