"""Measures the reading of real pages beside other readers: CPU time, body, title and date.

    python -m benchmarks.readers

The articles of ../shared/pages, every reader on every page in the same process and in turns: CPU
time of this process, garbage collected as in a batch, the best of several turns. Body: F1 of the
bags of words, with the words that the manifest's selectors found. Title: equal. Date: the same
day, or none where the page has none; "invented" are days told of pages without one. Writes
nothing.
"""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles

from bs4 import BeautifulSoup
from lxml import html
from newspaper import Article as NewspaperArticle
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from trafilatura import bare_extraction

from govnews.portal import Portal
from govnews.read import read_page
from govnews.steps.garbage import collect_rarely
from tests.portals.test_shared_pages import (
    ARTICLES,
    CAPTURED_ON,
    SharedPage,
    bag,
    expected_of,
    normal,
)

TURNS = 5


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one reader makes of a page; None: it does not look for that."""

    body: str = ""
    title: str | None = None
    day: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One page, ready to be read: its file is unpacked and its portal loaded."""

    page: SharedPage
    url: str
    payload: bytes
    portal: Portal


Reader = Callable[[Sheet], Told]


def main() -> None:
    """Read every article with every reader and print one row for each."""
    logging.disable(logging.CRITICAL)
    collect_rarely()
    if not ARTICLES:
        sys.exit("no page in ../shared/pages")
    sheets = [
        Sheet(page=page, url=page.url, payload=page.payload, portal=page.portal)
        for page in ARTICLES
        if normal(page.expects("body"))
    ]
    milliseconds, told = _measure(sheets)
    size = sum(len(sheet.payload) for sheet in sheets) / len(sheets) / 1000
    print(f"{len(sheets)} articles of {size:.0f} kB\n")
    print(f"{'CPU ms a page':28}{'p50':>7}{'p95':>7}{'mean':>7}{'parses':>8}"
          f"{'body F1':>9}{'least':>7}{'title':>7}{'date':>7}{'invented':>10}")  # fmt: skip
    floor = sum(milliseconds["lxml parse"])
    for name, reader in READERS.items():
        spread = quantiles(milliseconds[name], n=20, method="inclusive")
        mean = sum(milliseconds[name]) / len(sheets)
        row = f"{name:28}{spread[9]:7.2f}{spread[18]:7.2f}{mean:7.2f}"
        row += f"{sum(milliseconds[name]) / floor:8.1f}"
        print(row + (_quality(sheets, told[name]) if reader not in PARSERS else ""))


def _measure(sheets: Sequence[Sheet]) -> tuple[dict[str, list[float]], dict[str, list[Told]]]:
    """Return the best milliseconds and what was told, by reader and page."""
    best: dict[str, list[float]] = {name: [float("inf")] * len(sheets) for name in READERS}
    told: dict[str, list[Told]] = {name: [] for name in READERS}
    for turn in range(TURNS):
        for place, sheet in enumerate(sheets):
            for name, reader in READERS.items():
                started = time.process_time()
                found = reader(sheet)
                spent = (time.process_time() - started) * 1000
                best[name][place] = min(best[name][place], spent)
                if turn == 0:
                    told[name].append(found)
    return best, told


def _quality(sheets: Sequence[Sheet], told: Sequence[Told]) -> str:
    pairs = list(zip(sheets, told, strict=True))
    measures = [_f1(bag(found.body), expected_of(sheet.page)) for sheet, found in pairs]
    said = f"{sum(measures) / len(measures):9.3f}{min(measures):7.2f}"
    if all(found.title is None for found in told):
        return said
    titles = [normal(found.title or "") == sheet.page.expects("title") for sheet, found in pairs]
    said += f"{sum(titles) / len(titles):7.2f}"
    days = [(sheet.page.expects("date_iso")[:10], found.day or "") for sheet, found in pairs]
    right = sum(expected == day for expected, day in days) / len(days)
    invented = sum(bool(day) for expected, day in days if not expected)
    undated = sum(not expected for expected, _ in days)
    return said + f"{right:7.2f}{f'{invented}/{undated}':>10}"


def _f1(found: Counter[str], expected: Counter[str]) -> float:
    both = (found & expected).total()
    return 2 * both / (found.total() + expected.total()) if both else 0.0


def _govnews(sheet: Sheet) -> Told:
    reading = read_page(
        sheet.payload,
        content_type="text/html",
        url=sheet.url,
        portal=sheet.portal,
        captured_on=CAPTURED_ON,
        has_address=bool(sheet.page.line["url"]),
    )
    article = reading.article
    if article is None:
        return Told()
    value = article.published_at.value
    # The other readers leave these in their text.
    cells = [cell for table in article.tables for row in table for cell in row]
    whole = "\n".join(article.body)
    files = [file.text for file in article.attachments if file.text not in whole]
    return Told(
        body="\n".join([*article.body, *article.captions, *cells, *files, article.byline or ""]),
        title=article.title,
        day=value.isoformat()[:10] if value else None,
    )


def _trafilatura(sheet: Sheet) -> Told:
    found = bare_extraction(
        sheet.payload, fast=True, url=sheet.url, with_metadata=True, include_tables=True
    )
    if found is None:
        return Told(title="")
    return Told(body=found.text or "", title=found.title or "", day=found.date)


def _resiliparse(sheet: Sheet) -> Told:
    tree = HTMLTree.parse_from_bytes(sheet.payload, "utf-8")
    return Told(body=extract_plain_text(tree, main_content=True))


def _newspaper(sheet: Sheet) -> Told:
    article = NewspaperArticle(sheet.url, language="vi", fetch_images=False)
    article.download(input_html=sheet.payload.decode("utf-8", "replace"))
    article.parse()
    day = article.publish_date
    return Told(
        body=article.text,
        title=article.title,
        day=day.date().isoformat() if isinstance(day, datetime) else None,
    )


def _lxml_parse(sheet: Sheet) -> Told:
    html.fromstring(sheet.payload)
    return Told()


def _soup_parse(sheet: Sheet) -> Told:
    BeautifulSoup(sheet.payload, "lxml")
    return Told()


PARSERS = (_lxml_parse, _soup_parse)
READERS: dict[str, Reader] = {
    "lxml parse": _lxml_parse,
    "BeautifulSoup parse": _soup_parse,
    "govnews, layout": _govnews,
    "trafilatura (fast)": _trafilatura,
    "resiliparse (body only)": _resiliparse,
    "newspaper4k": _newspaper,
}


if __name__ == "__main__":
    main()
