"""Owns organisations of open kinds: a head (công ty, trung tâm, trường …) and what it is called.

The fields they work in (nông nghiệp, xây dựng …) stand in `name_fields.csv`: a name goes on
over fields and capitals, and ends where the sentence does. Fields that are verbs as well count
only with a capital or joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from govnews.extract.organisation_heads import Head, heads, heads_opening, written_head
from govnews.extract.organisation_names import Name
from govnews.extract.organisation_places import known_place
from govnews.extract.organisation_words import SCHOOL_WORDS, begins_person, cut_person, written_out
from govnews.extract.rules import USAGE, Rule
from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import CAPITALISED, LOWER, UPPER

RULES = {
    "organisation.school": Rule(
        says="Trường, its kind and a name of its own",
        source="Thông tư 32/2020/TT-BGDĐT (names of schools); " + USAGE,
        example="Trường THCS Chu Văn An khai giảng.",
        counterexample="Trường ở phố Chu Văn An khai giảng.",
    ),
    "organisation.board": Rule(
        says="Ban Chỉ đạo, Ban Quản lý, Hội đồng with its work and level",
        source=USAGE,
        example="Ban Chỉ đạo phòng chống lụt bão huyện họp.",
        counterexample="Ban Chỉ đạo họp bàn.",
    ),
    "organisation.named_unit": Rule(
        says="an open kind (công ty, hợp tác xã, đồn biên phòng) and a name",
        source=USAGE,
        example="Hợp tác xã Chiềng Mung trồng na.",
        counterexample="Các hợp tác xã ở vùng cao trồng na.",
    ),
}

_GAP = r"[^\S\n]"  # a name stands in one line: captions end without a full stop
_COMPOUNDS = "Trung ương|Dân tộc|Quốc gia|Quốc tế"
_CAPITALS = (
    rf"(?:(?:{_COMPOUNDS})(?![{LOWER}{UPPER}])|TP\.?(?={_GAP}?(?:{CAPITALISED}|HCM))|"
    rf"{CAPITALISED}(?![{UPPER}])|[{UPPER}]{{2,}}\d*(?![{LOWER}]))"
)
_PROPER = (
    rf"(?:{_CAPITALS}|\d{{1,2}}/\d{{1,2}}\b|\d{{1,3}}\b(?!\s?[%/,.]?\d|\s[{LOWER}])"
    rf")(?:(?:{_GAP}|{_GAP}-{_GAP}|-|(?<=TP\.))(?!Chi nhánh|Khu vực){_CAPITALS}){{0,5}}"
    rf"(?:{_GAP}\d{{1,3}}\b(?!\s[{LOWER}]|[%.,/]\d))?"
)
_PROPER_BEHIND = rf"(?P<proper>(?:(?<={_GAP})|(?<!{_GAP}){_GAP})(?:{_PROPER}))?"
_CALLED_BY_NAME = re.compile(rf"{_GAP}(?P<fields>(?!))?{_PROPER_BEHIND}")
_LETTERS = re.compile(r"[^\W\d_]+")
_SCHOOL_KINDS = (
    r"Mầm non|mầm non|MN|Mẫu giáo|mẫu giáo|MG|Tiểu học|tiểu học|TH|THCS|Trung học cơ sở|"
    r"trung học cơ sở|THPT|Trung học phổ thông|trung học phổ thông|PTCS|Phổ thông cơ sở|"
    r"PTDTNT|PTDTBT|(?:PTDT|[Dd]ân [Tt]ộc) (?:[Nn]ội|[Bb]án) [Tt]rú|DTNT|"
    r"Phổ thông [Dd]ân tộc [Nn]ội trú|"
    r"Phổ thông [Dd]ân tộc [Bb]án trú|Phổ thông|PT|phổ thông|[Cc]huyên|[Ll]iên cấp|[Bb]án trú|"
    r"[Nn]ội trú|[Tt]hực hành|tư thục|Tư thục|Quốc tế|năng khiếu|Năng khiếu"
)
_SCHOOL = re.compile(
    rf"(?:Trường|trường){_GAP}(?P<kind>(?:{_SCHOOL_KINDS})(?![{LOWER}{UPPER}])"
    rf"(?:(?:{_GAP}?&{_GAP}?|{_GAP}?-{_GAP}?|{_GAP}và{_GAP}|,{_GAP}|{_GAP})(?:{_SCHOOL_KINDS})(?![{LOWER}{UPPER}]))*)"
    rf"{_GAP}(?P<name>(?:[Ss]ố \d{{1,2}}\s)?(?:(?:xã|thị trấn|phường|huyện|tỉnh)\s)?(?:{_PROPER})|"
    rf"[Ss]ố \d{{1,2}}|(?P<level>tỉnh|huyện)\b)"
)
_BOARD_HEADS = (
    r"Ban [Cc]hỉ đạo|BCĐ|Ban [Cc]hỉ huy|Ban [Qq]uản lý|BQL|Ban [Đđ]iều hành|Ban [Vv]ận động|"
    r"Ban [Đđ]ại diện|Hội đồng|Ủy ban [Bb]ầu cử|Tổ công tác|Tổ chỉ đạo"
)
_BOARD_WORDS = frozenset({"ban", "bcđ", "bql", "hội", "ủy", "tổ"})
# A verb ends the work of a board; what follows is the sentence.
_NOT_WORK = (
    r"đã|sẽ|đang|cần|họp|yêu cầu|đề nghị|phối hợp|cùng|do|tại|về|được|là|cho|với|giao cho|đến|"
    r"tổ chức|ban hành|triển khai|có|của|các|trên|từ|nhân dân|kiêm"
)
_BOARD = re.compile(
    rf"(?P<head>{_BOARD_HEADS})(?P<work>(?:(?:,{_GAP}(?![{UPPER}][{LOWER}])|{_GAP})(?!(?:{_NOT_WORK})\b)(?:-\s)?[{LOWER}{UPPER}\d&\"-]+(?:\s\([{UPPER}]{{2,8}}\))?){{1,22}}?)"
    rf"(?<!tác)(?=,?\s(?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường|thị trấn|TP\.?|quốc gia)"
    rf"(?![{LOWER}]|\shội)(?:\s[{UPPER}]|\s?[,.;:()\n-]|\s[{LOWER}]|$))"
)
_ABOUT = re.compile(r"^(?P<head>Ban Chỉ đạo|BCĐ) về ")
# Names of companies are cut where a person or an office begins.
_FORMS = r"\s(?:Phó|Bí thư|Chủ (?:tịch|nhiệm)|Giám đốc|Tổng Giám|Trưởng|Hiệu trưởng|Chi nhánh)\b"
_STOP = re.compile(_FORMS)


class OpenName(NamedTuple):
    """A name of an open kind at a place: who, where it ends, and the rule that read it."""

    name: Name
    end: int
    rule: str


@cache
def _first_of_fields() -> frozenset[str]:
    """Return the words with which a field can begin, in small letters."""
    opening = (_LETTERS.match(row["words"].lower()) for row in table("name_fields.csv"))
    return frozenset(found[0] for found in opening if found)


def _called_at(plain: str, position: int, *, is_form: bool = False) -> re.Match[str] | None:
    """Return what follows a head; the long pattern is tried only where a field can begin."""
    word = _LETTERS.match(plain, position + 1)
    if word and word[0].lower() in _first_of_fields():
        return _called(is_form=is_form).match(plain, position)
    return _CALLED_BY_NAME.match(plain, position)


@cache
def _called(*, is_form: bool = False) -> re.Pattern[str]:
    """Return the pattern of what follows a head: fields, then a name of capitals."""
    rows = sorted(table("name_fields.csv"), key=lambda row: len(row["words"]), reverse=True)
    nouns = _one_of([row["words"] for row in rows if not row["verb"]])
    every = _one_of([row["words"] for row in rows])
    ends = rf"(?![{LOWER}{UPPER}])"
    big = rf"{'' if is_form else f'(?=[{UPPER}])'}(?i:{every}){ends}"
    small = rf"(?i:{nouns}){ends}"
    joined = rf"(?:{_GAP}và{_GAP}|{_GAP}?&{_GAP}?|{_GAP}?-{_GAP}?)(?i:{every}){ends}"
    listed = rf",{_GAP}(?i:{every}){ends}(?=,|{_GAP}và{_GAP})"
    # "HTX nông nghiệp, dịch vụ Tia Sáng": small letters only as far as a name of its own.
    within = rf"(?=[{LOWER}]){small}(?:{_GAP}{small}|{joined}|,{_GAP}{small})*(?={_GAP}[{UPPER}])"
    return re.compile(
        rf"{_GAP}(?P<fields>{within}|{big}(?:{_GAP}{big}|{_GAP}{small}|{joined}|{listed})*)?"
        rf"{_PROPER_BEHIND}"
    )


def _one_of(fields: Sequence[str]) -> str:
    """Return the pattern of several fields, those of one letter together: `re` tries them all."""
    by_letter: dict[str, list[str]] = {}
    for words in fields:
        by_letter.setdefault(words[0].lower(), []).append(_field(words)[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def _field(words: str) -> str:
    """Return a field as a pattern; one syllable before a capital is of a name: Điện Biên."""
    alone = "" if " " in words else rf"(?!\s(?-i:[{UPPER}]))"
    return f"{re.escape(words)}{alone}"


@cache
def first_words() -> frozenset[str]:
    """Return the words with which a name of an open kind can begin, in small letters."""
    words = {printed.split()[0].lower() for printed in heads()}
    return frozenset(words | {"trường"} | _BOARD_WORDS)


def open_name_at(plain: str, start: int, first: str) -> OpenName | None:
    """Return the name of an open kind that begins at `start` with a word in small letters."""
    found = _school(plain, start) if first == "trường" else None
    if found is None and first in _BOARD_WORDS:
        found = _board(plain, start)
    return found or _called_unit(plain, start, first)


def _school(plain: str, start: int) -> OpenName | None:
    match = _SCHOOL.match(plain, start)
    if match is None:
        return None
    if match["level"]:
        name = Name(
            canonical=written_out(f"Trường {match['kind']}", SCHOOL_WORDS),
            type="school",
            place="printed",
        )
        return OpenName(name=name, end=match.end("kind"), rule="organisation.school")
    called = cut_person(_stopped(match["name"]))
    end = match.start("name") + len(called)
    return OpenName(
        name=Name(
            canonical=written_out(f"Trường {match['kind']} {called}", SCHOOL_WORDS),
            type="school",
            place="bare",
        ),
        end=end,
        rule="organisation.school",
    )


def _board(plain: str, start: int) -> OpenName | None:
    match = _BOARD.match(plain, start)
    if match is None or match["work"].strip().split()[0] in ("nhân", "trường"):
        return None
    head = written_out(match["head"])
    return OpenName(
        name=Name(
            canonical=written_out(f"{head}{match['work']}"),
            type="steering_committee",
            place="printed",
        ),
        end=match.end(),
        rule="organisation.board",
    )


def _called_unit(plain: str, start: int, first: str) -> OpenName | None:
    pattern = heads_opening(first)
    opening = pattern and pattern.match(plain, start)
    head = opening and written_head(opening[0])
    if opening is None or head is None:
        return None
    if head.place == "numbered":
        return _numbered(plain, opening, head)
    # "Công ty TNHH dịch vụ vật tư nông nghiệp": behind a legal form fields need no capital.
    is_form = head.is_own and opening[0][0].isupper() and " " in head.written
    called = _called_at(plain, opening.end(), is_form=is_form)
    if called is None or not (called["fields"] or (called["proper"] and head.is_own)):
        return None
    words, end = called["fields"] or "", called.end("fields")
    if called["proper"] and head.is_own:
        proper = cut_person(_stopped(called["proper"].strip()))
        if " " not in proper and _COMPOUND.match(plain, called.end()):
            return None
        if proper and not (words and head.place == "own_name" and known_place(proper)):
            words = f"{words} {proper}".strip()
            end = called.end("proper") - len(called["proper"].strip()) + len(proper)
    if not words or not _is_head(opening[0], head) or _is_common(opening[0], words, called):
        return None
    return OpenName(
        name=Name(
            canonical=f"{head.written} {written_out(words)}",
            type=head.type,
            place="bare" if head.place == "own_name" and end > called.end("fields") else head.place,
            takes_owner=head.place == "unit",
        ),
        end=end,
        rule="organisation.named_unit",
    )


# "Viện Kiểm sát": one capital and a small syllable are a word, no name.
_COMPOUND = re.compile(r"\s(?:sát|số|ương|thọ|dân|chí|cáo|quốc|tử|lợi|nước|vực)\b")


def own_name_at(plain: str, end: int) -> int | None:
    """Return where the proper name behind a listed one ends: Ban Quản lý di tích Đền Hùng."""
    called = _called_at(plain, end)
    if called is None or not (called["fields"] or called["proper"]):
        return None
    proper = (called["proper"] or "").strip()
    kept = cut_person(_stopped(proper))
    if not called["fields"] and (begins_person(proper) or not kept):
        return None
    return called.end() - len(proper) + len(kept)


def _is_head(printed: str, head: Head) -> bool:
    """Return whether the printed head is one: small letters only for what has its own name."""
    if printed.isupper() and printed not in heads():
        return False  # "THÔNG BÁO": a heading
    return printed[0].isupper() or (head.is_own and " " in printed)


def _is_common(head: str, words: str, called: re.Match[str]) -> bool:
    """Return whether small fields say what a body does or teaches, not what it is called."""
    proper = words[len(called["fields"] or "") :].strip()
    # "Công ty cổ phần đầu tư mới": one small field is what it does.
    if words.islower() and words.count(" ") < _FULL_NAME:
        return True
    # "tốt nghiệp đại học Sư phạm": in small letters a field alone is a degree.
    if head.lower() in _DEGREES and head[0].islower() and not proper:
        return True
    return words[0].islower() and head[0].islower() and known_place(proper) is not None


_FULL_NAME = 3
_DEGREES = frozenset({"đại học", "cao đẳng", "trung cấp", "học viện"})
_NUMBER = re.compile(r"\s(?:[IVX]+|\d{1,4})(?![\d.,%/]*\d|\w)")


def _numbered(plain: str, opening: re.Match[str], head: Head) -> OpenName | None:
    number = _NUMBER.match(plain, opening.end())
    if number is None or not opening[0][0].isupper():
        return None
    return OpenName(
        name=Name(canonical=f"{head.written}{number[0]}", type=head.type, place="bare"),
        end=number.end(),
        rule="organisation.named_unit",
    )


def _stopped(printed: str) -> str:
    stop = _STOP.search(printed)
    return printed[: stop.start()] if stop else printed
