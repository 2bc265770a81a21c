"""Owns the links of an HTML page: where a reader, or a machine, could go on from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cssselect import SelectorError
from lxml import etree, html

from govnews.discover.addresses import normalise, relative
from govnews.failures import PortalMistake
from govnews.records import Link
from govnews.vietnamese.charsets import letters_of
from govnews.vietnamese.text import clean

# Pictures, sound, film, style and script belong to a page; they are no addresses of their own.
_PAGE_PART = re.compile(
    r"\.(?:jpe?g|png|gif|bmp|webp|svg|ico|tiff?|mp[34]|avi|mov|wmv|flv|wav|wma|webm|css|js"
    r"|woff2?|ttf|eot|swf)(?:$|\?)",
    re.IGNORECASE,
)
_FEED_TYPE = re.compile(r"application/(?:rss|atom)\+xml", re.IGNORECASE)
_PAGE_TYPE = re.compile(r"^$|text/html|application/xhtml", re.IGNORECASE)
_FOLLOWED_RELATIONS = {"canonical", "alternate", "amphtml", "next", "prev"}


@dataclass(frozen=True, kw_only=True)
class PageLinks:
    """What an HTML page links to: pages and files, feeds, and the entries of its listing."""

    pages: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    entries: tuple[str, ...] = ()


def parse_page(payload: bytes, content_type: str | None = None) -> html.HtmlElement | None:
    """Return the tree of an HTML page; None for an empty one."""
    return _parse(letters_of(payload, content_type))


def find_links(
    payload: bytes, url: str, content_type: str | None = None, entry_selector: str | None = None
) -> PageLinks:
    """Return the links of the page at `url`, each address once, in page order.

    Followed are ``a`` and ``area``, and ``link`` with rel canonical, alternate, amphtml, next
    or prev; scripts, forms, options and pictures are not. `entry_selector` (CSS) names the
    links that are entries of a listing.
    """
    tree = parse_page(payload, content_type)
    return PageLinks() if tree is None else links_of(tree, url, entry_selector)


def links_of(tree: html.HtmlElement, url: str, entry_selector: str | None = None) -> PageLinks:
    """Return the links of a parsed page, as `find_links` does."""
    base = base_of(tree, url)
    pages: dict[str, Link] = {}
    feeds: dict[str, Link] = {}
    for element in tree.iter("a", "area", "link"):
        target = normalise(element.get("href") or "", base) if element.get("href") else None
        if target is None or _PAGE_PART.search(relative(target)):
            continue
        found = Link(url=target, found_on=url, text=clean("".join(element.itertext())))
        if element.tag != "link":
            pages.setdefault(target, found)
        elif _is_feed(element):
            feeds.setdefault(target, found)
        elif _is_page(element):
            pages.setdefault(target, found)
    entries = tuple(_entries(tree, base, entry_selector)) if entry_selector else ()
    return PageLinks(
        pages=tuple(link for link in pages.values() if link.url not in feeds),
        feeds=tuple(feeds.values()),
        entries=tuple(dict.fromkeys(entries)),
    )


def _parse(text: str) -> html.HtmlElement | None:
    # The text is handed over as UTF-8 bytes: lxml refuses a str that declares an encoding.
    source = text.replace("\x00", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        return html.document_fromstring(source, parser=parser)
    except etree.ParserError:  # an empty document
        return None


def base_of(tree: html.HtmlElement, url: str) -> str:
    """Return what a page's relative links start from (``<base href>``, or its own address)."""
    for element in tree.iter("base"):
        if element.get("href"):
            return normalise(element.get("href") or "", url) or url
    return url


def _relations(element: html.HtmlElement) -> set[str]:
    return set((element.get("rel") or "").lower().split())


def _is_feed(element: html.HtmlElement) -> bool:
    named = bool(_FEED_TYPE.search(element.get("type") or ""))
    return named and bool({"alternate", "feed"} & _relations(element))


def _is_page(element: html.HtmlElement) -> bool:
    wanted = bool(_PAGE_TYPE.search((element.get("type") or "").strip()))
    return wanted and bool(_FOLLOWED_RELATIONS & _relations(element))


def _entries(tree: html.HtmlElement, base: str, selector: str) -> Iterator[str]:
    try:
        selected = tree.cssselect(selector)
    except SelectorError as error:
        raise PortalMistake(f"listing entry {selector!r}: {error}") from error
    for element in selected:
        target = normalise(element.get("href") or "", base) if element.get("href") else None
        if target is not None:
            yield target
