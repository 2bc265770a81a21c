"""Owns the date of a page without layout: only one that stands with the title, or in metadata.

Generic readers invent dates: htmldate returned one for 108 of 112 articles that have none
(notes on portals), from the header's clock, from other news, from documents in the text. So a
date is believed only beside the title or under a label behind the text; otherwise there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml.html import HtmlElement

from govnews.plain_page.lines import Line
from govnews.plain_page.main_text import MainText
from govnews.plain_page.title_line import Title
from govnews.records import Basis, Precision, PublishedAt
from govnews.vietnamese.dates import is_credible, read_date_line, vietnamese_moment

_LONGEST = 120  # characters of a line that is about a date
_LEAST_SHARE = 0.4
_ABOVE, _BELOW, _BEHIND = 3, 4, 3  # lines above the title, below it, behind the text
_LOOKED_AT, _SECTION_NAMES = 8, 2
_LABEL = re.compile(
    r"(?:ngày\s+đăng|đăng\s+(?:ngày|lúc|tin)|ngày\s+(?:xuất\s+bản|phát\s+hành|viết|gửi)"
    r"|cập\s+nhật|xuất\s+bản|post(?:ed)?|publish(?:ed)?)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"hôm\s+nay|bây\s+giờ|today|truy\s+cập|online", re.IGNORECASE)
# The heading of a document (Nghị định 30/2020/NĐ-CP, Phụ lục I): its place, then its date.
_OF_DOCUMENT = re.compile(r"^(?!thứ|chủ\s+nhật)[^\d,:|]{3,40},\s*ngày\s*\d", re.IGNORECASE)
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_METADATA = (
    "//meta[@property='article:published_time' or @itemprop='datePublished'"
    " or @name='pubdate' or @name='article:published_time' or @name='DC.date.issued'"
    " or @name='DC.date.created']/@content",
    "//*[@itemprop='datePublished']/@datetime",
)
_MOST_SCRIPTS = 20


@dataclass(frozen=True, kw_only=True)
class PageDate:
    """A date with its basis and quote, the line it stands in, and why it is believed."""

    published: PublishedAt
    line: Line | None
    evidence: str


def find_dates(
    tree: HtmlElement,
    lines: Sequence[Line],
    text: MainText | None,
    title: Title | None,
    captured_on: date,
) -> list[PageDate]:
    """Return the dates that may be the article's, the most trusted first; often none."""
    found = [*_beside_title(lines, text, title), *_behind_text(lines, text), *_metadata(tree)]
    last = captured_on + timedelta(days=1)
    return [
        one
        for one in found
        if one.published.value is not None
        and is_credible(one.published.value, captured_on)
        and _day(one.published.value) <= last
    ]


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _beside_title(
    lines: Sequence[Line], text: MainText | None, title: Title | None
) -> Iterator[PageDate]:
    line = title.line if title else None
    if line is None:
        return
    own = _stated(line.text, line, "in the line of the title", least_share=0.0)
    if own and title and (own.published.quote or "") not in title.text:
        yield own
    said = [one.number for one in text.lines if len(one.text) > _LONGEST] if text else []
    sentence = next((number for number in said if number > line.number), len(lines))
    for other in lines[line.number + 1 : min(line.number + 1 + _BELOW, sentence + 1)]:
        if found := _stated(other.text, other, "right below the title"):
            yield found
    for other in reversed(lines[max(0, line.number - _ABOVE) : line.number]):
        if _shares_box(other, line, lines) and (
            found := _stated(other.text, other, "right above the title, in its box")
        ):
            yield found


def _shares_box(other: Line, title: Line, lines: Sequence[Line]) -> bool:
    """Return whether the innermost element around both is the article's own, not the page's.

    At most a section's name stands above the date in it; a header's clock has menus around it.
    """
    mine = {title.element, *title.element.iterancestors()}
    chain = [other.element, *other.element.iterancestors()]
    shared = next((element for element in chain if element in mine), None)

    def is_inside(one: Line) -> bool:
        return shared is one.element or shared in set(one.element.iterancestors())

    above = lines[max(0, other.number - _LOOKED_AT) : other.number]
    return not is_inside(lines[0]) and sum(map(is_inside, above)) <= _SECTION_NAMES


def _behind_text(lines: Sequence[Line], text: MainText | None) -> Iterator[PageDate]:
    last = text.lines[-1].number if text else len(lines)
    for line in lines[last : last + 1 + _BEHIND]:
        found = _stated(line.text, line, "under its label behind the text")
        if found and _LABEL.search(line.text):
            yield found


def _stated(
    said: str, line: Line, evidence: str, *, least_share: float = _LEAST_SHARE
) -> PageDate | None:
    """Return the date of a line that is about nothing else."""
    if line.is_linked or _CLOCK.search(said) or (least_share and len(said) > _LONGEST):
        return None
    read = read_date_line(said)
    if read is None or _OF_DOCUMENT.match(said):
        return None
    about = len(read.quote) / len(said)
    if about < least_share and not _LABEL.search(said):
        return None
    published = PublishedAt(
        value=read.value, basis=Basis.STATED, precision=read.precision, quote=read.quote
    )
    return PageDate(published=published, line=line, evidence=evidence)


def _metadata(tree: HtmlElement) -> Iterator[PageDate]:
    said = [str(words) for path in _METADATA for words in tree.xpath(path)[:_MOST_SCRIPTS]]
    for script in tree.xpath("//script[@type='application/ld+json']")[:_MOST_SCRIPTS]:
        said += _JSON_LD.findall(script.text or "")[:1]
    for words in said:
        if (moment := _moment(words.strip())) is not None:
            yield PageDate(published=moment, line=None, evidence="in the page's metadata")


def _moment(words: str) -> PublishedAt | None:
    try:
        moment = vietnamese_moment(datetime.fromisoformat(words))
    except ValueError:
        read = read_date_line(words)
        if read is None:
            return None
        return PublishedAt(
            value=read.value, basis=Basis.METADATA, precision=read.precision, quote=words
        )
    if moment is None:
        return None
    is_day = len(words) == len("2025-06-05")
    return PublishedAt(
        value=moment.date() if is_day else moment,
        basis=Basis.METADATA,
        precision=Precision.DAY if is_day else Precision.SECOND,
        quote=words,
    )
