"""Pages made to hurt: the work stays in proportion to their size, and every end is told."""

from __future__ import annotations

from datetime import date

import pytest

from govnews.plain_page.lines import MOST_LINES, lines_of
from govnews.plain_page.link_blocks import link_blocks
from govnews.portals.platforms import unknown
from govnews.read import read_page
from govnews.read.selection import parse_page
from govnews.records import Place
from tests.plain_page.test_dates import TEXT, TITLE

URL = "http://x.vn/tin-tuc/mot-bai-viet-that-dai-1.html"
PAGES = {
    "nested": "<div>" * 130_000 + "x" + "</div>" * 130_000,
    "deep paragraphs": "".join(f"<div><p>Đoạn {n} nói về một việc nhỏ.</p>" for n in range(9_000)),
    "links": "".join(f"<li><a href='/a/{n}.html'>Mục thứ {n} đây</a></li>" for n in range(50_000)),
    "picture": f"<h1>{TITLE}</h1>{TEXT}<img src='data:image/png;base64,{'A' * 1_400_000}'>",
    "cells": "<table><tr><td>" * 4_000 + "x",
    "dates": "".join(f"<p>Ngày đăng: 01/02/2020 10:{n % 60:02}</p>" for n in range(30_000)),
    "spans": "<p>" + "<span>chữ " * 60_000,
    "brackets": f"<h1>{'(' * 100_000}{TITLE}</h1>{TEXT}",
    "title tag": f"<title>{'A - ' * 300_000}</title><h1>{TITLE}</h1>{TEXT}",
    "one line": f"<h1>{TITLE}</h1><p>{'chữ ' * 400_000}</p>",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_comes_to_an_end(name: str) -> None:
    portal = unknown.PLATFORM.portal(
        slug="new", name="Mới", host="x.vn", publisher="Mới", kind="school", place=Place()
    )
    reading = read_page(
        PAGES[name].encode(),
        content_type="text/html; charset=utf-8",
        url=URL,
        portal=portal,
        captured_on=date(2025, 6, 1),
    )
    assert reading.article is not None or (reading.fate and reading.reason)


def test_lines_and_links_are_bounded() -> None:
    tree = parse_page(PAGES["links"])
    assert tree is not None
    assert len(lines_of(tree)) <= MOST_LINES + 1
    assert all(len(block.targets) <= 5_000 for block in link_blocks(tree, URL))


@pytest.mark.parametrize(
    "url",
    [
        "http://x.vn/" + "a-" * 900 + ".html",
        "http://x.vn/" + "a" * 1_900,
        "http://x.vn/" + "%e1%ba%a1-" * 180,
        "http://x.vn/tin.html" + "/en" * 600,
        "http://x.vn/?" + "id=1&" * 400,
    ],
)
def test_addresses_are_read_in_one_go(url: str) -> None:
    unknown.PLATFORM.identify(url)
    unknown.PLATFORM.article_address.search(url)
    unknown.PLATFORM.listing_address.search(url)
