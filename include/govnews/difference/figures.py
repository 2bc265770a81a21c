"""Which figure of the new text was which figure of the old one.

In a reworded sentence a figure is known again by its place among the words that stayed, by what
it measures and by its unit; elsewhere by measure, unit, subject and period together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govnews.difference.texts import Change, Fact, Figure, evidence_of
from govnews.vietnamese.fold import match_key

LEAST_SCORE = 3
Couple = tuple[Fact, Fact]


@dataclass(frozen=True, kw_only=True)
class Side:
    """The figures of changed sentences of one version, and all figures of it."""

    changed: Sequence[Fact]
    every: Sequence[Fact]


def couple_in_sentence(
    before: Sequence[Fact], after: Sequence[Fact], aligned: set[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return which figures of two fellow sentences are the same statement; by their places."""
    ranked = []
    for a, old in enumerate(before):
        for b, new in enumerate(after):
            score = _score(_figure(old), _figure(new), is_aligned=(a, b) in aligned)
            if score >= LEAST_SCORE:
                ranked.append((-score, abs(a - b), a, b))
    return _best(ranked)


def couple_elsewhere(before: Sequence[Fact], after: Sequence[Fact]) -> list[tuple[int, int]]:
    """Return which figures of other sentences are the same statement; by their places."""
    ranked = []
    for a, old in enumerate(before):
        for b, new in enumerate(after):
            one, other = _figure(old), _figure(new)
            if (
                one.unit == other.unit
                and _same_measure(one.measure, other.measure)
                and not _differ(one.subject, other.subject)
                and not _differ(one.period, other.period)
            ):
                ranked.append((int(not _same_number(one, other)), abs(a - b), a, b))
    return _best(ranked)


def changes_of(couples: Iterable[Couple]) -> Iterator[Change]:
    """Yield what changed of each figure that is known again; nothing where it says the same."""
    for old, new in couples:
        before, after = _figure(old), _figure(new)
        aspect = _aspect(before, after)
        if aspect:
            yield _change("changed", aspect, old, new)


def come_and_gone(before: Side, after: Side) -> Iterator[Change]:
    """Yield figures that are not known again, unless the other text still states them."""
    stated = {_said(_figure(fact)) for fact in after.every}
    for fact in before.changed:
        if _said(_figure(fact)) not in stated:
            yield _change("removed", "value", fact, None)
    known = {_said(_figure(fact)) for fact in before.every}
    for fact in after.changed:
        if _said(_figure(fact)) not in known:
            yield _change("added", "value", None, fact)


def _change(action: str, aspect: str, old: Fact | None, new: Fact | None) -> Change:
    figures = [fact.figure for fact in (new, old) if fact and fact.figure]
    return Change(
        kind="figure",
        action=action,
        aspect=aspect,
        before=evidence_of(old) if old else None,
        after=evidence_of(new) if new else None,
        measure=next((one.measure for one in figures if one.measure), None),
        subject=next((one.subject for one in figures if one.subject), None),
        period=next((one.period for one in figures if one.period), None),
    )


def _figure(fact: Fact) -> Figure:
    if fact.figure is None:
        raise ValueError(f"expected a figure, found {fact.kind} {fact.quote!r}")
    return fact.figure


def _best(ranked: list[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """Return couples, the best first; each figure once."""
    found: list[tuple[int, int]] = []
    for *_, a, b in sorted(ranked):
        if all(a != one and b != other for one, other in found):
            found.append((a, b))
    return sorted(found)


def _score(before: Figure, after: Figure, *, is_aligned: bool) -> int:
    is_same = _same_measure(before.measure, after.measure)
    if not is_aligned and before.measure and after.measure and not is_same:
        return 0
    return (
        3 * is_aligned
        + 2 * (before.unit == after.unit)
        + 2 * is_same
        + _agree(before.subject, after.subject)
        + _agree(before.period, after.period)
        + 4 * (before.unit == after.unit and _same_number(before, after))
    )


def _aspect(before: Figure, after: Figure) -> str:
    if before.unit != after.unit:
        return "unit"
    if not _same_number(before, after):
        return "value"
    if (before.modifier or "exact") != (after.modifier or "exact"):
        return "modifier"
    return "period" if _differ(before.period, after.period) else ""


def _same_number(before: Figure, after: Figure) -> bool:
    return (before.number, before.number_high) == (after.number, after.number_high)


def _said(figure: Figure) -> tuple[object, ...]:
    """Return what makes two statements the same one: number, unit and what is measured."""
    return (figure.number, figure.number_high, figure.unit, match_key(figure.measure or ""))


def _same_measure(one: str | None, other: str | None) -> bool:
    """Return whether two measures are one, or one of them within the other (đạt năng suất)."""
    if not one or not other:
        return False
    first, second = f" {match_key(one)} ", f" {match_key(other)} "
    return first in second or second in first


def _agree(one: str | None, other: str | None) -> bool:
    return bool(one and other) and match_key(one or "") == match_key(other or "")


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other) and match_key(one or "") != match_key(other or "")
