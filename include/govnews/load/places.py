"""Finds the unit that a name means: by level, by what lies around it, by the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from govnews.load.place_row import PlaceRow
from govnews.load.place_states import place_rows
from govnews.records import Place, PlaceMention
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import place_key, place_keys, province_today


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a name means: one unit in its state of the day, or several units that it fits."""

    row: PlaceRow | None = None
    candidates: tuple[PlaceRow, ...] = ()


def find_place(place: Place, day: date | None) -> UUID | None:
    """Return the smallest known unit of `place` as it was on `day`."""
    for level, name in (
        ("commune", place.commune),
        ("district", place.district),
        ("province", place.province),
    ):
        if name and (found := find_named(name, level, place, day)):
            return found
    return None


def find_named(name: str, level: str, within: Place, day: date | None) -> UUID | None:
    """Return the unit of that name and level on `day`; None where none or more than one fits."""
    row = find_unit(name, level, within, day).row
    return row.place_id if row else None


def place_around(mention: PlaceMention, place: Place) -> Place:
    """Return what lies around a mention: the province that the page gives it, else the article's.

    The article's district counts only where both agree.
    """
    if mention.province is None or place.province is None:
        return place if mention.province is None else Place(province=mention.province)
    is_same = place_key(mention.province) == place_key(place.province)
    return place if is_same else Place(province=mention.province)


def today_of(place_id: UUID | None) -> UUID | None:
    """Return the smallest unit of today that surely holds this one."""
    return _by_id()[place_id].today_place_id if place_id else None


def row_of(place_id: UUID) -> PlaceRow:
    """Return the row of a place."""
    return _by_id()[place_id]


def find_unit(name: str, level: str, within: Place, day: date | None) -> Found:
    """Return what `name` means in the surroundings of `within` on `day`.

    A district or commune is looked for in the province of `within` (a commune in its district
    first); elsewhere a district is taken if its name is unique in the country, a commune only
    where no province is given: too many share a name. On an unknown day the last state is taken.
    An ambiguous name is never decided by a guess: its candidates are returned.
    """
    known = _by_name().get((level, place_key(name)), ())
    if level == "province":
        return _first_fit(known, name, day)
    near = _around(known, within)
    fitting = _fitting(near or known, name, day)
    lineages = {row.lineage: row for row in sorted(fitting, key=lambda row: row.begins)}
    rows = tuple(lineages.values())
    is_elsewhere = level == "commune" and within.province is not None and not near
    if len(rows) != 1 or is_elsewhere:
        return Found(candidates=rows)
    return Found(row=rows[0])


def _first_fit(known: Sequence[PlaceRow], name: str, day: date | None) -> Found:
    """Return the province of that name; of several states on an unknown day, the first."""
    key = match_key(name)
    best = min(
        known,
        key=lambda row: (not row.holds_on(day), match_key(row.name) != key, row.begins),
        default=None,
    )
    return Found(row=best)


def _around(known: Sequence[PlaceRow], within: Place) -> Sequence[PlaceRow]:
    """Return the units within the district, the province then, or the province of today."""
    if within.district and (near := _in_district(known, within)):
        return near
    if not within.province:
        return known
    key = place_key(within.province)
    then = [row for row in known if _province_key(row.province_id) == key]
    today = place_key(province_today(within.province) or within.province)
    return then or [row for row in known if _province_key(row.today_province_id) == today]


def _in_district(known: Sequence[PlaceRow], within: Place) -> list[PlaceRow]:
    key = place_key(within.district or "")
    named = _by_name().get(("district", key), ())
    districts = _around(named, Place(province=within.province)) or named
    codes = {row.official_code for row in districts}
    return [row for row in known if codes.intersection(row.district_codes)]


def _fitting(known: Sequence[PlaceRow], name: str, day: date | None) -> Sequence[PlaceRow]:
    """Return those that exist on the day, bear the very name with its type word, and lived on."""
    key = match_key(name)
    for fits in (
        [row for row in known if row.holds_on(day)],
        [row for row in known if match_key(row.name) == key],
        [row for row in known if not row.was_abolished],
    ):
        known = [row for row in known if row in fits] or known
    return known


@cache
def _province_key(place_id: UUID | None) -> str:
    return place_key(_by_id()[place_id].name) if place_id else ""


@cache
def _by_id() -> dict[UUID, PlaceRow]:
    return {row.place_id: row for row in place_rows()}


@cache
def _by_name() -> dict[tuple[str, str], tuple[PlaceRow, ...]]:
    found: dict[tuple[str, str], dict[UUID, PlaceRow]] = defaultdict(dict)
    named = [(name, row) for row in place_rows() for name in (row.name, *row.other_names)]
    for key, (_, row) in zip(place_keys([name for name, _ in named]), named, strict=True):
        found[row.level, key][row.place_id] = row
    return {key: tuple(rows.values()) for key, rows in found.items()}
