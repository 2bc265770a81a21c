"""Owns the text of a new portal's file: at most forty lines, formatted as the project's are."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields

from govnews.portal import UNTOLD, Layout, Listing
from govnews.records import Place

LONGEST_LINE = 100
MOST_LINES = 40
_MARGIN = "    "


@dataclass(frozen=True, kw_only=True)
class Address:
    """The alternatives of an address pattern, as regular expressions."""

    alternatives: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """Return the one pattern that `govnews.portal.address` takes."""
        return "|".join(self.alternatives)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A value of another platform's module: unknown.identify."""

    module: str
    name: str


Value = str | int | bool | tuple[str, ...] | Place | Layout | Listing | Address | Reference | None


def portal_file(platform: str, title: str, values: Mapping[str, Value]) -> str:
    """Return the Python text of a portal on `platform`, whose trade name is `title`."""
    imports = _imports(list(values.values()))
    name = str(values["name"]).translate(_PLAIN)
    lines = [_docstring(name, title), ""]
    if imports:
        lines.append(f"from govnews.portal import {', '.join(imports)}")
    modules = sorted({platform, *(one.module for one in _references(values.values()))})
    lines += [
        f"from govnews.portals.platforms import {', '.join(modules)}",
        "from govnews.records import Place",
        "",
        f"PORTAL = {platform}.PLATFORM.portal(",
    ]
    for field, value in values.items():
        lines += _argument(field, value, 1)
    return "\n".join([*lines, ")", ""])


# No letter of a page's words may end the docstring, or escape from it.
_PLAIN = dict.fromkeys([*range(32), *map(ord, '"\\')], "'")


def _docstring(name: str, title: str) -> str:
    subject = "A new portal" if name == UNTOLD else name
    text = f"{subject}: {title.translate(_PLAIN)}"
    if len(text) > LONGEST_LINE - 8:
        text = subject[: LONGEST_LINE - 8]
    return f'"""{text.rstrip(" .")}."""'


def _references(values: Iterable[Value]) -> list[Reference]:
    return [value for value in values if isinstance(value, Reference)]


def _imports(values: Collection[Value]) -> list[str]:
    kinds = {type(value) for value in values}
    needed = (("Layout", Layout), ("Listing", Listing), ("address", Address))
    return [name for name, kind in needed if kind in kinds]


def _argument(field: str, value: Value, depth: int) -> list[str]:
    margin = _MARGIN * depth
    if isinstance(value, Address):
        return _address(field, value, margin)
    if isinstance(value, Reference):
        return [f"{margin}{field}={value.module}.{value.name},"]
    if isinstance(value, Layout):
        return [f"{margin}{field}=(", *_call(value, depth + 1), f"{margin}),"]
    if isinstance(value, (Place, Listing)):
        inner = _call(value, depth)
        return [f"{margin}{field}={inner[0].lstrip()}", *inner[1:]]
    return [f"{margin}{field}={_literal(value)},"]


def _call(value: Place | Layout | Listing, depth: int) -> list[str]:
    """Return a record as a call of its own name, with what differs from its defaults."""
    margin, name = _MARGIN * depth, type(value).__name__
    said = [
        (each.name, getattr(value, each.name))
        for each in fields(value)
        if getattr(value, each.name) != each.default
    ]
    flat = f"{name}({', '.join(f'{field}={_literal(one)}' for field, one in said)})"
    if len(said) < 2:
        return [f"{margin}{flat},"]
    inner = [f"{margin}{_MARGIN}{field}={_literal(one)}," for field, one in said]
    return [f"{margin}{name}(", *inner, f"{margin}),"]


def _address(field: str, value: Address, margin: str) -> list[str]:
    flat = f"{margin}{field}=address({_raw(value.pattern)}),"
    if len(flat) <= LONGEST_LINE or len(value.alternatives) < 2:
        return [flat]
    parts = [value.alternatives[0], *(f"|{each}" for each in value.alternatives[1:])]
    return [
        f"{margin}{field}=address(",
        *(f"{margin}{_MARGIN}{_raw(part)}" for part in parts),
        f"{margin}),",
    ]


def _raw(pattern: str) -> str:
    """Return a raw string; a pattern of addresses has no quotation mark in it."""
    return 'r"' + pattern.replace('"', "%22") + '"'


def _literal(value: object) -> str:
    if isinstance(value, str):
        said = json.dumps(value, ensure_ascii=False)
        # As the formatter writes it: in the quotation marks that need fewer escapes.
        is_easier = '"' in value and value.isprintable() and not {"'", "\\"} & set(value)
        return f"'{value}'" if is_easier else said
    if isinstance(value, tuple):
        inner = ", ".join(map(_literal, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return repr(value)
