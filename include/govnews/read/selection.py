"""Owns the search for elements: whole pages on the lxml tree, articles with BeautifulSoup.

Measured on real government pages of 80 KB: BeautifulSoup of the whole page 9 ms, of the
article's container found on the lxml tree 2 ms. So only the container becomes soup.
"""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import cast

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from govnews.vietnamese.text import clean

PAGE = "page:"
_CODE = ("script", "style", "noscript", "template")
# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on


def parse_page(text: str) -> HtmlElement | None:
    """Return the page's tree, or None where there is no markup at all."""
    # Bytes, not str: lxml refuses text whose XML declaration names an encoding.
    payload = text.replace("\x00", "").encode()
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(payload, parser=parser)
    except etree.ParserError:
        return None


@lru_cache(maxsize=512)
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")


def find_on_page(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements of the whole page that `selector` (with or without page:) selects."""
    return cast("list[HtmlElement]", _compiled(selector.removeprefix(PAGE))(tree))


def soup_of(element: HtmlElement) -> BeautifulSoup:
    """Return the element's subtree as soup, without the code in it."""
    kept = deepcopy(element)
    etree.strip_elements(kept, *_CODE, with_tail=False)
    return BeautifulSoup(etree.tostring(kept, encoding="unicode", with_tail=False), "lxml")


def text_of(tag: Tag) -> str:
    """Return the clean text of an element; blocks and breaks part words, inline tags do not."""
    parts: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name == "br" or node.name in BLOCKS:
                parts.append(" ")
        elif type(node) is NavigableString:
            parts.append(node)
    return clean("".join(parts))


def page_text_of(element: HtmlElement) -> str:
    """Return the clean visible text of an element of the page's tree."""
    pieces = cast("list[str]", element.xpath(".//text()[not(ancestor::script or ancestor::style)]"))
    return clean(" ".join(pieces))
