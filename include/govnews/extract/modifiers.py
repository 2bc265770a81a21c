"""Owns the words beside a number: hơn, gần, khoảng, ít nhất, từ … trở lên."""

from __future__ import annotations

import re

_BEGINS = r"(?:^|(?<=[\s(,;:-]))"
_WORDS = (
    (
        "estimated",
        r"(?:ước|dự kiến)(?:\s+(?:tính|đạt|khoảng|thực hiện|chừng|có|trên|hơn|là|thu|chi))*",
    ),
    (
        "at_least",
        r"(?:ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn)(?:\s+(?:là|đạt|từ|có))?",
    ),
    (
        "at_most",
        r"(?:tối đa|không quá|không vượt quá|nhiều nhất|chưa đến|chưa đầy|dưới)(?:\s+là)?",
    ),
    ("over", r"(?<!cao\s)(?<!thấp\s)(?<!nhiều\s)(?<!ít\s)(?<!lớn\s)(?<!sớm\s)(?:hơn|trên)"),
    ("nearly", r"(?:gần|ngót|xấp xỉ)"),
    ("approx", r"(?:khoảng|chừng)"),
)
_MODIFIERS = tuple(
    (name, re.compile(rf"{_BEGINS}(?P<words>{words})\s+$", re.IGNORECASE)) for name, words in _WORDS
)
# Most numbers have none of them: asked first, this spares six searches.
_ANY = re.compile(rf"{_BEGINS}(?:{'|'.join(words for _, words in _WORDS)})\s+$", re.IGNORECASE)
FROM = re.compile(r"\b[Tt]ừ\s+$")
_UPWARDS = re.compile(r"[^.;,\n]{0,45}?\btrở lên\b")
_DOWNWARDS = re.compile(r"[^.;,\n]{0,45}?\btrở xuống\b")


def modifier_of(plain: str, start: int, end: int) -> tuple[str, int]:
    """Return the modifier of a number and where the quotation begins."""
    floor = max(0, start - 34)
    before = plain[floor:start]
    for name, pattern in _MODIFIERS if _ANY.search(before) else ():
        if found := pattern.search(before):
            return name, floor + found.start("words")
    if _UPWARDS.match(plain, end):
        origin = FROM.search(before)
        return "at_least", floor + origin.start() if origin else start
    if _DOWNWARDS.match(plain, end):
        return "at_most", start
    return "exact", start
