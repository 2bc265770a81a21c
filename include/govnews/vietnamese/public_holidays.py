"""Owns the days on which public offices of Vietnam rest, and what kind of day each day is.

The table `gazetteer/public_holidays.csv` holds 2000 to 2035: public holidays (Bộ luật Lao động
2019, article 112, and its forerunners), their compensatory days, and working days swapped with
a Saturday by the Government. Swaps of a year to come are not decided yet: docs/decisions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.lunar import new_year

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2035, 12, 31)
TET = "Tết Nguyên đán"
_ONE_DAY = timedelta(days=1)
_PUBLIC, _WORKED = "public", "worked"
_AROUND_TET = 7  # days before and after the break: offices empty early and fill late


class DayClass(StrEnum):
    """What kind of day it is for an office that publishes news."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    TET = "tet"
    AROUND = "around"


@dataclass(frozen=True, kw_only=True)
class SpecialDay:
    """One day of the table: `kind` is public, compensatory, swapped (off) or worked."""

    on: date
    kind: str
    name: str

    @property
    def is_off(self) -> bool:
        """Return whether offices rest on this day."""
        return self.kind != _WORKED

    @property
    def is_by_law(self) -> bool:
        """Return whether the law itself names the day, and not only a year's schedule."""
        return self.kind == _PUBLIC


@cache
def special_days() -> dict[date, SpecialDay]:
    """Return every holiday, and every Saturday worked in place of another day, by its date."""
    rows = table("public_holidays.csv")
    days = (
        SpecialDay(on=date.fromisoformat(row["date_on"]), kind=row["kind"], name=row["name"])
        for row in rows
    )
    return {one.on: one for one in days}


def is_day_off(day: date) -> bool:
    """Return whether public offices rest: weekends and holidays, but no swapped Saturday."""
    special = special_days().get(day)
    return special.is_off if special else day.isoweekday() >= 6


@cache
def day_class(day: date) -> DayClass:
    """Return what kind of day it is; a weekend within a holiday's break belongs to the break.

    `AROUND`: a working day next to such a break, within seven days of Tết. Outside the years
    of the table, working days and weekends only.
    """
    if is_day_off(day):
        return _kind_of_break(day)
    beside = (day - _ONE_DAY, day + _ONE_DAY)
    if any(is_day_off(one) and _kind_of_break(one) is not DayClass.WEEKEND for one in beside):
        return DayClass.AROUND
    return DayClass.AROUND if _is_near_tet(day) else DayClass.WORKING


def _kind_of_break(day: date) -> DayClass:
    """Return the kind of the unbroken run of days off that `day` lies in."""
    days = list(_days_off_around(day))
    names = {special_days()[one].name for one in days if one in special_days()}
    if TET in names:
        return DayClass.TET
    return DayClass.HOLIDAY if names else DayClass.WEEKEND


def _days_off_around(day: date) -> Iterator[date]:
    for step in (-_ONE_DAY, _ONE_DAY):
        one = day if step > timedelta() else day + step
        while is_day_off(one):
            yield one
            one += step


def _is_near_tet(day: date) -> bool:
    first = new_year(day.year)
    if first is None or not FIRST_DAY <= day <= LAST_DAY:
        return False
    tet = list(_days_off_around(first))
    margin = timedelta(days=_AROUND_TET)
    return min(tet) - margin <= day <= max(tet) + margin
