"""Owns the topics of an article: a small published vocabulary, counted by its words.

The vocabulary is `vietnamese/gazetteer/topics.csv`: code, names in two languages, words.
"""

from __future__ import annotations

import re
from collections import Counter
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

_MOST = 6
_TITLE_WEIGHT = 3
_ENOUGH = 2


@cache
def _vocabulary() -> tuple[re.Pattern[str], dict[str, str]]:
    code_of = {word: row["code"] for row in table("topics.csv") for word in row["words"].split(";")}
    longest = sorted(code_of, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), code_of


def find_topics(text: Passage, title: Passage) -> tuple[TopicMention, ...]:
    """Return the topics named twice or more, most named first; the title counts thrice."""
    pattern, code_of = _vocabulary()
    count: Counter[str] = Counter()
    words: dict[str, list[Span]] = {}
    for passage, weight in ((text, 1), (title, _TITLE_WEIGHT)):
        for match in pattern.finditer(passage.lower):
            code = code_of[match[0]]
            count[code] += weight
            words.setdefault(code, []).append(passage.span(*match.span()))
    named = sorted(
        (code for code, n in count.items() if n >= _ENOUGH), key=lambda c: (-count[c], c)
    )
    return tuple(
        TopicMention(code=code, mentions=tuple(words[code]), rule="topic.words")
        for code in named[:_MOST]
    )
