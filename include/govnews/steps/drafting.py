"""A new portal from one of its pages: platform, publisher, place, layout, listing, what it reads.

Nothing is written here; `write_draft` writes the portal's file and its golden pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from govnews.discover.addresses import relative
from govnews.discover.links import PageLinks, links_of
from govnews.draft.addresses import article_pattern, listing_pattern, slug_of
from govnews.draft.layout import draft_layout
from govnews.draft.place import find_place, told_place
from govnews.draft.portal_file import Address, Reference, Value, portal_file
from govnews.draft.publisher import find_publisher
from govnews.failures import PortalMistake
from govnews.plain_page.findings import Findings, look_at
from govnews.plain_page.link_blocks import LinkBlock, is_listing, link_blocks
from govnews.platform import Platform
from govnews.portal import UNTOLD, Layout, Listing, Portal, address, is_under
from govnews.portals.platforms.shelf import UNKNOWN, Likeness, load_platforms, recognise
from govnews.read.page import read_page
from govnews.records import Place, Reading
from govnews.steps.given_page import GivenPage
from govnews.steps.golden import read_as_golden

_ALIKE = 0.9  # share of words that a drafted layout must read as the page does without one
_MOST_FEEDS = 3
_LANGUAGE, _FEW_LINKS = 3, 10  # /vi, /en; links that say nothing of a shared host


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a person has said already; None where the page shall tell."""

    slug: str | None = None
    name: str | None = None
    publisher: str | None = None
    kind: str | None = None
    province: str | None = None
    district: str | None = None
    root: str = ""
    with_layout: bool = True


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A new portal: its file, what it reads, and what was seen; nothing is written yet."""

    portal: Portal
    platform: Platform
    likenesses: Sequence[Likeness]
    text: str
    page: GivenPage
    reading: Reading
    listing: GivenPage | None
    listed: Mapping[str, Any] | None
    evidence: Mapping[str, str]
    to_look_at: Sequence[str]
    untold: Sequence[str] = field(default=())


def draft_portal(page: GivenPage, listing: GivenPage | None, told: Told) -> Draft:
    """Return the draft of the portal that `page` is an article of, and `listing` a listing.

    Raises `DoNotRetry` where the page cannot be read, `PortalMistake` for a bad slug.
    """
    tree = page.tree()
    platforms = load_platforms()
    likenesses = recognise(tree, page.url, platforms.values())
    first = likenesses[0] if likenesses else None
    platform = first.platform if first and first.is_recognised else platforms[UNKNOWN]
    findings = look_at(tree, page.url, page.captured_on)
    evidence: dict[str, str] = {}
    values = _identity(page, told, tree, findings, evidence)
    links = links_of(tree, page.url)
    values |= _surroundings(page, listing, links, platform, told)
    values |= _addresses(page, listing, platform, evidence)
    if platform.name == UNKNOWN and told.with_layout:
        values |= _selectors(page, listing, tree, findings, evidence, values)
    portal = _portal(platform, values)
    listed = None
    if listing is not None:
        listed = read_as_golden(listing.payload, listing.about("listing"), portal)
    reading = _read(page, portal)
    untold = [name for name in ("name", "publisher", "kind") if values[name] == UNTOLD]
    untold += ["place"] if values["place"] == Place(province=UNTOLD) else []
    return Draft(
        portal=portal,
        platform=platform,
        likenesses=likenesses,
        text=portal_file(platform.name, platform.title, values),
        page=page,
        reading=reading,
        listing=listing,
        listed=listed,
        evidence=evidence,
        to_look_at=(
            *_to_look_at(portal, reading, listed, untold),
            *_shared_host(page, links, told),
        ),
        untold=tuple(untold),
    )


def _identity(
    page: GivenPage, told: Told, tree: HtmlElement, findings: Findings, evidence: dict[str, str]
) -> dict[str, Value]:
    parts = urlsplit(page.url)
    slug = told.slug or slug_of(page.url)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", slug):
        raise PortalMistake(f"slug: expected small letters, digits and _, found {slug!r}")
    found = find_publisher(tree, findings)
    name = told.name or found.name
    names = [one for one in (told.name, told.publisher, *found.names) if one]
    placed = find_place(parts.hostname or "", names)
    place = placed.place or Place(province=UNTOLD)
    if told.province:
        place = told_place(told.province, told.district)
    evidence["name"] = f"names on the page: {'; '.join(found.names) or 'none'}"
    evidence["place"] = "as you said" if told.province else "; ".join(placed.evidence)
    return {
        "slug": slug,
        "name": name,
        "host": parts.hostname or "",
        "publisher": told.publisher or found.publisher,
        "kind": told.kind or found.kind,
        "place": place,
    }


def _surroundings(
    page: GivenPage, listing: GivenPage | None, links: PageLinks, platform: Platform, told: Told
) -> dict[str, Value]:
    """Return scheme, port, root, start and feeds where they are not the usual ones."""
    parts = urlsplit(page.url)
    values: dict[str, Value] = {}
    if parts.scheme != "https":
        values["scheme"] = parts.scheme
    if told.root:
        values["root"] = told.root
    start = [told.root or "/"]
    if listing is not None and (path := relative(listing.url)) not in start:
        start.append(path)
    if start != ["/"]:
        values["start"] = tuple(start)
    own = [relative(one.url) for one in links.feeds
           if urlsplit(one.url).hostname == parts.hostname]  # fmt: skip
    feeds = tuple(one for one in own if one not in platform.feeds and "comment" not in one)
    if feeds:
        values["feeds"] = feeds[:_MOST_FEEDS]
    return values


def _addresses(
    page: GivenPage, listing: GivenPage | None, platform: Platform, evidence: dict[str, str]
) -> dict[str, Value]:
    """Return address patterns where the platform's own do not fit this site, with evidence."""
    found: dict[str, Value] = {}
    entries = _entries(listing) if listing is not None else None
    examples = [page.url, *_on_host(page.url, entries)]
    fitting = [one for one in examples if platform.article_address.search(one)]
    forms = article_pattern(examples)
    if forms and (page.url not in fitting or 2 * len(fitting) < len(examples)):
        found["article_address"] = Address(alternatives=forms)
        evidence["article_address"] = f"formed as {page.url} and {len(examples) - 1} entries"
        if platform.identify(page.url) is None:
            found["identify"] = Reference(module=UNKNOWN, name="identify")
    if listing is not None and not platform.listing_address.search(listing.url):
        found["listing_address"] = Address(alternatives=listing_pattern([listing.url]))
        evidence["listing_address"] = f"as {listing.url}, with further pages"
    return found


