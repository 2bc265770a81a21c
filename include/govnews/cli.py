"""The command line. Exit codes: 0 done, 1 refused or failed with a reason, 2 wrong usage."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

import typer

from govnews.commands.absences import gone_app
from govnews.commands.archive import archive_app
from govnews.commands.backfilling import backfill
from govnews.commands.explaining import explain
from govnews.commands.exporting import export
from govnews.commands.hosts import hosts_app, politeness
from govnews.commands.portals import portals_app
from govnews.commands.stories import stories_app
from govnews.commands.takedowns import takedown_app
from govnews.commands.tallies import tallies_app
from govnews.failures import Failure, PortalMistake, WrongSetting
from govnews.portal import Portal
from govnews.portals.shelf import load_portal, load_portals
from govnews.records import Fate, Reading

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

app = typer.Typer(
    help="The warehouse of Vietnamese government news.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(portals_app, name="portals")
app.add_typer(archive_app, name="archive")
app.add_typer(hosts_app, name="hosts")
app.add_typer(gone_app, name="gone")
app.add_typer(stories_app, name="stories")
app.add_typer(tallies_app, name="tallies")
app.add_typer(takedown_app, name="takedown")
app.command()(politeness)
app.command()(backfill)
app.command()(explain)
app.command()(export)


@app.command()
def read(
    page: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A saved page.")],
    portal: Annotated[str, typer.Option(help="Slug of the page's portal.")],
    url: Annotated[str | None, typer.Option(help="The page's address.")] = None,
    content_type: Annotated[
        str | None, typer.Option(help="The Content-Type header that came with it.")
    ] = None,
    captured_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Chooses the layout by date.")
    ] = None,
    facts: Annotated[bool, typer.Option(help="Extract the facts, too.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Read one saved page as its portal's layout tells, and print the article.

    Without --url the layout alone tells whether the page is an article.
    """
    from govnews.read import read_page

    shelf = _at_address(load_portal(portal, _portal_dir()), url)
    reading = read_page(
        page.read_bytes(),
        content_type=content_type,
        url=url or f"{shelf.origin}/",
        portal=shelf,
        captured_on=captured_on.date() if captured_on else _today(),
        has_address=url is not None,
    )
    _print_reading(reading, shelf, facts, as_json)


@app.command()
def extract(
    article: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Article as JSON.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Tell the rules behind each fact.")] = False,
) -> None:
    """Extract the facts of one article: {url, portal, title, published_at, text, …}."""
    from govnews.extract import explain as explain_facts
    from govnews.extract import extract as extract_facts
    from govnews.extract import (
        facts_as_json,
        facts_with_reasons,
        input_from_json,
        stored_as_json,
    )

    places = {
        slug: portal.place
        for slug, portal in load_portals(_portal_dir()).items()
        if not isinstance(portal, PortalMistake)
    }
    try:
        given = json.loads(article.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise typer.BadParameter(f"{article}: expected one JSON object, found {error}") from error
    if not isinstance(given, dict):
        found = type(given).__name__
        raise typer.BadParameter(f"{article}: expected one JSON object, found {found}")
    read = input_from_json(given, places)
    facts = extract_facts(read)
    if why and not as_json:
        typer.echo(explain_facts(read, facts))
    else:
        shown = facts_with_reasons(facts) if why else facts_as_json(facts)
        _print({"facts": shown, **stored_as_json(read)}, as_json)


@app.command()
def rules(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="The page docs/rules.md.")] = False,
) -> None:
    """Print every rule of extraction: its name, what it reads, where it comes from."""
    from govnews.extract import RULES, rules_page, rules_table

    if as_json:
        _print({name: asdict(rule) for name, rule in sorted(RULES.items())}, as_json)
    else:
        typer.echo(rules_page() if markdown else rules_table(), nl=not markdown)


@app.command()
def migrate() -> None:
    """Bring the warehouse's structure, views and roles up to date."""
    from govnews.load.migrations import migrate as apply
    from govnews.settings import read_settings

    settings = read_settings()
    applied = apply(settings.warehouse_url, settings.sql_dir)
    typer.echo(f"applied {len(applied)} migrations: {', '.join(applied) or 'none were missing'}")


@app.command("try")
def try_page(
    url: Annotated[str, typer.Argument(help="A live article's address.")],
    facts: Annotated[bool, typer.Option(help="Extract the facts, too.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Ask one live page now, politely, and print what it reads as; nothing is kept."""
    from govnews.settings import read_settings
    from govnews.steps import try_address

    _split(url)
    reading, portal = try_address(url, _today(), read_settings(needs_warehouse=False))
    _print_reading(reading, portal, facts, as_json)


@app.command()
def health(
    portal: Annotated[str | None, typer.Argument(help="Slug; all portals by default.")] = None,
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="News day; the newest by default.")
    ] = None,
) -> None:
    """Print what was found of a news day: expected and found articles, fill rates, alarms."""
    from govnews.settings import read_settings
    from govnews.steps import read_health

    for line in read_health(portal, day.date() if day else None, read_settings()).lines():
        typer.echo(line)


@app.command()
def dictionary(folder: Annotated[Path, typer.Argument(help="Where the pages go.")]) -> None:
    """Write data dictionary, diagrams and lineage of the warehouse as it is."""
    from govnews.settings import read_settings
    from govnews.steps import describe_warehouse

    for file in describe_warehouse(folder, read_settings()):
        typer.echo(str(file))


def _print_reading(reading: Reading, portal: Portal, facts: bool, as_json: bool) -> None:
    """Print a reading with its facts; end with 1 where the page is no article."""
    from govnews.extract import facts_as_json
    from govnews.read import reading_as_json
    from govnews.steps.reading import extract_article

    told = reading_as_json(reading)
    if facts and reading.article is not None:
        told["facts"] = facts_as_json(extract_article(reading.article, portal))
    _print(told, as_json)
    if reading.article is None:
        typer.echo(f"no article: {reading.fate}: {reading.reason}", err=True)
        if reading.fate is Fate.LAYOUT_CHANGED:
            kept = f"govnews portals golden {portal.slug} --url '{reading.url}'"
            typer.echo(f"to keep this page as a golden page: {kept}", err=True)
        raise typer.Exit(1)


def _at_address(portal: Portal, url: str | None) -> Portal:
    """Return the portal under the host of `url`: a saved page may come from a stand-in."""
    if url is None:
        return portal
    parts = _split(url)
    if portal.owns(url):
        return portal
    return portal.moved_to(parts.netloc, parts.scheme)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise typer.BadParameter(f"expected an address http(s)://host/…, found {url!r}")
    return parts


def _portal_dir() -> Path | None:
    from govnews.settings import read_settings

    return read_settings(needs_warehouse=False).portal_dir


def _today() -> date:
    return datetime.now(ZONE).date()


def _print(told: dict[str, Any], as_json: bool) -> None:
    shown = json.dumps(told, ensure_ascii=False, indent=None if as_json else 2)
    # Half a surrogate pair from the user's own JSON goes out as the escape it came in as.
    typer.echo(shown.encode("utf-8", "backslashreplace").decode("utf-8"))


def main() -> None:
    """Run the command line; a failure is one sentence, never a traceback."""
    try:
        app()
    except WrongSetting as failure:
        typer.echo(f"govnews: {failure}", err=True)
        sys.exit(2)
    except Failure as failure:
        typer.echo(f"govnews: {failure}", err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(f"govnews: {error}", err=True)
        sys.exit(1)
