"""Owns the administrative units of Vietnam: provinces before and after the mergers, districts.

Tables: `gazetteer/provinces_63_to_34.csv` (63 provinces of June 2025, their successors of
1 July 2025 by Nghị quyết 202/2025/QH15, and their names of November 2026) and
`gazetteer/districts_legacy.csv` (districts until 30 June 2025).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
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
_TYPE_PREFIX = re.compile(r"^(?:tỉnh|thành phố|tp|quận|huyện|thị xã|tx|xã|phường|thị trấn) ")
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


def table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one table of the gazetteer folder."""
    text = (files("govnews.vietnamese") / "gazetteer" / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@lru_cache(maxsize=8192)
def place_key(name: str) -> str:
    """Return the key of a place name: type word off, spellings of Đắk levelled."""
    key = _LAK.sub("lắk", _DAK.sub("đắk", match_key(name)))
    return _TYPE_PREFIX.sub("", key)


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


_HO_CHI_MINH = re.compile(r"^(?:tp ?)?hcm$")


def province_named(name: str) -> Province | None:
    """Return the province of that name, with or without type word, or None."""
    key = place_key(name)
    if _HO_CHI_MINH.match(key):
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
