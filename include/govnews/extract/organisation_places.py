"""Owns where an organisation belongs: the place printed behind its name, or the one left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from govnews.extract.names_of_people import FAMILY_NAMES, MAJOR_NAMES
from govnews.extract.passages import Passage
from govnews.extract.places import NAME, settled_name, with_small_type
from govnews.records import Place
from govnews.vietnamese.gazetteer import (
    TYPE_WORDS,
    bare_name,
    district_in,
    districts_named,
    province_named,
)
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.words import Cued

_KINDS = {"tp": "thành phố", "tx": "thị xã"}
_VILLAGES = (
    "thôn|bản|ấp|khu phố|tổ dân phố|buôn|khóm|làng|khối phố|xóm|tiểu khu|"
    "khu dân cư|dòng họ|họ|giáo xứ|chùa"
)
_LEVEL = (
    r"(?P<level>[Tt]ỉnh|[Tt]hành phố|TP(?=HCM)|TP\.?|Tp\.?|tp\.?|[Hh]uyện|[Tt]hị xã|"
    r"TX\.?|[Qq]uận|[Xx]ã|"
    rf"[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|{_VILLAGES}|"
    r"TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)"
)
_SHOUTED = rf"[{UPPER}]+(?:\s[{UPPER}]+){{0,3}}"
# "Phòng Giáo dục và Đào tạo (GD&ĐT) huyện": the abbreviation stands between name and place.
ABBREVIATION = rf"(?:\s?\((?:gọi tắt là |viết tắt là )?[{UPPER}]{{2}}[^()\n]{{0,18}}\))?"
_REGION = rf"(?:[IVX]+\b|\d{{1,3}}\b|{NAME})(?:\s-\s(?:{NAME}))*"
_PRINTED = re.compile(
    rf"{ABBREVIATION}(?P<branch>(?: ?-)? [Cc]hi nhánh)?[^\S\n](?:- )?(?:"
    rf"(?P<region>(?:[Kk]hu vực|[Ll]iên huyện|[Ll]iên quận|[Cc]ơ sở|[Vv]ùng|[Ss]ố) {_REGION})|"
    rf"{_LEVEL}(?:(?<=\.)|(?=HCM)|(?![{LOWER}{UPPER}]))(?!\s(?:ủy|đoàn)\b)"
    rf"\s?(?P<name>{NAME}(?![{UPPER}])|{_SHOUTED}|\d{{1,2}}\b)?|"
    rf"(?P<bare>{NAME}))"
)
_PLURAL_LEVELS = re.compile(
    r"\s?(?:,|/|và|-)\s?(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|cơ sở|đặc khu)\b"
    rf"(?!\s[{UPPER}])"
)
_LEVEL_OF = {**TYPE_WORDS, "tỉnh": "province", "thành phố": "city"}
_NAMED = Cued(
    "tỉnh huyện thành thị quận xã phường đặc tp",
    rf"(?<!\w)(?P<kind>[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|[Tt]hị xã|[Tt]hị trấn|[Qq]uận|[Xx]ã|[Pp]hường|"
    rf"[Đđ]ặc khu|TP\.?|Tp\.?|Thành(?=\s[ủđ])|Thị(?=\s[ủđ]))"
    rf"(?:\sủy|\sđoàn)? ?(?P<name>{NAME}|\d{{1,2}}\b)",
)
_BARE = Cued("A", rf"(?<![\w.])(?P<name>{NAME})")
_COMMITTEES = {"thành": "thành phố", "thị": "thị xã"}
COMMITTEE_OF = {
    "Tỉnh": "Tỉnh ủy", "Huyện": "Huyện ủy", "Quận": "Quận ủy", "Thị xã": "Thị ủy",
    "Thành phố": "Thành ủy",
}  # fmt: skip


class Printed(NamedTuple):
    """A place printed behind a name: a unit named, a level alone, or words that stand as such."""

    start: int
    end: int
    level: str | None = None
    kind: str = ""
    name: str | None = None
    before: str = ""


def printed_place(plain: str, end: int, how: str) -> Printed | None:
    """Return the place printed right behind a name that ends at `end`, or None."""
    after = _PRINTED.match(plain, end)
    if after is None:
        return None
    branch = "chi nhánh " if after["branch"] else ""
    if after["region"]:
        return _region(plain, after, branch)
    if after["bare"]:
        return _bare(after, how, branch)
    kind = _kind(after["level"])
    level = _LEVEL_OF.get(kind, "village")
    printed = after["name"] or ""
    # "UBND THÀNH PHỐ TÂN UYÊN": in a heading capitals are no name but of a unit known.
    if printed == "HCM":
        printed = "Hồ Chí Minh"
    is_shouted = after["level"].isupper() and len(after["level"]) > 2
    name = known_place(printed.title()) if is_shouted else printed and _settled(kind, printed)
    if name:
        stop = after.start("name") + min(len(name), len(after["name"]))
        return Printed(
            start=after.start("level"), end=stop, level=level, kind=kind, name=name, before=branch
        )
    if level == "village":
        return None
    return Printed(
        start=after.start("level"), end=after.end("level"), level=level, kind=kind, before=branch
    )


def _kind(printed: str) -> str:
    word = printed.lower().rstrip(".")
    return _KINDS.get(word, word)


def _settled(kind: str, printed: str) -> str | None:
    """Return the unit's own name of the printed capitals: "Tân Hội Phó Chủ tịch" goes on."""
    name = settled_name(kind if kind in TYPE_WORDS else "xã", printed)
    # The lists of districts are complete: "huyện Lê Diễn" is a person of the Kinh.
    if name and _LEVEL_OF.get(kind) in ("district", "city") and known_place(name) is None:
        return None if name.split()[0] in MAJOR_NAMES else name
    return name


