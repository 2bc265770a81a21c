"""Owns sitemaps (sitemaps.org): the addresses a portal lists, and the further sitemaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from govnews.discover.addresses import normalise
from govnews.discover.feeds import read_moment
from govnews.discover.markup import local_name, parse_markup, text_of
from govnews.records import Link

WHOLE = 10  # pages that do not all change on one day by chance


@dataclass(frozen=True, kw_only=True)
class Sitemap:
    """One sitemap: pages with the news extension's date where given, and nested sitemaps."""

    pages: tuple[Link, ...] = ()
    sitemaps: tuple[Link, ...] = ()


def read_sitemap(
    payload: bytes, url: str, content_type: str | None = None, captured_on: date | None = None
) -> Sitemap:
    """Return what a sitemap or a sitemap index lists, each address once, in its order.

    ``news:publication_date`` says when a page was published, ``lastmod`` when it was changed.
    A sitemap of ten pages or more that gives all of them the same day of change was made anew
    that day: it says nothing of its pages.
    """
    root = parse_markup(payload, content_type)
    if root is None:
        return Sitemap()
    pages: dict[str, Link] = {}
    sitemaps: dict[str, Link] = {}
    for entry in root.iter():
        kind = local_name(entry)
        if kind not in ("url", "sitemap"):
            continue
        texts = {local_name(part): text_of(part) for part in reversed(list(entry.iter()))}
        address = normalise(texts["loc"], url) if texts.get("loc") else None
        if address is None:
            continue
        published = read_moment(texts.get("publication_date", ""), captured_on=captured_on)
        changed = read_moment(texts.get("lastmod", ""), captured_on=captured_on)
        link = Link(
            url=address,
            found_on=url,
            published=published,
            changed_on=changed.date() if changed else None,
        )
        (pages if kind == "url" else sitemaps).setdefault(address, link)
    return Sitemap(pages=_believed(pages.values()), sitemaps=tuple(sitemaps.values()))


def _believed(pages: Iterable[Link]) -> tuple[Link, ...]:
    links = tuple(pages)
    if len(links) >= WHOLE and len({link.changed_on for link in links}) == 1:
        return tuple(replace(link, changed_on=None) for link in links)
    return links
