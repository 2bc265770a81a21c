"""Owns where an organisation belongs: the place printed behind its name, or the one left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govnews.extract.names_of_people import FAMILY_NAMES, MAJOR_NAMES
from govnews.extract.organisation_names import Found
from govnews.extract.places import NAME, with_small_type, without_person
from govnews.records import Place
from govnews.vietnamese.gazetteer import bare_name, districts_named, province_named
from govnews.vietnamese.letters import LOWER, UPPER

_LEVEL = (
    r"(?P<level>tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường|thị trấn|TP\.?|Tp\.?"
    r"|Tỉnh|Huyện|Thành phố|Thị xã|Quận|Xã|Phường|Thị trấn)"
)
PLACE_AFTER = re.compile(
    rf"\s+(?:{_LEVEL}(?![{LOWER}{UPPER}])(?!\s+ủy)\s*(?P<name>{NAME}|\d{{1,2}}\b)?|(?P<bare>{NAME}))"
)
LEVEL_OF = {
    "tỉnh": "province", "huyện": "district", "thị xã": "district", "quận": "district",
    "thành phố": "city", "tp": "city", "xã": "commune", "phường": "commune",
    "thị trấn": "commune",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Placed:
    """The words that complete a name, where the printed form ends, and its level."""

    words: str
    end: int
    printed: bool
    level: str | None = None


def place_of(plain: str, named: Found, place: Place) -> Placed | None:
    """Return the place of a name by the way its row says, or None where it must have one."""
    how = named.name.place
    if how == "national":
        return Placed(words="", end=named.end, printed=False)
    printed = _printed_place(plain, named.end, how, place)
    if printed is not None:
        return printed
    if how in ("body", "party_body", "printed", "named"):
        return None
    return _elided(named, how, place)


def _printed_place(plain: str, end: int, how: str, place: Place) -> Placed | None:
    after = PLACE_AFTER.match(plain, end)
    if after is None:
        return None
    if after["bare"]:
        return _bare_place(after, how)
    level = LEVEL_OF[after["level"].lower().rstrip(".")]
    kind = after["level"].lower().rstrip(".")
    kind = "thành phố" if kind == "tp" else kind
    if after["name"] and (name := cut_name(after["name"], level)):
        if how == "body":
            return None
        words = f" {kind} {name}"
        return Placed(words=words, end=after.start("name") + len(name), printed=True, level=level)
    if how in ("body", "party_body", "named", "national"):
        return None
    full = own_unit(place, level)
    return Placed(
        words=f" {with_small_type(full) if full else kind}",
        end=after.end("level"),
        printed=True,
        level=level,
    )


def _bare_place(after: re.Match[str], how: str) -> Placed | None:
    if after["bare"].startswith("Việt Nam") and how in ("association", "any"):
        return Placed(words=" Việt Nam", end=after.start("bare") + 8, printed=True)
    name = _known_place(after["bare"])
    if name is None:
        if how in ("party_district", "named") and not after["bare"].isupper():
            name = without_person(after["bare"])
        if name is None:
            return None
    end = after.start("bare") + len(name)
    if how.startswith("party_"):
        return Placed(words=f" {name}", end=end, printed=True)
    if how in ("body", "party_body"):
        return None
    full = province_named(name)
    if how != "district" and full:
        return Placed(words=f" {with_small_type(full.name)}", end=end, printed=True)
    districts = districts_named(name)
    if districts:
        return Placed(words=f" {with_small_type(districts[0].name)}", end=end, printed=True)
    return Placed(words=f" {name}", end=end, printed=True) if how == "named" else None


def _known_place(printed: str) -> str | None:
    ends = [m.end() for m in re.finditer(r"\S+", printed)]
    is_name = len(ends) > 2 and printed.split()[0] in FAMILY_NAMES
    for left, end in enumerate(reversed(ends)):
        # "Bí thư Huyện ủy Hà Trung Kiên": one syllable left over makes it a person.
        if left == 1 and is_name:
            continue
        if province_named(printed[:end]) or districts_named(printed[:end]):
            return printed[:end]
    return None


def cut_name(printed: str, level: str) -> str | None:
    """Return the part of printed capitals that is the unit's name."""
    if level in ("province", "district", "city"):
        known = _known_place(printed)
        # The lists of provinces and districts are complete: "huyện Lê Diễn" is a person.
        if known or level == "province" or printed.split()[0] in MAJOR_NAMES:
            return known
    return without_person(printed)


def own_unit(place: Place, level: str) -> str | None:
    """Return the unit of that level that the article belongs to."""
    if level == "city":
        return next(
            (u for u in (place.district, place.province) if u and u.startswith("Thành phố")), None
        )
    return {"province": place.province, "district": place.district, "commune": place.commune}[level]


def _elided(named: Found, how: str, place: Place) -> Placed:
    unit = {
        "province": place.province,
        "party_province": place.province,
        "district": place.district,
        "party_district": place.district,
        "party_city": own_unit(place, "city"),
    }.get(how, place.district or place.province)
    words = ""
    if unit:
        words = f" {bare_name(unit)}" if how.startswith("party_") else f" {with_small_type(unit)}"
    return Placed(words=words, end=named.end, printed=False)
