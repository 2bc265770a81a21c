"""Owns where the words of a text stand, so that a rule is tried only where its words are.

A search for `\\b(?:quý|tháng) …` stops at every letter of a page; the words of a page are found
once, and each rule asks for its own: most rules then have nowhere to look. What has to stand
right before a number or a name is told by its last word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, product

_WORDS = re.compile(r"([^\W\d_]+)")
_NUMBERS = re.compile(r"(\d+)\s*([^\W\d_]+|[^\w\s])?")
_SIGNS = "%(+"
_LETTERS = re.compile(r"[^\W\d_]+")
# No word is longer, with the signs and blanks behind it.
_LOOK_BACK = 24
_NO_LETTERS = re.compile(r"\\[A-Za-z]|\(\?\w+:|\[[^\]]*[^\]\w][^\]]*\]")
_SPELT = re.compile(r"(?:\[\w+\]|[^\W\d_])+")
_LETTER_OR_CLASS = re.compile(r"\[\w+\]|[^\W\d_]")
# The key of all runs of digits.
_NUMBER = "0"
# The key of all words with a capital.
_CAPITALISED = "A"


class Words:
    """Where the words and numbers of one text stand, and its signs % ( +.

    Numbers are also told apart by what follows them, behind blanks or at once: "0tháng" are
    those before the word tháng, "0/" those before a bar. "A" are the words with a capital.
    """

    def __init__(self, text: str, pieces: Sequence[str] | None = None) -> None:
        """Take a text, and its pieces where the caller has cut it: gap, word, gap … word, gap."""
        pieces = pieces or _WORDS.split(text)
        starts: defaultdict[str, list[int]] = defaultdict(list)
        ends = list(accumulate(map(len, pieces)))
        for word, start in zip(pieces[1::2], ends[::2], strict=False):
            lower = word.lower()
            starts[lower].append(start)
            if lower[0] != word[0]:
                starts[_CAPITALISED].append(start)
        for found in _NUMBERS.finditer(text):
            starts[_NUMBER].append(found.start())
            if behind := found[2]:
                starts[_NUMBER + behind.lower()].append(found.start())
        for sign in _SIGNS:
            starts[sign] += _places(text, sign)
        self._starts: dict[str, Sequence[int]] = dict(starts)
        self._found: dict[frozenset[str], Sequence[int]] = {}

    def starts(self, words: frozenset[str]) -> Sequence[int]:
        """Return where any of some words begin, in page order; "0" stands for every number."""
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = self._sorted(words)
        return found

    def starts_in(self, words: frozenset[str], start: int, end: int) -> Sequence[int]:
        """Return those of the `starts` that lie in a stretch of the text."""
        starts = self.starts(words)
        if not starts or (start == 0 and starts[-1] < end):
            return starts
        first = bisect_left(starts, start)
        return starts[first : bisect_left(starts, end, first)]

    def places(self, words: frozenset[str]) -> list[tuple[int, str]]:
        """Return where any of some words begin and which, in page order."""
        named = self._starts.keys() & words
        return sorted((start, word) for word in named for start in self._starts[word])

    def _sorted(self, words: frozenset[str]) -> Sequence[int]:
        known = self._starts
        if len(words) > len(known):
            words = frozenset(known.keys() & words)
        found = [known[word] for word in words if word in known]
        if len(found) < 2:
            return found[0] if found else ()
        return sorted(start for starts in found for start in starts)


def _places(text: str, sign: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


class Cued:
    """A pattern whose every match begins with one of a few words, and is tried only there."""

    def __init__(self, words: str, pattern: str, flags: int = 0) -> None:
        """Take a pattern and the words that open it: small letters, parted by blanks."""
        self.words = frozenset(words.split())
        self.pattern = re.compile(pattern, flags)

    def finditer(
        self, text: str, words: Words, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield what `re` would find; `words` are those of the text, hidden places or not."""
        end = len(text) if end is None else end
        reached, match_at = start, self.pattern.match
        for place in words.starts_in(self.words, start, end):
            if place >= reached and (match := match_at(text, place, end)):
                yield match
                reached = match.end()

    def search(self, text: str, words: Words, start: int, end: int) -> re.Match[str] | None:
        """Return what `re` would find first in a stretch of the text."""
        for place in words.starts_in(self.words, start, end):
            if match := self.pattern.match(text, place, end):
                return match
        return None


def first_words(phrases: str) -> str:
    """Return the first words, in small letters, of phrases that are parted by bars."""
    return " ".join(phrase.split()[0].lower() for phrase in phrases.split("|"))


@lru_cache(maxsize=64)
def last_word(text: str, start: int, end: int) -> str:
    """Return the last word of text[start:end]; a number's place is asked many times in a row."""
    last = text[start:end].rsplit(None, 1)[-1:]
    if last and last[0].isalpha():
        return last[0].lower()
    words = _LETTERS.findall(text, start, end)
    return words[-1].lower() if words else ""


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
        for place in words.starts_in(self.words, start, end):
            if match := self.pattern.match(text, place, end):
                return match
        return None

    def _has_sign(self, text: str, end: int) -> bool:
        last = text[max(0, end - _LOOK_BACK) : end].rstrip()[-1:]
        return last != "" and last in self._signs


def words_of(pattern: str) -> frozenset[str]:
    """Return all words that a pattern writes out, in small letters: [Tt]rung s[ĩỹ] has three."""
    written = _SPELT.findall(_NO_LETTERS.sub(" ", pattern))
    letters = ([part.strip("[]") for part in _LETTER_OR_CLASS.findall(word)] for word in written)
    return frozenset("".join(word).lower() for parts in letters for word in product(*parts))
