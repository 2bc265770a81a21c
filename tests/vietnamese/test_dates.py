from __future__ import annotations

from datetime import date, datetime

import pytest

from govnews.records import Precision
from govnews.vietnamese.dates import ZONE, read_date_line
from govnews.vietnamese.fold import level
from govnews.vietnamese.printed_dates import find_dates


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[arg-type,misc]


# Forms of date lines met on portals.
@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("12:47 13/12/2022", at(2022, 12, 13, 12, 47), "minute"),
        ("27/05/2024 02:19 CH", at(2024, 5, 27, 14, 19), "minute"),
        ("15/09/2021 12:05 SA", at(2021, 9, 15, 0, 5), "minute"),
        ("Thứ ba, 16/07/2024", date(2024, 7, 16), "day"),
        ("(26.07.2019 14:14)", at(2019, 7, 26, 14, 14), "minute"),
        ("thứ tư, Ngày 16/01/2019, 12:00", at(2019, 1, 16, 12, 0), "minute"),
        ("thứ năm, 08 08 2019 08:52", at(2019, 8, 8, 8, 52), "minute"),
        ("29/10/2020 06:55:00", at(2020, 10, 29, 6, 55), "second"),
        ("Ngày đăng tin: 05.07.2019 14:59", at(2019, 7, 5, 14, 59), "minute"),
        ("Thứ 7, 09/10/2021 | 09:31", at(2021, 10, 9, 9, 31), "minute"),
        ("21/07/2022 | 10:00 AM", at(2022, 7, 21, 10, 0), "minute"),
        ("( Ngày 02 tháng 04 năm 2018 )", date(2018, 4, 2), "day"),
        ("Thứ Năm, 8/6/2023 14:46'(GMT+7)", at(2023, 6, 8, 14, 46), "minute"),
        ("21/09/2024 03:12:00 AM", at(2024, 9, 21, 3, 12), "second"),
        ("9:27:0, 15/08/2012", at(2012, 8, 15, 9, 27), "second"),
        ("2019-05-17T07:49:00.000Z", at(2019, 5, 17, 14, 49), "second"),
        ("Đăng ngày 06-03-2023 15:06", at(2023, 3, 6, 15, 6), "minute"),
        ("07:00 - 01/10/2025", at(2025, 10, 1, 7, 0), "minute"),
        ("Đăng lúc: 07:22:35 30/05/2021 (GMT+7)", at(2021, 5, 30, 7, 22, 35), "second"),
        ("Thứ hai - 20/07/2020 23:36", at(2020, 7, 20, 23, 36), "minute"),
        ("14h30 ngày 5/2/2024", at(2024, 2, 5, 14, 30), "minute"),
        ("2025-10-01T07:00:00+07:00", at(2025, 10, 1, 7, 0), "second"),
    ],
)
def test_date_lines_are_read_day_first_in_vietnamese_time(
    line: str, value: datetime | date, precision: str
) -> None:
    read = read_date_line(line)
    assert read is not None
    assert (read.value, read.precision) == (value, Precision(precision))
    assert read.quote in line


@pytest.mark.parametrize(
    "line", ["", "Lượt xem: 12/2021", "31/02/2022 10:00", "16/CT-UBND", "4.630", "Số /05/08/2019"]
)
def test_what_is_no_date_is_none(line: str) -> None:
    assert read_date_line(line) is None


def printed(text: str) -> list[tuple[str, int | None, int, int | None]]:
    plain = level(text)
    return [(text[d.start : d.end], d.year, d.month, d.day) for d in find_dates(plain)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ngày 15 tháng 02 năm 2022, Sở", [("15 tháng 02 năm 2022", 2022, 2, 15)]),
        ("Sáng 20/3, tại trụ sở", [("20/3", None, 3, 20)]),
        ("ngày 03 tháng tư", [("03 tháng tư", None, 4, 3)]),
        ("hai ngày 06 và 07/5", [("06", None, 5, 6), ("07/5", None, 5, 7)]),
        ("từ ngày 14 đến 18/11/2016", [("14", 2016, 11, 14), ("18/11/2016", 2016, 11, 18)]),
        ("ngày 26-27/7/2023", [("26", 2023, 7, 26), ("27/7/2023", 2023, 7, 27)]),
        ("diễn ra tháng 5/2024", [("tháng 5/2024", 2024, 5, None)]),
    ],
)
def test_running_text_shows_its_dates(
    text: str, found: list[tuple[str, int | None, int, int | None]]
) -> None:
    assert printed(text) == found


@pytest.mark.parametrize(
    "text",
    ["11/11 chi hội", "Quốc tế Lao động 1/5 và", "đạt 9/9 xã", "đến 2/3 số hộ", "năm 2021/2022"],
)
def test_shares_and_holiday_names_are_no_dates(text: str) -> None:
    assert printed(text) == []


def test_the_lunar_month_is_marked() -> None:
    assert [d.lunar for d in find_dates("mùng 6 tháng Giêng và ngày 6/3")] == [True, False]
