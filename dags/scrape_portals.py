"""Ask every portal for its news, once a night, and keep what it answers.

| task | what it does |
|---|---|
| `plan` | opens the run and says which portals are asked: all on the shelf, or those of the form |
| `scrape` | one task per portal, or per group of portals where there are more than 64: robots.txt, listings, feeds, pages; every answer goes to the archive byte for byte, every address gets a fate |
| `summary` | counts addresses by portal and fate; says *captures changed*, so that `build_warehouse` follows |
| `verdict` | makes the run red when a portal failed, and says which |

**The news day** is the run's partition key, in local time (`2026-11-22`). By hand: *Trigger* with a
partition key, or with the form's day; with neither it is today.

**When a portal is red**, the others are kept and loaded: only the run and that portal's square are red.
Its log ends with the reason. *Clear* that square once the cause is mended: it goes on where it stopped,
and `summary` says again that captures changed. In a group the other portals went on to their end;
its log and `verdict` name the red ones, and after *Clear* nothing is asked again of the green ones.
"""  # noqa: E501 (a Markdown table has no line breaks)

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, CronPartitionTimetable, Param, TriggerRule, task
from govnews_console.schedule import (
    CAPTURES,
    DAY_FORMAT,
    LOCAL_TIME,
    PORTALS_POOL,
    TASK_DEFAULTS,
    deadline,
    news_day,
    portals_field,
)

with DAG(
    dag_id="scrape_portals",
    description="Ask the portals for their news and keep the pages",
    doc_md=__doc__,
    # No start_date: unpausing must not run a night that was missed.
    schedule=CronPartitionTimetable(
        "30 1 * * *", timezone=LOCAL_TIME, key_format=DAY_FORMAT, run_immediately=False
    ),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    deadline=deadline(hours=4),
    default_args=TASK_DEFAULTS,
    tags=["govnews", "scraping"],
    params={
        "portals": portals_field(),
        "news_day": Param(
            None,
            type=["null", "string"],
            format="date",
            title="News day",
            description="Only where the run has no partition key; empty: today",
        ),
    },
) as scrape_portals:

    @task
    def plan(params: dict[str, Any], dag_run: Any) -> list[dict[str, Any]]:
        from govnews.settings import read_settings
        from govnews.steps import group_portals, plan_run

        day = news_day(dag_run, params)
        slugs = plan_run(dag_run.run_id, day, params["portals"] or [], read_settings())
        return [{**group} for group in group_portals(slugs)]

    @task(
        pool=PORTALS_POOL,
        map_index_template="{{ task.op_kwargs['portals']['name'] }}",
        multiple_outputs=False,
        execution_timeout=timedelta(hours=5),
    )
    def scrape(portals: dict[str, Any], run_id: str, ti: Any) -> dict[str, dict[str, int]]:
        from airflow.sdk.exceptions import AirflowSkipException
        from govnews_console.portal_verdict import RED

        from govnews.failures import Failure, PortalStopped
        from govnews.settings import read_settings
        from govnews.steps import red_portals, scrape_group

        try:
            return scrape_group(portals, run_id, read_settings())
        except PortalStopped as stopped:
            # Somebody wants it so: not red every night, yet not green as if it had been asked.
            raise AirflowSkipException(str(stopped)) from stopped
        except Failure as failure:
            ti.xcom_push(key=RED, value=red_portals(failure, portals))
            raise

    # Runs when every portal is finished, be it green, red or stopped; the asset stays silent
    # where none was asked to its end.
    @task(
        outlets=[CAPTURES],
        trigger_rule=TriggerRule.ALL_DONE,
        multiple_outputs=False,
    )
    def summary(
        params: dict[str, Any], dag_run: Any, ti: Any, outlet_events: Any
    ) -> dict[str, dict[str, int]]:
        from govnews_console.portal_verdict import require_an_asked_portal

        from govnews.settings import read_settings
        from govnews.steps import summarise_run

        require_an_asked_portal(ti, dag_run, mapped="scrape")
        # A run by hand may have no partition; build_warehouse follows partitions only.
        outlet_events[CAPTURES].add_partitions(news_day(dag_run, params).isoformat())
        return summarise_run(dag_run.run_id, read_settings())

    # A DAG run takes the colour of its last tasks: without this one, a red portal would hide
    # behind a green summary.
    @task(trigger_rule=TriggerRule.ALL_DONE, on_failure_callback=None)
    def verdict(ti: Any, dag_run: Any) -> str:
        from govnews_console.portal_verdict import judge_portals

        return judge_portals(ti, dag_run, mapped="scrape")

    scraped = scrape.expand(portals=plan())
    counted = summary()
    scraped >> counted
    [scraped, counted] >> verdict()
