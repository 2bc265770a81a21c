"""Owns the date line of a page, and what moments and days are credible.

Day comes before month everywhere (Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from govnews.records import Precision

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# No portal is older; what says so prints an empty field (0001 is .NET's DateTime.MinValue).
FIRST_YEAR = 1990
LONGEST_LEAD = 366  # days that a page may be dated ahead of the day it was captured


def vietnamese_moment(moment: datetime) -> datetime | None:
    """Return the moment in Asia/Ho_Chi_Minh, where one without zone is taken to be.

    None for one that leaves the calendar there (9999-12-31T23:59:59Z).
    """
    if moment.tzinfo is None:
        return moment.replace(tzinfo=ZONE)
    try:
        return moment.astimezone(ZONE)
    except OverflowError:
        return None


def is_credible(said: datetime | date, captured_on: date | None = None) -> bool:
    """Return whether a page captured on that day, if it is known, can have appeared then."""
    day = said.date() if isinstance(said, datetime) else said
    if day.year < FIRST_YEAR:
        return False
    return captured_on is None or (day - captured_on).days <= LONGEST_LEAD


# ------------------------------------------------------------------ date lines


class DateLine(NamedTuple):
    """What a date line says: a moment in Vietnamese time, or a day, and its own words."""

    value: datetime | date
    precision: Precision
    quote: str


_WEEKDAY = r"(?:(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s*nhật|T[2-7]|CN)\b)"
_TIME = (
    r"(?<![\d:/.])(?P<{0}hour>[0-2]?\d)(?:\s?:\s?|\s?[hg]\s?|\s?giờ\s?)(?P<{0}minute>[0-5]?\d)"
    r"(?:\s?:\s?(?P<{0}second>[0-5]?\d)(?:\.\d+)?)?['’]?(?![\d:/])"
    r"(?:\s?(?P<{0}half>SA|CH|AM|PM)\b)?"
)
_ZONE = r"(?:\s*\(?\s*(?P<{0}zone>Z\b|(?:GMT|UTC)?\s?[+-]\d{{1,2}}(?::?\d\d)?|GMT\b|UTC\b)\)?)?"
_DATE = (
    r"(?<![\d/.])(?:"
    r"(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<day>[0-3]?\d)\s?(?P<mark>[/.\-–])\s?(?P<month>[01]?\d)\s?(?P=mark)\s?"
    r"(?P<year>(?:19|20)\d\d)"
    r"|(?P<blank_day>[0-3]\d) (?P<blank_month>[01]\d) (?P<blank_year>(?:19|20)\d\d)"
    r"|(?P<said_day>[0-3]?\d)\s+tháng\s+(?P<said_month>[01]?\d),?\s+năm\s+(?P<said_year>(?:19|"
    r"20)\d\d)"
    r")(?!\d)"
)
_GAP = r"[\s,;|•·()\[\]–—-]{0,6}"
_DIGIT = re.compile(r"\d")
_LINE = re.compile(
    rf"(?:{_TIME.format('before_')}{_ZONE.format('before_')}{_GAP}"
    rf"(?:{_WEEKDAY}{_GAP})?(?:ngày[\s:]*)?)?"
    rf"{_DATE}"
    rf"(?:(?:T|{_GAP}(?:(?:vào\s+)?lúc[\s:]*)?){_TIME.format('after_')}{_ZONE.format('after_')})?",
    re.IGNORECASE,
)


def read_date_line(text: str) -> DateLine | None:
    """Return the first date of a page's date line, day first, or None when there is none.

    With a time of day the value is an aware moment in Asia/Ho_Chi_Minh (SA and CH are
    morning and afternoon; a printed zone such as ``Z`` or ``GMT+7`` is obeyed); without,
    a date. `quote` is the slice of `text` it was read from.
    """
    digit = _DIGIT.search(text)  # with which every date line begins
    for found in _LINE.finditer(text, digit.start()) if digit else ():
        day = _day_of(found)
        if day is None:
            continue
        # 14:46'(GMT+7) 8/6/2023 is never followed by a second time: what comes after wins.
        for side in ("after_", "before_"):
            moment = _moment_of(found, side, day)
            if moment is not None:
                exact = Precision.SECOND if found[side + "second"] else Precision.MINUTE
                return DateLine(moment, exact, found[0])
        return DateLine(day, Precision.DAY, found[0])
    return None


def _day_of(found: re.Match[str]) -> date | None:
    for form in ("iso_", "", "blank_", "said_"):
        if found[form + "year"]:
            return calendar_day(
                int(found[form + "year"]), int(found[form + "month"]), int(found[form + "day"])
            )
    return None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment_of(found: re.Match[str], side: str, day: date) -> datetime | None:
    if not found[side + "hour"]:
        return None
    hour = _hour_of_day(int(found[side + "hour"]), (found[side + "half"] or "").upper())
    if hour > 23:
        return None
    minute, second = int(found[side + "minute"]), int(found[side + "second"] or 0)
    zone = _zone_of(found[side + "zone"])
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone or ZONE)
    return moment.astimezone(ZONE)


def _hour_of_day(hour: int, half: str) -> int:
    if half in ("CH", "PM") and hour < 12:
        return hour + 12
    if half in ("SA", "AM") and hour == 12:
        return 0
    return hour


def _zone_of(printed: str | None) -> timezone | None:
    if not printed:
        return None
    digits = re.search(r"([+-])(\d{1,2}):?(\d\d)?", printed)
    if not digits:
        return UTC
    shift = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
    if shift >= timedelta(hours=24):  # no zone of this earth: nothing is said
        return None
    return timezone(shift if digits[1] == "+" else -shift)
