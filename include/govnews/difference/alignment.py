"""Which sentence of the new text was which sentence of the old one.

Equal sentences first, in order; then equal ones that moved; then like ones, best first. What
finds no fellow was added or removed. Titles, by-lines, date lines, captions and rows of tables
are sentences, too, compared among their own kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from govnews.difference.texts import Version
from govnews.difference.wording import likeness, paired_places, words_of
from govnews.digest import appearance
from govnews.vietnamese.sentences import sentences

LEAST_LIKENESS = 0.5
# An article has one of each: they are one another's fellows however much they differ.
_SINGLE = ("title", "published", "byline")
GROUPS = (*_SINGLE, "text", "captions", "tables")
# Beyond that many sentences on either side only near ones are compared: thousands of changed
# sentences are another article.
_NEAR = 60


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence, headline, caption or row, and where it stands."""

    field: str
    start: int
    end: int
    quote: str
    key: str

    @cached_property
    def words(self) -> Counter[str]:
        """Return how often each word stands in it: asked of the few sentences that differ."""
        return Counter(word.key for word in words_of(self.quote))


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A sentence before and after; None where it was added or removed.

    `state`: same, moved, reworded, added, removed.
    """

    state: str
    before: Sentence | None = None
    after: Sentence | None = None


def align(before: Version, after: Version) -> list[Pair]:
    """Return every sentence of both versions in exactly one pair."""
    old, new = _by_group(before), _by_group(after)
    return [
        pair
        for group in GROUPS
        for pair in _align(old[group], new[group], is_single=group in _SINGLE)
    ]


def _by_group(version: Version) -> dict[str, list[Sentence]]:
    grouped: defaultdict[str, list[Sentence]] = defaultdict(list)
    for name, string in version.strings():
        group = name.partition(".")[0]
        for start, end in _bounds(group, string):
            grouped[group].append(_sentence(name, string, start, end))
    return grouped


def _bounds(group: str, string: str) -> Iterator[tuple[int, int]]:
    if group == "text":
        yield from sentences(string)
    elif group == "tables":
        start = 0
        for line in string.split("\n"):
            if line.strip():
                yield start, start + len(line)
            start += len(line) + 1
    elif string.strip():
        yield 0, len(string)


def _sentence(name: str, string: str, start: int, end: int) -> Sentence:
    quote = string[start:end]
    return Sentence(field=name, start=start, end=end, quote=quote, key=appearance(quote))


def _align(old: Sequence[Sentence], new: Sequence[Sentence], *, is_single: bool) -> list[Pair]:
    same = list(paired_places([one.key for one in old], [one.key for one in new]))
    left = sorted(set(range(len(old))) - {place for place, _ in same})
    come = sorted(set(range(len(new))) - {place for _, place in same})
    moved = _equal(old, new, left, come)
    left = [place for place in left if place not in {one for one, _ in moved}]
    come = [place for place in come if place not in {one for _, one in moved}]
    reworded = list(zip(left, come, strict=False)) if is_single else _like(old, new, left, come)
    told = chain(
        (("same", pair) for pair in same),
        (("moved", pair) for pair in moved),
        (("reworded", pair) for pair in reworded),
    )
    pairs = [Pair(state=state, before=old[a], after=new[b]) for state, (a, b) in told]
    gone = set(left) - {place for place, _ in reworded}
    added = set(come) - {place for _, place in reworded}
    pairs += [Pair(state="removed", before=old[place]) for place in sorted(gone)]
    pairs += [Pair(state="added", after=new[place]) for place in sorted(added)]
    return pairs


def _equal(
    old: Sequence[Sentence], new: Sequence[Sentence], left: Sequence[int], come: Sequence[int]
) -> list[tuple[int, int]]:
    """Return equal sentences that stand in another order now."""
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for place in reversed(left):
        waiting[old[place].key].append(place)
    return [(waiting[new[b].key].pop(), b) for b in come if waiting[new[b].key]]


def _like(
    old: Sequence[Sentence], new: Sequence[Sentence], left: Sequence[int], come: Sequence[int]
) -> list[tuple[int, int]]:
    """Return like sentences, the likest first, the nearest among equally like ones."""
    ranked = []
    is_long = len(left) > _NEAR and len(come) > _NEAR
    for rank, a in enumerate(left):
        for other, b in enumerate(come):
            if is_long and abs(rank - other) > _NEAR:
                continue
            like = likeness(old[a].words, new[b].words)
            if like >= LEAST_LIKENESS:
                ranked.append((-like, abs(rank - other), a, b))
    found: list[tuple[int, int]] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for *_, a, b in sorted(ranked):
        if a not in taken_old and b not in taken_new:
            found.append((a, b))
            taken_old.add(a)
            taken_new.add(b)
    return found
