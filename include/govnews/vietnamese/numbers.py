"""Owns printed Vietnamese numbers: figures, scale words and number words.

The dot groups thousands and the comma is the decimal mark (2.000 is two thousand,
93,4 is ninety-three point four). One or two digits after a dot cannot be a group
and are read as decimals: such figures are typed the English way.
"""

from __future__ import annotations

import re

FIGURE = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
SCALES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
SCALE = r"(?:(?:nghìn|ngàn|trăm|triệu)\s+(?:tỷ|tỉ)|nghìn|ngàn|vạn|triệu|tỷ|tỉ)"

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS = {"mười": 10, "mươi": 10}
_LARGE = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
NUMBER_WORD = (
    r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|linh|lẻ)"
)


def parse_figure(printed: str, *, whole: bool = False) -> float | None:
    """Return the value of a printed figure, or None where it has none.

    `whole` says that only a whole number makes sense (heads, houses): then ``1,250``
    is read as typed the English way.
    """
    printed = printed.strip()
    if _GROUPED.fullmatch(printed):
        return float(printed.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(printed) or (whole and re.fullmatch(r"\d{1,3},\d{3}", printed)):
        return float(printed.replace(",", ""))
    try:
        return float(printed.replace(",", "."))
    except ValueError:
        return None


def scale_of(words: str | None) -> float:
    """Return the factor of a scale word: triệu is a million, nghìn tỷ a million millions."""
    if not words:
        return 1.0
    factor = 1.0
    for word in words.lower().split():
        factor *= SCALES.get(word, 100.0 if word == "trăm" else 1.0)
    return factor


def parse_words(words: str) -> int | None:
    """Return the value of a number in words (``hai mươi lăm`` is 25), or None."""
    total = group = digit = 0
    seen = False
    for word in words.lower().split():
        if word in _DIGITS:
            digit, seen = _DIGITS[word], True
        elif word in _TENS:
            group += (digit if word == "mươi" and digit else 1) * 10
            digit, seen = 0, True
        elif word == "trăm" and digit:
            group, digit = group + digit * 100, 0
        elif word in _LARGE and (group or digit):
            total, group, digit = total + (group + digit) * _LARGE[word], 0, 0
        elif word not in ("linh", "lẻ"):
            return None
    return total + group + digit if seen else None
