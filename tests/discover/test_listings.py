"""What a listing says beside its links: days of the entries, in one skin or another."""

from __future__ import annotations

from datetime import date

from lxml import html

from govnews.discover.listings import read_listing, read_listings
from govnews.portal import Listing

URL = "https://cong.test/tin"
NEW = Listing(entry=".moi a", date=".moi span")
OLD = Listing(entry=".cu a", date=".cu")


def tree(markup: str) -> html.HtmlElement:
    return html.fromstring(f"<html><body>{markup}</body></html>")


def test_a_date_around_an_entry_is_read_without_the_entrys_own_words() -> None:
    page = tree(
        '<p class="cu"><a href="/1">Họp ngày 24/6/2019 </a><!-- tin -->2019-06-25T18:30:00.000Z</p>'
        '<p class="cu"><a href="/2">Bầu cử ngày 23/5/2021</a> <b>(mới)</b></p>'
        '<p class="cu"><i>Ngày</i> 01.07.2019 <a href="/3">Chợ phiên</a></p>'
    )
    entries = read_listing(page, URL, URL, OLD).entries
    assert [(each.url[-2:], each.stated_on) for each in entries] == [
        ("/1", date(2019, 6, 26)),  # 18:30 in UTC is the next day here
        ("/2", None),
        ("/3", date(2019, 7, 1)),
    ]


def test_a_date_inside_an_entry_is_read() -> None:
    page = tree('<div class="moi"><a href="/1">Chợ phiên<span> (21.05.2019 11:08)</span></a></div>')
    assert read_listing(page, URL, URL, NEW).entries[0].stated_on == date(2019, 5, 21)


def test_the_first_skin_that_finds_an_entry_is_read() -> None:
    old = tree('<p class="cu"><a href="/1">Chợ</a> 01/07/2019</p>')
    both = tree('<p class="cu"><a href="/1">Chợ</a></p><div class="moi"><a href="/2">Lễ</a></div>')
    none = tree("<p>Không có tin.</p>")
    assert [each.url[-2:] for each in read_listings(old, URL, URL, (NEW, OLD)).entries] == ["/1"]
    assert [each.url[-2:] for each in read_listings(both, URL, URL, (NEW, OLD)).entries] == ["/2"]
    assert read_listings(none, URL, URL, (NEW, OLD)).entries == ()
    assert read_listings(none, URL, URL, ()).entries == ()


def test_a_deep_page_is_read_without_deep_calls() -> None:
    page = tree("<p class=cu><a href=/1>Chợ</a>" + "<b>" * 3000 + "01/07/2019" + "</b>" * 3000)
    assert read_listing(page, URL, URL, OLD).entries[0].url == "https://cong.test/1"
