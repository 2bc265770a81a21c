"""Owns the dates of what an article reports: days, ranges of days, lunar days, "sáng nay".

A date beside a document number is the document's; a deadline, an "as of" day, the day in a
holiday's name, a day long past and one that is only planned are no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from govnews.extract.event_years import RULES as YEAR_RULES
from govnews.extract.event_years import is_announced, year_of
from govnews.extract.passages import Passage
from govnews.extract.rules import USAGE, Rule
from govnews.records import EventDate
from govnews.vietnamese.letters import UPPER
from govnews.vietnamese.printed_dates import PrintedDate
from govnews.vietnamese.words import Cued

RULES = {
    **YEAR_RULES,
    "event_date.month": Rule(
        says="a month with year in which something takes place",
        source=USAGE,
        example="Cầu được khởi công tháng 5/2024.",
        counterexample="Sản lượng tháng 5/2024 tăng.",
    ),
    "event_date.lunar": Rule(
        says="a lunar day: mùng 6 tháng Giêng, mùng 10 tháng 3 âm lịch, mùng 4 Tết",
        source="calendar of Vietnam (UTC+7), Quyết định 121-CP of 1967; table lunar_years.csv",
        example="Ngày mùng 6 tháng Giêng năm Giáp Thìn, bà con mở hội.",
        counterexample="Ngày 6/1/2024, bà con mở hội.",
    ),
    "event_date.relative": Rule(
        says="sáng nay, hôm qua: counted from the day of publication",
        source=USAGE,
        example="Sáng nay, huyện tổ chức hội nghị.",
        counterexample="Ngày nay, huyện có nhiều đổi thay.",
    ),
}

_CLOCK = r"(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{1,2})?(?:\s*phút)?'?,?\s*)"
_PART = r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm)"
# All but what goes by names is matched on small letters, and written in them.
_NO_EVENT_BEFORE = Cued(
    "so trước tính đến hết kể từ sau chậm quá sinh tới hạn vào cuối",
    r"\b(?:so với|trước|tính đến|đến hết|hết|kể từ|từ|sau|chậm nhất|quá|sinh|đến|tới|hạn|hạn chót|"
    rf"vào lúc hết|cuối)(?:\s+(?:hết|là|vào))?\s*{_CLOCK}?(?:{_PART}\s*)?(?:ngày\s*)?"
    rf"(?:\(?ngày\s*)?\(?$",
)
_ANNIVERSARY = Cued(
    "kỷ thành ngày quốc chào tết lễ nghỉ dịp hưởng năm cách",
    rf"(?:[Kk]ỷ niệm|[Tt]hành lập|ngày truyền thống|Quốc khánh|[Cc]hào mừng|Tết (?:Thiếu|Trung)|"
    r"\bLễ (?:Quốc|Vu Lan|Phật|Giáng|[Gg]iỗ|30)|(?:nghỉ|dịp) lễ|hưởng ứng [Nn]gày|năm Ngày|"
    rf"(?<!^)(?<![.\n] )\bNgày (?=[{UPPER}])|[Cc]ách mạng)[^.;]{{0,70}}$",
)
# "Nhân kỷ niệm 77 năm Ngày Thương binh - Liệt sĩ, sáng 26/7": the day stands for itself.
_DAY_OF_ITS_OWN = re.compile(
    rf"(?:,\s+(?:vào\s+)?|\bvào\s+|\s+(?={_PART}|{_CLOCK}))"
    rf"(?:trong\s+(?:hai|ba|2|3|02|03)\s+ngày,?|{_CLOCK}?(?:{_PART}|ngày)(?:\s+ngày)?)\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"\s*(?:đến|-|tới)\s*(?:hết\s+)?{_CLOCK}?(?:{_PART}\s+)?(?:ngày\s+)?(?:m[ùồ]ng\s+)?"
)
_AND = re.compile(r"\s*(?:và|,)\s*(?:ngày\s+)?(?:m[ùồ]ng\s+)?")
_COUNTED_BEFORE = Cued(
    "tính số thống đo quan lấy",
    r"\b(?:tính|số liệu|thống kê) từ (?:ngày )?$|"
    r"\b(?:đo|quan trắc|số liệu|lấy mẫu)(?: được)? ngày $",
)
_WINDOW_BEFORE = re.compile(
    r"\b(?:nộp|đăng ký|hồ sơ|tiếp nhận|phúc khảo|hạn|phát hành|xem tài sản|trả kết quả)\b"
    r"[^;]{0,200}$",
)
_WORD_BEFORE = re.compile(r"\bngày\s+$")
_TAKES_PLACE = re.compile(
    r"\b(?:diễn ra|tổ chức|khai mạc|khởi công|khánh thành|ra đời|ban hành)\b[^.;]{0,60}$",
)
_RELATIVE = Cued(
    "rạng sáng trưa chiều tối đêm ngày hôm",
    rf"\b(?P<part>{_PART}) (?:hôm )?(?P<day>nay|qua)\b|\b(?:ngày )?hôm (?P<other>qua)\b|"
    r"(?:(?<=^)|(?<=[.\n] )|(?<=\n))hôm (?P<today>nay)\b",
)
_DATE_FOLLOWS = re.compile(r"\s*[,(]?\s*(?:ngày\s+)?\d{1,2}\s*[/.\-]")
_LONG_PAST = timedelta(days=3 * 365)


def find_event_dates(
    passage: Passage,
    dates: Sequence[PrintedDate],
    documents: Sequence[PrintedDate],
    published: date | None,
) -> tuple[list[EventDate], list[EventDate]]:
    """Return the event dates of one string, and every range of days, event or not.

    `documents` are dates that documents have taken.
    """
    free = _without(dates, documents)
    found: list[EventDate] = []
    ranges: list[EventDate] = []
    for group in _groups(passage, free):
        is_event = _is_event(passage, group)
        if not is_event and len(group) == 1:
            continue
        dated = _dated(passage, group, free, published)
        if dated is not None and len(group) > 1:
            ranges.append(dated)
        if dated is not None and is_event and _is_near(passage, dated, group, published):
            found.append(dated)
    if published:
        found += _relative(passage, published)
    return sorted(found, key=lambda dated: dated.span.start), ranges


def _without(dates: Sequence[PrintedDate], documents: Sequence[PrintedDate]) -> list[PrintedDate]:
    taken = frozenset(documents)
    return [printed for printed in dates if printed not in taken]


def _groups(passage: Passage, dates: Sequence[PrintedDate]) -> Iterator[list[PrintedDate]]:
    position = 0
    while position < len(dates):
        group = _group(passage, dates, position)
        position += len(group)
        yield group


def _group(passage: Passage, dates: Sequence[PrintedDate], position: int) -> list[PrintedDate]:
    """Return a range ("từ ngày … đến ngày …", "các ngày 10, 11 và 12/6") or a single date."""
    group = [dates[position]]
    for other in dates[position + 1 :]:
        one = group[-1]
        if not (one.day and other.day) or other.start - one.end >= 48 or one.lunar != other.lunar:
            break
        if _JOINED.fullmatch(passage.lower, one.end, other.start):
            group.append(other)
            break
        next_day = one.month == other.month and other.day == one.day + 1
        if not next_day or not _AND.fullmatch(passage.lower, one.end, other.start):
            break
        group.append(other)
    return group


def _is_event(passage: Passage, group: Sequence[PrintedDate]) -> bool:
    start = group[0].start
    floor = max(0, start - 110)
    named = _ANNIVERSARY.search(passage.plain, passage.words, floor, start)
    if named and not _DAY_OF_ITS_OWN.search(passage.plain[floor:start]):
        return False
    place = passage.lower, passage.words, floor, start
    if group[0].day is None:
        is_opening = passage.sentences.number(start) < 2
        return is_opening and _TAKES_PLACE.search(passage.lower[floor:start]) is not None
    if _COUNTED_BEFORE.search(*place):
        return False
    if len(group) == 1 and _NO_EVENT_BEFORE.search(*place):
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
    # "từ ngày 2/6 đến hết ngày 31/8": what has begun may end long after it is told.
    opens = first.day and not last.year and first.month <= last.month
    year, rule = year_of(passage, first if opens else last, dates, published)
    if year is None:
        return None
    word = _WORD_BEFORE.search(passage.lower, max(0, first.start - 6), first.start)
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
        rule="event_date.lunar" if last.lunar else rule,
    )


def _is_near(
    passage: Passage, dated: EventDate, group: Sequence[PrintedDate], published: date | None
) -> bool:
    """Return whether a date may be news: not long past, and announced only by the opening."""
    if published is None:
        return True
    first, last = days_of(dated.value)
    if published - last > _LONG_PAST:
        return False
    start, end = passage.sentences.at(group[0].start)
    if last >= published and _WINDOW_BEFORE.search(passage.lower[start : group[0].start]):
        return False
    is_opening = passage.sentences.number(group[0].start) < 2
    return first <= published or is_opening or not is_announced(passage, start, end)


def _relative(passage: Passage, published: date) -> Iterator[EventDate]:
    for match in _RELATIVE.find_all(passage.lower, passage.words):
        if _DATE_FOLLOWS.match(passage.plain, match.end()) or _is_quoted(passage, match.start()):
            continue
        word = match["day"] or match["other"] or match["today"]
        day = published - timedelta(days=1) if word == "qua" else published
        yield EventDate(
            value=day.isoformat(),
            precision="day",
            basis="inferred",
            span=passage.span(*match.span()),
            rule="event_date.relative",
        )


def _is_quoted(passage: Passage, position: int) -> bool:
    start, _ = passage.sentences.at(position)
    return passage.plain.count('"', start, position) % 2 == 1


def days_of(value: str) -> tuple[date, date]:
    """Return first and last day of an event date's value; months and years are whole."""
    first, _, last = value.partition("..")
    start = _day_of(first, is_end=False)
    # A value of three numbers is one day, its own end.
    return start, start if not last and len(first) > 7 else _day_of(last or first, is_end=True)


def _day_of(part: str, *, is_end: bool) -> date:
    numbers = [int(n) for n in part.split("-")]
    if len(numbers) == 3:
        return date(*numbers)
    if len(numbers) == 2:
        following = date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
        return following - timedelta(days=1) if is_end else date(numbers[0], numbers[1], 1)
    return date(numbers[0], 12, 31) if is_end else date(numbers[0], 1, 1)