def _selectors(
    page: GivenPage,
    listing: GivenPage | None,
    tree: HtmlElement,
    findings: Findings,
    evidence: dict[str, str],
    values: Mapping[str, Value],
) -> dict[str, Value]:
    """Return layout and listing of a site on no known platform, with their evidence."""
    unknown = load_platforms()[UNKNOWN]
    found: dict[str, Value] = {}
    entries = _entries(listing) if listing is not None else None
    if entries is not None:
        found["listing"] = Listing(entry=entries.selector, date=entries.date)
        evidence["listing"] = _told_block(entries)
    layout = draft_layout(tree, findings, str(values["slug"]))
    if layout is not None and (why := _reads_alike(page, unknown, values, layout)):
        found["layouts"] = layout
        evidence["layouts"] = why
    else:
        evidence["layouts"] = "none: no selectors read the page as it shows without one"
    return found


def _entries(listing: GivenPage) -> LinkBlock | None:
    blocks = link_blocks(listing.tree(), listing.url)
    return next((one for one in blocks if is_listing(one)), None)


def _on_host(url: str, block: LinkBlock | None) -> list[str]:
    """Return the entries of a listing on the same host as `url`."""
    host = urlsplit(url).hostname
    return [one for one in block.targets if urlsplit(one).hostname == host] if block else []


def _told_block(block: LinkBlock) -> str:
    return (
        f"{len(block.targets)} links set alike, {block.words:.0f} words each,"
        f" {block.dated} with a date beside; first {block.texts[0]!r}"
    )


def _reads_alike(
    page: GivenPage, platform: Platform, values: Mapping[str, Value], layout: Layout
) -> str | None:
    """Return what a drafted layout reads as the page shows without one; None where it does not."""
    plain = _read(page, _portal(platform, values)).article
    laid = _read(page, _portal(platform, {**values, "layouts": layout})).article
    if plain is None or laid is None or plain.title != laid.title:
        return None
    if plain.published_at.value != laid.published_at.value:
        return None
    words, others = set(plain.text.split()), set(laid.text.split())
    alike = len(words & others) / max(1, len(words | others))
    if alike < _ALIKE:
        return None
    return f"reads title and date as without a layout, and {alike:.0%} of the words"


def _portal(platform: Platform, values: Mapping[str, Value]) -> Portal:
    made: dict[str, Any] = dict(values)
    for name, value in values.items():
        if isinstance(value, Address):
            made[name] = address(value.pattern)
        elif isinstance(value, Layout):
            made[name] = (value,)
        elif isinstance(value, Reference):
            made[name] = getattr(load_platforms()[value.module], value.name)
    return platform.portal(**made)


def _read(page: GivenPage, portal: Portal) -> Reading:
    return read_page(
        page.payload,
        content_type=page.content_type,
        url=page.url,
        portal=portal,
        captured_on=page.captured_on,
    )


def _shared_host(page: GivenPage, links: PageLinks, told: Told) -> Iterator[str]:
    """Yield what hints at a portal that has only a path of its host (edu.viettel.vn/<school>)."""
    parts = urlsplit(page.url)
    first = parts.path.split("/")[1]
    own = [urlsplit(one.url) for one in links.pages]
    paths = [one.path for one in own if one.hostname == parts.hostname]
    under = [path for path in paths if is_under(path, f"/{first}")]
    if told.root:
        yield f"root {told.root}: identify and addresses must know it; see the platform's module"
    elif len(first) > _LANGUAGE and len(paths) > _FEW_LINKS and len(under) > 0.9 * len(paths):
        yield f"{len(under)} of {len(paths)} links lie under /{first}: is that its --root?"


def _to_look_at(
    portal: Portal, reading: Reading, listed: Mapping[str, Any] | None, untold: Sequence[str]
) -> list[str]:
    """Return what a person must look at, each in one sentence."""
    said = [f"{name}: nothing on the page tells it; write it into the file" for name in untold]
    if portal.place.province != UNTOLD:
        where = ", ".join(filter(None, (portal.place.commune, portal.place.district,
                                        portal.place.province)))  # fmt: skip
        said.append(f"place: is the publisher really in {where}?")
    said.append(f"{portal.origin}/robots.txt and the site's terms: may we?")
    if reading.article is None:
        said.append(f"the page reads as no article: {reading.fate}: {reading.reason}")
    elif reading.article.published_at.value is None:
        said.append("the date: none was found; has the page none?")
    if listed is None:
        said.append("no listing was given: run 'govnews portals golden' with one (--kind listing)")
    elif not listed["entries"]:
        said.append("the listing has no entry: see Listing.entry and listing_address")
    if not portal.layouts:
        said.append("there is no layout: what is read is marked 'layout: none', of lower trust")
    return said
