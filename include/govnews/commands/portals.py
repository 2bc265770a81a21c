"""The commands of the shelf: list it, draft a new portal, check one, keep its golden pages."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import typer

from govnews.failures import PortalMistake
from govnews.portals.shelf import load_portals

if TYPE_CHECKING:
    from govnews.settings import Settings
    from govnews.steps.given_page import GivenPage

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
DAY = ["%Y-%m-%d"]

portals_app = typer.Typer(help="The shelf of portals.", invoke_without_command=True)

Slug = Annotated[str, typer.Argument(help="Slug of a portal on the shelf.")]
Saved = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="A saved page instead of a request."),
]
ContentType = Annotated[str | None, typer.Option(help="The Content-Type that came with it.")]
GoldenFolder = Annotated[
    Path | None, typer.Option(help="Folder of golden pages: <slug>/<case>; by default the tests'.")
]
Day = Annotated[datetime | None, typer.Option(formats=DAY, help="Day of capture; today.")]


@portals_app.callback()
def portals(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option(help="A further folder of portal files.")] = None,
) -> None:
    """Print the shelf: slug, host, platform, publisher; a broken file with its mistake."""
    if context.invoked_subcommand is not None:
        return
    broken = False
    for slug, portal in load_portals(folder or _settings().portal_dir).items():
        if isinstance(portal, PortalMistake):
            broken = True
            typer.echo(f"{slug:20} MISTAKE  {portal}")
        else:
            typer.echo(f"{slug:20} {portal.host:32} {portal.platform:12} {portal.publisher}")
    if broken:
        raise typer.Exit(1)


@portals_app.command()
def new(
    url: Annotated[str, typer.Argument(help="An article's address: take one with a date.")],
    page: Saved = None,
    content_type: ContentType = None,
    captured_on: Day = None,
    listing_url: Annotated[str | None, typer.Option(help="A listing's address, too.")] = None,
    listing: Saved = None,
    slug: Annotated[str | None, typer.Option(help="By default made of the host.")] = None,
    name: Annotated[str | None, typer.Option(help="The portal's own name.")] = None,
    publisher: Annotated[str | None, typer.Option(help="The office that publishes.")] = None,
    kind: Annotated[str | None, typer.Option(help="district, department, school, …")] = None,
    province: Annotated[str | None, typer.Option(help="Full name of before July 2025.")] = None,
    district: Annotated[str | None, typer.Option(help="Full name.")] = None,
    root: Annotated[str, typer.Option(help="Path of the portal on a shared host.")] = "",
    layout: Annotated[bool, typer.Option(help="Draft a layout on an unknown platform.")] = True,
    case: Annotated[str, typer.Option(help="Name of the golden page.")] = "article",
    folder: Annotated[Path | None, typer.Option(help="Where the file goes.")] = None,
    golden: GoldenFolder = None,
    write: Annotated[bool, typer.Option(help="Write the files; else only show.")] = True,
) -> None:
    """Draft a portal from one of its articles: what it is, what it reads, what to look at."""
    from govnews.commands.portal_views import show_draft, show_written
    from govnews.draft.addresses import slug_of
    from govnews.steps.drafting import Told, draft_portal
    from govnews.steps.shelving import write_draft

    _check_address(url)
    settings, day = _settings(), _day(captured_on)
    own_slug = slug or slug_of(url)
    given = _given(url, page, content_type, own_slug, settings, day)
    listed = None
    if listing is not None or listing_url is not None:
        if listing_url is None:
            raise typer.BadParameter("expected --listing-url with --listing, found none")
        _check_address(listing_url)
        listed = _given(listing_url, listing, content_type, own_slug, settings, day)
    told = Told(
        slug=own_slug,
        name=name,
        publisher=publisher,
        kind=kind,
        province=province,
        district=district,
        root=root,
        with_layout=layout,
    )
    draft = draft_portal(given, listed, told)
    show_draft(draft)
    if write:
        path, pages = write_draft(draft, case, folder or settings.portal_dir, golden)
        show_written(draft, path, pages)


@portals_app.command()
def check(
    slug: Slug,
    live: Annotated[int, typer.Option(help="Ask the golden pages and so many new ones.")] = 0,
    captures: Annotated[int, typer.Option(help="Read so many of the newest captures.")] = 0,
    every: Annotated[bool, typer.Option("--all", help="Print what is right, too.")] = False,
    golden: GoldenFolder = None,
) -> None:
    """Read a portal's golden pages and samples, field by field; end with 1 on a difference."""
    from govnews.commands.portal_views import show_checks
    from govnews.steps.checking import (
        check_captures,
        check_golden,
        check_live,
        portal_and_folder,
    )

    settings = _settings(needs_warehouse=captures > 0)
    portal, folder = portal_and_folder(slug, golden, settings)
    checks = list(check_golden(portal, folder))
    if live:
        checks += check_live(portal, folder, settings, _day(None), live)
    if captures:
        checks += check_captures(portal, folder, settings, captures)
    show_checks(slug, checks, every)
    if not all(one.is_right for one in checks):
        raise typer.Exit(1)


