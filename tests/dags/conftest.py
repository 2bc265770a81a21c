"""A real Airflow for these tests: a home of its own, its database in the tests' Postgres.

Airflow reads its settings once, at the first import. So the environment is set
when this file is loaded, no test module imports Airflow at its top, and whoever
needs Airflow asks for the fixture `airflow_database` first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.engine import URL

from demo.airflow_environment import SILENCED
from demo.databases import connect
from demo.keys import make_keys
from demo.portal_server import PortalServer

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag

ROOT = Path(__file__).resolve().parents[2]
DATABASE = f"airflow_{version('apache-airflow').replace('.', '_')}"
KEYS = make_keys()
SETTINGS = {
    "CORE__DAGS_FOLDER": str(ROOT / "dags"),
    "CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
    "CORE__LOAD_EXAMPLES": "False",
    "CORE__UNIT_TEST_MODE": "False",
    "CORE__FERNET_KEY": KEYS.encryption,
    "API_AUTH__JWT_SECRET": KEYS.token_signing,
    "API__SECRET_KEY": KEYS.session_signing,
    "DATABASE__LOAD_DEFAULT_CONNECTIONS": "False",
    "USAGE_DATA_COLLECTION__ENABLED": "False",
    "OPENLINEAGE__DISABLED": "True",
}


@pytest.fixture(scope="session")
def airflow_home() -> Iterator[Path]:
    """AIRFLOW_HOME of this test process, with all settings but the database in the environment."""
    home = Path(tempfile.mkdtemp(prefix="govnews-airflow-"))
    os.environ.update({f"AIRFLOW__{name}": value for name, value in SETTINGS.items()})
    os.environ["AIRFLOW_HOME"] = str(home)
    os.environ["GOVNEWS_RETRY_SECONDS"] = "0.1"
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def airflow_database(airflow_home: Path, postgres: URL) -> Iterator[URL]:
    """Airflow's metadata, migrated once per test process; from here on Airflow may be imported."""
    database = postgres.set(database=DATABASE)
    with connect(postgres) as connection:
        connection.execute(f"CREATE DATABASE {DATABASE}".encode())
    os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] = database.render_as_string(
        hide_password=False
    )
    migration = subprocess.run(
        [sys.executable, "-m", "airflow", "db", "migrate"],
        env=os.environ | {"PYTHONWARNINGS": ",".join(SILENCED)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert migration.returncode == 0, migration.stdout + migration.stderr
    assert "airflow" not in sys.modules, "a test imported Airflow before its database was named"
    yield database
    if "airflow.settings" in sys.modules:
        # Connections left open would complain when Postgres stops under them.
        sys.modules["airflow.settings"].dispose_orm(do_log=False)


@pytest.fixture(scope="session")
def dag_bag(airflow_database: URL) -> DagBag:
    """All DAGs of the house, parsed as the dag-processor parses them."""
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(dag_folder=ROOT / "dags")


@pytest.fixture
def portals(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PortalServer]:
    """The project's own sample sites, day 1: all, or those that a test names as parameters."""
    sites = ROOT / "demo" / "sites"
    if hasattr(request, "param"):
        for slug in request.param:
            shutil.copytree(sites / slug, tmp_path / "sites" / slug)
        sites = tmp_path / "sites"
    with PortalServer(sites) as server:
        yield server


@pytest.fixture
def house(
    portals: PortalServer, warehouse_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PortalServer:
    """A fresh warehouse and archive whose portals are the sample sites, as govnews settings."""
    settings = {
        "WAREHOUSE_URL": warehouse_url,
        "STATE_DIR": str(tmp_path),
        "PORTALS": " ".join(portals.hosts),
        "STAND_INS": portals.stand_ins,
        "DELAY_SECONDS": "0",
    }
    for name, value in settings.items():
        monkeypatch.setenv(f"GOVNEWS_{name}", value)
    return portals
