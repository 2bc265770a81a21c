"""Owns the lines of a page: what a reader sees between two line ends, in order, with their setting.

Linear in the size of the page; a hostile page is cut after `MOST_LINES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml.html import HtmlElement

from govnews.vietnamese.text import clean

MOST_LINES = 6000
LONGEST_LINE = 20_000  # characters

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "li", "main", "marquee", "nav", "ol", "option", "p",
    "pre", "section", "select", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
    "ul",
})
_UNSEEN = frozenset({
    "head", "script", "style", "noscript", "template", "select", "textarea", "button", "iframe",
    "svg", "object",
})
# fmt: on


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: its clean text, the innermost element around all of it, and where it stands.

    `linked` counts its characters inside links, `bold` those in ``b``, ``strong`` or headings.
    """

    number: int
    text: str
    element: HtmlElement
    linked: int = 0
    bold: int = 0

    @property
    def is_linked(self) -> bool:
        """Return whether most of the line is a link."""
        return self.linked * 2 > len(self.text)


def lines_of(tree: HtmlElement) -> list[Line]:
    """Return the visible lines of a page in order."""
    flow = _Flow()
    for event, element, skipped in _walk(tree):
        if not skipped:
            flow.take(event, element)
        if len(flow.lines) >= MOST_LINES:
            break
    flow.end()
    return flow.lines


def _walk(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement, bool]]:
    """Yield start and end of every element; `skipped` inside what nobody sees."""
    # A stack of our own: iterwalk would need one more copy of the state per element.
    stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = []
    element: HtmlElement | None = tree
    while element is not None:
        if isinstance(element.tag, str) and element.tag not in _UNSEEN and not _is_hidden(element):
            yield "start", element, False
            stack.append((element, iter(cast("Iterator[HtmlElement]", element))))
        elif stack:
            yield "tail", element, False
        element = None
        while stack and element is None:
            parent, children = stack[-1]
            element = next(children, None)
            if element is None:
                stack.pop()
                yield "end", parent, False


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None


@dataclass
class _Flow:
    """Gathers pieces of text until a block begins or ends."""

    lines: list[Line] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _elements: list[HtmlElement] = field(default_factory=list)
    _linked: int = 0
    _bold: int = 0
    _links: int = 0
    _bolds: int = 0
    _length: int = 0

    def take(self, event: str, element: HtmlElement) -> None:
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                self.end()
            self._links += tag == "a"
            self._bolds += tag in _BOLD
            self._text(element.text, element)
            return
        if event == "end":
            if tag in _BLOCKS:
                self.end()
            self._links -= tag == "a"
            self._bolds -= tag in _BOLD
        parent = element.getparent()
        if parent is not None:
            self._text(element.tail, parent)

    def _text(self, text: str | None, element: HtmlElement) -> None:
        if not text or self._length > LONGEST_LINE:
            return
        self._pieces.append(text)
        if not text.isspace():
            self._elements.append(element)
            said = len(text.strip())
            self._length += said
            self._linked += said if self._links else 0
            self._bold += said if self._bolds else 0

    def end(self) -> None:
        """End the line at hand, if there is one."""
        text = clean("".join(self._pieces)) if self._elements else ""
        if text:
            self.lines.append(
                Line(
                    number=len(self.lines),
                    text=text,
                    element=around(self._elements),
                    linked=self._linked,
                    bold=self._bold,
                )
            )
        self._pieces, self._elements = [], []
        self._linked = self._bold = self._length = 0


_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})


def around(elements: list[HtmlElement]) -> HtmlElement:
    """Return the innermost element that holds all of `elements` (at least one)."""
    held = elements[0]
    others = set(elements[1:]) - {held}
    while others:
        inside = set(held.iter())
        others -= inside
        if not others:
            break
        parent = held.getparent()
        if parent is None:
            break
        held = parent
    return held
