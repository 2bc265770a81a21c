"""The command that asks portals for articles of days past."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from govnews.failures import Failure

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def backfill(
    portals: Annotated[list[str], typer.Argument(help="Slugs of portals.")],
    first_day: Annotated[
        datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day of publication.")
    ],
    last_day: Annotated[
        datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day, included.")
    ],
    pages: Annotated[int, typer.Option(help="Pages of each listing in this run.", min=1)] = 100,
    requests: Annotated[
        int | None, typer.Option(help="Requests to each portal in this run.", min=1)
    ] = None,
) -> None:
    """Ask portals for their articles of days past; what is not reached, the next call goes on with.

    Articles wait for the next build_warehouse. Exit code 1 where a portal failed.
    """
    from govnews.settings import read_settings
    from govnews.steps import Backfill, backfill_portal, finish_backfill, plan_backfill

    settings, now = read_settings(), datetime.now(ZONE)
    wanted = Backfill(
        first_day=first_day.date(), last_day=last_day.date(), pages=pages, requests=requests
    )
    run_id = f"backfill__{now.isoformat()}"
    failed = False
    for slug in plan_backfill(run_id, now.date(), wanted, portals, settings):
        try:
            progress = backfill_portal(slug, run_id, wanted, settings)
        except Failure as failure:
            failed = True
            typer.echo(f"{slug}: {failure}", err=True)
            continue
        ends = ", ".join(f"{count} {fate}" for fate, count in sorted(progress["fates"].items()))
        walked = f"{progress['listings_ended']} of {progress['listings']} listings at their end"
        further = "finished" if progress["is_finished"] else "run it again to go on"
        typer.echo(f"{slug}: {ends}; {walked}; {further}")
    finish_backfill(run_id, settings)
    if failed:
        raise typer.Exit(1)
