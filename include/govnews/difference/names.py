"""Which name, date or cited document of the new text was which of the old one.

Two mentions are one thing where their keys agree or their words do. In fellow sentences what
stands among the same words was replaced; what is only gone or new is told once for each thing,
and not where the other text still names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from govnews.difference.texts import Change, Fact, Version, evidence_of
from govnews.vietnamese.fold import match_key

ASPECTS = {
    "person": "name",
    "organisation": "name",
    "place": "name",
    "date": "day",
    "period": "days",
    "document": "symbol",
}


_DATED = frozenset({"date", "period"})


def keys_of(fact: Fact) -> frozenset[str]:
    """Return every key under which a mention is the same thing as another one."""
    words = {fact.value} if fact.kind in _DATED else _names(fact)
    return frozenset(words | ({f"id {fact.identity}"} if fact.identity else set()))


def _names(fact: Fact) -> set[str]:
    return {match_key(fact.value), match_key(fact.quote)}


def couple_names(
    before: Sequence[Fact], after: Sequence[Fact], aligned: set[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return (the same things, replaced things) of two fellow sentences, by their places."""
    same: list[tuple[int, int]] = []
    for a, old in enumerate(before):
        for b, new in enumerate(after):
            is_free = all(a != one and b != other for one, other in same)
            if is_free and keys_of(old) & keys_of(new):
                same.append((a, b))
    known_old, known_new = {a for a, _ in same}, {b for _, b in same}
    replaced = [(a, b) for a, b in sorted(aligned) if a not in known_old and b not in known_new]
    return same, replaced


def detail_change(old: Fact, new: Fact, before: Naming, after: Naming) -> Change | None:
    """Return how the titles of a person, or the day of a document, changed; None where not.

    A title that the other text still prints for somebody is no change of words.
    """
    if old.kind == "document":
        is_changed = bool(old.details and new.details) and old.details != new.details
    else:
        gone = [title for title in old.details if not after.says(title)]
        come = [title for title in new.details if not before.says(title)]
        is_changed = bool(gone or come)
    if not is_changed:
        return None
    return Change(
        kind=old.kind,
        action="changed",
        aspect="day" if old.kind == "document" else "titles",
        before=replace(evidence_of(old), value="; ".join(old.details) or None),
        after=replace(evidence_of(new), value="; ".join(new.details) or None),
    )


def replaced(old: Fact, new: Fact) -> Change:
    """Return that one thing stands where another stood."""
    return Change(
        kind=old.kind,
        action="changed",
        aspect=ASPECTS[old.kind],
        before=evidence_of(old),
        after=evidence_of(new),
    )


def come_and_gone(
    gone: Iterable[Fact], come: Iterable[Fact], before: Naming, after: Naming
) -> Iterator[Change]:
    """Yield things that are not named any more, and those that are named for the first time."""
    for fact in _once(gone):
        if not after.names(fact):
            yield Change(
                kind=fact.kind,
                action="removed",
                aspect=ASPECTS[fact.kind],
                before=evidence_of(fact),
            )
    for fact in _once(come):
        if not before.names(fact):
            yield Change(
                kind=fact.kind, action="added", aspect=ASPECTS[fact.kind], after=evidence_of(fact)
            )


def _once(facts: Iterable[Fact]) -> Iterator[Fact]:
    seen: set[str] = set()
    for fact in facts:
        keys = keys_of(fact)
        if not keys & seen:
            yield fact
        seen |= keys


class Naming:
    """What one version names, by its facts and in plain words; asked for every name."""

    def __init__(self, version: Version) -> None:
        self._keys: defaultdict[str, set[str]] = defaultdict(set)
        for fact in version.facts:
            self._keys[fact.kind] |= keys_of(fact)
        self._words = "\n".join(f" {match_key(string)} " for _, string in version.strings())

    def names(self, fact: Fact) -> bool:
        """Return whether it is named: by a fact or in plain words."""
        return bool(keys_of(fact) & self._keys[fact.kind]) or self.says(fact.quote)

    def says(self, words: str) -> bool:
        """Return whether these words are printed anywhere."""
        return f" {match_key(words)} " in self._words
