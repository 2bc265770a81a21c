"""Does a portal still read as it should: its golden pages, live samples, its newest captures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from govnews.discover.frontier import read_statement
from govnews.failures import DoNotRetry, Failure
from govnews.fetch.playback import read_payload
from govnews.portal import Portal
from govnews.records import Fate
from govnews.settings import Settings
from govnews.steps.archiving import show_page
from govnews.steps.given_page import GivenPage, fetch_given
from govnews.steps.golden import (
    FOLDER,
    GoldenPage,
    differences,
    golden_pages,
    read_as_golden,
    read_golden,
)
from govnews.steps.holdings import archive_store, capture_of_row
from govnews.steps.reading import shelf_portal
from govnews.steps.warehouse_connection import open_warehouse, translate_outages
from govnews.vietnamese.dates import ZONE

# What counts readers or names this very capture is not the same a day later.
_COUNTERS = frozenset({"view_count", "encoding"})
# What a sample must have wherever every golden article has it.
_FIELDS = ("title", "published_at", "byline", "body", "captions")


@dataclass(frozen=True, kw_only=True)
class FieldCheck:
    """One field of one page: what was expected, what was found, whether that is right."""

    page: str
    field: str
    expected: Any
    found: Any
    is_right: bool


def check_golden(portal: Portal, folder: Path = FOLDER) -> Iterator[FieldCheck]:
    """Yield every field of every golden page of a portal."""
    for page in golden_pages(folder, portal.slug):
        yield FieldCheck(
            page=page.case,
            field="reviewed",
            expected="by a person",
            found="by a person" if page.is_reviewed else "by nobody",
            is_right=page.is_reviewed,
        )
        yield from _checked(page.case, page.expected or {}, read_golden(page, portal))


def _checked(
    name: str, expected: Mapping[str, Any], found: Mapping[str, Any]
) -> Iterator[FieldCheck]:
    for field, wanted, read, same in differences(expected, found):
        yield FieldCheck(page=name, field=field, expected=wanted, found=read, is_right=same)


def check_live(
    portal: Portal, folder: Path, settings: Settings, today: date, most: int
) -> Iterator[FieldCheck]:
    """Yield the fields of live pages: golden ones asked again, and `most` new articles.

    Golden pages must read as they did, counters apart; of new articles, every field must be there
    that all golden articles have. A page that cannot be had is told as a difference.
    """
    golden = golden_pages(folder, portal.slug)
    listed: list[str] = []
    for page in golden:
        if not portal.owns(page.about["url"]) or page.expected is None:
            continue
        name = f"live {page.case}"
        given = _asked(page.about["url"], portal, settings, today)
        if isinstance(given, FieldCheck):
            yield given
            continue
        told = read_as_golden(given.payload, given.about(page.about.get("kind")), portal)
        if "entries" in told:
            # A listing goes on: that it has entries is what stays the same.
            listed += [url for url, _ in told["entries"]]
            yield _is_there(name, "entries", told["entries"])
            continue
        yield from (
            one for one in _checked(name, page.expected, told) if one.field not in _COUNTERS
        )
    wanted = _always_there(golden)
    known = {page.about["url"] for page in golden}
    for url in [one for one in dict.fromkeys(listed) if one not in known][:most]:
        given = _asked(url, portal, settings, today)
        yield from [given] if isinstance(given, FieldCheck) else _sample(given, portal, wanted)


def check_captures(
    portal: Portal, folder: Path, settings: Settings, most: int
) -> Iterator[FieldCheck]:
    """Yield the fields of the `most` newest captures that are articles, or should be."""
    wanted = _always_there(golden_pages(folder, portal.slug))
    for given in newest_captures(portal.slug, settings, most):
        yield from _sample(given, portal, wanted)


@translate_outages
def newest_captures(slug: str, settings: Settings, most: int) -> list[GivenPage]:
    """Return the newest captured article pages of a portal."""
    store = archive_store(settings)
    statement = read_statement(settings.sql_dir / "archive", "newest_captures")
    with open_warehouse(settings).connect() as connection:
        bound = {"portal_code": slug, "most": most}
        rows = connection.execute(statement, bound).mappings().all()
    captures = [capture_of_row(row) for row in rows]
    return [
        GivenPage(
            payload=read_payload(capture, store)[0],
            content_type=capture.content_type,
            url=capture.url,
            captured_on=capture.fetched_at.astimezone(ZONE).date(),
        )
        for capture in captures
    ]


def captured_page(url: str, settings: Settings, at: Any = None) -> GivenPage:
    """Return a page as the archive has it. Raises as `show_page` does."""
    capture, playback = show_page(url, at, settings)
    return GivenPage(
        payload=playback.payload,
        content_type=capture.content_type,
        url=capture.url,
        captured_on=capture.fetched_at.astimezone(ZONE).date(),
    )


def _asked(url: str, portal: Portal, settings: Settings, today: date) -> GivenPage | FieldCheck:
    try:
        return fetch_given(url, portal.slug, settings, today, portal)
    except Failure as failure:
        return FieldCheck(
            page=url, field="answer", expected="a page", found=str(failure), is_right=False
        )


def _always_there(golden: Sequence[GoldenPage]) -> list[str]:
    """Return the fields that every golden article of the portal has."""
    articles = [page.expected for page in golden if page.expected and page.expected.get("title")]
    return [name for name in _FIELDS if articles and all(_has(one, name) for one in articles)]


def _has(told: Mapping[str, Any], name: str) -> bool:
    value = told.get(name)
    if name == "published_at" and isinstance(value, Mapping):
        return bool(value["basis"] != "absent")
    return bool(value)


def _sample(given: GivenPage, portal: Portal, wanted: Sequence[str]) -> Iterator[FieldCheck]:
    told = read_as_golden(given.payload, given.about(), portal)
    found = told["fate"] or "article"
    if told["fate"] == Fate.LAYOUT_CHANGED or told["fate"] is None:
        is_right = told["fate"] is None
        yield FieldCheck(
            page=given.url, field="fate", expected="article", found=found, is_right=is_right
        )
    else:
        yield FieldCheck(
            page=given.url, field="fate", expected="a fate", found=found, is_right=True
        )
    for name in wanted if told["fate"] is None else ():
        value = told[name]["value"] if name == "published_at" else told[name]
        yield FieldCheck(
            page=given.url,
            field=name,
            expected="some, as on every golden page",
            found=value,
            is_right=_has(told, name),
        )


def _is_there(name: str, field: str, value: Sequence[Any]) -> FieldCheck:
    return FieldCheck(page=name, field=field, expected="some", found=value, is_right=bool(value))


def portal_and_folder(slug: str, folder: Path | None, settings: Settings) -> tuple[Portal, Path]:
    """Return a portal of the shelf and the folder of its golden pages.

    Those of an extra folder of portals lie in its ``golden``. Raises `DoNotRetry` without any.
    """
    portal = shelf_portal(slug, settings)
    places = [folder] if folder else [
        FOLDER, *([settings.portal_dir / "golden"] if settings.portal_dir else [])
    ]  # fmt: skip
    for place in places:
        if golden_pages(place, slug):
            return portal, place
    said = " or ".join(str(place / slug) for place in places)
    raise DoNotRetry(f"{slug}: expected golden pages in {said}, found none")
