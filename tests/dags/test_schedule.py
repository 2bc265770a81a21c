"""The day a run is about, its retries, and what is said when something fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from govnews.failures import PortalMistake, PortalStopped, PortalUnreachable, WrongSetting

pytestmark = [
    pytest.mark.usefixtures("dag_bag"),  # plugins/ is importable once Airflow is
]
# 20:30 in London is half past three of the next morning in Hà Nội.
EVENING = datetime(2025, 6, 16, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("partition_key", "form", "expected"),
    [
        ("2025-06-16", None, date(2025, 6, 16)),
        ("2025-06-16", "2024-01-01", date(2025, 6, 16)),
        (None, "2024-01-01", date(2024, 1, 1)),
        (None, None, date(2025, 6, 17)),
    ],
)
def test_the_news_day_is_partition_then_form_then_today_there(
    partition_key: str | None, form: str | None, expected: date
) -> None:
    from govnews_console.schedule import news_day

    run = SimpleNamespace(partition_key=partition_key, run_after=EVENING)
    assert news_day(run, {"news_day": form}) == expected


def test_a_partition_that_is_no_day_is_named() -> None:
    from govnews_console.schedule import news_day

    run = SimpleNamespace(partition_key="damha", run_after=EVENING)
    with pytest.raises(WrongSetting, match="expected YYYY-MM-DD, found 'damha'"):
        news_day(run, {})


def test_retries_wait_as_long_as_the_setting_says() -> None:
    from govnews_console.schedule import retry_seconds

    assert retry_seconds({}) == 60
    assert retry_seconds({"GOVNEWS_RETRY_SECONDS": "2.5"}) == 2.5
    with pytest.raises(WrongSetting, match="GOVNEWS_RETRY_SECONDS: expected a number"):
        retry_seconds({"GOVNEWS_RETRY_SECONDS": "soon"})


@pytest.mark.parametrize(
    ("failure", "action"),
    [
        (PortalUnreachable("503"), "retry"),
        (PortalMistake("damha.py:3"), "fail"),
        (MemoryError(), "default"),
    ],
)
def test_the_two_families_decide_about_a_retry(failure: Exception, action: str) -> None:
    from govnews_console.schedule import RETRY_POLICY

    assert RETRY_POLICY.evaluate(failure, 1, 2).action.value == action


def test_a_failure_notice_names_portal_reason_and_button() -> None:
    from govnews_console.notices import failure_text

    words = failure_text(
        {
            "ti": SimpleNamespace(
                dag_id="scrape_portals",
                task_id="scrape",
                rendered_map_index="damha",
                try_number=3,
                log_url="http://127.0.0.1:8080/dags/scrape_portals",
            ),
            "dag_run": SimpleNamespace(partition_key="2025-06-16"),
            "exception": PortalUnreachable("http://damha.test/ answered 500"),
        }
    )
    assert words.startswith("scrape_portals, 2025-06-16: scrape of damha failed at try 3.")
    assert "PortalUnreachable: http://damha.test/ answered 500" in words
    assert "'Clear task instance' on scrape of damha: http://127.0.0.1:8080/dags" in words


def test_a_lateness_notice_names_run_and_deadline() -> None:
    from govnews_console.notices import lateness_text

    words = lateness_text(
        {
            "dag_run": {"dag_id": "scrape_portals", "dag_run_id": "scheduled__1"},
            "deadline": {"deadline_time": "2025-06-17T02:30:00Z"},
        }
    )
    assert "scrape_portals, run scheduled__1: not finished by 2025-06-17T02:30:00Z" in words


def scrape_task(name: str, dag_bag: Any) -> Callable[..., Any]:
    """Return the function behind one task of scrape_portals."""
    function: Callable[..., Any] = dag_bag.dags["scrape_portals"].get_task(name).python_callable
    return function


class Ended:
    """Plays the task instance that the verdict asks how the others ended."""

    def __init__(self, *ends: str, summary: str = "success") -> None:
        self.ends = ends
        self.summary = summary

    def get_task_states(self, **_: Any) -> dict[str, dict[str, str]]:
        mapped = {f"scrape_{place}": end for place, end in enumerate(self.ends)}
        return {"run": {"plan": "success", "summary": self.summary, **mapped}}

    def xcom_pull(self, task_ids: str, **_: Any) -> Any:
        if task_ids != "plan":
            return None
        slugs = ["canloc", "damha", "lamha"][: len(self.ends)]
        return [{"name": slug, "slugs": [slug]} for slug in slugs]


def test_a_stopped_portal_is_neither_red_nor_told_as_scraped(dag_bag: Any) -> None:
    from airflow.sdk.exceptions import AirflowFailException

    verdict = scrape_task("verdict", dag_bag)
    run = SimpleNamespace(dag_id="scrape_portals", run_id="run")
    told = verdict(Ended("success", "skipped", "success"), run)
    assert told == "2 of 3 portals were asked; stopped: damha"
    assert verdict(Ended("skipped", summary="skipped"), run).startswith("0 of 1")
    with pytest.raises(AirflowFailException, match="1 of 3 portals failed: lamha"):
        verdict(Ended("success", "skipped", "failed"), run)
    with pytest.raises(AirflowFailException, match="summary failed"):
        verdict(Ended("success", "skipped", summary="failed"), run)


class OneSquare(Ended):
    """Plays a run whose three portals share one square, which ended red."""

    def __init__(self, *red: str) -> None:
        super().__init__("failed")
        self.red = list(red)

    def xcom_pull(self, task_ids: str, **_: Any) -> Any:
        slugs = ["canloc", "damha", "lamha"]
        return [{"name": "three", "slugs": slugs}] if task_ids == "plan" else self.red


def test_a_red_square_with_green_portals_in_it_is_told_to_the_build(airflow_database: Any) -> None:
    from airflow.sdk.exceptions import AirflowSkipException
    from govnews_console.portal_verdict import require_an_asked_portal

    run = SimpleNamespace(dag_id="scrape_portals", run_id="run")
    require_an_asked_portal(OneSquare("damha"), run, mapped="scrape")
    for nobody in (OneSquare("canloc", "damha", "lamha"), OneSquare(), Ended("failed", "skipped")):
        with pytest.raises(AirflowSkipException, match="no portal was asked"):
            require_an_asked_portal(nobody, run, mapped="scrape")


def test_a_stopped_host_skips_its_portals_task(
    dag_bag: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from airflow.sdk.exceptions import AirflowSkipException

    from govnews.steps import grouping

    def stopped(slug: str, run_id: str, settings: Any) -> dict[str, int]:
        raise PortalStopped(f"portal {slug}: owner wrote")

    monkeypatch.setattr(grouping, "scrape_portal", stopped)
    monkeypatch.setenv("GOVNEWS_WAREHOUSE_URL", "postgresql+psycopg://u:p@127.0.0.1/warehouse")
    with pytest.raises(AirflowSkipException, match="portal damha: owner wrote"):
        scrape_task("scrape", dag_bag)({"name": "damha", "slugs": ["damha"]}, "run", None)
