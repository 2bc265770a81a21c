"""What an HTML page links to."""

from __future__ import annotations

import pytest

from govnews.discover.links import find_links
from govnews.failures import PortalMistake

PAGE = "http://cong.test/muc/"

HTML = """<html><head>
<link rel="stylesheet" href="/a.css"><link rel="canonical" href="/goc">
<link rel="amphtml" href="/amp"><link rel=next href="/trang-2">
<link rel="alternate" type="application/rss+xml" href="/rss">
<link rel="alternate" type="application/json" href="/wp-json">
<script src="/a.js"></script></head><body>
<a href="tin-1.html">Một&nbsp; <b>tin</b></a> <a href="tin-1.html#b">lại</a>
<a href="/Ho so.PDF">tệp</a> <a href="/anh.jpg"><img src="/anh-nho.jpg"></a>
<a href="javascript:__doPostBack('x','')">2</a> <a name="neo">neo</a> <a href="">đây</a>
<map><area href="/ban-do"></map> <a href="/rss">RSS</a>
<select><option value="http://khac.test/">khác</option></select>
<form action="/tim"></form><iframe src="/khung"></iframe>
</body></html>"""


def urls(payload: bytes, content_type: str | None = None) -> list[str]:
    return [link.url for link in find_links(payload, PAGE, content_type).pages]


def test_links_in_page_order_and_once() -> None:
    links = find_links(HTML.encode(), PAGE, "text/html; charset=utf-8")
    assert [link.url.removeprefix("http://cong.test") for link in links.pages] == [
        "/goc", "/amp", "/trang-2", "/muc/tin-1.html", "/Ho%20so.PDF", "/ban-do",
    ]  # fmt: skip
    assert [link.url for link in links.feeds] == ["http://cong.test/rss"]
    assert links.pages[3].text == "Một tin"
    assert links.pages[0].found_on == PAGE


def test_base_moves_relative_links() -> None:
    assert urls(b'<base href="/khac/"><a href=a>x</a>') == ["http://cong.test/khac/a"]


def test_letters_of_an_href_are_read_in_the_declared_charset() -> None:
    html = '<a href="/đường">x</a>'
    expected = ["http://cong.test/%C4%91%C6%B0%E1%BB%9Dng"]
    meta = '<meta charset="utf-16le">' + html  # a lie: passed over
    assert urls(html.encode(), "text/html") == expected
    assert urls(html.encode("utf-16"), "text/html") == expected
    assert urls(meta.encode(), "text/html; charset=nonsense") == expected
    latin = '<a href="/\xe0">x</a>'.encode("windows-1252")
    assert urls(latin, "text/html; charset=windows-1252") == ["http://cong.test/%C3%A0"]
    assert urls(b'<meta charset="windows-1252">' + latin) == ["http://cong.test/%C3%A0"]


def test_entries_of_a_listing_with_other_hosts() -> None:
    html = b'<ul><li><a class=t href=1>a</a><li><a class=t href="http://x.test/2">b</a></ul>'
    entries = find_links(html, PAGE, None, "ul a.t, li a.t").entries
    assert entries == ("http://cong.test/muc/1", "http://x.test/2")


def test_wrong_selector_is_the_portals_mistake() -> None:
    with pytest.raises(PortalMistake, match=r"a\.\["):
        find_links(b"<p>x", PAGE, None, "a.[")


@pytest.mark.parametrize(
    "payload",
    [b"", b" ", b"<!-- -->", b"\x00\x00", b"<" * 10_000, b"<div>" * 5_000 + b"<a href=x>", b"\xff"],
)
def test_broken_pages_have_links_or_none(payload: bytes) -> None:
    assert set(urls(payload)) <= {"http://cong.test/muc/x"}


def test_a_page_that_declares_its_encoding_in_xml() -> None:
    xhtml = '<?xml version="1.0" encoding="utf-8"?><html><body><a href="/tin">ố</a></body></html>'
    assert urls(xhtml.encode()) == ["http://cong.test/tin"]
