"""Owns where the words of a text stand, so that a rule is tried only where its words are.

A search for `\\b(?:quý|tháng) …` stops at every letter of a page; the words of a page are found
once, and each rule asks for its own: most rules then have nowhere to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\d+|[^\W\d]+|[%(+]")
# The key of all runs of digits.
_NUMBER = "0"


class Words:
    """Where words, runs of digits and the signs % ( + of one text stand, in small letters."""

    def __init__(self, lower: str) -> None:
        """Find the words of a text in small letters."""
        self._starts: dict[str, list[int]] = {}
        for found in _WORD.finditer(lower):
            word = found[0]
            key = _NUMBER if word[0].isdigit() else word
            self._starts.setdefault(key, []).append(found.start())

    def starts(self, words: Sequence[str]) -> Sequence[int]:
        """Return where any of some words begin, in page order; "0" stands for every number."""
        found = [self._starts[word] for word in words if word in self._starts]
        if len(found) < 2:
            return found[0] if found else ()
        return sorted(start for starts in found for start in starts)


class Cued:
    """A pattern whose every match begins with one of a few words, and is tried only there."""

    def __init__(self, words: str, pattern: str, flags: int = 0) -> None:
        """Take a pattern and the words that open it: small letters, parted by blanks."""
        self.words = tuple(dict.fromkeys(words.split()))
        self.pattern = re.compile(pattern, flags)

    def finditer(self, text: str, words: Words) -> Iterator[re.Match[str]]:
        """Yield what `re` would find; `words` are those of the text, hidden places or not."""
        reached = 0
        for start in words.starts(self.words):
            if start >= reached and (match := self.pattern.match(text, start)):
                yield match
                reached = match.end()


def first_words(phrases: str) -> str:
    """Return the first words, in small letters, of phrases that are parted by bars."""
    return " ".join(phrase.split()[0].lower() for phrase in phrases.split("|"))
