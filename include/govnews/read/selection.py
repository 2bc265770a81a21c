"""Owns the search for elements of a page, on the tree of lxml, and the clean text of elements."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from cssselect.xpath import HTMLTranslator, XPathExpr
from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement, document_fromstring

from govnews.read.elements import Tag, Text
from govnews.vietnamese.text import clean

PAGE = "page:"
# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on


# Forms and fields need no classes of their own: choosing one is the dearest part of an element.
_ALIKE = etree.ElementDefaultClassLookup(element=HtmlElement)


def parse_page(text: str | bytes) -> HtmlElement | None:
    """Return the tree of a page, given as str or in UTF-8; None where there is no markup at all."""
    # Bytes, not str: lxml refuses text whose XML declaration names an encoding.
    octets = text.encode() if isinstance(text, str) else text
    payload = octets.replace(b"\x00", b"")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ALIKE)
    try:
        return document_fromstring(payload, parser=parser)
    except etree.ParserError:
        return None


class _Translator(HTMLTranslator):
    """CSS as XPath without `@class and`: what is not there holds no word, either."""

    def xpath_attrib_includes(self, xpath: XPathExpr, name: str, value: str | None) -> XPathExpr:
        """Return the expression with the condition that the attribute has `value` as a word."""
        if not value or len(value.split()) != 1 or value != value.strip():
            return super().xpath_attrib_includes(xpath, name, value)
        letters, word = self.xpath_literal(value), self.xpath_literal(f" {value} ")
        return xpath.add_condition(
            f"contains({name}, {letters})"
            f" and contains(concat(' ', normalize-space({name}), ' '), {word})"
        )

    def xpath_attrib_prefixmatch(self, xpath: XPathExpr, name: str, value: str | None) -> XPathExpr:
        """Return the expression with the condition that the attribute begins with `value`."""
        if not value:
            return super().xpath_attrib_prefixmatch(xpath, name, value)
        return xpath.add_condition(f"starts-with({name}, {self.xpath_literal(value)})")

    def xpath_attrib_substringmatch(
        self, xpath: XPathExpr, name: str, value: str | None
    ) -> XPathExpr:
        """Return the expression with the condition that the attribute holds `value`."""
        if not value:
            return super().xpath_attrib_substringmatch(xpath, name, value)
        return xpath.add_condition(f"contains({name}, {self.xpath_literal(value)})")


_TRANSLATOR = _Translator()


@lru_cache(maxsize=512)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(_TRANSLATOR.css_to_xpath(selector))


def find_on_page(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements of the whole page that `selector` (with or without page:) selects."""
    css = selector.removeprefix(PAGE)
    # A compiled :contains() that meets a second page reads freed memory (lxml 6.1): never kept.
    if ":contains" in css:
        return cast("list[HtmlElement]", CSSSelector(css, translator="html")(tree))
    return cast("list[HtmlElement]", _compiled(css)(tree))


def text_of(tag: Tag) -> str:
    """Return the clean text of an element; blocks and breaks part words, inline tags do not."""
    parts: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Text):
            parts.append(node)
        elif node.name == "br" or node.name in BLOCKS:
            parts.append(" ")
    return clean("".join(parts))


def page_text_of(element: HtmlElement) -> str:
    """Return the clean visible text of an element of the page's tree."""
    pieces = cast("list[str]", element.xpath(".//text()[not(ancestor::script or ancestor::style)]"))
    return clean(" ".join(pieces))
