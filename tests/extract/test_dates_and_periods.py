from __future__ import annotations

from datetime import date

import pytest

BY_NEWS, INFERRED = "year_of_publication", "inferred_year"
OF_SENTENCE = "year_of_sentence"
LATE, EARLY = date(2024, 10, 5), date(2024, 1, 3)
PLAN = "Ngày 17/3, Hội đánh giá kết quả năm 2019, bàn phương hướng năm 2020."


def values(facts) -> list[tuple[str, str, str]]:
    return [(d.value, d.basis, d.rule.removeprefix("event_date.")) for d in facts.event_dates]


@pytest.mark.parametrize(
    ("text", "published", "value", "basis", "rule"),
    [
        ("Ngày 15 tháng 02 năm 2022, huyện họp.", None, "2022-02-15", "stated", "stated"),
        ("Sáng 20/9, huyện họp.", LATE, "2024-09-20", INFERRED, BY_NEWS),
        ("Chiều 28/12, huyện họp.", EARLY, "2023-12-28", INFERRED, BY_NEWS),
        ("Ngày 10/10, họp dân.", LATE, "2024-10-10", INFERRED, BY_NEWS),
        (PLAN, None, "2020-03-17", INFERRED, "year_of_plan"),
        ("Ngày 5/10, họp về năm học 2018-2019.", None, "2018-10-05", INFERRED, "year_of_school"),
        ("Từ ngày 4 đến 8/11/2016, hội thi.", None, "2016-11-04..2016-11-08", "stated", "stated"),
        ("Hai ngày 1 và 2/10, thi.", LATE, "2024-10-01..2024-10-02", INFERRED, BY_NEWS),
        ("Cầu khởi công tháng 5/2024 tại xã.", None, "2024-05", "stated", "month"),
        ("Ngày 10/1, tổng kết công tác năm 2018.", None, "2019-01-10", INFERRED, OF_SENTENCE),
        ("Ngày 20/12, triển khai nhiệm vụ năm 2019.", None, "2018-12-20", INFERRED, OF_SENTENCE),
        ("Ngày 5/7, sơ kết 6 tháng đầu năm 2023.", None, "2023-07-05", INFERRED, OF_SENTENCE),
        ("Trong 2 ngày, 3 và 4/8, họp.", LATE, "2024-08-03..2024-08-04", INFERRED, BY_NEWS),
        ("Các ngày 5, 6, 7/10/2023, thi.", None, "2023-10-05..2023-10-07", "stated", "stated"),
        ("Từ 29/12/2023 đến 2/1/2024, rét.", LATE, "2023-12-29..2024-01-02", "stated", "stated"),
        ("Từ ngày 8/9 đến 6h ngày 11/9, mưa.", LATE, "2024-09-08..2024-09-11", INFERRED, BY_NEWS),
        ("Sáng 21-4, huyện họp.", LATE, "2024-04-21", INFERRED, BY_NEWS),
        ("14h30 ngày 5/2/2024, huyện họp.", LATE, "2024-02-05", "stated", "stated"),
        ("Nhân 77 năm Ngày Thương binh, sáng 26/7, thăm.", LATE, "2024-07-26", INFERRED, BY_NEWS),
        ("Tổ chức Lễ khai giảng ngày 5/9.", LATE, "2024-09-05", INFERRED, BY_NEWS),
        ("Sáng nay, huyện họp.", LATE, "2024-10-05", "inferred", "relative"),
        ("Chiều qua, huyện họp.", LATE, "2024-10-04", "inferred", "relative"),
        ("Hôm qua (3/10), huyện họp.", LATE, "2024-10-03", INFERRED, BY_NEWS),
        ("Mùng 10 tháng 3 năm Nhâm Dần, giỗ Tổ.", EARLY, "2022-04-10", "stated", "lunar"),
        ("Mùng 8 đến mùng 10 tháng 3 ÂL, hội.", LATE, "2024-04-16..2024-04-18", INFERRED, "lunar"),
        ("Rằm tháng Giêng, hội làng.", LATE, "2024-02-24", INFERRED, "lunar"),
        ("Đêm 30 Tết Giáp Thìn, bắn pháo hoa.", LATE, "2024-02-09", "stated", "lunar"),
        ("Ngày mùng 4 Tết, tàu cập cảng.", LATE, "2024-02-13", INFERRED, "lunar"),
        ("Mở từ 8/3/2021, bế mạc ngày 20/3.", None, "2021-03-20", INFERRED, "year_of_neighbour"),
    ],
)  # fmt: skip
def test_event_dates_and_their_years(read, text, published, value, basis, rule) -> None:
    assert values(read(text, published_on=published)) == [(value, basis, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 45/KH-UBND ngày 01/9/2024 của UBND huyện.",
        "Hoàn thành trước ngày 30/9; đến hết ngày 15/9 đạt một nửa.",
        "Nhân Lễ Quốc tế Lao động 1/5, kỷ niệm ngày thành lập Đảng (03/02/1930 - 03/02/2024).",
        "Chào mừng Ngày Nhà giáo Việt Nam (20/11), các trường thi đua; nộp báo cáo trước 16 giờ "
        "ngày 30/9.",
        "Xã họp dân. Bà con vui. Dự kiến lễ hội được mở ngày 20/10.",
        "Thí sinh nộp hồ sơ từ ngày 1/10 đến ngày 20/10.",
        'Có được ngày hôm nay là nhờ bà con; ông nói: "Sáng nay trời đẹp".',
        "Xã được thành lập ngày 12/4/1979. Ngày 5/6/2015, xã đạt chuẩn.",
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
        ("giai đoạn 2022 - 2026 và đến 2031", "2022-01-01", "2031-12-31", "stage"),
        ("nhiệm kỳ 2020 - 2025 của Đảng", "2020-01-01", "2025-12-31", "stage"),
        ("đạt chuẩn giai đoạn đến năm 2020", None, "2020-12-31", "until_year"),
        ("quý I/2024 tăng", "2024-01-01", "2024-03-31", "quarter"),
        ("6 tháng đầu năm 2024", "2024-01-01", "2024-06-30", "months"),
        ("6 tháng cuối năm", "2024-07-01", "2024-12-31", "months"),
        ("9 tháng năm 2023", "2023-01-01", "2023-09-30", "months"),
        ("từ tháng 8 đến tháng 11/2024", "2024-08-01", "2024-11-30", "months"),
        ("trong tháng 5/2024, xã", "2024-05-01", "2024-05-31", "month"),
        ("quý I - II/2024 tăng", "2024-01-01", "2024-06-30", "quarter"),
        ("quý III, IV năm 2023", "2023-07-01", "2023-12-31", "quarter"),
        ("Trong quý I, 3 xã đạt chuẩn", "2024-01-01", "2024-03-31", "quarter"),
        ("10 tháng năm 2022 đạt", "2022-01-01", "2022-10-31", "months"),
        ("nửa đầu năm 2024 thu", "2024-01-01", "2024-06-30", "months"),
        ("từ tháng 11/2023 đến hết tháng 2/2024", "2023-11-01", "2024-02-29", "months"),
        ("trong tháng 7 và 8/2024, xã", "2024-07-01", "2024-08-31", "months"),
        ("năm 2021-2025 của tỉnh", "2021-01-01", "2025-12-31", "stage"),
        ("từ năm 2016 đến năm 2020 xã", "2016-01-01", "2020-12-31", "stage"),
        ("tầm nhìn đến năm 2050 của tỉnh", None, "2050-12-31", "until_year"),
        ("Từ đầu năm 2024 đến nay, huyện", "2024-01-01", "2024-10-05", "since"),
        ("Từ năm 2019 đến nay, xã", "2019-01-01", "2024-10-05", "since"),
        ("từ tháng 3/2023 đến nay, xã", "2023-03-01", "2024-10-05", "since"),
        ("Từ ngày 2/7 đến ngày 15/8, có mưa", "2024-07-02", "2024-08-15", "days"),
        ("Trong 7 ngày nghỉ (từ ngày 8/2 đến 14/2), tỉnh", "2024-02-08", "2024-02-14", "days"),
        ("dịp Tết Giáp Thìn, tỉnh", "2024-02-10", "2024-02-10", "tet"),
        ("chợ Tết Nguyên đán Quý Mão 2023 đông", "2023-01-22", "2023-01-22", "tet"),
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
        "Bà Mùi, sinh năm 1954; ông Sùng (SN 1990).",
        "Tết Trung thu 2024; vụ Đông Xuân năm 2023-2024.",
        "án treo 9 tháng, trẻ 9 tháng tuổi",
        "Hội thi diễn ra từ ngày 2/7 đến ngày 15/8 tại xã.",
    ],
)
def test_no_periods(read, text) -> None:
    assert read(text).periods == ()


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("giao ban quý I, nhiệm vụ quý II năm 2019", LATE, ["2019-01-01", "2019-04-01"]),
        ("sơ kết tháng 12, nhiệm vụ tháng 01/2024", EARLY, ["2023-12-01", "2024-01-01"]),
        ("Kết quả quý IV tốt", EARLY, ["2023-10-01"]),
        ("9 tháng đầu năm, thu tăng", EARLY, ["2023-01-01"]),
        ("sơ kết tháng 12, nhiệm vụ tháng 1", date(2023, 12, 29), ["2023-12-01", "2024-01-01"]),
        ("kết quả 10 tháng, giải pháp 2 tháng cuối năm 2022", LATE, ["2022-01-01", "2022-11-01"]),
        ("7 tháng đầu năm 2024, thu tăng. Chi 7 tháng giảm.", LATE, ["2024-01-01", "2024-01-01"]),
        ("quý III năm 2023 tăng; năm 2022", None, ["2023-07-01", "2022-01-01"]),
    ],
)  # fmt: skip
def test_a_period_without_year_takes_the_likeliest(read, text, published, found) -> None:
    periods = read(text, published_on=published).periods
    assert [str(period.start_date) for period in periods] == found


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Hiện toàn huyện có 18 xã đạt chuẩn.", "2024-10-05"),
        ("Trung tâm hiện có 18 xã đạt chuẩn.", "2024-10-05"),
        ("Giá heo đang ở mức 18 nghìn đồng/kg.", "2024-10-05"),
        ("Đến hết tháng 3/2024, 18 xã đạt chuẩn.", "2024-03-31"),
        ("Đến hết quý III, 18 xã đạt chuẩn.", "2024-09-30"),
        ("Tính đến cuối năm 2022, 18 xã đạt chuẩn.", "2022-12-31"),
        ("Đến 16 giờ ngày 11/9, 18 xã đạt chuẩn.", "2024-09-11"),
    ],
)
def test_figures_are_counted_up_to_a_day(read, text, end) -> None:
    (quantity,) = read(text).quantities
    assert quantity.period
    assert (quantity.period.start_date, str(quantity.period.end_date)) == (None, end)


def test_the_same_syllables_in_other_words_say_nothing_of_now(read) -> None:
    facts = read("Huyện thực hiện 18 mô hình. Trường có 5 phòng hiện đại.")
    assert [q.period for q in facts.quantities] == [None, None]


def test_a_quarter_without_any_year_is_left_out(read) -> None:
    assert read("Trong quý II tăng.", published_on=None).periods == ()
