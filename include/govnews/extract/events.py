"""Owns the main event of an article: what took place, when, who held it, who chaired it.

The opening sentences are read in order: first those that name a day, then the others; last the
title. In one sentence what is held counts before who meets, attends, does or issues something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govnews.extract.event_forms import (
    ATTENDED,
    BEFELL,
    DONE,
    HELD,
    ISSUED,
    KIND_ENDS,
    MET,
    NAME_ENDS,
    NOTIFIED,
    OBJECT_IS_PLACE,
    RULES,
    TAKES_PLACE,
    TITLED,
)
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage
from govnews.records import Event, EventDate, Person, Place, Span
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.words import Cued

__all__ = ["RULES", "find_events"]

_OPENING, _SENTENCES, _DAY_OPENS = 1500, 8, 30
_FORMS = (
    (HELD, "event.held"),
    (TAKES_PLACE, "event.held"),
    (MET, "event.met"),
    (ISSUED, "event.issued"),
    (NOTIFIED, "event.notified"),
    (ATTENDED, "event.held"),
    (DONE, "event.done"),
    (BEFELL, "event.befell"),
)
_UNDATED = frozenset({"event.held", "event.issued", "event.notified"})
# "tại hội trường UBND xã", "theo báo cáo của …" say where and whence, not who.
_BEHIND_OF = re.compile(
    r"\b(?:của|với|từ|cho|về)\s+$|(?:^|,\s+)(?:tại|Tại|ở|theo|Theo)\s+[^,;]{0,50}$"
)
# "… Nghị quyết số 57-NQ/TW, ngày 22/12/2024 …" is the day of the resolution.
_SYMBOL_BEFORE = re.compile(r"\d[-/]\S*[^\W\d_]$")
_RANK_BEFORE = re.compile(r"\b(?P<rank>(?:Chủ tịch|Bộ trưởng|Giám đốc) )$")
_TITLE_BEFORE = re.compile(
    r"\b(?:Chủ tịch|Bí thư|Giám đốc|Trưởng|trưởng|Chánh|Ủy viên|viên|Chủ nhiệm|lãnh đạo|"
    r"đại biểu|đại diện|cán bộ|Thường trực|Tổng Biên tập|Hiệu trưởng|Phó)\s+$"
)
_PERSON_FIRST = re.compile(
    r"^(?:(?:các |Các )?(?:đồng chí|Đồng chí|đ/c|ông|Ông|bà|Bà|anh|chị)\b|"
    r"(?:Thiếu|Trung|Thượng|Đại) (?:tướng|tá|úy)\b|(?:PGS|GS|TS|ThS|BS))"
)
_SOMEBODY = re.compile(rf"[{UPPER}]|đồng chí|đoàn|lãnh đạo|\bông\b|\bbà\b|huyện|tỉnh|xã|phường")
_TIME_FIRST = re.compile(
    r"^(?:(?:Sáng|Chiều|Tối|Trưa|Đêm|Ngày|Vừa qua|Mới đây|Hôm qua|Trong|Từ|Nhân|Vào|"
    r"Lúc|Thực hiện)\b[^\n]*?,\s+(?=[^\n]{3}))"
)
_WHERE_FIRST = re.compile(
    r"(?:tại|ở|trong|nhân|nhằm|trước|hòa chung|được sự|thực hiện|hưởng ứng|chào mừng)\b[^,\n]*,\s+",
    re.IGNORECASE,
)
_ACTOR = re.compile(rf"[{UPPER}]|đồng chí|đoàn|lãnh đạo|\bông\b|\bbà\b|huyện|tỉnh|xã|phường")
_SUBJECT = re.compile(
    rf"(?P<subject>[{UPPER}][^,;:()\n\d]{{4,90}}?)\s+(?:\([^)]*\)\s*)?"
    r"(?:(?:đã|vừa|sẽ|cũng|long trọng|phối hợp|tiến hành|tổ chức|khai mạc|mở|chủ trì|đăng cai|đến|"
    r"tham dự|dự|cùng)\b.*)?$"
)
_CAPITALISED = re.compile(rf"[{UPPER}][{LOWER}]+")
_NAME_CAPITALS = 2
_BY = re.compile(r"\bdo\s+$")
_HOLDS = re.compile(r"\s+(?:chủ trì,? |phối hợp [^.;]{0,80}?)?(?:tổ chức|chủ trì|đăng cai)\b")


class _Found(NamedTuple):
    """One telling of an event: its string, its match and the rule that read it."""

    source: Passage
    match: re.Match[str]
    rule: str


def find_events(
    passage: Passage,
    title: Passage,
    organisations: Sequence[Mention],
    dates: Sequence[EventDate],
    people: Sequence[Person],
    place: Place,
) -> tuple[Event, ...]:
    """Return the main event of the article, or nothing where it reports none."""
    found = _find(passage, title, dates)
    if found is None:
        return ()
    source, match, rule = found
    start, end = match.start("event"), _name_end(found)
    kind = KIND_ENDS.sub("", source.text[match.start("kind") : match.end("kind")])
    organiser = None
    if source is passage and rule != "event.befell":
        organiser = _organiser(found, organisations, people)
    named = source.span(start, end)
    if match.end("kind") >= end and (fuller := _in_title(title, kind)):
        named = fuller
    chair = next((person.name for person in people if person.role == "chair"), None)
    return (
        Event(
            kind=kind.lower(),
            name=named.quote.strip(" ,"),
            date=_date(source, match, dates),
            place=place.commune or place.district or place.province,
            organiser=organiser,
            chair=chair,
            span=named,
            rule=rule,
        ),
    )


def _in_title(title: Passage, kind: str) -> Span | None:
    """Return the event's name as the title has it, where the text says only "cuộc thi"."""
    start = title.lower.find(kind.lower())
    if start < 0:
        return None
    stop = NAME_ENDS.search(title.plain, start + len(kind))
    end = stop.start() if stop else len(title.plain.rstrip(" ."))
    return title.span(start, end) if end > start + len(kind) else None


