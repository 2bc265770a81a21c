"""Owns the draft of a layout: selectors for what a page without layout was found to say."""

from __future__ import annotations

from bs4 import BeautifulSoup
from lxml import etree
from lxml.html import HtmlElement

from govnews.plain_page.date_line import PageDate
from govnews.plain_page.findings import Findings
from govnews.plain_page.lines import around
from govnews.plain_page.selectors import selector_of
from govnews.portal import Layout
from govnews.records import Basis

_METADATA = 'page:meta[property="article:published_time"]'
_BOXES = {"div", "td", "section", "article", "main", "table", "tbody", "body"}


def draft_layout(tree: HtmlElement, findings: Findings, slug: str) -> Layout | None:
    """Return a layout of title, text and date; None where one of the first two has no element.

    What it reads must still be compared with what was found: a selector is a guess.
    """
    title, text = findings.title, findings.text
    if title is None or title.line is None or text is None:
        return None
    box = _box_of(text.container)
    stated = _stated(findings)
    held = [
        title.line.element,
        box,
        *([stated.line.element] if stated and stated.line else []),
    ]
    container, named = _container(tree, around(held))
    if container is None or named is None:
        return None
    titled = selector_of(_block_of(title.line.element), container)
    body = selector_of(box, container)
    if titled is None or body is None or box is container:
        return None
    published = None
    if stated is not None and stated.line is not None:
        published = selector_of(stated.line.element, container)
    markup = etree.tostring(container, encoding="unicode", method="html", with_tail=False)
    soup = BeautifulSoup(markup, "lxml")
    if not all(finds_alike(soup, container, one) for one in (titled, body)):
        return None
    if published is not None and not finds_alike(soup, container, published):
        published = None
    return Layout(
        name=f"{slug}_article",
        container=named,
        title=titled,
        body=body,
        published=published,
        metadata=(_METADATA,) if tree.xpath("//meta[@property='article:published_time']") else (),
    )


def finds_alike(soup: BeautifulSoup, container: HtmlElement, selector: str) -> bool:
    """Return whether a selector finds the same words first with lxml and with BeautifulSoup.

    They repair broken markup and read CSS each in its own way: where they part, a browser may
    show a third thing, and the selector is no good draft.
    """
    first = soup.select_one(selector)
    found = container.cssselect(selector)
    if first is None or not found:
        return False
    return first.get_text().split() == "".join(found[0].itertext()).split()


def _box_of(element: HtmlElement) -> HtmlElement:
    """Return the box around a text: the next article may have more than this one's paragraph."""
    while element.tag not in _BOXES:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _stated(findings: Findings) -> PageDate | None:
    return next((one for one in findings.dates if one.published.basis is Basis.STATED), None)


def _container(tree: HtmlElement, inner: HtmlElement) -> tuple[HtmlElement | None, str | None]:
    """Return the innermost element around title and text that a selector finds alone."""
    chain = [inner, *inner.iterancestors()]
    for element in chain:
        if element.tag in {"body", "html", "form"}:
            break
        named = selector_of(element, tree, alone=True)
        if named is not None and ("." in named or "#" in named):
            return element, named
    return None, None


def _block_of(element: HtmlElement) -> HtmlElement:
    """Return the element itself, or the one around it where it only sets letters."""
    while element.tag in {"b", "strong", "i", "em", "font", "span", "u"}:
        parent = element.getparent()
        if parent is None or len(parent) > 1 or (parent.text or "").strip():
            break
        element = parent
    return element
