"""When, where and how often tasks run: what all DAGs of the house share.

DAG files import nothing heavier than this module and ``airflow.sdk``: Airflow
executes a DAG file every 30 seconds and again in front of every task.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from airflow.sdk import (
    Asset,
    AsyncCallback,
    DeadlineAlert,
    DeadlineReference,
    ExceptionRetryPolicy,
    Param,
    RetryAction,
    RetryRule,
)

from govnews.failures import WrongSetting
from govnews_console.notices import notice_failure, notice_lateness

LOCAL_TIME = "Asia/Ho_Chi_Minh"
DAY_FORMAT = "%Y-%m-%d"
PORTALS_POOL = "portals"
OWNER = "govnews"
SLUG = re.compile(r"[a-z][a-z0-9_]*")

CAPTURES = Asset("captures", uri="govnews://warehouse/archive/capture")
WAREHOUSE = Asset("warehouse", uri="govnews://warehouse/mart")

# The two families of govnews.failures. They are named, not imported, so that the rules
# survive Airflow's serialisation; what belongs to neither family is tried again.
RETRY_POLICY = ExceptionRetryPolicy(
    rules=[
        RetryRule("govnews.failures.DoNotRetry", RetryAction.FAIL, reason="would fail again"),
        RetryRule("govnews.failures.TryAgain", RetryAction.RETRY, reason="may succeed later"),
    ]
)


def retry_seconds(environment: Mapping[str, str] | None = None) -> float:
    """Return the seconds before a first retry; they double with each.

    Raises `WrongSetting` where GOVNEWS_RETRY_SECONDS is no number.
    """
    raw = (os.environ if environment is None else environment).get("GOVNEWS_RETRY_SECONDS") or "60"
    try:
        return float(raw)
    except ValueError:
        raise WrongSetting(f"GOVNEWS_RETRY_SECONDS: expected a number, found {raw!r}") from None


# At least one retry everywhere: the first request to a cold api-server may time out,
# which fails a task that has none (measured with Airflow 3.3.2).
TASK_DEFAULTS: dict[str, Any] = {
    "owner": OWNER,
    "retries": 2,
    "retry_policy": RETRY_POLICY,
    "retry_delay": timedelta(seconds=retry_seconds()),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=15),
    "on_failure_callback": notice_failure,
}


def deadline(hours: float) -> DeadlineAlert:
    """Return the alert for a run that is not finished `hours` after it usually is.

    Usual is the mean of ten good runs, in Airflow's choice: it takes them by logical date, which
    ours have not. Before the first good run there is no alert, only `dagrun_timeout`. The
    triggerer tells it, so that full executor slots cannot hold it up.
    """
    # Not DAGRUN_QUEUED_AT: "Clear" on any task of such a run is answered with error 500 (Airflow
    # 3.3.2, https://github.com/apache/airflow/issues/70368, open on 26 November 2026).
    return DeadlineAlert(
        name=f"finished {hours:g} h after the usual time",
        reference=DeadlineReference.AVERAGE_RUNTIME(max_runs=10, min_runs=1),
        interval=timedelta(hours=hours),
        callback=AsyncCallback(notice_lateness),
    )


def news_day(dag_run: Any, params: Mapping[str, Any]) -> date:
    """Return the local day that a run is about: its partition, the form's day, or the day it runs.

    A run triggered by hand may have no partition. Raises `WrongSetting` for a
    day that is none.
    """
    asked = dag_run.partition_key or params.get("news_day")
    if not asked:
        run_after: datetime = dag_run.run_after
        return run_after.astimezone(ZoneInfo(LOCAL_TIME)).date()
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise WrongSetting(f"day of the run: expected YYYY-MM-DD, found {asked!r}") from None


def shelf() -> list[str]:
    """Return the slugs on the portal shelf by file name, as `govnews.portals.shelf` finds them.

    That module is not imported: it loads lxml.
    """
    package = find_spec("govnews")
    extra = os.environ.get("GOVNEWS_PORTAL_DIR")
    folders = [
        Path(place) / "portals" for place in (package and package.submodule_search_locations) or ()
    ]
    if extra:
        folders.append(Path(extra))
    names = {file.stem for folder in folders for file in folder.glob("*.py")}
    return sorted(name for name in names - {"shelf"} if SLUG.fullmatch(name))


def portals_field() -> Param:
    """Return the form's field for the portals of a run."""
    return Param(
        None,
        type=["null", "array"],
        title="Portals",
        description="Only these; none chosen: all on the shelf",
        examples=shelf(),
    )
