"""The made-up country of the volume benchmark: its portals, bodies, officials and documents.

Places are the real ones of the gazetteer; everything else is drawn from a seed, so that two
runs of one seed write the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from benchmarks.sentences import NOTHING, Named
from benchmarks.templates import BODIES, FAMILY, GIVEN, MERGED_BODIES, MIDDLE, SYMBOLS
from govnews.identity import identity
from govnews.load.central_documents import central_documents
from govnews.load.keys import person_key
from govnews.load.place_row import PlaceRow
from govnews.load.place_states import place_rows
from govnews.vietnamese.fold import search_key

PORTALS = 150
# Decree 45/2025/NĐ-CP (gazetteer/organisation_mergers.csv).
MERGED_ON = date(2025, 3, 1)
OFFICIALS = 40
# Asked for by the sample questions: they must have something to find.
_WANTED = ("Huyện Can Lộc", "Huyện Ngọc Hồi", "Huyện Đầm Hà")


@dataclass(frozen=True, kw_only=True)
class Office:
    """One organisation as the dimension holds it."""

    organisation_id: str
    name: str
    body: str
    level: str
    place_id: str

    def row(self) -> tuple[str, ...]:
        """Return the columns of dim_organisation."""
        return (
            *(self.organisation_id, self.name, search_key(self.name), "unknown"),
            *(self.body, search_key(self.body), self.level, self.place_id),
        )


@dataclass(frozen=True, kw_only=True)
class Newsdesk:
    """One portal with everything that its news may name."""

    code: str
    portal_id: str
    name: str
    place: PlaceRow
    province_name: str
    weight: float
    offices: tuple[Office, ...]
    bodies: tuple[Named, ...]
    merged_bodies: tuple[Named, ...]
    officials: tuple[Named, ...]
    places: tuple[Named, ...]

    @property
    def host(self) -> str:
        """Return the host that its addresses have."""
        return f"{self.code.replace('_', '-')}.volume.test"

    def bodies_of(self, day: date) -> list[Named]:
        """Return the bodies that it names on a day: those merged since, as long as they were."""
        return [*self.bodies, *(self.merged_bodies if day < MERGED_ON else ())]

    def documents(self, month: date, seed: int) -> list[Named]:
        """Return the documents that it cites in a month: its own new ones, and the centre's."""
        chance = Random(f"{seed} {self.code} {month}")
        own = []
        for number in range(12):
            kind, symbol = chance.choice(SYMBOLS)
            text = f"{chance.randint(1, 900)}/{symbol}"
            key = str(identity("document", self.code, str(month), str(number)))
            own.append(Named(key, f"{kind} số {text}", (kind, text)))
        # The one that a sample question asks for is cited now and then, on any portal.
        wanted = _central()[:1] if chance.random() < 0.01 else []
        return [*own, *chance.sample(_central()[1:], 3), *wanted]


@cache
def _central() -> list[Named]:
    known = sorted(central_documents(), key=lambda one: one.number_symbol != "49-KL/TW")
    return [
        Named(str(one.document_id), f"{kind} số {number}", (kind, number))
        for one in known
        for kind, number in [(one.kind, one.number_symbol)]
    ]


def newsdesks(seed: int) -> list[Newsdesk]:
    """Return the portals, the busiest first."""
    chance = Random(seed)
    units = {row.place_id: row for row in place_rows()}
    provinces = [row for row in units.values() if row.level == "province" and _is_of_before(row)]
    districts = [row for row in units.values() if row.level == "district" and _is_of_before(row)]
    wanted = [row for row in districts if row.name in _WANTED]
    others = sorted(districts, key=lambda row: str(row.place_id))
    chosen = [*sorted(provinces, key=lambda row: str(row.place_id)), *wanted]
    chosen += chance.sample(others, PORTALS - len(chosen))
    chance.shuffle(chosen)
    return [_desk(number, place, units, chance) for number, place in enumerate(chosen, start=1)]


def _is_of_before(row: PlaceRow) -> bool:
    """Return whether the unit stood on the last day before the mergers of 2025."""
    return row.holds_on(date(2025, 6, 30))


def _desk(number: int, place: PlaceRow, units: dict[object, PlaceRow], chance: Random) -> Newsdesk:
    province = units[place.province_id] if place.province_id else place
    inner = _children().get(str(place.place_id), [])
    places = [place, *(chance.sample(inner, min(14, len(inner))))]
    offices = [_office(body, chance.choice(places), place) for body in BODIES for _ in range(2)]
    merged = [_office(body, province, province) for body in MERGED_BODIES]
    return Newsdesk(
        code=f"volume_{number:03d}",
        portal_id=str(identity("portal", f"volume_{number:03d}")),
        name=f"Trang tin {place.name}",
        place=place,
        province_name=province.name,
        weight=1 / (number + 4) ** 0.8,
        offices=tuple({one.organisation_id: one for one in (*offices, *merged)}.values()),
        bodies=tuple(map(_body, offices)),
        merged_bodies=tuple(map(_body, merged)),
        officials=tuple(_official(chance, offices, province.name) for _ in range(OFFICIALS)),
        places=tuple(_place(row, province.name) for row in places),
    )


@cache
def _children() -> dict[str, list[PlaceRow]]:
    """Return the units that stood in each unit on the last day before the mergers."""
    inner: dict[str, list[PlaceRow]] = {}
    for row in sorted(place_rows(), key=lambda row: str(row.place_id)):
        if row.parent_place_id and _is_of_before(row):
            inner.setdefault(str(row.parent_place_id), []).append(row)
    return inner


def _office(body: str, place: PlaceRow, around: PlaceRow) -> Office:
    name = f"{body} {place.name[0].lower()}{place.name[1:]}"
    return Office(
        organisation_id=str(identity("organisation", name.lower(), str(around.place_id))),
        name=name,
        body=body,
        level=place.level,
        place_id=str(place.place_id),
    )


def _body(office: Office) -> Named:
    columns = (office.name, search_key(office.name), "unknown")
    return Named(office.organisation_id, office.name, columns)


def _official(chance: Random, offices: list[Office], province: str) -> Named:
    name = " ".join(map(chance.choice, (FAMILY, MIDDLE, GIVEN)))
    office = chance.choice(offices)
    key = person_key(name, identity("office", office.organisation_id), "")
    return Named(
        str(key),
        name,
        (
            *(name, search_key(name), province, office.name, search_key(office.name)),
            *(office.organisation_id, office.place_id),
        ),
    )


def _place(row: PlaceRow, province: str) -> Named:
    printed = f"{row.name[0].lower()}{row.name[1:]}"
    today = str(row.today_place_id) if row.today_place_id else NOTHING
    columns = (row.name, row.level, str(row.place_id), province, today, "{}", "{}")
    return Named(str(row.place_id), printed, columns)


def dimension_rows(desks: list[Newsdesk]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (table, row) of portals, organisations and people, each key once."""
    seen: set[str] = set()
    for desk in desks:
        for office in desk.offices:
            if office.organisation_id not in seen:
                yield "dim_organisation", office.row()
        seen |= {office.organisation_id for office in desk.offices}
        for official in desk.officials:
            if official.key not in seen:
                yield "dim_person", (official.key, *_person(official))
                seen.add(official.key)
        yield (
            "dim_portal",
            (
                *(desk.portal_id, desk.code, desk.name, desk.host, "volume"),
                *(desk.place.level, str(desk.place.place_id)),
            ),
        )


def _person(official: Named) -> tuple[str, ...]:
    name, search, province, office, _, office_id, place_id = official.columns
    return (name, search, province, office, office_id, place_id)
