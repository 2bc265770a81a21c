"""Seeds: the calendar, places, topics and portals, the same after every call."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text

from tests.load.shelf import seed


@pytest.fixture
def seeded(warehouse: Engine) -> Engine:
    seed(warehouse)
    return warehouse


def day(engine: Engine, on: str, column: str) -> Any:
    with engine.connect() as connection:
        return connection.execute(
            text(f"SELECT {column} FROM warehouse.dim_date WHERE date_on = :on"), {"on": on}
        ).scalar_one()


def test_second_seed_writes_no_row(seeded: Engine) -> None:
    tables = ("dim_date", "dim_place", "dim_topic", "dim_portal", "dim_organisation")
    versions = [written(seeded, table) for table in tables]
    seed(seeded)
    assert [written(seeded, table) for table in tables] == versions


def written(engine: Engine, table: str) -> list[Any]:
    with engine.connect() as connection:
        question = f"SELECT count(*), min(xmin::text), max(xmin::text) FROM warehouse.{table}"
        return list(connection.execute(text(question)))


def test_calendar_of_an_earlier_version_is_brought_up_to_date(seeded: Engine) -> None:
    with seeded.begin() as connection:
        forget = "UPDATE warehouse.dim_date SET holiday_name = 'Lễ' WHERE date_on = '2026-09-02'"
        connection.execute(text(forget))
        connection.execute(
            text("UPDATE warehouse.seed SET digest = 'earlier' WHERE seed_name = 'calendar'")
        )
    seed(seeded)
    assert day(seeded, "2026-09-02", "holiday_name") == "Quốc khánh"


def test_lost_days_are_written_again(seeded: Engine) -> None:
    with seeded.begin() as connection:
        connection.execute(text("TRUNCATE warehouse.dim_date CASCADE"))
    seed(seeded)
    assert day(seeded, "2026-09-02", "holiday_name") == "Quốc khánh"


def test_calendar_is_complete(seeded: Engine) -> None:
    with seeded.connect() as connection:
        found = connection.execute(
            text("SELECT count(*), min(date_on), max(date_on) FROM warehouse.dim_date")
        ).one()
    assert tuple(found) == (13149, date(2000, 1, 1), date(2035, 12, 31))


HOLIDAYS = {
    "2007-02-17": "Tết Nguyên đán",  # a day before China's
    "2022-02-01": "Tết Nguyên đán",
    "2022-01-31": "Tết Nguyên đán",
    "2022-02-04": "Tết Nguyên đán",  # the fifth day of the law of 2012
    "2022-02-07": None,
    "2025-04-07": "Giỗ Tổ Hùng Vương",
    "2026-04-26": "Giỗ Tổ Hùng Vương",
    "2006-04-07": None,  # a holiday since 2007 only
    "2026-09-02": "Quốc khánh",
    "2026-04-30": "Ngày Chiến thắng",
}


def test_holidays(seeded: Engine) -> None:
    assert {on: day(seeded, on, "holiday_name") for on in HOLIDAYS} == HOLIDAYS
    for on, name in HOLIDAYS.items():
        assert day(seeded, on, "is_public_holiday") is (name is not None)


DAYS = {
    "2025-01-27": ("tet", True, False, "Tết Nguyên đán"),  # for Saturday, 1 February
    "2025-01-26": ("tet", True, False, None),  # a Sunday within the break
    "2025-02-03": ("around", False, False, None),
    "2026-08-22": ("working", False, False, "Làm thay ngày 31/08/2026"),  # a Saturday
    "2026-08-31": ("holiday", True, False, "Nghỉ thay ngày 22/08/2026"),
    "2026-09-01": ("holiday", True, True, "Quốc khánh"),
    "2026-11-22": ("weekend", True, False, None),
    "2026-11-26": ("working", False, False, None),
}


def test_kinds_of_days(seeded: Engine) -> None:
    columns = ("day_class", "is_day_off", "is_public_holiday", "holiday_name")
    assert {on: tuple(day(seeded, on, one) for one in columns) for on in DAYS} == DAYS
    assert day(seeded, "2025-01-26", "is_tet")


def test_weekdays_school_years_and_terms(seeded: Engine) -> None:
    assert day(seeded, "2026-11-22", "weekday_name") == "Chủ nhật"
    assert day(seeded, "2026-11-23", "weekday_name") == "Thứ Hai"
    assert day(seeded, "2026-08-31", "school_year") == "2025-2026"
    assert day(seeded, "2026-09-01", "school_year") == "2026-2027"
    assert day(seeded, "2021-01-24", "party_term") == "2016-2021"
    assert day(seeded, "2021-01-25", "party_term") == "2021-2026"


def test_portal_knows_its_publisher_and_place(seeded: Engine) -> None:
    with seeded.connect() as connection:
        found = connection.execute(
            text("SELECT publisher_name, place_name FROM mart.portal_health ORDER BY 1 DESC")
        ).first()
    assert found is not None
    assert tuple(found) == ("Ủy ban nhân dân huyện Đầm Hà", "Huyện Đầm Hà")
