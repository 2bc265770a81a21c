"""Owns what a mention owes to others: shared levels, bare Sở, a body named without its owner."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from govnews.extract.organisation_names import Found, Mention
from govnews.extract.passages import Passage, Taken
from govnews.extract.places import NAME, with_small_type
from govnews.extract.rules import USAGE, Rule
from govnews.records import Place
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import bare_name

RULES = {
    "organisation.referring": Rule(
        says="a short reference to one named before: Sở, Sở này, Ban Thường vụ",
        source=USAGE,
        example="Sở Y tế tập huấn. Sở này cấp phát thuốc.",
        counterexample="Lãnh đạo Sở khen thưởng.",
    ),
}

_REFERRING = re.compile(
    r"(?P<head>(?:[Cc]ơ quan )?Sở)(?P<this> này)?(?= ?(?:[,.;:)…\n]| (?!\x00)|$))"
)
_BARE_LEVEL = re.compile(r" (huyện|thị xã|quận|xã|phường|thị trấn)$")


def antecedent(
    passage: Passage, named: Found, place: Place, latest: dict[str, Mention]
) -> Mention | None:
    """Return a body without owner as the one of its kind that was named before.

    `latest` holds the last mention of every organisation, in the order of these mentions.
    """
    if named.name.canonical in ("Văn phòng", "Thường trực", "Công an", "Thanh tra"):
        return None
    key = match_key(named.name.canonical) + " "
    before = next(
        (latest[name] for name in reversed(latest) if match_key(name).startswith(key)), None
    )
    canonical = before.canonical if before else None
    if canonical is None and named.name.place == "party_body" and place.district:
        canonical = f"{named.name.canonical} Huyện ủy {bare_name(place.district)}"
        if not place.district.startswith("Huyện"):
            return None
    if canonical is None:
        return None
    return Mention(
        canonical=canonical,
        type=named.name.type,
        span=passage.span(named.start, named.end),
        rule="organisation.referring",
    )


def share_levels(passage: Passage, found: list[Mention], place: Place) -> None:
    """Give "HĐND, UBND huyện" one level: what stands before a comma takes what stands behind."""
    lowest = place.district or place.province
    for n in range(len(found) - 2, -1, -1):
        one, other = found[n], found[n + 1]
        if one.type not in ("peoples_council", "peoples_committee", "fatherland_front"):
            continue
        gap = passage.plain[one.end : other.start]
        if gap.strip() not in (",", "và", "-", "&", ""):
            continue
        if one.span.quote.lower().endswith(("huyện", "tỉnh", "xã", "phố")) or not lowest:
            continue
        own, tail = (
            with_small_type(lowest),
            re.search(
                r" (?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường|thị trấn)\b.*$", other.canonical
            ),
        )
        if tail and one.canonical.endswith(own) and not one.span.quote.endswith(bare_name(lowest)):
            found[n] = replace(one, canonical=one.canonical.removesuffix(" " + own) + tail[0])


def name_levels(passage: Passage, found: list[Mention]) -> None:
    """Give "UBND huyện" the district the page named last, where the article's place has none."""
    units: dict[str, list[re.Match[str]]] = {}
    for n, mention in enumerate(found):
        level = _BARE_LEVEL.search(mention.canonical)
        if level is None:
            continue
        if level[1] not in units:
            named = re.compile(rf"\b(?i:{level[1]}) (?P<name>{NAME})")
            units[level[1]] = list(named.finditer(passage.plain))
        last = bisect_right(units[level[1]], mention.start, key=re.Match.end)
        if last:
            found[n] = replace(
                mention, canonical=f"{mention.canonical} {units[level[1]][last - 1]['name']}"
            )


def add_referring(passage: Passage, found: list[Mention], known: Sequence[Mention]) -> None:
    """Read a bare "Sở" as the department named last; the page must have named one."""
    taken = Taken((m.start, m.end) for m in found)
    departments = sorted((m for m in found if m.type == "department"), key=_end)
    earlier = next((m for m in reversed(known) if m.type == "department"), None)
    for match in _REFERRING.finditer(passage.plain):
        start, end = match.span()
        if start and (passage.plain[start - 1].isalnum() or passage.plain[start - 1] == "("):
            continue
        if taken.meets(start, end):
            continue
        following = passage.plain[end : end + 2].strip()
        if following[:1].isupper():
            continue
        last = bisect_right(departments, start, key=_end)
        antecedent = departments[last - 1] if last else earlier
        if antecedent is None or not antecedent.canonical.startswith("Sở "):
            continue
        found.append(
            Mention(
                canonical=antecedent.canonical,
                type=antecedent.type,
                span=passage.span(start, end),
                rule="organisation.referring",
            )
        )


def _end(mention: Mention) -> int:
    return mention.end
