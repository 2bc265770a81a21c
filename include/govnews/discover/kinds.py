"""Owns the kinds of addresses: what an address is for, as far as its spelling tells."""

from __future__ import annotations

import re
from enum import StrEnum

from govnews.discover.addresses import relative
from govnews.portal import Portal


class Kind(StrEnum):
    """What an address is for."""

    FRONT = "front"
    ROBOTS = "robots"
    FEED = "feed"
    SITEMAP = "sitemap"
    LISTING = "listing"
    ARTICLE = "article"
    ATTACHMENT = "attachment"
    PAGE = "page"
    EXTERNAL = "external"


# Read for their links only.
FOLLOWED = frozenset({Kind.FRONT, Kind.ROBOTS, Kind.FEED, Kind.SITEMAP, Kind.LISTING})

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|csv|txt|zip|rar|7z|gz|tar|epub)$", re.IGNORECASE
)


def kind_of(portal: Portal, url: str, told: Kind | None = None) -> Kind:
    """Return what `url` is for on this portal.

    `told` is what the place it was found at says (a page's feed link, a sitemap index,
    robots.txt); only for robots, feed and sitemap it weighs more than the portal's patterns.
    """
    if not portal.owns(url):
        return Kind.EXTERNAL
    path = relative(url)
    if path == "/robots.txt" or told is Kind.ROBOTS:
        return Kind.ROBOTS
    if path == "/" or path in portal.start:
        return Kind.FRONT
    if path in portal.feeds or path in portal.sitemaps:
        return Kind.FEED if path in portal.feeds else Kind.SITEMAP
    if told in (Kind.FEED, Kind.SITEMAP):
        return told
    if portal.is_listing(url):
        return Kind.LISTING
    if portal.is_article(url):
        return Kind.ARTICLE
    return Kind.ATTACHMENT if _FILE.search(path.partition("?")[0]) else Kind.PAGE
