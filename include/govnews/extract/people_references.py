"""Owns who is meant again: full names, given names behind an honorific, offices without a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from govnews.extract.names_of_people import HONORIFIC, HONORIFIC_WORDS
from govnews.extract.passages import Passage, Taken
from govnews.extract.people_bodies import Bodies
from govnews.extract.people_roles import Standing
from govnews.extract.people_titles import TITLE, TITLE_HEAD, title_end
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.letters import CAPITALISED, LOWER, UPPER
from govnews.vietnamese.words import Cued

_SHORT = Cued(
    HONORIFIC_WORDS,
    rf"(?<![{LOWER}{UPPER}])(?P<honour>{HONORIFIC})\s*(?P<name>{CAPITALISED}(?:\s{CAPITALISED})?)"
    rf"(?!\s{CAPITALISED})(?![{LOWER}{UPPER}])",
)
_OFFICE = Cued("đồng đ ông bà", rf"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+(?={TITLE_HEAD})")
_FEMALE = re.compile(r"(?i)(?:bà|chị|cô)\b")
_MALE = re.compile(r"(?i)(?:ông|anh|thầy)\b")


@dataclass(frozen=True, kw_only=True)
class Known:
    """One place where a person was named in full; `start` is -1 where it was another string."""

    name: str
    titles: tuple[str, ...]
    start: int


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A later word for somebody named: a given name (start to end), or an office without name."""

    name: str
    start: int
    end: int
    begin: int
    is_name: bool

    @property
    def standing(self) -> Standing:
        """Return where the reference stands, honorific included."""
        return Standing(begin=self.begin, after=self.end)


class _Named:
    """Those who were named, asked for by a short form or a title: long pages name thousands."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = known

    def called(self, printed: str) -> list[Known]:
        """Return whom a short form can mean, in page order; it is a key."""
        return self._by_short_form.get(" ".join(printed.split()), [])

    def holding(self, title: str) -> set[str]:
        """Return the names of those who have a title; it is a key."""
        return self._by_title.get(title, set())

    @cached_property
    def _by_short_form(self) -> dict[str, list[Known]]:
        found: defaultdict[str, list[Known]] = defaultdict(list)
        for known in self._known:
            for form in short_forms(match_key(known.name)):
                found[form].append(known)
        return found

    @cached_property
    def _by_title(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for known in self._known:
            for title in known.titles:
                found[match_key(title)].add(known.name)
        return found


def find_references(
    passage: Passage,
    bodies: Bodies,
    known: Sequence[Known],
    taken: Taken,
) -> Iterator[Reference]:
    """Yield the short forms and the offices of one string that mean exactly one known person."""
    if not known:
        return
    named = _Named(known)
    for match in _SHORT.find_all(passage.plain, passage.words):
        start, end = match.span("name")
        if taken.meets(start, end):
            continue
        owner = _owner(match, named)
        if owner is not None:
            yield Reference(name=owner, start=start, end=end, begin=match.start(), is_name=True)
    for match in _OFFICE.find_all(passage.plain, passage.words):
        if taken.meets(match.start(), match.start() + 1):
            continue
        head = TITLE.match(passage.plain, match.end())
        if head is None:
            continue
        end = title_end(passage, bodies, head)
        owner = _holder(passage.text[head.start() : end], named)
        if owner is not None:
            yield Reference(
                name=owner, start=head.start(), end=end, begin=match.start(), is_name=False
            )


def _owner(match: re.Match[str], named: _Named) -> str | None:
    """Return whom a short form means: one of that given name, of that sex, named last before."""
    printed = match_key(match["name"])
    owners = named.called(printed)
    if _is_ambiguous(owners) and _FEMALE.match(match["honour"]):
        owners = [k for k in owners if " Thị " in k.name] or owners
    elif _is_ambiguous(owners) and _MALE.match(match["honour"]):
        owners = [k for k in owners if " Thị " not in k.name] or owners
    if _is_ambiguous(owners):
        owners = [k for k in owners if 0 <= k.start < match.start()][-1:]
    return owners[0].name if owners else None


def _is_ambiguous(owners: Sequence[Known]) -> bool:
    return len({match_key(owner.name) for owner in owners}) > 1


def is_short_for(printed: str, name: str) -> bool:
    """Return whether a given name or Y and given name means the full `name`; both are keys."""
    return " ".join(printed.split()) in short_forms(name)


@lru_cache(maxsize=4096)
def short_forms(name: str) -> frozenset[str]:
    """Return the keys by which somebody is called whose full name has this key."""
    words = name.split()
    forms = {" ".join(words[first:]) for first in range(1, len(words))}
    # Y Thuyên Mlô is Y Thuyên, Ksor H'Bơ may be H'Bơ: names with a particle are called by it.
    if words and len(words[0]) == 1:
        forms |= {" ".join(words[:last]) for last in range(2, len(words))}
    return frozenset(forms)


def _holder(title: str, named: _Named) -> str | None:
    """Return the one person who has that title in the article."""
    holders = named.holding(match_key(title))
    return next(iter(holders)) if len(holders) == 1 else None
