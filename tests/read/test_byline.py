"""The by-line: whom each printed form names, and which last line is one."""

from __future__ import annotations

import pytest

from govnews.read.byline import is_byline, read_byline
from govnews.read.passages import Kind, Passage

FORMS = [
    ("Hồ Mai Chi (Trung tâm VH-TT huyện )", ["Hồ Mai Chi"], "Trung tâm VH-TT huyện"),
    ("Ngọc Lam - Phòng GD&ĐT", ["Ngọc Lam"], "Phòng GD&ĐT"),
    ("TL – QH, Văn phòng Sở", ["TL", "QH"], "Văn phòng Sở"),
    ("TL, Văn phòng Sở", ["TL"], "Văn phòng Sở"),
    ("Ka Hương-BTG&DV tổng hợp", ["Ka Hương"], "BTG&DV"),
    ("Phạm Sơn-BDV", ["Phạm Sơn"], "BDV"),
    ("Bùi Sóng - Lỷ Nga", ["Bùi Sóng", "Lỷ Nga"], None),
    ("Tin, ảnh: Văn phòng Sở", [], "Văn phòng Sở"),
    ("Bài, ảnh: Thu Ngà", ["Thu Ngà"], None),
    ("Bài và ảnh: Y Thu Ngà", ["Y Thu Ngà"], None),
    ("Tin: Hà Lê - Ảnh: Quốc Huy", ["Hà Lê", "Quốc Huy"], None),
    ("Bài: Đỗ Lam - Ảnh: A Pó - Thiết kế: Thu Sương", ["Đỗ Lam", "A Pó"], None),
    ("Tin, ảnh: Hà Lê", ["Hà Lê"], None),
    ("Tin, ảnh Hà Lê", ["Hà Lê"], None),
    ("Tin, ảnh trường THCS Kim Ngọc", [], "trường THCS Kim Ngọc"),
    ("Bài viết: Hà Lê. Ảnh : Quốc Huy", ["Hà Lê", "Quốc Huy"], None),
    ("Tác giả bài viết: Hà Lê", ["Hà Lê"], None),
    ("Thực hiện: Hà Lê, Quốc Huy", ["Hà Lê", "Quốc Huy"], None),
    ("Tác giả: Hà Lê&Quốc Huy", ["Hà Lê", "Quốc Huy"], None),
    ("Hà Lê - GD&ĐT", ["Hà Lê"], "GD&ĐT"),
    ("Theo Báo Quảng Ninh", [], None),
    ("Nguồn: Trang TTĐT thành phố", [], None),
    ("Phòng Kế hoạch – Tài chính", [], "Phòng Kế hoạch – Tài chính"),
    ("Văn phòng HĐND và UBND huyện", [], "Văn phòng HĐND và UBND huyện"),
    ("UBND thị trấn Đông Bãi", [], "UBND thị trấn Đông Bãi"),
    ("Đài TT-TH Can Lộc", [], "Đài TT-TH Can Lộc"),
    ("(Trung tâm TT&VH)", [], "Trung tâm TT&VH"),
    ("Ban Tổ chức", [], "Ban Tổ chức"),
    ("Đoàn Văn Nhật", ["Đoàn Văn Nhật"], None),
    ("Trang Nhung", ["Trang Nhung"], None),
    ("Hà Lê (tổng hợp)", ["Hà Lê"], None),
    ("K' Brêu", ["K' Brêu"], None),
    ("Trần Thị Nguyệt Minh", ["Trần Thị Nguyệt Minh"], None),
]


@pytest.mark.parametrize(("raw", "authors", "unit"), FORMS)
def test_form(raw: str, authors: list[str], unit: str | None) -> None:
    byline = read_byline(raw)
    assert byline.raw == raw
    assert list(byline.authors) == authors
    assert byline.unit == unit


def line(
    text: str, *, kind: Kind = Kind.PARAGRAPH, right: bool = False, bold: bool = False
) -> Passage:
    return Passage(text=text, kind=kind, unlinked=text, right=right, bold=bold)


@pytest.mark.parametrize("raw", [raw for raw, _, _ in FORMS])
def test_every_form_is_taken_when_set_to_the_right(raw: str) -> None:
    assert is_byline(line(raw, right=True))


@pytest.mark.parametrize(
    "text",
    ["Hồ Mai Chi (Trung tâm VH-TT huyện)", "Hà Lê", "Hà Lê - Quốc Huy", "Tin: Hà Lê", "Theo Báo X"],
)
def test_plain_lines_with_the_form_of_a_byline_are_taken(text: str) -> None:
    assert is_byline(line(text))


@pytest.mark.parametrize(
    "passage",
    [
        line("Hội nghị kết thúc lúc 11 giờ cùng ngày."),
        line("Chiều cùng ngày, đoàn trở về thị trấn"),
        line("Danh sách kèm theo:", bold=True),
        line("Mọi người cùng vui!", bold=True),
        line("Can Lộc, ngày 05/6/2025", right=True),
        line("Hà Lê", kind=Kind.BULLET),
        line("", right=True),
        line("Một câu rất dài " * 12, right=True),
    ],
)
def test_other_last_lines_are_left_in_the_body(passage: Passage) -> None:
    assert not is_byline(passage)
