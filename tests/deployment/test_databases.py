"""The first start of Postgres under Docker: two databases, roles that cannot meet."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import URL

from demo.postgres import Cluster, programs
from govnews.load.migrations import migrate

ROOT = Path(__file__).resolve().parents[2]
PASSWORDS = {"airflow": "air-_1", "warehouse": "ware-_2", "analyst": "ana-_3"}


def create_databases(cluster: Cluster, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run databases.sql as the image's entry point does."""
    script = ROOT / "deployment" / "postgres" / "databases.sql"
    connection = {
        "PGHOST": "127.0.0.1",
        "PGPORT": str(cluster.port),
        "PGPASSWORD": cluster.password,
    }
    return subprocess.run(
        [
            *(programs() / "psql", "--no-psqlrc", "--set=ON_ERROR_STOP=1"),
            *("--username=postgres", "--dbname=postgres", f"--file={script}"),
        ],
        env={"PATH": os.environ["PATH"], **connection, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    started = Cluster(tmp_path_factory.mktemp("postgres") / "cluster", {"fsync": "off"})
    started.start()
    yield started
    started.delete()


def plain(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.fixture
def installed(cluster: Cluster) -> Cluster:
    """A cluster after its first start: databases.sql has run."""
    done = create_databases(
        cluster,
        AIRFLOW_DATABASE_PASSWORD=PASSWORDS["airflow"],
        WAREHOUSE_PASSWORD=PASSWORDS["warehouse"],
        ANALYST_PASSWORD=PASSWORDS["analyst"],
    )
    assert done.returncode == 0, done.stderr
    return cluster


def test_each_role_reaches_its_own_database_only(installed: Cluster) -> None:
    reached = set()
    for role, password in PASSWORDS.items():
        for database in ("airflow", "warehouse"):
            try:
                with psycopg.connect(plain(installed.url(database, role, password))):
                    reached.add((role, database))
            except psycopg.OperationalError as refusal:
                assert "permission denied for database" in str(refusal)  # noqa: PT017
    assert reached == {
        ("airflow", "airflow"),
        ("warehouse", "warehouse"),
        ("analyst", "warehouse"),
    }


def test_pipeline_role_migrates_and_analyst_reads_marts_only(installed: Cluster) -> None:
    owner = installed.url("warehouse", "warehouse", PASSWORDS["warehouse"])
    for applied in (True, False):
        names = migrate(owner.render_as_string(hide_password=False), ROOT / "sql")
        assert bool(names) is applied
    analyst = plain(installed.url("warehouse", "analyst", PASSWORDS["analyst"]))
    with psycopg.connect(analyst, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM mart.article").fetchone() == (0,)
        assert connection.execute("SHOW statement_timeout").fetchone() == ("1min",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT 1 FROM warehouse.fact_article")
        connection.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE public.mine (n integer)")


def test_missing_password_stops_the_first_start(cluster: Cluster) -> None:
    done = create_databases(cluster, AIRFLOW_DATABASE_PASSWORD="a", WAREHOUSE_PASSWORD="b")
    assert done.returncode != 0
    assert "analyst_password" in done.stderr
