"""Owns what is measured: the pages of sample sites, annotated articles, texts of any length."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count, zip_longest
from pathlib import Path

from govnews.extract import input_from_json
from govnews.portal import Portal
from govnews.portals.shelf import load_portal
from govnews.read import read_page, reading_as_json
from govnews.records import ExtractionInput, Reading
from govnews.vietnamese.sentences import sentences
from tests.extract.gold import read_gold
from tests.portals.test_shared_pages import ARTICLES, read

_CAPTURED_ON = date(2026, 11, 22)
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True)
class Page:
    """One saved page of a sample site that holds an article."""

    payload: bytes
    content_type: str | None
    url: str
    portal: Portal

    def read(self) -> Reading:
        """Return what the reader makes of the page."""
        return read_page(
            self.payload,
            content_type=self.content_type,
            url=self.url,
            portal=self.portal,
            captured_on=_CAPTURED_ON,
        )


def pages_of(sites: Path) -> list[Page]:
    """Return the pages below a folder of sample sites (routes.json each) that are articles."""
    pages = [page for file in sorted(sites.glob("*/routes.json")) for page in _pages(file)]
    return [page for page in pages if page.read().article is not None]


def _pages(routes: Path) -> Iterator[Page]:
    given = json.loads(routes.read_text(encoding="utf-8"))
    host = given["hosts"][0]
    portal = load_portal(routes.parent.name, None).moved_to(host, "http")
    for address, answer in given["routes"].items():
        file = routes.parent / answer.get("file", "")
        if file.is_file() and "html" in answer.get("content_type", ""):
            yield Page(
                payload=file.read_bytes(),
                content_type=answer["content_type"],
                url=f"http://{host}{address}",
                portal=portal,
            )


def articles_of(pages: list[Page], annotated: Path) -> list[ExtractionInput]:
    """Return the articles of pages and of a folder of annotated ones, each text once."""
    gold = [input_from_json(read_gold(file).given) for file in sorted(annotated.glob("*.yaml"))]
    read = [
        input_from_json(reading_as_json(page.read()), {page.portal.slug: page.portal.place})
        for page in pages
    ]
    return list({article.text: article for article in (*gold, *read)}.values())


def real_articles() -> list[ExtractionInput]:
    """Return the articles of the real pages in ../shared/pages, none where they are not there."""
    return [
        input_from_json(reading_as_json(reading), {page.portal.slug: page.portal.place})
        for page in ARTICLES
        if (reading := read(page)).article is not None
    ]


def words_of(article: ExtractionInput) -> int:
    """Return how many words an article has, those of its tables included."""
    cells = (cell for table in article.tables for row in table for cell in row)
    return len(article.text.split()) + sum(len(cell.split()) for cell in cells)


def text_of(articles: list[ExtractionInput], words: int) -> ExtractionInput:
    """Return an article of so many words: sentences of all in turn, never twice the same.

    No real article is as dense: every sentence has a body, a day and a figure of its own.

    From the second round on each figure is another one, so that documents, dates and
    quantities differ as in a long report.
    """
    parts: list[str] = []
    length = 0
    for sentence in _sentences_for_ever(articles):
        parts.append(sentence)
        length += len(sentence.split())
        if length >= words:
            break
    paragraphs = (" ".join(parts[n : n + 4]) for n in range(0, len(parts), 4))
    return replace(articles[0], text="\n".join(paragraphs), captions=(), byline=None)


def _sentences_for_ever(articles: list[ExtractionInput]) -> Iterator[str]:
    cut = [[a.text[s:e] for s, e in sentences(a.text)] for a in articles]
    in_turn = [s for row in zip_longest(*cut) for s in row if s]
    for turn in count():
        for sentence in in_turn:
            yield _FIGURE.sub(partial(_other, turn=turn), sentence)


def _other(found: re.Match[str], turn: int) -> str:
    """Return another figure with as many digits; years and days of months stay likely."""
    figure = found[0]
    if not turn or len(figure) == 4:
        return figure
    low, high = (1, 12) if len(figure) < 3 else (10 ** (len(figure) - 1), 10 ** len(figure))
    return f"{low + (int(figure) + turn * 7) % (high - low):0{len(figure)}d}"
