from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "value", "unit", "modifier", "rule"),
    [
        ("Đã trồng trên 2.000 cây keo.", 2000, "cây", "over", "counted"),
        ("Có 01 học sinh giỏi quốc gia.", 1, "person", "exact", "counted"),
        ("Toàn huyện có gần 1.150 hộ dân.", 1150, "household", "nearly", "counted"),
        ("Đã khám cho khoảng 350 lượt người.", 350, "turn", "approx", "counted"),
        ("Đến nay, 18 xã đạt chuẩn.", 18, "commune", "exact", "counted"),
        ("Tỷ lệ che phủ rừng ước đạt 57,1%.", 57.1, "percent", "estimated", "percent"),
        (
            "Thu ngân sách bằng 105,3% dự "
            "toán.", 105.3, "percent_of_plan", "exact", "percent_of_plan"),
        ("Chỉ số tăng 1,5 điểm phần trăm.", 1.5, "percent_point", "exact", "percent"),
        ("Quỹ đạt 48,5 triệu đồng.", 48_500_000, "vnd", "exact", "money"),
        ("Tổng vốn 1 tỷ 250 triệu đồng.", 1_250_000_000, "vnd", "exact", "money"),
        ("Kim ngạch đạt 2,1 tỷ USD.", 2_100_000_000, "usd", "exact", "money"),
        ("Kinh phí xây dựng trên 9,2 tỷ.", 9_200_000_000, "vnd", "over", "money"),
        ("Mỗi hộ nhận 500.000đ.", 500_000, "vnd", "exact", "money"),
        ("Năng suất đạt 61,4 tạ/ha.", 61.4, "quintal/hectare", "exact", "measure"),
        ("Năng suất đạt 27,3 tạ nhân/ha.", 27.3, "quintal/hectare", "exact", "measure"),
        ("Thu nhập 45 triệu đồng/người/năm.", 45e6, "vnd/person/year", "exact", "money"),
        ("Làm mới 3,2km đường.", 3.2, "kilometre", "exact", "measure"),
        ("Mỗi đơn xử lý không quá 45 phút.", 45, "minute", "at_most", "limit"),
        ("Dọn sạch 29 bục bệ lấn chiếm.", 29, "bục bệ", "exact", "noun"),
        (
            "Tổng số chỉ tiêu tuyển dụng là 147, gồm hai "
            "nhóm.", 147, "chỉ tiêu", "exact", "noun_before"),
        (
            "Góp ít nhất một ngày lương/hội "
            "viên/năm.", 1, "ngày lương/person/year", "at_least", "number_word"),
        ("Lũ cô lập hai mươi mốt thôn.", 21, "thôn", "exact", "number_word"),
        ("Chi bộ nào có từ 12 đảng viên trẻ trở lên.", 12, "person", "at_least", "counted"),
    ],
)  # fmt: skip
def test_figures_are_read_in_base_units(read, text, value, unit, modifier, rule) -> None:
    (quantity,) = read(text).quantities
    assert quantity.value == pytest.approx(value)
    assert (quantity.unit, quantity.modifier) == (unit, modifier)
    assert quantity.rule == f"quantity.{rule}"


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 11/11, hội nghị bế mạc lúc 7 giờ 30 phút ngày 12/11/2024.",
        "Học sinh lớp 12 và lớp 9A thi vòng 2.",
        "Phòng, chống dịch Covid-19 và COVID- 19.",
        "Trong 6 tháng đầu năm, sau 5 năm thực hiện.",
        "Chương trình giáo dục phổ thông 2018.",
        "Ông 78 tuổi, ở tổ dân phố 8, xóm 6.",
        "Tai nạn trên Quốc lộ 1 đoạn qua xã, số nhà 15 đường lớn.",
        "Điện thoại 0912 345 678 hoặc 0227.3831.774.",
        "1. Tăng cường chỉ đạo.\n2. Đẩy mạnh tuyên truyền.",
        "Thực hiện Nghị quyết số 29-NQ/TW và khoản 2 Điều 5.",
        "Cách mạng công nghiệp 4.0 và mạng 5G.",
        "Nhân kỷ niệm 63 năm Quốc khánh.",
    ],
)
def test_what_is_no_quantity(read, text) -> None:
    assert [q.span.quote for q in read(text).quantities] == []


