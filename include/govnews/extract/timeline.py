"""Owns when a figure holds: the period of its clause, else the one the report speaks of.

Read in this order: the period right behind the figure; the last period before it in its
sentence; one behind it in its clause; the day of the event for who attends and what is handed
over there; the frame set before. A frame is a period with which a sentence opens ("Năm 2020,
…") or that the report is about; "đến nay" frames its paragraph, "tính đến ngày D" the text.
What a rise is counted from (so với cùng kỳ năm 2022) is never the figure's period, nor is a
period that belongs to the name of a cited document; norms and limits are timeless.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from govnews.extract.event_dates import days_of
from govnews.extract.figures import Figure
from govnews.extract.frames import end_of, start_of
from govnews.extract.framing import frames_of
from govnews.extract.passages import Passage, Taken
from govnews.extract.period_references import refer_back, whole_year
from govnews.extract.period_surroundings import is_aside, is_base, is_of_name
from govnews.records import EventDate, Period
from govnews.vietnamese.words import Cued

# "đến nay" and "tính đến ngày D" hold for their own sentence only.
_AS_OF_RULES = frozenset({"period.until_now", "period.until_end", "period.until_year"})
# Matched on small letters, and written in them.
_TIMELESS = re.compile(
    r"\b(?:mức|tối đa|tối thiểu|không quá|quy mô|định mức|dài|rộng|thời hạn|thời gian|lãi suất|"
    r"trong vòng|mỗi|diện tích|công suất|tổng (?:vốn|mức) đầu tư)\b[^.;]{0,60}$",
)
_EACH = re.compile(
    r"[^.;:\n\d]{0,60}[,(]\s*mỗi\s(?:suất|phần|giải|căn|nhà|em|cháu|hộ|người|sổ|trường hợp|cá nhân|"
    r"tập thể|gia đình)\b"
)
_TIME_WORD = re.compile(r"\d|quý|tháng|năm", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RIGHT_BEHIND = re.compile(r"\s*\(?\s*(?:trong|vào|của|ở)?\s*$", re.IGNORECASE)
_IN_CLAUSE = re.compile(r"[^;:\n]{0,90}\b(?:trong|vào|của|từ|ngày|trước|đến)\s*$|[^;:,\n]{0,50}$")
_PRESENT_UNIT = re.compile(r"^(?:điểm cầu|đại biểu|đồng chí đại biểu)", re.IGNORECASE)
_AT_EVENT = Cued(
    "tham tới dự cùng nhân dịp tại đại với thu biểu tán",
    r"\b(?:[Tt]ham dự|[Tt]ới dự|[Dd]ự (?:hội nghị|buổi|lễ|đại hội|cuộc|chương trình)|[Cc]ùng dự|"
    r"[Nn]hân dịp(?: này)?|[Dd]ịp này|[Tt]ại (?:buổi|hội nghị|lễ|đại hội|chương trình|cuộc họp|"
    r"kỳ họp|phiên họp|đây)|Đại hội (?:đã )?(?:bầu|thông qua|hiệp thương)|"
    r"với sự (?:tham gia|tham dự|có mặt)|thu hút|biểu quyết|tán thành)\b",
)
_GIVES = re.compile(
    r"\b(?:trao|tặng|tham dự|tham gia|có mặt|dự|khen thưởng|tuyên dương|hỗ trợ|thăm|bầu|biểu quyết|"
    r"tán thành|hiến máu|bàn giao|ủng hộ|thông qua|kết nạp|chứng kiến|trình diễn|thi đấu|"
    r"công bố|tiếp nhận)\b"
)
_LIST_LINE = re.compile(r"\s*(?:(?:[-+•*]|\(?[a-zđ0-9]{1,2}[.)])\s?|[^|\n]{1,80}\|)")


class Timeline:
    """The periods of one string, sorted by what they can say of its figures."""

    def __init__(
        self,
        passage: Passage,
        periods: Sequence[Period],
        event_dates: Sequence[EventDate],
        cited: Taken,
        title: Period | None,
        published: date | None,
    ) -> None:
        """Sort the periods of a string; `cited` are the stretches of cited documents."""
        self._passage = passage
        self._published = published
        days = [_as_period(event) for event in event_dates]
        # A day of an earlier year is what the report looks back to, not what it reports.
        latest = max((day.end_date.year for day in days if day.end_date), default=0)
        self._event = next((day for day in days if not _is_before(day, latest)), None)
        today = published or (self._event.end_date if self._event else None)
        usable = [p for p in (*periods, *days) if p.span and self._is_usable(p, cited)]
        usable.sort(key=start_of)
        if referring := refer_back(passage, usable, today):
            usable = sorted([*usable, *referring], key=start_of)
        self._periods = usable
        self._starts = [start_of(period) for period in self._periods]
        self._title = title
        self._spans, self._days, self._planned = frames_of(passage, self._periods)
        self._last_told: Period | None = None
        self._last_end = -1

    def of(self, figure: Figure, nature: str, *, is_term: bool = False) -> Period | None:
        """Return the period of a figure of this nature, or None where nothing tells one.

        A term of an offer has a period only where its own sentence tells one.
        """
        first, last = self._passage.sentences.at(figure.number_start)
        if self._is_each_of_the_last(figure, first):
            return self._last_told
        told = self._told(figure, nature, first, last, is_term=is_term)
        self._last_told, self._last_end = told, figure.end
        return told

    def of_cell(self, figure: Figure, nature: str, head: str) -> Period | None:
        """Return the period that a column's head names, a plan's whole year, or the frame."""
        first, _ = self._passage.sentences.at(figure.number_start)
        named = [p for p in self._periods if p.label in head] if _TIME_WORD.search(head) else []
        if named:
            return named[-1]
        if year := _YEAR.search(head):
            return whole_year(int(year[0]))
        framed = self._of_header(first) or self._framed(nature, first)
        if nature == "target" and framed and framed.end_date:
            return whole_year(framed.end_date.year)
        return framed

    def is_to_come(self, period: Period | None) -> bool:
        """Return whether a period had not begun when the article was published.

        Schools report on their school year before it begins: classes and teachers are there.
        """
        if period is None or self._published is None or period.rule == "period.school_year":
            return False
        if period.start_date is None and period.rule == "period.until_year":
            return period.end_date is not None and period.end_date.year > self._published.year
        return period.start_date is not None and period.start_date > self._published

    def _is_each_of_the_last(self, figure: Figure, first: int) -> bool:
        """Return whether a figure is what each of those counted just before gets."""
        if self._last_end < first:
            return False
        return bool(_EACH.match(self._passage.plain, self._last_end, figure.start))

    def _told(
        self, figure: Figure, nature: str, first: int, last: int, *, is_term: bool
    ) -> Period | None:
        behind = next(iter(self._between(figure.end, last)), None)
        if behind and self._gap(_RIGHT_BEHIND, figure, behind):
            return behind
        before = self._last_inside(first, figure.number_start)
        if before and not is_of_name(self._passage, before):
            return before
        if (
            behind
            and self._gap(_IN_CLAUSE, figure, behind)
            and not is_of_name(self._passage, behind)
        ):
            return behind
        if self._event is not None and self._at_event(figure, first):
            return self._event
        if nature == "other" and (is_term or self._is_timeless(figure, first)):
            return None
        return self._of_header(first) or self._framed(nature, first)

    def _last_inside(self, first: int, position: int) -> Period | None:
        """Return the last period that starts in first … position - 1 and is no aside."""
        before = reversed(self._between(first, position))
        return next((p for p in before if not is_aside(self._passage, p, position)), None)

    # -------------------------------------------------------------- one period

    def _is_usable(self, period: Period, cited: Taken) -> bool:
        start = start_of(period)
        return not cited.meets(start, start + 1) and not is_base(self._passage, period)

    def _gap(self, shape: re.Pattern[str], figure: Figure, period: Period) -> bool:
        between = self._passage.plain[figure.end : start_of(period)]
        is_label = self._passage.plain[end_of(period) : end_of(period) + 1] == ":"
        return bool(shape.fullmatch(between)) and not _DIGIT.search(between) and not is_label

    def _between(self, first: int, last: int) -> list[Period]:
        """Return the periods that start in first … last - 1."""
        low = bisect_left(self._starts, first)
        return self._periods[low : bisect_left(self._starts, last, lo=low)]

    # -------------------------------------------------------------- the event's day

    def _at_event(self, figure: Figure, first: int) -> bool:
        if _PRESENT_UNIT.match(figure.unit_printed):
            return True
        end = figure.number_start
        floor = max(first, end - 250)
        at = bisect_left(self._at_event_words, (floor, 0))
        if at == len(self._at_event_words) or self._at_event_words[at][1] > end:
            return False
        return bool(_GIVES.search(self._passage.lower[floor:end]))

    @cached_property
    def _at_event_words(self) -> list[tuple[int, int]]:
        """Return where the words stand that tell what was done at the event."""
        found = _AT_EVENT.find_all(self._passage.plain, self._passage.words)
        return [match.span() for match in found]

    def _is_timeless(self, figure: Figure, first: int) -> bool:
        if figure.family == "time":
            return True
        clause = self._passage.lower[max(first, figure.number_start - 90) : figure.number_start]
        return _TIMELESS.search(clause) is not None

    # -------------------------------------------------------------- frames

    def _framed(self, nature: str, first: int) -> Period | None:
        """Return the frame set last; a day gives way to the months and years set before it."""
        span = self._last_reaching(first)
        planned = self._planned.last_before(first)
        if nature == "target" and planned and (not span or start_of(span) < start_of(planned)):
            return planned
        return span or self._title or planned or self._days.last_before(first) or self._event

    def _last_reaching(self, first: int) -> Period | None:
        """Return the last span set before; an "up to" gives way to it behind its paragraph.

        "Đến nay" holds for its own paragraph only; "tính đến ngày D" goes on where the report
        speaks of no period of its own.
        """
        up_to: Period | None = None
        for frame in self._spans.before(first):
            if frame.rule not in _AS_OF_RULES:
                return up_to if up_to and up_to.end_date == frame.end_date else frame
            if "\n" not in self._passage.plain[end_of(frame) : first]:
                return frame
            if up_to is None and _DIGIT.search(frame.label):
                up_to = frame
        return up_to

    def _of_header(self, first: int) -> Period | None:
        """Return the last period of the sentence that opens the list of this line by a colon."""
        plain, number = self._passage.plain, self._passage.sentences.number(first)
        bounds = self._passage.sentences.bounds
        while number > 0 and _LIST_LINE.match(plain, bounds[number][0]):
            number -= 1
            start, end = bounds[number]
            if plain[end - 1] == ":":
                before = start if number == 0 else bounds[number - 1][0]
                same = "\n" not in plain[before:start]
                named = [
                    p
                    for p in self._between(before if same else start, end)
                    if not is_of_name(self._passage, p)
                ]
                return named[-1] if named else None
        return None


def _is_before(day: Period, year: int) -> bool:
    return day.end_date is not None and day.end_date.year < year


def _as_period(event: EventDate) -> Period:
    first, last = days_of(event.value)
    return Period(
        label=event.span.quote, start_date=first, end_date=last, span=event.span, rule=event.rule
    )
