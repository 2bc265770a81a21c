"""The keeping of golden pages: add one, fetch or read one again, accept what was looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from govnews.failures import DoNotRetry
from govnews.settings import Settings
from govnews.steps.given_page import GivenPage, fetch_given
from govnews.steps.golden import (
    FOLDER,
    GoldenPage,
    accept,
    differences,
    golden_pages,
    read_as_golden,
    write_golden,
)
from govnews.steps.reading import shelf_portal


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A golden page that was written, or left as it is, and the fields that changed."""

    page: GoldenPage
    told: Mapping[str, Any]
    changed: Sequence[str]
    is_written: bool


def golden_folder(slug: str, folder: Path | None, settings: Settings) -> Path:
    """Return the folder of golden pages that a portal's go to: the tests', or beside its file."""
    if folder is not None:
        return folder
    shelf = settings.portal_dir
    if shelf is not None and (shelf / f"{slug}.py").exists():
        return shelf / "golden"
    return FOLDER


def add_page(
    slug: str,
    given: GivenPage,
    case: str | None,
    kind: str | None,
    folder: Path,
    settings: Settings,
) -> Kept:
    """Write a page as a golden one, which nobody has reviewed yet; no other is replaced.

    Raises `DoNotRetry` where the case is there already.
    """
    portal = shelf_portal(slug, settings)
    about = given.about(kind)
    told = read_as_golden(given.payload, about, portal)
    name = case or _free(folder / slug, _case_of(told, slug))
    if (folder / slug / name).exists():
        raise DoNotRetry(f"{folder / slug / name}: expected no such case yet; choose --case")
    page = write_golden(folder / slug / name, given.payload, about, told)
    return Kept(page=page, told=told, changed=tuple(told), is_written=True)


def read_again(
    slug: str, case: str, folder: Path, settings: Settings, fetched_on: date | None
) -> Kept:
    """Read a golden page with the present code, and write what it reads where that changed.

    With `fetched_on` its address is asked again first, that day.
    """
    page = _page(slug, case, folder)
    portal = shelf_portal(slug, settings)
    about, payload = page.about, page.payload
    if fetched_on is not None:
        given = fetch_given(about["url"], slug, settings, fetched_on, portal)
        payload, about = given.payload, {**about, **given.about(about.get("kind"))}
        about.pop("charset", None)
    told = read_as_golden(payload, about, portal)
    before = page.expected or {}
    changed = [name for name, _, _, same in differences(before, told) if not same]
    if changed or payload != page.payload:
        page = write_golden(page.folder, payload, about, told)
    return Kept(page=page, told=told, changed=changed, is_written=bool(changed))


def accept_case(slug: str, case: str, folder: Path) -> str:
    """Take away a page's mark, and say so. Raises `DoNotRetry` for a case that is not there."""
    page = _page(slug, case, folder)
    accept(page)
    return f"{page}: accepted; its test holds the code to it from now on"


def list_cases(slug: str, folder: Path) -> Iterator[str]:
    """Yield one line for each golden page of a portal."""
    for page in golden_pages(folder, slug):
        mark = "" if page.is_reviewed else "  NOBODY HAS LOOKED YET"
        yield f"{page.case:24} {page.about['captured_on']}  {page.about['url']}{mark}"


def _page(slug: str, case: str, folder: Path) -> GoldenPage:
    page = GoldenPage(folder / slug / case)
    if not (page.folder / "about.json").is_file():
        known = ", ".join(one.case for one in golden_pages(folder, slug)) or "none"
        raise DoNotRetry(f"{page.folder}: expected a golden page, found none; known: {known}")
    return page


def _case_of(told: Mapping[str, Any], slug: str) -> str:
    """Return a name for a case: its layout, or the fate that it met."""
    if "entries" in told:
        return "listing"
    name = str(told["layout"] or told["fate"]) if told["fate"] is None else str(told["fate"])
    return name.removeprefix(f"{slug}_")


def _free(folder: Path, name: str) -> str:
    number = 1
    while (folder / (free := name if number == 1 else f"{name}_{number}")).exists():
        number += 1
    return free
