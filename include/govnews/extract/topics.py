"""Owns the topics of an article: a small published vocabulary, counted by its words.

The vocabulary is `vietnamese/gazetteer/topics.csv`: code, names in two languages, words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from govnews.extract.passages import Passage
from govnews.extract.rules import Rule
from govnews.records import Span, TopicMention
from govnews.vietnamese.gazetteer import table

RULES = {
    "topic.words": Rule(
        says="words of the published vocabulary topics.csv, named twice or in the title",
        source="vocabulary of this project, gazetteer/topics.csv",
        example="Xã hội khuyến học, nhà nhà khuyến học.",
        counterexample="Cả xã chăm lo khuyến học.",
    ),
}

_FIRST_WORD = re.compile(r"[\W\d_]")
_MOST = 6
_TITLE_WEIGHT = 3
_ENOUGH = 2


@cache
def _vocabulary() -> dict[str, list[tuple[str, str]]]:
    """Return phrases with their codes, the longest first, by their first words."""
    code_of = {word: row["code"] for row in table("topics.csv") for word in row["words"].split(";")}
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted(code_of, key=len, reverse=True):
        found.setdefault(_FIRST_WORD.split(phrase, 1)[0], []).append((phrase, code_of[phrase]))
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_vocabulary())


def find_topics(text: Passage, title: Passage) -> tuple[TopicMention, ...]:
    """Return the topics named twice or more, most named first; the title counts thrice."""
    count: Counter[str] = Counter()
    words: dict[str, list[Span]] = {}
    for passage, weight in ((text, 1), (title, _TITLE_WEIGHT)):
        for start, phrase, code in _named(passage):
            count[code] += weight
            words.setdefault(code, []).append(passage.span(start, start + len(phrase)))
    named = sorted(
        (code for code, n in count.items() if n >= _ENOUGH), key=lambda c: (-count[c], c)
    )
    return tuple(
        TopicMention(code=code, mentions=tuple(words[code]), rule="topic.words")
        for code in named[:_MOST]
    )


def _named(passage: Passage) -> Iterator[tuple[int, str, str]]:
    """Yield where phrases of the vocabulary stand, whole words, the longest at each place."""
    vocabulary, lower, reached = _vocabulary(), passage.lower, 0
    for start, word in passage.words.places(_first_words()):
        for phrase, code in vocabulary[word] if start >= reached else ():
            if not lower.startswith(phrase, start):
                continue
            end = start + len(phrase)
            if not (_is_of_word(lower, start - 1) or _is_of_word(lower, end)):
                reached = end
                yield start, phrase, code
                break


def _is_of_word(text: str, place: int) -> bool:
    """Return whether a letter, digit or low line stands at a place."""
    sign = text[place : place + 1] if place >= 0 else ""
    return sign.isalnum() or sign == "_"