@portals_app.command()
def golden(
    slug: Slug,
    case: Annotated[str | None, typer.Option(help="Name of the case.")] = None,
    url: Annotated[
        str | None, typer.Option(help="A live page to ask, or --page's address.")
    ] = None,
    page: Saved = None,
    content_type: ContentType = None,
    captured_on: Day = None,
    capture: Annotated[str | None, typer.Option(help="Address of a page in the archive.")] = None,
    at: Annotated[datetime | None, typer.Option(formats=_MOMENTS, help="As it was then.")] = None,
    kind: Annotated[str | None, typer.Option(help="listing or feed; else an article.")] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Ask --case's page again.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="I have looked at --case.")] = False,
    folder: Annotated[Path | None, typer.Option("--golden", help="Folder of golden pages.")] = None,
) -> None:
    """Add a golden page, read one again, or accept one. Without options: list them.

    A new or changed expectation fails its test until somebody accepts it.
    """
    from govnews.commands.portal_views import show_golden
    from govnews.steps.checking import captured_page
    from govnews.steps.keeping import accept_case, add_page, golden_folder, list_cases, read_again

    settings = _settings(needs_warehouse=capture is not None)
    place = golden_folder(slug, folder, settings)
    if capture is not None:
        moment = at.replace(tzinfo=ZONE) if at else None
        show_golden(
            add_page(slug, captured_page(capture, settings, moment), case, kind, place, settings)
        )
    elif url is not None:
        _check_address(url)
        given = _of_portal(url, page, content_type, slug, settings, _day(captured_on))
        show_golden(add_page(slug, given, case, kind, place, settings))
    elif case is None:
        for line in list_cases(slug, place):
            typer.echo(line)
    elif accept:
        typer.echo(accept_case(slug, case, place))
    else:
        show_golden(read_again(slug, case, place, settings, _day(None) if fetch else None))


def _given(
    url: str,
    page: Path | None,
    content_type: str | None,
    slug: str,
    settings: Settings,
    day: date,
) -> GivenPage:
    """Return a saved page, or ask for it."""
    from govnews.steps.given_page import GivenPage, fetch_given

    if page is None:
        return fetch_given(url, slug, settings, day)
    return GivenPage(payload=page.read_bytes(), content_type=content_type, url=url, captured_on=day)


def _of_portal(
    url: str,
    page: Path | None,
    content_type: str | None,
    slug: str,
    settings: Settings,
    day: date,
) -> GivenPage:
    """Return a page of a portal on the shelf, saved or asked for."""
    from govnews.steps.given_page import GivenPage, fetch_given
    from govnews.steps.reading import shelf_portal

    if page is None:
        return fetch_given(url, slug, settings, day, shelf_portal(slug, settings))
    return GivenPage(payload=page.read_bytes(), content_type=content_type, url=url, captured_on=day)


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise typer.BadParameter(f"expected an address http(s)://host/…, found {url!r}")


def _day(said: datetime | None) -> date:
    return said.date() if said else datetime.now(ZONE).date()


def _settings(*, needs_warehouse: bool = False) -> Settings:
    from govnews.settings import read_settings

    return read_settings(needs_warehouse=needs_warehouse)
