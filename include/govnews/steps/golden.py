"""Golden pages: one folder per portal and case, with page.html, about.json and expected.json.

A page is read as an article, unless about.json says ``"kind": "listing"`` (or ``"feed"``). With
``"reviewed": false`` its expectation was written by a command and nobody has looked yet: tests
and ``govnews portals check`` fail until somebody accepts it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from govnews.discover.kinds import Kind
from govnews.discover.pages import read_addresses
from govnews.failures import DoNotRetry
from govnews.portal import Portal
from govnews.read.page import read_page
from govnews.read.presentation import reading_as_json
from govnews.settings import ROOT

FOLDER = ROOT / "tests" / "portals"
_FILES = ("about.json", "page.html")


@dataclass(frozen=True)
class GoldenPage:
    """One captured page: its bytes, where they came from, and what they must read as."""

    folder: Path

    @property
    def slug(self) -> str:
        """Return the portal's slug."""
        return self.folder.parent.name

    @property
    def case(self) -> str:
        """Return the name of the case: the theme, or what is special about the page."""
        return self.folder.name

    @property
    def about(self) -> dict[str, Any]:
        """Return address, content type and day of the capture, and what else is told of it."""
        return _object(self.folder / "about.json")

    @property
    def payload(self) -> bytes:
        """Return the page's bytes as they were answered."""
        return (self.folder / "page.html").read_bytes()

    @property
    def expected(self) -> dict[str, Any] | None:
        """Return what the page must read as; None where nobody has said so yet."""
        path = self.folder / "expected.json"
        return _object(path) if path.exists() else None

    @property
    def is_reviewed(self) -> bool:
        """Return whether a person has looked at the expectation."""
        return bool(self.about.get("reviewed", True))

    def __str__(self) -> str:
        return f"{self.slug}/{self.case}"


def golden_pages(folder: Path = FOLDER, slug: str = "*") -> list[GoldenPage]:
    """Return the golden pages of one portal, or of all, by portal and case."""
    return [GoldenPage(about.parent) for about in sorted(folder.glob(f"{slug}/*/about.json"))]


def read_golden(page: GoldenPage, portal: Portal) -> dict[str, Any]:
    """Return what the present code reads from a golden page."""
    return read_as_golden(page.payload, page.about, portal)


def read_as_golden(payload: bytes, about: Mapping[str, Any], portal: Portal) -> dict[str, Any]:
    """Return what a page reads as, in the form of expected.json."""
    captured_on = date.fromisoformat(about["captured_on"])
    if "kind" in about:
        return _read_listing(payload, about, portal, captured_on)
    feed = about.get("feed_published")
    reading = read_page(
        payload,
        content_type=about["content_type"],
        url=about["url"],
        portal=portal,
        captured_on=captured_on,
        feed_published=datetime.fromisoformat(feed) if feed else None,
    )
    return reading_as_json(reading)


def _read_listing(
    payload: bytes, about: Mapping[str, Any], portal: Portal, captured_on: date
) -> dict[str, Any]:
    """Return what a listing names, in its order, and how it goes on."""
    kind, content_type = Kind(about["kind"]), about["content_type"]
    brought = read_addresses(portal, about["url"], kind, payload, content_type, captured_on)
    return {
        "entries": [
            [entry.url, entry.stated_on.isoformat() if entry.stated_on else None]
            for entry in brought.entries
        ],
        "stated_total": brought.stated_total,
        "next_page": brought.next_page,
        "posted_pages": [each.number for each in brought.postbacks],
    }


def write_golden(
    folder: Path, payload: bytes, about: Mapping[str, Any], expected: Mapping[str, Any]
) -> GoldenPage:
    """Write one golden page that nobody has reviewed yet; what was there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_bytes(payload)
    page = GoldenPage(folder)
    write_expected(page, expected)
    write_json(folder / "about.json", {**about, "reviewed": False})
    return page


def write_expected(page: GoldenPage, expected: Mapping[str, Any]) -> None:
    """Write what a page must read as."""
    write_json(page.folder / "expected.json", expected)


def accept(page: GoldenPage) -> None:
    """Take a page's mark away: a person has looked. Raises `DoNotRetry` without expectation."""
    if page.expected is None:
        raise DoNotRetry(f"{page.folder}: expected expected.json to accept, found none")
    about = {name: value for name, value in page.about.items() if name != "reviewed"}
    write_json(page.folder / "about.json", about)


def write_json(path: Path, told: Mapping[str, Any]) -> None:
    """Write one JSON object as git likes it: indented, with a line end."""
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def differences(
    expected: Mapping[str, Any], found: Mapping[str, Any]
) -> Iterator[tuple[str, Any, Any, bool]]:
    """Yield every field with what was expected and found, and whether they are the same."""
    for name in dict.fromkeys((*expected, *found)):
        same = name in expected and name in found and expected[name] == found[name]
        yield name, expected.get(name), found.get(name), same


def _object(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DoNotRetry(f"{path}: expected one JSON object, found {error}") from error
    if not isinstance(told, dict):
        raise DoNotRetry(f"{path}: expected one JSON object, found {type(told).__name__}")
    return told
