"""Owns what a percentage or a rise is counted from: the plan, the year before, a total."""

from __future__ import annotations

import re

from govnews.extract.figures import Figure
from govnews.extract.passages import Passage

_COMPARED = re.compile(
    r"(?:[^.;:\d\n]{0,25}?\s|\s*\(?)(?P<base>(?:so (?:với|cùng)|bằng so với)\s+"
    r"(?:cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|[^.,;:()\n]{2,70}))"
)
_OF_PLAN = re.compile(
    r"\s*(?:so với )?(?P<base>(?:kế hoạch|dự toán|chỉ tiêu|KH)(?:\s(?:năm|giao|tỉnh|huyện|"
    r"Trung ương|HĐND|UBND|đề ra|được giao|cả năm|vốn|\d{4})(?=[\s,.;)]|$)){0,4})"
)
_SHARE = re.compile(
    r"\s*(?P<base>(?:tổng|trong tổng)\s(?:số|diện tích|dân số|vốn|thu|chi)?[^.,;:()\n]{0,60})"
)
_COMPARES_BEFORE = re.compile(r"\b(?:tăng|giảm|vượt|cao hơn|thấp hơn|bằng|đạt)\b[^.;]{0,40}$")


def base_of(passage: Passage, figure: Figure) -> str | None:
    """Return the words that say what a figure is compared with, as the page prints them."""
    plain = passage.plain
    shapes = [_COMPARED]
    if figure.unit.startswith("percent"):
        shapes = [_OF_PLAN, _COMPARED, _SHARE]
    for shape in shapes:
        at = figure.unit_start + 1 if shape is _OF_PLAN else figure.end
        match = shape.match(plain, at)
        if match is None:
            continue
        is_rise = figure.unit.startswith("percent") or _COMPARES_BEFORE.search(
            plain, max(0, figure.start - 60), figure.start
        )
        if is_rise:
            return passage.text[match.start("base") : match.end("base")].strip() or None
    return None
