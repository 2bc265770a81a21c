"""Owns the one place an article belongs to.

The publisher's place stands unless the article clearly tells of another: the title opens with
another province or district ("Thanh Hóa: …"). A narrower place is added where the title names it,
where the opening gives its address, or where the whole article keeps to one commune.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from govnews.extract.passages import Passage
from govnews.extract.places import NAME
from govnews.extract.rules import CONTRACT, USAGE, Rule
from govnews.records import ExtractionInput, Place, PlaceMention
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import (
    MERGED_ON,
    bare_name,
    commune_in,
    district_in,
    place_key,
    province_named,
    province_on,
    province_today,
)
from govnews.vietnamese.letters import CAPITALISED

RULES = {
    "article_place.portal": Rule(
        says="the unit whose portal published it",
        source=CONTRACT,
        example="Bà con được mùa lúa",
        counterexample="Thanh Hóa: Bà con được mùa lúa",
        field="title",
    ),
    "article_place.title": Rule(
        says="the province or district with which the title opens, before a colon",
        source=USAGE,
        example="Thanh Hóa: Bà con được mùa lúa",
        counterexample="Bà con Thanh Hóa được mùa lúa",
        field="title",
    ),
    "article_place.named": Rule(
        says="the only province or district of the title, of the address that opens the text, or"
        " of who acts there; where none is named so, the only province of the text",
        source=USAGE,
        example="Thanh Hóa: Huyện Nga Sơn được mùa lúa",
        counterexample="Thanh Hóa: Huyện Nga Sơn và huyện Hậu Lộc được mùa lúa",
        field="title",
    ),
    "article_place.commune": Rule(
        says="the commune of the title, else the one that the whole article keeps to",
        source=USAGE,
        example="Xã Cò Nòi được mùa lúa",
        counterexample="Xã Cò Nòi và xã Hát Lót được mùa lúa",
        field="title",
    ),
}
_PREFIXED_TITLE = re.compile(rf"^(?P<name>{NAME})\s*:")
_ADDRESS_GOES_ON = re.compile(r"\s*(?:,|-|\()\s*(?:tỉnh\s|thành phố\s|TP)")
_CAPITALS = re.compile(rf"(?<!\w){CAPITALISED}(?:\s{CAPITALISED})*")
_ACTS_FIRST = re.compile(
    r"^(?:[^,\n]{3,40},\s+)?(?:UBND|HĐND|Ủy ban|Ban|Đảng bộ|Công an|Hội|Phòng|Trung tâm)"
    r"(?:(?!\b(?:với|đến|thăm|tại|về|cho|ở|tổ chức|đã)\b)[^,\n]){0,60}\s?$"
)
_WITHIN_WORD = re.compile(r"\w")
_LONGEST_NAME = 4
# How often an article that names other communes too comes back to its own.
_OFTEN = 2


def settle_place(
    article: ExtractionInput, passages: Sequence[Passage], mentions: Sequence[PlaceMention]
) -> tuple[Place, dict[str, str]]:
    """Return the place the article belongs to, as of its publication, and the rule of each level.

    A national portal has no place: then title, first sentence and the only province named decide.
    """
    place, day = article.place, article.published_on
    text, title = passages[0], passages[1]
    lead_end = text.sentences.at(0)[1]
    in_title = [m for m in mentions if m.span.field == "title"]
    lead = [m for m in mentions if m.span.field == "text" and m.span.start < lead_end]
    rules = _rules_of(place, "article_place.portal")
    prefixed = _title_province(title)
    if place.province is None:
        place = Place(province=_province_of(title, in_title, lead, mentions))
        how = "article_place.title" if prefixed else "article_place.named"
        rules = _rules_of(place, how)
    elif prefixed and not _same(prefixed, place.province):
        place = Place(province=prefixed)
        rules = _rules_of(place, "article_place.title")
    district = _title_district(place.province, title)
    if district and place.district and not _same(district, place.district):
        place = Place(province=place.province)
    if place.district is None:
        how = "article_place.title" if district else "article_place.named"
        district = district or _district_of(place.province, in_title, lead, text)
        district = district or _bare_district(place.province, title, text)
        place = replace(place, district=district)
        rules |= _rules_of(Place(district=district), how)
    if place.commune is None and place.province:
        place = _with_commune(place, title, text, mentions, day)
        # A commune tells its district too.
        rules = {**_rules_of(place, "article_place.commune"), **rules}
    settled = _as_of(place, day)
    return settled, {level: rule for level, rule in rules.items() if getattr(settled, level)}


def _rules_of(place: Place, rule: str) -> dict[str, str]:
    levels = ("province", "district", "commune")
    return {level: rule for level in levels if getattr(place, level)}


def _same(one: str, other: str) -> bool:
    return place_key(one) == place_key(other)


# ------------------------------------------------------------------ province


def _title_province(title: Passage) -> str | None:
    match = _PREFIXED_TITLE.match(title.plain)
    province = province_named(match["name"]) if match else None
    return province.name if province else None


def _province_of(
    title: Passage,
    in_title: Sequence[PlaceMention],
    lead: Sequence[PlaceMention],
    mentions: Sequence[PlaceMention],
) -> str | None:
    if prefixed := _title_province(title):
        return prefixed
    for group in (in_title, lead, mentions):
        named = {m.canonical for m in group if m.level == "province"}
        if len(named) == 1:
            return named.pop()
        if named:
            return None
    districts = {m.canonical for m in (*in_title, *lead) if m.level == "district"}
    owners = {d.province for name in districts if (d := district_in(name, None))}
    return owners.pop() if len(owners) == 1 else None


# ------------------------------------------------------------------ district


def _title_district(province: str | None, title: Passage) -> str | None:
    """Return the district that a title opens with: "Lập Thạch: Thu ngân sách …"."""
    match = _PREFIXED_TITLE.match(title.plain)
    if match is None or province is None or province_named(match["name"]):
        return None
    district = district_in(match["name"], province)
    return district.name if district else None


def _district_of(
    province: str | None,
    in_title: Sequence[PlaceMention],
    lead: Sequence[PlaceMention],
    text: Passage,
) -> str | None:
    """Return the district of the title, of an address in the first sentence, or of who acts."""
    if province is None:
        return None
    plain = text.plain
    addressed = [m for m in lead if _ADDRESS_GOES_ON.match(plain, m.span.end) or m.span.start == 0]
    acting = [m for m in lead if _ACTS_FIRST.match(plain[: m.span.start])]
    for group in (in_title, addressed, acting):
        named = {m.canonical for m in group if m.level == "district"}
        inside = {name for name in named if district_in(name, province)}
        if len(inside) == 1:
            return inside.pop()
        if inside:
            return None
    return None


def _bare_district(province: str | None, title: Passage, text: Passage) -> str | None:
    """Return the district that the title names without type word and the text with one."""
    if province is None:
        return None
    known = {d.name for name in _names_in(title) if (d := district_in(name, province))}
    printed = {name for name in known if _is_printed(name, text)}
    return printed.pop() if len(printed) == 1 else None


def _is_printed(name: str, text: Passage) -> bool:
    """Return whether a text has a name; only one spelt otherwise needs the key of all the text."""
    # Apostrophes are left out of keys, and what they part is one word.
    is_printed = "'" not in text.plain and _count(name.lower(), text.lower) > 0
    return is_printed or match_key(name) in match_key(text.plain)


def _names_in(passage: Passage) -> list[str]:
    """Return every run of capitalised words, and its shorter beginnings and ends."""
    names = []
    for match in _CAPITALS.finditer(passage.plain):
        words = match[0].split()
        for first in range(len(words)):
            lasts = range(first + 1, min(len(words), first + _LONGEST_NAME) + 1)
            names += [" ".join(words[first:last]) for last in lasts]
    return names


# ------------------------------------------------------------------ commune


def _with_commune(
    place: Place,
    title: Passage,
    text: Passage,
    mentions: Sequence[PlaceMention],
    day: date | None,
) -> Place:
    """Return the place with the commune of the title, else the one that the article keeps to."""
    communes = [m for m in mentions if m.level == "commune"]
    named = {m.canonical for m in communes if m.span.field == "title"}
    if not named:
        named = _kept_to(title, text, [m for m in communes if m.span.field == "text"])
    if len(named) != 1:
        return place
    name = named.pop()
    known = commune_in(name, place.province, place.district, day)
    known = known or commune_in(name, place.province, None, day)
    # Without a district nobody can tell apart what the province has twice.
    if known is None and place.district is None:
        return place
    district = place.district or (known.district if known else None)
    return replace(place, district=district, commune=known.name if known else name)


def _kept_to(title: Passage, text: Passage, communes: Sequence[PlaceMention]) -> set[str]:
    """Return the commune of the opening that the title or the text names again and again."""
    lead_end = text.sentences.at(0)[1]
    named = {m.canonical for m in communes if m.span.start < lead_end}
    if len(named) != 1:
        return set()
    name = bare_name(next(iter(named)))
    if _count(name, title.plain):
        return named
    enough = _OFTEN if {m.canonical for m in communes} - named else 1
    return named if _count(name, text.plain[lead_end:]) >= enough else set()


def _count(name: str, plain: str) -> int:
    """Return how often a name stands in a text, not within other words."""
    count, at = 0, plain.find(name)
    while at >= 0:
        end = at + len(name)
        is_whole = not _WITHIN_WORD.match(plain[at - 1 : at]) if at else True
        is_whole = is_whole and not _WITHIN_WORD.match(plain, end)
        count += is_whole
        at = plain.find(name, end if is_whole else at + 1)
    return count


def _as_of(place: Place, day: date | None) -> Place:
    province = province_on(place.province, day) if place.province else None
    # Districts ended on 30 June 2025 (Nghị quyết 202/2025/QH15; Hiến pháp as amended).
    ended = day is not None and day >= MERGED_ON
    return Place(
        province=province,
        district=None if ended else place.district,
        commune=place.commune,
        province_today=province_today(place.province),
    )
