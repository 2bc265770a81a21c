"""Owns organisations of open kinds, known by a pattern, not a list: schools, boards, firms."""

from __future__ import annotations

import re

from govnews.extract.organisation_names import Mention
from govnews.extract.organisation_places import LEVEL_OF, cut_name, own_unit
from govnews.extract.passages import Passage, Taken
from govnews.extract.places import NAME, with_small_type
from govnews.extract.rules import USAGE, Rule
from govnews.records import Place
from govnews.vietnamese.letters import LOWER

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

_SCHOOL = re.compile(
    r"Trường (?P<kind>(?:Tiểu học và THCS|TH&THCS|TH và THCS|Tiểu học|THCS và THPT|THCS&THPT|"
    r"THCS|THPT"
    r"|TH|Trung học cơ sở|Trung học phổ thông|Mầm non|Mẫu giáo|MN|PTDTBT|PTDTNT|Phổ thông dân "
    r"tộc nội trú"
    rf"|Đại học|Cao đẳng|Trung cấp|Học viện)(?: (?:THCS|THPT|TH|chuyên|bán trú|nội trú|số \d))*) "
    rf"(?P<name>{NAME})"
)
_NAMED_UNIT = re.compile(
    r"(?P<kind>Đồn Biên phòng|Bệnh viện Đa khoa(?: khu vực)?|Bệnh viện|Hợp tác xã|HTX|Công ty(?: "
    r"Cổ phần| CP| TNHH"
    rf"(?: MTV)?)?|Tập đoàn|Xí nghiệp|Báo|Viện|Học viện) (?P<name>{NAME})"
)
_BOARD = re.compile(
    rf"(?P<kind>Ban Chỉ đạo|Ban Quản lý|Hội đồng)(?P<work>(?: [{LOWER}]+,?){{1,7}}?) "
    rf"(?P<level>tỉnh|huyện|thành phố|thị xã|quận|xã|phường|quốc gia)\b(?: (?P<name>{NAME}))?"
)
_KIND_TYPES = {
    "Đồn": "army",
    "Bệnh": "hospital",
    "Báo": "press",
    "Viện": "institute",
    "Học": "school",
}


def add_boards(passage: Passage, found: list[Mention], place: Place) -> None:
    """Add steering committees, management boards and councils to `found`."""
    taken = Taken((m.start, m.end) for m in found)
    for match in _BOARD.finditer(passage.plain):
        if taken.meets(*match.span()):
            continue
        words, end = f"{match['kind']}{match['work']} {match['level']}", match.end("level")
        level = LEVEL_OF.get(match["level"])
        name = cut_name(match["name"], level) if match["name"] and level else None
        own = own_unit(place, level) if level else None
        if name:
            words, end = f"{words} {name}", match.start("name") + len(name)
        elif own:
            words = f"{match['kind']}{match['work']} {with_small_type(own)}"
        found.append(
            Mention(
                canonical=words,
                type="steering_committee",
                span=passage.span(match.start(), end),
                rule="organisation.board",
            )
        )


def add_open(passage: Passage, found: list[Mention]) -> None:
    """Add schools, hospitals, firms and the like to `found`."""
    taken = Taken((m.start, m.end) for m in found)
    for pattern, rule in (
        (_SCHOOL, "organisation.school"),
        (_NAMED_UNIT, "organisation.named_unit"),
    ):
        for match in pattern.finditer(passage.plain):
            if taken.meets(*match.span()):
                continue
            name = re.sub(r"\s(?:Phó|Bí|Chủ|Giám|Trưởng) .*$", "", match["name"])
            end = match.start("name") + len(name)
            kind = (
                "school"
                if pattern is _SCHOOL
                else _KIND_TYPES.get(match["kind"].split()[0], "enterprise")
            )
            taken.add(match.start(), end)
            found.append(
                Mention(
                    canonical=passage.plain[match.start() : end],
                    type=kind,
                    span=passage.span(match.start(), end),
                    rule=rule,
                )
            )
