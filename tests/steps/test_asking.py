"""One page asked by hand: every hop with the permission of its own address, at the host's pace."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govnews.failures import DoNotRetry, PortalUnreachable
from govnews.settings import Settings
from govnews.steps import try_address
from tests.fetch.site import Page, Site, page
from tests.steps.test_scraping_faults import shelf

ARTICLE = page("<h1>Tin</h1><p>Một câu.</p>")


def to(location: str) -> bytes:
    return page("", "302 Found", Location=location)


def rules(*lines: str) -> bytes:
    return page("\n".join(["User-agent: *", *lines]), Content_Type="text/plain")


@pytest.fixture
def ask(tmp_path: Path) -> Any:
    """Asks /tin/1 of a site of our own; what was asked is left in `ask.asked`."""

    def asking(pages: dict[str, Page], **changed: Any) -> str:
        with Site(pages) as site:
            settings = Settings(
                warehouse_url="",
                archive_dir=tmp_path / "archive",
                data_docs_dir=tmp_path / "data-docs",
                stand_ins={"own": site.stand_in},
                portal_dir=shelf(tmp_path),
                **changed,
            )
            try:
                reading, _ = try_address(f"http://{site.host}/tin/1", date(2025, 6, 16), settings)
            finally:
                asking.asked = site.asked  # type: ignore[attr-defined]
        assert reading.article is not None
        return reading.url

    return asking


def test_a_robots_txt_that_has_moved_is_obeyed(ask: Any) -> None:
    pages: dict[str, Page] = {
        "/robots.txt": to("/a.txt"), "/a.txt": to("/b.txt"), "/tin/1": ARTICLE,
        "/b.txt": rules("Disallow: /tin/1"),
    }  # fmt: skip
    with pytest.raises(DoNotRetry, match=r"/tin/1: .*/robots\.txt asks us not to"):
        ask(pages)
    assert ask.asked == ["/robots.txt", "/a.txt", "/b.txt"]
    ask({**pages, "/b.txt": rules("Disallow: /tin/2")})
    assert ask.asked[-1] == "/tin/1"


def test_a_page_that_has_moved_needs_permission_where_it_is(ask: Any) -> None:
    pages: dict[str, Page] = {
        "/robots.txt": rules("Disallow: /rieng"), "/tin/1": to("/tin/2"),
        "/tin/2": to("/rieng/tin/2"), "/rieng/tin/2": ARTICLE,
    }  # fmt: skip
    with pytest.raises(DoNotRetry, match=r"/rieng/tin/2: .* asks us not to"):
        ask(pages)
    assert ask.asked == ["/robots.txt", "/tin/1", "/tin/2"]
    # Another scheme or port is another origin: its rules are asked for before its pages.
    moved = {**pages, "/tin/2": to("http://cong.test:81/tin/3"), "http://cong.test:81/x": b""}
    with pytest.raises(DoNotRetry, match="found HTTP 404"):
        ask(moved)
    assert ask.asked[-2:] == [":81/robots.txt", ":81/tin/3"]


def test_five_redirects_are_followed_and_no_more(ask: Any) -> None:
    hops = {f"/tin/{number}": to(f"/tin/{number + 1}") for number in range(1, 7)}
    assert ask({**hops, "/tin/6": ARTICLE}) == "http://cong.test/tin/6"
    with pytest.raises(DoNotRetry, match="after 5 redirects"):
        ask({**hops, "/tin/7": ARTICLE})
    circle = {"/robots.txt": to("/robots.txt"), "/tin/1": ARTICLE}
    with pytest.raises(PortalUnreachable, match=r"robots\.txt after 5 redirects"):
        ask(circle)
    assert set(ask.asked) == {"/robots.txt"}
    with pytest.raises(PortalUnreachable, match="without a usable Location"):
        ask({"/robots.txt": page("", "302 Found")})


def test_a_crawl_delay_is_waited_for(ask: Any) -> None:
    pages: dict[str, Page] = {"/robots.txt": rules("Crawl-delay: 0.4"), "/tin/1": ARTICLE}
    began = time.monotonic()
    ask(pages)
    assert time.monotonic() - began >= 0.4
