"""Ask portals for their articles of days past, from date to date, within a budget.

| task | what it does |
|---|---|
| `plan` | opens the run and says which portals are asked: those of the form, or all on the shelf |
| `backfill` | one task per portal: walks its listings, feeds and sitemaps back to the first day, asks for what it does not hold |
| `summary` | closes the run; says *captures changed*, so that `build_warehouse` follows |
| `verdict` | makes the run red when a portal failed, and says which |

By hand only. Articles of other days are not asked (fate `out_of_range`; of an entry without a day only its page tells),
articles that are known stay as they are. A run ends at its budget; **the same form again goes on where it stopped**, until `backfill`
says that everything is finished. Killed or cleared, it loses nothing. `mart.completeness` tells what is
still missing of each day.
"""  # noqa: E501 (a Markdown table has no line breaks)

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from airflow.sdk import DAG, Param, TriggerRule, task
from govnews_console.schedule import (
    CAPTURES,
    PORTALS_POOL,
    TASK_DEFAULTS,
    deadline,
    news_day,
    portals_field,
)

with DAG(
    dag_id="backfill_portals",
    description="Ask the portals for articles of days past",
    doc_md=__doc__,
    schedule=None,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    deadline=deadline(hours=8),
    default_args=TASK_DEFAULTS,
    tags=["govnews", "scraping"],
    params={
        "portals": portals_field(),
        "first_day": Param(None, type="string", format="date", title="First day of publication"),
        "last_day": Param(None, type="string", format="date", title="Last day, included"),
        "pages": Param(
            100,
            type="integer",
            minimum=1,
            title="Pages of each listing",
            description="Walked at most in this run",
        ),
        "requests": Param(
            None,
            type=["null", "integer"],
            minimum=1,
            title="Requests to each portal",
            description="Made at most in this run; empty: the portal's budget of a night",
        ),
    },
) as backfill_portals:

    def wanted(params: dict[str, Any]) -> Any:
        from govnews.steps import Backfill

        return Backfill(
            first_day=date.fromisoformat(params["first_day"]),
            last_day=date.fromisoformat(params["last_day"]),
            pages=params["pages"],
            requests=params["requests"],
        )

    @task
    def plan(params: dict[str, Any], dag_run: Any) -> list[str]:
        from govnews.settings import read_settings
        from govnews.steps import plan_backfill

        portals, today = params["portals"] or [], news_day(dag_run, params)
        return plan_backfill(dag_run.run_id, today, wanted(params), portals, read_settings())

    @task(
        pool=PORTALS_POOL,
        map_index_template="{{ task.op_kwargs['portal'] }}",
        multiple_outputs=False,
        execution_timeout=timedelta(hours=7),
    )
    def backfill(portal: str, params: dict[str, Any], run_id: str) -> dict[str, Any]:
        from airflow.sdk.exceptions import AirflowSkipException

        from govnews.failures import PortalStopped
        from govnews.settings import read_settings
        from govnews.steps import backfill_portal

        try:
            return {**backfill_portal(portal, run_id, wanted(params), read_settings())}
        except PortalStopped as stopped:
            # Somebody wants it so: not red, yet not green as if it had been asked.
            raise AirflowSkipException(str(stopped)) from stopped

    # Runs when every portal is finished, be it green, red or stopped; the asset stays silent
    # where none was asked to its end.
    @task(outlets=[CAPTURES], trigger_rule=TriggerRule.ALL_DONE)
    def summary(params: dict[str, Any], dag_run: Any, ti: Any, outlet_events: Any) -> None:
        from govnews_console.portal_verdict import require_an_asked_portal

        from govnews.settings import read_settings
        from govnews.steps import finish_backfill

        require_an_asked_portal(ti, dag_run, mapped="backfill")
        outlet_events[CAPTURES].add_partitions(news_day(dag_run, params).isoformat())
        finish_backfill(dag_run.run_id, read_settings())

    # A DAG run takes the colour of its last tasks: without this one, a red portal would hide
    # behind a green summary.
    @task(trigger_rule=TriggerRule.ALL_DONE, on_failure_callback=None)
    def verdict(ti: Any, dag_run: Any) -> str:
        from govnews_console.portal_verdict import judge_portals

        return judge_portals(ti, dag_run, mapped="backfill")

    asked = backfill.expand(portal=plan())
    closed = summary()
    asked >> closed
    [asked, closed] >> verdict()
