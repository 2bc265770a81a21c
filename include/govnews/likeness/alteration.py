"""What a copy changed of the article that it copies: numbers and sentences, not their writing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from govnews.likeness.syllables import hash_syllables

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A sentence ends with its mark, perhaps a closing quote, before a blank and a capital, a digit or
# an opening quote; a paragraph ends one, too.
_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[^\Wa-z_]|[\"“‘(–-])")

Stretch = tuple[int, int]
"""Start and end of a sentence in its text, in code points."""


@dataclass(frozen=True, kw_only=True)
class Alteration:
    """What the copy has and the original lacks, and the other way round.

    Stretches of added sentences lie in the copy's text, those of removed ones in the original's.
    """

    numbers_added: tuple[str, ...]
    numbers_removed: tuple[str, ...]
    sentences_added: tuple[Stretch, ...]
    sentences_removed: tuple[Stretch, ...]


def compare_copy(original: str, copy: str) -> Alteration:
    """Return what `copy` changed; case, marks, Unicode form and punctuation change nothing."""
    known: dict[str, bytes] = {}
    before, after = _keyed_sentences(original, known), _keyed_sentences(copy, known)
    return Alteration(
        numbers_added=_lacking(_NUMBER.findall(copy), _NUMBER.findall(original)),
        numbers_removed=_lacking(_NUMBER.findall(original), _NUMBER.findall(copy)),
        sentences_added=_new_stretches(after, before),
        sentences_removed=_new_stretches(before, after),
    )


def is_reworded(one: str, other: str) -> bool:
    """Return whether two strings differ in their folded words."""
    return _key(one) != _key(other)


def cut_sentences(text: str) -> Iterator[Stretch]:
    """Yield where the sentences of `text` stand; every paragraph begins one."""
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        for found in _END.finditer(text, start, end):
            blank = found.end() - len(found[0]) + len(found[0].rstrip())
            yield (start, blank)
            start = found.end()
        if start < end:
            yield (start, end)
        start = end + 1


def _keyed_sentences(text: str, known: dict[str, bytes]) -> list[tuple[bytes, Stretch]]:
    """Return each sentence with its key; most of a copy's are in the original, and `known`."""
    keyed = []
    for start, end in cut_sentences(text):
        words = text[start:end]
        key = known.get(words)
        if key is None:
            key = known[words] = _key(words)
        if key:
            keyed.append((key, (start, end)))
    return keyed


def _key(words: str) -> bytes:
    return hash_syllables(words).hashes.tobytes()


def _new_stretches(
    sentences: list[tuple[bytes, Stretch]], known: list[tuple[bytes, Stretch]]
) -> tuple[Stretch, ...]:
    left = Counter(key for key, _ in known)
    new = []
    for key, stretch in sentences:
        if left[key]:
            left[key] -= 1
        else:
            new.append(stretch)
    return tuple(new)


def _lacking(numbers: list[str], known: list[str]) -> tuple[str, ...]:
    """Return the numbers, in their order, that stand more often here than there."""
    left = Counter(known)
    new = []
    for number in numbers:
        if left[number]:
            left[number] -= 1
        else:
            new.append(number)
    return tuple(new)
