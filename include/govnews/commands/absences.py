"""The commands of articles that went missing all at once: the brakes, and their confirmation."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

gone_app = typer.Typer(help="Articles that went missing all at once.", invoke_without_command=True)


@gone_app.callback()
def gone(context: typer.Context) -> None:
    """Print the nights on which more articles went missing than can be believed."""
    from govnews.settings import read_settings
    from govnews.steps import find_brakes

    if context.invoked_subcommand is not None:
        return
    for brake in find_brakes(read_settings()):
        end = "OPEN" if brake.is_open else "confirmed" if brake.is_confirmed else "back again"
        typer.echo(
            f"{brake.portal:20} {brake.date_on}  {brake.articles_missing} of"
            f" {brake.articles_asked} missing  {end}"
        )


@gone_app.command("confirm")
def confirm_gone_articles(
    portal: Annotated[str, typer.Argument(help="Slug of the portal.")],
    day: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="Day of the brake.")],
    note: Annotated[str | None, typer.Option(help="What you saw.")] = None,
) -> None:
    """Say that what went missing on a portal since that day is really gone."""
    from govnews.settings import read_settings
    from govnews.steps import confirm_gone

    changed = confirm_gone(portal, day.date(), note, read_settings())
    typer.echo(f"{portal}: {changed} articles marked anew")
