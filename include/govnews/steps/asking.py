"""What a person asks by hand: one live page, one address's history, the marts as files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from sqlalchemy import text

from govnews.discover.addresses import origin
from govnews.discover.robots import EVERYTHING_ALLOWED, read_robots
from govnews.failures import DoNotRetry, PortalMistake, PortalUnreachable
from govnews.fetch.answers import Answer
from govnews.fetch.client import Client, Limits
from govnews.fetch.manners import Manners
from govnews.load.export import export_marts
from govnews.portal import Portal
from govnews.portals.shelf import load_portals
from govnews.read.page import read_page
from govnews.records import Reading
from govnews.settings import Settings
from govnews.steps.reading import shelf_portal
from govnews.steps.warehouse_connection import open_warehouse, translate_outages

HOPS = 5


@translate_outages
def explain_address(url: str, settings: Settings) -> list[dict[str, object]]:
    """Return every step that an address went through, or why it is not in the warehouse."""
    statement = text("SELECT * FROM mart.explain_url(:url)")
    with open_warehouse(settings).connect() as connection:
        return [dict(row) for row in connection.execute(statement, {"url": url}).mappings()]


@translate_outages
def export_warehouse(folder: Path, settings: Settings) -> list[Path]:
    """Write every mart to a CSV file in `folder`; return the files."""
    return export_marts(open_warehouse(settings), folder)


def try_address(url: str, today: date, settings: Settings) -> tuple[Reading, Portal]:
    """Ask one page now, politely, and return its reading; nothing is kept.

    Raises `DoNotRetry` when no portal owns the address, its robots.txt forbids
    it or the answer is no page; `PortalUnreachable` when there is none.
    """
    portal = _owner(url, settings)
    stand_in = settings.stand_ins.get(portal.slug)
    manners = Manners(portal.delay_seconds)
    limits = Limits(page_bytes=settings.page_bytes)
    client = Client(
        user_agent=settings.user_agent,
        manners=manners,
        owns=portal.owns,
        limits=limits,
        stand_in=stand_in,
    )
    try:
        answer = _follow(client, portal, url)
    finally:
        client.close()
    reading = read_page(
        answer.payload,
        content_type=answer.header("Content-Type"),
        url=answer.url,
        portal=portal,
        captured_on=today,
    )
    return reading, portal


def _owner(url: str, settings: Settings) -> Portal:
    for slug, portal in load_portals(settings.portal_dir).items():
        if isinstance(portal, PortalMistake):
            continue
        present = shelf_portal(slug, settings)
        if present.owns(url):
            return present
    raise DoNotRetry(
        f"{url}: expected an address of a portal on the shelf, found none that owns it"
    )


def _follow(client: Client, portal: Portal, url: str) -> Answer:
    _ask_permission(client, url)
    for _ in range(HOPS):
        answer = client.get(url)
        if not isinstance(answer, Answer):
            raise PortalUnreachable(f"{url}: {answer.fate}: {answer.reason}")
        target = answer.header("Location")
        if answer.status == 200:
            return answer
        if not 300 <= answer.status < 400 or target is None:
            raise DoNotRetry(f"{url}: expected a page, found HTTP {answer.status}")
        url = urljoin(url, target)
        if not portal.owns(url):
            raise DoNotRetry(f"{answer.url}: leads to {url}, another host's")
    raise DoNotRetry(f"{url}: expected a page after {HOPS} redirects, found another one")


def _ask_permission(client: Client, url: str) -> None:
    where = f"{origin(url)}/robots.txt"
    answer = client.get(where)
    if not isinstance(answer, Answer):
        raise PortalUnreachable(f"{where}: {answer.fate}: {answer.reason}")
    rules = read_robots(answer.payload, where) if answer.status == 200 else EVERYTHING_ALLOWED
    if not rules.allows(url):
        raise DoNotRetry(f"{url}: {where} asks us not to")
