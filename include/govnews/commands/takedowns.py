"""The commands of the takedown list: put an article or a name on it, list it, lift a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

if TYPE_CHECKING:
    from govnews.settings import Settings

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

    settings = read_settings()
    _print(withhold_article(url, reason, by, settings), settings)


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

    settings = read_settings()
    _print(withhold_person(name, reason, by, portal, place, settings), settings)


@takedown_app.command("list")
def print_takedowns() -> None:
    """Print every request, also lifted ones, with the number of texts that it is about."""
    from govnews.settings import read_settings
    from govnews.steps.takedowns import find_takedowns

    for one in find_takedowns(read_settings()):
        typer.echo(one.as_line())


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


def _print(takedown_id: UUID, settings: Settings) -> None:
    """Print what a request is about: an address with a typing error is about no text."""
    from govnews.steps.takedowns import find_takedowns

    [asked] = [one for one in find_takedowns(settings) if one.takedown_id == takedown_id]
    typer.echo(asked.as_line())
    if not asked.revisions:
        typer.echo("nothing of it is in the warehouse yet; what comes later is withheld", err=True)
