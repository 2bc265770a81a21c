"""Owns "năm học này", "quý này", "trong năm": the last period of that kind named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from govnews.extract.frames import Frames
from govnews.extract.passages import Passage
from govnews.extract.period_surroundings import is_of_name
from govnews.records import Period
from govnews.vietnamese.words import Cued

# Matched on small letters, and written in them.
_THIS = Cued(
    "năm nhiệm quý tháng cả trong",
    r"\b(?:(?P<school>năm học)|(?P<term>nhiệm kỳ)|(?P<quarter>quý)|(?P<month>tháng)|(?P<year>năm))"
    r"\s+(?:này|(?P<now>nay)|(?P<past>vừa qua|qua))\b|\bcả (?P<whole_year>năm)\b(?! \d)|"
    r"\btrong (?P<in_year>năm)(?=,|\s+(?:đã|có|toàn|huyện|tỉnh|xã))",
)
_RULE_OF_THIS = {
    "school": "period.school_year", "term": "period.stage", "quarter": "period.quarter",
    "month": "period.month", "year": "period.year", "in_year": "period.year",
    "whole_year": "period.year",
}  # fmt: skip


def refer_back(passage: Passage, periods: Sequence[Period], today: date | None) -> list[Period]:
    """Return the places that speak of one of `periods`, in page order, by its kind alone.

    "Năm nay" is the year of `today`; "năm học vừa qua" is over by then.
    """
    references = list(_THIS.find_all(passage.lower, passage.words))
    named: dict[str, Frames] = {}
    for period in periods if references else ():
        if not is_of_name(passage, period):
            named.setdefault(period.rule, Frames()).add(period)
    found = []
    for match in references:
        kind = next(name for name, words in match.groupdict().items() if words)
        span = passage.span(*match.span())
        if kind == "year" and match["now"] and today:
            found.append(replace(whole_year(today.year), label=span.quote, span=span))
            continue
        meant = named.get(_RULE_OF_THIS[kind], Frames()).last_before(match.start())
        if meant is not None:
            if kind == "school" and match["past"] and today:
                meant = _over_by(meant, today)
            found.append(replace(meant, span=span))
    return found


def _over_by(school_year: Period, day: date) -> Period:
    """Return the school year, or the one before it where it has not yet ended in summer."""
    start, end = school_year.start_date, school_year.end_date
    if not start or not end or day >= end.replace(month=5, day=1):
        return school_year
    return replace(
        school_year,
        start_date=start.replace(year=start.year - 1),
        end_date=end.replace(year=end.year - 1),
    )


def whole_year(year: int) -> Period:
    """Return a year that is told by its figures, or a word, alone."""
    return Period(
        label=f"năm {year}",
        start_date=date(year, 1, 1),
        end_date=date(year, 12, 31),
        rule="period.year",
    )
