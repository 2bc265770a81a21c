"""Steps: one function per Airflow task, the only room that knows every stage."""

from govnews.steps.absences import confirm_gone, find_brakes
from govnews.steps.archiving import check_archive, export_records, list_archive, show_page
from govnews.steps.asking import try_address
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
from govnews.steps.describing import describe_warehouse
from govnews.steps.explaining import Explanation, ToldChange, ToldRevision, explain_address
from govnews.steps.exporting import export_warehouse
from govnews.steps.grouping import Group, group_portals, red_portals, scrape_group
from govnews.steps.health import judge_health, read_health
from govnews.steps.hosts import list_hosts, start_host, stop_host, tell_politeness
from govnews.steps.reindexing import reindex_archive
from govnews.steps.replaying import (
    Difference,
    discard_replay,
    plan_replay,
    read_replay,
    reopen_captures,
    report_differences,
)
from govnews.steps.scraping import plan_run, scrape_portal, summarise_run
from govnews.steps.stories import judge_stories, recompute_stories
from govnews.steps.tallies import check_tallies, recount_tallies

__all__ = [
    "Backfill",
    "Batch",
    "Difference",
    "Explanation",
    "Group",
    "ToldChange",
    "ToldRevision",
    "backfill_portal",
    "check_archive",
    "check_tallies",
    "compare_build",
    "confirm_gone",
    "describe_warehouse",
    "discard_replay",
    "explain_address",
    "export_records",
    "export_warehouse",
    "find_brakes",
    "finish_backfill",
    "group_portals",
    "judge_health",
    "judge_stories",
    "list_archive",
    "list_hosts",
    "load_build",
    "plan_backfill",
    "plan_build",
    "plan_replay",
    "plan_run",
    "publish_build",
    "read_batch",
    "read_health",
    "read_replay",
    "recompute_stories",
    "recount_tallies",
    "red_portals",
    "reindex_archive",
    "reopen_captures",
    "report_differences",
    "scrape_group",
    "scrape_portal",
    "show_page",
    "start_host",
    "stop_host",
    "summarise_run",
    "tell_politeness",
    "try_address",
    "validate_build",
]
