"""Owns what figures are counted up to: đến nay, hiện có, tính đến ngày D, đến hết tháng M."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from govnews.extract.event_years import year_of
from govnews.extract.passages import Passage, starting_in
from govnews.extract.periods import period_at
from govnews.records import Period
from govnews.vietnamese.letters import LOWER
from govnews.vietnamese.printed_dates import PrintedDate
from govnews.vietnamese.words import Cued

# Matched on small letters, and written in them, as the next three are.
_TO_NOW = Cued(
    "từ tính cho đến tới",
    r"\b(?:từ đó )?(?:tính |cho )?(?:đến|tới) (?:nay|thời điểm (?:này|hiện tại|hiện nay)|"
    r"hiện nay|ngày hôm nay)\b",
)
_FROM_NEW_YEAR = Cued(
    "từ",
    r"\btừ đầu năm(?! \d)(?: (?:cho )?(?:đến|tới) (?:nay|thời điểm này|hiện nay|hiện tại))?\b",
)
# "thực hiện", "hiện đại" are other words.
_NOW = Cued(
    "hiện đang",
    rf"(?<!thực )(?<!thể )(?<!phát )(?<!biểu )(?<!xuất )(?<!tái )(?<!hiển )(?<![{LOWER}]/)"
    r"\bhiện(?: nay| tại| giờ)?\b(?! (?:đại|thực|trường|vật|tượng|hành|hữu|diện|hóa))|"
    r"\bđang ở mức\b",
)
_UP_TO = Cued(
    "tính ước đến tới tại ở vào",
    r"\b(?:(?:tính |ước )?(?:đến|tới)(?: hết| cuối| thời điểm)*(?: lúc)?"
    r"(?: \d{1,2}\s?(?:giờ|h|g)(?:\s?\d{1,2})?(?: phút)?'?,?)?(?: ngày)?"
    r"(?: (?:niên độ|năm) ngân sách \()?|"
    r"(?:tại|ở|vào) thời điểm(?: ngày)?)\s*$",
)
_FROM_BEFORE = re.compile(r"\btừ\b[^,.;]{0,40}$", re.IGNORECASE)
# No day is printed with more letters: "ngày 30 tháng 12 năm 2024".
_LONGEST_DAY = 40
_SINCE = re.compile(r"\b(?:từ|kể từ)(?: ngày)?\s*$", re.IGNORECASE)
_ENDING = frozenset({"period.month", "period.quarter", "period.year", "period.months"})


def find_as_of(
    passage: Passage,
    dates: Sequence[PrintedDate],
    named: Sequence[Period],
    published: date | None,
) -> list[Period]:
    """Return the days up to which figures are counted, start open, in page order.

    "Đến nay" and "hiện có" end on the day of publication, if it is known; "đến hết tháng 3"
    ends with the month, whose own period of `named` it outdoes.
    """
    found = [*_days(passage, dates, published), *_ends(passage, named)]
    for match in _FROM_NEW_YEAR.find_all(passage.lower, passage.words):
        bounds = (date(published.year, 1, 1) if published else None, published)
        found.append(period_at(passage, *match.span(), bounds, "period.until_now"))
    for cued, rule in ((_TO_NOW, "period.until_now"), (_NOW, "period.now")):
        for match in cued.find_all(passage.lower, passage.words):
            if not any(_meets(period, *match.span()) for period in (*found, *named)):
                start, since = _since(passage, dates, match.start(), published)
                bounds = (since, published)
                found.append(period_at(passage, start, match.end(), bounds, rule))
    return sorted(found, key=lambda period: period.span.start if period.span else 0)


def _since(
    passage: Passage, dates: Sequence[PrintedDate], position: int, published: date | None
) -> tuple[int, date | None]:
    """Return where "từ ngày 29/4 đến nay" begins and on which day: without one, `position`."""
    for printed in starting_in(dates, position - _LONGEST_DAY, position):
        if printed.day and printed.end <= position <= printed.end + 2:
            opening = _SINCE.search(passage.plain, max(0, printed.start - 12), printed.start)
            year = printed.year or (published.year if published else None)
            if opening and year:
                return opening.start(), printed.in_year(year)
    return position, None


def outdone(period: Period, until: Sequence[Period]) -> bool:
    """Return whether the words of a plain period belong to an "up to": đến hết tháng 3/2026."""
    span = period.span
    return span is not None and any(_meets(other, span.start, span.end) for other in until)


def _meets(period: Period, start: int, end: int) -> bool:
    return period.span is not None and period.span.start < end and start < period.span.end


def _days(
    passage: Passage, dates: Sequence[PrintedDate], published: date | None
) -> Iterator[Period]:
    for printed in dates:
        if not printed.day:
            continue
        cue = _UP_TO.search(passage.lower, passage.words, max(0, printed.start - 40), printed.start)
        if cue is None or any(0 <= cue.start() - other.end <= 2 for other in dates):
            continue
        year, _ = year_of(passage, printed, dates, published)
        day = printed.in_year(year) if year else None
        if day:
            bounds = (None, day)
            yield period_at(passage, cue.start(), printed.end, bounds, "period.until_now")


def _ends(passage: Passage, named: Sequence[Period]) -> Iterator[Period]:
    for period in named:
        if period.rule not in _ENDING or period.span is None:
            continue
        start = period.span.start
        cue = _UP_TO.search(passage.lower, passage.words, max(0, start - 32), start)
        if cue and not _FROM_BEFORE.search(passage.plain, max(0, cue.start() - 48), cue.start()):
            bounds = (None, period.end_date)
            yield period_at(passage, cue.start(), period.span.end, bounds, "period.until_end")
