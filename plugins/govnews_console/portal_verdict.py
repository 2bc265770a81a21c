"""What colour a run of portals has: red where one failed, and which ones."""

from __future__ import annotations

from typing import Any

RED = "red"  # XCom of a square that holds several portals: the slugs of those that failed


def judge_portals(ti: Any, dag_run: Any, mapped: str) -> str:
    """Return that all portals of the run were asked, or fail with the names of those that failed.

    `mapped` is the task between ``plan`` and ``summary``: one square for each portal, or for each
    group of portals. Portals that somebody has stopped are named, and make nothing red.
    """
    from airflow.sdk.exceptions import AirflowFailException

    states = ti.get_task_states(
        dag_id=dag_run.dag_id, task_ids=["plan", mapped, "summary"], run_ids=[dag_run.run_id]
    )[dag_run.run_id]
    if states["plan"] != "success":
        raise AirflowFailException("plan failed: no portal was asked")
    squares = [_slugs(item) for item in ti.xcom_pull(task_ids="plan")]
    portals = [slug for slugs in squares for slug in slugs]
    red: list[str] = []
    stopped: list[str] = []
    for position, slugs in enumerate(squares):
        end = states.get(f"{mapped}_{position}")
        if end == "skipped":
            stopped += slugs
        elif end == "success":
            returned = ti.xcom_pull(task_ids=mapped, map_indexes=position) or {}
            stopped += [slug for slug in slugs if len(slugs) > 1 and slug not in returned]
        else:
            # A worker that was lost told nothing: then the whole square is red.
            red += ti.xcom_pull(task_ids=mapped, key=RED, map_indexes=position) or slugs
    if red:
        raise AirflowFailException(
            f"{len(red)} of {len(portals)} portals failed: {', '.join(red)};"
            " the reason stands at the end of each one's log"
        )
    if states["summary"] != "success" and len(stopped) < len(portals):
        raise AirflowFailException("summary failed: build_warehouse was not told")
    if stopped:
        asked = len(portals) - len(stopped)
        return f"{asked} of {len(portals)} portals were asked; stopped: {', '.join(stopped)}"
    return f"all {len(portals)} portals were asked"


def require_an_asked_portal(ti: Any, dag_run: Any, mapped: str) -> None:
    """Skip the task that asks where no square of `mapped` is green: nothing changed.

    Airflow's rule ALL_DONE_MIN_ONE_SUCCESS (3.3.2) skips a task also where a single one above it
    was skipped: one portal that somebody has stopped would keep all others' pages unread.
    """
    from airflow.sdk.exceptions import AirflowSkipException

    states = ti.get_task_states(
        dag_id=dag_run.dag_id, task_ids=[mapped], run_ids=[dag_run.run_id]
    ).get(dag_run.run_id, {})
    if "success" not in states.values():
        raise AirflowSkipException("no portal was asked: build_warehouse has nothing to read")


def _slugs(item: Any) -> list[str]:
    """Return the portals of one square: a group's, or the one that is named."""
    return list(item["slugs"]) if isinstance(item, dict) else [item]
