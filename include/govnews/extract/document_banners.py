"""Owns whether a document is cited in a slogan: a banner, or the opening line of an article."""

from __future__ import annotations

import re
from functools import lru_cache

from govnews.extract.citations import Citation
from govnews.extract.passages import Passage

_CAPITALS, _SLOGAN = 0.8, 220
_COMMON = "nhgticuao"
_REPORTS = re.compile(r"\b(?:[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]ối) \d|\b(?:đã|vừa|tổ chức|chủ trì)\b")


def is_in_banner(passage: Passage, citation: Citation) -> bool:
    """Return whether a citation stands in a slogan: a line of capitals, or an opening line."""
    if passage.field != "text":
        return False
    plain = passage.plain
    start = plain.rfind("\n", 0, citation.span.start) + 1
    end = plain.find("\n", citation.span.end)
    line = plain[start : end if end >= 0 else len(plain)].strip()
    if _is_in_capitals(line):
        return True
    is_opening = start == 0 and end >= 0
    return (
        is_opening and len(line) < _SLOGAN and line[-1:] not in ".:;…" and not _REPORTS.search(line)
    )


# Several documents stand in one line.
@lru_cache(maxsize=64)
def _is_in_capitals(line: str) -> bool:
    # Most lines are prose, which the commonest small letters tell at once.
    if sum(map(line.count, _COMMON)) > (1 - _CAPITALS) * len(line):
        return False
    letters = sum(map(str.isalpha, line))
    return sum(map(str.isupper, line)) > _CAPITALS * letters
