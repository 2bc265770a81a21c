"""Owns the proposal of a publisher's place: units of the gazetteer named by host and site name.

Nothing is guessed: host and names must not contradict each other, and a district must lie in
the province that was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from govnews.failures import PortalMistake
from govnews.records import Place
from govnews.vietnamese.fold import search_key
from govnews.vietnamese.gazetteer import (
    District,
    Province,
    bare_name,
    commune_in,
    district_in,
    districts,
    districts_named,
    province_named,
    provinces,
)

_MOST_WORDS = 5  # of a unit's name: Bà Rịa - Vũng Tàu
_SHORTEST_LABEL = 4
_PREFIX = re.compile(r"^(?:ubnd|huyen|quan|tp|tx|thixa|thanhpho|tinh|huyenuy|congan|mttq)")
_TYPED = {
    "province": r"tỉnh|thành phố|tp\.?",
    "district": r"huyện|quận|thị xã|tx\.?|thành phố|tp\.?",
    "commune": r"xã|phường|thị trấn|đặc khu",
}


@dataclass(frozen=True, kw_only=True)
class PlaceFound:
    """A place with the words that it was read from; None where they say nothing sure."""

    place: Place | None
    evidence: tuple[str, ...]


def find_place(host: str, names: Sequence[str]) -> PlaceFound:
    """Return where the publisher of `host`, whose site has these names, is."""
    by_names, by_host = _provinces_in(names), _provinces_of(host)
    told = list({each.merged_into + each.name: each for each in (*by_names, *by_host)}.values())
    evidence = [f"{each.name}: {why}" for each, why in (*by_names.items(), *by_host.items())]
    found = [(each, f"site name {name!r}") for name in names for each in _districts_in(name)]
    found += [(each, f"host {host}") for each in _districts_of(host)]
    if not told:
        told = _only_province(found)
    if len(told) != 1:
        said = ", ".join(evidence) or "neither host nor site name names a province"
        return PlaceFound(place=None, evidence=(said,))
    province = told[0]
    own = {each.name: why for each, why in found if each.province == province.name}
    district = next(iter(own)) if len(own) == 1 else None
    if district:
        evidence.append(f"{district}: {own[district]}")
    commune = next(_communes_in(names, province.name, district), None)
    if commune:
        evidence.append(f"{commune}: site name")
    place = Place(
        province=province.name,
        district=district,
        commune=commune,
        province_today=province.today,
    )
    return PlaceFound(place=place, evidence=tuple(evidence))


def told_place(province: str, district: str | None) -> Place:
    """Return the place that a person names, with the gazetteer's full names.

    Raises `PortalMistake` for a province or district of before July 2025 that is none.
    """
    known = province_named(province)
    if known is None:
        raise PortalMistake(
            f"province: expected one of the 63 of before July 2025, found {province!r}"
        )
    unit = district_in(district, known.name) if district else None
    if district and unit is None:
        raise PortalMistake(f"district: expected one of {known.name}, found {district!r}")
    return Place(
        province=known.name, district=unit.name if unit else None, province_today=known.today
    )


def _typed(name: str, level: str) -> Iterator[str]:
    """Yield what stands behind the type words of a level, longest first."""
    for found in re.finditer(rf"\b(?:{_TYPED[level]})\s+", name, re.IGNORECASE):
        words = re.split(r"\s*[,;:|()]", name[found.end() :])[0].split()[:_MOST_WORDS]
        for count in range(len(words), 0, -1):
            yield found[0] + " ".join(words[:count]).strip(" -–.")


def _provinces_in(names: Iterable[str]) -> dict[Province, str]:
    found: dict[Province, str] = {}
    for name in names:
        for said in _typed(name, "province"):
            province = province_named(said)
            if province is not None:
                found.setdefault(province, f"site name {name!r}")
                break
    return found


@cache
def _province_labels() -> dict[str, Province]:
    return {_label(each.bare): each for each in provinces()}


def _provinces_of(host: str) -> dict[Province, str]:
    labels = _province_labels()
    spelt = (label.replace("-", "") for label in host.lower().split("."))
    return {labels[label]: f"host {host}" for label in spelt if label in labels}


def _label(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", search_key(name))


@cache
def _district_labels() -> dict[str, tuple[District, ...]]:
    found: dict[str, tuple[District, ...]] = {}
    for each in districts():
        label = _label(bare_name(each.name))
        found[label] = (*found.get(label, ()), each)
    return found


def _districts_of(host: str) -> list[District]:
    labels = _district_labels()
    found: list[District] = []
    taken = _province_labels()  # tinh.gov.vn is the province's, not its city's
    for label in (part.replace("-", "") for part in host.lower().split(".")):
        # "an" and the like are parts of too many words.
        if len(label) >= _SHORTEST_LABEL and label not in taken:
            found += labels.get(label) or labels.get(_PREFIX.sub("", label), ())
    return found


def _districts_in(name: str) -> list[District]:
    for said in _typed(name, "district"):
        if known := districts_named(said):
            return list(known)
    return []


def _only_province(found: Sequence[tuple[District, str]]) -> list[Province]:
    """Return the province of a district whose name there is once in the country."""
    names = {each.province for each, _ in found}
    province = province_named(next(iter(names))) if len(names) == 1 else None
    return [province] if province else []


def _communes_in(names: Iterable[str], province: str, district: str | None) -> Iterator[str]:
    for name in names:
        for said in _typed(name, "commune"):
            commune = commune_in(said, province, district)
            if commune is not None:
                yield commune.name
                break
