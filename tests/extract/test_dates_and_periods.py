from __future__ import annotations

from datetime import date

import pytest


def values(facts) -> list[tuple[str, str, str]]:
    return [(d.value, d.basis, d.rule.removeprefix("event_date.")) for d in facts.event_dates]


@pytest.mark.parametrize(
    ("text", "published", "value", "basis", "rule"),
    [
        ("Ngày 25 tháng 01 năm 2022, huyện họp.", None, "2022-01-25", "stated", "stated"),
        ("Sáng 20/9, huyện họp.", date(2024, 10, 5), "2024-09-20", "inferred_year", "year_of_publication"),
        ("Chiều 28/12, huyện họp.", date(2024, 1, 3), "2023-12-28", "inferred_year", "year_of_publication"),
        (
            "Ngày 10/10, huyện tiếp công "
            "dân.", date(2024, 10, 5), "2024-10-10", "inferred_year", "year_of_publication"),
        (
            "Ngày 21/4, Hội tổng kết năm 2022, triển khai nhiệm vụ năm "
            "2023.", None, "2023-04-21", "inferred_year", "year_of_plan"),
        (
            "Ngày 8/9, họp về năm học mới 2021 – "
            "2022.", None, "2021-09-08", "inferred_year", "year_of_school"),
        (
            "Từ ngày 14 đến 18/11/2016, huyện mở hội "
            "thi.", None, "2016-11-14..2016-11-18", "stated", "stated"),
        (
            "Trong hai ngày 11 và 12/6, huyện chi "
            "trả.", date(2025, 6, 13), "2025-06-11..2025-06-12", "inferred_year", "year_of_publication"),
        ("Công trình khởi công tháng 5/2024 tại xã.", None, "2024-05", "stated", "month"),
        (
            "Hội thi mở từ 8/3/2021, bế mạc ngày "
            "20/3.", None, "2021-03-20", "inferred_year", "year_of_neighbour"),
    ],
)  # fmt: skip
def test_event_dates_and_their_years(read, text, published, value, basis, rule) -> None:
    assert values(read(text, published_on=published)) == [(value, basis, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 45/KH-UBND ngày 01/9/2024 của UBND huyện.",
        "Hoàn thành trước ngày 30/9; đến hết ngày 15/9 đạt một nửa.",
        "Nhân Lễ Quốc tế Thiếu nhi 1/6 và kỷ niệm ngày thành lập Đảng (03/02/1930 - 03/02/2024).",
        "Vừa qua, mùng 6 tháng Giêng, bà con xuống đồng.",
    ],
)
def test_deadlines_documents_and_holidays_are_no_events(read, text) -> None:
    assert values(read(text)) == []


def test_without_any_hint_the_year_is_not_guessed(read) -> None:
    assert values(read("Ngày 21/4, Hội tổ chức hội nghị.", published_on=None)) == []


@pytest.mark.parametrize(
    ("text", "start", "end", "rule"),
    [
        ("Kết quả năm 2022 tốt.", "2022-01-01", "2022-12-31", "year"),
        ("Trong năm học 2021 – 2022 đạt.", "2021-09-01", "2022-08-31", "school_year"),
        ("học kì II năm học 2021-2022", "2022-01-01", "2022-05-31", "semester"),
        ("trong hè năm 2021-2022, trường", "2022-06-01", "2022-08-31", "summer"),
        ("giai đoạn 2021-2025 của huyện", "2021-01-01", "2025-12-31", "stage"),
        ("giai đoạn 2023 - 2025 và đến 2030", "2023-01-01", "2030-12-31", "stage"),
        ("nhiệm kỳ 2020 - 2025 của Đảng", "2020-01-01", "2025-12-31", "stage"),
        ("đạt chuẩn giai đoạn đến năm 2020", None, "2020-12-31", "until_year"),
        ("quý I/2024 tăng", "2024-01-01", "2024-03-31", "quarter"),
        ("6 tháng đầu năm 2024", "2024-01-01", "2024-06-30", "months"),
        ("6 tháng cuối năm", "2024-07-01", "2024-12-31", "months"),
        ("9 tháng năm 2023", "2023-01-01", "2023-09-30", "months"),
        ("từ tháng 8 đến tháng 11/2024", "2024-08-01", "2024-11-30", "months"),
        ("trong tháng 5/2024, xã", "2024-05-01", "2024-05-31", "month"),
        ("đón Tết Nguyên đán Nhâm Dần 2022 vui", "2022-02-01", "2022-02-01", "tet"),
    ],
)
def test_periods(read, text, start, end, rule) -> None:
    (period,) = read(text).periods
    found = [day.isoformat() if day else None for day in (period.start_date, period.end_date)]
    assert found == [start, end]
    assert period.rule == f"period.{rule}"


@pytest.mark.parametrize(
    "text",
    [
        "Đến nay đã xong; sau 5 năm.",
        "Chương trình giáo dục phổ thông 2018.",
        'phong trào "Tháng 9 Khuyến học"',
        "năm học 2021-2029",
    ],
)
def test_no_periods(read, text) -> None:
    assert read(text).periods == ()


def test_a_quarter_without_any_year_is_left_out(read) -> None:
    assert read("Trong quý II tăng.", published_on=None).periods == ()
