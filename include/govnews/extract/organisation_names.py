"""Owns the closed list of organisation names and finds them in text, longest first.

The names stand in `vietnamese/gazetteer/departments.csv` (fields of Bộ, Sở, Phòng: they hold
commas and "và", so only a closed list can tell where they end) and `organisations.csv`.
`place` there says how a name gets its place when the page leaves it out:

national none · province, district its own level · party_… bare name after Huyện ủy · any the
level printed, else the lowest known · association the same · printed only with a printed level ·
named only with a printed name · body, party_body need an owner (Ban Tuyên giáo Huyện ủy …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from govnews.extract.passages import in_small_letters
from govnews.records import Span
from govnews.vietnamese.gazetteer import table

_TOKEN = re.compile(r"\w+|&|[.;:()\"\n!?…\x00]")
_HEAD_TYPES = {"Bộ": ("ministry", "national"), "Sở": ("department", "province")}
_DIVISION = ("division", "district")


@dataclass(frozen=True, kw_only=True)
class Name:
    """One organisation name of the list, written out."""

    canonical: str
    type: str
    place: str
    takes_owner: bool = False


class Token(NamedTuple):
    """One word or barrier of a text; commas and hyphens are not tokens."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """A name of the list at a place: tokens first..last (exclusive) and characters."""

    name: Name
    first: int
    last: int
    start: int
    end: int


@dataclass
class _Node:
    name: Name | None = None
    further: dict[str, _Node] = field(default_factory=dict)


def tokens_of(plain: str) -> list[Token]:
    """Return the words of a levelled text, lower case, ``&`` as và."""
    found = _TOKEN.finditer(in_small_letters(plain))
    return [Token("và" if m[0] == "&" else m[0], m.start(), m.end()) for m in found]


def _names() -> Iterator[tuple[str, Name]]:
    for row in table("departments.csv"):
        for head in row["heads"].split(";"):
            kind, place = _HEAD_TYPES.get(head, _DIVISION)
            name = Name(canonical=f"{head} {row['field']}", type=kind, place=place)
            for printed in (row["field"], *filter(None, row["abbreviations"].split(";"))):
                yield f"{head} {printed}", name
    for row in table("organisations.csv"):
        name = Name(
            canonical=row["name"],
            type=row["type"],
            place=row["place"],
            takes_owner=bool(row["owner"]),
        )
        for printed in (row["name"], *filter(None, row["abbreviations"].split(";"))):
            yield printed, name


@cache
def _tree() -> _Node:
    root = _Node()
    for printed, name in _names():
        node = root
        for token in tokens_of(printed):
            node = node.further.setdefault(token.word, _Node())
        node.name = node.name or name
    return root


@cache
def first_words() -> frozenset[str]:
    """Return the words with which a name of the list can begin."""
    return frozenset(_tree().further)


def name_at(tokens: list[Token], first: int) -> Found | None:
    """Return the longest name of the list that begins at token `first`, or None."""
    node, best, last = _tree(), None, first
    for position in range(first, len(tokens)):
        following = node.further.get(tokens[position].word)
        if following is None:
            break
        node = following
        if node.name:
            best, last = node.name, position + 1
    if best is None:
        return None
    return Found(
        name=best, first=first, last=last, start=tokens[first].start, end=tokens[last - 1].end
    )


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One organisation at one place of one string, already written out."""

    canonical: str
    type: str
    span: Span
    rule: str

    @property
    def start(self) -> int:
        """Return where the mention starts in its string."""
        return self.span.start

    @property
    def end(self) -> int:
        """Return where the mention ends in its string."""
        return self.span.end
