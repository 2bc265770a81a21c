"""Owns the topics of an article: a small published vocabulary, counted by its words.

The vocabulary is `vietnamese/gazetteer/topics.csv`: code, names in two languages, words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import repeat

from govnews.extract.passages import Passage
from govnews.extract.rules import Rule
from govnews.records import TopicMention
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
def _code_of() -> dict[str, str]:
    return {word: row["code"] for row in table("topics.csv") for word in row["words"].split(";")}


@cache
def _vocabulary() -> dict[str, re.Pattern[str]]:
    """Return the patterns of the phrases by their first words: whole words, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(_code_of(), key=len, reverse=True):
        found.setdefault(_FIRST_WORD.split(phrase, 1)[0], []).append(re.escape(phrase))
    return {
        first: re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
        for first, phrases in found.items()
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_vocabulary())


def find_topics(text: Passage, title: Passage) -> tuple[TopicMention, ...]:
    """Return the topics named twice or more, most named first; the title counts thrice."""
    count: defaultdict[str, int] = defaultdict(int)
    places: defaultdict[str, list[tuple[Passage, int, int]]] = defaultdict(list)
    for passage, weight in ((text, 1), (title, _TITLE_WEIGHT)):
        for start, end, code in _named(passage):
            count[code] += weight
            places[code].append((passage, start, end))
    named = sorted(
        (code for code, n in count.items() if n >= _ENOUGH), key=lambda c: (-count[c], c)
    )
    return tuple(
        TopicMention(
            code=code,
            mentions=tuple(passage.span(start, end) for passage, start, end in places[code]),
            rule="topic.words",
        )
        for code in named[:_MOST]
    )


def _named(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield where phrases of the vocabulary stand, and of which topic they are."""
    vocabulary, code_of, lower, reached = _vocabulary(), _code_of(), passage.lower, 0
    found: list[re.Match[str]] = []
    for word, starts in passage.words.places(_first_words()).items():
        found += filter(None, map(vocabulary[word].match, repeat(lower), starts))
    for match in sorted(found, key=re.Match.start):
        if match.start() >= reached:
            reached = match.end()
            yield match.start(), reached, code_of[match[0]]
