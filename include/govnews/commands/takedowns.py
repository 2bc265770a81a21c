"""The commands of the takedown list: put an article or a name on it, list it, lift a request."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer

takedown_app = typer.Typer(
    help="Articles and names that the marts do not show, on request.", no_args_is_help=True
)
Reason = Annotated[str, typer.Option(help="Why; kept with the request.")]
By = Annotated[str | None, typer.Option("--by", help="Who asked.")]


@takedown_app.command("article")
def take_down_one_article(
    url: Annotated[str, typer.Argument(help="The article's address.")],
    reason: Reason,
    by: By = None,
) -> None:
    """Withhold an article: title, text and facts; its row and address stay."""
    from govnews.settings import read_settings
    from govnews.steps.takedowns import withhold_article

    typer.echo(withhold_article(url, reason, by, read_settings()))


@takedown_app.command("person")
def take_down_one_person(
    name: Annotated[str, typer.Argument(help="The name with its marks.")],
    reason: Reason,
    by: By = None,
    portal: Annotated[str | None, typer.Option(help="Only on this portal (slug).")] = None,
    place: Annotated[str | None, typer.Option(help="Only in articles of this place.")] = None,
) -> None:
    """Blacken a person's name wherever the marts would show it."""
    from govnews.settings import read_settings
    from govnews.steps.takedowns import withhold_person

    typer.echo(withhold_person(name, reason, by, portal, place, read_settings()))


@takedown_app.command("list")
def print_takedowns() -> None:
    """Print every request, also lifted ones, with the number of texts that it is about."""
    from govnews.settings import read_settings
    from govnews.steps.takedowns import find_takedowns

    for one in find_takedowns(read_settings()):
        within = "".join(f"  {word}" for word in (one.portal, one.place) if word)
        end = "in force" if one.is_in_force else f"lifted: {one.lifted_reason}"
        typer.echo(
            f"{one.takedown_id}  {one.kind:8} {one.target}{within}  {one.revisions} texts  {end}"
            f"  ({one.reason})"
        )


@takedown_app.command("lift")
def lift_one_takedown(
    takedown_id: Annotated[UUID, typer.Argument(help="As `takedown list` prints it.")],
    reason: Reason,
) -> None:
    """Show again what a request withheld."""
    from govnews.settings import read_settings
    from govnews.steps.takedowns import lift

    lift(takedown_id, reason, read_settings())
    typer.echo(f"{takedown_id}: lifted")
