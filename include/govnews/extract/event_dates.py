"""Owns the dates of what an article reports, with the year where the page prints none.

A date beside a document number is the document's; a deadline, an "as of" day and the day
in a holiday's name are no event. The year of ``Ngày 21/4`` comes from, in this order:

1. the publication: the last such day before it, or one soon after (45 days; 180 behind a word
   of the future), because news is fresh and announces what is near;
2. the sentence: sums up Y and launches Y+1, month up to June → Y+1;
3. the sentence: "năm học Y - Y+1", August to December → Y, January to July → Y+1;
4. nothing: then the date is left out, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from govnews.extract.passages import Passage, starting_in
from govnews.extract.rules import USAGE, Rule
from govnews.records import EventDate
from govnews.vietnamese.dates import PrintedDate

RULES = {
    "event_date.stated": Rule(
        says="a full date of the running text",
        source="Nghị định 30/2020/NĐ-CP, Phụ lục I (day before month)",
        example="Ngày 15/9/2024, huyện tổ chức hội nghị.",
        counterexample="Các xã hoàn thành trước ngày 15/9/2024.",
    ),
    "event_date.year_of_publication": Rule(
        says="day and month, year from the publication date",
        source=USAGE,
        example="Sáng 20/9, huyện tổ chức hội nghị.",
        counterexample="Đến hết ngày 20/9, các xã đã nộp báo cáo.",
    ),
    "event_date.year_of_plan": Rule(
        says="day and month beside a review of Y and tasks of Y+1",
        source=USAGE,
        example="Ngày 17/3, Hội đánh giá kết quả năm 2019, bàn phương hướng năm 2020.",
        counterexample="Ngày 17/3, Hội đánh giá kết quả công tác, bàn phương hướng.",
        dated=False,
    ),
    "event_date.year_of_school": Rule(
        says="day and month beside a school year",
        source=USAGE,
        example="Ngày 5/10, trường họp về năm học 2018-2019.",
        counterexample="Ngày 5/10, trường họp về năm học mới.",
        dated=False,
    ),
    "event_date.year_of_neighbour": Rule(
        says="day and month beside a full date of the same sentence",
        source=USAGE,
        example="Hội thi mở từ 8/3/2021, bế mạc ngày 20/3.",
        counterexample="Hội thi mở từ 8/3, bế mạc ngày 20/3.",
        dated=False,
    ),
    "event_date.month": Rule(
        says="a month with year in which something takes place",
        source=USAGE,
        example="Cầu được khởi công tháng 5/2024.",
        counterexample="Sản lượng tháng 5/2024 tăng.",
    ),
}

_Y = r"(?:19|20)\d\d"
_NO_EVENT_BEFORE = re.compile(
    r"\b(?:trước|tính đến|đến hết|hết|kể từ|từ|sau|chậm nhất|quá|sinh|đến|tới|hạn|hạn chót|vào "
    r"lúc hết|cuối)"
    r"(?:\s+(?:hết|là))?(?:\s+ngày)?\s*\(?$",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    r"(?:kỷ niệm|thành lập|ngày truyền thống|Quốc khánh|\bLễ|hưởng ứng [Nn]gày|năm "
    r"Ngày)[^.;]{0,70}$"
)
_JOINED = re.compile(r"\s*(?:đến(?: hết)?|-|tới)\s*(?:hết\s+)?(?:ngày\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s*(?:và|,)\s*(?:ngày\s+)?", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:sẽ|dự kiến|kế hoạch|lịch|thông báo|sắp|phấn đấu|thời gian tới|đến ngày|bắt đầu từ)\b",
    re.IGNORECASE,
)
_PLAN_YEAR = re.compile(
    rf"(?:tổng kết|đánh giá|kết quả|sơ kết)\b.*?\bnăm (?P<first>{_Y})\b.*?"
    rf"(?:triển khai|phương hướng|nhiệm vụ|kế hoạch)\b.*?\bnăm (?P<last>{_Y})\b",
    re.IGNORECASE | re.DOTALL,
)
_SCHOOL_YEAR = re.compile(rf"năm học(?: mới)? (?P<first>{_Y})\s?[-/]\s?{_Y}", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(?:\bngày\s+)$", re.IGNORECASE)
_TAKES_PLACE = re.compile(
    r"\b(?:diễn ra|tổ chức|khai mạc|khởi công|khánh thành|ra đời|ban hành)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def find_event_dates(
    passage: Passage,
    dates: Sequence[PrintedDate],
    documents: Sequence[PrintedDate],
    published: date | None,
) -> list[EventDate]:
    """Return the event dates of one string; `documents` are dates that documents have taken."""
    of_documents = {d.start for d in documents}
    free = [d for d in dates if d.start not in of_documents and not d.lunar]
    found: list[EventDate] = []
    position = 0
    while position < len(free):
        group = _group(passage, free, position)
        position += len(group)
        if _is_event(passage, group):
            dated = _dated(passage, group, free, published)
            if dated is not None:
                found.append(dated)
    return found


def _group(passage: Passage, dates: Sequence[PrintedDate], position: int) -> list[PrintedDate]:
    """Return a range ("từ ngày … đến ngày …", "ngày 11 và 12/6") or a single date."""
    one = dates[position]
    if position + 1 < len(dates) and one.day:
        other = dates[position + 1]
        if other.day and other.start - one.end < 20:
            if _JOINED.fullmatch(passage.plain, one.end, other.start):
                return [one, other]
            next_day = one.month == other.month and other.day == one.day + 1
            if next_day and _AND.fullmatch(passage.plain, one.end, other.start):
                return [one, other]
    return [one]


def _is_event(passage: Passage, group: Sequence[PrintedDate]) -> bool:
    start = group[0].start
    before = passage.plain[max(0, start - 110) : start]
    if _ANNIVERSARY.search(before):
        return False
    if group[0].day is None:
        return _TAKES_PLACE.search(before) is not None
    if len(group) == 1 and _NO_EVENT_BEFORE.search(before):
        return False
    # "(26/3/1931 - 26/3/2024)": an anniversary span of years is no event.
    years = [d.year for d in group if d.year]
    return not (len(years) == 2 and years[1] - years[0] > 1)


def _dated(
    passage: Passage,
    group: Sequence[PrintedDate],
    dates: Sequence[PrintedDate],
    published: date | None,
) -> EventDate | None:
    first, last = group[0], group[-1]
    year, rule = _year_of(passage, last, dates, published)
    if year is None:
        return None
    word = _WORD_BEFORE.search(passage.plain, max(0, first.start - 6), first.start)
    span = passage.span(word.start() if word else first.start, last.end)
    if last.day is None:
        return EventDate(
            value=f"{year:04d}-{last.month:02d}", precision="month", basis="stated", span=span,
            rule="event_date.month",
        )  # fmt: skip
    end = last.in_year(year)
    start = first.in_year(first.year or (year if first.month <= last.month else year - 1))
    if end is None or start is None or start > end:
        return None
    value = end.isoformat() if start == end else f"{start.isoformat()}..{end.isoformat()}"
    return EventDate(
        value=value,
        precision="day" if start == end else "range",
        basis="stated" if rule == "event_date.stated" else "inferred_year",
        span=span,
        rule=rule,
    )


def _year_of(
    passage: Passage, printed: PrintedDate, dates: Sequence[PrintedDate], published: date | None
) -> tuple[int | None, str]:
    if printed.year:
        return printed.year, "event_date.stated"
    start, end = passage.sentences.at(printed.start)
    sentence = passage.plain[start:end]
    if published:
        return _near(printed, sentence, published), "event_date.year_of_publication"
    if (plan := _PLAN_YEAR.search(sentence)) and printed.month <= 6:
        first, last = int(plan["first"]), int(plan["last"])
        if last == first + 1:
            return last, "event_date.year_of_plan"
    if school := _SCHOOL_YEAR.search(sentence):
        first = int(school["first"])
        return (first if printed.month >= 8 else first + 1), "event_date.year_of_school"
    beside = {d.year for d in starting_in(dates, start, end) if d.year}
    if len(beside) == 1:
        return beside.pop(), "event_date.year_of_neighbour"
    return None, ""


def _near(printed: PrintedDate, sentence: str, published: date) -> int | None:
    """Return the year that puts the day before publication, or at most a little after it."""
    ahead = timedelta(days=180 if _FUTURE.search(sentence) else 45)
    candidates = (printed.in_year(published.year + 1), printed.in_year(published.year))
    for day in candidates:
        if day is not None and day - published <= ahead:
            return day.year
    return published.year - 1 if any(candidates) else None


def days_of(value: str) -> Iterator[date]:
    """Yield first and last day of an event date's value; months and years are whole."""
    first, _, last = value.partition("..")
    for part, is_end in ((first, False), (last or first, True)):
        numbers = [int(n) for n in part.split("-")]
        if len(numbers) == 3:
            yield date(*numbers)
        elif len(numbers) == 2:
            following = date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
            yield following - timedelta(days=1) if is_end else date(numbers[0], numbers[1], 1)
        else:
            yield date(numbers[0], 12, 31) if is_end else date(numbers[0], 1, 1)
