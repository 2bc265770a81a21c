"""Owns the organisation that an office belongs to: Tỉnh ủy viên → Tỉnh ủy Sơn La."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.extract.organisation_names import Mention
from govnews.extract.organisations import find_organisations
from govnews.extract.passages import Passage
from govnews.extract.people_titles import Stretch
from govnews.records import Place

# "Trưởng phòng Nội vụ" heads Phòng Nội vụ: the head of the office holds the body's first word.
_MEMBER = re.compile(r"^(?:nguyên |Nguyên )?(?P<body>(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng|Chi) [uủ][ỷỹyủ]?) viên")
_HEAD = re.compile(
    r"^(?:(?:[Nn]guyên|[Qq]uyền|[Pp]hó) )*(?:[Tt]rưởng|[Cc]hánh|[Hh]iệu trưởng) "
    r"(?P<body>(?:[Pp]hòng|[Bb]an|[Vv]ăn phòng|[Tt]hanh tra|[Tt]rường|[Cc]ông an|[Kk]hoa|[Tt]rạm)\b.*)$"
)


def office_of(
    passage: Passage, organisations: Sequence[Mention], title: Stretch, place: Place
) -> str | None:
    """Return the organisation of a title, written out, or None where the words tell none."""
    start, end = title
    for mention in organisations:
        if start <= mention.start and mention.end <= end + 1:
            return mention.canonical
    words = passage.plain[start:end]
    body = _MEMBER.match(words) or _HEAD.match(words)
    if body is None:
        return None
    printed = body["body"][0].upper() + body["body"][1:]
    found = find_organisations(Passage("text", printed), printed, place)
    return found[0].canonical if found and found[0].start == 0 else None
