"""The place dimension's rows, made from the gazetteer: each unit with the days it was valid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from govnews.identity import identity
from govnews.records import Place
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import MERGED_ON, place_key, table

LAST_OLD_DAY = MERGED_ON - timedelta(days=1)
OLD = LAST_OLD_DAY.isoformat()
NEW = MERGED_ON.isoformat()
# Nghị quyết 175/2024/QH15: the city of Huế from 1 January 2025, tỉnh Thừa Thiên Huế before.
HUE_CODE = "46"
HUE_CITY_SINCE = date(2025, 1, 1)
COUNTRY = identity("place", "country", "VN", "")


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    """One administrative unit; `valid_from` and `valid_to` are whole days, both included.

    `was_abolished`: gone before the mergers of 2025, on a day that the table does not tell.
    """

    place_id: UUID
    level: str
    name: str
    official_code: str | None = None
    parent_place_id: UUID | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    today_place_id: UUID | None = None
    was_abolished: bool = False

    def holds_on(self, day: date | None) -> bool:
        """Return whether the unit exists on `day`; an unknown day excludes none."""
        return day is None or ((self.valid_from or date.min) <= day <= (self.valid_to or date.max))


@cache
def place_rows() -> tuple[PlaceRow, ...]:
    """Return every unit, those that others refer to first."""
    country = PlaceRow(place_id=COUNTRY, level="country", name="Việt Nam", today_place_id=COUNTRY)
    return (country, *_provinces_today(), *_provinces_before(), *_districts())


def _provinces_today() -> Iterator[PlaceRow]:
    """Yield the 34 provinces of July 2025, each after the city it has become since."""
    seen = set()
    for row in table("provinces_63_to_34.csv"):
        code = row["new_code"]
        if code in seen:
            continue
        seen.add(code)
        since = date.fromisoformat(row["name_2026_from"]) if row["name_2026_from"] else None
        if since:
            yield _province(row["name_2026_11"], code, since.isoformat(), code, since, None)
        last = since - timedelta(days=1) if since else None
        yield _province(row["new_name_2025"], code, NEW, code, MERGED_ON, last)


def _provinces_before() -> Iterator[PlaceRow]:
    for row in table("provinces_63_to_34.csv"):
        code, today = row["old_code"], row["new_code"]
        since = HUE_CITY_SINCE if code == HUE_CODE else None
        yield _province(row["old_name"], code, OLD, today, since, LAST_OLD_DAY)
    last = HUE_CITY_SINCE - timedelta(days=1)
    yield _province("Tỉnh Thừa Thiên Huế", HUE_CODE, last.isoformat(), HUE_CODE, None, last)


def _province(
    name: str, code: str, snapshot: str, today_code: str, start: date | None, end: date | None
) -> PlaceRow:
    return PlaceRow(
        place_id=identity("place", "province", code, snapshot),
        level="province",
        name=name,
        official_code=code,
        parent_place_id=COUNTRY,
        valid_from=start,
        valid_to=end,
        today_place_id=_today(today_code),
    )


@cache
def _today(code: str) -> UUID:
    """Return the place of today whose code it is."""
    rows = [row for row in table("provinces_63_to_34.csv") if row["new_code"] == code]
    return identity("place", "province", code, rows[0]["name_2026_from"] or NEW)


def _districts() -> Iterator[PlaceRow]:
    """Yield the districts; today's place is the province around them: they were split up."""
    merged = {row["old_code"]: row["new_code"] for row in table("provinces_63_to_34.csv")}
    for row in table("districts_legacy.csv"):
        yield PlaceRow(
            place_id=identity("place", "district", row["district_code"], OLD),
            level="district",
            name=row["district"],
            official_code=row["district_code"],
            parent_place_id=identity("place", "province", row["province_code"], OLD),
            valid_to=LAST_OLD_DAY,
            today_place_id=_today(merged[row["province_code"]]),
            was_abolished=row["snapshot"].startswith("older"),
        )


@cache
def _by_name() -> dict[tuple[str, str], tuple[PlaceRow, ...]]:
    found: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
    for row in place_rows():
        found[row.level, place_key(row.name)].append(row)
    codes = {row.official_code: row for row in place_rows() if row.level == "district"}
    for line in table("districts_legacy.csv"):
        district = codes[line["district_code"]]
        former = found["district", place_key(line["older_name"] or district.name)]
        if district not in former:
            former.append(district)
    return {key: tuple(rows) for key, rows in found.items()}


def find_place(place: Place, day: date | None) -> UUID | None:
    """Return the smallest known unit of `place` as it was on `day`; communes are not known yet."""
    district = find_named(place.district, "district", place, day) if place.district else None
    if district or not place.province:
        return district
    return find_named(place.province, "province", place, day)


def find_named(name: str, level: str, within: Place, day: date | None) -> UUID | None:
    """Return the unit of that name and level on `day`.

    A district is looked for in the province of `within`, elsewhere only if its
    name is unique in the country; None where nothing or more than one fits.
    """
    known = _by_name().get((level, place_key(name)), ())
    if level == "district":
        known = _districts_near(known, within.province)
    if not known:
        return None
    key = match_key(name)
    best = min(
        known,
        key=lambda row: (
            not row.holds_on(day),
            match_key(row.name) != key,
            row.was_abolished,
            row.valid_from or date.min,
        ),
    )
    return best.place_id


def _districts_near(known: tuple[PlaceRow, ...], province: str | None) -> tuple[PlaceRow, ...]:
    if province:
        around = {
            row.place_id
            for row in _by_name().get(("province", place_key(province)), ())
            if row.valid_to == LAST_OLD_DAY
        }
        near = tuple(row for row in known if row.parent_place_id in around)
        if near:
            return near
    return known if len(known) == 1 else ()