@pytest.mark.parametrize(
    ("text", "numerator", "denominator"),
    [
        ("Đã có 14/14 chi hội tham gia.", 14, 14),
        ("Đã có 1.234/1.500 hộ vay vốn.", 1234, 1500),
        ("Có 112 trên 118 cháu đến trường.", 112, 118),
    ],
)
def test_ratios(read, text, numerator, denominator) -> None:
    (quantity,) = read(text).quantities
    assert (quantity.numerator, quantity.denominator) == (numerator, denominator)
    assert quantity.value == pytest.approx(numerator / denominator)
    assert (quantity.unit, quantity.rule) == ("ratio", "quantity.ratio")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Tăng trưởng đạt 15 - 16%.", 15, 16, "percent"),
        ("Giảm từ 2,5 đến 4%.", 2.5, 4, "percent"),
        ("Phạt từ 500 nghìn đến 1 triệu đồng.", 500_000, 1_000_000, "vnd"),
        ("Trồng 2.000 đến 2.500 ha rừng.", 2000, 2500, "hectare"),
    ],
)
def test_ranges(read, text, low, high, unit) -> None:
    (quantity,) = read(text).quantities
    assert (quantity.value, quantity.value_high, quantity.unit) == (low, high, unit)
    assert quantity.modifier == "range"


def test_a_change_is_two_figures_and_no_range(read) -> None:
    quantities = read("Tỷ lệ hộ nghèo giảm từ 12% xuống còn 8%.").quantities
    assert [(q.value, q.value_high) for q in quantities] == [(12, None), (8, None)]


def test_comparatives_are_no_modifier(read) -> None:
    (quantity,) = read("Sản lượng cao hơn 5%.").quantities
    assert quantity.modifier == "exact"


def test_nature_by_cue_words(read) -> None:
    facts = read(
        "Đến nay, huyện đã trồng 850 ha rừng với tổng kinh phí 9 tỷ đồng. Phấn đấu năm 2025, có "
        "90% xã đạt "
        "chuẩn, 55% đạt nâng cao. Mức hỗ trợ là 30 triệu đồng/hộ."
    )
    assert [q.nature for q in facts.quantities] == ["result", "total", "target", "target", "other"]


def test_measure_is_words_of_the_page(read) -> None:
    facts = read(
        "Đã trao 90 suất quà tặng học sinh nghèo vượt khó, với tổng số tiền 18 triệu đồng. "
        "Tỷ lệ hộ dân dùng nước sạch đạt 95%. Tổng thu ngân sách đạt 41 tỷ đồng, tăng "
        "12,6% so với cùng kỳ."
    )
    assert [q.measure for q in facts.quantities] == [
        "suất quà tặng học sinh nghèo vượt khó",
        "tổng số tiền",
        "Tỷ lệ hộ dân dùng nước sạch",
        "Tổng thu ngân sách",
        "Tổng thu ngân sách",
    ]


def test_subject_is_who_acts_else_the_smallest_unit(read) -> None:
    facts = read(
        "Hội Nông dân huyện đã vận động 20 triệu đồng. Có 14 chi bộ vững mạnh. "
        "Theo Nghị định số 1/2024/NĐ-CP của Chính phủ, hỗ trợ 40 hộ."
    )
    assert [q.subject for q in facts.quantities] == [
        "Hội Nông dân huyện Mai Sơn",
        "Huyện Mai Sơn",
        "Huyện Mai Sơn",
    ]


def test_period_is_the_last_one_named(read) -> None:
    facts = read("Năm 2023, huyện trồng 850 ha rừng. Làm 5 km đường. Đến nay, 18 xã đạt chuẩn.")
    periods = [(q.period.start_date, q.period.end_date) for q in facts.quantities if q.period]
    assert periods == [
        (date(2023, 1, 1), date(2023, 12, 31)),
        (date(2023, 1, 1), date(2023, 12, 31)),
        (None, date(2024, 10, 5)),
    ]


def test_table_rows_take_the_column_head(read) -> None:
    facts = read(
        "Kết quả như sau:\nTrường | Số học sinh | Tỷ lệ (%)\nTHCS Đông Lĩnh | 312 | 74,2\nTHCS "
        "Tây Lĩnh | 187 | 69,5"
    )
    assert [(q.value, q.unit, q.measure) for q in facts.quantities] == [
        (312, "person", "Số học sinh"),
        (74.2, "percent", "Tỷ lệ (%)"),
        (187, "person", "Số học sinh"),
        (69.5, "percent", "Tỷ lệ (%)"),
    ]
    assert {q.rule for q in facts.quantities} == {"quantity.table_cell"}
