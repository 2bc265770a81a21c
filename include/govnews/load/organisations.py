"""What an organisation's canonical name says: its body, its level, its place, and its key.

"Ban Tuyên giáo Huyện ủy Can Lộc" is the body "Ban Tuyên giáo Huyện ủy" of huyện Can Lộc. Bodies of
one kind have one successor everywhere (`warehouse.organisation_successor`), so that a merger
is told once and every province's body follows. Decision 0014 tells why a district's body is
known by its province too: there are ten huyện Châu Thành.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from uuid import UUID

from govnews.identity import identity
from govnews.load.place_row import PlaceRow
from govnews.load.place_states import place_rows
from govnews.load.places import find_unit, row_of
from govnews.records import Place
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import MERGED_ON, TYPE_WORDS, table

_KIND = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
# Names of places begin with a capital; the kind is small inside a name, but not always.
_PLACED = re.compile(
    rf"^(?P<body>.+?),? (?P<kind>(?i:{_KIND})) (?P<name>(?!(?i:ủy|đoàn)\b)[^\W\d_a-z].*?|\d{{1,2}})"
    rf"(?:,? (?P<around_kind>(?i:{_KIND})) (?P<around>[^\W\d_a-z].*))?$"
)
_PARTY = re.compile(
    r"^(?P<body>(?:.+ )?(?P<kind>(?i:tỉnh|thành|huyện|quận|thị) (?i:ủy|uỷ|đoàn)))"
    r" (?P<name>[^\W\d_a-z].*)$"
)
_PARTY_LEVELS = {
    "tỉnh": ("province",),
    "thành": ("province", "district"),
    "huyện": ("district",),
    "quận": ("district",),
    "thị": ("district",),
}
_CENTRAL_WORDS = re.compile(r"\b(?:trung ương|quốc gia|việt nam|chính phủ|quốc hội|chủ tịch nước)$")


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An organisation as the dimension knows it; `place` is None for central bodies.

    `place` is always the same state of its unit, whatever the day of the article.
    """

    organisation_id: UUID
    body: str
    level: str | None
    place: PlaceRow | None

    @property
    def is_rooted(self) -> bool:
        """Return whether the name alone says where the body belongs."""
        return self.place is not None or self.level == "central"


@lru_cache(maxsize=4096)
def know_organisation(name: str, within: Place, day: date | None) -> Organisation:
    """Return what a canonical name says, with the article's place to tell namesakes apart."""
    body, place, level = name, None, None
    for words, levels, around, unit_name in _readings(name):
        found = _first_found(unit_name, levels, around or within, day)
        if found:
            body, place, level = words, found, found.level
            break
        body, level = words, level or (levels[0] if len(levels) == 1 else None)
    if place is None and level is None and _is_central(name):
        level = "central"
    key = match_key(name)
    scope = _scope(place) if place else ""
    organisation_id = identity("organisation", key, *([scope] if scope else []))
    return Organisation(organisation_id=organisation_id, body=body, level=level, place=place)


def _readings(name: str) -> Iterator[tuple[str, tuple[str, ...], Place | None, str]]:
    """Yield the ways to read a name: body, possible levels, what lies around, unit's name."""
    if party := _PARTY.match(name):
        levels = _PARTY_LEVELS[party["kind"].split()[0].lower()]
        yield party["body"], levels, None, party["name"]
    if placed := _PLACED.match(name):
        kind = placed["kind"].lower()
        levels = ("province", "district") if kind == "thành phố" else (TYPE_WORDS[kind],)
        around = None
        if placed["around"]:
            outer = f"{placed['around_kind'].capitalize()} {placed['around']}"
            is_province = placed["around_kind"].lower() == "tỉnh"
            around = Place(province=outer) if is_province else Place(district=outer)
        unit_name = f"{kind[0].upper()}{kind[1:]} {placed['name']}"
        yield placed["body"], levels, around, unit_name


def _first_found(
    name: str, levels: tuple[str, ...], within: Place, day: date | None
) -> PlaceRow | None:
    for level in levels:
        found = find_unit(name, level, within, day)
        # thành phố Huế lay under tỉnh Thừa Thiên Huế until it became a city of its own.
        if found.row and (len(levels) == 1 or level != "province" or _is_city(found.row, day)):
            return _settled(found.row)
    return None


def _is_city(row: PlaceRow, day: date | None) -> bool:
    return row.name.startswith("Thành phố") and row.holds_on(day)


def _settled(row: PlaceRow) -> PlaceRow:
    """Return the state that stands for all days: of units before the mergers the last one.

    A province of one name before and after them is one seat: the earlier row stands for both.
    """
    if row.level == "province":
        return find_unit(row.name, "province", Place(), None).row or row
    states = [state for state in _states()[row.lineage] if state.name == row.name]
    return states[0] if row.begins >= MERGED_ON else states[-1]


@cache
def _states() -> dict[tuple[str, str | None, bool], list[PlaceRow]]:
    found: dict[tuple[str, str | None, bool], list[PlaceRow]] = {}
    for row in sorted(place_rows(), key=lambda row: row.begins):
        found.setdefault(row.lineage, []).append(row)
    return found


def _scope(place: PlaceRow) -> str:
    """Return what tells namesakes apart: nothing for a province, what lies around for others."""
    if place.level in ("country", "province"):
        return ""
    names = [row_of(place.province_id).name] if place.province_id else []
    if place.parent_place_id and place.parent_place_id != place.province_id:
        names.append(row_of(place.parent_place_id).name)
    return "/".join(match_key(name) for name in names)


@cache
def _central_names() -> frozenset[str]:
    named = {row["name"] for row in table("organisations.csv") if row["place"] == "national"}
    for row in table("departments.csv"):
        if "Bộ" in row["heads"].split(";"):
            named.add(f"Bộ {row['field']}")
    return frozenset(map(match_key, named))


def _is_central(name: str) -> bool:
    key = match_key(name)
    return key in _central_names() or bool(_CENTRAL_WORDS.search(key))
