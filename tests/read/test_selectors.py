"""Plain selectors select what soupsieve selects, in the same order."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from govnews.portal import Layout
from govnews.portals.shelf import load_portal, portal_slugs
from govnews.read.selectors import select, select_one

PAGE = """<html><body><div id="a" class="x y"><p class="x">1</p><p>2 <b>3</b></p>
<div class="y" data-role="tin tuc"><p title="it's">4</p><a href="/b.html">5</a>
<a>6</a></div></div><table><tr><td class="x">7</td></tr></table>
<input type="hidden"></body></html>"""
SELECTORS = [
    "p",
    "P",
    "*",
    ".x",
    "p.x, td.x",
    ".x.y",
    "#a",
    "div#a.x p",
    "div > p",
    "div  >  div>p",
    "div div p, p",
    "body .y p",
    "html body > div > div",
    "[href]",
    "a[href]",
    "a[href='/b.html']",
    'a[href="/b.html"]',
    "[data-role~=tuc]",
    "[data-role^='tin']",
    "[data-role$=tuc]",
    "[data-role*='n t']",
    "[class='x y']",
    "[class*=x]",
    "[href*='']",
    '[title="it\'s"]',
    "[type=hidden]",
    "p, a, p.x",
    ".none, #none p",
    # Left to soupsieve:
    "p:has(b)",
    "p + p",
    "p ~ div",
    "p:not(.x), a",
    "td:-soup-contains('7')",
]


@pytest.mark.parametrize("selector", SELECTORS)
def test_selects_what_soupsieve_selects(selector: str) -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    assert [id(tag) for tag in select(soup, selector)] == [id(tag) for tag in soup.select(selector)]
    first = soup.select_one(selector)
    assert select_one(soup, selector) is first


def test_a_search_below_a_tag_looks_at_the_parents_above_it() -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    inner = soup.select_one("div.y[data-role]")
    assert inner is not None
    assert [tag.text for tag in select(inner, "#a p")] == ["4"]
    assert select(inner, "#a p") == inner.select("#a p")


def _selectors(layout: Layout) -> list[str]:
    names = ("title", "body", "standfirst", "published", "byline", "captions", "view_count")
    named = [getattr(layout, each) for each in (*names, "drop", "attachments", "files")]
    return [each for each in named if each]


@pytest.mark.parametrize("slug", portal_slugs())
def test_every_selector_on_the_shelf_selects_the_same_on_a_real_page(
    slug: str, shared: Path
) -> None:
    folder = shared / "pages" / "sgd_hagiang_edu_vn"
    page = gzip.decompress((folder / "294_article.html.gz").read_bytes())
    soup = BeautifulSoup(page, "lxml")
    for layout in load_portal(slug).layouts:
        for selector in _selectors(layout):
            found = [id(tag) for tag in select(soup, selector)]
            assert found == [id(tag) for tag in soup.select(selector)], selector
