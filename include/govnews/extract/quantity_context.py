"""Owns what stands around a figure: what is counted, whose it is, for when, of what nature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from govnews.extract.event_dates import days_of
from govnews.extract.figures import Figure
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, starting_in
from govnews.extract.units import unit_at
from govnews.records import EventDate, Period, Place

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
# These five are matched on small letters, and written in them: twice as fast as IGNORECASE.
_TARGET = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu(?! năm)|đặt ra|đề ra|đến cuối năm|cần đạt|hướng tới|yêu "
    r"cầu đạt|giao chỉ tiêu|"
    r"kế hoạch năm|thời gian tới|sẽ|dự kiến|đến năm 20[2-9]\d)\b",
)
_STRONG_TARGET = re.compile(r"\b(?:phấn đấu|mục tiêu|chỉ tiêu đề ra|chỉ tiêu cụ thể|đặt ra)\b")
_RESULT = re.compile(
    r"\b(?:đã|kết quả|đến nay|hiện nay|hiện có|tính đến|so với cùng kỳ|đạt được|trong năm qua|"
    r"vừa qua)\b|\bvượt\b",
)
_OTHER = re.compile(
    r"(?:\bmức(?! sống)|\bgiá\b(?! trị)|\blệ phí|(?<!kinh )(?<!chi )\bphí\b|định mức|quy mô|tổng "
    r"mức đầu tư|trị giá|không quá|tối thiểu|tối đa|"
    r"thời hạn|thời gian|\bdài|\brộng|dung tích|mật độ|mỗi (?:suất|phần|giải|bài|con|lớp|em|hộ|"
    r"nhà)|bài viết)"
    r"[^.;,]{0,40}$",
)
_TOTAL = re.compile(r"\b(?:tổng|toàn bộ)\b[^.;,]{0,70}$")
_PLURAL = re.compile(r"\s*(?:(?:các|tổng số|số|những)\s+)?")
_ALL_OF = re.compile(r"\b[Tt]oàn (?P<level>huyện|tỉnh|xã|thành phố|thị xã|quận|phường|thị trấn)\b")
_BELONGS = re.compile(r"[^.;,]{0,40}?\b(?:thuộc|của)\s+$")
# Whose figure it is stands as subject, not behind a preposition and not inside a title.
_NOT_SUBJECT = re.compile(
    r"(?:\b(?:của|với|cho|thuộc|tại|từ|ở|theo|đến|gửi|tặng|[Tt]rưởng|[Pp]hó|Bí thư|Chủ tịch|Giám "
    r"đốc|Chánh|Chủ nhiệm|"
    r"Ủy viên|viên|Hiệu trưởng|thường trực|Thường trực)\s+)$"
)
# "tổng thu đạt 41 tỷ đồng" before "tăng 12%": the thing measured ends before its own figure.
_OWN_FIGURE = re.compile(
    r"\s*\b(?:đạt|là|được|có|ước đạt|bằng|còn|chiếm|với|trị giá|lên|tăng|giảm)\s+(?:(?:hơn|trên|"
    r"gần|khoảng|ước|thêm|từ)\s+)*"
    r"\d(?:[^,;]|,(?=\d))*$"
)
_LEADING_FIGURE = re.compile(r"^(?:có\s+|còn\s+)?\d[\d.,]*\s+(?=[^\W\d_])")
_SAYS_NOTHING_ALONE = {"điểm", "con", "em", "đồng chí", "lượt", "người", "suất"}
# Cue words further away than this belong to another figure.
_FAR = 400
_PRESENT = re.compile(r"^(?:điểm cầu|đại biểu)")


class Told(NamedTuple):
    """What the page tells of a figure, and the rule that read it; "" where none did."""

    words: str | None
    rule: str


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
        plural = _PLURAL.match(passage.plain, start)
        return _words_after(passage, plural.end() if plural else start, start), None
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


# ------------------------------------------------------------------ subject


def subject_of(
    passage: Passage, figure: Figure, organisations: Sequence[Mention], place: Place
) -> Told:
    """Return whose figure it is: whom the sentence has as subject, else the smallest known unit."""
    start, end = passage.sentences.at(figure.number_start)
    for mention in starting_in(organisations, start, figure.number_start):
        near = max(start, mention.start - 14)
        behind = _NOT_SUBJECT.search(passage.plain, near, mention.start)
        if mention.end <= figure.number_start and not behind:
            return Told(mention.canonical, "quantity.subject.acting")
    for mention in starting_in(organisations, figure.end, end):
        if _BELONGS.fullmatch(passage.plain, figure.end, mention.start):
            return Told(mention.canonical, "quantity.subject.owning")
    everywhere = _ALL_OF.search(passage.plain, start, end)
    if everywhere:
        unit = {"tỉnh": place.province, "xã": place.commune}.get(
            everywhere["level"], place.district
        )
        if unit:
            return Told(unit, "quantity.subject.whole_unit")
    smallest = place.commune or place.district or place.province
    return Told(smallest, "quantity.subject.place" if smallest else "")


# ------------------------------------------------------------------ nature


class Natures:
    """The nature of every figure of one string; a target carries on until a result is told."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._targets: list[bool] = []
        carried = False
        for start, end in passage.sentences.bounds:
            sentence = passage.lower[start:end]
            if _STRONG_TARGET.search(sentence):
                carried = True
            elif _RESULT.search(sentence):
                carried = False
            self._targets.append(carried)

    def of(self, figure: Figure) -> str:
        """Return target, other, total or result."""
        start, _ = self._passage.sentences.at(figure.number_start)
        before = self._passage.lower[max(start, figure.number_start - _FAR) : figure.number_start]
        number = self._passage.sentences.number(figure.number_start)
        if _OTHER.search(before[-60:]):
            return "other"
        told = list(_RESULT.finditer(before))
        aimed = list(_TARGET.finditer(before))
        if aimed and (not told or told[-1].end() < aimed[-1].start()):
            return "target"
        if not told and number < len(self._targets) and self._targets[number]:
            strong = _STRONG_TARGET.search(
                self._passage.lower,
                figure.end,
                min(figure.end + _FAR, self._passage.sentences.at(figure.end)[1]),
            )
            if strong is None or aimed:
                return "target"
        if figure.modifier in ("at_most", "at_least") and figure.family == "time":
            return "other"
        return "total" if _TOTAL.search(before[-90:]) else "result"


