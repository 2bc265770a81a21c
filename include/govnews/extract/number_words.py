"""Owns numbers in words that state a result: mười hai thôn, một tỷ đồng; not hai bên, ba cấp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govnews.extract.amounts import skip_blank
from govnews.extract.numbered_names import is_time_limit
from govnews.extract.units import Unit, counts_by_words, unit_at
from govnews.vietnamese.endings import Ending
from govnews.vietnamese.letters import UPPER, in_small_letters
from govnews.vietnamese.numbers import NUMBER_WORDS, parse_words, scale_of
from govnews.vietnamese.words import Cued, Words

_WORDED = Cued(
    "nửa một hai ba bốn năm sáu bảy bẩy tám chín mười",
    rf"(?<![\w-])(?:(?P<half>nửa)\s(?P<scale>tỷ|tỉ|triệu)|(?P<words>{NUMBER_WORDS}))(?!\w)"
    r"(?P<more>\s+rưỡi\b)?",
    re.IGNORECASE,
)
# "mỗi năm năm chục nghìn": thousands of nothing are money.
_THOUSANDS = re.compile(r"(?<=\s)(?:nghìn|ngàn)$", re.IGNORECASE)
_LAST_SCALE = re.compile(r"(?:tỷ|tỉ|triệu)$", re.IGNORECASE)
# What stands before is matched on small letters.
# Behind these a number word is an ordinal or a name: tháng mười hai, lần thứ hai, giải ba.
_ORDINAL_BEFORE = Ending(
    r"\b(?:thứ|tháng|mùng|mồng|ngày|khối|lớp|số|tầng|hạng|quý|lần|khóa|phần)\s+$",
)
# A single one behind these too; behind another digit it is a guess: hai ba người.
_NAMED_BEFORE = Ending(
    r"\b(?:loại|bậc|giải|nhóm|cấp|mức|vòng|đợt|anh|chị|bác|chú|cô|năm|hàng|hằng|đồng|là|"
    r"một|hai|ba|bốn|sáu|bảy|tám|chín|mười)\s+$",
)
# "cả hai xã", "giữa hai huyện" speak of things named before.
_DEFINITE_BEFORE = Ending(
    r"\b(?:cả|giữa|của|từng|mỗi|mọi|các|những|một|đôi|nhất|thế)\s+$",
)
# "trong năm xã" is a year: the noun behind then begins the next clause.
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:mỗi|hằng|hàng|cả|một|hai|ba|trong|đầu|cuối|qua|các|những|nhiều|tháng|sau|quý|ngày|mấy|"
    r"vài|từng|sang|suốt|nay|tới|đến|so với|cùng kỳ|theo)\s+|[\d\x00,.;:\n(]\s*|^)$",
)
_NAME_BEHIND = re.compile(rf"\s+[{UPPER}]")


# The words that open a number in words.
WORDS_OF_NUMBERS = _WORDED.words


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A number in words with its unit; a single small one may need a modifier to be a figure."""

    value: float
    unit: Unit
    start: int
    end: int
    needs_modifier: bool


def find_worded(plain: str, words: Words) -> Iterator[Worded]:
    """Yield the numbers in words that are figures, in page order."""
    for match in _WORDED.find_all(plain, words):
        value = _value(match)
        unit = _unit(plain, match)
        if value is None or unit is None:
            continue
        before = in_small_letters(plain[max(0, match.start() - 12) : match.start()])
        several = " " in match[0]
        if several and not _ORDINAL_BEFORE.search(before):
            yield _worded(match, value, unit, needs_modifier=False)
        elif not several and unit.family == "counted":
            is_count = value > 1 and _is_count(plain, match, before, unit)
            yield _worded(match, value, unit, needs_modifier=not is_count)


def _worded(match: re.Match[str], value: float, unit: Unit, *, needs_modifier: bool) -> Worded:
    return Worded(
        value=value,
        unit=unit,
        start=match.start(),
        end=match.end(),
        needs_modifier=needs_modifier,
    )


def _value(match: re.Match[str]) -> float | None:
    if match["half"]:
        return scale_of(match["scale"]) / 2
    value = parse_words(match["words"])
    if value is None or not match["more"]:
        return value
    last = _LAST_SCALE.search(match["words"])
    return value + scale_of(last[0]) / 2 if last else None


def _unit(plain: str, match: re.Match[str]) -> Unit | None:
    """Return the unit behind: a counted noun, a measure or money; a time where it is a limit."""
    unit = unit_at(plain, skip_blank(plain, match.end()))
    scaled = _LAST_SCALE.search(match["scale"] or match["words"])
    scaled = scaled or (_THOUSANDS.search(match[0]) if unit is None else None)
    if scaled and (unit is None or unit.family == "noun"):
        return Unit(name="vnd", printed=scaled[0], end=match.end(), family="money")
    if unit is None or unit.family == "noun":
        return None
    if unit.family == "time" and not is_time_limit(plain, match.start(), unit):
        return None
    return unit


def _is_count(plain: str, match: re.Match[str], before: str, unit: Unit) -> bool:
    """Return whether one small number word counts: "bảy quầy", not "hai bên", not "giải ba"."""
    word = match[0].lower()
    if not counts_by_words(unit) or _NAME_BEHIND.match(plain, unit.end):
        return False
    if any(barred.search(before) for barred in (_ORDINAL_BEFORE, _NAMED_BEFORE, _DEFINITE_BEFORE)):
        return False
    if word == "năm":
        return match[0].islower() and not _YEAR_BEFORE.search(before)
    # "nuôi ba con ăn học": children and animals are told apart only by the noun behind.
    return unit.printed != "con" and not (word == "ba" and unit.printed == "em")
