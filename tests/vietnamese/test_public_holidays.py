"""The calendar of days off: the official breaks of real years, and two other calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from govnews.vietnamese.lunar import lunar_day, new_year
from govnews.vietnamese.public_holidays import (
    FIRST_DAY,
    LAST_DAY,
    DayClass,
    day_class,
    is_day_off,
    special_days,
)

ONE_DAY = timedelta(days=1)


def days(first: date, last: date) -> list[date]:
    return [first + step * ONE_DAY for step in range((last - first).days + 1)]


# As announced by the Government for public offices.
TET = {
    2016: (date(2016, 2, 6), date(2016, 2, 14)),
    2017: (date(2017, 1, 26), date(2017, 2, 1)),
    2018: (date(2018, 2, 14), date(2018, 2, 20)),
    2019: (date(2019, 2, 2), date(2019, 2, 10)),
    2020: (date(2020, 1, 23), date(2020, 1, 29)),
    2021: (date(2021, 2, 10), date(2021, 2, 16)),
    2022: (date(2022, 1, 29), date(2022, 2, 6)),
    2023: (date(2023, 1, 20), date(2023, 1, 26)),
    2024: (date(2024, 2, 8), date(2024, 2, 14)),
    2025: (date(2025, 1, 25), date(2025, 2, 2)),
    2026: (date(2026, 2, 14), date(2026, 2, 22)),
}
BREAKS = [
    (date(2018, 12, 29), date(2019, 1, 1)),
    (date(2021, 9, 2), date(2021, 9, 5)),
    (date(2022, 9, 1), date(2022, 9, 4)),
    (date(2023, 4, 29), date(2023, 5, 3)),  # Hùng Kings' day fell on a Saturday
    (date(2023, 9, 1), date(2023, 9, 4)),
    (date(2024, 4, 27), date(2024, 5, 1)),  # 29 April for Saturday, 4 May
    (date(2024, 8, 31), date(2024, 9, 3)),
    (date(2025, 4, 30), date(2025, 5, 4)),  # 2 May for Saturday, 26 April
    (date(2025, 8, 30), date(2025, 9, 2)),
    (date(2026, 1, 1), date(2026, 1, 4)),  # 2 January for Saturday, 10 January
    (date(2026, 4, 25), date(2026, 4, 27)),
    (date(2026, 8, 29), date(2026, 9, 2)),  # 31 August for Saturday, 22 August
]


@pytest.mark.parametrize("year", TET)
def test_the_break_of_tet_is_the_announced_one(year: int) -> None:
    first, last = TET[year]
    found = [one for one in days(date(year, 1, 1), date(year, 3, 31)) if day_class(one) == "tet"]
    assert found == days(first, last)


@pytest.mark.parametrize(("first", "last"), BREAKS)
def test_other_breaks_are_the_announced_ones(first: date, last: date) -> None:
    assert {day_class(one) for one in days(first, last)} == {DayClass.HOLIDAY}
    assert not is_day_off(first - ONE_DAY)
    assert not is_day_off(last + ONE_DAY)
    assert day_class(last + ONE_DAY) is DayClass.AROUND


@pytest.mark.parametrize(
    "saturday",
    [date(2019, 1, 5), date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)],
)
def test_a_saturday_worked_for_another_day_is_a_working_day(saturday: date) -> None:
    assert saturday.isoweekday() == 6
    assert not is_day_off(saturday)
    assert day_class(saturday) in (DayClass.WORKING, DayClass.AROUND)


@pytest.mark.parametrize("year", range(2010, 2036))
def test_the_lunar_table_knows_the_same_days(year: int) -> None:
    tet = new_year(year)
    assert tet is not None
    named = {one.on for one in special_days().values() if one.name == "Tết Nguyên đán"}
    assert {tet + step * ONE_DAY for step in range(-1, 3)} <= named
    kings = [
        one.on
        for one in special_days().values()
        if one.name == "Giỗ Tổ Hùng Vương" and one.kind == "public" and one.on.year == year
    ]
    assert kings == [lunar_day(year, 3, 10)]


def test_days_off_that_the_law_owes_are_given_back() -> None:
    """Each public holiday on a weekend has a compensatory day since 2014."""
    for year in range(2014, 2036):
        own = [one for one in special_days().values() if one.on.year == year]
        on_weekends = sum(one.kind == "public" and one.on.isoweekday() >= 6 for one in own)
        given = sum(one.kind == "compensatory" for one in own)
        # On 2 September the second day is chosen so that it needs none.
        assert given >= on_weekends - 1, year


def test_every_day_has_a_kind() -> None:
    kinds = [day_class(one) for one in days(FIRST_DAY, LAST_DAY)]
    assert set(kinds) == set(DayClass)
    assert day_class(date(1980, 6, 2)) is DayClass.WORKING
    assert day_class(date(2050, 6, 4)) is DayClass.WEEKEND


def test_the_library_knows_the_same_days_off() -> None:
    """Days that only the table has are named with their source; the library has no others."""
    library = pytest.importorskip("holidays")
    years = range(2000, 2036)
    theirs = set(library.country_holidays("VN", years=years))
    ours = {one.on: one for one in special_days().values() if one.is_off}
    assert theirs <= set(ours)
    assert set(ours) - theirs <= {date(2026, 1, 2)}
