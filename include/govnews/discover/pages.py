"""Owns what one answer brings: the addresses on a page, in a feed, a sitemap or robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from govnews.discover.feeds import read_feed
from govnews.discover.kinds import Kind, kind_of
from govnews.discover.known import FoundAddress
from govnews.discover.links import base_of, links_of, parse_page
from govnews.discover.listings import Entry, ListingPage, read_listings, select_targets
from govnews.discover.markup import root_name
from govnews.discover.postbacks import Postback
from govnews.discover.sitemaps import read_sitemap
from govnews.discover.twins import fold
from govnews.portal import Portal
from govnews.records import Link
from govnews.vietnamese.dates import ZONE


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What an answer brings: addresses, disguises of addresses, and where it is a listing

    its entries with their days, the total it gives, its next page and its posted pages.
    `disguises` are (disguise, plain address); `neighbours` the articles before and after.
    """

    found: tuple[FoundAddress, ...] = ()
    disguises: tuple[tuple[str, str], ...] = ()
    entries: tuple[Entry, ...] = ()
    stated_total: int | None = None
    next_page: str | None = None
    postbacks: tuple[Postback, ...] = ()
    neighbours: tuple[str, ...] = ()


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
    if kind is Kind.ROBOTS:
        return Brought()
    if kind in (Kind.FEED, Kind.SITEMAP):
        return _read_markup(portal, url, payload, content_type, captured_on)
    tree = parse_page(payload, content_type)
    if tree is None:
        return Brought()
    base = base_of(tree, url)
    links = links_of(tree, url)
    found = _Found(portal)
    found.take(links.feeds, told=Kind.FEED)
    found.take(links.pages)
    if kind is Kind.LISTING:
        listings = (portal.listing, *portal.other_listings)
        return _with_entries(portal, found, read_listings(tree, url, base, listings, captured_on))
    neighbours: tuple[str, ...] = ()
    if portal.neighbours:
        named = select_targets(tree, base, portal.neighbours, "neighbours")
        neighbours = tuple(fold(each, portal) for each in named if portal.owns(each))
    return Brought(found=found.addresses, disguises=found.disguises, neighbours=neighbours)


def _read_markup(
    portal: Portal, url: str, payload: bytes, content_type: str | None, captured_on: date | None
) -> Brought:
    found = _Found(portal)
    if root_name(payload) in ("urlset", "sitemapindex"):
        sitemap = read_sitemap(payload, url, content_type, captured_on)
        found.take(sitemap.sitemaps, told=Kind.SITEMAP)
        found.take(sitemap.pages, stated_in="sitemap")
        named = sitemap.pages
    else:
        named = read_feed(payload, url, content_type, captured_on)
        found.take(named, stated_in="feed")
    entries = (Entry(url=fold(link.url, portal), stated_on=_day(link.published)) for link in named)
    return Brought(
        found=found.addresses,
        disguises=found.disguises,
        entries=tuple({entry.url: entry for entry in entries}.values()),
    )


def _with_entries(portal: Portal, found: _Found, listing: ListingPage) -> Brought:
    """Return a listing's addresses, each entry with the day printed beside it."""
    entries = {
        plain: Entry(url=plain, stated_on=entry.stated_on or _day_in_address(portal, plain))
        for entry in listing.entries
        if (plain := fold(entry.url, portal))
    }
    addresses = tuple(
        replace(address, stated_on=entry.stated_on, stated_in="listing")
        if (entry := entries.get(address.url)) and address.kind is not Kind.EXTERNAL
        else address
        for address in found.addresses
    )
    return Brought(
        found=addresses,
        disguises=found.disguises,
        entries=tuple(entries.values()),
        stated_total=listing.stated_total,
        next_page=fold(listing.next_page, portal) if listing.next_page else None,
        postbacks=listing.postbacks,
    )


class _Found:
    """The plain addresses of an answer in its order, and the disguises some of them came in."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._addresses: dict[str, FoundAddress] = {}
        self._disguises: dict[str, str] = {}

    def take(
        self, links: Iterable[Link], *, told: Kind | None = None, stated_in: str | None = None
    ) -> None:
        for link in links:
            plain = fold(link.url, self._portal)
            if plain != link.url:
                self._disguises[link.url] = plain
            self._addresses.setdefault(plain, self._found(link, plain, told, stated_in))

    def _found(
        self, link: Link, plain: str, told: Kind | None, stated_in: str | None
    ) -> FoundAddress:
        kind = kind_of(self._portal, plain, told)
        is_stated = stated_in is not None and kind is not Kind.EXTERNAL
        day = _day(link.published) or _day_in_address(self._portal, plain)
        return FoundAddress(
            url=plain,
            kind=kind,
            found_on=link.found_on,
            published=link.published,
            stated_on=day if is_stated else None,
            stated_in=stated_in if is_stated else None,
            changed_on=link.changed_on,
        )

    @property
    def addresses(self) -> tuple[FoundAddress, ...]:
        return tuple(self._addresses.values())

    @property
    def disguises(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._disguises.items())


def day_of(portal: Portal, address: FoundAddress) -> date | None:
    """Return the day of publication that listing, feed or the address itself gives."""
    return address.stated_on or _day(address.published) or _day_in_address(portal, address.url)


def _day_in_address(portal: Portal, url: str) -> date | None:
    said = portal.date_in_address(url) if portal.date_in_address else None
    return _day(said.value) if said else None


def _day(moment: datetime | date | None) -> date | None:
    return moment.astimezone(ZONE).date() if isinstance(moment, datetime) else moment
