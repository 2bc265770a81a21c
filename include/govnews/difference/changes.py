"""The difference of two versions: what changed, and whether the page says that it was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from govnews.difference import figures, names
from govnews.difference.alignment import GROUPS, Pair, Sentence, align
from govnews.difference.labels import find_label
from govnews.difference.texts import Change, Evidence, Fact, Version
from govnews.difference.wording import Word, paired_places, words_of
from govnews.vietnamese.fold import match_key

DIFFERENCE_VERSION = 1
"""Raised with every rule of this folder that changes rows: the next load tells them anew."""

_DATED = ("date", "period")
KINDS = ("label", "figure", *names.ASPECTS, "sentence")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a version changed of the one before; `disclosure` is silent, correction or update."""

    disclosure: str
    changes: tuple[Change, ...]


@dataclass
class _Left:
    """Facts of changed sentences that found no fellow in their own pair."""

    gone: list[Fact] = field(default_factory=list)
    come: list[Fact] = field(default_factory=list)


def differ(before: Version, after: Version) -> Difference:
    """Return the difference of two versions of one article, in one order whatever came first.

    Facts count only where they stand in sentences that differ, so that another extractor does
    not make changes of words that stayed.
    """
    pairs = align(before, after)
    changes = [*_sentences(pairs), *_facts(pairs, before, after)]
    labels = list(_labels(pairs))
    aspects = {label.aspect for label in labels}
    said = [one for one in ("correction", "update") if one in aspects]
    ordered = sorted({_order(one): one for one in (*labels, *changes)}.items())
    return Difference(
        disclosure=said[0] if said else "silent", changes=tuple(change for _, change in ordered)
    )


def _order(change: Change) -> tuple[object, ...]:
    place = change.after or change.before
    if place is None:
        raise ValueError(f"expected a side of the change {change}")
    group, _, number = place.field.partition(".")
    sides = [
        (side.field, side.start, side.end) if side else ("", -1, -1)
        for side in (change.after, change.before)
    ]
    return (
        KINDS.index(change.kind),
        GROUPS.index(group),
        int(number or 0),
        place.start,
        change.after is None,
        *sides,
        change.action,
        change.aspect,
    )


def _sentences(pairs: Iterable[Pair]) -> Iterator[Change]:
    for pair in pairs:
        if pair.state == "same":
            continue
        old, new = pair.before, pair.after
        action = "changed" if pair.state == "reworded" else pair.state
        is_date_line = "published" in {side.field for side in (old, new) if side}
        yield Change(
            kind="date" if is_date_line else "sentence",
            action=action,
            aspect="published" if is_date_line else _aspect(old, new),
            before=_evidence(old),
            after=_evidence(new),
        )


def _aspect(old: Sentence | None, new: Sentence | None) -> str:
    """Return order for moved sentences, typography where case, signs or tones' places differ."""
    if old is None or new is None:
        return "wording"
    if old.key == new.key:
        return "order"
    return "typography" if match_key(old.quote) == match_key(new.quote) else "wording"


def _evidence(sentence: Sentence | None, value: str | None = None) -> Evidence | None:
    if sentence is None:
        return None
    return Evidence(
        field=sentence.field,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.quote,
        value=value,
    )


def _labels(pairs: Iterable[Pair]) -> Iterator[Change]:
    """Yield labels that this revision brought: one that stood there before says nothing new."""
    for pair in pairs:
        if pair.after is None or pair.state in {"same", "moved"}:
            continue
        is_date_line = pair.after.field == "published"
        label = find_label(pair.after.quote, is_date_line=is_date_line)
        held = find_label(pair.before.quote) if pair.before and not is_date_line else None
        if label and not (held and _times(pair.before) == _times(pair.after)):
            yield Change(
                kind="label",
                action="added",
                aspect=label.aspect,
                after=_evidence(pair.after, label.word),
            )


def _times(sentence: Sentence | None) -> list[str]:
    """Return the numbers of a label: cập nhật lúc 14h30 is another one than lúc 10h."""
    return [word for word in (sentence.words if sentence else ()) if word[0].isdigit()]


