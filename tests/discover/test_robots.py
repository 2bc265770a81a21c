"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

from govnews.discover.robots import EVERYTHING_ALLOWED, read_robots

HOST = "http://cong.test"
URL = HOST + "/robots.txt"


def test_the_longest_rule_wins_whatever_its_place() -> None:
    rules = read_robots(b"User-agent: *\nAllow: /\nDisallow: /print/\nAllow: /print/tin/\n", URL)
    assert rules.allows(HOST + "/tin.html")
    assert not rules.allows(HOST + "/print/1.html")
    assert rules.allows(HOST + "/print/tin/1.html")


def test_our_own_group_goes_before_everybodys() -> None:
    rules = read_robots(
        b"User-agent: *\nDisallow: /\n\nUser-agent: GovNews\nCrawl-delay: 2.5\nDisallow: /a\n", URL
    )
    assert rules.allows(HOST + "/b")
    assert not rules.allows(HOST + "/a")
    assert rules.delay_seconds == 2.5


def test_encoded_and_plain_letters_are_one_address() -> None:
    rules = read_robots("User-agent: *\nDisallow: /tìm?q=khuyến\n".encode(), URL)
    assert not rules.allows(HOST + "/t%C3%ACm?q=khuy%E1%BA%BFn%20h%E1%BB%8Dc")


def test_sitemaps_are_absolute_and_once() -> None:
    text = b"\xef\xbb\xbfSitemap: http://cong.test/s.xml\nSitemap: /s.xml\nSitemap: mailto:x\n"
    assert read_robots(text, URL).sitemaps == (HOST + "/s.xml",)


def test_junk_allows_everything() -> None:
    for payload in (b"", b"<html>Trang chu</html>", b"\xff\xfe\x00", b"Crawl-delay: nhanh\n"):
        rules = read_robots(payload, URL)
        assert rules.allows(HOST + "/a")
        assert rules.delay_seconds == 0
    assert EVERYTHING_ALLOWED.allows(HOST + "/a")
