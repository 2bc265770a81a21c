"""Selectors select in an article what lxml selects on the page, in the same order."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from govnews.portal import Layout
from govnews.portals.shelf import load_portal, portal_slugs
from govnews.read.elements import Tag, copy_of
from govnews.read.selection import find_on_page
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
    "td:contains('7')",
    "tr:contains('7'), p.x:contains('2')",
    # Left to lxml:
    "p:has(b)",
    "p + p",
    "p ~ div",
    "p:not(.x), a",
    "p:not([class^=x])",
    "p:not([class^=''])",
    "p:not([class~=''])",
    "div:has([data-role~=tuc])",
    "div:has([data-role*='n t'])",
    "div:has([data-role~='tin tuc'], [data-role*=''])",
    "div:not(.y):has(.x)",
]


def numbers(page: HtmlElement, found: list[Tag]) -> list[int]:
    """Return which elements of the page, counted in page order, were found."""
    number = {element: at for at, element in enumerate(page.iter())}
    return [number[tag.element] for tag in found]


def expected(page: HtmlElement, selector: str) -> list[int]:
    number = {element: at for at, element in enumerate(page.iter())}
    return [number[element] for element in CSSSelector(selector, translator="html")(page)]


@pytest.mark.parametrize("selector", SELECTORS)
def test_selects_what_lxml_selects(selector: str) -> None:
    page = document_fromstring(PAGE)
    copy = copy_of(page)
    wanted = expected(page, selector)
    assert numbers(page, select(copy, selector)) == wanted
    first = select_one(copy, selector)
    assert numbers(page, [first] if first else []) == wanted[:1]


def test_a_search_below_a_tag_looks_at_the_parents_above_it() -> None:
    inner = select_one(copy_of(document_fromstring(PAGE)), "div.y[data-role]")
    assert inner is not None
    assert [tag.get_text() for tag in select(inner, "#a p")] == ["4"]
    assert select(inner, "div.y") == []


@pytest.mark.parametrize("selector", SELECTORS)
def test_finds_on_a_page_what_lxml_finds(selector: str) -> None:
    page = document_fromstring(PAGE)
    assert find_on_page(page, selector) == CSSSelector(selector, translator="html")(page)


def test_what_was_taken_out_is_not_found() -> None:
    copy = copy_of(document_fromstring(PAGE))
    for tag in select(copy, "#a"):
        tag.take_out()
    for selector in ("p", "p + p", "a:not(.x)"):
        assert select(copy, selector) == []
    assert [tag.name for tag in select(copy, ".x")] == ["td"]


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
    tree = document_fromstring(page, parser=HTMLParser(remove_comments=True, encoding="utf-8"))
    copy = copy_of(tree)
    for layout in load_portal(slug).layouts:
        for selector in _selectors(layout):
            found = numbers(tree, select(copy, selector))
            assert found == expected(tree, selector), selector
