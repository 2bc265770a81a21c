"""Owns what a listing page says besides its links: entries with their days, total, next page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cssselect import SelectorError
from lxml import etree, html

from govnews.discover.addresses import normalise
from govnews.discover.pagers import page_number
from govnews.discover.postbacks import Postback, find_postbacks, next_postback
from govnews.failures import PortalMistake
from govnews.portal import Listing
from govnews.vietnamese.dates import is_credible, read_date_line

_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*")
LARGEST_TOTAL = 100_000_000


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a listing and the day printed beside it."""

    url: str
    stated_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ListingPage:
    """One page of a listing as its portal's selectors see it."""

    entries: tuple[Entry, ...] = ()
    stated_total: int | None = None
    next_page: str | None = None
    postbacks: tuple[Postback, ...] = ()


def read_listing(
    tree: html.HtmlElement, url: str, base: str, listing: Listing, captured_on: date | None = None
) -> ListingPage:
    """Return the entries of a listing in page order, each once, and how it goes on.

    Days far ahead of `captured_on` are left out. Raises `PortalMistake` for a bad selector.
    """
    elements = list(_selected(tree, listing.entry, "entry"))
    printed = set(_selected(tree, listing.date, "date")) if listing.date else set()
    entries: dict[str, Entry] = {}
    for element in elements:
        target = _target(element, base)
        if target is not None:
            said = _day_beside(element, printed, set(elements), captured_on)
            entries.setdefault(target, Entry(url=target, stated_on=said))
    further = list(_selected(tree, listing.next_page, "next_page")) if listing.next_page else []
    return ListingPage(
        entries=tuple(entries.values()),
        stated_total=_stated_total(tree, listing.total),
        next_page=next((found for each in further if (found := _target(each, base))), None),
        postbacks=_posted_pages(tree, url, base, listing, further),
    )


def read_listings(
    tree: html.HtmlElement,
    url: str,
    base: str,
    listings: Sequence[Listing],
    captured_on: date | None = None,
) -> ListingPage:
    """Return what the first of `listings` that finds an entry reads; else what the first reads."""
    first: ListingPage | None = None
    for listing in listings:
        page = read_listing(tree, url, base, listing, captured_on)
        if page.entries:
            return page
        first = first or page
    return first or ListingPage()


def _posted_pages(
    tree: html.HtmlElement,
    url: str,
    base: str,
    listing: Listing,
    further: Sequence[html.HtmlElement],
) -> tuple[Postback, ...]:
    """Return the pages that only a posted form brings: those with a number, else the next one."""
    numbered = find_postbacks(tree, url, base, listing.postback) if listing.postback else ()
    if any(each.number > page_number(url) for each in numbered):
        return numbered
    posted = (next_postback(each, url, base) for each in further)
    return (*numbered, *[each for each in posted if each is not None][:1])


def select_targets(tree: html.HtmlElement, base: str, selector: str, name: str) -> tuple[str, ...]:
    """Return the addresses that the links of a selector lead to, each once, in page order."""
    targets = (_target(element, base) for element in _selected(tree, selector, name))
    return tuple(dict.fromkeys(target for target in targets if target))


def _selected(tree: html.HtmlElement, selector: str, name: str) -> Iterator[html.HtmlElement]:
    try:
        yield from tree.cssselect(selector)
    except SelectorError as error:
        raise PortalMistake(f"listing {name} {selector!r}: {error}") from error


def _target(element: html.HtmlElement, base: str) -> str | None:
    href = element.get("href")
    return normalise(href, base) if href else None


def _day_beside(
    entry: html.HtmlElement,
    printed: set[html.HtmlElement],
    entries: set[html.HtmlElement],
    captured_on: date | None,
) -> date | None:
    """Return the day in the smallest part of the page that holds the entry and a date.

    A part that holds a further article's entry has a date of somebody else.
    """
    own = entry.get("href")
    for part in entry.iterancestors() if printed else ():
        inside = list(part.iter())
        if any(each in entries and each.get("href") != own for each in inside):
            return None
        said = [_day_of(each, entries, captured_on) for each in inside if each in printed]
        if said:
            return said[0]
    return None


def _day_of(
    element: html.HtmlElement, entries: set[html.HtmlElement], captured_on: date | None
) -> date | None:
    """Return the day that an element prints; an entry inside it has dates of its own title."""
    line = read_date_line(" ".join(_words_beside(element, entries)))
    if line is None:
        return None
    said = line.value.date() if isinstance(line.value, datetime) else line.value
    return said if is_credible(said, captured_on) else None


def _words_beside(element: html.HtmlElement, entries: set[html.HtmlElement]) -> Iterator[str]:
    """Give an element's words in order, without those of entries inside it."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start" and node is not element and node in entries:
            walk.skip_subtree()
        elif event == "start":
            yield node.text or ""
        elif node is not element:
            yield node.tail or ""


def _stated_total(tree: html.HtmlElement, total: str | re.Pattern[str] | None) -> int | None:
    """Return the number of entries that the page gives: the last number of what is selected.

    "Hiển thị 1 - 10 of 243 kết quả" says 243. A pattern gives its group ``total``.
    """
    if total is None:
        return None
    if isinstance(total, re.Pattern):
        found = total.search(" ".join(str(tree.text_content()).split()))
        return _whole([found["total"]]) if found else None
    texts = (str(each.text_content()) for each in _selected(tree, total, "total"))
    return _whole(_NUMBER.findall(next(texts, "")))


def _whole(numbers: Iterable[str]) -> int | None:
    value = None
    for number in numbers:
        value = int(re.sub(r"\D", "", number) or 0)
    return value if value is not None and value <= LARGEST_TOTAL else None
