"""Owns the dates that running text prints, with their places: days, months, lunar days.

Day comes before month everywhere (Nghị định 30/2020/NĐ-CP, Phụ lục I). A date
without a year stays without one: who knows the article decides the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govnews.vietnamese.dates import calendar_day
from govnews.vietnamese.endings import Ending
from govnews.vietnamese.letters import in_small_letters
from govnews.vietnamese.lunar import BRANCH, STEM, last_month_length, lunar_day, named_year
from govnews.vietnamese.words import Cued, Words


class PrintedDate(NamedTuple):
    """A date as running text prints it: `year` or `day` is None where the text has none.

    Of a `lunar` date, day, month and year are those of the lunar calendar.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    lunar: bool = False

    def in_year(self, year: int) -> date | None:
        """Return the day of ours in `year`, or None for a bare month or an impossible day."""
        if not self.day:
            return None
        if self.lunar:
            return lunar_day(year, self.month, self.day)
        return calendar_day(year, self.month, self.day)


_PART_OF_DAY = r"(?:rạng\s+sáng|sáng|trưa|chiều|tối|đêm)"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
# "các ngày 10, 11 và", "ngày mùng 8 đến mùng": what stands between the first day and the last.
_DAYS_BEFORE = (
    rf"(?:\s*[,:]?\s*{_D}(?=\D)\s*(?:,|và|đến(?:\s+hết)?|tới|-|&)\s*"
    rf"(?:{_PART_OF_DAY}\s+)?(?:ngày\s+)?(?:m[ùồ]ng\s+)?)"
)
_CUE = (
    rf"(?:(?:ngày|mùng|mồng)[,:]?(?:\s+(?:từ|m[ùồ]ng))?{_DAYS_BEFORE}*"
    rf"|{_PART_OF_DAY},?|(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*,?\s*\(?)"
)
# After these a slash pair may as well be a share: "đến 2/3 số hộ".
_WEAK_CUE = rf"(?:từ{_DAYS_BEFORE}*|đến|tới|trước|hết|sau|hôm|và|tức|nhằm|(?:nay|qua),?|\()"
_DAY = rf"(?P<day>{_D})"
_MONTH_NAMES = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MONTH_WORD = r"mười\s+hai|mười\s+một|giêng|một|hai|ba|tư|bốn|sáu|bảy|tám|chín|mười|chạp"
_MONTH = r"0?[1-9]|1[0-2]"
_YEAR = r"(?:19|20)\d\d"
# The written-out form, the figures with a year, and the figures without one behind a cue word.
_SPELT = Cued(
    "0tháng rằm",
    rf"(?<![\d/.,])(?:{_DAY}|(?P<full_moon>\brằm))\s+tháng\s+"
    rf"(?P<month>(?:{_MONTH})(?!\d)|{_MONTH_WORD})\b"
    rf"(?:(?:,?\s+năm\s+|\s*/\s*)(?P<year>{_YEAR})(?!\d))?",
    re.IGNORECASE,
)
_FULL = Cued(
    "0/ 0. 0-",
    rf"(?<![\d/.,]){_DAY}\s?(?P<mark>[/.\-])\s?(?P<month>{_MONTH})\s?(?P=mark)\s?"
    rf"(?P<year>{_YEAR})(?![\d/])",
)
_YEARLESS = Cued(
    "0/",
    rf"(?:(?<=[\s(])|(?<=\d-)|(?<=\d,))(?<![\d/.] ){_DAY}\s?/\s?(?P<month>{_MONTH})"
    rf"(?![\d%/]|[.,]\d|-[A-ZĐ])",
)
# Newspapers print "sáng 21-4", "ngày 10.3": only right behind a word that names a day.
_DASHED = Cued(
    "0- 0.",
    rf"(?:(?<=[nN]gày\s)|(?<=[sS]áng\s)|(?<=[cC]hiều\s)|(?<=[tT]ối\s)|(?<=[mM]ùng\s)|"
    rf"(?<=[mM]ồng\s)){_DAY}(?:-|\.)(?P<month>{_MONTH})(?![\d%/.\-]|,\d|\s*[-/]\s*\d|\s+(?:tháng|"
    rf"giờ|âm|Tết|triệu|nghìn|ngàn|tỷ)\b)",
)
# Both are matched on small letters. A list of days may end in a sign.
_CUED = Ending(rf"(?:^|(?<=[\s,;:(\"-])){_CUE}\s*$", signs=",-&")
_WEAKLY_CUED = Ending(rf"(?:^|(?<=[\s,;:(\"-])){_WEAK_CUE}\s*$", signs=",-&(")
_SHARE_OF = re.compile(
    r"\s+(?:số|tổng|diện|dân|hộ|xã|phường|chỉ|tiêu|đảng|cán|đại|thành|ủy|trường|thôn|đơn|cơ|học|"
    r"các)\b"
)
_OF_SOMETHING = re.compile(r"\s+(?!(?:âm|dương|đến|tới|và|tức|là|năm|nhằm|hằng|hàng)\b)[^\W\d_]")
_LIST_GOES_ON = re.compile(r"\s*(?:,|và|đến|-|tới)\s*(?:hết\s+)?(?:ngày\s+)?")
# A date that is the next of a list stands at most so many characters behind the one before.
_NEXT_IN_LIST = 12
# "ngày 14/7, 15/7 và 16/7", but "đến ngày 10/5, 11/12 chi hội đã nộp".
_LIST_ENDS = re.compile(r"\s*(?:[,;.)]|và\b|tại\b|ở\b|đến\b|$)")
_MONTH_ONLY = Cued(
    "tháng",
    rf"\btháng\s+(?P<month>{_MONTH})(?:\s*/\s*|\s*-\s*|,?\s+năm\s+)(?P<year>{_YEAR})(?![\d/])",
    re.IGNORECASE,
)
# "ngày 11 và 12/6", "từ ngày 14 đến 18/11/2016": days borrow month and year from the last.
_BORROWING = Cued(
    "ngày từ mùng mồng rạng sáng trưa chiều tối đêm",
    rf"(?:ngày|từ|m[ùồ]ng|{_PART_OF_DAY})[,:]?\s*(?:từ\s+)?(?:m[ùồ]ng\s+)?(?P<days>{_DAYS_BEFORE}+)$",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(rf"(?<!\d){_D}(?!\d)")
_NAMED_YEAR = re.compile(
    rf"\s*,?\s*(?:năm\s+)?(?P<stem>{STEM})\s+(?P<branch>{BRANCH})\b", re.IGNORECASE
)
_LUNAR_BEHIND = re.compile(
    r"\s*,?\s*(?:\((?:âm\s+lịch|ÂL|AL)\)|(?:âm\s+lịch|ÂL|AL)\b)", re.IGNORECASE
)
_LUNAR_BEFORE = Ending(
    r"(?:\b(?:nhằm|tức(?:\s+là)?)\s+(?:vào\s+)?(?:ngày\s+)?(?:m[ùồ]ng\s+)?|"
    r"\bâm\s+lịch\s*:?\s*(?:ngày\s+)?)$",
    re.IGNORECASE,
)
# Where a text has none of these words, no date of it is lunar: âm lịch, nhằm, tức, names of years.
_LUNAR_WORDS = frozenset({"âm", "âl", "al", "nhằm", "tức", *BRANCH.split("|")})
_TET_WORD = frozenset({"tết"})
_TET = Cued(
    "mùng mồng ngày đêm sáng chiều tối",
    r"(?P<first>\bm[ùồ]ng|\b(?:ngày|đêm|sáng|chiều|tối|ngày\s+mai)(?=\s+(?:2[3-9]|30)\s+Tết))\s+"
    r"(?P<days>\d{1,2}(?:\s*(?:,|và|đến|-)\s*(?:m[ùồ]ng\s+)?\d{1,2})*)\s+Tết\b"
    rf"(?:\s+Nguyên\s+đán)?(?:\s+(?P<stem>{STEM})\s+(?P<branch>{BRANCH})\b)?(?:\s+(?P<year>{_YEAR})"
    r"(?!\d))?",
    re.IGNORECASE,
)


def find_dates(text: str, words: Words | None = None) -> list[PrintedDate]:
    """Return the dates of a levelled text in page order; day and month alone need a cue word.

    `text` is a text after `fold.level`, `words` are its words where the caller has them. A slash
    pair without a cue (``11/11``) is left to the ratios. Days that borrow their month
    (``ngày 11 và 12/6``) are dates of their own.
    """
    words = Words(text) if words is None else words
    known = _Known()
    for pattern in (_SPELT, _FULL, _YEARLESS, _DASHED):
        for match in pattern.find_all(text, words):
            if pattern is _YEARLESS and not _is_cued(text, match, known):
                continue
            # "26-27/7/2023" are two days; "5-10-5-2019" is nothing we know.
            is_dashed = pattern in (_FULL, _DASHED) and "/" not in match[0]
            if is_dashed and text[match.start() - 1 : match.start()] == "-":
                continue
            if not known.meets(match.start(), match.end()):
                known.add(_printed(match))
    found = known.dates
    if words[_LUNAR_WORDS]:
        found = [_as_lunar(text, printed) for printed in found]
    known = _Known(*found, *_borrowed(text, words, found))
    if words[_TET_WORD]:
        known.add(*[d for d in _of_tet(text, words) if not known.meets(d.start, d.end)])
    known.add(*[d for d in _months(text, words) if not known.meets(d.start, d.end)])
    return sorted(known.dates, key=lambda printed: printed.start)


class _Known:
    """The dates found so far, asked by place: a long page has thousands."""

    def __init__(self, *dates: PrintedDate) -> None:
        self.dates: list[PrintedDate] = []
        self._places: set[int] = set()
        self._ends: dict[int, int] = {}
        self.add(*dates)

    def add(self, *dates: PrintedDate) -> None:
        for printed in dates:
            self._places.update(range(printed.start, printed.end))
            self._ends[printed.end] = len(self.dates)
            self.dates.append(printed)

    def meets(self, start: int, end: int) -> bool:
        return not self._places.isdisjoint(range(start, end))

    def end_before(self, start: int) -> int | None:
        """Return where the date found first ends of those that end right before a place."""
        places = range(start - _NEXT_IN_LIST, start + 1)
        near = [self._ends[place] for place in places if place in self._ends]
        return self.dates[min(near)].end if near else None


def _is_cued(text: str, match: re.Match[str], known: _Known) -> bool:
    start = match.start()
    before = in_small_letters(text[max(0, start - 48) : start])
    if _CUED.search(before):
        return True
    if _WEAKLY_CUED.search(before) and not _SHARE_OF.match(text, match.end()):
        # "(8/3)" and "(10/12 âm lịch)" are days, "(1/2 khổ giấy)" is a share.
        return not before.endswith("(") or not _OF_SOMETHING.match(text, match.end())
    # "từ ngày 14/7, 15/7 và 16/7": a list goes on behind a date.
    end = known.end_before(start)
    if end is None or not _LIST_GOES_ON.fullmatch(text, end, start):
        return False
    return "," not in text[end:start] or _LIST_ENDS.match(text, match.end()) is not None


def _printed(match: re.Match[str]) -> PrintedDate:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTH_NAMES[" ".join(month.split())]
    groups = match.re.groupindex
    year = match["year"] if "year" in groups else None
    return PrintedDate(
        start=match.start(),
        end=match.end(),
        year=int(year) if year else None,
        month=number,
        day=int(match["day"]) if match["day"] else 15,
        lunar=month in ("giêng", "chạp") or ("full_moon" in groups and bool(match["full_moon"])),
    )


def _as_lunar(text: str, printed: PrintedDate) -> PrintedDate:
    """Return a date of the lunar calendar where the words beside it say that it is one."""
    year, end, lunar = printed.year, printed.end, printed.lunar
    named = _NAMED_YEAR.match(text, end) if year is None else None
    if named and (number := named_year(named["stem"], named["branch"])):
        year, end, lunar = number, named.end(), True
    if behind := _LUNAR_BEHIND.match(text, end):
        end, lunar = behind.end(), True
    before = _LUNAR_BEFORE.search(text, max(0, printed.start - 32), printed.start)
    # "tức ngày 1/1/2022" of a lunar day is a day of ours, "tức mùng 10 tháng 3" is not.
    if before and printed.year is None:
        lunar = True
    if (year, end, lunar) == (printed.year, printed.end, printed.lunar):
        return printed
    return printed._replace(year=year, end=end, lunar=lunar)


def _borrowed(text: str, words: Words, known: list[PrintedDate]) -> Iterator[PrintedDate]:
    for printed in known:
        begin = max(0, printed.start - 56)
        lender = _BORROWING.search(text, words, begin, printed.start)
        if lender is None:
            continue
        others = [other for other in known if other is not printed]
        for day in _ONE_DAY.finditer(text, *lender.span("days")):
            # "ngày 3-5 và ngày 4-5-2019": the first has a month of its own.
            if any(d.start < day.end() and day.start() < d.end for d in others):
                continue
            yield printed._replace(start=day.start(), end=day.end(), day=int(day[0]))


def _of_tet(text: str, words: Words) -> Iterator[PrintedDate]:
    """Yield the days of Tết: mùng 4 Tết, các ngày mùng 3, 4 và 5 Tết, đêm 30 Tết."""
    for match in _TET.find_all(text, words):
        year = named_year(match["stem"], match["branch"]) if match["stem"] else None
        year = int(match["year"]) if match["year"] else year
        days = list(re.finditer(r"\d+", match["days"]))
        for number, day in enumerate(days):
            start = match.start("days") + day.start()
            end = match.end() if number == len(days) - 1 else start + len(day[0])
            printed = PrintedDate(
                start=start, end=end, year=year, month=1, day=int(day[0]), lunar=True
            )
            if printed.day and printed.day > 20:  # 30 Tết is the last day of the year before
                before = year - 1 if year else None
                length = last_month_length(before) if before else None
                last = min(printed.day, length or printed.day)
                printed = printed._replace(year=before, month=12, day=last)
            yield printed


def _months(text: str, words: Words) -> Iterator[PrintedDate]:
    for match in _MONTH_ONLY.find_all(text, words):
        yield PrintedDate(
            start=match.start(), end=match.end(), year=int(match["year"]),
            month=int(match["month"]), day=None,
        )  # fmt: skip
