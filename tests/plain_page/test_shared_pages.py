"""Real pages read without any layout: how often the title is right; no date is invented."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from govnews.portals.platforms import unknown
from govnews.read import read_page
from govnews.records import Place, Reading
from govnews.vietnamese.text import clean

SHARED = Path(__file__).resolve().parents[3] / "shared" / "pages"
CAPTURED_ON = date(2025, 6, 1)


@dataclass(frozen=True, eq=False)
class RealPage:
    """One saved article with what hand-written selectors found."""

    file: Path
    url: str
    expected: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.file.parent.name}-{self.file.name.split('_')[0]}"


def articles() -> list[RealPage]:
    if not SHARED.is_dir():
        return []
    found = []
    for line in (SHARED / "manifest.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        host = re.split(r"[/(]", row["site"])[0]
        url = row["url"] or f"http://{host}/tin-tuc/mot-bai-viet-nao-do-1.html"
        if (row.get("expected") or {}).get("title"):
            found.append(RealPage(file=SHARED / row["file"], url=url, expected=row["expected"]))
    return found


PAGES = articles()


@cache
def read(page: RealPage) -> Reading:
    """Return the reading of a page by a portal that has no layout."""
    portal = unknown.PLATFORM.portal(
        slug="new",
        name="Mới",
        host=page.url.split("/")[2],
        publisher="Mới",
        kind="school",
        place=Place(),
    )
    return read_page(
        gzip.decompress(page.file.read_bytes()),
        content_type=None,
        url=page.url,
        portal=portal,
        captured_on=CAPTURED_ON,
    )


def likeness(read_as: str, expected: str) -> float:
    """Return the F1 of the words, as often as they are said."""
    one, other = (Counter(re.findall(r"\w+", clean(text).lower())) for text in (read_as, expected))
    both = sum((one & other).values())
    return 2 * both / (one.total() + other.total()) if both else 0.0


def day_of(page: RealPage) -> str:
    article = read(page).article
    value = article.published_at.value if article else None
    return str(value or "")[: len(page.expected["date_iso"]) or 10]


def test_there_are_pages_to_read(shared: Path) -> None:
    assert len(PAGES) > 55


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_date_is_invented_and_none_is_wrong(page: RealPage) -> None:
    if read(page).article is not None:
        assert day_of(page) in {"", page.expected["date_iso"]}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_what_is_read_says_that_there_is_no_layout(page: RealPage) -> None:
    reading = read(page)
    assert reading.layout == "none"
    assert reading.article is not None or reading.reason


def test_shares(shared: Path, record_property: Callable[[str, object], None]) -> None:
    pages = [page for page in PAGES if read(page).article is not None]
    titles = sum(clean(read(page).article.title) == clean(page.expected["title"]) for page in pages)  # type: ignore[union-attr]
    dates = sum(day_of(page) == page.expected["date_iso"] for page in PAGES)
    bodies = [
        likeness(read(page).article.text, page.expected["body"])  # type: ignore[union-attr]
        for page in pages
        if page.expected["body"]
    ]
    mean = sum(bodies) / len(bodies)
    told = f"title {titles}/{len(PAGES)}, date {dates}/{len(PAGES)}, body F1 {mean:.3f}"
    record_property("shares", told)
    assert titles >= 0.93 * len(PAGES), told
    assert dates >= 0.93 * len(PAGES), told
    assert mean >= 0.95, told
