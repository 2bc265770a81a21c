"""Owns the organisation that an office belongs to: Tỉnh ủy viên → Tỉnh ủy Sơn La."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.extract.organisations import find_organisations
from govnews.extract.passages import Passage
from govnews.extract.people_bodies import Bodies
from govnews.extract.people_titles import Stretch
from govnews.records import Place

# "Trưởng phòng Nội vụ" heads Phòng Nội vụ: the head of the office holds the body's first word.
_MEMBER = re.compile(
    r"^(?:nguyên |Nguyên )?(?P<body>(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng|Chi) [uủ][ỷỹyủ]?) viên"
)
_HEAD = re.compile(
    r"^(?:(?:[Nn]guyên|[Qq]uyền|[Pp]hó) )*(?:[Tt]rưởng|[Cc]hánh|[Hh]iệu trưởng) "
    r"(?P<body>(?:[Pp]hòng|[Bb]an|[Vv]ăn phòng|[Tt]hanh tra|"
    r"[Tt]rường|[Cc]ông an|[Kk]hoa|[Tt]rạm)\b.*)$"
)

_BARE = re.compile(r"Ban (?:Thường vụ|Chấp hành)$")
_OWNER = re.compile(r"(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy.*$")


def office_of(
    passage: Passage, bodies: Bodies, titles: Sequence[Stretch], place: Place
) -> str | None:
    """Return the organisation of the first title, written out, or None where words tell none."""
    start, end = titles[0]
    for mention in bodies.within(start, end + 1):
        return mention.canonical
    words = passage.plain[start:end]
    body = _MEMBER.match(words) or _HEAD.match(words)
    printed = body["body"] if body else _shared_body(passage, titles)
    if not printed:
        return None
    printed = printed[0].upper() + printed[1:]
    found = find_organisations(Passage("text", printed), printed, place)
    return found[0].canonical if found and found[0].start == 0 else None


def _shared_body(passage: Passage, titles: Sequence[Stretch]) -> str:
    """Return the bare body of a first title with the owner that the second one prints.

    "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy" sits in Ban Thường vụ Tỉnh ủy.
    """
    bare = _BARE.search(passage.plain[slice(*titles[0])])
    owner = _OWNER.search(passage.plain[slice(*titles[1])]) if len(titles) > 1 else None
    return f"{bare[0]} {owner[0]}" if bare and owner else ""
