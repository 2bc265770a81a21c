"""The place dimension's rows, made from the gazetteer: each unit in each of its states.

A state is a unit under one name, within one province, on the days from `valid_from` to
`valid_to`. Units of before and of after 1 July 2025 are different units even where code and name
are the same: Nghị quyết 202/2025/QH15 and the 34 resolutions on communes drew all of them anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from govnews.identity import identity
from govnews.load.place_row import PlaceRow
from govnews.vietnamese.gazetteer import MERGED_ON, table

DAY = timedelta(days=1)
LAST_OLD_DAY = MERGED_ON - DAY
OLD = LAST_OLD_DAY.isoformat()
NEW = MERGED_ON.isoformat()
# Nghị quyết 175/2024/QH15: the city of Huế from 1 January 2025, tỉnh Thừa Thiên Huế before.
HUE_CODE = "46"
HUE_CITY_SINCE = date(2025, 1, 1)
HUE_BEFORE = "Tỉnh Thừa Thiên Huế"
COUNTRY = identity("place", "country", "VN", "")


States = dict[str, list[PlaceRow]]


@dataclass(frozen=True, kw_only=True)
class Units:
    """Every unit's states by its code, earliest first: those of today, and those of before."""

    provinces_today: States
    communes_today: States
    provinces: States
    districts: States
    communes: States


@cache
def units() -> Units:
    """Return the units of the gazetteer. Takes a quarter of a second, once."""
    provinces_today = _gather(_provinces_today())
    communes_today = _gather(_communes_today(provinces_today))
    provinces = _gather(_provinces_before(provinces_today))
    districts = _gather(_districts(provinces, communes_today))
    return Units(
        provinces_today=provinces_today,
        communes_today=communes_today,
        provinces=provinces,
        districts=districts,
        communes=_gather(_communes_before(districts, communes_today)),
    )


@cache
def place_rows() -> tuple[PlaceRow, ...]:
    """Return every state of every unit, those that others refer to first."""
    country = PlaceRow(place_id=COUNTRY, level="country", name="Việt Nam", today_place_id=COUNTRY)
    known = units()
    groups = (
        *(known.provinces_today, known.communes_today),
        *(known.provinces, known.districts, known.communes),
    )
    return (country, *(row for group in groups for states in group.values() for row in states))


def _gather(rows: Iterator[PlaceRow]) -> States:
    found: States = defaultdict(list)
    for row in rows:
        found[row.official_code or ""].append(row)
    for states in found.values():
        states.sort(key=lambda row: row.begins)
    return dict(found)


# ------------------------------------------------------------------ since 1 July 2025


def _provinces_today() -> Iterator[PlaceRow]:
    """Yield the 34 provinces of July 2025, each after the city it has become since."""
    for code, row in {row["new_code"]: row for row in table("provinces_63_to_34.csv")}.items():
        since = date.fromisoformat(row["name_2026_from"]) if row["name_2026_from"] else None
        today = identity("place", "province", code, since.isoformat() if since else NEW)
        if since:
            yield _province(today, row["name_2026_11"], code, today, since, None)
        first = identity("place", "province", code, NEW)
        last = since - DAY if since else None
        yield _province(first, row["new_name_2025"], code, today, MERGED_ON, last)


def _communes_today(provinces: States) -> Iterator[PlaceRow]:
    """Yield each commune once for every state of its province."""
    for row in table("communes_2025.csv"):
        states = provinces[row["province_code"]]
        ids = [
            identity("place", "commune", row["code"], (state.valid_from or MERGED_ON).isoformat())
            for state in states
        ]
        for state, place_id in zip(states, ids, strict=True):
            yield PlaceRow(
                place_id=place_id,
                level="commune",
                name=row["commune"],
                official_code=row["code"],
                parent_place_id=state.place_id,
                province_id=state.place_id,
                valid_from=state.valid_from,
                valid_to=state.valid_to,
                today_place_id=ids[-1],
                today_province_id=states[-1].place_id,
            )


# ------------------------------------------------------------------ until 30 June 2025


def _provinces_before(provinces_today: States) -> Iterator[PlaceRow]:
    for row in table("provinces_63_to_34.csv"):
        code = row["old_code"]
        today = provinces_today[row["new_code"]][-1].place_id
        since = HUE_CITY_SINCE if code == HUE_CODE else None
        place_id = identity("place", "province", code, OLD)
        yield _province(place_id, row["old_name"], code, today, since, LAST_OLD_DAY)
        if since:
            before = identity("place", "province", code, (since - DAY).isoformat())
            yield _province(before, HUE_BEFORE, code, today, None, since - DAY)


