"""A title is a line of the page that title tag, address or place speak for."""

from __future__ import annotations

from datetime import date

import pytest

from govnews.plain_page.findings import look_at
from govnews.plain_page.title_line import agrees, without_end
from govnews.read.selection import parse_page
from tests.plain_page.test_dates import MENU, TEXT, TITLE

SITE = "Cổng thông tin điện tử xã Thạch Hạ"


def title(page: str, url: str = "http://x.vn/tin/1.html") -> str | None:
    tree = parse_page(page)
    assert tree is not None
    found = look_at(tree, url, date(2025, 6, 1)).title
    return found.text if found else None


@pytest.mark.parametrize(
    "page",
    [
        f"<title>{SITE}</title><h1>{SITE}</h1>{MENU}<div><h2>{TITLE}</h2>{TEXT}</div>",
        f"<title>{TITLE[:30]}...</title>{MENU}<div><p class='tieu-de'>{TITLE}</p>{TEXT}</div>",
        f"<title>{TITLE} - {SITE}</title>{MENU}<div><p>{TITLE}</p>{TEXT}</div>",
        f"{MENU}<h1>Chuyên mục</h1>{MENU}<div><div class='TieuDe'>{TITLE}</div>{TEXT}</div>",
        f"{MENU}<div><h2>{TITLE} <a href='/in'>In trang</a></h2>{TEXT}</div>",
        f"{MENU}<div><h2>{TITLE} (20.05.2025 08:15)</h2>{TEXT}</div>",
        f"{MENU}<div><h2>{TITLE} ( )</h2>{TEXT}</div><h3>Tin khác</h3><a href='/2'>{TITLE}</a>",
    ],
)
def test_the_article_is_named_and_not_the_site(page: str) -> None:
    assert title(f"<html><body>{page}</body></html>") == TITLE


def test_an_address_spells_the_title() -> None:
    page = f"<html><body>{MENU}<h3>Liên kết ngoài trang này</h3><p>{TITLE}</p>{TEXT}</body></html>"
    url = "http://x.vn/tin/xa-thach-ha-sua-xong-con-duong-lang-ngap-nuoc-17.html"
    assert title(page, url) == TITLE


@pytest.mark.parametrize(
    ("line", "stated", "meant"),
    [
        (TITLE, TITLE, True),
        (TITLE, f"{TITLE} | {SITE}", True),
        (TITLE, f"{SITE} - {TITLE}", True),
        (TITLE, f"{TITLE[:25]}…", True),
        (TITLE, SITE, False),
        (TITLE, "Xã...", False),
    ],
)
def test_title_tags(line: str, stated: str, meant: bool) -> None:
    assert agrees(line, stated) is meant


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{TITLE} ( )", TITLE),
        (f"{TITLE} (26.07.2019 14:14)", TITLE),
        (f"{TITLE} 2019-06-26T05:00:00.000Z", TITLE),
        ("Luật Giáo dục có hiệu lực từ ngày 01/7/2020", None),
        ("Kết quả kỳ thi (đợt 2)", None),
    ],
)
def test_what_stands_behind_a_title(text: str, kept: str | None) -> None:
    assert without_end(text) == (kept or text)
