"""Owns what stands right before a place of a text: a number or a name is told by the last word."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import product

from govnews.vietnamese.words import Words, first_match

_LETTERS = re.compile(r"[^\W\d_]+")
# Stretches between blanks that are remembered.
_MOST_STRETCHES = 1 << 15
# No word is longer, with the signs and blanks behind it.
_LOOK_BACK = 24
_NO_LETTERS = re.compile(r"\\[A-Za-z]|\(\?\w+:|\[[^\]]*[^\]\w][^\]]*\]")
_SPELT = re.compile(r"(?:\[\w+\]|[^\W\d_])+")
_LETTER_OR_CLASS = re.compile(r"\[\w+\]|[^\W\d_]")
# Digits and signs that are printed on to words: "(bàn," has the word bàn.
_AROUND = "0123456789.,;:()[]/%+-–\"'“”‘’…!?&\x00"


class _LastWords(dict[str, str]):
    """Of each stretch between two blanks: its last word in small letters, "" where it has none."""

    def __missing__(self, stretch: str) -> str:
        if len(self) >= _MOST_STRETCHES:
            self.clear()
        words = [stretch] if stretch.isalpha() else _LETTERS.findall(stretch.strip(_AROUND))
        last = self[stretch] = str(words[-1]).lower() if words else ""
        return last


_LAST_WORDS = _LastWords()


def last_word(text: str, start: int, end: int) -> str:
    """Return the last word of a short text[start:end] in small letters, or nothing."""
    near = text[start:end].rsplit(None, 1)
    while near:
        if word := _LAST_WORDS[near[-1]]:
            return word
        near = near[0].rsplit(None, 1) if len(near) > 1 else []
    return ""


class Ending:
    """A pattern that ends at the place it is asked for, behind a word of its own.

    Nearly every number and name has some other word before it: the last word is looked at
    first, and spares the search. Blanks and signs may follow the word.
    """

    def __init__(self, pattern: str, flags: int = 0, *, more: str = "", signs: str = "") -> None:
        """Take a pattern that ends in `$`.

        `more` are words that it can end with and that are not written out in it, `signs` those
        that it can end with without a word.
        """
        self.pattern = re.compile(pattern, flags)
        self.words = words_of(pattern) | frozenset(more.split())
        self._signs = signs

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return what `re` would find in text[start:end]."""
        end = len(text) if end is None else end
        near = end - _LOOK_BACK
        last = last_word(text, max(start, near), end)
        if last in self.words or (self._signs and self._has_sign(text, end)):
            return self.pattern.search(text, start, end)
        return None

    def search_at(self, text: str, words: Words, start: int, end: int) -> re.Match[str] | None:
        """Return what `search` finds, of a pattern that begins with a whole word of its own."""
        if last_word(text, max(start, end - _LOOK_BACK), end) not in self.words:
            return None
        starts = words[self.words]
        near = starts[bisect_left(starts, start) : bisect_left(starts, end)]
        return first_match(self.pattern.match, text, near, end)

    def _has_sign(self, text: str, end: int) -> bool:
        last = text[max(0, end - _LOOK_BACK) : end].rstrip()[-1:]
        return last != "" and last in self._signs


def words_of(pattern: str) -> frozenset[str]:
    """Return all words that a pattern writes out, in small letters: [Tt]rung s[ĩỹ] has three."""
    written = _SPELT.findall(_NO_LETTERS.sub(" ", pattern))
    letters = ([part.strip("[]") for part in _LETTER_OR_CLASS.findall(word)] for word in written)
    return frozenset("".join(word).lower() for parts in letters for word in product(*parts))
