"""When a figure holds, and what that makes of it: sentences and reports of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from govnews.records import Facts

Read = Callable[..., Facts]


def times(facts: Facts) -> dict[str, tuple[date | None, date | None] | None]:
    return {
        figure.span.quote: figure.period and (figure.period.start_date, figure.period.end_date)
        for figure in facts.quantities
    }


YEAR_2023 = (date(2023, 1, 1), date(2023, 12, 31))


def test_up_to_a_day_gives_way_to_the_year_behind_its_paragraph(read: Read) -> None:
    text = (
        "Báo cáo tại kỳ họp, Chủ tịch UBND huyện cho biết: năm 2023, huyện thu 412 tỷ đồng.\n"
        "Tính đến ngày 15/12/2023, giải ngân đạt 91,5%; đã bàn giao 12 ha.\n"
        "Về y tế, có 18 trạm được nâng cấp."
    )
    told = times(read(text, published_on=date(2023, 12, 20)))
    assert told["412 tỷ đồng"] == YEAR_2023
    assert told["91,5%"] == (None, date(2023, 12, 15))
    assert told["18 trạm"] == YEAR_2023


def test_counting_since_a_day_begins_there(read: Read) -> None:
    facts = read("Từ ngày 29/4 đến nay, tỉnh có 214 ca.", published_on=date(2021, 10, 14))
    assert times(facts)["214 ca"] == (date(2021, 4, 29), date(2021, 10, 14))


@pytest.mark.parametrize("words", ["năm nay", "riêng năm nay"])
def test_this_year_is_the_year_of_publication(read: Read, words: str) -> None:
    text = f"Năm 2021, xã có 9 hộ. Đến {words} xã có 31 hộ thoát nghèo."
    told = times(read(text.replace("Đến riêng", "Riêng"), published_on=date(2023, 8, 2)))
    assert told["31 hộ"] == YEAR_2023


def test_past_school_year_is_over(read: Read) -> None:
    text = "Bước vào năm học 2023 - 2024, trường có 14 lớp. Năm học vừa qua, 98% học sinh lên lớp."
    told = times(read(text, published_on=date(2023, 9, 5)))
    assert told["98%"] == (date(2022, 9, 1), date(2023, 8, 31))


def test_year_of_a_campaign_belongs_to_its_name(read: Read) -> None:
    text = (
        "Từ ngày 15/4 đến 15/5/2023, các đoàn kiểm tra 70 cơ sở.\n"
        "Trong Tháng hành động vì an toàn thực phẩm năm 2023, có 4 cơ sở bị phạt."
    )
    assert times(read(text))["4 cơ sở"] == (date(2023, 4, 15), date(2023, 5, 15))


def test_school_year_of_one_field_frames_its_sentence_only(read: Read) -> None:
    text = (
        "Năm 2023, huyện thu 412 tỷ đồng.\n"
        "Về giáo dục, năm học 2022 - 2023, có 40 trường đạt chuẩn.\n"
        "Về y tế, có 18 trạm được nâng cấp."
    )
    assert times(read(text))["18 trạm"] == YEAR_2023


def test_figures_of_a_time_to_come_are_goals(read: Read) -> None:
    text = "Tổng thu ngân sách xã năm 2026 là 31 tỷ đồng, gồm: lệ phí trước bạ 7 tỷ đồng."
    early = read(text, published_on=date(2025, 12, 30)).quantities
    late = read(text, published_on=date(2027, 1, 15)).quantities
    assert [figure.nature for figure in early][1] == "target"
    assert [figure.nature for figure in late][1] == "result"


def test_schools_report_on_their_year_before_it_begins(read: Read) -> None:
    text = "Bước vào năm học 2023 - 2024, huyện có 46 trường."
    (figure,) = read(text, published_on=date(2023, 8, 20)).quantities
    assert figure.nature == "result"


def test_terms_of_an_offer_hold_at_no_time(read: Read) -> None:
    text = "Giá gói thầu: 6.312.000.000 đồng. Nhà thầu nộp hồ sơ trước 9 giờ ngày 26/8/2023."
    told = times(read(text, title="Thông báo mời thầu công trình trường học năm 2023"))
    assert told["6.312.000.000 đồng"] is None


def test_unit_above_a_table_holds_for_its_cells(read: Read) -> None:
    text = (
        "Giá đất ở tại đô thị (nghìn đồng/m2):\n"
        "Tên đường | Vị trí 1 | Vị trí 2\nHùng Vương | 32.600 | 11.410\nLê Lợi | 28.150 | 9.852"
    )
    figures = read(text).quantities
    assert [(figure.value, figure.unit) for figure in figures][:2] == [
        (32_600_000, "vnd/square_metre"),
        (11_410_000, "vnd/square_metre"),
    ]
    assert {figure.nature for figure in figures} == {"other"}
