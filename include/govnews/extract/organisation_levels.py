"""Owns the level of an organisation: central, province, district or commune."""

from __future__ import annotations

import re

from govnews.vietnamese.gazetteer import bare_name, province_named

# The first unit or committee in the words of a place tells: khu vực 3 tỉnh Sơn La.
_UNIT = re.compile(
    r"\b(?P<province>tỉnh|Tỉnh ủy|Tỉnh đoàn)\b|"
    r"\b(?P<city>thành phố|Thành ủy|Thành đoàn) (?P<name>.+)|"
    r"\b(?P<district>huyện|quận|thị xã|Huyện ủy|Quận ủy|Thị ủy|Huyện đoàn|Quận đoàn|Thị đoàn)\b|"
    r"\b(?P<commune>xã|phường|thị trấn|đặc khu|thôn|bản|ấp|khu phố|tổ dân phố|buôn|khóm|làng|xóm)\b"
)
_OF_PLACE = {
    "national": "central",
    "province": "province",
    "party_province": "province",
    "district": "district",
    "party_district": "district",
    "party_commune": "commune",
    "vietnam": "central",
    "commune": "commune",
    "commune_party": "commune",
}


def level_of(how: str, words: str) -> str | None:
    """Return the level told by the words of a place, else by how the name gets one."""
    if words.startswith(("Việt Nam", "Trung ương")):
        return "central"
    unit = _UNIT.search(words)
    if unit is None:
        return _bare_level(how, words)
    if unit["city"]:
        named = province_named(unit["name"])
        return "province" if named and named.name.startswith("Thành phố") else "district"
    return next(level for level in ("province", "district", "commune") if unit[level])


def _bare_level(how: str, words: str) -> str | None:
    if how == "party_city":
        named = province_named(words)
        return "province" if named and named.name.startswith("Thành phố") else "district"
    if how in _OF_PLACE:
        return _OF_PLACE[how]
    if how == "own_name" and words and province_named(bare_name(words)):
        return "province"
    return None
