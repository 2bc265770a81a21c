"""Feeds and sitemaps, as strangers write them."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, date, datetime

import pytest

from govnews.discover.feeds import read_feed, read_moment
from govnews.discover.sitemaps import read_sitemap
from govnews.vietnamese.dates import ZONE

URL = "http://cong.test/rss"


def rss(*items: str) -> bytes:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{body}</channel></rss>'.encode()


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("Fri, 13 Jun 2025 03:15:00 +0000", at(2025, 6, 13, 10, 15)),
        ("Fri, 13 Jun 25 10:15:00 +0700", at(2025, 6, 13, 10, 15)),
        ("Fri, 13 Jun 2025 03:15:00 GMT", at(2025, 6, 13, 10, 15)),
        ("Fri, 13 Jun 2025 03:15:00 -0000", at(2025, 6, 13, 10, 15)),
        ("Fri, 13 Jun 2025 10:15:00", at(2025, 6, 13, 10, 15)),
        ("2025-06-13T03:15:00Z", at(2025, 6, 13, 10, 15)),
        ("2025-06-13 10:15:00", at(2025, 6, 13, 10, 15)),
        ("6/13/2025 10:05:00 AM", at(2025, 6, 13, 10, 5)),
        ("6/3/2025 12:05:00 AM", at(2025, 6, 3, 0, 5)),
        ("6/3/2025 12:05 PM", at(2025, 6, 3, 12, 5)),
        ("13/06/2025 02:19 CH", at(2025, 6, 13, 14, 19)),
        ("10:15 13/06/2025", at(2025, 6, 13, 10, 15)),
    ],
)
def test_moments(printed: str, moment: datetime) -> None:
    found = read_moment(printed)
    assert found == moment
    assert found is not None
    assert found.tzinfo is ZONE


@pytest.mark.parametrize(
    "printed",
    [
        "", "hôm qua", "31/31/2025 10:00:00 AM", "13/13/2025",
        "0001-01-01T00:00:00+07:00", "0001-01-01T00:00:00", "1/1/0001 12:00:00 AM",
        "Mon, 01 Jan 0001 00:00:00 +0700", "9999-12-31T23:59:59Z", "1989-12-31T23:59:59",
        f"Mon, 01 Jan {'9' * 20} 00:00:00 GMT", f"Mon, 01 Jan 2025 00:00:00 +{'9' * 20}",
    ],
)  # fmt: skip
def test_unreadable_moments_are_none(printed: str) -> None:
    assert read_moment(printed) is None


def test_a_feed_is_not_dated_a_year_ahead() -> None:
    seen = date(2025, 6, 16)
    assert read_moment("2026-06-10T00:00:00Z", captured_on=seen) == at(2026, 6, 10, 7)
    assert read_moment("2026-06-20T00:00:00Z", captured_on=seen) is None
    feed = rss("<link>/a</link><pubDate>2099-01-01T00:00:00Z</pubDate>")
    assert [link.published for link in read_feed(feed, URL, None, seen)] == [None]
    sitemap = b"<urlset><url><loc>/a</loc><publication_date>2099-01-01</publication_date></url>"
    assert [page.published for page in read_sitemap(sitemap, URL, None, seen).pages] == [None]


def test_a_printed_zone_that_cannot_be_is_passed_over() -> None:
    assert read_moment("13/06/2025 10:15 GMT+24:00") == at(2025, 6, 13, 10, 15)


def test_one_day_above_twelve_makes_the_whole_feed_day_first() -> None:
    feed = rss(
        "<link>http://cong.test/1</link><pubDate>25/12/2024 08:00:00</pubDate>",
        "<link>http://cong.test/2</link><pubDate>6/3/2025 10:05:00 AM</pubDate>",
    )
    assert [link.published for link in read_feed(feed, URL)] == [
        at(2024, 12, 25, 8),
        at(2025, 3, 6, 10, 5),
    ]


def test_bare_ampersands_and_html_entities_do_no_harm() -> None:
    feed = rss(
        "<title>Phòng VH&TT&nbsp;huyện &lt;b&gt; &#7871;</title><link>/a?x=1&y=2</link>",
        "<title><![CDATA[A & B]]></title><link><![CDATA[/a?x=1&amp=2]]></link>",
        "<title>thiếu thẻ đóng<link>/b</link>",
    )
    links = read_feed(feed, URL)
    assert [link.url for link in links[:2]] == [
        "http://cong.test/a?x=1&y=2",
        "http://cong.test/a?x=1&amp=2",
    ]
    assert links[0].text == "Phòng VH&TT huyện <b> ế"
    assert links[1].text == "A & B"


def test_atom_guid_and_relative_links() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>
      <link rel="self" href="/self"/><link href="/bai"/><updated>2025-06-02T00:00:00Z</updated>
      <published>2025-06-01T00:00:00Z</published></entry></feed>"""
    (link,) = read_feed(atom, URL)
    assert (link.url, link.published) == ("http://cong.test/bai", at(2025, 6, 1, 7))
    guids = rss("<guid>/g1</guid>", '<guid isPermaLink="false">?p=2</guid>', "<title>x</title>")
    assert [link.url for link in read_feed(guids, URL)] == ["http://cong.test/g1"]


