"""Every DAG is loaded, without errors, says what it is for, and parses without heavy imports."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from govnews.portals.shelf import portal_slugs

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag


DAY = timedelta(days=1)
ROOT = Path(__file__).resolve().parents[2]
TASKS = {
    "scrape_portals": ["plan", "scrape", "summary", "verdict"],
    "backfill_portals": ["plan", "backfill", "summary", "verdict"],
    "build_warehouse": [
        *("plan", "read", "compare", "validate", "load", "publish", "health", "verdict")
    ],
    "replay_archive": ["plan", "read", "difference", "reopen"],
}
HEAVY = ("great_expectations", "pandas", "lxml", "requests", "bs4", "warcio", "yoyo", "numpy")
# Imports Airflow once; each file is parsed in a fork that has seen none of the others.
PARSE_EACH = """
import os, runpy, sys
import airflow.sdk
from airflow import settings
settings.prepare_syspath_for_config_and_plugins()
before = set(sys.modules)
for dag_id in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        runpy.run_path(f"dags/{dag_id}.py")
        print(dag_id, *sorted(set(sys.modules) - before), flush=True)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0, dag_id
"""
LIGHT_ROOMS = {"govnews", "govnews.failures"}


def test_exactly_the_expected_dags_load_without_errors(dag_bag: DagBag) -> None:
    assert dag_bag.import_errors == {}
    found = {dag_id: sorted(dag.task_ids) for dag_id, dag in dag_bag.dags.items()}
    assert found == {dag_id: sorted(tasks) for dag_id, tasks in TASKS.items()}


def test_no_dag_file_is_left_out(dag_bag: DagBag) -> None:
    files = {file.stem for file in (ROOT / "dags").glob("*.py")}
    assert files == set(TASKS)


@pytest.mark.parametrize("dag_id", TASKS)
def test_each_dag_says_what_it_is_for_and_whose_it_is(dag_bag: DagBag, dag_id: str) -> None:
    dag = dag_bag.dags[dag_id]
    assert dag.description
    assert dag.doc_md
    assert all(f"`{task_id}`" in dag.doc_md for task_id in TASKS[dag_id])
    assert "govnews" in dag.tags
    assert dag.owner == "govnews"
    assert dag.deadline
    assert dag.max_active_runs == 1
    assert dag.dagrun_timeout
    assert dag.catchup is False
    assert dag.start_date is None, "unpausing would run a missed night"


@pytest.mark.parametrize("dag_id", TASKS)
def test_each_task_is_tried_again_by_the_two_families(dag_bag: DagBag, dag_id: str) -> None:
    for task in dag_bag.dags[dag_id].tasks:
        assert task.retries >= 1
        assert task.retry_policy is not None
        assert task.retry_exponential_backoff == 2.0
        assert task.max_retry_delay == timedelta(minutes=15)


def test_the_night_is_half_past_one_local_time_and_named_by_the_local_day(dag_bag: DagBag) -> None:
    from airflow.serialization.encoders import coerce_to_core_timetable

    timetable: Any = coerce_to_core_timetable(dag_bag.dags["scrape_portals"].timetable)
    # 18:30 UTC is half past one of the next morning in Hà Nội, which names the run.
    noon = datetime(2025, 6, 16, 12, tzinfo=UTC)
    night = next(iter(timetable.iter_partition_dagrun_infos(earliest=noon, latest=noon + DAY)))
    assert night.run_after == datetime(2025, 6, 16, 18, 30, tzinfo=UTC)
    assert night.partition_key == "2025-06-17"
    assert timetable.summary == "30 1 * * *"
    assert timetable.serialize()["run_immediately"] is False


def test_the_build_follows_the_captures(dag_bag: DagBag) -> None:
    from govnews_console.schedule import CAPTURES, WAREHOUSE

    scraping, build = dag_bag.dags["scrape_portals"], dag_bag.dags["build_warehouse"]
    assert build.timetable.asset_condition == CAPTURES
    emitting = [task.task_id for task in scraping.tasks if CAPTURES in task.outlets]
    assert emitting == ["summary"], "a partial scrape must not say that it is finished"
    assert [task.task_id for task in build.tasks if WAREHOUSE in task.outlets] == ["publish"]


def test_portals_are_scraped_in_their_pool_and_under_their_names(dag_bag: DagBag) -> None:
    for dag_id, task_id in (("scrape_portals", "scrape"), ("backfill_portals", "backfill")):
        mapped = dag_bag.dags[dag_id].get_task(task_id)
        assert mapped.partial_kwargs["pool"] == "portals"
        assert "portal" in mapped.partial_kwargs["map_index_template"]


def test_a_backfill_is_by_hand_asks_for_days_and_tells_the_build(dag_bag: DagBag) -> None:
    from govnews_console.schedule import CAPTURES

    dag = dag_bag.dags["backfill_portals"]
    assert dag.timetable.can_be_scheduled is False
    assert set(dag.params) == {"portals", "first_day", "last_day", "pages", "requests"}
    assert [task.task_id for task in dag.tasks if CAPTURES in task.outlets] == ["summary"]


def test_the_form_offers_the_shelf(airflow_database: object) -> None:
    from govnews_console.schedule import shelf

    assert shelf() == portal_slugs()


def test_the_form_offers_an_extra_shelf_whose_files_are_broken(
    airflow_database: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from govnews_console.schedule import shelf

    (tmp_path / "broken.py").write_text("PORTAL = Portal(")
    (tmp_path / "__init__.py").touch()
    monkeypatch.setenv("GOVNEWS_PORTAL_DIR", str(tmp_path))
    assert shelf() == sorted({*portal_slugs(), "broken"})


@pytest.fixture(scope="module")
def imported(airflow_database: object) -> dict[str, list[str]]:
    """What parsing each DAG file imports into a process that has Airflow and nothing else."""
    parsing = subprocess.run(
        [sys.executable, "-c", PARSE_EACH, *TASKS],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [line.split() for line in parsing.stdout.splitlines()]
    return {dag_id: modules for dag_id, *modules in lines}


@pytest.mark.parametrize("dag_id", TASKS)
def test_parsing_a_dag_imports_nothing_heavy(imported: dict[str, list[str]], dag_id: str) -> None:
    modules = imported[dag_id]
    assert "govnews_console.schedule" in modules
    assert [name for name in modules if name.split(".")[0] in HEAVY] == []
    assert {name for name in modules if name.split(".")[0] == "govnews"} <= LIGHT_ROOMS
