"""Owns the administrative units that an article names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govnews.extract.names_of_people import FAMILY_NAMES
from govnews.extract.passages import Passage, Taken
from govnews.extract.rules import USAGE, Rule
from govnews.records import PlaceMention
from govnews.vietnamese.gazetteer import (
    TYPE_WORDS,
    bare_name,
    districts_named,
    province_named,
)
from govnews.vietnamese.letters import CAPITALISED, LOWER, UPPER
from govnews.vietnamese.words import Cued

NAME = rf"{CAPITALISED}(?:(?:\s|\s-\s|-){CAPITALISED}){{0,3}}"
_NUMBERED = r"\d{1,2}\b(?!\s*[/%])"
_TYPED = Cued(
    "tỉnh thành tp quận huyện thị tx xã phường đặc",
    rf"(?<![{UPPER}{LOWER}])(?P<type>[Tt]ỉnh|[Tt]hành phố|TP\.?|Tp\.?|[Qq]uận|[Hh]uyện|[Tt]hị xã|"
    rf"TX\.?|"
    rf"[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)\s*(?P<name>(?<=\s){NAME}|(?<=\.){NAME}|"
    rf"(?<=\s){_NUMBERED})",
)
_NEXT = re.compile(rf"(?:,|\s+và|;)\s+(?P<name>{NAME})(?=\s*(?:[,.;:)\n]|và\b|$|[{LOWER}]))")
_BARE = Cued("A", rf"(?<![\w])(?P<name>{CAPITALISED}(?:\s{CAPITALISED}){{1,3}})")
_NUMBERABLE = {"quận", "phường"}
# Names that go on with a title or a family are cut before it: "xã Tùng Lộc Phó Chủ tịch".
_NOT_IN_NAME = re.compile(
    r"\s(?:Phó|Bí thư|Chủ (?:tịch|nhiệm)|Giám đốc|Trưởng (?:Ban|ban|phòng|Phòng|đoàn|thôn)|Ủy "
    r"(?:viên|ban))\b"
)

RULES = {
    "place.typed": Rule(
        says="type word and name, both in writing: huyện Can Lộc",
        source="Nghị định 30/2020/NĐ-CP, Phụ lục II (capitals of unit names)",
        example="Đoàn về xã Cò Nòi.",
        counterexample="Đoàn về xã vùng cao.",
    ),
    "place.listed": Rule(
        says="a plural type word and a list: các xã Tân Văn, Đạ Đờn",
        source=USAGE,
        example="Tại các xã Cò Nòi, Hát Lót.",
        counterexample="Tại xã Cò Nòi, Hát Lót.",
    ),
    "place.bare_province": Rule(
        says="a province of the gazetteer without type word: Sở Y tế Thanh Hóa",
        source="Nghị quyết 202/2025/QH15 and the 63 provinces before it",
        example="Bà con Thanh Hóa đến thăm.",
        counterexample="Ông Nguyễn Thái Bình đến thăm.",
    ),
}


def find_places(passage: Passage) -> list[PlaceMention]:
    """Return the administrative units named in one string, in page order."""
    found = list(_typed(passage))
    known = Taken((m.span.start, m.span.end) for m in found)
    for match in _BARE.find_all(passage.plain, passage.words):
        province = province_named(match["name"])
        if province and not known.meets(*match.span()):
            found.append(_mention(passage, *match.span(), province.name, "place.bare_province"))
    return sorted(found, key=lambda mention: mention.span.start)


def _typed(passage: Passage) -> Iterator[PlaceMention]:
    plain = passage.plain
    for match in _TYPED.find_all(plain, passage.words):
        kind = _type_word(match["type"])
        name = settled_name(kind, match["name"])
        if name is None:
            continue
        end = match.start("name") + len(name)
        yield _mention(passage, match.start(), end, _full_name(kind, name), "place.typed")
        if plain[max(0, match.start() - 4) : match.start()].lower() != "các ":
            continue
        while (further := _NEXT.match(plain, end)) and end <= further.start():
            name = settled_name(kind, further["name"])
            if name is None:
                break
            end = further.start("name") + len(name)
            yield _mention(
                passage, further.start("name"), end, _full_name(kind, name), "place.listed"
            )


def _type_word(printed: str) -> str:
    word = printed.lower().rstrip(".")
    return {"tp": "thành phố", "tx": "thị xã"}.get(word, word)


@lru_cache(maxsize=4096)
def settled_name(kind: str, printed: str) -> str | None:
    """Return the part of the printed capitals that is the name, or None where it is none."""
    if printed.isdigit():
        return printed if kind in _NUMBERABLE else None
    if kind == "tỉnh":
        return _longest(printed, lambda words: province_named(words) is not None)
    if TYPE_WORDS[kind] == "district":
        known = _longest(
            printed,
            lambda words: (
                bool(districts_named(words))
                or (kind == "thành phố" and province_named(words) is not None)
            ),
        )
        if known:
            return known
    first = printed.split()[0]
    if first.isupper() and len(first) > 2 and "'" not in first:
        return None
    stop = _NOT_IN_NAME.search(printed)
    return without_person((printed[: stop.start()] if stop else printed).rstrip(" -"))


def without_person(printed: str) -> str | None:
    """Return a unit's name without the person named behind it, None where all is a person."""
    words = printed.split()
    if len(words) >= 3 and words[0] in FAMILY_NAMES:
        return None
    for number in range(2, len(words) - 1):
        if words[number] in FAMILY_NAMES and len(words) >= 4:
            return printed[: len(" ".join(words[:number]))]
    return printed


def _longest(printed: str, known: object) -> str | None:
    ends = [m.end() for m in re.finditer(r"\S+", printed)]
    for end in reversed(ends):
        if callable(known) and known(printed[:end]):
            return printed[:end]
    return None


@lru_cache(maxsize=4096)
def _full_name(kind: str, name: str) -> str:
    province = province_named(name) if kind in ("tỉnh", "thành phố") else None
    if province and (kind == "tỉnh" or province.name.startswith("Thành phố")):
        return province.name
    return f"{kind[0].upper()}{kind[1:]} {name}"


def _mention(passage: Passage, start: int, end: int, name: str, rule: str) -> PlaceMention:
    return PlaceMention(
        canonical=name, level=level_of(name), span=passage.span(start, end), rule=rule
    )


@lru_cache(maxsize=4096)
def level_of(full_name: str) -> str:
    """Return province, district or commune of a full name with type word."""
    if (province := province_named(full_name)) and province.name == full_name:
        return "province"
    words = full_name.lower()
    return next((v for k, v in TYPE_WORDS.items() if words.startswith(k + " ")), "province")


def with_small_type(full_name: str) -> str:
    """Return a full name as it stands inside a sentence: huyện Can Lộc."""
    bare = bare_name(full_name)
    return full_name[: len(full_name) - len(bare)].lower() + bare
