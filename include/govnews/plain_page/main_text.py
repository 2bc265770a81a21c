"""Owns the main text of a page without layout: which of its lines trafilatura takes for it.

trafilatura (Apache-2.0) tells text from menus; which lines it means is found on the page
itself, so that captions, tables and files in between are read as on any other page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from govnews.plain_page.lines import Line
from govnews.vietnamese.text import clean

# What trafilatura is not asked about: its time grows faster than such pages.
MOST_ELEMENTS = 20_000
MOST_CHARACTERS = 3_000_000
_WORDS = re.compile(r"\w+")
_RUN, _MOST = 4, 0.6  # words in a row, and the share of a line's runs that trafilatura kept
_ENOUGH = 0.85
_SENTENCE_LENGTH = 80


@dataclass(frozen=True, kw_only=True)
class MainText:
    """The lines of the main text, and the innermost element around (nearly) all of them.

    `basis` tells who found it: ``trafilatura``, or ``paragraphs`` (the element with most of
    them) where the page is too large to ask, or where trafilatura found nothing.
    """

    lines: tuple[Line, ...]
    container: HtmlElement
    basis: str


def find_main_text(tree: HtmlElement, lines: Sequence[Line]) -> MainText | None:
    """Return the main text, None where no line is prose at all."""
    wording = Wording(_extracted(tree))
    found = [line for line in lines if wording.holds(line.text)]
    basis = "trafilatura"
    if not found:
        found, basis = [line for line in lines if _is_sentence(line)], "paragraphs"
    if not found:
        return None
    container = container_of(found)
    inside = set(container.iter())
    kept = tuple(line for line in found if line.element in inside)
    return MainText(lines=kept, container=container, basis=basis)


def _extracted(tree: HtmlElement) -> list[str]:
    """Return the paragraphs that trafilatura reads; none of a page too large for it."""
    size = 0
    for count, element in enumerate(tree.iter()):
        size += len(element.text or "") + len(element.tail or "")
        if count > MOST_ELEMENTS or size > MOST_CHARACTERS:
            return []
    # Only pages without a layout need it, and its import takes longer than a hundred pages do.
    from trafilatura import bare_extraction

    try:
        read = bare_extraction(deepcopy(tree), fast=True, include_comments=False)
    except RecursionError:
        return []
    text = None if read is None or isinstance(read, dict) else read.text
    return [said for said in map(clean, (text or "").split("\n")) if said]


class Wording:
    """The words of some paragraphs, asked for lines, however those are cut."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._whole: set[tuple[str, ...]] = set()
        self._runs: set[tuple[str, ...]] = set()
        for said in paragraphs:
            words = _words(said)
            self._whole.add(tuple(words))
            self._runs |= _runs(words)

    def holds(self, text: str) -> bool:
        """Return whether (nearly) all of a line's words stand in the paragraphs, in its order."""
        words = _words(text)
        if tuple(words) in self._whole:
            return True
        own = _runs(words)
        return bool(own) and len(own & self._runs) >= _MOST * len(own)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}


def _is_sentence(line: Line) -> bool:
    return len(line.text) >= _SENTENCE_LENGTH and not line.is_linked


def container_of(found: Sequence[Line]) -> HtmlElement:
    """Return the innermost element around `_ENOUGH` of the text's characters."""
    weight: dict[HtmlElement, int] = {}
    depth: dict[HtmlElement, int] = {}
    total = 0
    for line in found:
        total += len(line.text)
        chain = [line.element, *line.element.iterancestors()]
        for up, element in enumerate(chain):
            weight[element] = weight.get(element, 0) + len(line.text)
            depth[element] = len(chain) - up
    enough = [element for element, held in weight.items() if held >= _ENOUGH * total]
    return max(enough, key=lambda element: depth[element])
