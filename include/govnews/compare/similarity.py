"""How alike two articles are, measured on their text, and what that makes them.

Bands only propose; this module decides on exact figures. Yearly reports and
price bulletins share their template: they are told apart by the numbers that
stand in the same words (docs/decisions/0008).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govnews.compare.shingles import SHINGLE, Shingles, cut_shingles, cut_syllables

SAME_JACCARD = 0.7
SAME_PORTAL_JACCARD = 0.8
SAME_CONTAINMENT = 0.9
SAME_CONTAINMENT_JACCARD = 0.4
RELATED_JACCARD = 0.35
NUMBER_AGREEMENT = 0.5
NUMBER_WINDOWS = 4

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True)
class ArticleText:
    """What a comparison reads of one article."""

    portal: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """The measured features of one pair, each between 0 and 1.

    `number_agreement` is None below four shared windows that hold a number.
    """

    jaccard: float
    containment: float
    number_agreement: float | None
    is_title_conflicting: bool
    relation: str | None


def measure(one: ArticleText, other: ArticleText) -> Likeness:
    """Return the pair's features and its relation: ``same_story``, ``related`` or None."""
    left, right = cut_shingles(one.text), cut_shingles(other.text)
    jaccard, containment = _overlap(left, right)
    agreement = _number_agreement(one.text, other.text)
    conflict = _title_conflict(one.title, other.title)
    return Likeness(
        jaccard=jaccard,
        containment=containment,
        number_agreement=agreement,
        is_title_conflicting=conflict,
        relation=_relation(
            jaccard,
            containment,
            is_template=conflict or (agreement is not None and agreement < NUMBER_AGREEMENT),
            is_one_portal=one.portal == other.portal,
        ),
    )


def _relation(
    jaccard: float, containment: float, *, is_template: bool, is_one_portal: bool
) -> str | None:
    enough = SAME_PORTAL_JACCARD if is_one_portal else SAME_JACCARD
    contained = (
        not is_one_portal
        and containment >= SAME_CONTAINMENT
        and jaccard >= SAME_CONTAINMENT_JACCARD
    )
    if (jaccard >= enough or contained) and not is_template:
        return "same_story"
    return "related" if jaccard >= RELATED_JACCARD else None


def _overlap(left: Shingles, right: Shingles) -> tuple[float, float]:
    shared = len(left & right)
    return shared / len(left | right), shared / min(len(left), len(right))


def _number_agreement(one: str, other: str) -> float | None:
    """Return the share of shared number windows whose numbers agree, too."""
    left, right = _number_windows(one), _number_windows(other)
    shared = left.keys() & right.keys()
    if len(shared) < NUMBER_WINDOWS:
        return None
    return sum(bool(left[window] & right[window]) for window in shared) / len(shared)


def _number_windows(text: str) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    windows: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    syllables = cut_syllables(text)
    for place in range(len(syllables) - SHINGLE + 1):
        window = tuple(syllables[place : place + SHINGLE])
        numbers = tuple(word for word in window if word.isdigit())
        if numbers and len(numbers) < SHINGLE:
            masked = tuple("0" if word.isdigit() else word for word in window)
            windows.setdefault(masked, set()).add(numbers)
    return windows


def _title_conflict(one: str, other: str) -> bool:
    """Return whether two titles share at least half their words and differ in numbers both ways."""
    left, right = set(cut_syllables(one)), set(cut_syllables(other))
    words = {word for word in left | right if not _DIGITS.fullmatch(word)}
    if not words or len(words & left & right) < len(words) / 2:
        return False
    own, foreign = left - right, right - left
    return any(map(str.isdigit, own)) and any(map(str.isdigit, foreign))