@pytest.mark.parametrize("payload", [b"", b"   ", b"<html><p>RSS</p></html>", b"\xff\xfe", b"{}"])
def test_what_is_no_feed_has_no_links(payload: bytes) -> None:
    assert read_feed(payload, URL) == ()


def test_entity_bombs_and_foreign_files_stay_outside(tmp_path: object) -> None:
    secret = "/etc/passwd"
    declared = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    for number in range(10):
        before, after = chr(98 + number), chr(99 + number)
        declared += f'<!ENTITY {after} "{f"&{before};" * 10}">'
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [{declared}<!ENTITY f SYSTEM "file://{secret}">]>'
        "<rss><item><title>&l;&f;</title><link>/a</link></item></rss>"
    )
    started = time.monotonic()
    (link,) = read_feed(bomb.encode(), URL)
    assert time.monotonic() - started < 1
    assert link.text == "&l;&f;"


@pytest.mark.parametrize("unit", ["<!DOCTYPE [", "<!DOCTYPE a[]", "<![CDATA["])
def test_markup_without_end_costs_linear_time(unit: str) -> None:
    # In a process of its own: what is quadratic would hold the tests for hours.
    read = (
        "from govnews.discover.feeds import read_feed\n"
        "for root in ('', '<rss>'):\n"
        f"    payload = (root + {unit!r} * {2_000_000 // len(unit)}).encode()\n"
        f"    assert read_feed(payload, {URL!r}) == ()"
    )
    subprocess.run([sys.executable, "-c", read], timeout=20, check=True)


def test_every_doctype_of_the_prolog_is_cut_away_and_cdata_stays() -> None:
    feed = (
        '\n<?xml version="1.0"?><!-- <rss> --><!DOCTYPE rss [<!ENTITY a "b">]> <!doctype rss>'
        "<rss><item><title><![CDATA[A & B]]> &a; & C <![CDATA[<D>]]></title><link>/a</link></item>"
    )
    (link,) = read_feed(feed.encode(), URL)
    assert link.text == "A & B &a; & C <D>"


def test_sitemaps_and_indexes() -> None:
    name = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    urlset = f"""<urlset {name} {news}>
      <url><loc> http://cong.test/a?x=1&amp;y=2 </loc><lastmod>2025-06-01</lastmod></url>
      <url><loc>/b</loc><news:news><news:publication_date>2025-06-01T08:00:00+07:00
      </news:publication_date></news:news></url><url><loc></loc></url></urlset>"""
    pages = read_sitemap(urlset.encode(), "http://cong.test/sitemap.xml").pages
    assert [(page.url, page.published) for page in pages[:2]] == [
        ("http://cong.test/a?x=1&y=2", None),
        ("http://cong.test/b", datetime(2025, 6, 1, 1, tzinfo=UTC)),
    ]
    index = (
        f"<sitemapindex {name}><sitemap><loc>http://cong.test/s.xml</loc></sitemap></sitemapindex>"
    )
    sitemap = read_sitemap(index.encode(), "http://cong.test/sitemap.xml")
    assert [each.url for each in sitemap.sitemaps] == ["http://cong.test/s.xml"]
    assert read_sitemap(b"", URL).pages == ()


def test_a_page_about_feeds_is_none_even_with_prefixes_that_nothing_declares() -> None:
    page = b"<html><body><ie:menuitem>RSS</ie:menuitem><p>K\xc3\xaanh RSS</p></body></html>"
    assert read_feed(page, "https://x.vn/rss") == ()
