"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

import pytest

from govnews.discover.robots import EVERYTHING_ALLOWED, LONGEST, LONGEST_DELAY, read_robots

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


def test_wildcards_and_ends() -> None:
    rules = read_robots(
        b"User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print/\nAllow: /tin/print/\n", URL
    )
    assert not rules.allows(HOST + "/a/b.pdf")
    assert rules.allows(HOST + "/a/b.pdf?x=1")
    assert not rules.allows(HOST + "/a/print/1")
    assert rules.allows(HOST + "/tin/print/1")
    assert rules.allows(URL)


def test_the_first_500_kibibytes_count_up_to_their_last_whole_line() -> None:
    filler = b"#" * 1023 + b"\n"
    head = b"User-agent: *\nDisallow: /a\n"
    cut = (head + filler * 500)[: LONGEST - 9] + b"\nDisallow: /tin/rieng\nDisallow: /b\n"
    rules = read_robots(cut, URL)
    assert not rules.allows(HOST + "/a")
    assert rules.allows(HOST + "/b")
    assert rules.allows(HOST + "/tin/1")  # "Disallow" was cut in half
    assert read_robots(b"x" * (LONGEST + 5), URL).allows(HOST + "/a")


def test_web_pages_have_no_rules() -> None:
    rules = "User-agent: *\nDisallow: /\nSitemap: /s.xml\nCrawl-delay: 9\n"
    for head in (
        "<!DOCTYPE html>",
        "<HTML><body>",
        "\ufeff \n<!-- cms --><html>",
        "<?xml ?><html>",
    ):
        read = read_robots(f"{head}\n<pre>\n{rules}".encode(), URL)
        assert read == EVERYTHING_ALLOWED
    assert not read_robots(rules.encode(), URL).allows(HOST + "/a")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("2.5", 2.5), ("0", 0), ("-3", 0), ("1e9", 1e9), ("inf", 0), ("nan", 0), ("10 s", 0)],
)
def test_crawl_delays(said: str, seconds: float) -> None:
    rules = read_robots(f"User-agent: *\nCrawl-delay: {said}\n".encode(), URL)
    assert rules.delay_seconds == seconds
    assert rules.allows(HOST + "/a") == (seconds <= LONGEST_DELAY)
    assert (rules.why_not(HOST + "/a") or "").startswith("robots.txt asks for") == (seconds > 3600)


def test_hostile_beginnings_cost_linear_time() -> None:
    for payload in (b"<!-- --> " * 2000, b"<!--" * 2000, b"<?xml" * 2000, b" " * 10_000):
        assert read_robots(payload, URL).allows(HOST + "/a")
