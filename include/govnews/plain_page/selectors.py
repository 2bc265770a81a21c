"""Owns the naming of elements: a short CSS selector that finds this one on pages like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

# Names that a machine gave, or that say how something looks and not what it is.
_MADE = re.compile(r"\d{2,}|ctl\d|WebPart|^[0-9a-f]{6,}|-{2,}|__", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"-?[A-Za-z_][\w-]*", re.ASCII)
_LOOKS = re.compile(
    r"^(?:col|row|clearfix|container|active|first|last|left|right|pull|float|m[btlrxy]?|p[btlrxy]?"
    r"|margin|padding|text|bg|d|w|h|font|img|hidden|visible|item|even|odd|fade|in|show)(?:-.*)?$",
    re.IGNORECASE,
)
_MOST_CLASSES, _MOST_ANCESTORS = 3, 6


def names_of(element: HtmlElement) -> list[str]:
    """Return selectors of an element by itself, the most telling first; its bare tag last."""
    tag = str(element.tag)
    named = element.get("id") or ""
    own = [f"{tag}#{named}"] if _is_name(named) else []
    classes = [one for one in (element.get("class") or "").split() if _is_name(one)]
    telling = sorted(classes, key=lambda one: bool(_LOOKS.match(one)))[:_MOST_CLASSES]
    own += [f"{tag}.{one}" for one in telling]
    if len(telling) > 1:
        own.append(f"{tag}." + ".".join(telling))
    return [*own, tag]


def _is_name(word: str) -> bool:
    return bool(_PLAIN_NAME.fullmatch(word)) and not _MADE.search(word)


def selector_of(element: HtmlElement, within: HtmlElement, *, alone: bool = False) -> str | None:
    """Return the shortest selector whose first match in `within` is the element, or None.

    With `alone` it must match nothing else there.
    """
    for selector in _selectors(element, within):
        found = select(within, selector)
        if found and found[0] is element and (len(found) == 1 or not alone):
            return selector
    return None


def select(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return what a selector finds below an element (itself left out)."""
    found = cast("list[HtmlElement]", CSSSelector(selector, translator="html")(tree))
    return [element for element in found if element is not tree]


def _selectors(element: HtmlElement, within: HtmlElement) -> Iterator[str]:
    own = names_of(element)
    yield from (name for name in own if "." in name or "#" in name or _is_heading(name))
    for number, parent in enumerate(element.iterancestors()):
        if parent is within or number >= _MOST_ANCESTORS:
            break
        joint = " > " if number == 0 else " "
        named = [name for name in names_of(parent) if "." in name or "#" in name]
        for name in named:
            yield from (f"{name}{joint}{one}" for one in own)
    yield own[-1]


def _is_heading(name: str) -> bool:
    return name in {"h1", "h2", "h3", "article", "main"}
