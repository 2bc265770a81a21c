"""Owns the look at a page without layout: its lines, title, text and dates, each with evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from lxml.html import HtmlElement

from govnews.plain_page.date_line import PageDate, find_dates
from govnews.plain_page.lines import Line, lines_of
from govnews.plain_page.main_text import MainText, container_of, find_main_text
from govnews.plain_page.title_line import Title, find_title, is_site_name, stated_titles

_GAP = 3  # lines of no link between two of the text: captions, small headings
_IMPRINT_LINES = 10
_IMPRINT = re.compile(
    r"[©®]|(?:copyright|bản quyền|cơ quan chủ quản|giấy phép (?:số|thiết lập|hoạt động|xuất bản)"
    r"|chịu trách nhiệm (?:chính|nội dung|xuất bản)|đơn vị quản lý|ghi rõ nguồn)\b",
    re.IGNORECASE,
)
_SHORTEST_BOX = 40  # lines that are looked through for a text behind a title


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What a page shows of an article; None and () where nothing is sure enough."""

    lines: tuple[Line, ...]
    title: Title | None
    text: MainText | None
    dates: tuple[PageDate, ...]


def look_at(tree: HtmlElement, url: str, captured_on: date) -> Findings:
    """Return what the page at `url` shows, captured on that day. The tree is left as it is."""
    lines = lines_of(tree)
    stated = stated_titles(tree)
    text = find_main_text(tree, lines)
    title = find_title(lines, text, stated, url)
    if title is not None and title.line is not None:
        text = _behind(title.line, text, lines)
    dates = find_dates(tree, lines, text, title, captured_on)
    if text is not None:
        text = _article_lines(text, title, dates, lines)
    return Findings(lines=tuple(lines), title=title, text=text, dates=tuple(dates))


def _behind(title: Line, text: MainText | None, lines: Sequence[Line]) -> MainText | None:
    """Return the text where most of it goes on behind the title, else the rest of its box."""
    if text is not None:
        behind = sum(len(line.text) for line in text.lines if line.number >= title.number)
        if behind * 2 > sum(len(line.text) for line in text.lines):
            return text
    near = lines[title.number + 1 : title.number + 1 + _SHORTEST_BOX]
    for box in title.element.iterancestors():
        inside = set(box.iter())
        own = [line for line in near if line.element in inside]
        if own:
            return MainText(lines=tuple(own), container=box, basis="the title's box")
    return None


def _without_imprint(kept: list[Line]) -> list[Line]:
    """Return the lines without the site's imprint at their end.

    Every portal prints whose it is, its licence, address and telephone, often right below.
    """
    begin = max(0, len(kept) - _IMPRINT_LINES)
    for place, line in enumerate(kept[begin:], start=begin):
        if _IMPRINT.match(line.text) or (is_site_name(line.text) and line.text.isupper()):
            return kept[:place]
    return kept


def _article_lines(
    text: MainText, title: Title | None, dates: Sequence[PageDate], lines: Sequence[Line]
) -> MainText | None:
    """Return the text without title and date lines, with the short gaps between its lines."""
    begin = title.line.number if title and title.line else -1
    dated = {one.line.number for one in dates if one.line is not None}
    kept = [one for one in text.lines if one.number > begin and one.number not in dated]
    kept = _without_imprint(kept)
    if not kept:
        return None
    numbers = {line.number for line in kept}
    for one, following in pairwise(kept):
        between = lines[one.number + 1 : following.number]
        if len(between) <= _GAP and not any(line.is_linked for line in between):
            numbers |= {line.number for line in between}
    container = container_of(kept)
    inside = set(container.iter())
    chosen = (line for line in lines if line.number in numbers - dated and line.element in inside)
    return replace(text, lines=tuple(chosen), container=container)
