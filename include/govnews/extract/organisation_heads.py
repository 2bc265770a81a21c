"""Owns the heads of open kinds of organisations: công ty, hợp tác xã, trung tâm, đồn biên phòng.

They stand in `vietnamese/gazetteer/organisation_heads.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import LOWER, UPPER


@dataclass(frozen=True, kw_only=True)
class Head:
    """A head written out, and whether a name of its own may follow it."""

    written: str
    type: str
    place: str
    is_own: bool


@cache
def heads() -> dict[str, Head]:
    """Return every head by the ways in which it is printed."""
    found: dict[str, Head] = {}
    for row in table("organisation_heads.csv"):
        head = Head(
            written=row["head"], type=row["type"], place=row["place"], is_own=bool(row["own"])
        )
        for printed in (row["head"], *filter(None, row["printed"].split(";"))):
            found[printed] = head
            # "Công ty Cổ phần", "công ty TNHH", "hợp tác xã Tân Tiến": capitals vary.
            found[printed.title()] = head
    return found


@cache
def _by_first_word() -> dict[str, re.Pattern[str]]:
    opening: dict[str, list[str]] = {}
    for printed in sorted(heads(), key=len, reverse=True):
        opening.setdefault(printed.split()[0].lower(), []).append(re.escape(printed))
    return {
        word: re.compile(rf"(?:{'|'.join(longest)})(?![{LOWER}{UPPER}])", re.IGNORECASE)
        for word, longest in opening.items()
    }


@cache
def second_words(first: str) -> frozenset[str]:
    """Return the second words, in small letters, of the heads that begin with a word."""
    words = (printed.lower().split() for printed in heads())
    return frozenset(second for head, second, *_ in filter(_is_long, words) if head == first)


def _is_long(words: list[str]) -> bool:
    return len(words) > 1


def heads_opening(word: str) -> re.Pattern[str] | None:
    """Return the pattern of the heads that begin with a word in small letters, longest first."""
    return _by_first_word().get(word)


@cache
def written_head(printed: str) -> Head | None:
    """Return the head that is printed so, whatever its capitals."""
    folded = printed.lower()
    return next((head for key, head in heads().items() if key.lower() == folded), None)
