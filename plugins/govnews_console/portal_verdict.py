"""What colour a run of portals has: red where one failed, and which ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RED = "red"  # XCom of a square that holds several portals: the slugs of those that failed


@dataclass(frozen=True, kw_only=True)
class Ends:
    """How the portals of a run ended; `red` and `stopped` are among `portals`."""

    portals: list[str]
    red: list[str]
    stopped: list[str]

    @property
    def asked(self) -> int:
        """Return how many were asked to their end."""
        return len(self.portals) - len(self.red) - len(self.stopped)


def judge_portals(ti: Any, dag_run: Any, mapped: str) -> str:
    """Return that all portals of the run were asked, or fail with the names of those that failed.

    `mapped` is the task between ``plan`` and ``summary``: one square for each portal, or for each
    group of portals. Portals that somebody has stopped are named, and make nothing red.
    """
    from airflow.sdk.exceptions import AirflowFailException

    states = _states(ti, dag_run, "plan", mapped, "summary")
    if states["plan"] != "success":
        raise AirflowFailException("plan failed: no portal was asked")
    ends = _ends(ti, states, mapped)
    if ends.red:
        raise AirflowFailException(
            f"{len(ends.red)} of {len(ends.portals)} portals failed: {', '.join(ends.red)};"
            " the reason stands at the end of each one's log"
        )
    if states["summary"] != "success" and ends.asked:
        raise AirflowFailException("summary failed: build_warehouse was not told")
    if ends.stopped:
        stopped = ", ".join(ends.stopped)
        return f"{ends.asked} of {len(ends.portals)} portals were asked; stopped: {stopped}"
    return f"all {len(ends.portals)} portals were asked"


def require_an_asked_portal(ti: Any, dag_run: Any, mapped: str) -> None:
    """Skip the task that asks where no portal of `mapped` was asked to its end: nothing changed.

    Airflow's rule ALL_DONE_MIN_ONE_SUCCESS (3.3.2) skips a task also where a single one above it
    was skipped: one portal that somebody has stopped would keep all others' pages unread. Nor does
    it know that a red square of several portals has green ones in it.
    """
    from airflow.sdk.exceptions import AirflowSkipException

    states = _states(ti, dag_run, "plan", mapped)
    if states["plan"] != "success" or not _ends(ti, states, mapped).asked:
        raise AirflowSkipException("no portal was asked: build_warehouse has nothing to read")


def _states(ti: Any, dag_run: Any, *tasks: str) -> dict[str, str]:
    found: dict[str, dict[str, str]] = ti.get_task_states(
        dag_id=dag_run.dag_id, task_ids=list(tasks), run_ids=[dag_run.run_id]
    )
    return found[dag_run.run_id]


def _ends(ti: Any, states: Mapping[str, str], mapped: str) -> Ends:
    squares = [_slugs(item) for item in ti.xcom_pull(task_ids="plan")]
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
    return Ends(portals=[slug for slugs in squares for slug in slugs], red=red, stopped=stopped)


def _slugs(item: Any) -> list[str]:
    """Return the portals of one square: a group's, or the one that is named."""
    return list(item["slugs"]) if isinstance(item, dict) else [item]
