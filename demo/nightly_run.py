"""One night in the demo: scrape_portals, and the build_warehouse that follows through the asset."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from demo.airflow_api import TaskState
from demo.airflow_stack import DAGS, AirflowStack
from demo.wording import near

RUN_SECONDS = 3600
FOLLOW_SECONDS = 60
FINAL_RUN_STATES = ("success", "failed")
TOLD_STATES = ("success", "failed", "skipped", "upstream_failed", "removed", "up_for_retry")


@dataclass(frozen=True, kw_only=True)
class FinishedRun:
    """How one DAG run ended, and its failed tasks by their names in the grid."""

    dag_id: str
    run_id: str
    state: str
    failed: tuple[str, ...]
    log: Path | None

    @property
    def sentence(self) -> str:
        """Return what failed and where its log is; empty where nothing failed."""
        if self.state == "success":
            return ""
        log = f" (log: {near(self.log)})" if self.log else ""
        return f"{self.dag_id}: failed in {', '.join(self.failed) or 'no task'}{log}"


def trigger_scraping(stack: AirflowStack, partition_key: str) -> str:
    """Unpause the DAGs and start the scraping of one news day; return the run id."""
    for dag_id in DAGS:
        stack.api.unpause(dag_id)
    return stack.api.trigger(DAGS[0], partition_key)


def await_build(stack: AirflowStack, scraping: FinishedRun) -> str | None:
    """Return the id of the build that the scraping started; None where it said nothing."""
    states = {
        task.task_id: task.state for task in stack.api.task_states(scraping.dag_id, scraping.run_id)
    }
    if states.get("summary") != "success":
        return None
    found: list[str] = []

    def has_followed() -> bool:
        run_id = stack.api.run_after_asset("build_warehouse", scraping.run_id)
        found.extend([run_id] if run_id else [])
        return bool(found)

    stack.wait_until(has_followed, FOLLOW_SECONDS, "build_warehouse did not follow")
    return found[0]


def await_run(
    stack: AirflowStack, dag_id: str, run_id: str, say: Callable[[str], None]
) -> FinishedRun:
    """Wait until a run is finished; say each task that ends and each that is tried again."""
    progress = Progress(dag_id, say)

    def is_finished() -> bool:
        state = stack.api.run_state(dag_id, run_id)
        progress.tell(stack.api.task_states(dag_id, run_id))
        return state in FINAL_RUN_STATES

    stack.wait_until(is_finished, RUN_SECONDS, f"{dag_id} {run_id} was not finished")
    failed = progress.failed()
    return FinishedRun(
        dag_id=dag_id,
        run_id=run_id,
        state=stack.api.run_state(dag_id, run_id),
        failed=tuple(failed),
        log=stack.task_log(dag_id, run_id, failed[0].split()[0]) if failed else None,
    )


class Progress:
    """What was already said about the tasks of one run."""

    def __init__(self, dag_id: str, say: Callable[[str], None]) -> None:
        self.dag_id = dag_id
        self.say = say
        self._began = time.monotonic()
        self._states: dict[tuple[str, int], str] = {}
        self._labels: dict[tuple[str, int], str] = {}

    def tell(self, tasks: Iterable[TaskState]) -> None:
        """Say each task whose state is new and worth a line."""
        for task in tasks:
            key = (task.task_id, task.map_index)
            self._label(key, task.name)
            if task.state in TOLD_STATES and task.state != self._states.get(key):
                seconds = time.monotonic() - self._began
                line = f"{self._labels[key]:<28} {task.state:<15} {task.seconds:6.1f} s"
                self.say(f"{seconds:5.0f} s  {self.dag_id:<15}  {line}")
            self._states[key] = task.state

    def failed(self) -> list[str]:
        """Return the failed tasks; `verdict` only sums up the others and comes last."""
        found = [self._labels[key] for key, state in self._states.items() if state == "failed"]
        return sorted(found, key=lambda label: (label == "verdict", label))

    def _label(self, key: tuple[str, int], name: str) -> None:
        # Airflow forgets the name of a mapped task while it waits for its next try.
        task_id, map_index = key
        position = "" if map_index < 0 else str(map_index)
        known = self._labels.get(key, "")
        self._labels[key] = (
            f"{task_id} {name}" if name else known or f"{task_id} {position}".strip()
        )
