"""Owns the boundaries of sentences and clauses in Vietnamese news text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

# A full stop after these ends an abbreviation, not a sentence (PGS.TS. Nguyễn …, TP. Vinh).
_ABBREVIATED = re.compile(
    r"(?:\b(?:TS|ThS|Th\.S|GS|PGS|TSKH|BS|KS|CN|TP|Tp|TX|TT|Q|P|H|St|Đ/c|đ/c|ĐC|v\.v|vv|Mr|Ms|Dr)"
    r"|\b[A-ZĐ]|^\s*\d{1,2})$"
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[^\W_]|\s*$)|\n")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every sentence; a line feed always ends one."""
    start = 0
    for found in _END.finditer(text):
        if found[0] != "\n":
            before = text[max(0, found.start() - 6) : found.start()]
            if found[0] == "." and _ABBREVIATED.search(before.rsplit("\n", 1)[-1]):
                continue
            following = text[found.end() : found.end() + 3].strip(" \"'“‘([")
            if following[:1].islower():
                continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


class Sentences:
    """The sentences of one text, found once and asked often."""

    def __init__(self, text: str) -> None:
        self.bounds = list(sentences(text))
        self._starts = [start for start, _ in self.bounds]

    def number(self, position: int) -> int:
        """Return the number of the sentence that holds `position`, counted from zero."""
        return max(0, bisect_right(self._starts, position) - 1)

    def at(self, position: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds `position`."""
        return self.bounds[self.number(position)] if self.bounds else (0, 0)
