"""Owns the publication date: stated, in metadata, in the feed, in the address, and in that order.

A header clock, comments and related news carry dates too: only where a layout points is read.
``modified_time`` is no publication, nor is the moment of fetching.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from lxml.html import HtmlElement

from govnews.portal import Layout, Portal
from govnews.read.elements import Tag
from govnews.read.selection import PAGE, find_on_page, text_of
from govnews.read.selectors import select
from govnews.records import ABSENT, Basis, Precision, PublishedAt
from govnews.vietnamese.dates import is_credible, read_date_line, vietnamese_moment

_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]*)"')
# PHP's date("Y-m-dTH:i:s") prints the zone for the T: "2020-07-20+0723:36:00" (NukeViet).
_ZONE_FOR_T = re.compile(r"(\d{4}-\d\d-\d\d)(?:\+07|ICT)(\d\d:\d\d(?::\d\d)?)")
_ATTRIBUTES = ("content", "datetime", "title")


def publication(
    tree: HtmlElement,
    document: Tag,
    layout: Layout,
    portal: Portal,
    url: str,
    feed: PublishedAt | None,
    captured_on: date,
) -> tuple[PublishedAt, tuple[PublishedAt, ...]]:
    """Return the best evidence of when an article was published, and all weaker evidence.

    A date that a page captured on that day cannot have (before 1990, a year ahead) is none.
    """
    said = (_stated(document, layout), _in_metadata(tree, document, layout))
    first = (_first_credible(proofs, captured_on) for proofs in said)
    evidence = [proof for proof in first if proof is not None]
    evidence += weaker_evidence(portal, url, feed, captured_on)
    return (evidence[0], tuple(evidence[1:])) if evidence else (ABSENT, ())


def weaker_evidence(
    portal: Portal, url: str, feed: PublishedAt | None, captured_on: date
) -> list[PublishedAt]:
    """Return what the feed and the address say, which need no layout."""
    in_address = portal.date_in_address(url) if portal.date_in_address else None
    first = (_first_credible([proof], captured_on) for proof in (feed, in_address))
    return [proof for proof in first if proof is not None]


def _first_credible(proofs: Iterable[PublishedAt | None], captured_on: date) -> PublishedAt | None:
    for proof in proofs:
        if proof is not None and proof.value is not None and is_credible(proof.value, captured_on):
            return proof
    return None


def feed_evidence(published: datetime | None, quote: str | None) -> PublishedAt | None:
    """Return a feed's date as evidence; a moment without zone is Vietnamese time."""
    moment = vietnamese_moment(published) if published is not None else None
    if moment is None:
        return None
    return PublishedAt(value=moment, basis=Basis.FEED, precision=Precision.SECOND, quote=quote)


def _stated(document: Tag, layout: Layout) -> Iterator[PublishedAt | None]:
    for tag in select(document, layout.published) if layout.published is not None else ():
        text = text_of(tag)
        yield layout.read_date(text) if layout.read_date else _read(text, Basis.STATED)


def _read(text: str, basis: Basis) -> PublishedAt | None:
    line = read_date_line(text)
    if line is None:
        return None
    return PublishedAt(value=line.value, basis=basis, precision=line.precision, quote=line.quote)


def _in_metadata(tree: HtmlElement, document: Tag, layout: Layout) -> Iterator[PublishedAt | None]:
    for selector in layout.metadata:
        for words in _metadata_words(tree, document, selector):
            yield _moment(words, layout.metadata_precision)


def _metadata_words(tree: HtmlElement, document: Tag, selector: str) -> list[str]:
    """Return the words in which the selected elements may name a date."""
    if not selector.startswith(PAGE):
        return [words for tag in select(document, selector) if (words := _attribute(tag))]
    said: list[str] = []
    for element in find_on_page(tree, selector):
        if element.tag == "script":
            said += [found[0] for found in _JSON_LD_DATE.finditer(element.text or "")]
        else:
            said += [value for name in _ATTRIBUTES if (value := element.get(name))][:1]
    return said


def _attribute(tag: Tag) -> str:
    values = (tag.get(name) for name in _ATTRIBUTES)
    return next((value for value in values if value), "")


def _moment(words: str, precision: Precision) -> PublishedAt | None:
    in_script = _JSON_LD_DATE.fullmatch(words)
    stamp = (in_script[1] if in_script else words).strip()
    stamp = _ZONE_FOR_T.sub(r"\1T\2+07:00", stamp)
    try:
        moment = vietnamese_moment(datetime.fromisoformat(stamp))
    except ValueError:
        return _read(stamp, Basis.METADATA)
    if moment is None:
        return None
    value: datetime | date = moment
    if len(stamp) == len("2025-06-05"):
        value, precision = moment.date(), Precision.DAY
    return PublishedAt(value=value, basis=Basis.METADATA, precision=precision, quote=words)
