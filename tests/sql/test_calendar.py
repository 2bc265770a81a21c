"""dim_date against two other calendars, 2010 to 2035: the library's holidays, the lunar table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from govnews.vietnamese.lunar import lunar_day, new_year

YEARS = range(2010, 2036)
ONE_DAY = timedelta(days=1)


def column(engine: Engine, question: str) -> list[date]:
    with engine.connect() as connection:
        return list(connection.scalars(text(f"{question} AND year BETWEEN 2010 AND 2035")))


def test_days_off_are_the_librarys(warehouse: Engine) -> None:
    library = pytest.importorskip("holidays")
    theirs = set(library.country_holidays("VN", years=YEARS))
    ours = "SELECT date_on FROM warehouse.dim_date WHERE is_day_off AND holiday_name IS NOT NULL"
    # 2 January 2026 is a swap of 12729/VPCP-KGVX that the library did not know
    assert theirs ^ set(column(warehouse, ours)) <= {date(2026, 1, 2)}


def test_tet_is_the_lunar_tables(warehouse: Engine) -> None:
    tet = "SELECT date_on FROM warehouse.dim_date WHERE holiday_name = 'Tết Nguyên đán'"
    days = set(column(warehouse, f"{tet} AND is_public_holiday AND is_tet"))
    for year in YEARS:
        first = new_year(year)
        assert first is not None
        assert {first - ONE_DAY, first, first + ONE_DAY, first + 2 * ONE_DAY} <= days, year
    kings = "SELECT date_on FROM warehouse.dim_date WHERE holiday_name = 'Giỗ Tổ Hùng Vương'"
    found = set(column(warehouse, f"{kings} AND is_public_holiday"))
    assert found == {lunar_day(year, 3, 10) for year in YEARS}


def test_fixed_holidays_of_every_year(warehouse: Engine) -> None:
    held = "SELECT date_on FROM warehouse.dim_date WHERE is_public_holiday"
    days = set(column(warehouse, held))
    for year in YEARS:
        assert {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)} <= days


def test_school_years_and_terms_follow_each_other_without_a_gap(warehouse: Engine) -> None:
    for name, every in (("school_year", "TRUE"), ("party_term", "date_on < '2031-01-01'")):
        question = text(
            f"SELECT count(*) FROM ("
            f" SELECT {name}, max(date_on) - min(date_on) + 1 AS days, count(*) AS rows"
            f" FROM warehouse.dim_date WHERE {every} GROUP BY {name}) AS span"
            f" WHERE days <> rows OR {name} IS NULL"
        )
        with warehouse.connect() as connection:
            assert connection.scalar(question) == 0, name
