"""Owns the boundaries of sentences in Vietnamese news text.

A line feed always ends a sentence. A full stop does not where it belongs to an abbreviation
(PGS.TS. Nguyễn …, TP. Vinh), an initial, the label of a list (1. 2.3. a. IV. Điều 5.) or a
date, where the next word is small, or inside a quotation whose sentence runs on behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from govnews.vietnamese.letters import LOWER, UPPER

# Degrees, ranks, honours, places, prefixes of signatures: a name or a number follows these.
# No letter, hyphen or ampersand stands before: "Phòng VH-TT." and "Sở TT&TT." may end one.
_ABBREVIATED = re.compile(
    r"(?<![\w&/-])(?:(?:PGS|Pgs|GS|Gs|TS|Ts|TSKH|ThS|Ths|ths|Th\.S|Th\.s|BS|Bs|BSCK|BSCKI|BSCKII|DS|KS|Ks|KTS"
    r"|CN|LS|NGƯT|NGND|NSƯT|NSND|TP|Tp|tp|TX|Tx|TT|Tt|KP|St|Đ/c|đ/c|ĐC|đc|Mr|Ms|Mrs|Dr|NXB|Nxb"
    r"|tr|Tr|KT|TM|TL|TUQ|TUN)\.?)+$"
)
_INITIAL = re.compile(rf"(?<![\w&/-])(?:[{UPPER}]\.)*[{UPPER}]$")
# Nguyễn Văn A. and Trần Thị B. are whole names of people who are not named.
_NAMED_BY_A_LETTER = re.compile(rf"\b(?:[Vv]ăn|[Tt]hị)\s[{UPPER}]$")
_LABEL = re.compile(
    r"\s*(?:[-+•*–]\s*)?(?:(?:Điều|Chương|Mục|Phần|Khoản|Câu|Bài|Bước|Tiết|Phụ lục)\s+)?"
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*|[IVXLC]{{1,6}}|[a-zđ{UPPER}])",
    re.IGNORECASE,
)
# The first of a list behind a colon, the next behind a semicolon, all on one line.
_LABEL_IN_LINE = re.compile(r"(?::\s+[1aI]|;\s+(?:\d{1,2}|[a-zđ]|[IVX]{1,4}))$")
_DAY = re.compile(r"(?<!\d)\d{1,2}$")
_REST_OF_DATE = re.compile(r"\s?\d{1,2}\.\s?\d{4}(?!\d)|\s?\d{4}(?!\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}$")
# The longest label or abbreviation that has to be seen before a full stop.
_LOOK_BACK = 24
# A slogan or a title in quotes is shorter; longer quotations are speech in whole sentences.
_LONGEST_SLOGAN = 150
# One class of signs opens it, so that it is tried at them only; what may follow parts them.
_END = re.compile(
    r"[.!?…\n](?:(?<=\n)|(?<![.!?…].)[.!?…]*+[\"'”’)\]]*+(?=(?P<gap>\s*+)(?P<opening>[\"'“‘(\[]*+)(?P<next>[^\W_])?))",
    re.DOTALL,
)
# Typed without a blank: "… của huyện.Trong năm". Addresses (gov.vn) go on with small letters.
_GLUED = re.compile(rf"[{LOWER}]{{2}}\.(?=[{UPPER}][{LOWER}])")
_TERMINAL = ".!?…"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every sentence; a line feed always ends one."""
    quotations = _Quotations(text)
    start = 0
    for found in _END.finditer(text):
        if found[0] == "\n" or _is_end(text, start, found, quotations):
            yield from _trimmed(text, start, found.end())
            start = found.end()
    yield from _trimmed(text, start, len(text))


def _is_end(text: str, start: int, found: re.Match[str], quotations: _Quotations) -> bool:
    """Return whether a sentence that began at `start` ends with the signs that were found."""
    following = found["next"]
    if not following or following.islower():
        return False
    if not found["gap"] and not _is_glued(text, found):
        return False
    if quotations.run_on(found.start(), found.end()):
        return False
    return found[0] != "." or not _belongs_to_a_word(text, start, found)


def _is_glued(text: str, found: re.Match[str]) -> bool:
    """Return whether a lower-case word, a full stop and a capitalised word stand in a row."""
    return found[0] == "." and _GLUED.match(text, max(0, found.start() - 2)) is not None


def _belongs_to_a_word(text: str, start: int, found: re.Match[str]) -> bool:
    """Return whether a single full stop ends an abbreviation, an initial, a label or a number."""
    stop = found.start()
    before = text[max(start, stop - _LOOK_BACK) : stop]
    # Neither an abbreviation nor an initial has a blank.
    last = before[before.rfind(" ") + 1 :]
    if _ABBREVIATED.search(last) or _LABEL_IN_LINE.search(before):
        return True
    if stop - start <= _LOOK_BACK and _LABEL.fullmatch(text, start, stop):
        return True
    if _INITIAL.search(last):
        return not _NAMED_BY_A_LETTER.search(before)
    rest = _REST_OF_DATE.match(text, found.end()) if found["next"].isdigit() else None
    return bool(rest and _DAY.search(before) and ("." in rest[0] or _DAY_BEFORE.search(before)))


class _Quotations:
    """The quotations of a text, found line by line; a mark without its fellow quotes nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] = []
        opened: int | None = None
        for mark in re.finditer('["“”\n]', text):
            if mark[0] == "\n":
                opened = None
            elif mark[0] == "“" or (mark[0] == '"' and opened is None):
                opened = mark.start()
            elif opened is not None:
                self._spans.append((opened, mark.end()))
                opened = None
        self._starts = [start for start, _ in self._spans]

    def run_on(self, start: int, end: int) -> bool:
        """Return whether the place lies in a quotation whose sentence goes on behind it.

        “Học tập. Làm theo” là chủ đề … is one sentence, “Tôi đến. Tôi thấy.” Ông … are three.
        """
        at = bisect_right(self._starts, start) - 1
        if at < 0 or end >= self._spans[at][1]:
            return False
        opening, closing = self._spans[at][0], self._spans[at][1] - 1
        if closing - opening > _LONGEST_SLOGAN:
            return False
        behind = self._text[closing + 1 : closing + 3].lstrip(" ")[:1]
        goes_on = bool(behind) and (behind.islower() or behind in ",;:)–-")
        return goes_on or self._text[closing - 1] not in _TERMINAL


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
        # What stands before the first sentence is taken to it.
        self._bounds = self.bounds or [(0, 0)]
        self._starts = [-1, *(start for start, _ in self._bounds[1:])]

    def number(self, position: int) -> int:
        """Return the number of the sentence that holds `position`, counted from zero."""
        return bisect_right(self._starts, position) - 1

    def at(self, position: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds `position`."""
        return self._bounds[bisect_right(self._starts, position) - 1]