# ------------------------------------------------------------------ period


class Timeline:
    """The periods of one string in page order: what a figure's period is read from."""

    def __init__(
        self, passage: Passage, periods: Sequence[Period], event_dates: Sequence[EventDate]
    ) -> None:
        self._passage = passage
        days = [_as_period(event) for event in event_dates]
        both = [p for p in (*periods, *days) if p.span is not None]
        self._periods = sorted(both, key=_start)
        self._starts = [_start(period) for period in self._periods]
        self._event = days[0] if days else None

    def of(self, figure: Figure) -> Period | None:
        """Return the last period before the figure; who attends, attends on the event's day."""
        if self._event is not None and _PRESENT.match(figure.unit_printed.lower()):
            return self._event
        at = bisect_right(self._starts, figure.number_start) - 1
        start, _ = self._passage.sentences.at(figure.number_start)
        while at >= 0:
            period = self._periods[at]
            beyond = period.start_date is None and period.rule != "period.until_now"
            if not beyond or _start(period) >= start:
                return period
            at -= 1
        return None


def _start(period: Period) -> int:
    return period.span.start if period.span else 0


def _as_period(event: EventDate) -> Period:
    first, last = days_of(event.value)
    return Period(
        label=event.span.quote, start_date=first, end_date=last, span=event.span, rule=event.rule
    )
