"""Words of two sentences beside one another: where they agree, how like they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from govnews.vietnamese.fold import level

_WORD = re.compile(r"\w+(?:[.,/-]\w+)*|[^\w\s]")
_PIECE = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class Word:
    """One word, number or sign of a string and where it stands."""

    start: int
    end: int
    key: str


def words_of(string: str) -> list[Word]:
    """Return the words of a string; their keys level case and the place of tones."""
    levelled = level(string)
    return [
        Word(start=found.start(), end=found.end(), key=found[0].casefold())
        for found in _WORD.finditer(levelled)
    ]


def likeness(before: Counter[str], after: Counter[str]) -> float:
    """Return the share of words that two sentences have in common, 0 to 1 (Dice)."""
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 0.0


def paired_places(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of equal items in two sequences, in the order of both."""
    for block in SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield block.a + step, block.b + step


def mark_words(before: str, after: str) -> str:
    """Return one string with removed words in [-…-] and added ones in {+…+}.

    >>> mark_words("đã gặt 85% diện tích", "đã gặt 58% diện tích")
    'đã gặt [-85%-] {+58%+} diện tích'
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    marked: list[str] = []
    blocks = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    for kind, old_from, old_to, new_from, new_to in blocks:
        if kind == "equal":
            marked += old[old_from:old_to]
            continue
        if old_to > old_from:
            marked.append(f"[-{' '.join(old[old_from:old_to])}-]")
        if new_to > new_from:
            marked.append(f"{{+{' '.join(new[new_from:new_to])}+}}")
    return " ".join(marked)
