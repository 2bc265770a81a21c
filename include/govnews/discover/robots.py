"""Owns robots.txt (RFC 9309): what we may ask for, how fast, and the sitemaps it names."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from govnews.discover.addresses import normalise

PRODUCT = "govnews"  # the product token of our User-Agent (RFC 9309, 2.2.1)
LONGEST = 500 * 1024  # bytes; RFC 9309, 2.5: "at least 500 kibibytes"


@dataclass(frozen=True, kw_only=True)
class Robots:
    """One origin's rules; without any, everything is allowed."""

    rules: Protego | None = None
    sitemaps: tuple[str, ...] = ()
    delay_seconds: float = 0.0

    def allows(self, url: str) -> bool:
        """Return whether we may request `url`; the longest matching rule wins (RFC 9309, 2.2.2)."""
        return self.rules is None or bool(self.rules.can_fetch(url, PRODUCT))


EVERYTHING_ALLOWED = Robots()


def read_robots(payload: bytes, url: str) -> Robots:
    """Return the rules of the robots.txt at `url`; lines that are no rules are passed over."""
    text = payload[:LONGEST].decode("utf-8-sig", "replace")
    rules = Protego.parse(text)
    named = (normalise(line, url) for line in rules.sitemaps)
    return Robots(
        rules=rules,
        sitemaps=tuple(dict.fromkeys(address for address in named if address)),
        delay_seconds=max(0.0, float(rules.crawl_delay(PRODUCT) or 0.0)),
    )
