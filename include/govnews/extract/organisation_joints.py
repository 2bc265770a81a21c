"""Owns what a mention takes from the one it is joined with: HĐND, UBND huyện share a level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.extract.organisation_drafts import Draft
from govnews.extract.rules import USAGE, Rule

RULES = {
    "organisation.joined": Rule(
        says="what stands before a comma, và or an office takes the place behind: HĐND, UBND huyện",
        source=USAGE,
        example="Đồng chí Bí thư Đảng ủy, Chủ tịch UBND xã Cò Nòi phát biểu.",
        counterexample="Đồng chí Bí thư Đảng ủy phát biểu.",
    ),
}

_OFFICE = (
    r"(?:nguyên |Phó |Quyền )*(?:Trưởng [Đđ]oàn|Trưởng [Bb]an|Trưởng|Chủ tịch|Chủ nhiệm|Bí thư|"
    r"Chánh|Giám đốc|Hiệu trưởng|Ủy viên|Thường trực|Chỉ huy trưởng|Chính trị viên|"
    r"Tổng Biên tập|Viện trưởng|lãnh đạo)"
)
_JOINED = re.compile(
    rf"\s?(?:,|;|&|-|/)?\s?(?:và|cùng|với|phối hợp(?: với| cùng)?)?\s?(?:{_OFFICE}\s)*"
)
# Kinds that stand at every level, so that one printed level is said of all of them.
_SHARING = {
    "peoples_council", "peoples_committee", "fatherland_front", "association", "police", "army",
    "court", "procuracy", "party_committee", "party_organisation",
}  # fmt: skip
BODIES = {"party_body", "body", "level_body", "council_body"}
_HOUSES = {"hospital", "school", "enterprise", "cooperative"}


def join(plain: str, drafts: Sequence[Draft]) -> None:
    """Give drafts without place or owner those of the next draft, from right to left."""
    for number in range(len(drafts) - 2, -1, -1):
        one, other = drafts[number], drafts[number + 1]
        if one.printed or one.owner or one.end > other.start:
            continue
        if _JOINED.fullmatch(plain, one.end, other.start) is None:
            continue
        if one.name.place in BODIES:
            _share_owner(one, other)
        elif one.name.place == "commune_party":
            _share_committee(one, other)
        elif _shares_level(one, other) and other.printed:
            one.printed, one.rule = other.printed._replace(end=one.end), "organisation.joined"


def _shares_level(one: Draft, other: Draft) -> bool:
    place = other.printed
    if place is None or place.level in (None, "village", "central") or not place.kind:
        return False
    if one.name.place == "district":
        return other.name.place == "district" and place.level in ("district", "city")
    return one.name.type in _SHARING and one.name.place in ("any", "printed", "printed_own")


def _share_owner(one: Draft, other: Draft) -> None:
    """Read "Ban Tuyên giáo, Ban Dân vận Huyện ủy": one Party Committee or council owns both."""
    owner = other
    while owner.owner is not None:
        owner = owner.owner
    wanted = "peoples_council" if one.name.place == "council_body" else "party_committee"
    if owner.name.type == wanted and owner.name.place not in BODIES:
        one.owner, one.rule = owner, "organisation.joined"


def _share_committee(one: Draft, other: Draft) -> None:
    """Read "Bí thư Đảng ủy, Chủ tịch UBND xã" and "Bí thư Đảng ủy, Giám đốc Bệnh viện"."""
    if other.printed and other.printed.level == "commune":
        one.printed, one.rule = other.printed._replace(end=one.end), "organisation.joined"
    elif other.name.type in _HOUSES or other.name.place == "reference":
        one.owner, one.rule = other, "organisation.joined"
