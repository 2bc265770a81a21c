"""Both DAGs run on a real Airflow database, a real warehouse and the sample portals."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, text

from demo.portal_server import PortalServer
from demo.postgres import free_port
from govnews.portals.shelf import SHELF
from govnews.settings import read_settings
from govnews.steps import stop_host

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag


NEWS_DAY = "2026-11-20"
BUILD = ["plan", "read", "compare", "validate", "load", "publish", "health", "verdict"]


def run_dag(dag_bag: DagBag, dag_id: str, conf: dict[str, Any] | None = None) -> Any:
    """Run one DAG as a person or an asset would: without a logical date."""
    # dag.test() keeps what a form said in the DAG's own params: take a fresh one each time.
    dag = type(dag_bag)(dag_folder=Path(dag_bag.dag_folder, f"{dag_id}.py")).dags[dag_id]
    # dag.test() cannot digest a deadline: https://github.com/apache/airflow/issues/73428
    dag.deadline = None
    return dag.test(logical_date=None, run_conf=conf)


def states(run: Any) -> dict[str, str]:
    """Return the state of every task, mapped ones by their names in the grid."""
    return {
        f"{task.task_id} {task.rendered_map_index}" if task.map_index >= 0 else task.task_id: str(
            task.state
        )
        for task in run.get_task_instances()
    }


def announced(run: Any) -> list[tuple[str, str]]:
    """Return the asset events of a run as (asset, partition key)."""
    from airflow.models.asset import AssetEvent
    from airflow.utils.session import create_session

    with create_session() as session:
        events = session.query(AssetEvent).filter(AssetEvent.source_run_id == run.run_id)
        return [(event.asset.name, event.partition_key) for event in events]


def left_behind(run: Any, key: str) -> list[str]:
    """Return what the tasks of a run left under a key, as JSON."""
    from airflow.models.xcom import XComModel
    from airflow.utils.session import create_session

    with create_session() as session:
        found = session.query(XComModel.value).filter_by(run_id=run.run_id, key=key)
        return [json.dumps(value) if not isinstance(value, str) else value for (value,) in found]


def count(warehouse: Engine, statement: str) -> int:
    with warehouse.connect() as connection:
        return int(connection.execute(text(statement)).scalar_one())


def test_a_night_leads_from_listings_to_facts(
    dag_bag: DagBag, house: PortalServer, warehouse: Engine
) -> None:
    slugs = list(house.hosts)
    scraping = run_dag(dag_bag, "scrape_portals", {"news_day": NEWS_DAY})
    assert str(scraping.state) == "success"
    assert states(scraping) == dict.fromkeys(
        ["plan", *(f"scrape {slug}" for slug in slugs), "summary", "verdict"], "success"
    )
    assert announced(scraping) == [("captures", NEWS_DAY)]

    build = run_dag(dag_bag, "build_warehouse")
    assert str(build.state) == "success"
    named = {label.split()[0]: state for label, state in states(build).items()}
    assert named == dict.fromkeys(BUILD, "success")
    assert {label.split()[1] for label in states(build) if label.startswith("read ")} == set(slugs)
    assert [asset for asset, _ in announced(build)] == ["warehouse"]
    assert count(warehouse, "SELECT count(*) FROM warehouse.fact_article") > len(slugs)
    assert count(warehouse, "SELECT count(*) FROM crawl.fate WHERE fate IS NULL") == 0
    assert count(warehouse, "SELECT count(DISTINCT news_day) FROM crawl.run") == 1

    again = run_dag(dag_bag, "build_warehouse")
    assert str(again.state) == "success"
    assert states(again) == dict.fromkeys(BUILD, "success") | {"read": "skipped"}


def test_days_past_are_fetched_by_a_form(
    dag_bag: DagBag, house: PortalServer, warehouse: Engine
) -> None:
    form = {"portals": ["damha"], "first_day": "2026-11-01", "last_day": "2026-11-18"}
    backfill = run_dag(dag_bag, "backfill_portals", form)
    assert str(backfill.state) == "success"
    assert states(backfill) == dict.fromkeys(
        ["plan", "backfill damha", "summary", "verdict"], "success"
    )
    assert [asset for asset, _ in announced(backfill)] == ["captures"]
    assert count(warehouse, "SELECT count(*) FROM crawl.fate WHERE fate = 'out_of_range'") > 0

    build = run_dag(dag_bag, "build_warehouse")
    assert str(build.state) == "success"
    in_range = "article.published_on BETWEEN '2026-11-01' AND '2026-11-18'"
    assert count(warehouse, f"SELECT count(*) FROM mart.article AS article WHERE {in_range}") > 0
    # Of an entry without a day only its page tells: what was told before is never of other days.
    asked_in_vain = f"""
        SELECT count(*) FROM mart.article AS article JOIN crawl.address AS address USING (url)
        WHERE NOT ({in_range})
            AND coalesce(address.stated_on, address.feed_published_at::date) IS NOT NULL"""
    assert count(warehouse, asked_in_vain) == 0


@pytest.mark.parametrize("portals", [("canloc", "damha", "lamha")], indirect=True, ids=" ".join)
def test_a_red_and_a_stopped_portal_do_not_keep_the_others_unread(
    dag_bag: DagBag, house: PortalServer, warehouse: Engine
) -> None:
    house.fail("damha", 500)
    stop_host(house.hosts["lamha"], "its owner wrote", "Lan", read_settings())
    scraping = run_dag(dag_bag, "scrape_portals", {"news_day": NEWS_DAY})
    assert str(scraping.state) == "failed"
    found = states(scraping)
    assert {label for label, state in found.items() if state == "failed"} == {
        "verdict",
        "scrape damha",
    }
    assert {label for label, state in found.items() if state == "skipped"} == {"scrape lamha"}
    assert found["summary"] == "success"
    assert announced(scraping) == [("captures", NEWS_DAY)]

    build = run_dag(dag_bag, "build_warehouse")
    assert str(build.state) == "success"
    loaded = "SELECT count(DISTINCT portal_code) FROM mart.article"
    assert count(warehouse, loaded) == len(house.hosts) - 2


def test_many_portals_share_a_square_and_only_the_red_one_is_named(
    dag_bag: DagBag,
    house: PortalServer,
    warehouse: Engine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    from govnews import steps

    monkeypatch.setattr(steps, "group_portals", partial(steps.group_portals, most=2))
    house.fail("damha", 500)
    scraping = run_dag(dag_bag, "scrape_portals", {"news_day": NEWS_DAY})
    first, second = "canloc … damha (3 portals)", "kontum_edu … lamha (2 portals)"
    assert states(scraping) == {
        "plan": "success",
        f"scrape {first}": "failed",
        f"scrape {second}": "success",
        "summary": "success",
        "verdict": "failed",
    }
    assert left_behind(scraping, "red") == ['["damha"]']  # what `verdict` names
    assert "1 of 3 portals failed: damha: PortalUnreachable" in caplog.text
    kept = "SELECT count(DISTINCT portal_code) FROM crawl.fate WHERE fate IS NULL"
    assert count(warehouse, kept) == len(house.hosts) - 1


@pytest.mark.parametrize("portals", [("canloc", "damha", "lamha")], indirect=True, ids=" ".join)
def test_a_batch_that_cannot_be_read_is_red_alone_and_waits(
    dag_bag: DagBag,
    house: PortalServer,
    warehouse: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert str(run_dag(dag_bag, "scrape_portals", {"news_day": NEWS_DAY}).state) == "success"
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "damha.py").write_text("PORTAL = Portal(\n")
    monkeypatch.setenv("GOVNEWS_PORTAL_DIR", str(tmp_path / "shelf"))
    build = run_dag(dag_bag, "build_warehouse")
    assert str(build.state) == "failed"
    red = {label for label, state in states(build).items() if state == "failed"}
    assert red == {"read damha", "verdict"}
    assert [asset for asset, _ in announced(build)] == ["warehouse"]
    loaded = "SELECT count(DISTINCT portal_code) FROM mart.article"
    assert count(warehouse, loaded) == len(house.hosts) - 1
    waiting = "SELECT count(*) FROM crawl.fate WHERE fate IS NULL AND portal_code = 'damha'"
    assert count(warehouse, waiting) > 0

    monkeypatch.delenv("GOVNEWS_PORTAL_DIR")
    assert str(run_dag(dag_bag, "build_warehouse").state) == "success"
    assert count(warehouse, loaded) == len(house.hosts)


def test_an_unwell_portal_is_red_after_everything_was_loaded(
    dag_bag: DagBag,
    house: PortalServer,
    warehouse: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "shelf").mkdir()
    present = (SHELF / "damha.py").read_text("utf-8")
    stated = present.replace('    slug="damha",', '    slug="damha",\n    daily_articles=(50, 90),')
    (tmp_path / "shelf" / "damha.py").write_text(stated)
    monkeypatch.setenv("GOVNEWS_PORTAL_DIR", str(tmp_path / "shelf"))
    for day in (NEWS_DAY, "2026-11-21"):
        run_dag(dag_bag, "scrape_portals", {"news_day": day, "portals": ["damha"]})
        build = run_dag(dag_bag, "build_warehouse")
    found = states(build)
    assert {label for label, state in found.items() if state == "failed"} == {"health", "verdict"}
    assert found["publish"] == "success"
    assert [asset for asset, _ in announced(build)] == ["warehouse"]
    assert count(warehouse, "SELECT count(*) FROM mart.article") > 0
    red = "SELECT count(*) FROM mart.portal_alarm WHERE severity = 'red' AND subject = '2026-11-20'"
    assert count(warehouse, red) == 1
    health = next(task for task in build.get_task_instances() if task.task_id == "health")
    assert health.try_number == 1


def test_when_every_portal_fails_nobody_is_told(dag_bag: DagBag, house: PortalServer) -> None:
    house.fail("damha", 500)
    scraping = run_dag(dag_bag, "scrape_portals", {"news_day": NEWS_DAY, "portals": ["damha"]})
    assert str(scraping.state) == "failed"
    assert states(scraping) == {
        "plan": "success",
        "scrape damha": "failed",
        "summary": "skipped",
        "verdict": "failed",
    }
    assert announced(scraping) == []


def test_the_form_chooses_portals_and_the_day_defaults_to_today(
    dag_bag: DagBag, house: PortalServer, warehouse: Engine
) -> None:
    from zoneinfo import ZoneInfo

    scraping = run_dag(dag_bag, "scrape_portals", {"portals": ["lamha"]})
    assert [label for label in states(scraping) if label.startswith("scrape ")] == ["scrape lamha"]
    today = scraping.run_after.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()
    assert announced(scraping) == [("captures", today)]


def test_a_wrong_setting_fails_at_once_and_is_not_tried_again(
    dag_bag: DagBag, house: PortalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVNEWS_WAREHOUSE_URL", "sqlite:///nowhere")
    scraping = run_dag(dag_bag, "scrape_portals", {"news_day": NEWS_DAY})
    assert str(scraping.state) == "failed"
    assert states(scraping) == {
        "plan": "failed",
        "scrape": "upstream_failed",
        "summary": "skipped",
        "verdict": "failed",
    }
    plan = next(task for task in scraping.get_task_instances() if task.task_id == "plan")
    assert plan.try_number == 1


def test_an_unreachable_warehouse_is_tried_again_and_then_fails(
    dag_bag: DagBag, house: PortalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = f"postgresql+psycopg://nobody:secret@127.0.0.1:{free_port()}/warehouse"
    monkeypatch.setenv("GOVNEWS_WAREHOUSE_URL", nobody)
    build = run_dag(dag_bag, "build_warehouse")
    assert str(build.state) == "failed"
    plan = next(task for task in build.get_task_instances() if task.task_id == "plan")
    assert plan.try_number == 3
    assert states(build)["publish"] == "upstream_failed"


def test_a_replay_shows_what_differs_and_loads_it_on_approval(
    dag_bag: DagBag,
    house: PortalServer,
    warehouse: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    earlier_shelf = tmp_path / "earlier_shelf"
    earlier_shelf.mkdir()
    present = (SHELF / "damha.py").read_text("utf-8")
    (earlier_shelf / "damha.py").write_text(present.replace("damha_archive", "damha_before"))
    with monkeypatch.context() as earlier:
        earlier.setenv("GOVNEWS_PORTAL_DIR", str(earlier_shelf))
        run_dag(dag_bag, "scrape_portals", {"news_day": NEWS_DAY, "portals": ["damha"]})
        run_dag(dag_bag, "build_warehouse")
    articles = "SELECT count(*) FROM mart.article"
    loaded = count(warehouse, articles)

    form = {"first_day": NEWS_DAY, "last_day": NEWS_DAY}
    rehearsal = run_dag(dag_bag, "replay_archive", form)
    assert states(rehearsal) == {
        "plan": "success",
        "read damha": "success",
        "difference": "success",
        "reopen": "skipped",
    }
    assert announced(rehearsal) == []

    replay = run_dag(dag_bag, "replay_archive", form | {"dry_run": False})
    assert states(replay)["reopen"] == "success"
    assert announced(replay) == [("captures", NEWS_DAY)]
    assert count(warehouse, articles) == loaded - 1

    assert str(run_dag(dag_bag, "build_warehouse").state) == "success"
    assert count(warehouse, articles) == loaded
    today = "SELECT count(*) FROM warehouse.fact_article_revision WHERE layout = 'damha_archive'"
    assert count(warehouse, today) == 1


def test_a_replay_of_days_without_captures_ends_well(dag_bag: DagBag, house: PortalServer) -> None:
    form = {"first_day": "2001-01-01", "last_day": "2001-01-02", "dry_run": False}
    replay = run_dag(dag_bag, "replay_archive", form)
    assert str(replay.state) == "success"
    assert states(replay) == {
        "plan": "success",
        "read": "skipped",
        "difference": "success",
        "reopen": "skipped",
    }


def give_deadline(session: Any, run: Any, alert: Any) -> None:
    """Give a run the deadline that the scheduler would have given it, kept as Airflow keeps it."""
    from airflow.models.deadline import Deadline
    from airflow.models.deadline_alert import DeadlineAlert
    from airflow.models.serialized_dag import SerializedDagModel
    from airflow.serialization.encoders import encode_deadline_alert

    told = encode_deadline_alert(alert)
    held = DeadlineAlert(
        serialized_dag_id=SerializedDagModel.get(run.dag_id, session=session).id,
        reference=told["reference"],
        interval=told["interval"],
        callback_def=told["callback"],
    )
    session.add(held)
    session.flush()
    session.add(
        Deadline(
            deadline_time=run.queued_at + alert.interval,
            callback=alert.callback,
            dagrun_id=run.id,
            deadline_alert_id=held.id,
            dag_id=run.dag_id,
        )
    )
    session.flush()


def test_a_run_that_may_be_late_can_be_cleared(dag_bag: DagBag, house: PortalServer) -> None:
    # What a notice tells the operator to press. With a deadline counted from the moment of queueing
    # Airflow 3.3.2 answers it with error 500: https://github.com/apache/airflow/issues/70368
    from airflow.models.dagrun import DagRun
    from airflow.models.taskinstance import clear_task_instances
    from airflow.utils.session import create_session

    run_id = run_dag(dag_bag, "build_warehouse").run_id
    with create_session() as session:
        run = session.query(DagRun).filter_by(run_id=run_id).one()
        run.queued_at = run.start_date
        for alert in dag_bag.dags["build_warehouse"].deadline:
            give_deadline(session, run, alert)
        clear_task_instances(run.get_task_instances(session=session), session)
        assert str(run.state) == "queued"
        assert {task.state for task in run.get_task_instances(session=session)} == {None}
        session.rollback()
