"""Owns robots.txt (RFC 9309): what we may ask for, how fast, and the sitemaps it names."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from protego import Protego

from govnews.discover.addresses import normalise

PRODUCT = "govnews"  # the product token of our User-Agent (RFC 9309, 2.2.1)
LONGEST = 500 * 1024  # bytes; RFC 9309, 2.5: "at least 500 kibibytes"
FRESH_SECONDS = 24 * 3600.0  # RFC 9309, 2.4: no copy is used longer than 24 hours
# Crawl-delay stands in no standard. Above an hour a night has room for five pages or none;
# what a portal means then is "stay away", and no such night may hold its host for days.
LONGEST_DELAY = 3600.0  # seconds
_PAGE = re.compile(rb"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_BEGINNING = 4096  # bytes that are looked at for the sign of a page


@dataclass(frozen=True, kw_only=True)
class Robots:
    """One origin's rules; without any, everything is allowed."""

    rules: Protego | None = None
    sitemaps: tuple[str, ...] = ()
    delay_seconds: float = 0.0

    def allows(self, url: str) -> bool:
        """Return whether we may request `url`; the longest matching rule wins (RFC 9309, 2.2.2)."""
        if self.delay_seconds > LONGEST_DELAY:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, PRODUCT))

    def why_not(self, url: str) -> str | None:
        """Return in words why we may not request `url`, or None where we may."""
        if self.allows(url):
            return None
        if self.delay_seconds > LONGEST_DELAY:
            return (
                f"robots.txt asks for {self.delay_seconds:g} seconds between two pages:"
                f" above {LONGEST_DELAY:g} we stay away"
            )
        return "robots.txt"


EVERYTHING_ALLOWED = Robots()


def read_robots(payload: bytes, url: str) -> Robots:
    """Return the rules of the robots.txt at `url`; lines that are no rules are passed over.

    Of a larger file the first 500 KiB are read, up to their last whole line: half a
    "Disallow: /rieng/a" would forbid more than was meant, and half an "Allow" allow more. A web
    page in its place has no rules, whatever its text says.
    """
    if _is_page(payload[:_BEGINNING]):
        return EVERYTHING_ALLOWED
    if len(payload) >= LONGEST:
        end = max(payload.rfind(b"\n", 0, LONGEST), payload.rfind(b"\r", 0, LONGEST))
        payload = payload[: end + 1] if end >= 0 else payload[:LONGEST]
    rules = Protego.parse(payload.decode("utf-8-sig", "replace"))
    named = (normalise(line, url) for line in rules.sitemaps)
    return Robots(
        rules=rules,
        sitemaps=tuple(dict.fromkeys(address for address in named if address)),
        delay_seconds=_delay(rules),
    )


def _is_page(beginning: bytes) -> bool:
    """Return whether a web page begins here, behind comments and an XML declaration."""
    rest = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    for opening, closing in ((b"<?xml", b">"), *((b"<!--", b"-->"),) * 20):
        if rest.startswith(opening):
            rest = rest.partition(closing)[2].lstrip()
    return _PAGE.match(rest) is not None


def _delay(rules: Protego) -> float:
    """Return the Crawl-delay that holds for us; nonsense is none."""
    delay = float(rules.crawl_delay(PRODUCT) or 0.0)
    return delay if math.isfinite(delay) and delay > 0 else 0.0
