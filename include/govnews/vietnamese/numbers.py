"""Owns printed Vietnamese numbers: figures, scale words and number words.

The dot groups thousands and the comma is the decimal mark (2.000 is two thousand,
93,4 is ninety-three point four). One or two digits after a dot cannot be a group
and are read as decimals: such figures are typed the English way.
"""

from __future__ import annotations

import re

# Most figures are digits alone: they are told first, the groups of thousands are tried behind.
FIGURE = (
    r"(?:\d++(?![.,]?\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+|"
    r"\d+(?:[.,]\d+)?)"
)
_SCALES = {
    "chục": 1e1, "trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tr": 1e6,
    "tỷ": 1e9, "tỉ": 1e9,
}  # fmt: skip
# "tr" is a million only before đ or đồng: 120 trđ, 5 tr.đồng.
SCALE = (
    r"(?:(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu)\s+(?:nghìn|ngàn|triệu|tỷ|tỉ)|"
    r"chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)|[Tt]r\.?(?=\s?đ|/)|(?:tỷ|tỉ)(?=đ(?!\w)))"
)

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+")
_WHOLE = re.compile(r"\d{1,3},\d{3}")

_DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_LARGE = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
# Behind mươi stand mốt, tư, lăm; "năm" there is the noun year: hai mươi năm is twenty years.
_DIGIT = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
_LAST = r"(?:một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TENS = rf"(?:mười(?:\s{_LAST})?|{_DIGIT}\s(?:mươi(?:\s{_LAST})?|chục|mốt|lăm|nhăm))"
_HUNDREDS = rf"{_DIGIT}\străm(?:\s(?:(?:linh|lẻ)\s(?:{_DIGIT}|tư)|{_TENS}))?"
_GROUP = rf"(?:{_HUNDREDS}|{_TENS}|{_DIGIT})"
# A number in words: groups of three, each but the last with its scale.
NUMBER_WORDS = rf"(?:{_GROUP}(?:\s(?:tỷ|tỉ|triệu|vạn|nghìn|ngàn)(?:\s{_GROUP})?)*)"
_IN_WORDS = re.compile(NUMBER_WORDS)


def parse_figure(printed: str, *, whole: bool = False) -> float | None:
    """Return the value of a printed figure, or None where it has none.

    `whole` says that only a whole number makes sense (heads, houses): then ``1,250``
    is read as typed the English way.
    """
    printed = printed.strip()
    if printed.isdecimal():
        return float(printed)
    if _GROUPED.fullmatch(printed):
        return float(printed.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(printed) or (whole and _WHOLE.fullmatch(printed)):
        return float(printed.replace(",", ""))
    try:
        return float(printed.replace(",", "."))
    except ValueError:
        return None


def scale_of(words: str | None) -> float:
    """Return the factor of a scale word: triệu is a million, nghìn tỷ a million millions."""
    factor = 1.0
    for word in (words or "").lower().split():
        factor *= _SCALES.get(word.rstrip("."), 1.0)
    return factor


def parse_words(words: str) -> int | None:
    """Return the value of a number in words (``hai mươi lăm`` is 25), or None.

    Two digits in a row are no number: ``hai ba người`` is two or three persons.
    """
    words = " ".join(words.lower().split())
    if not _IN_WORDS.fullmatch(words):
        return None
    total = group = digit = 0
    for word in words.split():
        if word in ("mươi", "chục"):
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word in ("mốt", "lăm", "nhăm") and digit:
            group, digit = group + digit * 10, _DIGITS[word]
        elif word == "mười":
            group += 10
        elif word in _LARGE:
            total, group, digit = total + (group + digit) * _LARGE[word], 0, 0
        else:
            digit = _DIGITS.get(word, digit)
    return total + group + digit
