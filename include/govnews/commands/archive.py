"""The commands of the archive: list, show, export, check, reindex."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f"]

archive_app = typer.Typer(
    help="The archive: every request and answer, as WARC files.", no_args_is_help=True
)
PortalOption = Annotated[str | None, typer.Option(help="Slug of a portal.")]
DayOption = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A news day.")]


@archive_app.command("list")
def list_files(portal: PortalOption = None, day: DayOption = None) -> None:
    """Print the files: bytes, requests, pages kept, failures, and what is lost."""
    from govnews.settings import read_settings
    from govnews.steps import list_archive

    files = list_archive(portal, day.date() if day else None, read_settings())
    for file in files:
        size = "LOST" if file.file_bytes is None else f"{file.file_bytes:,}".replace(",", " ")
        where = "" if file.is_shipped else "  in the spool"
        typer.echo(
            f"{file.name}  {size} bytes  {file.exchanges} requests  {file.captures} kept"
            f"  {file.failures} failed{where}"
        )
    if any(file.file_bytes is None for file in files):
        raise typer.Exit(1)


@archive_app.command()
def show(
    url: Annotated[str, typer.Argument(help="A page's address.")],
    at: Annotated[
        datetime | None,
        typer.Option(formats=_MOMENTS, help="As it was at that local time; without: the newest."),
    ] = None,
    headers: Annotated[bool, typer.Option(help="Print status and headers, too.")] = False,
) -> None:
    """Print a page as it was: the very bytes, or as text where a terminal reads along."""
    from govnews.settings import read_settings
    from govnews.steps import show_page

    capture, playback = show_page(url, at.replace(tzinfo=ZONE) if at else None, read_settings())
    moment = capture.fetched_at.astimezone(ZONE).isoformat(timespec="seconds")
    typer.echo(f"{url}: {moment}, {capture.warc_file} at {capture.warc_offset}", err=True)
    head = ""
    if headers:
        lines = [f"HTTP/1.1 {playback.status_line}"]
        lines += [f"{name}: {value}" for name, value in playback.headers]
        head = "\r\n".join([*lines, "", ""])
    if sys.stdout.isatty():
        typer.echo(head + _as_text(playback.payload, capture.content_type))
    else:
        sys.stdout.buffer.write(head.encode("latin-1", "replace") + playback.payload)


@archive_app.command()
def export(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="The WARC file to write.")],
    url: Annotated[str | None, typer.Option(help="One address.")] = None,
    portal: PortalOption = None,
    day: DayOption = None,
) -> None:
    """Write the records of an address, portal or day into one WARC file for other tools."""
    from govnews.settings import read_settings
    from govnews.steps import export_records

    if not file.name.endswith(".warc.gz"):
        raise typer.BadParameter(f"expected a name that ends in .warc.gz, found {file.name}")
    if url is None and portal is None and day is None:
        raise typer.BadParameter("expected --url, --portal or --day")
    count = export_records(file, url, portal, day.date() if day else None, read_settings())
    typer.echo(f"{file}: {count} requests with their answers")


@archive_app.command()
def check() -> None:
    """Read every file to its end and compare it with the index; one line for each harm."""
    from govnews.settings import read_settings
    from govnews.steps import check_archive

    harms = check_archive(read_settings())
    for harm in harms:
        typer.echo(f"{harm.file}: {harm.says}")
    if harms:
        raise typer.Exit(1)
    typer.echo("the archive is whole, and the index tells of all of it")


@archive_app.command()
def reindex() -> None:
    """Write rows that are missing anew from the files; ship what waits in the spool."""
    from govnews.settings import read_settings
    from govnews.steps import reindex_archive

    written = reindex_archive(read_settings())
    for name, count in written.items():
        typer.echo(f"{name}: {count} requests indexed")
    if not written:
        typer.echo("the index tells of everything already")


def _as_text(payload: bytes, content_type: str | None) -> str:
    """Return content as text. Raises `DoNotRetry` for what a terminal cannot show."""
    from govnews.failures import DoNotRetry
    from govnews.vietnamese.encoding import Unreadable, decode

    decoded = decode(payload, content_type)
    if isinstance(decoded, Unreadable):
        raise DoNotRetry(f"{decoded.reason}; send it into a file: > page")
    return decoded.text
