"""Owns what one answer brings: the addresses on a page, in a feed, a sitemap or robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from govnews.discover.feeds import read_feed
from govnews.discover.frontier import FoundAddress
from govnews.discover.kinds import Kind, kind_of
from govnews.discover.links import find_links
from govnews.discover.markup import root_name
from govnews.discover.sitemaps import read_sitemap
from govnews.portal import Portal
from govnews.records import Link


@dataclass(frozen=True, kw_only=True)
class Brought:
    """The addresses that an answer brings, and the entries where it is a listing."""

    found: tuple[FoundAddress, ...] = ()
    entries: tuple[str, ...] = ()


def read_addresses(
    portal: Portal,
    url: str,
    kind: Kind,
    payload: bytes,
    content_type: str | None,
    captured_on: date | None = None,
) -> Brought:
    """Return what the answer of an address of this kind brings, in its order.

    XML is read as what it is: some portals give a sitemap where they promise a feed.
    Dates far ahead of `captured_on` are left out.
    """
    if kind in (Kind.FEED, Kind.SITEMAP):
        if root_name(payload) in ("urlset", "sitemapindex"):
            sitemap = read_sitemap(payload, url, content_type, captured_on)
            nested = _found(portal, sitemap.sitemaps, Kind.SITEMAP)
            return Brought(found=(*nested, *_found(portal, sitemap.pages)))
        return Brought(found=_found(portal, read_feed(payload, url, content_type, captured_on)))
    if kind is Kind.ROBOTS:
        return Brought()
    selector = portal.listing.entry if kind is Kind.LISTING else None
    links = find_links(payload, url, content_type, selector)
    feeds = _found(portal, links.feeds, Kind.FEED)
    return Brought(found=(*feeds, *_found(portal, links.pages)), entries=links.entries)


def _found(
    portal: Portal, links: Iterable[Link], told: Kind | None = None
) -> tuple[FoundAddress, ...]:
    return tuple(
        FoundAddress(
            url=link.url,
            kind=kind_of(portal, link.url, told),
            found_on=link.found_on,
            published=link.published,
        )
        for link in links
    )
