"""Owns "năm học này", "quý này", "trong năm": the last period of that kind named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from govnews.extract.frames import Frames
from govnews.extract.passages import Passage
from govnews.extract.period_surroundings import is_of_name
from govnews.records import Period
from govnews.vietnamese.words import Cued

_THIS = Cued(
    "năm nhiệm quý tháng cả trong",
    r"\b(?:(?P<school>năm học)|(?P<term>nhiệm kỳ)|(?P<quarter>quý)|(?P<month>tháng)|(?P<year>năm))"
    r"\s+(?:này|nay|qua|vừa qua)\b|\bcả (?P<whole_year>năm)\b(?! \d)|"
    r"\btrong (?P<in_year>năm)(?=,|\s+(?:đã|có|toàn|huyện|tỉnh|xã))",
    re.IGNORECASE,
)
_RULE_OF_THIS = {
    "school": "period.school_year", "term": "period.stage", "quarter": "period.quarter",
    "month": "period.month", "year": "period.year", "in_year": "period.year",
    "whole_year": "period.year",
}  # fmt: skip


def refer_back(passage: Passage, periods: Sequence[Period]) -> list[Period]:
    """Return the places that speak of one of `periods`, in page order, by its kind alone."""
    named: dict[str, Frames] = {}
    for period in periods:
        if not is_of_name(passage, period):
            named.setdefault(period.rule, Frames()).add(period)
    found = []
    for match in _THIS.finditer(passage.plain, passage.words):
        kind = next(name for name, words in match.groupdict().items() if words)
        meant = named.get(_RULE_OF_THIS[kind], Frames()).last_before(match.start())
        if meant is not None:
            found.append(replace(meant, span=passage.span(*match.span())))
    return found
