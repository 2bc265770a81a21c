"""The commands of the tallies: compared with the facts, counted anew."""

from __future__ import annotations

import typer

tallies_app = typer.Typer(
    help="How often things are named, kept by each load.", no_args_is_help=True
)


@tallies_app.command()
def check() -> None:
    """Count the facts and print where a tally says otherwise; exit code 1 where one does."""
    from govnews.settings import read_settings
    from govnews.steps import check_tallies

    differing = check_tallies(read_settings())
    for one in differing:
        typer.echo(f"{one.tally}: kept {one.kept}, the facts say {one.counted}")
    typer.echo(f"{len(differing)} rows of the tallies differ from the facts")
    if differing:
        raise typer.Exit(1)


@tallies_app.command()
def recount() -> None:
    """Count every article anew."""
    from govnews.settings import read_settings
    from govnews.steps import recount_tallies

    typer.echo(f"{recount_tallies(read_settings())} articles counted")
