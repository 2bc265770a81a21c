"""Owns the search in an article: the plain selectors of layouts, matched without detours.

Nine in ten selectors name a tag, an id, classes, attributes or words (``:contains('xem')``),
one inside the other. Those are matched here tag by tag; whatever else CSS knows (``:has()``,
``+``, ``~``) lxml looks up in the page that the article was copied from.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from govnews.read.elements import Tag
from govnews.read.selection import find_on_page

_NAME = r"[\w-]+"
_COMPOUND = re.compile(
    rf"(?P<tag>{_NAME}|\*)?(?P<rest>(?:[#.]{_NAME}|\[\s*{_NAME}\s*"
    r"(?:[~^$*]?=\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+)\s*)?\])*)(?::contains\('(?P<words>[^']*)'\))?"
)
_PART = re.compile(
    rf"#(?P<id>{_NAME})|\.(?P<cls>{_NAME})|\[\s*(?P<name>{_NAME})\s*"
    r"(?:(?P<operator>[~^$*]?=)\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[\w-]+))"
    r"\s*)?\]"
)
_JOINT = re.compile(r"\s*>\s*|\s+|$")
_TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda said, value: said == value,
    "^=": lambda said, value: bool(value) and said.startswith(value),
    "$=": lambda said, value: bool(value) and said.endswith(value),
    "*=": lambda said, value: bool(value) and value in said,
    "~=": lambda said, value: value in said.split(),
}


class _Compound(NamedTuple):
    """What one tag must be; `is_child` where it must be a child of the one before it."""

    tag: str | None
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str | None, str], ...]
    words: str | None
    is_child: bool

    def fits(self, tag: Tag) -> bool:
        if self.tag is not None and tag.name != self.tag:
            return False
        if self.classes:
            own = tag.classes
            if not all(each in own for each in self.classes):
                return False
        if self.attributes and not all(_has(tag, *attribute) for attribute in self.attributes):
            return False
        return self.words is None or self.words.lower() in tag.get_text().lower()


def _has(tag: Tag, name: str, operator: str | None, value: str) -> bool:
    said = tag.get(name)
    if said is None:
        return False
    return operator is None or _TESTS[operator](said, value)


_Selector = tuple[_Compound, ...]


class _Selectors:
    """A list of plain selectors, by what a tag must have for them to be tried at all."""

    def __init__(self, selectors: list[_Selector]) -> None:
        self._by_tag: dict[str, list[_Selector]] = {}
        self._by_class: dict[str, list[_Selector]] = {}
        self._by_attribute: dict[str, list[_Selector]] = {}
        self._others: list[_Selector] = []
        for selector in selectors:
            last = selector[-1]
            if last.classes:
                self._by_class.setdefault(last.classes[0], []).append(selector)
            elif last.tag is not None:
                self._by_tag.setdefault(last.tag, []).append(selector)
            elif last.attributes:
                self._by_attribute.setdefault(last.attributes[0][0], []).append(selector)
            else:
                self._others.append(selector)

    def found_in(self, root: Tag) -> list[Tag]:
        """Return the tags below `root` that one of the selectors selects, in page order."""
        index = root.index
        found: dict[int, Tag] = {}
        for by_name, tags in (
            (self._by_tag, index.by_name),
            (self._by_class, index.by_class),
            (self._by_attribute, index.by_attribute),
        ):
            for name, selectors in by_name.items():
                if name in tags:
                    _try(root.inside(tags[name]), selectors, found)
        if self._others:
            _try(root.tags, self._others, found)
        return [found[at] for at in sorted(found)] if found else []


def _try(tags: list[Tag], selectors: list[_Selector], found: dict[int, Tag]) -> None:
    for tag in tags:
        for each in selectors:
            if _is(tag, each):
                found[tag.at] = tag
                break


def select(root: Tag, selector: str) -> list[Tag]:
    """Return the tags below `root` that `selector` selects, in page order, each once."""
    plain = _compiled(selector)
    return _looked_up(root, selector) if plain is None else plain.found_in(root)


def select_one(root: Tag, selector: str) -> Tag | None:
    """Return the first tag below `root` that `selector` selects."""
    return next(iter(select(root, selector)), None)


def _looked_up(root: Tag, selector: str) -> list[Tag]:
    copies = root.index.by_element
    top = root.element if root.element is not None else next(iter(copies), None)
    if top is None:
        return []
    found = (copies[each] for each in find_on_page(top, selector) if each in copies)
    return [tag for tag in found if not tag.is_out and root.at < tag.at < root.end]


def _is(tag: Tag, selector: _Selector) -> bool:
    last = selector[-1]
    if not last.fits(tag):
        return False
    return len(selector) == 1 or _is_below(tag, selector[:-1], is_child=last.is_child)


def _is_below(tag: Tag, selector: _Selector, *, is_child: bool) -> bool:
    """Return whether the tag's parents fit the rest of a selector, the nearest first."""
    for parent in tag.parents:
        if _is(parent, selector):
            return True
        if is_child:
            return False
    return False


@lru_cache(maxsize=512)
def _compiled(selector: str) -> _Selectors | None:
    """Return a list of plain selectors, or None where it says more than these can."""
    selectors = []
    for text in re.split(r",(?![^\[]*\])", selector):
        compounds = _compounds(text.strip())
        if not compounds:
            return None
        selectors.append(compounds)
    return _Selectors(selectors)


def _compounds(text: str) -> _Selector:
    compounds: list[_Compound] = []
    place, is_child = 0, False
    while place < len(text):
        found = _COMPOUND.match(text, place)
        if found is None or not found[0]:
            return ()
        compounds.append(_compound(found, is_child=is_child))
        joint = _JOINT.match(text, found.end())
        if joint is None:
            return ()
        place, is_child = joint.end(), ">" in joint[0]
    return () if is_child else tuple(compounds)


def _compound(found: re.Match[str], *, is_child: bool) -> _Compound:
    classes: list[str] = []
    attributes: list[tuple[str, str | None, str]] = []
    for part in _PART.finditer(found["rest"]):
        if part["id"]:
            attributes.append(("id", "=", part["id"]))
        elif part["cls"]:
            classes.append(part["cls"])
        else:
            value = next((part[each] for each in ("double", "single", "bare") if part[each]), "")
            attributes.append((part["name"].lower(), part["operator"], value))
    tag = found["tag"]
    return _Compound(
        tag=None if tag in (None, "*") else tag.lower(),
        classes=tuple(classes),
        attributes=tuple(attributes),
        words=found["words"],
        is_child=is_child,
    )
