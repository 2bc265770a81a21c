"""Owns RSS and Atom feeds, well-formed or not: which articles they name, and when published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from govnews.discover.addresses import normalise
from govnews.discover.markup import local_name, parse_markup, text_of
from govnews.records import Link
from govnews.vietnamese.dates import ZONE, is_credible, read_date_line, vietnamese_moment

_DATE_TAGS = ("pubDate", "published", "date", "issued", "updated")
# What .NET prints with the en-US culture, or (day first) with an Australian or British one.
_SLASHED = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])\.?M\.?)?)?\s*$",
    re.IGNORECASE,
)
# "01 Jan 0001": the library would take it for a two-digit year, 2001.
_YEAR_ZERO = re.compile(r"[A-Za-z]\s+0\d{3}\s")


def read_feed(
    payload: bytes, url: str, content_type: str | None = None, captured_on: date | None = None
) -> tuple[Link, ...]:
    """Return the articles that a feed names, in its order, with the moment it gives for each.

    Moments are aware, in Asia/Ho_Chi_Minh; a date without a zone is Vietnamese time. Slashed
    dates are month first (.NET's en-US), unless one date of the same feed has a first number
    above twelve. A feed that is not XML at all gives no links.
    """
    root = parse_markup(payload, content_type)
    if root is None:
        return ()
    items = [item for item in root.iter() if local_name(item) in ("item", "entry")]
    dates = [_date_text(item) for item in items]
    day_first = any(_begins_with_day(text) for text in dates)
    links: dict[str, Link] = {}
    for item, text in zip(items, dates, strict=True):
        printed = _address(item)
        address = normalise(printed, url) if printed else None
        if address is None:
            continue
        title = next((text_of(child) for child in item if local_name(child) == "title"), "")
        moment = read_moment(text, day_first=day_first, captured_on=captured_on)
        changed = read_moment(_changed_text(item), day_first=day_first, captured_on=captured_on)
        link = Link(
            url=address,
            found_on=url,
            text=title,
            published=moment,
            changed_on=changed.date() if changed else None,
        )
        links.setdefault(address, link)
    return tuple(links.values())


def read_moment(
    text: str, *, day_first: bool = False, captured_on: date | None = None
) -> datetime | None:
    """Return the moment a feed's date says, in Asia/Ho_Chi_Minh, or None when unreadable.

    Read are RFC 822 (two-digit years too), ISO 8601, slashed dates, and Vietnamese date lines.
    What no page can be dated (before 1990, a year ahead of `captured_on`) is unreadable.
    """
    said = next(_readings(text.strip(), day_first=day_first), None)
    moment = vietnamese_moment(said) if said is not None else None
    return moment if moment is not None and is_credible(moment, captured_on) else None


def _readings(text: str, *, day_first: bool) -> Iterator[datetime]:
    if slashed := _SLASHED.match(text):
        moment = _slashed_moment(slashed, day_first=day_first)
        if moment is not None:
            yield moment
    with suppress(ValueError):
        yield datetime.fromisoformat(text)
    if _YEAR_ZERO.search(text):
        return
    with suppress(ValueError, OverflowError):  # a year or zone of twenty figures overflows
        moment = parsedate_to_datetime(text)
        # "-0000" is UTC without a word about the place (RFC 5322, 3.3); the library says naive.
        yield moment.replace(tzinfo=UTC) if text.endswith("-0000") else moment
    line = read_date_line(text)
    if line is not None and isinstance(line.value, datetime):
        yield line.value


def _slashed_moment(found: re.Match[str], *, day_first: bool) -> datetime | None:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    day, month = (first, second) if day_first else (second, first)
    hour = int(found[4] or 0)
    if found[7]:
        hour = hour % 12 + (12 if found[7].upper() == "P" else 0)
    try:
        return datetime(year, month, day, hour, int(found[5] or 0), int(found[6] or 0), tzinfo=ZONE)
    except ValueError:
        return None


def _begins_with_day(text: str) -> bool:
    found = _SLASHED.match(text.strip())
    return found is not None and int(found[1]) > 12


def _date_text(item: etree._Element) -> str:
    found = {local_name(child): text_of(child) for child in item}
    return next((found[tag] for tag in _DATE_TAGS if found.get(tag)), "")


def _changed_text(item: etree._Element) -> str:
    """Return when an entry was changed, as Atom and the Dublin Core terms say it."""
    found = {local_name(child): text_of(child) for child in item}
    return found.get("updated") or found.get("modified") or ""


def _address(item: etree._Element) -> str:
    permanent = ""
    for child in item:
        name = local_name(child)
        if name == "link" and child.get("href"):  # Atom
            if (child.get("rel") or "alternate") == "alternate":
                return child.get("href") or ""
        elif name == "link" and text_of(child):
            return text_of(child)
        elif name == "guid" and (child.get("isPermaLink") or "true").lower() == "true":
            permanent = text_of(child)
    return permanent
