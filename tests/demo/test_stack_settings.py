"""Wrong usage is told in one sentence; secrets, addresses and databases are closed."""

from __future__ import annotations

import json
import shlex
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import URL, make_url

from demo.airflow_environment import airflow_environment
from demo.airflow_stack import usual_or_free_port
from demo.answers import print_doors
from demo.databases import (
    airflow_url,
    analyst_url,
    connect,
    prepare_databases,
    warehouse_url,
)
from demo.keys import make_keys, read_keys
from demo.postgres import Cluster
from demo.run import held_state, main, read_arguments
from demo.samples import WrongUsage, read_samples
from demo.wording import aligned, shortened
from govnews.load.migrations import migrate

ROOT = Path(__file__).resolve().parents[2]


def write_site(folder: Path, slug: str, day: str) -> None:
    (folder / slug).mkdir(parents=True)
    (folder / slug / "routes.json").write_text(json.dumps({"date": day}))


def test_samples_without_sites_are_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--samples", str(tmp_path), "--state", str(tmp_path / "state")])
    assert code == 2
    said = capsys.readouterr().err.strip()
    assert said == f"SAMPLES: expected sites as {tmp_path}/<slug>/routes.json, found none"
    assert not (tmp_path / "state").exists()


def test_samples_name_their_day_and_slugs(tmp_path: Path) -> None:
    write_site(tmp_path, "damha", "2025-06-16")
    write_site(tmp_path, "lamha", "2025-06-16")
    samples = read_samples(tmp_path, 1, ["canloc", "damha", "lamha"])
    assert samples.news_day == date(2025, 6, 16)
    assert samples.slugs == ("damha", "lamha")


@pytest.mark.parametrize(
    ("day", "broken", "sentence"),
    [
        (2, None, "DAY: .*damha has no day 2"),
        (1, "canloc", "BROKEN: expected one of damha, found 'canloc'"),
    ],
)
def test_what_the_samples_do_not_have_is_named(
    tmp_path: Path, day: int, broken: str | None, sentence: str
) -> None:
    write_site(tmp_path, "damha", "2025-06-16")
    with pytest.raises(WrongUsage, match=sentence):
        read_samples(tmp_path, day, ["damha"], broken)


def test_a_site_without_portal_file_is_named(tmp_path: Path) -> None:
    write_site(tmp_path, "atlantis", "2025-06-16")
    with pytest.raises(WrongUsage, match="no portal file on the shelf for atlantis"):
        read_samples(tmp_path, 1, ["damha"])


def test_sites_of_different_days_are_refused(tmp_path: Path) -> None:
    write_site(tmp_path, "damha", "2025-06-16")
    write_site(tmp_path, "lamha", "2025-06-17")
    with pytest.raises(WrongUsage, match="one date of day 1"):
        read_samples(tmp_path, 1, ["damha", "lamha"])


def test_a_site_without_a_date_is_named(tmp_path: Path) -> None:
    write_site(tmp_path, "damha", "yesterday")
    with pytest.raises(WrongUsage, match=r"damha/routes.json: expected a 'date' of YYYY-MM-DD"):
        read_samples(tmp_path, 1, ["damha"])


def test_two_demos_do_not_share_a_state(tmp_path: Path) -> None:
    with (
        held_state(tmp_path),
        pytest.raises(WrongUsage, match="a demo already runs in"),
        held_state(tmp_path),
    ):
        pass
    with held_state(tmp_path) as state:
        assert state == tmp_path


def test_a_state_folder_that_is_a_file_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(WrongUsage, match=r"STATE: .*file cannot be written"),
        held_state(tmp_path / "file"),
    ):
        pass


