"""Owns the periods an article names: years, school years, terms, quarters, months, stages.

A quarter or month that is printed without year takes, in this order: the year of the next of
its kind in the sentence ("quý I, nhiệm vụ quý II năm 2019"); the year of publication, or the
one before where the months have hardly begun by then and nobody speaks of plans; the only year
of the sentence. Without any it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from govnews.extract.passages import Passage, Taken
from govnews.extract.period_forms import FORMS, Bounds, Groups, Reader, Y, months_of
from govnews.extract.period_rules import RULES
from govnews.records import EventDate, Period
from govnews.vietnamese.words import Cued

__all__ = ["RULES", "find_periods", "with_days"]

_BORN = re.compile(r"\b(?:sinh|SN)(?: ngày [^,.;]{0,12})?\s*\(?$", re.IGNORECASE)
_CROP = re.compile(r"\b(?:vụ|mùa|niên vụ|niên khóa|khóa)\b[^,.;\d]{0,30}$", re.IGNORECASE)
# Matched on small letters, and written in them, as what frames a range of days is.
_PLANNED = re.compile(
    r"\b(?:nhiệm vụ|kế hoạch|phương hướng|phấn đấu|mục tiêu|chỉ tiêu|sẽ|dự kiến|giải pháp|"
    r"chương trình công tác|thời gian tới|tiếp tục|chậm nhất|trước|triển khai)\b[^.;]{0,80}$",
)
_NEXT_OF_KIND = {
    "period.quarter": re.compile(
        rf"\bquý (?P<number>IV|I{{1,3}}|[1-4])(?:\s?/\s?|,? năm )(?P<year>{Y})"
    ),
    "period.month": re.compile(rf"\btháng (?P<number>\d{{1,2}})(?:\s?/\s?|,? năm )(?P<year>{Y})"),
    "period.months": re.compile(rf"\b\d{{1,2}} tháng (?:đầu|cuối) năm (?P<year>{Y})"),
}  # fmt: skip
_DEFINABLE = frozenset({"period.months", "period.quarter", "period.month", "period.year"})
_IN_BRACKETS = re.compile(r"\s*\([^()\n]{0,30}")
_FROM_TODAY = frozenset({"period.since", "period.until_then"})
_WORDS_OF_FORMS = frozenset(word for _, cued, _ in FORMS for word in cued.words)
_ONLY_YEAR = re.compile(rf"\bnăm (?P<year>{Y})(?!\d)(?!\s?-\s?\d)", re.IGNORECASE)
_SOON = timedelta(days=75)
_BARE_MONTHS = Cued(
    "0tháng",
    r"(?<!\d)(?P<count>[2-9]|1[01]) tháng\b(?! (?:tuổi|đầu|cuối|năm|trước|sau|qua|tới|liên|liền|"
    r"tiếp|kể|lương|tập|một|/|\d))",
    re.IGNORECASE,
)
_DURATION_BEFORE = re.compile(
    r"\b(?:sau|trong vòng|hơn|gần|trên|mỗi|thời hạn|thời gian|kéo dài|quá|đa|thiểu|dưới|từ|khoảng|"
    r"cách|đủ|trẻ|tuổi|cứ|liền|liên tục|phạt|án|tù|treo|giam|lương|hạn|sự|-|đến|tới)\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:(?P<opens>^|(?<=\n)|(?<=[.;,(:] )|(?<=[(;])|\btrong (?:thời gian|đợt) |"
    r"\b(?:tính|thống kê|số liệu) )từ (?:ngày )?)$",
)
# When papers are taken in is no period of what is told.
_WINDOW = re.compile(r"\b(?:nộp|đăng ký|hồ sơ|tiếp nhận|phúc khảo|nhận)\b")
_CLAUSE_ENDS = re.compile(r"\s*(?:[,);:.]|$)")


def find_periods(passage: Passage, plain: str, published: date | None) -> list[Period]:
    """Return the periods named in one string, in page order.

    `plain` is the string with documents and days blotted out.
    """
    taken = Taken()
    found: list[Period] = []
    for rule, cued, reader in FORMS if passage.words[_WORDS_OF_FORMS] else ():
        for match in cued.find_all(plain, passage.words):
            if taken.meets(*match.span()) or _is_no_period(rule, plain, match.start()):
                continue
            groups = {name: words or "" for name, words in match.groupdict().items()}
            groups["today"] = published.isoformat() if published else ""
            bounds = _bounds(passage, rule, match, groups, reader, published)
            if bounds is None:
                continue
            taken.add(*match.span())
            found.append(period_at(passage, match.start(), match.end(), bounds, rule))
    found += _bare_months(passage, plain, found, taken)
    return sorted(found, key=_place)


def with_days(
    passage: Passage, named: Sequence[Period], ranges: Sequence[EventDate]
) -> list[Period]:
    """Return the periods with the ranges of days that frame what is told.

    A range in brackets tells which days a period means: "6 tháng đầu năm (từ 1/10 đến 31/3)".
    """
    framing = list(_of_days(passage, ranges))
    return sorted([*(_defined(passage, p, framing) for p in named), *framing], key=_place)


def _defined(passage: Passage, period: Period, framing: Sequence[Period]) -> Period:
    if period.span is None or period.rule not in _DEFINABLE:
        return period
    end = period.span.end
    for days in framing:
        if days.span and _IN_BRACKETS.fullmatch(passage.plain, end, max(end, days.span.start)):
            return replace(period, start_date=days.start_date, end_date=days.end_date)
    return period


def _of_days(passage: Passage, ranges: Sequence[EventDate]) -> Iterator[Period]:
    """Yield the ranges that frame what is told: "Từ ngày 2/7 đến ngày 15/8, …"."""
    for dated in ranges:
        if dated.precision != "range":
            continue
        start = dated.span.start
        before = _FROM.search(passage.lower, max(0, start - 24), start)
        if before is None or not _CLAUSE_ENDS.match(passage.plain, dated.span.end):
            continue
        if _WINDOW.search(passage.lower, passage.sentences.at(start)[0], start):
            continue
        first, _, last = dated.value.partition("..")
        bounds = date.fromisoformat(first), date.fromisoformat(last)
        yield period_at(passage, before.end("opens"), dated.span.end, bounds, "period.days")


def _is_no_period(rule: str, plain: str, start: int) -> bool:
    """Return whether the year is one of birth, or belongs to a crop or a class."""
    before = plain[max(0, start - 40) : start]
    if rule == "period.year":
        return _BORN.search(before) is not None
    return rule == "period.stage" and _CROP.search(before) is not None


def _bounds(
    passage: Passage,
    rule: str,
    match: re.Match[str],
    groups: Groups,
    reader: Reader,
    published: date | None,
) -> Bounds | None:
    if groups.get("year") or ("year" not in match.re.groupindex and rule not in _FROM_TODAY):
        return reader({"year": "", **groups})
    for year in _years_for(passage, rule, match, published):
        bounds = reader({**groups, "year": str(year)})
        if bounds is None or published is None or rule in _FROM_TODAY:
            return bounds
        if _is_told(passage, match, bounds, published):
            return bounds
    return None


def _years_for(
    passage: Passage, rule: str, match: re.Match[str], published: date | None
) -> Iterator[int]:
    """Yield the years that a period without year may have, the likeliest first."""
    start, end = passage.sentences.at(match.start())
    follows = _NEXT_OF_KIND.get(rule)
    after = follows.search(passage.plain, match.end(), end) if follows else None
    if after and after.start() - match.end() < 110:
        yield int(after["year"]) - (rule != "period.months" and _is_later(match, after))
    if published is not None:
        before = passage.lower[max(start, match.start() - 80) : match.start()]
        if published.month == 12 and _PLANNED.search(before):
            yield published.year + 1
        yield published.year
        yield published.year - 1
        return
    years = {found["year"] for found in _ONLY_YEAR.finditer(passage.plain, start, end)}
    if len(years) == 1:
        yield int(years.pop())


def _is_later(one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether "quý IV, nhiệm vụ quý I năm 2024" passes a new year."""
    order = ["i", "ii", "iii", "iv"]
    first, last = one["number"].lower(), other["number"].lower()
    if first in order and last in order:
        return order.index(first) > order.index(last)
    return first.isdigit() and last.isdigit() and int(first) > int(last)