def _find(passage: Passage, title: Passage, dates: Sequence[EventDate]) -> _Found | None:
    opening = [bounds for bounds in passage.sentences.bounds[:_SENTENCES] if bounds[0] < _OPENING]
    days = [d.span.start for d in dates if d.span.field == "text" and d.precision != "month"]
    dated = [(a, b) for a, b in opening if any(a <= day < b for day in days)]
    for start, end in dated:
        opens = start == opening[0][0] or any(0 <= day - start < _DAY_OPENS for day in days)
        for form, rule in _FORMS:
            if not opens and rule not in _UNDATED:
                continue
            if match := _told(passage, form, rule, start, end):
                return _Found(passage, match, rule)
    for start, end in opening:
        for form, rule in _FORMS:
            if rule in _UNDATED and (match := _told(passage, form, rule, start, end)):
                return _Found(passage, match, rule)
    if match := TITLED.match(title.plain):
        return _Found(title, match, "event.titled")
    return None


def _told(
    passage: Passage, form: Cued | re.Pattern[str], rule: str, start: int, end: int
) -> re.Match[str] | None:
    if isinstance(form, Cued):
        matches: Iterable[re.Match[str]] = form.find_all(passage.plain, passage.words, start, end)
    else:
        matches = form.finditer(passage.plain, start, end)
    for match in matches:
        if rule == "event.issued" and not match["direct"]:
            continue
        if rule in ("event.done", "event.met") and not _has_subject(passage, start, match):
            continue
        return match
    return None


def _has_subject(passage: Passage, start: int, match: re.Match[str]) -> bool:
    """Return whether somebody stands before the verb: a capital behind the words of time."""
    before = passage.plain[start : match.start("event")]
    subject = _TIME_FIRST.sub("", before)
    return _SOMEBODY.search(subject) is not None


def _name_end(found: _Found) -> int:
    source, match, rule = found
    keeps_place = OBJECT_IS_PLACE.match(match["event"]) is not None or rule == "event.done"
    for stop in NAME_ENDS.finditer(source.plain, match.end("kind"), match.end("event")):
        if keeps_place and re.match(r"\s+(?:tại|ở)\s", stop[0], re.IGNORECASE):
            continue
        if _SYMBOL_BEFORE.search(source.plain, match.start("event"), stop.start()):
            continue
        return stop.start()
    return match.end("event")


def _organiser(
    found: _Found, organisations: Sequence[Mention], people: Sequence[Person]
) -> str | None:
    """Return who holds it: "do … tổ chức", else the subject of the verb where it is no person."""
    passage, match, _ = found
    start, end = passage.sentences.at(match.start("event"))
    inside = [m for m in organisations if start <= m.start < end]
    for mention in inside:
        by = _BY.search(passage.plain, max(0, mention.start - 6), mention.start)
        if by and _HOLDS.match(passage.plain, mention.end):
            return mention.canonical
    verb = match.start("event")
    named = [m.start for p in people for m in p.mentions if m.field == "text"]
    first_person = min((at for at in named if start <= at < verb), default=verb)
    for mention in inside:
        if mention.end > verb:
            break
        before = passage.plain[max(start, mention.start - 60) : mention.start]
        rank = _RANK_BEFORE.search(before)
        if rank and first_person == verb and "," not in passage.plain[mention.end : verb]:
            return f"{rank['rank']}{mention.canonical}"
        if not _BEHIND_OF.search(before) and not _TITLE_BEFORE.search(before):
            return mention.canonical if mention.start < first_person else None
    return None if first_person < verb else _printed_subject(passage, start, verb)


def _printed_subject(passage: Passage, start: int, verb: int) -> str | None:
    """Return the printed subject where no list knows it: Vườn quốc gia U Minh Thượng."""
    words = passage.plain[start:verb]
    opening = _TIME_FIRST.match(words)
    if opening is None:
        return None
    at = opening.end()
    while where := _WHERE_FIRST.match(words, at):
        at = where.end()
    subject = _SUBJECT.match(words, at)
    if subject is None or _PERSON_FIRST.match(subject["subject"]):
        return None
    printed = passage.text[start + subject.start("subject") : start + subject.end("subject")]
    return printed if len(_CAPITALISED.findall(printed)) >= _NAME_CAPITALS else None


def _date(source: Passage, match: re.Match[str], dates: Sequence[EventDate]) -> str | None:
    start, end = source.sentences.at(match.start())
    beside = [d for d in dates if d.span.field == source.field and start <= d.span.start < end]
    if beside:
        return beside[0].value
    in_text = [d for d in dates if d.span.field == "text" and d.precision != "month"]
    return in_text[0].value if in_text else None
