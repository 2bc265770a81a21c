"""Owns by-lines: whom they name as authors, and which unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govnews.extract.names_of_people import DEGREES
from govnews.extract.organisation_names import name_at, token_behind
from govnews.extract.passages import Passage
from govnews.extract.people import Naming
from govnews.extract.rules import USAGE, Rule
from govnews.vietnamese.letters import CAPITALISED, UPPER

RULES = {
    "person.author": Rule(
        says="a name in the by-line; not a unit, a source or an abbreviation of a body",
        source=USAGE,
        example="Tin, ảnh: Quỳnh Anh",
        counterexample="Theo Báo Sơn La",
        field="byline",
    ),
}

_LABEL = re.compile(
    r"^\s*(?:(?:Tin|Bài|Ảnh|Tin bài|Bài viết|Tác giả|Thực hiện|Người viết|Nguồn tin)(?:\s*(?:,|"
    r"và|-|&|/)\s*(?:ảnh|bài|video|clip|tin))*\s*:\s*)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^\s*(?:Theo|Nguồn)\b", re.IGNORECASE)
_PIECE = re.compile(r"[^,;/&()|-]+")
# Who writes and who takes the picture may be told apart: "Tin: A; ảnh: B", "CTV A".
_BEFORE = (
    r"(?i:(?:(?:tin|bài|ảnh|video|clip|đồ họa|thực hiện)\s*:\s*)?"
    r"(?:(?:CTV|PV|BTV|phóng viên|cộng tác viên|biên tập viên)\s*:?\s+)?"
    rf"(?:(?:ông|bà|cô giáo|thầy giáo|cô|thầy|đồng chí|nhà báo)\s+)?)(?:{DEGREES})?"
)
_CAPITALS = rf"[{UPPER}]{{2,7}}(?:\s[{UPPER}]{{2,7}}){{1,4}}"
_INITIALS = rf"[{UPPER}]{{1,3}}|[{UPPER}](?:\.\s?[{UPPER}]){{1,3}}\.?|[{UPPER}]\.\s?{CAPITALISED}"
_AUTHOR = re.compile(
    rf"\s*{_BEFORE}"
    rf"(?P<name>{CAPITALISED}(?:\s{CAPITALISED}){{1,4}}(?:\s[{UPPER}]\.)?|{CAPITALISED}\s[{UPPER}]\.|"
    rf"[{UPPER}]'\s?{CAPITALISED}|{_CAPITALS}|{_INITIALS})"
    r"(?:\s+(?:tổng hợp|thực hiện|biên tập|\(st\)))?\s*"
)
# Short for reporters, contributors and editors: nobody's initials.
_NOBODY = frozenset({"PV", "CTV", "BTV", "BBT", "BT", "ST", "TTXVN", "TH", "VP", "TT", "NV"})
_UNIT = re.compile(
    r"^\s*(?:Ban|Phòng|Sở|Hội|Văn phòng|VP|Trung tâm|TT|Đài|Huyện|Tỉnh|UBND|Công an|Báo|Cổng|"
    r"Trường|Đoàn|Chi|Bộ|Tổ)\b"
)


def find_authors(passage: Passage) -> list[Naming]:
    """Return the authors a by-line names; units, sources and abbreviations of bodies are none."""
    return [
        Naming(
            name=" ".join(passage.text[start:end].split()),
            span=passage.span(start, end),
            titles=(),
            role="author",
            rule="person.author",
        )
        for start, end in _pieces(passage)
    ]


def _pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    text = passage.plain
    if _SOURCE.match(text):
        return
    label = _LABEL.match(text)
    outside = re.sub(r"\([^)]*\)?", lambda found: " " * len(found[0]), text)
    found = unit_first = False
    for piece in _PIECE.finditer(outside, label.end() if label else 0):
        author = _AUTHOR.fullmatch(piece[0])
        if (
            author is None
            or author["name"] in _NOBODY
            or _UNIT.match(piece[0])
            or _is_body(author["name"])
        ):
            if piece[0].strip() and found:
                return  # the unit has begun: "TM – VD, Văn phòng Sở"
            unit_first = unit_first or bool(piece[0].strip())
            continue
        if unit_first and " " not in author["name"].strip():
            continue  # "Phòng GD&ĐT" is cut at the sign: ĐT is nobody
        found = True
        yield piece.start() + author.start("name"), piece.start() + author.end("name")


def _is_body(words: str) -> bool:
    opening = token_behind(words, 0)
    named = name_at(opening) if opening else None
    return named is not None and token_behind(words, named.end) is None
