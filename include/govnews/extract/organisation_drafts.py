"""Owns what is read before it is settled: a name, its place or owner as printed, its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from govnews.extract.organisation_heads import second_words as heads_second_words
from govnews.extract.organisation_names import (
    Found,
    Name,
    goes_on,
    may_open,
    name_at,
    opening_at,
    token_behind,
    word_of,
)
from govnews.extract.organisation_names import first_words as listed_first_words
from govnews.extract.organisation_names import second_words as listed_second_words
from govnews.extract.organisation_patterns import OpenName, open_name_at, own_name_at
from govnews.extract.organisation_patterns import first_words as open_first_words
from govnews.extract.organisation_places import ABBREVIATION, Printed, is_plural, printed_place
from govnews.extract.organisation_short import short_at
from govnews.vietnamese.endings import Ending
from govnews.vietnamese.words import ACRONYMS, Words

OWNED = frozenset({"body", "party_body", "council_body", "unit", "police_unit"})
_UNITS = frozenset({"unit", "police_unit"})
PLURAL_AFTER = re.compile(r"\s+(?:các|những|cấp|cùng cấp|ở các|viên)\b(?! lãnh đạo)")
# Titles that hold the name of a body: Thủ tướng Chính phủ, đại biểu Quốc hội.
_TITLES = {
    "Chính phủ": re.compile(r"(?:Thủ tướng|Phó Thủ tướng)\s$"),
    "Quốc hội": re.compile(r"[Đđ]ại biểu\s$"),
    "Trung ương Đảng": re.compile(r"(?:Ủy viên|ủy viên)(?: dự khuyết)?\s$"),
}
# "Đại hội đại biểu MTTQ Việt Nam huyện" is the congress, not the front.
_CONGRESSES = {"fatherland_front", "association", "party_organisation"}
_CONGRESS_BEFORE = re.compile(r"[Đđ]ại hội(?: đại biểu| thành lập| điểm)?\s$")
_MANY = Ending(r"\b(?:các|những|mỗi|từng|nhiều|một số|Các|Những|Mỗi)\s$")
# "Trưởng ban Pháp chế": the office takes the capital of its body.
_OFFICE_BEFORE = re.compile(r"\bTrưởng\s$")
# "nộp tại Phòng Tổ chức cán bộ, tầng 2, Sở Nội vụ": an address within the house.
_FLOOR = re.compile(r",? tầng \d{1,2},? ")
_OF_BEFORE = re.compile(r"\b(?:của|do)\s$")
_TITLE_BEFORE = re.compile(r"(?:Phó (?:Bí thư|Chủ tịch|Trưởng [Bb]an)|Ủy viên|Bí thư)\s$")
_ABBREVIATION = re.compile(ABBREVIATION)
# "trường" goes on with the kind of school; "và" joins words of a listed name and is none.
_WITH_ANY_WORD = frozenset({"trường"})
_JOINING = frozenset({"và"})


@cache
def _openings() -> frozenset[str]:
    """Return the words with which a name can begin, and the sign of those in capitals only."""
    return listed_first_words() | open_first_words() | {ACRONYMS}


@lru_cache(maxsize=1 << 14)
def _second_words(printed: str) -> frozenset[str] | None:
    """Return the words that go on behind the first one of a name; None where any may.

    There are none behind a word that begins no name of the lists or of an open kind.
    """
    first = printed.lower()
    if not (may_open(printed) or first in open_first_words()):
        return frozenset()
    # A small word tells by the word behind: "công ty", not "công tác".
    listed = listed_second_words(first) if printed[0].islower() else None
    if listed is None or first in _WITH_ANY_WORD:
        return None
    return listed | heads_second_words(first) | _JOINING


@dataclass(kw_only=True)
class Draft:
    """An organisation as printed; `printed` or `owner` are None where the page leaves them out."""

    name: Name
    start: int
    end: int
    rule: str = "organisation.listed"
    printed: Printed | None = None
    owner: Draft | None = None


class Drafts:
    """Reads the organisations of one string into drafts, from left to right."""

    def __init__(self, plain: str, words: Words) -> None:
        self._plain = plain
        self._words = words

    def read(self) -> list[Draft]:
        """Return every draft of the string, without overlaps."""
        drafts: list[Draft] = []
        reached = 0
        for start in self._words[_openings()]:
            if start < reached:
                continue
            # None is part of a number, or of a document that was blotted out.
            opening = opening_at(self._plain, start)
            if opening is None or not _may_open(opening):
                continue
            draft, following = self._at(opening)
            if draft is not None:
                if not self._is_abbreviation(drafts, draft):
                    drafts.append(draft)
                reached = following
        return drafts

    def _is_abbreviation(self, drafts: list[Draft], draft: Draft) -> bool:
        """Return whether "(CDC)" repeats the name it stands behind."""
        if not drafts or self._plain[draft.end : draft.end + 1] != ")":
            return False
        gap = self._plain[drafts[-1].end : draft.start].strip()
        is_short = " " not in self._plain[draft.start : draft.end]
        return gap == "(" and (is_short or draft.name.canonical == drafts[-1].name.canonical)

    def _at(self, opening: re.Match[str], *, is_owner: bool = False) -> tuple[Draft | None, int]:
        """Return the draft that begins with a word, and from where on the next is looked for."""
        named, rule = self._named(opening)
        if named is None or not (is_owner or self._looks_like_name(named)):
            return self._short(opening.start(1))
        if named.name.canonical.startswith("Thường trực") and _TITLE_BEFORE.search(
            self._plain, max(0, named.start - 30), named.start
        ):
            return None, opening.end(1)
        if named.name.takes_owner and (owned := self._owned(named)):
            return owned
        draft = Draft(name=named.name, start=named.start, end=named.end, rule=rule)
        printed = printed_place(self._plain, named.end, named.name.place)
        if is_plural(self._plain, printed):
            return None, opening.end(1)
        if printed and _fits(printed, named.name):
            draft.printed, draft.end = printed, printed.end
        elif named.name.place == "own_name" and (end := own_name_at(self._plain, named.end)):
            called = self._plain[named.end : end].strip()
            canonical = f"{named.name.canonical} {called}"
            draft.name = named.name._replace(canonical=canonical, place="bare")
            draft.end = end
        return draft, max(draft.end, named.end)

    def _named(self, opening: re.Match[str]) -> tuple[Found | None, str]:
        """Return the longer of the closed and the open reading."""
        listed, word, start = name_at(opening), word_of(opening), opening.start(1)
        opened = open_name_at(self._plain, start, word) if word in open_first_words() else None
        if opened is None or (listed and self._is_better(listed, opened)):
            return listed, "organisation.listed"
        return Found(name=opened.name, start=start, end=opened.end), opened.rule

    def _is_better(self, listed: Found, opened: OpenName) -> bool:
        """Return whether the closed reading stands though the open one goes on."""
        if listed.end >= opened.end or listed.name.place == "own_name":
            return True
        if opened.rule == "organisation.board":
            return listed.name.place in ("body", "level_body")
        # "Phòng Tư pháp, Nội vụ", "Trung tâm Y tế và du lịch": the next thing has begun.
        further = self._plain[listed.end : opened.end]
        if listed.name.type == "division":
            return further.startswith((",", " và ", " -", " &"))
        return further.startswith(",") or (further.startswith(" và ") and further[4:5].islower())

    def _owned(self, named: Found) -> tuple[Draft, int] | None:
        """Read "Ban Tuyên giáo Huyện ủy", "Phòng Cảnh sát hình sự (Công an tỉnh)"."""
        gap = _ABBREVIATION.match(self._plain, named.end)
        floor = _FLOOR.match(self._plain, named.end)
        gap = floor or gap
        end = gap.end() if gap else named.end
        first = token_behind(self._plain, end)
        is_unit = named.name.place in _UNITS
        if is_unit and first and first[1] == "(":
            first = token_behind(self._plain, first.end(1))
        if first is None:
            return None
        gap_words = self._plain[end : first.start(1)]
        if "," in gap_words or ";" in gap_words:
            return None
        owner, following = self._at(first, is_owner=True)
        if owner is None or owner.start != first.start(1):
            return None
        if named.name.type == "association" and owner.name.type in (
            "association", "peoples_committee", "peoples_council", "fatherland_front",
        ):  # fmt: skip
            return None
        if named.name.place == "district" and owner.name.type != "department":
            return None
        owned = Draft(
            name=named.name,
            start=named.start,
            end=owner.end + (is_unit and self._plain[owner.end : owner.end + 1] == ")"),
            rule="organisation.owned",
            owner=owner,
        )
        if floor:  # the owner is a mention of its own
            owned.end, following = named.end, named.end
        return owned, following

    def _looks_like_name(self, named: Found) -> bool:
        """Return whether it is printed as a name: a capital, or small letters and a level."""
        plain, name = self._plain, named.name
        if PLURAL_AFTER.match(plain, named.end):
            return False
        near = max(0, named.start - 40)
        if _MANY.search(plain, near, named.start):
            return False
        printed = plain[named.start : named.end]
        if name.type in _CONGRESSES and _CONGRESS_BEFORE.search(plain, near, named.start):
            return False
        if (title := _TITLES.get(printed)) and title.search(plain, near, named.start):
            return False
        head, rest = printed[:1], printed[1:]
        if head.isupper() or _OFFICE_BEFORE.search(plain, near, named.start):
            return True
        # "của bộ Tài chính", never "cán bộ Tài chính", "chi bộ Công an".
        if name.type == "ministry" and _OF_BEFORE.search(plain, near, named.start):
            return any(c.isupper() for c in rest)
        if name.canonical.count(" ") < 2 or name.place in OWNED or name.place == "national":
            return False
        if name.type == "department" or name.place in ("reference", "named"):
            return False
        if name.place == "bare" or any(c.isupper() for c in rest):
            return True
        after = printed_place(plain, named.end, name.place)
        return bool(after and after.level and (after.name or after.level != "commune"))

    def _short(self, start: int) -> tuple[Draft | None, int]:
        """Read a bare "Sở", "Trung tâm này" as a draft that looks back."""
        short = short_at(self._plain, start)
        if short is None:
            return None, start + 1
        draft = Draft(
            name=Name(canonical=short.head, type="", place="reference"),
            start=short.start,
            end=short.end,
            rule="organisation.referring",
        )
        return draft, max(draft.end, start + 1)


def _may_open(opening: re.Match[str]) -> bool:
    """Return whether a name can begin with a word, of which the token behind may tell."""
    seconds = _second_words(opening[1])
    if not seconds:
        return seconds is None
    return opening[2] is not None and goes_on(opening[2], seconds)


def _fits(printed: Printed, name: Name) -> bool:
    """Return whether the place printed behind a name is its own."""
    if name.place == "national":
        return bool(printed.before) or (printed.kind == "" and printed.level is None)
    if name.place in OWNED:
        return False
    if name.place.startswith("party_"):
        return printed.kind == "" and printed.level is None
    if name.place == "bare":
        return bool(printed.kind or printed.before or name.type == "enterprise")
    if name.place == "named":
        return printed.name is not None
    return True
