"""Owns the shelf: finds portal files by walking folders, and loads one at a time.

Slugs are found without running any file, so that a broken file neither hides nor
stops the others; its mistake is told with file and line when it is asked for.
"""

from __future__ import annotations

import importlib.util
import re
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from govnews.failures import PortalMistake
from govnews.portal import UNTOLD, Layout, Portal

SHELF = Path(__file__).parent
_NO_PORTALS = {"__init__", "shelf"}
_SLUG = re.compile(r"[a-z][a-z0-9_]*")

# Whatever a person may get wrong in a file of plain values; the rest is no portal's mistake.
_MISTAKES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    re.error,
)


def portal_slugs(folder: Path | None = None) -> list[str]:
    """Return the slugs of all portal files, of the package's shelf and of an extra `folder`."""
    return sorted(_files(folder))


def load_portal(slug: str, folder: Path | None = None) -> Portal:
    """Return one portal; a file in the extra `folder` goes before the package's own.

    Raises `PortalMistake` with file, line and mistake.
    """
    path = _files(folder).get(slug)
    if path is None:
        known = ", ".join(portal_slugs(folder)) or "none"
        raise PortalMistake(f"no portal file {slug}.py: expected one of {known}")
    portal = getattr(_run(slug, path), "PORTAL", None)
    if not isinstance(portal, Portal):
        found = "none" if portal is None else type(portal).__name__
        raise PortalMistake(f"{path}:1: expected a value PORTAL = Portal(…), found {found}")
    if portal.slug != slug:
        line = _line_of(path, portal.slug)
        raise PortalMistake(f"{path}:{line}: expected slug={slug!r}, found {portal.slug!r}")
    _check_told(portal, path)
    _check_daily_articles(portal, path)
    _check_selectors(portal, path)
    _check_hosts(portal, path)
    return portal


def load_portals(folder: Path | None = None) -> dict[str, Portal | PortalMistake]:
    """Return every portal by slug; for a broken file its mistake instead."""
    return {slug: _portal_or_mistake(slug, folder) for slug in portal_slugs(folder)}


def _portal_or_mistake(slug: str, folder: Path | None) -> Portal | PortalMistake:
    try:
        return load_portal(slug, folder)
    except PortalMistake as mistake:
        return mistake


def _files(folder: Path | None) -> dict[str, Path]:
    folders = [SHELF] if folder is None else [SHELF, folder]
    return {
        path.stem: path
        for shelf in folders
        for path in sorted(shelf.glob("*.py"))
        if path.stem not in _NO_PORTALS and _SLUG.fullmatch(path.stem)
    }


def _run(slug: str, path: Path) -> ModuleType:
    """Return the portal file as a module of its own; nothing of it stays in sys.modules."""
    spec = importlib.util.spec_from_file_location(f"govnews_portal_{slug}", path)
    if spec is None or spec.loader is None:
        raise PortalMistake(f"{path}:1: expected a Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except _MISTAKES as error:
        raise PortalMistake(f"{path}:{_line_in(error, path)}: {_said(error)}") from error
    return module


def _line_in(error: BaseException, path: Path) -> int:
    """Return the line of `path` that the error comes from: its own, or the call that led to it."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return error.lineno or 1
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    return (lines[-1] if lines else None) or 1


def _said(error: BaseException) -> str:
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {message}"


def _check_told(portal: Portal, path: Path) -> None:
    """Refuse what `portals new` could not know and nobody has written down yet."""
    for name, said in (
        ("name", portal.name),
        ("publisher", portal.publisher),
        ("kind", portal.kind),
        ("place", portal.place.province),
    ):
        if said == UNTOLD:
            line = _line_of(path, f"{name}=")
            raise PortalMistake(
                f"{path}:{line}: {name}: expected {_MEANT[name]}, found {said!r}:"
                " nobody has written it down yet"
            )


_MEANT = {
    "name": "the portal's own name, as its header has it",
    "publisher": "the office that publishes, as its imprint names it",
    "kind": "what the publisher is: district, department, school, party_committee, …",
    "place": "where the publisher is (Place() for the whole country)",
}


def _check_hosts(portal: Portal, path: Path) -> None:
    for exception in portal.tls_exceptions:
        if exception.host not in {portal.host, *portal.aliases}:
            raise PortalMistake(
                f"{path}:{_line_of(path, exception.host)}: expected TLS exceptions for the"
                f" portal's own hosts, found {exception.host!r}"
            )


def _check_daily_articles(portal: Portal, path: Path) -> None:
    match portal.daily_articles:
        case None:
            return
        case (int(fewest), int(most)) if 0 <= fewest <= most:
            return
    line = _line_of(path, "daily_articles")
    found = portal.daily_articles
    raise PortalMistake(f"{path}:{line}: daily_articles: expected (fewest, most), found {found!r}")


def _check_selectors(portal: Portal, path: Path) -> None:
    for layout in portal.layouts:
        for name, selector in _selectors(layout):
            if problem := _problem(selector):
                _refuse_selector(path, f"layout {layout.name}: {name}", selector, problem)
    for listing in (portal.listing, *portal.other_listings):
        for name in ("entry", "date", "total", "next_page"):
            listed = getattr(listing, name)
            if isinstance(listed, str) and (problem := _problem(listed)):
                _refuse_selector(path, f"listing: {name}", listed, problem)
    for name in ("static_page", "neighbours"):
        selector = getattr(portal, name)
        if selector and (problem := _problem(selector)):
            _refuse_selector(path, name, selector, problem)


def _selectors(layout: Layout) -> Iterator[tuple[str, str]]:
    for name in (
        "container",
        "title",
        "body",
        "standfirst",
        "published",
        "byline",
        "captions",
        "view_count",
        "drop",
        "attachments",
    ):
        if selector := getattr(layout, name):
            yield name, selector
    for selector in layout.metadata:
        yield "metadata", selector


# A task loads its portals again and again, and the selectors in a file are what they were.
@cache
def _problem(selector: str) -> str | None:
    """Return what is wrong with a CSS selector."""
    try:
        CSSSelector(selector.removeprefix("page:"), translator="html")
    except SelectorError as error:
        return str(error).splitlines()[0]
    return None


def _refuse_selector(path: Path, place: str, selector: str, problem: str) -> None:
    line = _line_of(path, selector)
    raise PortalMistake(f"{path}:{line}: {place}: bad CSS selector {selector!r}: {problem}")


def _line_of(path: Path, text: str) -> int:
    """Return the first line of `path` that holds `text`, else the line of PORTAL."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for wanted in (text, "PORTAL ="):
        for number, line in enumerate(lines, start=1):
            if wanted in line:
                return number
    return 1
