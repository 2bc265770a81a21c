"""Which name, date or cited document of the new text was which of the old one.

Two mentions are one thing where their keys agree or their words do. In fellow sentences what
stands among the same words was replaced; what is only gone or new is told once for each thing,
and not where the other text still names it.
"""

from __future__ import annotations

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


def keys_of(fact: Fact) -> frozenset[str]:
    """Return every key under which a mention is the same thing as another one."""
    words = {match_key(fact.value)} if fact.kind in {"date", "period"} else _names(fact)
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
    replaced = [
        (a, b) for a, b in sorted(aligned) if a not in known_old and b not in known_new
    ]
    return same, replaced


def title_change(old: Fact, new: Fact, before: Version, after: Version) -> Change | None:
    """Return how the titles of a person changed; None where the other text still has them."""
    gone = [title for title in old.titles if not _is_said(title, after)]
    come = [title for title in new.titles if not _is_said(title, before)]
    if old.kind != "person" or not (gone or come):
        return None
    return Change(
        kind="person",
        action="changed",
        aspect="titles",
        before=replace(evidence_of(old), value="; ".join(old.titles) or None),
        after=replace(evidence_of(new), value="; ".join(new.titles) or None),
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
    gone: Iterable[Fact], come: Iterable[Fact], before: Version, after: Version
) -> Iterator[Change]:
    """Yield things that are not named any more, and those that are named for the first time."""
    for fact in _once(gone):
        if not _is_named(fact, after):
            yield Change(
                kind=fact.kind,
                action="removed",
                aspect=ASPECTS[fact.kind],
                before=evidence_of(fact),
            )
    for fact in _once(come):
        if not _is_named(fact, before):
            yield Change(
                kind=fact.kind, action="added", aspect=ASPECTS[fact.kind], after=evidence_of(fact)
            )


def _once(facts: Iterable[Fact]) -> Iterator[Fact]:
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        keys = {(fact.kind, key) for key in keys_of(fact)}
        if not keys & seen:
            yield fact
        seen |= keys


def _is_named(fact: Fact, version: Version) -> bool:
    """Return whether a version names it, by a fact or, where it is no date, in plain words."""
    keys = keys_of(fact)
    if any(keys & keys_of(one) for one in version.facts if one.kind == fact.kind):
        return True
    return fact.kind not in {"date", "period"} and _is_said(fact.quote, version)


def _is_said(words: str, version: Version) -> bool:
    key = f" {match_key(words)} "
    return any(key in f" {match_key(string)} " for _, string in version.strings())
