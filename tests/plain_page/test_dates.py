"""A date is believed beside the title, in metadata, under its label; nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from govnews.plain_page.findings import look_at
from govnews.read.selection import parse_page

TITLE = "Xã Thạch Hạ sửa xong con đường làng ngập nước"
TEXT = "<p>" + "Bà con trong xóm cùng nhau đổ đất, đầm chặt rồi rải đá lên mặt đường. " * 4 + "</p>"
MENU = "".join(f"<a href='/muc-{number}'>Mục số {number}</a>" for number in range(8))
PAGE = """<html><head><title>{title} - Xã Thạch Hạ</title>{head}</head><body>
<div id="dau"><a href="/">Trang chủ</a>{menu}{header}</div>
<div class="bai">{above}<h1>{title}</h1>{below}{text}{behind}</div>
<div class="khac"><h3>Tin khác</h3>{others}</div></body></html>"""


def dates(url: str = "http://x.vn/tin/1.html", **parts: str) -> list[tuple[str, str]]:
    usual = {"head": "", "header": "", "above": "", "below": "", "behind": "", "others": ""}
    page = PAGE.format(**{**usual, "title": TITLE, "menu": MENU, "text": TEXT, **parts})
    tree = parse_page(page)
    assert tree is not None
    found = look_at(tree, url, date(2025, 6, 1))
    assert found.title is not None
    assert found.title.text == TITLE
    return [(str(one.published.value), one.published.basis) for one in found.dates]


STATED = ("2025-05-20 08:15:00+07:00", "stated")


@pytest.mark.parametrize(
    "parts",
    [
        {"below": "<p class='ngay'>08:15 20/05/2025</p>"},
        {"below": "<span>Ngày đăng: 20/05/2025 - 08:15 | Lượt xem: 17</span>"},
        {"above": "<div class='ngay'>20/05/2025 08:15:00</div>"},
        {"behind": "<p>Ngày đăng: 20/05/2025 08:15</p>"},
    ],
)
def test_found(parts: dict[str, str]) -> None:
    assert dates(**parts)[0][0].startswith("2025-05-20 08:15")


@pytest.mark.parametrize(
    "parts",
    [
        {"header": "<span class='dong-ho'>Thứ hai, 19/05/2025 10:22</span>"},
        {"header": "<span>Hôm nay: 01/06/2025</span>"},
        {"below": "<p>Hôm nay: 01/06/2025</p>"},
        {"others": "<li><a href='/tin/2.html'>Tin cũ hơn</a> 18/05/2025</li>" * 5},
        {"below": "<p>Thạch Hạ, ngày 12 tháng 3 năm 2025</p>"},
        {"text": TEXT.replace("Bà con", "Ngày 11/5/2025, bà con", 1)},
        {"below": "<p><a href='/van-ban'>Văn bản ngày 11/05/2025</a></p>"},
        {"below": "<p>08:15 20/05/2031</p>"},
        {"below": "<p>01/01/0001 00:00</p>"},
        {"behind": "<p>Cập nhật thông tin dịch bệnh: xem bản tin</p>"},
    ],
)
def test_not_invented(parts: dict[str, str]) -> None:
    assert dates(**parts) == []


def test_metadata_is_weaker_than_what_is_printed() -> None:
    meta = '<meta property="article:published_time" content="2025-05-19T07:00:00+07:00">'
    both = dates(head=meta, below="<p>08:15 20/05/2025</p>")
    assert both == [STATED, ("2025-05-19 07:00:00+07:00", "metadata")]
    assert dates(head=meta) == [("2025-05-19 07:00:00+07:00", "metadata")]
    linked = '<script type="application/ld+json">{"datePublished": "2025-05-18"}</script>'
    assert dates(head=linked) == [("2025-05-18", "metadata")]
