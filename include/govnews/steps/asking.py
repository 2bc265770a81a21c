"""What a person asks by hand: one live page."""

from __future__ import annotations

from datetime import date

from govnews.discover.addresses import normalise, origin
from govnews.discover.robots import (
    EVERYTHING_ALLOWED,
    LONGEST,
    LONGEST_DELAY,
    Robots,
    read_robots,
)
from govnews.failures import DoNotRetry, PortalMistake, PortalUnreachable
from govnews.fetch.answers import Answer
from govnews.fetch.certificates import Trust
from govnews.fetch.client import Client
from govnews.fetch.limits import Limits
from govnews.fetch.manners import Manners
from govnews.portal import Portal
from govnews.portals.shelf import load_portals
from govnews.read.page import read_page
from govnews.records import Fate, Reading
from govnews.settings import Settings
from govnews.steps.reading import shelf_portal
from govnews.steps.warehouse_connection import translate_outages

HOPS = 5  # redirects in a row, as RFC 9309 asks for robots.txt


@translate_outages
def try_address(url: str, today: date, settings: Settings) -> tuple[Reading, Portal]:
    """Ask one page now, politely, and return its reading; nothing is kept.

    Redirects are followed on the portal's hosts, each hop with its own permission. Raises
    `DoNotRetry` when no portal owns the address, a robots.txt forbids it or the answer is no
    page; `PortalUnreachable` when there is none.
    """
    portal = _owner(url, settings)
    answer = ask_page(url, portal, settings)
    reading = read_page(
        answer.payload,
        content_type=answer.header("Content-Type"),
        url=answer.url,
        portal=portal,
        captured_on=today,
    )
    return reading, portal


def ask_page(url: str, portal: Portal, settings: Settings) -> Answer:
    """Ask one page of a portal now, politely, and return the answer; nothing is kept.

    Raises as `try_address` does.
    """
    stand_in = settings.stand_ins.get(portal.slug)
    if stand_in is None:
        settings.require_contact()
    own_pace = settings.delay_seconds if stand_in is not None else None
    manners = Manners(portal.delay_seconds if own_pace is None else own_pace)
    client = Client(
        user_agent=settings.user_agent,
        manners=manners,
        owns=portal.owns,
        limits=Limits(page_bytes=settings.page_bytes),
        ports=portal.ports,
        stand_in=stand_in,
        trust=Trust(portal.tls_exceptions),
    )
    visit = _Visit(portal, client, manners if own_pace is None else None)
    try:
        return visit.follow(url)
    finally:
        client.close()


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


class _Visit:
    """One visit by hand: every address needs its own origin's permission.

    With `manners` given, a longer Crawl-delay slows us down.
    """

    def __init__(self, portal: Portal, client: Client, manners: Manners | None) -> None:
        self._portal = portal
        self._client = client
        self._manners = manners
        self._rules: dict[str, Robots] = {}

    def follow(self, url: str) -> Answer:
        """Return the page at the end of the redirects."""
        for _ in range(HOPS + 1):
            self._ask_permission(url)
            answer = self._ask(url)
            if answer.status == 200:
                return answer
            if not 300 <= answer.status < 400:
                raise DoNotRetry(f"{url}: expected a page, found HTTP {answer.status}")
            target = _target(answer)
            if not self._portal.owns(target):
                raise DoNotRetry(f"{url}: leads to {target}, another host's")
            url = target
        raise DoNotRetry(f"{url}: expected a page after {HOPS} redirects, found another one")

    def _ask_permission(self, url: str) -> None:
        where = origin(url)
        if where not in self._rules:
            self._rules[where] = self._read_rules(f"{where}/robots.txt")
        if why := self._rules[where].why_not(url):
            raise DoNotRetry(f"{url}: {where}/robots.txt asks us not to ({why})")

    def _read_rules(self, url: str) -> Robots:
        """Return what the robots.txt at `url` says, wherever the portal keeps it.

        RFC 9309, 2.3.1: five redirects are followed; what is not there allows everything.
        """
        for _ in range(HOPS + 1):
            answer = self._ask_rules(url)
            if answer is None:
                return EVERYTHING_ALLOWED
            if not 300 <= answer.status < 400:
                rules = read_robots(answer.payload, url) if answer.status == 200 else None
                return self._obeyed(rules or EVERYTHING_ALLOWED)
            target = _target(answer)
            if not self._portal.owns(target):
                return EVERYTHING_ALLOWED
            url = target
        raise PortalUnreachable(
            f"{url}: expected robots.txt after {HOPS} redirects, found another one"
        )

    def _obeyed(self, rules: Robots) -> Robots:
        if self._manners is not None and rules.delay_seconds <= LONGEST_DELAY:
            self._manners.delay_seconds = max(self._manners.delay_seconds, rules.delay_seconds)
        return rules

    def _ask_rules(self, url: str) -> Answer | None:
        """Return the answer for robots.txt; None where the server keeps it from us (403)."""
        answer = self._client.get(url, enough_bytes=LONGEST)
        if isinstance(answer, Answer):
            return answer
        if answer.fate is Fate.BLOCKED and (answer.status or 0) < 500:
            return None  # RFC 9309, 2.3.1.3: "unavailable"
        raise PortalUnreachable(f"{url}: {answer.fate}: {answer.reason}")

    def _ask(self, url: str) -> Answer:
        answer = self._client.get(url)
        if not isinstance(answer, Answer):
            raise PortalUnreachable(f"{url}: {answer.fate}: {answer.reason}")
        return answer


def _target(answer: Answer) -> str:
    location = answer.header("Location")
    target = normalise(location, answer.url) if location else None
    if target is None:
        raise PortalUnreachable(
            f"{answer.url}: HTTP {answer.status} without a usable Location ({location!r})"
        )
    return target
