"""Owns what a figure measures: the words of the page behind it or before it."""

from __future__ import annotations

import re

from govnews.extract.figures import Figure
from govnews.extract.passages import Passage
from govnews.extract.subjects import Told
from govnews.extract.units import unit_at

_STOP_AFTER = re.compile(
    r"[;:\n(]|\.(?!\d)|\x00*\s+(?=với\s+(?:tổng|số|trên|hơn|gần|khoảng|kinh phí|\d))"
    r"|\s+(?=và\s+(?:[^\s,.;]+\s+){1,3}(?:hơn\s+|trên\s+|gần\s+|khoảng\s+)?\d)"
    r"|\s+(?=(?:chiếm|đạt|bằng|tăng|giảm|và|cùng|trị giá|lên|xuống)\s+(?:tỷ lệ\s+|(?:hơn|trên|"
    r"gần|khoảng|ước|mức)\s+)*\d)"
    r"|\s+(?=với tổng)"
)
_COMMA = re.compile(r",(?!\d)\s*")
_STOP_BEFORE = re.compile(
    r"[;:\n]|\.(?!\d)|,\s|\btrong đó,?\s|\bvới\s+(?=(?:tổng|số|kinh phí|mức|giá)\b)|\s-\s(?!\d)|"
    r"\d[\d.,]*\s?%\s(?:và|cùng)\s"
)
_VERBS_BEFORE = re.compile(
    r"(?:\s*\b(?:là|đạt|được|còn|chiếm|ước|có|lên|tới|đến|bằng|tăng|giảm|khoảng|trên|hơn|gần|"
    r"xuống|thêm|với|trị giá|"
    r"dự kiến|từ|đã|tính|thực hiện|bình quân|dưới|tối đa|tối thiểu|ít nhất|không quá|cho)\b|"
    r":)+\s*$"
)
_ACTOR = re.compile(r"^.*?\b(?:đã|cũng|sẽ|vừa)\s+(?=\S+\s\S+)", re.DOTALL)
_NO_MEASURE_AFTER = re.compile(
    r"\s*(?:[,.;:)\n%]|$|(?:so|trong|và|với|vào|tại|ở|theo|nhưng|do|nhờ|của|trở|năm|là|lên|xuống|"
    r"tăng|giảm|đến|số)\b(?!\s+(?:học sinh|hộ|người|xã|đơn vị|trường|thôn|cán bộ|đảng viên|đại "
    r"biểu|khu|lao động|dân)))"
)
# "tổng thu đạt 41 tỷ đồng" before "tăng 12%": the thing measured ends before its own figure.
_OWN_FIGURE = re.compile(
    r"\s*\b(?:đạt|là|được|có|ước đạt|bằng|còn|chiếm|với|trị giá|lên|tăng|giảm)\s+(?:(?:hơn|trên|"
    r"gần|khoảng|ước|thêm|từ)\s+)*"
    r"\d(?:[^,;]|,(?=\d))*$"
)
_LEADING_FIGURE = re.compile(r"^(?:có\s+|còn\s+)?\d[\d.,]*\s+(?=[^\W\d_])")
_SAYS_NOTHING_ALONE = {"điểm", "con", "em", "đồng chí", "lượt", "người", "suất"}


def measure_of(passage: Passage, figure: Figure, head: str | None = None) -> Told:
    """Return the words of the page that say what is counted, always a substring.

    `head` is the column head of a table's cell.
    """
    if head:
        return Told(head, "quantity.measure.column_head")
    behind, before = _measure(passage, figure)
    if behind:
        return Told(behind, "quantity.measure.behind")
    return Told(before, "quantity.measure.before" if before else "")


def _measure(passage: Passage, figure: Figure) -> tuple[str | None, str | None]:
    """Return the measure as words behind the figure, or as words before it."""
    if figure.family in ("counted", "noun", "ratio", "time"):
        words = _words_after(passage, figure.unit_start, figure.end)
        if words in _SAYS_NOTHING_ALONE:
            before = _words_before(passage, figure.start)
            return (None, before) if before else (words, None)
        return words, None
    if figure.family == "before":
        return None, passage.text[figure.unit_start : figure.number_start].rstrip(" là:có") or None
    told_after = figure.unit == "percent" or figure.family == "measure"
    if told_after and not _NO_MEASURE_AFTER.match(passage.plain, figure.end):
        start = figure.end
        plural = re.match(r"\s*(?:(?:các|tổng số|số|những)\s+)?", passage.plain[start:])
        return _words_after(passage, start + (plural.end() if plural else 0), start), None
    before = _words_before(passage, figure.start)
    return (None, before) if before else (_words_after(passage, figure.end, figure.end), None)


def _words_after(passage: Passage, start: int, from_position: int) -> str | None:
    plain = passage.plain
    limit = min(len(plain), start + 170)
    stop = _STOP_AFTER.search(plain, max(start, from_position), limit)
    end = stop.start() if stop else limit
    for comma in _COMMA.finditer(plain, max(start, from_position - 1), end):
        if not _lists_on(plain, comma.end()) and not _inside_quotes(plain, start, comma.start()):
            end = comma.start()
            break
    return passage.text[start:end].strip(" ,\x00") or None


def _lists_on(plain: str, position: int) -> bool:
    """Return whether a comma goes on with another counted noun: "cán bộ, giáo viên"."""
    unit = unit_at(plain, position)
    if unit is None or unit.family != "counted" or not plain[position].islower():
        return False
    return unit.name in ("person", "household", "commune", "turn") or " " in unit.printed


def _inside_quotes(plain: str, start: int, position: int) -> bool:
    return plain.count('"', start, position) % 2 == 1


def _words_before(passage: Passage, end: int) -> str | None:
    """Return the nearest clause before a figure that says something without its own figure."""
    floor = max(passage.sentences.at(end)[0], end - 190)
    window = passage.plain[floor:end]
    stops = [0, *(m.end() for m in _STOP_BEFORE.finditer(window))]
    upto = len(window)
    for start in reversed(stops):
        words = _VERBS_BEFORE.sub("", window[start:upto].rstrip(" ,("))
        words = _VERBS_BEFORE.sub("", _OWN_FIGURE.sub("", words))
        if len(words.split()) >= 2:
            return _without_actor(passage, floor + start, words)
        upto = max(0, start - 1)
    return None


def _without_actor(passage: Passage, start: int, words: str) -> str | None:
    end = start + len(words)
    if leading := _LEADING_FIGURE.match(words):
        return passage.text[start + leading.end() : end].strip(" ,") or None
    actor = _ACTOR.match(words)
    if actor and not words[actor.end() :].startswith("được"):
        start += actor.end()
    return passage.text[start:end].strip(" ,") or None
