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

# A token is a word or a barrier; commas are none. Group 1 is the token, group 2 the one behind.
_BARRIERS = r"&.;:()\n!?…\x00"
_BEHIND = rf"[^\w{_BARRIERS}]*+(\w+|[{_BARRIERS}])"
_OPENING = re.compile(rf"(?<!\w)(\w++)(?:{_BEHIND})?")
_NEXT = re.compile(rf"(?:(?<=\w)\w++)?{_BEHIND}")
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


class Found(NamedTuple):
    """A name of the list and where it stands."""

    name: Name
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    name: Name | None = None
    further: dict[str, _Node] = field(default_factory=dict)
    by_initial: dict[str, list[_Node]] = field(default_factory=dict)


def token_behind(plain: str, place: int) -> re.Match[str] | None:
    """Return a match whose group 1 is the first token that begins at a place or behind it.

    Names begin at few places of a page, so that only there tokens are read.
    """
    return _NEXT.match(plain, place)


def opening_at(plain: str, place: int) -> re.Match[str] | None:
    """Return a match of the word that begins at a place, its group 1, with the token behind."""
    return _OPENING.match(plain, place)


def word_of(token: re.Match[str]) -> str:
    """Return a token in small letters, ``&`` as và."""
    return _read(token[1])[0]


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
    words = (_read(token)[0] for token in _NEXT.findall(printed))
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


def goes_on(printed: str, words: frozenset[str]) -> bool:
    """Return whether a token is one of some words, or an abbreviation that may stand for any."""
    word, capitals = _read(printed)
    return word in words or capitals != ""


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


def name_at(opening: re.Match[str]) -> Found | None:
    """Return the longest name of the list that begins with a token, or None."""
    return _longest(opening, [_tree()])


def field_at(opening: re.Match[str], head: str) -> Found | None:
    """Return the longest field of a head that begins with a token: "Y tế" behind "các sở"."""
    node = _tree().further.get(head)
    return _longest(opening, [node]) if node else None


def _longest(opening: re.Match[str], nodes: list[_Node]) -> Found | None:
    best: tuple[Name, int] | None = None
    opens_name = nodes[0] is _tree()
    plain = opening.string
    token: re.Match[str] | None = opening
    while nodes and token is not None:
        word, capitals = _read(token[1])
        end = token.end(1)
        if word != "và":
            # "Đoàn TNCS Hồ Chí Minh" after a full stop or bracket is another name.
            spelt = _spelt(nodes, word)
            nodes = spelt + _abbreviated(nodes, capitals, opens_name) if capitals else spelt
            for node in spelt if opens_name and len(capitals) < _SHORTEST else nodes:
                if node.name:
                    best = (node.name, end)
                    break
            opens_name = False
        elif token is opening:
            return None
        token = _NEXT.match(plain, end)
    if best is None:
        return None
    return Found(name=best[0], start=opening.start(1), end=best[1])


def _spelt(nodes: list[_Node], word: str) -> list[_Node]:
    """Return where a word leads to; names go on from one place, rarely from several."""
    if len(nodes) == 1:
        following = nodes[0].further.get(word)
        return [following] if following else []
    return [node.further[word] for node in nodes if word in node.further]


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