def _region(plain: str, after: re.Match[str], branch: str) -> Printed:
    """Read a body of several units: khu vực Lập Thạch - Sông Lô, cơ sở 3 tỉnh Bắc Ninh."""
    words, end = after["region"], after.end("region")
    further = _PRINTED.match(plain, end)
    if further and further["level"] and further["name"] and not further["branch"]:
        name = _settled(_kind(further["level"]), further["name"])
        if name:
            end = further.start("name") + len(name)
            words = f"{words} {_kind(further['level'])} {name}"
    words = words[0].lower() + words[1:]
    return Printed(start=after.start("region"), end=end, name=words, before=branch)


def _bare(after: re.Match[str], how: str, branch: str) -> Printed | None:
    printed, start = after["bare"], after.start("bare")
    if printed == "Việt Nam":
        return _national(after)
    known = known_place(printed)
    name = known
    if known is None and (how in ("party_district", "party_city") or branch):
        name = settled_name("xã", printed) if not printed.isupper() else None
    if name is None:
        return None
    end = start + len(name)
    if how.startswith("party_") or how in ("bare", "own_name", "printed_own") or branch:
        return Printed(start=start, end=end, name=name, before=branch)
    full = province_named(name)
    districts = districts_named(name)
    if full and (how != "district" or not districts):
        words = with_small_type(full.name)
    else:
        words = with_small_type(districts[0].name)
    kind = words[: len(words) - len(bare_name(words))].strip()
    # A district keeps its printed spelling (Đăk Tô, Đắk Tô); a province has one.
    is_province = full is not None and words == with_small_type(full.name)
    return Printed(
        start=start,
        end=end,
        level=_LEVEL_OF.get(kind, "district"),
        kind=kind,
        name=bare_name(words) if is_province else name,
    )


def _national(after: re.Match[str]) -> Printed:
    """Read "Hội Nông dân Việt Nam", or the level behind: "… Việt Nam huyện Tháp Mười"."""
    end = after.end("bare")
    further = _PRINTED.match(after.string, end)
    if further and further["level"] and (own := printed_place(after.string, end, "any")):
        return own
    return Printed(start=after.start("bare"), end=end, level="central", name="Việt Nam")


