"""What Airflow adds: the real DAG on a real Airflow, one portal per task."""

from __future__ import annotations

import os
import time
from pathlib import Path

from demo.airflow_stack import DAGS, AirflowStack
from demo.databases import airflow_url
from demo.interruption import Interruption
from demo.keys import Keys
from demo.nightly_run import await_run
from demo.postgres import Cluster
from govnews.steps.grouping import MOST_TASKS


def print_airflow(
    state: Path, cluster: Cluster, keys: Keys, portals: int, portal_seconds: float, slots: int
) -> None:
    """Scrape `portals` by scrape_portals and print what a task costs beside its work.

    `portal_seconds` is what a portal costs a worker without Airflow; the night here is the
    next day's, so that the same is asked again.
    """
    govnews = {name: value for name, value in os.environ.items() if name.startswith("GOVNEWS_")}
    govnews["GOVNEWS_PORTALS"] = " ".join(govnews["GOVNEWS_PORTALS"].split()[:portals])
    stack = AirflowStack(state, airflow_url(cluster, keys), keys, govnews, Interruption())
    began = time.monotonic()
    try:
        if stack.start_migration():
            stack.finish_migration()
        stack.start()
        stack.api.make_pool("portals", slots, "Portals scraped at the same time")
        ready = time.monotonic()
        stack.api.unpause(DAGS[0])
        run_id = stack.api.trigger(DAGS[0], "2025-06-17")
        run = await_run(stack, DAGS[0], run_id, lambda _: None)
        seconds = time.monotonic() - ready
        tasks = [one for one in stack.api.task_states(DAGS[0], run_id) if one.task_id == "scrape"]
    finally:
        stack.stop()
    if run.sentence:
        print(f"\nAirflow: {run.sentence}")
        return
    slot_seconds = seconds * slots / len(tasks)
    overhead = slot_seconds - portal_seconds
    ran = sum(task.seconds for task in tasks) / len(tasks)
    print(
        f"\nAirflow ({ready - began:.0f} s to start): {len(tasks)} tasks of one portal each,"
        f" {slots} at once, {run.state} in {seconds:.0f} s"
    )
    print(
        f"  a task holds a slot for {slot_seconds:.1f} s, {ran:.1f} s of them in the task;"
        f" without Airflow a portal takes {portal_seconds:.1f} s: {overhead:.1f} s are Airflow's"
    )
    print(
        f"  so 1,000 portals cost {1000 * overhead / slots / 60:.0f} minutes as 1,000 tasks,"
        f" {MOST_TASKS * overhead / slots / 60:.1f} as {MOST_TASKS} groups"
    )
