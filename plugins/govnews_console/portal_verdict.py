"""What colour a run of portals has: red where one failed, and which ones."""

from __future__ import annotations

from typing import Any


def judge_portals(ti: Any, dag_run: Any, mapped: str) -> str:
    """Return that all portals of the run are green, or fail with the names of those that are not.

    `mapped` is the task that has one portal each, between ``plan`` and ``summary``.
    """
    from airflow.sdk.exceptions import AirflowFailException

    states = ti.get_task_states(
        dag_id=dag_run.dag_id, task_ids=["plan", mapped, "summary"], run_ids=[dag_run.run_id]
    )[dag_run.run_id]
    if states["plan"] != "success":
        raise AirflowFailException("plan failed: no portal was asked")
    portals = ti.xcom_pull(task_ids="plan")
    red = [
        slug
        for position, slug in enumerate(portals)
        if states.get(f"{mapped}_{position}") != "success"
    ]
    if red:
        raise AirflowFailException(
            f"{len(red)} of {len(portals)} portals failed: {', '.join(red)};"
            " the reason stands at the end of each one's log"
        )
    if states["summary"] != "success":
        raise AirflowFailException("summary failed: build_warehouse was not told")
    return f"all {len(portals)} portals were asked"
