"""Owns the year of a day that the page prints without one.

The year of ``Ngày 21/4`` comes from, in this order:

1. the publication: the last such day before it, or one soon after (45 days; 180 behind a word
   of the future), because news is fresh and announces what is near;
2. the sentence that sums up Y and launches Y+1: month up to June → Y+1, from October → Y;
3. the sentence with a school year Y - Y+1: August to December → Y, January to July → Y+1;
4. a full date of the same sentence;
5. the only year that the sentence names: what it sums up in January to March is the year
   before, what it launches in October to December the year after;
6. nothing: then the date is left out, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from govnews.extract.passages import Passage
from govnews.extract.rules import USAGE, Rule
from govnews.vietnamese.printed_dates import PrintedDate
from govnews.vietnamese.words import Cued

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
    "event_date.year_of_sentence": Rule(
        says="day and month beside the only year of the sentence",
        source=USAGE,
        example="Ngày 5/7, huyện sơ kết công tác 6 tháng đầu năm 2023.",
        counterexample="Ngày 5/7, huyện sơ kết công tác 6 tháng đầu năm.",
        dated=False,
    ),
}

_Y = r"(?:19|20)\d\d"
# Matched on small letters, and written in them.
_FUTURE = Cued(
    "sẽ dự kế lịch thông sắp phấn thời đến bắt",
    r"\b(?:sẽ|dự kiến|kế hoạch|lịch|thông báo|sắp|phấn đấu|thời gian tới|đến ngày|bắt đầu từ)\b",
)
_SUMS_UP = r"(?:tổng kết|đánh giá|kết quả|sơ kết)"
_LAUNCHES = r"(?:triển khai|phương hướng|nhiệm vụ|kế hoạch)"
_PLAN_YEAR = re.compile(
    rf"{_SUMS_UP}\b.*?\bnăm (?P<first>{_Y})\b.*?{_LAUNCHES}\b.*?\bnăm (?P<last>{_Y})\b",
    re.IGNORECASE | re.DOTALL,
)
_SCHOOL_YEAR = re.compile(rf"năm học(?: mới)? (?P<first>{_Y})\s?[-/]\s?{_Y}", re.IGNORECASE)
_NAMED_YEAR = re.compile(rf"(?:\bnăm |\d/)(?P<year>{_Y})(?![\d/])(?!\s?-\s?\d)", re.IGNORECASE)
_WHOLE_YEAR_BEFORE = re.compile(
    rf"(?:(?P<past>\b{_SUMS_UP})|(?P<next>\b{_LAUNCHES}))\b(?:(?!tháng|quý|{_LAUNCHES}).)*$",
    re.IGNORECASE | re.DOTALL,
)


def year_of(
    passage: Passage, printed: PrintedDate, dates: Sequence[PrintedDate], published: date | None
) -> tuple[int | None, str]:
    """Return the year of a printed day, with the rule that told it; None where nothing does."""
    if printed.year:
        return printed.year, "event_date.stated"
    start, end = passage.sentences.at(printed.start)
    if published:
        lead = timedelta(days=180 if is_announced(passage, start, end) else 45)
        return _near(printed, lead, published), "event_date.year_of_publication"
    sentence = passage.plain[start:end]
    if (year := _planned(printed, sentence)) is not None:
        return year, "event_date.year_of_plan"
    if school := _SCHOOL_YEAR.search(sentence):
        first = int(school["first"])
        return (first if printed.month >= 8 else first + 1), "event_date.year_of_school"
    beside = {d.year for d in dates if d.year and start <= d.start < end and not d.lunar}
    if len(beside) == 1:
        return beside.pop(), "event_date.year_of_neighbour"
    if (year := _of_sentence(printed, sentence)) is not None:
        return year, "event_date.year_of_sentence"
    return None, ""


def is_announced(passage: Passage, start: int, end: int) -> bool:
    """Return whether a sentence speaks of what is to come."""
    return _FUTURE.search(passage.lower, passage.words, start, end) is not None


def _near(printed: PrintedDate, lead: timedelta, published: date) -> int | None:
    """Return the year that puts the day before publication, or at most a little after it."""
    candidates = (published.year + 1, published.year)
    days = [(year, printed.in_year(year)) for year in candidates]
    for year, day in days:
        if day is not None and day - published <= lead:
            return year
    return published.year - 1 if any(day for _, day in days) else None


def _planned(printed: PrintedDate, sentence: str) -> int | None:
    plan = _PLAN_YEAR.search(sentence)
    if plan is None or int(plan["last"]) != int(plan["first"]) + 1:
        return None
    if printed.month <= 6:
        return int(plan["last"])
    return int(plan["first"]) if printed.month >= 10 else None


def _of_sentence(printed: PrintedDate, sentence: str) -> int | None:
    named = list(_NAMED_YEAR.finditer(sentence))
    if len({match["year"] for match in named}) != 1:
        return None
    year = int(named[0]["year"])
    whole = _WHOLE_YEAR_BEFORE.search(sentence, 0, named[0].start())
    if whole and whole["past"] and printed.month <= 3:
        return year + 1
    if whole and whole["next"] and printed.month >= 10:
        return year - 1
    return year
