"""Read archived pages again with the present code, show what it reads otherwise, load it if wished.

| task | what it does |
|---|---|
| `plan` | finds the captures of the chosen portals and news days, and cuts them into batches |
| `read` | one task per batch: parse, clean, extract, as in a build; nothing is fetched |
| `difference` | says, field by field, how many pages read otherwise, with examples in its log |
| `reopen` | without *dry run*: takes the differing articles out and lets all their captures wait again |

By hand only. Start with a *dry run* (as the form stands), look at `difference`, then trigger again without.
`reopen` says *captures changed*: `build_warehouse` follows and loads them as from an empty warehouse.
Killed in between, nothing is lost: what waits is read by the next build.
"""  # noqa: E501 (a Markdown table has no line breaks)

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from airflow.sdk import DAG, Param, TriggerRule, task
from govnews_console.schedule import CAPTURES, TASK_DEFAULTS, deadline, portals_field

with DAG(
    dag_id="replay_archive",
    description="Read archived pages again and show, then load, what differs",
    doc_md=__doc__,
    schedule=None,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    deadline=deadline(hours=8),
    default_args=TASK_DEFAULTS,
    tags=["govnews", "archive"],
    params={
        "portals": portals_field(),
        "first_day": Param(None, type="string", format="date", title="First news day"),
        "last_day": Param(None, type="string", format="date", title="Last news day, included"),
        "dry_run": Param(
            True, type="boolean", title="Dry run", description="Only show what would differ"
        ),
    },
) as replay_archive:

    @task
    def plan(params: dict[str, Any], run_id: str) -> list[dict[str, Any]]:
        from govnews.settings import read_settings
        from govnews.steps import plan_replay

        first, last = (date.fromisoformat(params[name]) for name in ("first_day", "last_day"))
        batches = plan_replay(run_id, params["portals"] or [], first, last, read_settings())
        return [{**batch} for batch in batches]

    @task(map_index_template="{{ task.op_kwargs['batch']['name'] }}", multiple_outputs=False)
    def read(batch: dict[str, Any], run_id: str) -> dict[str, int]:
        from govnews.settings import read_settings
        from govnews.steps import read_replay

        return read_replay(run_id, batch, read_settings())

    # NONE_FAILED: an empty plan skips `read`, and a skip must not travel on.
    @task(trigger_rule=TriggerRule.NONE_FAILED, multiple_outputs=False)
    def difference(run_id: str) -> dict[str, Any]:
        from govnews.settings import read_settings
        from govnews.steps import report_differences

        return {**report_differences(run_id, read_settings())}

    @task(outlets=[CAPTURES])
    def reopen(
        found: dict[str, Any], params: dict[str, Any], run_id: str, outlet_events: Any
    ) -> int:
        from airflow.sdk.exceptions import AirflowSkipException

        from govnews.settings import read_settings
        from govnews.steps import discard_replay, reopen_captures

        if params["dry_run"] or not found["capture_ids"]:
            discard_replay(run_id, read_settings())
            raise AirflowSkipException("nothing is loaded: a dry run, or nothing differs")
        outlet_events[CAPTURES].add_partitions(params["last_day"])
        return reopen_captures(run_id, found, read_settings())

    found = difference()
    read.expand(batch=plan()) >> found
    reopen(found)