def _is_told(passage: Passage, match: re.Match[str], bounds: Bounds, published: date) -> bool:
    """Return whether a page of `published` may speak of these months: over, begun, or planned."""
    first, last = bounds
    if first is None or last is None:
        return True
    start, _ = passage.sentences.at(match.start())
    before = passage.lower[max(start, match.start() - 90) : match.start()]
    is_planned = _PLANNED.search(before) is not None
    if first.year > published.year:
        return is_planned and (first - published) <= timedelta(days=40)
    # A rest of the year is spoken of all year; its beginning or a month only when it is near.
    is_rest = last.month == 12 and first.month > 1
    near = (
        first - published
        if is_rest or match.re.groupindex.get("side") is None
        else last - published
    )
    return near <= _SOON or is_planned or (is_rest and near <= timedelta(days=150))


def _bare_months(
    passage: Passage, plain: str, known: Sequence[Period], taken: Taken
) -> Iterator[Period]:
    """Yield "10 tháng" where the page says of which year: "… 2 tháng cuối năm 2022"."""
    months = [p for p in known if p.rule == "period.months" and p.start_date and p.end_date]
    for match in _BARE_MONTHS.find_all(plain, passage.words):
        before = plain[max(0, match.start() - 16) : match.start()]
        if taken.meets(*match.span()) or _DURATION_BEFORE.search(before):
            continue
        count = int(match["count"])
        years = {
            p.start_date.year
            for p in months
            if p.start_date and p.end_date
            and (p.start_date.month, p.end_date.month) in ((1, count), (count + 1, 12))
        }  # fmt: skip
        bounds = months_of(years.pop(), 1, count) if len(years) == 1 else None
        if bounds:
            yield period_at(passage, match.start(), match.end(), bounds, "period.bare_months")


def period_at(passage: Passage, start: int, end: int, bounds: Bounds, rule: str) -> Period:
    """Return a period with the words of its place."""
    span = passage.span(start, end)
    return Period(label=span.quote, start_date=bounds[0], end_date=bounds[1], span=span, rule=rule)


def _place(period: Period) -> int:
    return period.span.start if period.span else 0
