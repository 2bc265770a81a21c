"""How alike two articles are, in figures that are exact on their texts.

Bands only propose. Yearly reports and price bulletins share their template: they are told apart
by the numbers that stand in the same words. What the figures make of a pair is judged in SQL
(`warehouse.story_relation`), so that a threshold can be moved without reading articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from govnews.likeness.shingles import NumberWindows, Shingled, distinct
from govnews.likeness.syllables import Hashes, fold_syllables
from govnews.vietnamese.text import nfc

# Windows with a number that two texts must share before its agreement says anything.
NUMBER_WINDOWS = 4
# Pairs below both are not kept: a threshold cannot be moved below without a recompute.
FLOOR_JACCARD = 0.3
FLOOR_CONTAINMENT = 0.8

# The words in which a text says what day it is about, in code points.
_OPENING = 400
_DAY = re.compile(r"(?<![\d.,/-])(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})\b(?![.,]\d)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)")


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """The measured features of one pair, each between 0 and 1.

    `number_agreement` is None below four shared windows that hold a number.
    """

    jaccard: float
    containment: float
    number_agreement: float | None


def measure_texts(one: Shingled, other: Shingled) -> tuple[float, float]:
    """Return Jaccard and containment of the two sets of shingles; empty texts are not alike."""
    left, right = one.shingles, other.shingles
    shared = int(is_among(left, right).sum())
    fewer = min(len(left), len(right))
    if not shared:
        return 0.0, 0.0
    return shared / (len(left) + len(right) - shared), shared / fewer


def measure(one: Shingled, other: Shingled) -> Likeness | None:
    """Return the pair's features, None where they are below the floor of what is kept."""
    jaccard, containment = measure_texts(one, other)
    if jaccard < FLOOR_JACCARD and containment < FLOOR_CONTAINMENT:
        return None
    return Likeness(
        jaccard=jaccard,
        containment=containment,
        number_agreement=_agree(one.numbers, other.numbers),
    )


def is_among(left: Hashes, right: Hashes) -> npt.NDArray[np.bool_]:
    """Return which of `left` are in `right`, both in ascending order."""
    if not len(right):
        return np.zeros(len(left), np.bool_)
    found: npt.NDArray[np.bool_] = right.take(right.searchsorted(left), mode="clip") == left
    return found


def _agree(one: NumberWindows, other: NumberWindows) -> float | None:
    """Return the share of shared number windows whose numbers agree, too."""
    shared = int(is_among(one.contexts, other.contexts).sum())
    if shared < NUMBER_WINDOWS:
        return None
    agreeing = distinct(one.masked[is_among(one.windows, other.windows)])
    return len(agreeing) / shared


def is_conflicting(one: str, other: str) -> bool:
    """Return whether two titles share at least half their words and differ in numbers both ways."""
    left, right = set(fold_syllables(one)), set(fold_syllables(other))
    words = {word for word in left | right if not word.isdecimal()}
    if not words or len(words & left & right) < len(words) / 2:
        return False
    return any(map(str.isdecimal, left - right)) and any(map(str.isdecimal, right - left))


def is_of_other_time(one: str, other: str) -> bool:
    """Return whether the openings of two texts name days, or years, and share none: another issue.

    Prices and bulletins repeat so many constants (RON 95) that their numbers seem to agree.
    """
    left, right = nfc(one[:_OPENING]), nfc(other[:_OPENING])
    return any(_are_apart(find(left), find(right)) for find in (_find_days, _find_years))


def _are_apart(left: set[str], right: set[str]) -> bool:
    return bool(left and right) and not left & right


def _find_days(text: str) -> set[str]:
    days = ((int(day), int(month)) for day, month in _DAY.findall(text))
    return {f"{day}/{month}" for day, month in days if 1 <= day <= 31 and 1 <= month <= 12}


def _find_years(text: str) -> set[str]:
    return set(_YEAR.findall(text))
