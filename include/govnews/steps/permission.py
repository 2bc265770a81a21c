"""Owns what we may ask for: each origin's robots.txt, asked before its first page."""

from __future__ import annotations

import logging
from collections.abc import Callable

from govnews.discover.addresses import origin
from govnews.discover.kinds import Kind
from govnews.discover.known import FoundAddress, KnownAddress
from govnews.discover.redirects import LONGEST_CHAIN
from govnews.discover.robots import EVERYTHING_ALLOWED, Robots, read_robots
from govnews.fetch.manners import Manners
from govnews.portal import Portal
from govnews.records import Capture, Fate
from govnews.steps.survey import Survey

log = logging.getLogger(__name__)


class Permission:
    """The rules of a portal's origins. `ask` requests an address, `recall` reads a capture.

    With `manners` given, a longer Crawl-delay slows us down.
    """

    def __init__(
        self,
        portal: Portal,
        survey: Survey,
        *,
        ask: Callable[[KnownAddress], bytes | None],
        recall: Callable[[Capture | None], bytes | None],
        manners: Manners | None,
    ) -> None:
        self._portal = portal
        self._survey = survey
        self._ask = ask
        self._recall = recall
        self._manners = manners
        self._rules: dict[str, Robots | None] = {}

    def rules_for(self, url: str) -> Robots | None:
        """Return the rules of this address's origin; None when its robots.txt does not answer."""
        where = origin(url)
        if where not in self._rules:
            self._rules[where] = self._ask_robots(f"{where}/robots.txt")
        return self._rules[where]

    def _ask_robots(self, url: str) -> Robots | None:
        survey = self._survey
        if url not in survey.known:
            robots = [FoundAddress(url=url, kind=Kind.ROBOTS, found_on=None)]
            survey.save(found=survey.meet(robots))
        for _ in range(LONGEST_CHAIN):
            payload = None if url in survey.fates else self._ask(survey.known[url])
            target = survey.hops.get(url)
            if target is None or not self._portal.owns(target):
                return self._read(survey.known[url], payload)
            url = target
        return None

    def _read(self, address: KnownAddress, payload: bytes | None) -> Robots | None:
        fate = self._survey.fates[address.url]
        if fate in (Fate.UNREACHABLE, Fate.TOO_LARGE, Fate.WRONG_CONTENT):
            return None  # RFC 9309, 2.3.1.4: nothing may be asked
        if fate is not Fate.FOLLOWED:
            return EVERYTHING_ALLOWED  # RFC 9309, 2.3.1.3: any other 4xx
        if payload is None:  # decided before the task died
            payload = self._recall(address.capture) or b""
        rules = read_robots(payload, address.url)
        if self._manners is not None and rules.delay_seconds > self._manners.delay_seconds:
            log.info("%s: Crawl-delay %g seconds", address.url, rules.delay_seconds)
            self._manners.delay_seconds = rules.delay_seconds
        return rules
