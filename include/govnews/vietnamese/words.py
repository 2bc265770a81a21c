"""Owns where the words of a text stand, so that a rule is tried only where its words are.

A search for `\\b(?:quý|tháng) …` stops at every letter of a page; the words of a page are found
once, and each rule asks for its own: most rules then have nowhere to look.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat

_NUMBERS = re.compile(r"\d+\s*(?P<behind>[^\W\d_]+|[^\w\s])?")
_SIGNS = "%(+"
_LETTERS = re.compile(r"[^\W\d_]+")
# The key of all runs of digits.
_NUMBER = "0"
# The key of those with which a stretch ends: the next stretch tells what follows them.
_LAST_NUMBER = "0 "
# The keys of all words with a capital, and of those in capitals only.
_CAPITALISED = "A"
ACRONYMS = "AA"
# Stretches between blanks that are remembered: how many, and how long they may be.
_MOST_STRETCHES = 1 << 15
_LONGEST_STRETCH = 40

_Form = tuple[int, str, tuple[tuple[str, int], ...]]


class _Forms(dict[str, _Form]):
    """Of each stretch between two blanks: its length with one blank, and its words.

    The word with which it begins stands first, or "", then all others and where they are. They
    are in small letters, and only those that a rule asks for; "A" and "AA" tell of capitals.
    The same few thousand stretches make up all pages; a dictionary tells them several times
    faster than a pattern. Rules ask when they are written or first tried, so that what they ask
    for is a closed list.
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked: set[str] = set()
        self.rules: set[frozenset[str]] = set()

    def ask(self, words: frozenset[str]) -> int:
        """Remember the words of a rule; return how many rules have asked so far."""
        if words not in self.rules:
            self.rules.add(words)
            self._asked |= words
            self.clear()
        return len(self.rules)

    def is_asked(self, word: str) -> bool:
        """Return whether any rule asks for a word."""
        return word in self._asked

    def __missing__(self, stretch: str) -> _Form:
        words = list(self._words(stretch))
        first = words.pop(0)[0] if words and words[0][1] == 0 else ""
        form = len(stretch) + 1, first, tuple(words)
        if len(stretch) <= _LONGEST_STRETCH:
            if len(self) >= _MOST_STRETCHES:
                self.clear()
            self[stretch] = form
        return form

    def _words(self, stretch: str) -> Iterator[tuple[str, int]]:
        for found in _LETTERS.finditer(stretch):
            printed, start = found[0], found.start()
            lower = printed.lower()
            if self.is_asked(lower):
                yield lower, start
            if lower[0] != printed[0]:
                yield _CAPITALISED, start
                if len(printed) > 1 and printed.isupper():
                    yield ACRONYMS, start
        for found in _NUMBERS.finditer(stretch):
            yield _NUMBER, found.start()
            if behind := found["behind"]:
                if self.is_asked(key := _NUMBER + behind.lower()):
                    yield key, found.start()
            elif found.end() == len(stretch):
                yield _LAST_NUMBER, found.start()


_FORMS = _Forms()


