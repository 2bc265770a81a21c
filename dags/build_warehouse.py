"""Turn captured pages into facts that can be asked for, whenever captures changed.

| task | what it does |
|---|---|
| `plan` | collects the captures that still wait and cuts them into batches |
| `read` | one task per batch: parse, clean, extract; records go to the staging tables |
| `compare` | finds revisions and near-duplicates |
| `validate` | Great Expectations on the staging tables: bad rows go to quarantine with a reason |
| `load` | dimensions and facts, in one transaction |
| `publish` | brings each portal's day up to date; says *warehouse changed* |
| `health` | compares each portal with its own past: number of articles, filled fields; red where it broke |
| `verdict` | makes the run red when a batch could not be read or a portal is unwell, and says which |

**With nothing to read**, `read` is skipped and the rest runs: a day without news is a fact too.

**When a batch is red**, the others are loaded, and its captures keep waiting. **When another task is
red**, nothing was loaded by half. *Clear* the red task once the cause is mended, or leave it to the next
build, which takes all that waits.

**When `health` is red**, everything is loaded; a portal brings far less than it used to, or its pages
read worse. The log names portal, field, page and what to do. After a replay the day is judged again.

By hand: *Trigger*; the partition key only names the run.
"""  # noqa: E501 (a Markdown table has no line breaks)

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, PartitionedAssetTimetable, TriggerRule, task
from govnews_console.schedule import CAPTURES, TASK_DEFAULTS, WAREHOUSE, deadline

with DAG(
    dag_id="build_warehouse",
    description="Read waiting captures, extract facts, validate and load them",
    doc_md=__doc__,
    schedule=PartitionedAssetTimetable(assets=CAPTURES),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    deadline=deadline(hours=3),
    default_args=TASK_DEFAULTS,
    tags=["govnews", "warehouse"],
) as build_warehouse:

    @task
    def plan(run_id: str) -> list[dict[str, Any]]:
        from govnews.settings import read_settings
        from govnews.steps import plan_build

        return [{**batch} for batch in plan_build(run_id, read_settings())]

    @task(map_index_template="{{ task.op_kwargs['batch']['name'] }}", multiple_outputs=False)
    def read(batch: dict[str, Any], run_id: str) -> dict[str, int]:
        from govnews.settings import read_settings
        from govnews.steps import read_batch

        return read_batch(run_id, batch, read_settings())

    # ALL_DONE: neither an empty plan, which skips `read`, nor one broken batch stops the others.
    @task(trigger_rule=TriggerRule.ALL_DONE, multiple_outputs=False)
    def compare(run_id: str) -> Any:
        from govnews.settings import read_settings
        from govnews.steps import compare_build

        return compare_build(run_id, read_settings())

    @task(multiple_outputs=False)
    def validate(run_id: str) -> Any:
        from govnews.settings import read_settings
        from govnews.steps import validate_build

        return validate_build(run_id, read_settings())

    @task(multiple_outputs=False)
    def load(run_id: str) -> dict[str, int]:
        from govnews.settings import read_settings
        from govnews.steps import load_build

        return load_build(run_id, read_settings())

    @task(outlets=[WAREHOUSE], multiple_outputs=False)
    def publish(run_id: str) -> Any:
        from govnews.settings import read_settings
        from govnews.steps import publish_build

        return publish_build(run_id, read_settings())

    # Facts are in the warehouse by now: a portal that is unwell stops nothing.
    @task(multiple_outputs=False)
    def health(run_id: str) -> dict[str, int]:
        from govnews.settings import read_settings
        from govnews.steps import judge_health

        return judge_health(run_id, read_settings())

    # A DAG run takes the colour of its last tasks: a red batch must not hide behind a green load.
    @task(trigger_rule=TriggerRule.ALL_DONE, on_failure_callback=None)
    def verdict(ti: Any, dag_run: Any) -> str:
        from airflow.sdk.exceptions import AirflowFailException

        states = ti.get_task_states(
            dag_id=dag_run.dag_id, task_ids=["read", "publish", "health"], run_ids=[dag_run.run_id]
        )[dag_run.run_id]
        batches = ti.xcom_pull(task_ids="plan") or []
        red = [
            batch["name"]
            for position, batch in enumerate(batches)
            if states.get(f"read_{position}") != "success"
        ]
        if red:
            raise AirflowFailException(
                f"{len(red)} of {len(batches)} batches were not read: {', '.join(red)};"
                " their captures wait for the next build"
            )
        if states["publish"] != "success":
            raise AirflowFailException("the build was not published: see the red task before it")
        if states["health"] != "success":
            raise AirflowFailException(
                f"{len(batches)} batches are in the warehouse, but not all is well:"
                " see the log of 'health'"
            )
        return f"{len(batches)} batches are in the warehouse, and all portals are well"

    batches = read.expand(batch=plan())
    published = publish()
    batches >> compare() >> validate() >> load() >> published
    published >> (checked := health())
    [batches, published, checked] >> verdict()
