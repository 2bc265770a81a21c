"""Golden pages: one folder per portal and case, with page.html, about.json and expected.json.

A page is read as an article, unless about.json says ``"kind": "listing"`` (or ``"feed"``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from govnews.discover.kinds import Kind
from govnews.discover.pages import read_addresses
from govnews.portals.shelf import load_portal
from govnews.read.page import read_page
from govnews.read.presentation import reading_as_json

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class GoldenPage:
    """One captured page: its bytes, where they came from, and what they must read as."""

    folder: Path

    @property
    def slug(self) -> str:
        return self.folder.parent.name

    def __str__(self) -> str:
        return f"{self.slug}/{self.folder.name}"


def golden_pages() -> list[GoldenPage]:
    """Return all golden pages, by portal and case."""
    return [GoldenPage(about.parent) for about in sorted(FOLDER.glob("*/*/about.json"))]


@cache
def read_golden(page: GoldenPage) -> dict[str, Any]:
    """Return what the present code reads from a golden page."""
    about = json.loads((page.folder / "about.json").read_text(encoding="utf-8"))
    if "kind" in about:
        return _read_listing(page, about)
    feed = about.get("feed_published")
    reading = read_page(
        (page.folder / "page.html").read_bytes(),
        content_type=about["content_type"],
        url=about["url"],
        portal=load_portal(page.slug),
        captured_on=date.fromisoformat(about["captured_on"]),
        feed_published=datetime.fromisoformat(feed) if feed else None,
    )
    return reading_as_json(reading)


def _read_listing(page: GoldenPage, about: dict[str, Any]) -> dict[str, Any]:
    """Return what a listing names, in its order, and how it goes on."""
    brought = read_addresses(
        load_portal(page.slug),
        about["url"],
        Kind(about["kind"]),
        (page.folder / "page.html").read_bytes(),
        about["content_type"],
        date.fromisoformat(about["captured_on"]),
    )
    return {
        "entries": [
            [entry.url, entry.stated_on.isoformat() if entry.stated_on else None]
            for entry in brought.entries
        ],
        "stated_total": brought.stated_total,
        "next_page": brought.next_page,
        "posted_pages": [each.number for each in brought.postbacks],
    }
