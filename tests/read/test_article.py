"""What an article's container says: parts inside the body, by-lines above pointers, files."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from govnews.portal import Layout
from govnews.read.article import Content, content_of
from govnews.read.elements import copy_of

LAYOUT = Layout(
    name="test",
    container="div.tin",
    title=".tieude",
    standfirst=".sapo",
    body=".noidung",
    byline=".tacgia",
    view_count=".luot",
)


def read(markup: str) -> Content:
    return content_of(copy_of(document_fromstring(markup)), LAYOUT, "https://cong.test/tin/1")


def test_title_and_standfirst_inside_the_body_are_said_once() -> None:
    content = read(
        '<div class="tin noidung"><div>&#8203;<p class="tieude">Mở chợ phiên</p></div>'
        '<p class="sapo">Chợ họp sáng thứ bảy.</p><p>Có 40 gian hàng.</p></div>'
    )
    assert content.title == "Mở chợ phiên"
    assert content.body == ("Chợ họp sáng thứ bảy.", "Có 40 gian hàng.")
    assert content.body_kinds == ("lede", "paragraph")


def test_a_title_that_is_the_text_too_is_not_the_standfirst() -> None:
    content = read(
        '<h1 class="tieude">Mở chợ phiên</h1><p class="sapo">Mở chợ phiên</p>'
        '<div class="noidung"><p>Có 40 gian hàng.</p></div>'
    )
    assert content.body == ("Có 40 gian hàng.",)


def test_a_records_table_keeps_the_cell_of_its_title() -> None:
    content = read(
        '<div class="noidung"><table><tr><td>Trích yếu</td><td class="tieude">Họp chợ</td></tr>'
        "<tr><td>Số</td><td>12/TB</td></tr></table></div>"
    )
    assert content.title == "Họp chợ"
    assert content.tables == ((("Trích yếu", "Họp chợ"), ("Số", "12/TB")),)


@pytest.mark.parametrize(
    "pointer", ["Xem chi tiết tại đây", "Xem chi tiết: Tại đây.", "Chi tiết tại đây"]
)
def test_a_byline_may_have_a_pointer_below_it(pointer: str) -> None:
    content = read(
        '<h1 class="tieude">Mở chợ</h1><div class="noidung"><p>Có 40 gian hàng.</p>'
        f"<p><strong>Lê Thu – TTVH.</strong></p><p>{pointer}</p></div>"
    )
    assert content.byline is not None
    assert content.byline.authors == ("Lê Thu",)
    assert content.body == ("Có 40 gian hàng.", pointer)


def test_the_only_passage_is_no_byline() -> None:
    content = read('<div class="noidung"><p>Lê Thu</p><p>Xem chi tiết tại đây</p></div>')
    assert content.byline is None
    assert content.body == ("Lê Thu", "Xem chi tiết tại đây")


@pytest.mark.parametrize("account", ["admin admin", "Administrator", "Quản trị viên", "admin01"])
def test_the_account_that_published_is_nobody(account: str) -> None:
    content = read(f'<p class="tacgia">{account}</p><div class="noidung"><p>Một câu.</p></div>')
    assert content.byline is None
    assert content.body == ("Một câu.",)


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("Ngày đăng 21/07/2022 | 05:07 PM | View count: 1.432", 1432),
        ("Lượt xem: 17", 17),
        ("204 lượt xem", 204),
        ("21/07/2022 | 05:07 PM", None),
    ],
)
def test_view_count(printed: str, count: int | None) -> None:
    assert read(f'<p class="luot">{printed}</p>').view_count == count
