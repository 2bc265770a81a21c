"""Owns the administrative units of Vietnam: provinces before and after the mergers, districts,
communes.

Tables: `gazetteer/provinces_63_to_34.csv` (63 provinces of June 2025, their successors of
1 July 2025 by Nghị quyết 202/2025/QH15, and their names of November 2026),
`gazetteer/districts_legacy.csv` (districts until 30 June 2025), `gazetteer/communes_legacy.csv`
and `gazetteer/communes_2025.csv` (communes before and since). Sources: `gazetteer/README.md`.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from govnews.vietnamese.fold import match_key

TYPE_WORDS = {
    "tỉnh": "province",
    "thành phố": "district",
    "tp": "district",
    "quận": "district",
    "huyện": "district",
    "thị xã": "district",
    "tx": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_TYPE_PREFIX = re.compile(
    r"^(?:tỉnh|thành phố|tp|quận|huyện|thị xã|tx|xã|phường|thị trấn|đặc khu) "
)
# Words of precomposed letters, and what match_key or place_key level in such words.
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_LEVELLED = re.compile(r"[yỳýỷỹỵYỲÝỶỸỴðÐɖƉ\u0300-\u036f]|[oO][^\W\d_ -~]|[đĐ][aăắ]")
_LEADING_ZERO = re.compile(r"\b0+(?=\d)")
_DAK = re.compile(r"\bđ[ăa](?:k|c)\b|\bđắc\b(?= (?:lắk|lăk|lak|lắc|nông))")
_LAK = re.compile(r"(?<=\bđắk )l[ăa]k\b|(?<=\bđắk )lắc\b")
MERGED_ON = date(2025, 7, 1)


@dataclass(frozen=True, kw_only=True)
class Province:
    """One of the 63 provinces of June 2025 with its successors."""

    name: str
    merged_into: str
    today: str
    today_since: date | None

    @property
    def bare(self) -> str:
        """Return the name without its type word."""
        return bare_name(self.name)


@dataclass(frozen=True, kw_only=True)
class District:
    """A district as it was until 30 June 2025: full name, and the province it lay in."""

    name: str
    province: str


@dataclass(frozen=True, kw_only=True)
class Commune:
    """A xã, phường, thị trấn or đặc khu: full name, and where it lay on its last day.

    `district` is None since 1 July 2025. `ended` is true for those of before, of which
    `successors` are the communes of 2025 that its ground lies in (none where it was
    abolished earlier, on a day that the table does not tell).
    """

    code: str
    name: str
    province: str
    district: str | None = None
    ended: bool = False
    successors: tuple[str, ...] = ()

    def holds_on(self, day: date | None) -> bool:
        """Return whether the commune may exist on `day`; an unknown day excludes none."""
        return day is None or self.ended == (day < MERGED_ON)


def table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one table of the gazetteer folder."""
    text = (files("govnews.vietnamese") / "gazetteer" / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@lru_cache(maxsize=8192)
def place_key(name: str) -> str:
    """Return the key of a place name: type word off, spellings of Đắk levelled."""
    key = _LAK.sub("lắk", _DAK.sub("đắk", match_key(name)))
    return _LEADING_ZERO.sub("", _TYPE_PREFIX.sub("", key))


def place_keys(names: Sequence[str]) -> list[str]:
    """Return the `place_key` of each name, quickly for thousands of plainly spelt ones."""
    return [
        _TYPE_PREFIX.sub("", name.casefold())
        if _PLAIN.fullmatch(name) and not _LEVELLED.search(name)
        else place_key(name)
        for name in names
    ]


def bare_name(name: str) -> str:
    """Return a place name without its type word: Huyện Can Lộc → Can Lộc."""
    words = name.split()
    for count in (2, 1):
        if " ".join(words[:count]).lower() in TYPE_WORDS and len(words) > count:
            return " ".join(words[count:])
    return name


@cache
def _provinces() -> dict[str, Province]:
    found: dict[str, Province] = {}
    for row in table("provinces_63_to_34.csv"):
        since = row["name_2026_from"]
        province = Province(
            name=row["old_name"],
            merged_into=row["new_name_2025"],
            today=row["name_2026_11"],
            today_since=date.fromisoformat(since) if since else None,
        )
        found[place_key(province.name)] = province
    # Until 31 December 2024 the city of Huế was tỉnh Thừa Thiên Huế (Nghị quyết 175/2024/QH15).
    hue = found[place_key("Thành phố Huế")]
    found[place_key("Thừa Thiên Huế")] = Province(
        name="Tỉnh Thừa Thiên Huế", merged_into=hue.merged_into, today=hue.today, today_since=None
    )
    found[place_key("Thừa Thiên - Huế")] = found[place_key("Thừa Thiên Huế")]
    return found


@cache
def _districts() -> dict[str, tuple[District, ...]]:
    found: dict[str, list[District]] = defaultdict(list)
    for row in table("districts_legacy.csv"):
        district = District(name=row["district"], province=row["province"])
        keys = {place_key(district.name), place_key(row["older_name"] or district.name)}
        for key in sorted(keys):
            if not any(known == district for known in found[key]):
                found[key].append(district)
    return {key: tuple(value) for key, value in found.items()}


_HO_CHI_MINH = frozenset({"hcm", "tphcm", "tp hcm"})


def provinces() -> tuple[Province, ...]:
    """Return the provinces of before 1 July 2025, each once."""
    return tuple(dict.fromkeys(_provinces().values()))


def districts() -> tuple[District, ...]:
    """Return the districts of before 1 July 2025, each once."""
    return tuple(dict.fromkeys(each for named in _districts().values() for each in named))


def province_named(name: str) -> Province | None:
    """Return the province of that name, with or without type word, or None."""
    key = place_key(name)
    if key in _HO_CHI_MINH:
        key = "hồ chí minh"
    return _provinces().get(key)


def districts_named(name: str) -> tuple[District, ...]:
    """Return every district of that name; Châu Thành lies in ten provinces."""
    return _districts().get(place_key(name), ())


def district_in(name: str, province: str | None) -> District | None:
    """Return the district of that name in `province`; without province, only if it is unique."""
    known = districts_named(name)
    if province is None:
        return known[0] if len(known) == 1 else None
    key = place_key(province)
    return next((d for d in known if place_key(d.province) == key), None)


def province_today(name: str | None) -> str | None:
    """Return the full name of the province that the place lies in as of November 2026."""
    province = province_named(name) if name else None
    return province.today if province else None


def province_on(name: str, day: date | None) -> str:
    """Return the full name that a province of June 2025 has on `day` (its own name before)."""
    province = province_named(name)
    if province is None or day is None or day < MERGED_ON:
        return name
    if province.today_since and day >= province.today_since:
        return province.today
    return province.merged_into


@lru_cache(maxsize=8192)
def communes_named(name: str) -> tuple[Commune, ...]:
    """Return every commune of that name, with or without type word, of before and of 2025."""
    lines = _commune_lines().get(place_key(name), ())
    return tuple(
        _commune_of_2025(*line) if len(line) == 3 else _commune_before(*line)
        for line in dict.fromkeys(lines)
    )


def commune_in(
    name: str,
    province: str | None,
    district: str | None = None,
    day: date | None = None,
) -> Commune | None:
    """Return the only commune of that name in `province`, and in `district` where one is given.

    With `day`, those of the other side of 1 July 2025 are left out. A type word in `name` decides
    between xã X and phường X. None where none or more than one fits: nothing is guessed.
    """
    known = [one for one in communes_named(name) if one.holds_on(day)]
    if province:
        key = place_key(province)
        known = [one for one in known if place_key(one.province) == key]
    if district:
        key = place_key(district)
        known = [one for one in known if one.district and place_key(one.district) == key]
    typed = match_key(name)
    exact = [one for one in known if match_key(one.name) == typed]
    chosen = exact or known
    return chosen[0] if len(chosen) == 1 else None


@cache
def _commune_lines() -> dict[str, list[tuple[str, ...]]]:
    """Return the lines of both tables by key. 14 000 lines: read on the first question only."""
    lines: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in _lines("communes_2025.csv"):
        lines[line[2]].append(line)
    for line in _lines("communes_legacy.csv"):
        for name in filter(None, (line[2], line[4])):
            lines[name].append(line)
    by_key: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, known in zip(place_keys(list(lines)), lines.values(), strict=True):
        by_key[key] += known
    return by_key


def _lines(name: str) -> Iterator[tuple[str, ...]]:
    text = (files("govnews.vietnamese") / "gazetteer" / name).read_text("utf-8")
    yield from map(tuple, csv.reader(text.splitlines()[1:]))


@cache
def _names_by_code() -> tuple[dict[str, str], dict[str, dict[str, str]], dict[str, str]]:
    """Return the names of new provinces, the lines of districts and the names of new communes."""
    provinces = {row["new_code"]: row["new_name_2025"] for row in table("provinces_63_to_34.csv")}
    districts = {row["district_code"]: row for row in table("districts_legacy.csv")}
    return provinces, districts, {code: name for _, code, name in _lines("communes_2025.csv")}


def _commune_of_2025(province_code: str, code: str, name: str) -> Commune:
    return Commune(code=code, name=name, province=_names_by_code()[0][province_code])


def _commune_before(
    district_code: str, code: str, name: str, successors: str, *older: str
) -> Commune:
    del older  # names and districts of before: known by their keys
    _, districts, communes = _names_by_code()
    district = districts[district_code]
    return Commune(
        code=code,
        name=name,
        province=district["province"],
        district=district["district"],
        ended=True,
        successors=tuple(communes[one] for one in successors.split(";") if one),
    )
