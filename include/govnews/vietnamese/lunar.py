"""Owns the lunar calendar of Vietnam: lunar days as days of ours, and the names of years.

The table `gazetteer/lunar_years.csv` holds one row a lunar year: its first day, the month
that is followed by a leap month, and for every month whether it has 30 days. It was computed
for UTC+7 (Quyết định 121-CP of 1967) and compared with two other sources: docs/decisions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from govnews.vietnamese.gazetteer import table

_STEMS = ("canh", "tân", "nhâm", "quý", "giáp", "ất", "bính", "đinh", "mậu", "kỷ")
_BRANCHES = (
    "thân", "dậu", "tuất", "hợi", "tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi",
)  # fmt: skip
_SPELLINGS = {"kỉ": "kỷ", "tí": "tý", "tị": "tỵ", "quí": "quý", "mẹo": "mão"}
# The cycle has sixty years: of the years that portals tell of, every name fits one.
_FIRST_OF_CYCLE = 1990

STEM = "|".join((*_STEMS, "kỉ", "quí"))
BRANCH = "|".join((*_BRANCHES, "tí", "tị", "mẹo"))


@dataclass(frozen=True, kw_only=True)
class _Year:
    first_day: date
    leap_month: int | None
    lengths: tuple[int, ...]


@cache
def _years() -> dict[int, _Year]:
    return {
        int(row["year"]): _Year(
            first_day=date.fromisoformat(row["first_day"]),
            leap_month=int(row["leap_month"]) if row["leap_month"] else None,
            lengths=tuple(29 + int(mark) for mark in row["long_months"]),
        )
        for row in table("lunar_years.csv")
    }


def lunar_day(year: int, month: int, day: int) -> date | None:
    """Return the day of ours for a lunar day (never in a leap month), None where there is none."""
    known = _years().get(year)
    if known is None or not 1 <= month <= 12:
        return None
    before = month - 1 + (known.leap_month is not None and month > known.leap_month)
    if not 1 <= day <= known.lengths[before]:
        return None
    return known.first_day + timedelta(days=sum(known.lengths[:before]) + day - 1)


def new_year(year: int) -> date | None:
    """Return the first day of a lunar year (mùng 1 Tết), None outside the table."""
    return lunar_day(year, 1, 1)


def last_month_length(year: int) -> int | None:
    """Return 29 or 30: how many days the twelfth month of a lunar year has."""
    known = _years().get(year)
    return known.lengths[-1] if known else None


def named_year(stem: str, branch: str) -> int | None:
    """Return the year of a name (Nhâm Dần → 2022) from 1990 on, None for an impossible pair."""
    stem, branch = (_SPELLINGS.get(word.lower(), word.lower()) for word in (stem, branch))
    for year in range(_FIRST_OF_CYCLE, _FIRST_OF_CYCLE + 60):
        if _STEMS[year % 10] == stem and _BRANCHES[year % 12] == branch:
            return year
    return None
