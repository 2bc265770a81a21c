"""Pages of a listing: their numbers, what they show, the forms that bring them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import html

from govnews.discover.listings import Entry, read_listing
from govnews.discover.pagers import is_posted, page_number, pager_of, posted_page
from govnews.portal import Listing

HOST = "http://cong.test"


@pytest.mark.parametrize(
    ("path", "number", "pager"),
    [
        ("/tin-tuc/page/2/", 2, "/tin-tuc"),
        ("/tin-tuc/", 1, "/tin-tuc"),
        ("/khuyen-hoc/trang-17.htm", 17, "/khuyen-hoc.htm"),
        ("/?cat=3&paged=2", 2, "/?cat=3"),
        ("/vi/news/tag/x/page-8", 8, "/vi/news/tag/x"),
        ("/ds.aspx?CatID=12&Page=84", 84, "/ds.aspx?CatID=12"),
        ("/web/guest/tin?_101_INSTANCE_aB_cur=17", 17, "/web/guest/tin"),
        ("/tin?trang=0", 1, "/tin"),
        ("/tin?page=abc", 1, "/tin?page=abc"),
        ("/tin?p=12", 1, "/tin?p=12"),
        ("/ds.aspx?CatID=12#Page$3", 3, "/ds.aspx?CatID=12"),
    ],
)
def test_numbers_of_pages(path: str, number: int, pager: str) -> None:
    assert page_number(HOST + path) == number
    assert pager_of(HOST + path) == HOST + pager


def test_a_portal_may_name_its_own_parameter() -> None:
    url = f"{HOST}/tin?p=12"
    assert page_number(url, "p") == 12
    assert pager_of(url, "p") == f"{HOST}/tin"


def test_posted_pages_have_a_name_of_their_own() -> None:
    name = posted_page(f"{HOST}/ds.aspx?CatID=12#Page$2", 3)
    assert name == f"{HOST}/ds.aspx?CatID=12#Page$3"
    assert is_posted(name)
    assert not is_posted(f"{HOST}/ds.aspx#top")


PAGE = """
<form action="./ds.aspx?CatID=12" method="post">
<input type="hidden" name="__VIEWSTATE" value="abc+/="><input type=hidden name="__EVENTTARGET">
<input type="text" name="tim" value="lúa"><input type="submit" name="nut" value="Tìm">
<input type="checkbox" name="a" value="1" checked><input type="checkbox" name="b" value="2">
<select name="nam"><option>2024</option><option selected value="25">2025</option></select>
<p class="tong">Hiển thị 1 - 3 of 1.243 kết quả</p>
<div class="muc"><img src="x"><a class=t href="/tin/1">Một</a>
<span class=ngay>(15/06/2025)</span></div>
<div class="muc"><a class=t href="/tin/2">Hai</a></div>
<div class="muc"><div><a href="/tin/3"><b>x</b></a><a class=t href="/tin/3">Ba</a></div>
<i class=ngay>ngày 14/6/2025 07:00</i></div>
<a href="javascript:__doPostBack('ctl$gv','Page$2')">2</a>
<a href="javascript:__doPostBack('ctl$gv','Page$3')">3</a>
<a href="javascript:__doPostBack('ctl$gv','Page$11')">...</a>
<a href="javascript:__doPostBack('dnn$lnkLogin','')">Đăng nhập</a>
</form>
"""


def read(listing: Listing) -> object:
    tree = html.document_fromstring(PAGE)
    url = f"{HOST}/ds.aspx?CatID=12"
    return read_listing(tree, url, url, listing, date(2025, 6, 16))


def test_entries_have_the_days_beside_them() -> None:
    page = read(Listing(entry="a.t", date=".ngay", total=".tong"))
    assert page.entries == (  # type: ignore[attr-defined]
        Entry(url=f"{HOST}/tin/1", stated_on=date(2025, 6, 15)),
        Entry(url=f"{HOST}/tin/2"),
        Entry(url=f"{HOST}/tin/3", stated_on=date(2025, 6, 14)),
    )
    assert page.stated_total == 1243  # type: ignore[attr-defined]


def test_a_total_may_be_a_pattern() -> None:
    pattern = re.compile(r"of (?P<total>[\d.]+) kết quả")
    assert read(Listing(entry="a.t", total=pattern)).stated_total == 1243  # type: ignore[attr-defined]
    assert read(Listing(entry="a.t", total=".khong")).stated_total is None  # type: ignore[attr-defined]


def test_forms_go_back_as_a_browser_sends_them() -> None:
    pattern = re.compile(r"'Page\$(?P<page>\d+)'")
    page = read(Listing(entry="a.t", postback=pattern))
    two, three, eleven = page.postbacks  # type: ignore[attr-defined]
    assert [each.number for each in (two, three, eleven)] == [2, 3, 11]
    assert two.url == f"{HOST}/ds.aspx?CatID=12#Page$2"
    assert two.action == f"{HOST}/ds.aspx?CatID=12"
    assert two.fields == (
        ("__EVENTTARGET", "ctl$gv"), ("__EVENTARGUMENT", "Page$2"), ("__VIEWSTATE", "abc+/="),
        ("tim", "lúa"), ("a", "1"), ("nam", "25"),
    )  # fmt: skip


def test_a_pager_without_numbers_in_its_calls_has_them_in_its_links() -> None:
    source = PAGE.replace("'ctl$gv','Page$2'", "'dnn$pager$ctl02',''")
    tree = html.document_fromstring(source)
    listing = Listing(entry="a.t", postback=re.compile(r"\('dnn\$pager"))
    url = f"{HOST}/ds.aspx"
    [two] = read_listing(tree, url, url, listing).postbacks
    assert (two.number, two.fields[0]) == (2, ("__EVENTTARGET", "dnn$pager$ctl02"))


def test_a_form_beyond_all_measure_is_not_sent() -> None:
    tree = html.document_fromstring(PAGE.replace("abc+/=", "x" * 2_100_000))
    listing = Listing(entry="a.t", postback=re.compile(r"Page\$(?P<page>\d+)"))
    assert read_listing(tree, HOST, HOST, listing).postbacks == ()
