"""What is said when a task fails or a run is late: who, why, and which button to press.

Airflow calls these by name from the task's process, the triggerer or the
dag-processor; the words go to that process's log.
"""

from __future__ import annotations

import logging
from typing import Any

log = logging.getLogger(__name__)


def notice_failure(context: dict[str, Any]) -> None:
    """Log what failed, why, and the button: the task's last words in its own log."""
    log.error(failure_text(context))


async def notice_lateness(context: dict[str, Any]) -> None:
    """Log which run missed its deadline, and where to look."""
    log.error(lateness_text(context))


def failure_text(context: dict[str, Any]) -> str:
    """Return the notice of a failed task: portal or batch, reason, button."""
    instance = context["ti"]
    label = getattr(instance, "rendered_map_index", None)
    place = f"{instance.task_id} of {label}" if label else instance.task_id
    error = context.get("exception")
    reason = f"{type(error).__name__}: {error}" if error else "no reason was given"
    return (
        f"{instance.dag_id}, {_day(context)}: {place} failed"
        f" at try {instance.try_number}. {reason}\n"
        f"Once the cause is mended, press 'Clear task instance' on {place}:"
        f" {instance.log_url}\n"
        "What others did in this run stays; a cleared task goes on where it stopped."
    )


def lateness_text(context: dict[str, Any]) -> str:
    """Return the notice of a missed deadline."""
    run = context["dag_run"]
    due = context["deadline"]["deadline_time"]
    return (
        f"{run['dag_id']}, run {run['dag_run_id']}: not finished by {due}.\n"
        "Look at the run's grid: a running task says in its log what it waits for; a queued one"
        " waits for a slot (Admin, Pools)."
    )


def _day(context: dict[str, Any]) -> str:
    run = context.get("dag_run")
    return str(getattr(run, "partition_key", None) or getattr(run, "run_id", "unknown run"))
