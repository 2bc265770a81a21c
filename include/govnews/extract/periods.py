"""Owns the periods an article names: years, school years, terms, quarters, months, stages."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from govnews.extract.passages import Passage, Taken
from govnews.extract.period_rules import RULES
from govnews.records import Period
from govnews.vietnamese.dates import PrintedDate

__all__ = ["RULES", "find_as_of", "find_periods"]

_Y = r"(?:19|20)\d\d"
# First day of the lunar year in Vietnam (UTC+7); astronomical, published by Ban Lịch nhà nước.
_TET = {
    2005: (2, 9), 2006: (1, 29), 2007: (2, 17), 2008: (2, 7), 2009: (1, 26), 2010: (2, 14),
    2011: (2, 3), 2012: (1, 23), 2013: (2, 10), 2014: (1, 31), 2015: (2, 19), 2016: (2, 8),
    2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1),
    2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26),
    2029: (2, 13), 2030: (2, 2),
}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

Bounds = tuple[date | None, date | None]
# The groups of a match; "" where the page has nothing, the hint where it leaves out the year.
Groups = dict[str, str]
_Reader = Callable[[Groups], Bounds | None]


def _years(first: int, last: int) -> Bounds:
    return date(first, 1, 1), date(last, 12, 31)


def _months(year: int, first: int, last: int) -> Bounds | None:
    if not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _second(found: Groups) -> int:
    """Return the second year of a pair; 2021-22 is short for 2021-2022."""
    last = found["last"]
    return int(last) if len(last) == 4 else int(found["first"][:2] + last)


def _semester(found: Groups) -> Bounds | None:
    first = int(found["first"])
    if found["term"].lower() in ("i", "1"):
        return _months(first, 9, 12)
    return _months(first + 1, 1, 5)


def _school_year(found: Groups) -> Bounds | None:
    first = int(found["first"])
    return (date(first, 9, 1), date(first + 1, 8, 31)) if _second(found) == first + 1 else None


def _summer(found: Groups) -> Bounds | None:
    return _months(int(found["last"] or found["first"]), 6, 8)


def _stage(found: Groups) -> Bounds | None:
    last = int(found["further"]) if found["further"] else _second(found)
    first = int(found["first"])
    return _years(first, last) if first <= last else None


def _until_year(found: Groups) -> Bounds | None:
    return None, date(int(found["last"]), 12, 31)


def _quarter(found: Groups) -> Bounds | None:
    year = int(found["year"] or 0)
    number = _QUARTERS[found["number"].lower()]
    return _months(year, number * 3 - 2, number * 3) if year else None


def _first_months(found: Groups) -> Bounds | None:
    year = int(found["year"] or 0)
    count = int(found["count"])
    if not year or not 1 <= count <= 12:
        return None
    if found["side"] == "cuối":
        return _months(year, 13 - count, 12)
    return _months(year, 1, count)


def _span_of_months(found: Groups) -> Bounds | None:
    year = int(found["year"] or 0)
    return _months(year, int(found["first"]), int(found["last"])) if year else None


def _month(found: Groups) -> Bounds | None:
    year = int(found["year"] or 0)
    number = int(found["number"])
    return _months(year, number, number) if year else None


def _tet(found: Groups) -> Bounds | None:
    year = int(found["year"])
    if year not in _TET:
        return None
    day = date(year, *_TET[year])
    return day, day


def _year(found: Groups) -> Bounds | None:
    return _years(int(found["year"]), int(found["year"]))


_FORMS: tuple[tuple[str, re.Pattern[str], _Reader], ...] = tuple(
    (rule, re.compile(pattern, re.IGNORECASE), reader)
    for rule, pattern, reader in (
        (
            "period.semester",
            rf"học k[ỳì] (?P<term>I{{1,2}}|[12])\b,?(?: của)? năm học "
            rf"(?P<first>{_Y})\s?-\s?(?P<last>{_Y})",
            _semester,
        ),
        (
            "period.school_year",
            rf"năm học(?: mới)? (?P<first>{_Y})\s?[-/]\s?(?P<last>{_Y}|\d\d)(?!\d)",
            _school_year,
        ),
        (
            "period.summer",
            rf"\bhè(?: năm)? (?P<first>{_Y})(?:\s?-\s?(?P<last>{_Y}))?(?!\d)",
            _summer,
        ),
        (
            "period.stage",
            rf"(?:giai đoạn|nhiệm k[ỳì]|các năm|thời k[ỳì]|năm)(?: từ)?(?: năm)? "
            rf"(?P<first>{_Y})\s?(?:-|đến(?: năm)?)\s?"
            rf"(?P<last>{_Y}|\d\d)(?!\d)(?:,? và đến(?: năm)? (?P<further>{_Y}))?",
            _stage,
        ),
        (
            "period.until_year",
            rf"(?:giai đoạn )?(?:\bđến|\btới)(?: hết| cuối)?(?: năm) (?P<last>{_Y})(?!\d)",
            _until_year,
        ),
        (
            "period.quarter",
            rf"\bquý (?P<number>IV|I{{1,3}}|[1-4])\b(?:\s?/\s?|,? năm )?(?P<year>{_Y})?(?!\d)",
            _quarter,
        ),
        (
            "period.months",
            rf"\b(?P<count>\d{{1,2}}) tháng (?P<side>đầu|cuối) năm(?: (?P<year>{_Y}))?(?!\d)",
            _first_months,
        ),
        (
            "period.months",
            rf"\b(?P<count>\d{{1,2}}) tháng(?P<side>) năm (?P<year>{_Y})(?!\d)",
            _first_months,
        ),
        (
            "period.months",
            r"\btừ(?: đầu)? tháng (?P<first>\d{1,2}) đến(?: hết| cuối)? tháng (?P<last>\d{1,2})"
            rf"(?:(?:\s?/\s?|,? năm )(?P<year>{_Y}))?(?![\d/])",
            _span_of_months,
        ),
        (
            "period.month",
            rf"(?<![Mm]ỗi )(?<![Hh]ằng )(?<![Hh]àng )(?<!\d )\btháng (?P<number>1[0-2]|0?[1-9])(?:(?:\s?/\s?|\s?-\s?|,? năm "
            rf")(?P<year>{_Y}))?(?![\d/])(?-i:(?! [A-ZĐ]))",
            _month,
        ),
        (
            "period.tet",
            rf"\bTết(?: Nguyên đán| cổ truyền)?(?: \w+ \w+)? (?P<year>{_Y})(?!\d)",
            _tet,
        ),
        ("period.year", rf"\bnăm (?P<year>{_Y})(?!\d)(?!\s?-\s?\d)", _year),
    )
)
_NOW = re.compile(
    r"\b(?:từ đầu năm |từ đó )?(?:tính )?đến (?:nay|thời điểm (?:này|hiện tại|hiện nay))\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:tính )?đến(?: hết)?(?: ngày)?\s*$", re.IGNORECASE)


def find_periods(passage: Passage, plain: str, published: date | None) -> list[Period]:
    """Return the periods named in one string, in page order.

    `plain` is the string with documents and days blotted out. A quarter or month without a
    year takes the year of publication; without one it is left out.
    """
    taken = Taken()
    found: list[Period] = []
    hint = str(published.year) if published else ""
    for rule, pattern, reader in _FORMS:
        for match in pattern.finditer(plain):
            if taken.meets(*match.span()):
                continue
            groups = {name: words or "" for name, words in match.groupdict().items()}
            groups["year"] = groups.get("year") or hint
            bounds = reader(groups)
            if bounds is None:
                continue
            taken.add(*match.span())
            found.append(_period(passage, match.start(), match.end(), bounds, rule))
    return sorted(found, key=_place)


def find_as_of(
    passage: Passage, dates: Sequence[PrintedDate], published: date | None
) -> Iterator[Period]:
    """Yield what quantities are counted up to: đến nay is the day of publication, if known."""
    for match in _NOW.finditer(passage.plain):
        start = date(published.year, 1, 1) if published and "đầu năm" in match[0].lower() else None
        yield _period(passage, match.start(), match.end(), (start, published), "period.until_now")
    for printed in dates:
        cue = _AS_OF.search(passage.plain, max(0, printed.start - 24), printed.start)
        day = printed.in_year(printed.year or (published.year if published else 0) or 1)
        in_range = any(0 <= cue.start() - other.end <= 2 for other in dates) if cue else False
        if cue and not in_range and day and (printed.year or published):
            yield _period(passage, cue.start(), printed.end, (None, day), "period.until_now")


def _period(passage: Passage, start: int, end: int, bounds: Bounds, rule: str) -> Period:
    span = passage.span(start, end)
    return Period(label=span.quote, start_date=bounds[0], end_date=bounds[1], span=span, rule=rule)


def _place(period: Period) -> int:
    return period.span.start if period.span else 0
