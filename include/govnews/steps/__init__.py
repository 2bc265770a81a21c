"""Steps: one function per Airflow task, the only room that knows every stage."""

from govnews.steps.asking import explain_address, export_warehouse, try_address
from govnews.steps.backfilling import (
    Backfill,
    backfill_portal,
    finish_backfill,
    plan_backfill,
)
from govnews.steps.building import (
    Batch,
    compare_build,
    load_build,
    plan_build,
    publish_build,
    read_batch,
    validate_build,
)
from govnews.steps.replaying import (
    Difference,
    discard_replay,
    plan_replay,
    read_replay,
    reopen_captures,
    report_differences,
)
from govnews.steps.scraping import plan_run, scrape_portal, summarise_run

__all__ = [
    "Backfill",
    "Batch",
    "Difference",
    "backfill_portal",
    "compare_build",
    "discard_replay",
    "explain_address",
    "export_warehouse",
    "finish_backfill",
    "load_build",
    "plan_backfill",
    "plan_build",
    "plan_replay",
    "plan_run",
    "publish_build",
    "read_batch",
    "read_replay",
    "reopen_captures",
    "report_differences",
    "scrape_portal",
    "summarise_run",
    "try_address",
    "validate_build",
]