def test_the_command_ends_with_two_on_wrong_usage(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "demo.run", "--samples", str(tmp_path), "--once"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("SAMPLES: expected sites as")
    assert ended.stdout == ""


def test_keys_are_made_once_and_closed_to_others(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    keys = read_keys(file)
    assert read_keys(file) == keys
    assert read_keys(tmp_path / "other.json") != keys
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(keys.token_signing) >= 64, "HS512 wants 64 bytes"


def test_airflow_listens_here_only_and_takes_no_foreign_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW__CORE__EXECUTOR", "CeleryExecutor")
    monkeypatch.setenv("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS", "True")
    monkeypatch.setenv("GOVNEWS_PORTAL_DIR", "/elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    database = URL.create("postgresql+psycopg", "airflow", "secret", "127.0.0.1", 1, "airflow")
    found = airflow_environment(tmp_path, 8080, database, make_keys(), {"GOVNEWS_PORTALS": "damha"})
    assert found["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert found["AIRFLOW__CORE__EXECUTOR"] == "LocalExecutor"
    assert found["GOVNEWS_PORTALS"] == "damha"
    assert "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS" not in found
    assert "GOVNEWS_PORTAL_DIR" not in found
    assert "PYTHONDONTWRITEBYTECODE" not in found
    assert stat.S_IMODE((tmp_path / "passwords.json").stat().st_mode) == 0o600


def test_a_taken_port_is_left_to_its_owner() -> None:
    with socket.create_server(("127.0.0.1", 0)) as owner:
        taken = owner.getsockname()[1]
        assert usual_or_free_port(taken) != taken
    assert usual_or_free_port(taken) == taken


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("demo") / "postgres", settings={"fsync": "off"})
    made.start()
    yield made
    made.delete()


def test_each_database_is_closed_to_the_others_role(cluster: Cluster) -> None:
    keys = make_keys()
    prepare_databases(cluster, keys)
    prepare_databases(cluster, keys)
    warehouse = warehouse_url(cluster, keys)
    migrate(warehouse.render_as_string(hide_password=False), ROOT / "sql")
    # again: the owner is called like one of its schemas
    assert migrate(warehouse.render_as_string(hide_password=False), ROOT / "sql") == []
    for url, other in ((airflow_url(cluster, keys), "warehouse"), (warehouse, "airflow")):
        with connect(url) as connection:
            connection.execute("SELECT 1")
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            connect(url.set(database=other))
    with connect(analyst_url(cluster, keys)) as analyst:
        analyst.execute("SELECT * FROM mart.article")
        assert analyst.execute("SHOW statement_timeout").fetchone() == ("1min",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            analyst.execute("SELECT * FROM warehouse.fact_article")
    with pytest.raises(psycopg.OperationalError):
        connect(make_url(f"postgresql://airflow:wrong@127.0.0.1:{cluster.port}/airflow"))


def test_the_facts_door_can_be_pasted_into_a_shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = tmp_path / "my state"
    state.mkdir()
    url = "postgresql+psycopg://warehouse:it's secret@127.0.0.1/warehouse"
    govnews = {"GOVNEWS_WAREHOUSE_URL": url, "GOVNEWS_STATE_DIR": str(state)}
    print_doors(state, "http://127.0.0.1:1", make_keys(), Cluster(state / "postgres"), govnews)
    printed = capsys.readouterr().out.splitlines()
    [command] = [line for line in printed if "Commands" in line]
    script = Path(shlex.split(command)[1])
    assert script.stat().st_mode & 0o777 == 0o700
    listed = subprocess.run([script, "portals"], capture_output=True, text=True, check=True)
    assert "canloc" in listed.stdout
    assert (
        shlex.split(script.read_text("utf-8").splitlines()[1])[3] == f"GOVNEWS_WAREHOUSE_URL={url}"
    )
    [line] = [line for line in printed if "PGPASSFILE" in line]
    words = shlex.split(line)
    assert words[0] == "Facts"
    assert Path(words[1].removeprefix("PGPASSFILE=")).resolve() == state / "analyst.pgpass"
    assert words[2].endswith("psql")
    assert words[-2:] == ["analyst", "warehouse"]


def test_make_hands_every_wish_to_the_demo() -> None:
    wishes = ["ONCE=1", "DAY=2", "SAMPLES=/a b/sites", "STATE=/my state", "BROKEN=damha"]
    done = subprocess.run(
        ["make", "--dry-run", "demo", *wishes], cwd=ROOT, capture_output=True, text=True, check=True
    )
    [command] = [one for one in done.stdout.replace("\\\n", " ").splitlines() if "demo.run" in one]
    wanted = read_arguments(shlex.split(command.partition("demo.run")[2]))
    assert vars(wanted) == {
        "once": True,
        "day": 2,
        "samples": Path("/a b/sites"),
        "state": Path("/my state"),
        "broken": "damha",
    }


def test_tables_are_aligned_and_long_words_cut() -> None:
    lines = aligned([("name", "rows"), ("damha", 9), ("lamha", 10), (None, "1,5")]).splitlines()
    assert lines == ["  name   rows", "  damha     9", "  lamha    10", "          1,5"]
    assert shortened("một\n hai  ba") == "một hai ba"
    assert shortened("a" * 50, width=5) == "aaaa…"
    assert shortened(None) == ""
