"""Which unit took over which: from every state to what came next, on which day, by which act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from govnews.load.place_row import PlaceRow
from govnews.load.place_states import DAY, States, Units, units
from govnews.vietnamese.gazetteer import table

MERGERS = "Nghị quyết 202/2025/QH15"
HUE_CITY = "Nghị quyết 175/2024/QH15"


@dataclass(frozen=True, kw_only=True)
class Succession:
    """One old unit and one that took over its ground, or a part of it."""

    place_id: UUID
    successor_place_id: UUID
    changed_on: date
    resolution: str


def successions() -> Iterator[Succession]:
    """Yield every pair of the gazetteer once: a unit that was split has several successors."""
    known = units()
    yield from _of_provinces(known)
    yield from _of_districts(known)
    yield from _of_communes(known)
    yield from _changed_states(known)


def _pair(old: PlaceRow, new: PlaceRow, resolution: str) -> Succession:
    return Succession(
        place_id=old.place_id,
        successor_place_id=new.place_id,
        changed_on=old.ends + DAY,
        resolution=resolution,
    )


def _of_provinces(known: Units) -> Iterator[Succession]:
    for row in table("provinces_63_to_34.csv"):
        old, new = known.provinces[row["old_code"]], known.provinces_today[row["new_code"]]
        yield _pair(old[-1], new[0], MERGERS)


def _resolutions() -> dict[str, str]:
    """Return by code of today's province the resolution that drew its communes."""
    return {row["province_code"]: row["resolution"] for row in table("commune_resolutions.csv")}


def _of_communes(known: Units) -> Iterator[Succession]:
    provinces = {row["code"]: row["province_code"] for row in table("communes_2025.csv")}
    resolutions = _resolutions()
    for row in table("communes_legacy.csv"):
        for code in filter(None, row["successors"].split(";")):
            if row["code"]:
                old, new = known.communes[row["code"]][-1], known.communes_today[code][0]
                yield _pair(old, new, resolutions[provinces[code]])


def _of_districts(known: Units) -> Iterator[Succession]:
    """Yield what districts became: communes on 1 July 2025, another district before."""
    provinces = {row["code"]: row["province_code"] for row in table("communes_2025.csv")}
    resolutions = _resolutions()
    successors: dict[str, dict[str, None]] = defaultdict(dict)
    for row in table("communes_legacy.csv"):
        successors[row["district_code"]].update(
            dict.fromkeys(filter(None, row["successors"].split(";")))
        )
    for code, communes in successors.items():
        for commune in communes:
            old, new = known.districts[code][-1], known.communes_today[commune][0]
            yield _pair(old, new, resolutions[provinces[commune]])
    for change in table("district_changes.csv"):
        last = date.fromisoformat(change["until"])
        for code in filter(None, change["successor_codes"].split(";")):
            old = _state_on(known.districts[change["district_code"]], last)
            yield _pair(old, _state_on(known.districts[code], last + DAY), change["resolution"])


def _state_on(states: list[PlaceRow], day: date) -> PlaceRow:
    return next(state for state in states if state.holds_on(day))


def _changed_states(known: Units) -> Iterator[Succession]:
    """Yield the steps between two states of one unit since July 2025: its province is a city."""
    cities = {row["new_code"]: row["name_2026_basis"] for row in table("provinces_63_to_34.csv")}
    acts = {
        state.place_id: cities[code]
        for code, states in known.provinces_today.items()
        for state in states
    }
    for level in (known.provinces_today, known.communes_today):
        for old, new in _steps(level):
            yield _pair(old, new, acts[new.province_id or new.place_id])
    yield from _changed_states_before(known)


def _changed_states_before(known: Units) -> Iterator[Succession]:
    """Yield the steps until June 2025 that `_of_districts` does not: Huế, and communes."""
    acts = {
        (row["district_code"], row["until"]): row["resolution"]
        for row in table("district_changes.csv")
    }
    for old, new in _steps(known.provinces):
        yield _pair(old, new, HUE_CITY)
    for old, new in _steps(known.districts):
        if (old.official_code or "", old.ends.isoformat()) not in acts:
            yield _pair(old, new, HUE_CITY)
    for old, new in _steps(known.communes):
        last = old.ends.isoformat()
        named = (acts[code, last] for code in old.district_codes if (code, last) in acts)
        yield _pair(old, new, next(named, HUE_CITY))


def _steps(level: States) -> Iterator[tuple[PlaceRow, PlaceRow]]:
    for states in level.values():
        yield from pairwise(states)
