"""Owns the closed lists of organisation names and finds them in text, longest first.

The names stand in `vietnamese/gazetteer/departments.csv` (fields of Bộ, Sở, Phòng: they hold
commas and "và", so only a closed list can tell where they end) and `organisations.csv`.
`place` there says how a name gets its place when the page leaves it out:

national, vietnam none · province, district, commune its own level · party_… the bare name
behind Huyện ủy · any the level printed, else the one named before, else the lowest known ·
own_name the same, but a bare place stays as printed (Bệnh viện Đa khoa Đồng Nai) · printed,
printed_own only with a level · named only with a name · body, level_body, party_body,
council_body, unit, police_unit need an owner (Ban Tuyên giáo Huyện ủy …) · commune_party
Đảng ủy · bare stays as printed · reference looks back.

Abbreviations need no list where they are the first letters of the name: GD&ĐT, NN và PTNT,
LĐ-TB&XH, UBMTTQVN, TTYT. The column `abbreviations` holds the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from govnews.records import Span
from govnews.vietnamese.fold import search_key
from govnews.vietnamese.gazetteer import table

_TOKEN = re.compile(r"\w+|&|[.;:()\n!?…\x00]")
_HEAD_TYPES = {"Bộ": ("ministry", "national"), "Sở": ("department", "province")}
_DIVISION = ("division", "district")
# At the start of a name initials say too little below this: KH, TT, HLV mean many things.
_SHORTEST = 4


class Name(NamedTuple):
    """One organisation name of the list, written out."""

    canonical: str
    type: str
    place: str
    takes_owner: bool = False


class Tokens:
    """The words and barriers of a levelled text and where they stand; commas are none.

    Few of them are ever looked at, so each is read on demand.
    """

    def __init__(self, plain: str) -> None:
        self.printed: list[str] = []
        self.starts: list[int] = []
        start = 0
        # Most stretches between blanks are one word, and need no pattern.
        for stretch in plain.split(" "):
            if stretch.isalnum():
                self.printed.append(stretch)
                self.starts.append(start)
            else:
                for found in _TOKEN.finditer(stretch):
                    self.printed.append(found[0])
                    self.starts.append(start + found.start())
            start += len(stretch) + 1

    def __len__(self) -> int:
        return len(self.printed)

    def read(self, number: int) -> tuple[str, str]:
        """Return a token in small letters, ``&`` as và, and its initials where it has some."""
        return _read(self.printed[number])

    def word(self, number: int) -> str:
        """Return a token in small letters, ``&`` as và."""
        return _read(self.printed[number])[0]

    def end(self, number: int) -> int:
        """Return where a token ends."""
        return self.starts[number] + len(self.printed[number])


class Found(NamedTuple):
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
    by_initial: dict[str, list[_Node]] = field(default_factory=dict)


def tokens_of(plain: str) -> Tokens:
    """Return the words and barriers of a levelled text."""
    return Tokens(plain)


@lru_cache(maxsize=1 << 14)
def _read(printed: str) -> tuple[str, str]:
    """Return a word in small letters and, where it may abbreviate a name, its initials."""
    if printed == "&":
        return "và", ""
    is_short = 2 <= len(printed) <= 10 and printed.isupper() and printed.isalpha()
    return printed.lower(), _initials(printed) if is_short else ""


@cache
def _initials(printed: str) -> str:
    """Return capitals without marks but Đ: Ủ, Ô and U, O stand for each other in abbreviations."""
    return "".join("đ" if c in "Đđ" else search_key(c) for c in printed)


def _names() -> Iterator[tuple[str, Name]]:
    for row in table("departments.csv"):
        for head in row["heads"].split(";"):
            kind, place = _HEAD_TYPES.get(head, _DIVISION)
            name = Name(
                canonical=f"{head} {row['field']}",
                type=kind,
                place=place,
                takes_owner=head == "Phòng",
            )
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


def _words(printed: str) -> list[str]:
    """Return the words of a name; "và" joins and is no word of its own."""
    words = (_read(token)[0] for token in tokens_of(printed).printed)
    return [word for word in words if word != "và"]


@cache
def _tree() -> _Node:
    root = _Node()
    for printed, name in _names():
        node = root
        for word in _words(printed):
            if word not in node.further:
                node.further[word] = child = _Node()
                node.by_initial.setdefault(_initials(word[0]), []).append(child)
            node = node.further[word]
        node.name = node.name or name
    return root


@lru_cache(maxsize=1 << 14)
def may_open(printed: str) -> bool:
    """Return whether a name of the list can begin with a token, written out or abbreviated."""
    word, capitals = _read(printed)
    return bool(capitals) or word in first_words()


@cache
def first_words() -> frozenset[str]:
    """Return the words with which a name of the list can begin."""
    return frozenset(_tree().further)


@cache
def second_words(first: str) -> frozenset[str] | None:
    """Return the words that go on behind the first of a name; None where it may stand alone."""
    node = _tree().further.get(first)
    if node is None:
        return frozenset()
    return frozenset(node.further) if node.name is None else None


def name_at(tokens: Tokens, first: int) -> Found | None:
    """Return the longest name of the list that begins at token `first`, or None."""
    return _longest(tokens, first, [_tree()], first)


def field_at(tokens: Tokens, first: int, head: str) -> Found | None:
    """Return the longest field of a head at token `first`: "Y tế" behind "các sở"."""
    node = _tree().further.get(head)
    return _longest(tokens, first, [node], first) if node else None


def _longest(tokens: Tokens, first: int, nodes: list[_Node], position: int) -> Found | None:
    best: tuple[Name, int] | None = None
    at_root = nodes[0] is _tree()
    printed = tokens.printed
    while nodes and position < len(printed):
        word, capitals = _read(printed[position])
        if word == "và":
            if position == first:
                return None
            position += 1
            continue
        # "Đoàn TNCS Hồ Chí Minh" after a full stop or bracket is another name.
        spelt = [node.further[word] for node in nodes if word in node.further]
        short = _abbreviated(nodes, capitals, at_root and position == first) if capitals else []
        nodes, position = spelt + short, position + 1
        opens_short = at_root and position == first + 1 and len(capitals) < _SHORTEST
        for node in spelt if opens_short else nodes:
            if node.name:
                best = (node.name, position)
                break
    if best is None:
        return None
    name, last = best
    return Found(
        name=name, first=first, last=last, start=tokens.starts[first], end=tokens.end(last - 1)
    )


def _abbreviated(nodes: list[_Node], capitals: str, from_root: bool) -> list[_Node]:
    return _abbreviations(capitals) if from_root else _spelt_by(nodes, capitals)


@lru_cache(maxsize=1 << 12)
def _abbreviations(capitals: str) -> list[_Node]:
    """Return where capitals that open a name lead to; a page prints the same few."""
    return _spelt_by([_tree()], capitals)


def _spelt_by(nodes: list[_Node], capitals: str) -> list[_Node]:
    if len(capitals) < 2:
        return []
    for initial in capitals:
        nodes = [child for node in nodes for child in node.by_initial.get(initial, ())]
    return nodes


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One organisation at one place of one string, already written out.

    `base` is the name without its place and `level` where it stands in the state: central,
    province, district, commune, or None.
    """

    canonical: str
    type: str
    span: Span
    rule: str
    base: str = ""
    level: str | None = None

    @property
    def start(self) -> int:
        """Return where the mention starts in its string."""
        return self.span.start

    @property
    def end(self) -> int:
        """Return where the mention ends in its string."""
        return self.span.end
