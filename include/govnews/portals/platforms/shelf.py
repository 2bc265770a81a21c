"""Owns the shelf of platforms: finds the modules of this folder, and tells which one made a page.

A platform recognises itself by its marks: CSS selectors that only its pages have, and the form
of its addresses. What did not match is told, too, so that a person can judge.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from govnews.failures import PortalMistake
from govnews.platform import Platform
from govnews.portal import Layout

FOLDER = Path(__file__).parent
_NO_PLATFORMS = {"__init__", "shelf"}
UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What speaks for one platform: marks and addresses that matched, layouts that fit."""

    platform: Platform
    marks: tuple[str, ...]
    missing_marks: tuple[str, ...]
    address_marks: tuple[str, ...]
    layouts: tuple[Layout, ...]

    @property
    def is_recognised(self) -> bool:
        """Return whether the page has a mark of its own; an address alone may be chance."""
        return bool(self.marks)

    @property
    def rank(self) -> tuple[int, float, int]:
        """Return what platforms are ordered by: fitting layouts, strength of marks, addresses."""
        strengths = (1 / (1 + self.platform.marks.index(mark)) for mark in self.marks)
        return bool(self.layouts and self.marks), sum(strengths), len(self.address_marks)


def load_platforms() -> dict[str, Platform]:
    """Return every platform by the name of its module. Raises `PortalMistake` for a broken one."""
    return dict(_platforms())


@cache
def _platforms() -> tuple[tuple[str, Platform], ...]:
    found = []
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem in _NO_PLATFORMS:
            continue
        module = importlib.import_module(f"govnews.portals.platforms.{path.stem}")
        platform = getattr(module, "PLATFORM", None)
        if not isinstance(platform, Platform):
            continue  # what several platforms share
        if platform.name != path.stem:
            raise PortalMistake(
                f"{path}:1: expected name={path.stem!r}, found name={platform.name!r}"
            )
        found.append((path.stem, platform))
    return tuple(found)


def recognise(tree: HtmlElement, url: str, platforms: Iterable[Platform]) -> list[Likeness]:
    """Return how like every platform the page at `url` is, the likeliest first.

    Raises `PortalMistake` for a mark that is no CSS selector.
    """
    likenesses = [_likeness(tree, url, each) for each in platforms if each.name != UNKNOWN]
    return sorted(likenesses, key=lambda each: each.rank, reverse=True)


def _likeness(tree: HtmlElement, url: str, platform: Platform) -> Likeness:
    there = [mark for mark in platform.marks if _selects(tree, mark, platform)]
    addresses = [each.pattern for each in platform.address_marks if each.search(url)]
    return Likeness(
        platform=platform,
        marks=tuple(there),
        missing_marks=tuple(mark for mark in platform.marks if mark not in there),
        address_marks=tuple(addresses),
        layouts=tuple(
            each for each in platform.layouts if _selects(tree, each.container, platform)
        ),
    )


def _selects(tree: HtmlElement, selector: str, platform: Platform) -> bool:
    try:
        return bool(cast("list[HtmlElement]", _compiled(selector)(tree)))
    except SelectorError as error:
        raise PortalMistake(f"platform {platform.name}: bad mark {selector!r}: {error}") from error


@cache
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector.removeprefix("page:"), translator="html")
