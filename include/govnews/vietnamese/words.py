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
from itertools import accumulate, chain, islice, product

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
# The keys of all words with a capital, and of those in capitals only.
_CAPITALISED = "A"
ACRONYMS = "AA"
# Gaps without a number, which most are.
_PLAIN_GAPS = frozenset(
    {" ", ", ", ". ", "; ", ": ", " (", ") ", "), ", " - ", "-", "/", "\n", ".\n", ""}
)
_MOST_FORMS = 1 << 15
# Digits and signs that are printed on to words: "(bàn," has the word bàn.
_AROUND = "0123456789.,;:()[]/%+-–\"'“”‘’…!?&\x00"


class _Forms(dict[str, tuple[str, int]]):
    """Of each printed word: its small letters where a rule asks for them, and its capitals.

    0 stands for none, 1 for a capital, 2 for capitals only. The same few thousand words make
    up all pages; a dictionary tells them several times faster than `lru_cache`. Rules ask when
    they are written or first tried, so that what they ask for is a closed list.
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked: set[str] = set()
        self._rules: set[frozenset[str]] = set()

    def ask(self, words: frozenset[str]) -> int:
        """Remember the words of a rule; return how many rules have asked so far."""
        if words not in self._rules:
            self._rules.add(words)
            self._asked |= words
            self.clear()
        return len(self._rules)

    def is_asked(self, word: str) -> bool:
        """Return whether any rule asks for a word."""
        return word in self._asked

    def __missing__(self, printed: str) -> tuple[str, int]:
        if len(self) >= _MOST_FORMS:
            self.clear()
        lower = printed.lower()
        capitals = 0
        if lower[0] != printed[0]:
            capitals = 2 if len(printed) > 1 and printed.isupper() else 1
        form = self[printed] = (lower if lower in self._asked else "", capitals)
        return form


_FORMS = _Forms()


class Words:
    """Where the words and numbers of one text stand, and its signs % ( +.

    Numbers are also told apart by what follows them, behind blanks or at once: "0tháng" are
    those before the word tháng, "0/" those before a bar. "A" are the words with a capital, "AA"
    those of several capitals and nothing else. Only words are kept that rules ask for.
    """

    def __init__(self, text: str, pieces: list[str] | None = None) -> None:
        """Take a text, and its pieces where the caller has cut it: gap, word, gap … word, gap."""
        self._text = text
        self._pieces: list[str] = pieces or _WORDS.split(text)
        self._index(_FORMS.ask(frozenset()))

    def _index(self, rules: int) -> None:
        pieces, words = self._pieces, self._pieces[1::2]
        places = list(islice(accumulate(map(len, pieces)), 0, None, 2))
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for (key, capitals), start in zip(map(_FORMS.__getitem__, words), places, strict=False):
            if key:
                starts[key].append(start)
            if capitals:
                starts[_CAPITALISED].append(start)
                if capitals > 1:
                    starts[ACRONYMS].append(start)
        words.append("")
        for gap, end, word in zip(pieces[::2], places, words, strict=True):
            if gap not in _PLAIN_GAPS:
                self._index_numbers(starts, end - len(gap), end + len(word))
        for sign in _SIGNS:
            if sign in self._text:
                starts[sign] = list(_places(self._text, sign))
        self._starts = starts
        self._rules = rules
        self._found: dict[frozenset[str], Sequence[int]] = {}

    def _index_numbers(self, starts: defaultdict[str, list[int]], start: int, end: int) -> None:
        """Add the numbers of a gap, which ends where the word behind it does."""
        for found in _NUMBERS.finditer(self._text, start, end):
            starts[_NUMBER].append(found.start())
            if (behind := found[2]) and _FORMS.is_asked(key := _NUMBER + behind.lower()):
                starts[key].append(found.start())

    def starts(self, words: frozenset[str]) -> Sequence[int]:
        """Return where any of some words begin, in page order; "0" stands for every number."""
        found = self._found.get(words)
        if found is None:
            self._ask(words)
            found = self._found[words] = self._merged(words)
        return found

    def _ask(self, words: frozenset[str]) -> None:
        """Index the text anew where rules have asked for words since."""
        rules = _FORMS.ask(words)
        if rules != self._rules:
            self._index(rules)

    def stand_in(self, words: frozenset[str], start: int, end: int) -> bool:
        """Return whether any of some words begins in a stretch of the text."""
        starts = self.starts(words)
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end

    def places(self, words: frozenset[str]) -> list[tuple[int, str]]:
        """Return where any of some words begin and which, in page order."""
        self._ask(words)
        named = self._starts.keys() & words
        return sorted((start, word) for word in named for start in self._starts[word])

    def _merged(self, words: frozenset[str]) -> Sequence[int]:
        """Return the places of several words as one list."""
        known = self._starts
        asked = words if len(words) < len(known) else known.keys() & words
        lists = [known[word] for word in asked if word in known]
        if len(lists) < 2:
            return lists[0] if lists else ()
        return sorted(chain.from_iterable(lists))


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
        _FORMS.ask(self.words)

    def finditer(
        self, text: str, words: Words, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield what `re` would find; `words` are those of the text, hidden places or not."""
        starts = words.starts(self.words)
        if not starts:
            return iter(())
        return self._matches(text, starts, start, len(text) if end is None else end)

    def _matches(
        self, text: str, starts: Sequence[int], start: int, end: int
    ) -> Iterator[re.Match[str]]:
        reached, match_at = start, self.pattern.match
        for number in range(bisect_left(starts, start), len(starts)):
            place = starts[number]
            if place >= end:
                return
            if place >= reached and (match := match_at(text, place, end)):
                yield match
                reached = match.end()

    def search(self, text: str, words: Words, start: int, end: int) -> re.Match[str] | None:
        """Return what `re` would find first in a stretch of the text."""
        return _first(self.pattern, text, words.starts(self.words), start, end)


def _first(
    pattern: re.Pattern[str], text: str, starts: Sequence[int], start: int, end: int
) -> re.Match[str] | None:
    """Return the first match of a pattern at some places of a stretch of the text."""
    for number in range(bisect_left(starts, start), len(starts)):
        place = starts[number]
        if place >= end:
            break
        if match := pattern.match(text, place, end):
            return match
    return None


def first_words(phrases: str) -> str:
    """Return the first words, in small letters, of phrases that are parted by bars."""
    return " ".join(phrase.split()[0].lower() for phrase in phrases.split("|"))


def last_word(text: str, start: int, end: int) -> str:
    """Return the last word of text[start:end] in small letters, or nothing."""
    near = text[start:end]
    last = near.rsplit(None, 1)[-1:]
    return last[0].lower() if last and last[0].isalpha() else _last_within(near)


def _last_within(near: str) -> str:
    """Return the last word of a stretch that ends with a number, a sign or blanks."""
    for stretch in reversed(near.split()):
        word = stretch.strip(_AROUND)
        if word.isalpha():
            return word.lower()
        if word and (words := _LETTERS.findall(word)):
            return str(words[-1]).lower()
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
        return _first(self.pattern, text, words.starts(self.words), start, end)

    def _has_sign(self, text: str, end: int) -> bool:
        last = text[max(0, end - _LOOK_BACK) : end].rstrip()[-1:]
        return last != "" and last in self._signs


def words_of(pattern: str) -> frozenset[str]:
    """Return all words that a pattern writes out, in small letters: [Tt]rung s[ĩỹ] has three."""
    written = _SPELT.findall(_NO_LETTERS.sub(" ", pattern))
    letters = ([part.strip("[]") for part in _LETTER_OR_CLASS.findall(word)] for word in written)
    return frozenset("".join(word).lower() for parts in letters for word in product(*parts))
