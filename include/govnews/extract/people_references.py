"""Owns who is meant again: full names, given names behind an honorific, offices without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def find_references(
    passage: Passage,
    bodies: Bodies,
    known: Sequence[Known],
    taken: Taken,
) -> Iterator[Reference]:
    """Yield the short forms and the offices of one string that mean exactly one known person."""
    for match in _SHORT.finditer(passage.plain, passage.words):
        start, end = match.span("name")
        if taken.meets(start, end):
            continue
        owner = _owner(match, known)
        if owner is not None:
            yield Reference(name=owner, start=start, end=end, begin=match.start(), is_name=True)
    for match in _OFFICE.finditer(passage.plain, passage.words):
        if taken.meets(match.start(), match.start() + 1):
            continue
        head = TITLE.match(passage.plain, match.end())
        if head is None:
            continue
        end = title_end(passage, bodies, head)
        owner = _holder(passage.text[head.start() : end], known)
        if owner is not None:
            yield Reference(
                name=owner, start=head.start(), end=end, begin=match.start(), is_name=False
            )


def _owner(match: re.Match[str], known: Sequence[Known]) -> str | None:
    """Return whom a short form means: one of that given name, of that sex, named last before."""
    printed = match_key(match["name"])
    owners = [k for k in known if is_short_for(printed, match_key(k.name))]
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
    words, short = name.split(), printed.split()
    if len(short) >= len(words):
        return False
    if words[-len(short) :] == short:
        return True
    # Y Thuyên Mlô is Y Thuyên, Ksor H'Bơ may be H'Bơ: names with a particle are called by it.
    return len(words[0]) == 1 and words[: len(short)] == short and len(short) > 1


def _holder(title: str, known: Sequence[Known]) -> str | None:
    """Return the one person who has that title in the article."""
    key = match_key(title)
    holders = {k.name for k in known if any(match_key(t) == key for t in k.titles)}
    return holders.pop() if len(holders) == 1 else None
