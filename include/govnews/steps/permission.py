"""Owns what we may ask for: each origin's robots.txt, asked before its first page."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from govnews.discover.addresses import origin
from govnews.discover.kinds import Kind
from govnews.discover.known import FoundAddress, KnownAddress
from govnews.discover.redirects import LONGEST_CHAIN
from govnews.discover.robots import (
    EVERYTHING_ALLOWED,
    FRESH_SECONDS,
    LONGEST_DELAY,
    Robots,
    read_robots,
)
from govnews.fetch.manners import Manners
from govnews.portal import Portal
from govnews.records import Capture, Fate
from govnews.steps.survey import Survey

log = logging.getLogger(__name__)

# RFC 9309, 2.3.1.4: whoever cannot be asked for rules may be asked for nothing.
_SILENT = {Fate.UNREACHABLE, Fate.TOO_LARGE, Fate.WRONG_CONTENT, None}


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why an address is not asked, and how it ends."""

    fate: Fate
    reason: str


class Permission:
    """The rules of a portal's origins. `ask` requests an address, `recall` reads a capture.

    With `manners` given, a longer Crawl-delay slows us down. `clock` counts seconds: rules are
    asked for again after a day, however long a night is.
    """

    def __init__(
        self,
        portal: Portal,
        survey: Survey,
        *,
        ask: Callable[[KnownAddress], bytes | None],
        recall: Callable[[Capture | None], bytes | None],
        manners: Manners | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._portal = portal
        self._survey = survey
        self._ask = ask
        self._recall = recall
        self._manners = manners
        self._clock = clock
        self._rules: dict[str, Robots | None] = {}
        self._refusals: dict[str, Refusal] = {}
        self._asked_at: dict[str, float] = {}

    def rules_for(self, url: str) -> Robots | None:
        """Return the rules of this address's origin; None when its robots.txt does not answer."""
        where = origin(url)
        asked_at = self._asked_at.get(where)
        if asked_at is not None and self._clock() - asked_at > FRESH_SECONDS:
            self._forget(where)
        if where not in self._rules:
            self._asked_at[where] = self._clock()
            self._rules[where] = self._ask_robots(f"{where}/robots.txt")
        return self._rules[where]

    def refusal(self, url: str) -> Refusal | None:
        """Return why `url` may not be asked, or None where it may."""
        rules = self.rules_for(url)
        if rules is None:
            return self._refusals[origin(url)]
        why = rules.why_not(url)
        return Refusal(fate=Fate.EXCLUDED_BY_ROBOTS, reason=why) if why else None

    def _forget(self, where: str) -> None:
        log.info("%s/robots.txt: asked anew after a day (RFC 9309, 2.4)", where)
        del self._rules[where]
        url: str | None = f"{where}/robots.txt"
        for _ in range(LONGEST_CHAIN):
            if url is None or url not in self._survey.fates:
                return
            self._survey.forget(url)
            url = self._survey.hops.pop(url, None)

    def _ask_robots(self, url: str) -> Robots | None:
        survey, where = self._survey, origin(url)
        if url not in survey.known:
            robots = [FoundAddress(url=url, kind=Kind.ROBOTS, found_on=None)]
            survey.save(found=survey.meet(robots))
        for _ in range(LONGEST_CHAIN):
            payload = None if url in survey.fates else self._ask(survey.known[url])
            target = survey.hops.get(url)
            if target is None:
                return self._read(survey.known[url], payload, where)
            if not self._portal.owns(target):
                # RFC 9309, 2.3.1.2 lets us follow, but we ask nobody else's hosts; and it lets us
                # take what is not reached for absent. Mostly it is the way to a front page.
                log.warning("%s: leads to %s, another host's: no rules were read", url, target)
                return EVERYTHING_ALLOWED
            url = target
        self._refuse(where, Fate.UNREACHABLE, f"robots.txt of {where} did not answer")
        return None

    def _read(self, address: KnownAddress, payload: bytes | None, where: str) -> Robots | None:
        survey = self._survey
        fate = survey.fates[address.url]
        ending = survey.endings.get(address.url)
        if fate is Fate.DEFERRED:
            self._refuse(where, fate, (ending and ending.reason) or "robots.txt was put off")
            return None
        status = (ending and ending.http_status) or 0
        if fate in _SILENT or (fate is Fate.BLOCKED and status >= 500):
            self._refuse(where, Fate.UNREACHABLE, f"robots.txt of {where} did not answer")
            return None
        if fate is not Fate.FOLLOWED:
            return EVERYTHING_ALLOWED  # RFC 9309, 2.3.1.3: any other 4xx
        if payload is None:  # decided before the task died
            payload = self._recall(address.capture) or b""
        return self._obeyed(read_robots(payload, address.url), address.url)

    def _obeyed(self, rules: Robots, url: str) -> Robots:
        delay = rules.delay_seconds
        if delay > LONGEST_DELAY:
            log.warning("%s: Crawl-delay %g seconds: nothing is asked", url, delay)
        elif self._manners is not None and delay > self._manners.delay_seconds:
            log.info("%s: Crawl-delay %g seconds", url, delay)
            self._manners.delay_seconds = delay
        return rules

    def _refuse(self, where: str, fate: Fate, reason: str) -> None:
        self._refusals[where] = Refusal(fate=fate, reason=reason)