def _facts(pairs: Sequence[Pair], before: Version, after: Version) -> Iterator[Change]:
    old, new = _Standing(before), _Standing(after)
    for kind in ("figure", *names.ASPECTS):
        left = _Left()
        for pair in pairs:
            if pair.state in {"same", "moved"} or (kind in _DATED and _is_note(pair)):
                continue
            yield from _in_pair(kind, pair, old, new, left)
        if kind == "figure":
            yield from _figures_elsewhere(left, before, after)
        else:
            yield from names.come_and_gone(left.gone, left.come, old.naming, new.naming)


def _is_note(pair: Pair) -> bool:
    """Return whether a sentence was added that tells when the article was changed."""
    return bool(pair.before is None and pair.after and find_label(pair.after.quote))


class _Standing:
    """The facts of one version by the string that they stand in."""

    def __init__(self, version: Version) -> None:
        self.naming = names.Naming(version)
        self._facts: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in sorted(version.facts, key=lambda one: (one.start, one.end, one.value)):
            self._facts[fact.kind, fact.field].append(fact)

    def of(self, kind: str, sentence: Sentence | None) -> list[Fact]:
        """Return the facts of a kind that begin in a sentence."""
        if sentence is None:
            return []
        return [
            fact
            for fact in self._facts[kind, sentence.field]
            if sentence.start <= fact.start < sentence.end
        ]


def _in_pair(
    kind: str, pair: Pair, old: _Standing, new: _Standing, left: _Left
) -> Iterator[Change]:
    gone, come = old.of(kind, pair.before), new.of(kind, pair.after)
    known: list[tuple[int, int]] = []
    if pair.before and pair.after and gone and come:
        aligned = _aligned(pair.before, gone, pair.after, come)
        if kind == "figure":
            known = figures.couple_in_sentence(gone, come, aligned)
            yield from figures.changes_of((gone[a], come[b]) for a, b in known)
        else:
            same, replaced = names.couple_names(gone, come, aligned)
            known = [*same, *replaced]
            yield from (names.replaced(gone[a], come[b]) for a, b in replaced)
            told = (names.detail_change(gone[a], come[b], old.naming, new.naming) for a, b in same)
            yield from (change for change in told if change)
    left.gone += [fact for place, fact in enumerate(gone) if place not in {a for a, _ in known}]
    left.come += [fact for place, fact in enumerate(come) if place not in {b for _, b in known}]


def _figures_elsewhere(left: _Left, before: Version, after: Version) -> Iterator[Change]:
    known = figures.couple_elsewhere(left.gone, left.come)
    yield from figures.changes_of((left.gone[a], left.come[b]) for a, b in known)
    taken_old, taken_new = {a for a, _ in known}, {b for _, b in known}
    yield from figures.come_and_gone(
        figures.Side(
            changed=[one for place, one in enumerate(left.gone) if place not in taken_old],
            every=[fact for fact in before.facts if fact.figure],
        ),
        figures.Side(
            changed=[one for place, one in enumerate(left.come) if place not in taken_new],
            every=[fact for fact in after.facts if fact.figure],
        ),
    )


def _aligned(
    before: Sentence, gone: Sequence[Fact], after: Sentence, come: Sequence[Fact]
) -> set[tuple[int, int]]:
    """Return which facts of two fellow sentences stand among the same words, by their places."""
    old, new = _masked(before, gone), _masked(after, come)
    return {
        (place, other)
        for a, b in paired_places([key for key, _ in old], [key for key, _ in new])
        if (place := old[a][1]) is not None and (other := new[b][1]) is not None
    }


def _masked(sentence: Sentence, facts: Sequence[Fact]) -> list[tuple[str, int | None]]:
    """Return the words of a sentence, each fact as one word that fits every other fact."""
    masked: list[tuple[str, int | None]] = []
    told: set[int] = set()
    for word in words_of(sentence.quote):
        place = _holder(word, sentence.start, facts)
        if place is None:
            masked.append((word.key, None))
        elif place not in told:
            told.add(place)
            masked.append(("\0", place))
    return masked


def _holder(word: Word, start: int, facts: Sequence[Fact]) -> int | None:
    return next(
        (
            place
            for place, fact in enumerate(facts)
            if fact.start < start + word.end and start + word.start < fact.end
        ),
        None,
    )