def _province(
    place_id: UUID, name: str, code: str, today: UUID, start: date | None, end: date | None
) -> PlaceRow:
    return PlaceRow(
        place_id=place_id,
        level="province",
        name=name,
        official_code=code,
        parent_place_id=COUNTRY,
        province_id=place_id,
        valid_from=start,
        valid_to=end,
        today_place_id=today,
        today_province_id=today,
    )


def _districts(provinces: States, communes_today: States) -> Iterator[PlaceRow]:
    changes = defaultdict(list)
    for change in table("district_changes.csv"):
        changes[change["district_code"]].append(change)
    successors = _successors_of_districts()
    for row in table("districts_legacy.csv"):
        code, older = row["district_code"], row["older_name"]
        known = changes[code]
        lasting = [(change["district"], date.fromisoformat(change["until"])) for change in known]
        is_gone = row["snapshot"].startswith("older")
        names = lasting if is_gone and lasting else [*lasting, (row["district"], LAST_OLD_DAY)]
        yield from _split(
            names,
            provinces[row["province_code"]],
            _unit("district", code, communes_today, successors[code]),
            was_abolished=is_gone and not lasting,
            other_names=(older,) if older and not lasting else (),
        )


def _successors_of_districts() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("communes_legacy.csv"):
        found[row["district_code"]].update(filter(None, row["successors"].split(";")))
    return found


@dataclass(frozen=True, kw_only=True)
class _Unit:
    """What all states of an old unit share; `today` where one commune of today holds it."""

    level: str
    code: str
    today: PlaceRow | None
    district_codes: tuple[str, ...] = ()


def _unit(level: str, code: str, communes_today: States, successors: set[str]) -> _Unit:
    today = communes_today[next(iter(successors))][-1] if len(successors) == 1 else None
    return _Unit(level=level, code=code, today=today)


def _split(
    names: list[tuple[str, date]],
    parents: list[PlaceRow],
    unit: _Unit,
    *,
    was_abolished: bool = False,
    other_names: tuple[str, ...] = (),
) -> Iterator[PlaceRow]:
    """Yield one state for each name and state of the unit around it, where both hold.

    `names` are (name, last day) in order; an empty name is a time before the unit existed.
    The last state keeps the id of the snapshot of 30 June 2025.
    """
    states = [
        (name, parent, max(start, parent.begins), min(end, parent.ends))
        for (name, end), start in zip(
            names, (date.min, *(end + DAY for _, end in names)), strict=False
        )
        for parent in parents
        if name and max(start, parent.begins) <= min(end, parent.ends)
    ]
    for number, (name, parent, start, end) in enumerate(states, start=1):
        snapshot = OLD if number == len(states) else end.isoformat()
        yield PlaceRow(
            place_id=identity("place", unit.level, unit.code, snapshot),
            level=unit.level,
            name=name,
            official_code=unit.code,
            parent_place_id=parent.place_id,
            province_id=parent.province_id,
            valid_from=None if start == date.min else start,
            valid_to=end,
            today_place_id=unit.today.place_id if unit.today else _today_province(parent),
            today_province_id=parent.today_province_id,
            was_abolished=was_abolished,
            other_names=other_names,
            district_codes=unit.district_codes,
        )


def _today_province(row: PlaceRow) -> UUID:
    return row.today_province_id or COUNTRY


def _communes_before(districts: States, communes_today: States) -> Iterator[PlaceRow]:
    for row in table("communes_legacy.csv"):
        if not row["code"]:
            continue
        codes = row["successors"].split(";") if row["successors"] else []
        unit = _Unit(
            level="commune",
            code=row["code"],
            today=communes_today[codes[0]][-1] if len(codes) == 1 else None,
            district_codes=tuple(filter(None, (row["district_code"], row["older_district_code"]))),
        )
        around = _districts_around(row, districts)
        yield from _split(
            [(row["commune"], around[-1].ends)],
            around,
            unit,
            was_abolished=not codes,
            other_names=(row["older_name"],) if row["older_name"] else (),
        )


def _districts_around(row: dict[str, str], districts: States) -> list[PlaceRow]:
    """Return the states of the district around a commune; before it was founded or grew, of the
    district that it was taken from, where the table of changes tells the day.
    """
    around, before = districts[row["district_code"]], districts.get(row["older_district_code"], [])
    if not before:
        return around
    last = around[0].begins - DAY if around[0].valid_from else before[-1].ends
    if last >= LAST_OLD_DAY:
        return around
    return [
        *(state for state in before if state.ends <= last),
        *(
            replace(state, valid_from=max(state.begins, last + DAY))
            for state in around
            if state.ends > last
        ),
    ]
