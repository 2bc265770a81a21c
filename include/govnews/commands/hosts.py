"""The commands of the hosts that are asked: pace, switch, and the page for a portal's owner."""

from __future__ import annotations

import re
from datetime import datetime
from getpass import getuser
from typing import Annotated

import typer

HostName = Annotated[str, typer.Argument(help="A host's name, without https://.")]
DAY = ["%Y-%m-%d"]

hosts_app = typer.Typer(help="The hosts that are asked.", invoke_without_command=True)


@hosts_app.callback()
def hosts(context: typer.Context) -> None:
    """Print every host that was ever asked: its pace, when it was last asked, who stopped it."""
    from govnews.settings import read_settings
    from govnews.steps import list_hosts

    if context.invoked_subcommand is None:
        for host in list_hosts(read_settings()):
            typer.echo(host.as_line())


@hosts_app.command()
def stop(
    host: HostName,
    reason: Annotated[str, typer.Option(help="Why; it stands in every fate and log.")],
    by: Annotated[str | None, typer.Option(help="Who; else your user name.")] = None,
) -> None:
    """Let nobody ask a host from now on; a night under way ends before its next request."""
    from govnews.settings import read_settings
    from govnews.steps import stop_host

    stop_host(_host_name(host), reason, by or getuser(), read_settings())
    typer.echo(f"{host} is stopped: nobody asks it until 'govnews hosts start {host}'")


@hosts_app.command()
def start(host: HostName) -> None:
    """Let a host be asked again, also where its server asked us to wait."""
    from govnews.settings import read_settings
    from govnews.steps import start_host

    start_host(_host_name(host), read_settings())
    typer.echo(f"{host} may be asked again")


def politeness(
    host: HostName,
    first: Annotated[datetime | None, typer.Option("--from", formats=DAY, help="Day.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=DAY, help="Day.")] = None,
) -> None:
    """Print what a host bore from us, day by day: a page for the portal's owner."""
    from govnews.settings import read_settings
    from govnews.steps import tell_politeness

    days = (first.date() if first else None, last.date() if last else None)
    typer.echo(tell_politeness(_host_name(host), *days, read_settings()))


def _host_name(text: str) -> str:
    name = text.strip().lower().rstrip(".")
    if not re.fullmatch(r"[a-z0-9_.-]+|[0-9a-f:.]+", name):
        raise typer.BadParameter(f"expected a host's name such as canloc.gov.vn, found {text!r}")
    return name