class Words(dict[frozenset[str], Sequence[int]]):
    """Where the words and numbers of one text stand, and its signs % ( +, in page order.

    It is asked with several words at once. "0" stands for every number. Numbers are also told
    apart by what follows them, behind blanks or at once: "0tháng" are those before the word
    tháng, "0/" those before a bar. "A" are the words with a capital, "AA" those of several
    capitals and nothing else. Only words are kept that rules ask for.
    """

    def __init__(self, text: str, stretches: Sequence[str] | None = None) -> None:
        """Take a text, and its stretches between blanks where the caller has cut it."""
        super().__init__()
        self._text = text
        self._stretches = stretches or text.split(" ")
        self._index(_FORMS.ask(frozenset()))

    def _index(self, rules: int) -> None:
        starts: defaultdict[str, list[int]] = defaultdict(list)
        place = 0
        for length, first, words in map(_FORMS.__getitem__, self._stretches):
            if first:
                starts[first].append(place)
            if words:
                for word, offset in words:
                    starts[word].append(place + offset)
            place += length
        self._add_numbers_before_blanks(starts)
        for sign in _SIGNS:
            if sign in self._text:
                starts[sign] = list(_places(self._text, sign))
        self._starts = starts
        self._known = frozenset(starts)
        self._rules = rules

    def _add_numbers_before_blanks(self, starts: defaultdict[str, list[int]]) -> None:
        """Tell what follows the numbers with which a stretch ends."""
        keys: set[str] = set()
        for start in starts.pop(_LAST_NUMBER, ()):
            found = _NUMBERS.match(self._text, start)
            if found and (behind := found["behind"]):
                key = _NUMBER + behind.lower()
                if _FORMS.is_asked(key):
                    starts[key].append(start)
                    keys.add(key)
        for key in keys:
            starts[key].sort()

    def __missing__(self, words: frozenset[str]) -> Sequence[int]:
        self._ask(words)
        found: Sequence[int] = ()
        if not self._known.isdisjoint(words):
            lists = [self._starts[word] for word in self._known & words]
            found = sorted(chain(*lists)) if len(lists) > 1 else lists[0]
        self[words] = found
        return found

    def _ask(self, words: frozenset[str]) -> None:
        """Index the text anew where rules have asked for words since."""
        if words not in _FORMS.rules or len(_FORMS.rules) != self._rules:
            self._index(_FORMS.ask(words))

    def stand_in(self, words: frozenset[str], start: int, end: int) -> bool:
        """Return whether any of some words begins in a stretch of the text."""
        starts = self[words]
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end

    def places(self, words: frozenset[str]) -> dict[str, list[int]]:
        """Return which of some words the text has, and where each of them begins."""
        self._ask(words)
        return {word: self._starts[word] for word in self._known & words}


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
        self._match = self.pattern.match
        _FORMS.ask(self.words)

    def find_all(
        self, text: str, words: Words, start: int = 0, end: int | None = None
    ) -> list[re.Match[str]]:
        """Return all that `re` would find; `words` are those of the text, hidden places or not."""
        starts = words[self.words]
        if not starts:
            return []
        if start or end is not None:
            first = bisect_left(starts, start)
            starts = starts[first : len(starts) if end is None else bisect_left(starts, end, first)]
        end = len(text) if end is None else end
        if _CAPITALISED in self.words:
            return self._runs(text, starts, start, end)
        found = list(filter(None, map(self._match, repeat(text), starts, repeat(end))))
        return found if len(found) < 2 else _apart(found)

    def _runs(
        self, text: str, starts: Sequence[int], reached: int, end: int
    ) -> list[re.Match[str]]:
        """Return all matches of a pattern that goes over several of its words."""
        found: list[re.Match[str]] = []
        match_at = self._match
        for place in starts:
            if place >= reached and (match := match_at(text, place, end)):
                found.append(match)
                reached = match.end()
        return found

    def search(self, text: str, words: Words, start: int, end: int) -> re.Match[str] | None:
        """Return what `re` would find first in a stretch of the text."""
        starts = words[self.words]
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return None
        return first_match(self._match, text, starts[first : bisect_left(starts, end, first)], end)


def _apart(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return those of some matches that do not overlap, the first ones first."""
    kept = [found[0]]
    for match in found:
        if match.start() >= kept[-1].end():
            kept.append(match)
    return kept


Matching = Callable[[str, int, int], "re.Match[str] | None"]


def first_match(
    match_at: Matching, text: str, starts: Sequence[int], end: int
) -> re.Match[str] | None:
    """Return the first match of a pattern at some places of a text that ends at `end`."""
    for place in starts:
        if match := match_at(text, place, end):
            return match
    return None


def first_words(phrases: str) -> str:
    """Return the first words, in small letters, of phrases that are parted by bars."""
    return " ".join(phrase.split()[0].lower() for phrase in phrases.split("|"))
