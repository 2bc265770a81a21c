"""Owns the forms of periods: the words of each kind, and the days that they bound."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from govnews.vietnamese.lunar import BRANCH, STEM, named_year, new_year
from govnews.vietnamese.words import Cued

Y = r"(?:19|20)\d\d"
_YEAR_BEHIND = rf"(?:(?:\s?/\s?|\s?-\s?|,? năm )(?P<year>{Y}))?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ROMAN = r"IV|I{1,3}"
_QUARTER = rf"{_ROMAN}|[1-4]"
_MONTH = r"1[0-2]|0?[1-9]"

Bounds = tuple[date | None, date | None]
# The groups of a match; "" where the page has nothing, the hint where it leaves out the year.
Groups = dict[str, str]
Reader = Callable[[Groups], Bounds | None]


def _years(first: int, last: int) -> Bounds:
    return date(first, 1, 1), date(last, 12, 31)


def months_of(year: int, first: int, last: int) -> Bounds | None:
    """Return the whole days of months of one year, None where there are no such months."""
    if not year or not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _second(found: Groups) -> int:
    """Return the second year of a pair; 2021-22 is short for 2021-2022."""
    last = found["last"]
    return int(last) if len(last) == 4 else int(found["first"][:2] + last)


def _semester(found: Groups) -> Bounds | None:
    first = int(found["first"])
    if found["term"].lower() in ("i", "1"):
        return months_of(first, 9, 12)
    return months_of(first + 1, 1, 5)


def _school_year(found: Groups) -> Bounds | None:
    first = int(found["first"])
    return (date(first, 9, 1), date(first + 1, 8, 31)) if _second(found) == first + 1 else None


def _summer(found: Groups) -> Bounds | None:
    return months_of(int(found["last"] or found["first"]), 6, 8)


def _stage(found: Groups) -> Bounds | None:
    last = int(found["further"]) if found["further"] else _second(found)
    first = int(found["first"])
    return _years(first, last) if first <= last else None


def _until_year(found: Groups) -> Bounds | None:
    return None, date(int(found["last"]), 12, 31)


def _quarter(found: Groups) -> Bounds | None:
    number = _QUARTERS[found["number"].lower()]
    last = _QUARTERS[(found.get("last") or found["number"]).lower()]
    return months_of(int(found["year"] or 0), number * 3 - 2, last * 3)


def _first_months(found: Groups) -> Bounds | None:
    count = 6 if found["count"].lower() == "nửa" else int(found["count"])
    if not 1 <= count <= 12:
        return None
    year = int(found["year"] or 0)
    return months_of(year, 13 - count, 12) if found["side"] == "cuối" else months_of(year, 1, count)


def _span_of_months(found: Groups) -> Bounds | None:
    year, first, last = int(found["year"] or 0), int(found["number"]), int(found["last"])
    begin = int(found.get("first_year") or year)
    if not year or begin == year:
        return months_of(year, first, last)
    start, end = months_of(begin, first, first), months_of(year, last, last)
    return (start[0], end[1]) if start and end and begin < year else None


def _month(found: Groups) -> Bounds | None:
    number = int(found["number"])
    return months_of(int(found["year"] or 0), number, number)


def _tet(found: Groups) -> Bounds | None:
    named = named_year(found["stem"], found["branch"]) if found["stem"] else None
    year = int(found["printed"]) if found["printed"] else named
    day = new_year(year) if year else None
    return (day, day) if day else None


def _year(found: Groups) -> Bounds | None:
    return _years(int(found["printed"]), int(found["printed"]))


def _since(found: Groups) -> Bounds | None:
    """Return from the first day named to the day of publication, which is put in as `today`."""
    year = int(found["printed"] or found["year"] or 0)
    if not year:
        return None
    start = date(year, int(found["number"] or 1), 1)
    today = date.fromisoformat(found["today"]) if found["today"] else None
    return (start, today) if today is None or start <= today else None


def _until_then(found: Groups) -> Bounds | None:
    """Return from the day of publication, put in as `today`, to the end of what is named."""
    year = int(found["printed"] or found["year"] or 0)
    last = months_of(year, 1, int(found["number"] or 12))
    if not last or not found["today"]:
        return None
    today = date.fromisoformat(found["today"])
    return (today, last[1]) if last[1] and today <= last[1] else None


_TO_NOW = r" (?:cho )?(?:đến|tới) (?:nay|thời điểm (?:này|hiện tại|hiện nay)|hiện nay)\b"
FORMS: tuple[tuple[str, Cued, Reader], ...] = tuple(
    (rule, Cued(words, pattern, re.IGNORECASE), reader)
    for rule, words, pattern, reader in (
        (
            "period.semester",
            "học",
            rf"học k[ỳì] (?P<term>I{{1,2}}|[12])\b,?(?: của)? năm học "
            rf"(?P<first>{Y})\s?-\s?(?P<last>{Y})",
            _semester,
        ),
        (
            "period.school_year",
            "năm",
            rf"năm học(?: mới)? (?P<first>{Y})\s?[-/]\s?(?P<last>{Y}|\d\d)(?!\d)",
            _school_year,
        ),
        (
            "period.summer",
            "hè",
            rf"\bhè(?: năm)? (?P<first>{Y})(?:\s?-\s?(?P<last>{Y}))?(?!\d)",
            _summer,
        ),
        (
            "period.since",
            "từ",
            rf"\btừ (?:(?:đầu |giữa |cuối )?năm (?P<printed>{Y})|tháng (?P<number>{_MONTH})"
            rf"(?:\s?/\s?| năm )(?P<year>{Y})){_TO_NOW}",
            _since,
        ),
        (
            "period.until_then",
            "từ",
            rf"\btừ nay (?:đến|tới)(?: hết|"
            rf" cuối)+ (?:tháng (?P<number>{_MONTH})(?!\d){_YEAR_BEHIND}|"
            rf"năm(?: (?P<printed>{Y}))?(?= |,|\.|;|$))",
            _until_then,
        ),
        (
            "period.stage",
            "giai nhiệm các thời năm từ",
            rf"(?:giai đoạn|nhiệm k[ỳì]|các năm|thời k[ỳì]|năm|\btừ)(?: từ)?(?: năm)? "
            rf"(?P<first>{Y})\s?(?:-|đến(?: hết)?(?: năm)?)\s?"
            rf"(?P<last>{Y}|\d\d)(?!\d)(?:,? và đến(?: năm)? (?P<further>{Y}))?",
            _stage,
        ),
        (
            "period.until_year",
            "giai đến tới tầm",
            rf"(?:(?:giai đoạn )?(?:\bđến|\btới)(?: hết| cuối)? năm|\btầm nhìn(?: đến)?(?: năm)?) "
            rf"(?P<last>{Y})(?!\d)(?!\s?-\s?\d)(?! mới\b)",
            _until_year,
        ),
        (
            "period.quarter",
            "quý",
            rf"\bquý (?P<number>{_ROMAN})(?:\s?(?:-|đến)\s?(?:quý )?|(?:, ?| và ))"
            rf"(?P<last>{_ROMAN})\b{_YEAR_BEHIND}(?!\d)",
            _quarter,
        ),
        (
            "period.quarter",
            "quý",
            rf"\bquý (?P<number>{_QUARTER})\b{_YEAR_BEHIND}(?!\d)",
            _quarter,
        ),
        (
            "period.months",
            "0tháng 0đầu 0cuối nửa",
            rf"\b(?P<count>\d{{1,2}}|nửa)(?: tháng)? (?P<side>đầu|cuối) năm"
            rf"(?:\s?/\s?| )?(?P<year>{Y})?(?!\d)",
            _first_months,
        ),
        (
            "period.months",
            "0tháng",
            rf"\b(?P<count>\d{{1,2}}) tháng(?P<side>)(?: năm |\s?/\s?)(?P<year>{Y})(?!\d)",
            _first_months,
        ),
        (
            "period.months",
            "từ",
            rf"\btừ(?: đầu| cuối)? tháng (?P<number>{_MONTH})"
            rf"(?:(?:\s?/\s?| năm )(?P<first_year>{Y}))?"
            rf"\s?(?:đến|-)(?: hết| cuối)?(?: tháng)? ?(?P<last>{_MONTH}){_YEAR_BEHIND}(?![\d/])",
            _span_of_months,
        ),
        (
            "period.months",
            "tháng",
            rf"\btháng (?P<number>{_MONTH})\s?(?:-|,|và|&)\s?(?P<last>{_MONTH})(?:\s?/\s?| năm )"
            rf"(?P<year>{Y})(?![\d/])",
            _span_of_months,
        ),
        (
            "period.month",
            "tháng",
            r"(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )"
            rf"\btháng (?P<number>{_MONTH})(?!\d){_YEAR_BEHIND}(?![\d/])(?! âm lịch)"
            r"(?-i:(?! [A-ZĐ]))",
            _month,
        ),
        (
            "period.tet",
            "tết",
            rf"\bTết(?: Nguyên đán| cổ truyền)?(?: (?P<stem>{STEM}) (?P<branch>{BRANCH}))?"
            rf"(?: năm)? (?P<printed>{Y})(?!\d)",
            _tet,
        ),
        (
            "period.tet",
            "tết",
            rf"\bTết(?: Nguyên đán| cổ truyền)? (?P<stem>{STEM}) (?P<branch>{BRANCH})\b"
            r"(?P<printed>)(?!\s*\(?từ )",
            _tet,
        ),
        ("period.year", "năm", rf"\bnăm (?P<printed>{Y})(?!\d)(?!\s?-\s?\d)", _year),
    )
)