@lru_cache(maxsize=4096)
def known_place(printed: str) -> str | None:
    """Return the longest province or district that the printed capitals begin with."""
    ends = [m.end() for m in re.finditer(r"\S+", printed)]
    is_name = len(ends) > 2 and printed.split()[0] in FAMILY_NAMES
    for left, end in enumerate(reversed(ends)):
        # "Bí thư Huyện ủy Hà Trung Kiên": one syllable left over makes it a person.
        if left == 1 and is_name:
            continue
        if province_named(printed[:end]) or districts_named(printed[:end]):
            return printed[:end]
    return None


def is_plural(plain: str, printed: Printed | None) -> bool:
    """Return whether a level alone stands for many: UBND xã, phường, thị trấn."""
    return (
        printed is not None
        and printed.name is None
        and _PLURAL_LEVELS.match(plain, printed.end) is not None
    )


class Units:
    """The administrative units an organisation without a name of its own can belong to."""

    def __init__(self, passage: Passage, place: Place) -> None:
        self._passage = passage
        self.place = place

    def full(self, kind: str, position: int) -> str | None:
        """Return "huyện Mai Sơn" for huyện at a position: the article's own, else the one named."""
        own = self._own(kind)
        return with_small_type(own) if own else self.named(kind, position)

    def _own(self, kind: str) -> str | None:
        levels = {
            "province": (self.place.province,),
            "city": (self.place.district, self.place.province),
            "district": (self.place.district,),
            "commune": (self.place.commune,),
        }[_LEVEL_OF[kind]]
        return next((u for u in levels if u and u.lower().startswith(kind)), None)

    def named(self, kind: str, position: int) -> str | None:
        """Return the unit of a kind that the page named last, or next in the same sentence."""
        units = self._named.get(kind, [])
        before = bisect_left(units, (position,)) - 1
        if before >= 0:
            return f"{kind} {units[before][1]}"
        end = self._passage.sentences.at(position)[1]
        if units and units[0][0] < end:
            return f"{kind} {units[0][1]}"
        return None

    def named_district(self, position: int) -> str | None:
        """Return the district, town or city that the page named last."""
        return self._last(("huyện", "thị xã", "quận", "thành phố"), position)

    def commune(self, position: int) -> str | None:
        """Return the article's commune, else the one named last."""
        if self.place.commune:
            return with_small_type(self.place.commune)
        return self._last(("xã", "phường", "thị trấn", "đặc khu"), position)

    def _last(self, kinds: tuple[str, ...], position: int) -> str | None:
        best, where = None, -1
        for kind in kinds:
            units = self._named.get(kind, [])
            before = bisect_left(units, (position,)) - 1
            if before >= 0 and units[before][0] > where:
                where, best = units[before][0], f"{kind} {units[before][1]}"
        return best

    def lowest(self) -> str | None:
        """Return the unit that publishes: district, or commune where districts are gone."""
        place = self.place
        own = place.district or place.commune or place.province
        return with_small_type(own) if own else None

    @cached_property
    def _named(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = {}
        for start, kind, name in sorted(self._namings()):
            found.setdefault(kind, []).append((start, name))
        return found

    def _namings(self) -> Iterator[tuple[int, str, str]]:
        plain = self._passage.plain
        for match in _NAMED.find_all(plain, self._passage.words):
            kind = match["kind"].lower().rstrip(".")
            kind = _KINDS.get(kind, _COMMITTEES.get(kind, kind))
            if kind in _LEVEL_OF and (name := _settled(kind, match["name"])):
                yield match.start(), kind, name
        if self.place.district or not self.place.province:
            return
        for match in _BARE.find_all(plain, self._passage.words):
            if " " not in match["name"]:
                continue
            if district := district_in(match["name"], self.place.province):
                kind = with_small_type(district.name)[: -len(bare_name(district.name)) - 1]
                yield match.start(), kind, match["name"]


def committee(unit: str) -> str:
    """Return the Party Committee of a unit: huyện Mai Sơn → Huyện ủy Mai Sơn, xã → Đảng ủy xã."""
    bare = bare_name(unit)
    kind = unit[: len(unit) - len(bare)].strip()
    head = COMMITTEE_OF.get(kind[:1].upper() + kind[1:])
    return f"{head} {bare}" if head else f"Đảng ủy {kind} {bare}"
