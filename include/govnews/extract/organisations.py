"""Owns the organisations of an article: found by name, written out, completed with their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from govnews.extract import organisation_patterns, organisation_references
from govnews.extract.organisation_names import (
    Found,
    Mention,
    Token,
    first_words,
    name_at,
    tokens_of,
)
from govnews.extract.organisation_patterns import add_boards, add_open
from govnews.extract.organisation_places import LEVEL_OF, PLACE_AFTER, place_of
from govnews.extract.organisation_references import (
    add_referring,
    antecedent,
    name_levels,
    share_levels,
)
from govnews.extract.passages import Passage
from govnews.extract.rules import USAGE, Rule
from govnews.records import Organisation, Place
from govnews.vietnamese.fold import match_key

RULES = {
    "organisation.listed": Rule(
        says="a name of the closed lists (organisations.csv, departments.csv) with level and place",
        source="Luật Tổ chức chính quyền địa phương 2015; Nghị định 24/2014, 37/2014/NĐ-CP",
        example="UBND huyện họp bàn.",
        counterexample="UBND các xã báo cáo.",
    ),
    "organisation.owned": Rule(
        says="a body and its owner: Ban Tuyên giáo Huyện ủy, Văn phòng Sở",
        source="Quy định 137-QĐ/TW of 2023 (bodies of provincial Party Committees); " + USAGE,
        example="Ban Tuyên giáo Huyện ủy họp.",
        counterexample="Ban Tuyên giáo họp.",
    ),
    **organisation_references.RULES,
    **organisation_patterns.RULES,
}

_PLURAL_AFTER = re.compile(r"\s+(?:các|những|cấp|ở các|viên)\b(?! lãnh đạo)")
_NOT_AFTER = re.compile(r"(?:\b(?:các|những|mỗi|từng|nhiều|một số|Các)|Thủ tướng)\s+$")
_TITLE_BEFORE = re.compile(r"(?:Phó (?:Bí thư|Chủ tịch|Trưởng ban)|Ủy viên)\s+$")
_SINGLE_CAPITAL = {"công an", "văn phòng", "thường trực", "thanh tra", "điện lực", "bưu điện"}


def find_organisations(
    passage: Passage, plain: str, place: Place, known: Sequence[Mention] = ()
) -> list[Mention]:
    """Return the organisations named in one string, in page order, without overlaps.

    `plain` is the string with document numbers blotted out: UBND in ``12/QĐ-UBND`` is a symbol.
    `known` are mentions of strings read before: short references look back to them.
    """
    tokens = tokens_of(plain)
    found: list[Mention] = []
    latest = {mention.canonical: mention for mention in known}
    position, openings = 0, first_words()
    while position < len(tokens):
        if tokens[position].word not in openings:
            position += 1
            continue
        mention, following = _mention_at(passage, tokens, position, place, latest)
        if mention is not None:
            found.append(mention)
            latest.pop(mention.canonical, None)
            latest[mention.canonical] = mention
        position = following
    share_levels(passage, found, place)
    name_levels(passage, found)
    add_boards(passage, found, place)
    add_open(passage, found)
    add_referring(passage, found, known)
    return sorted(found, key=lambda mention: mention.start)


def _mention_at(
    passage: Passage,
    tokens: list[Token],
    position: int,
    place: Place,
    latest: dict[str, Mention],
    *,
    is_owner: bool = False,
) -> tuple[Mention | None, int]:
    named = name_at(tokens, position)
    # "Thường trực huyện ủy": behind a capitalised body its owner may be in small letters.
    if named is None or not (is_owner or _looks_like_name(passage.plain, named)):
        return None, position + 1
    if named.name.canonical == "Thường trực" and _TITLE_BEFORE.search(
        passage.plain, max(0, named.start - 30), named.start
    ):
        return None, position + 1
    if named.name.takes_owner:
        owned = _owned(passage, tokens, named, place)
        if owned is not None:
            return owned
    placed = place_of(passage.plain, named, place)
    if placed is None:
        alone = antecedent(passage, named, place, latest)
        return alone, named.last if alone else position + 1
    mention = Mention(
        canonical=f"{named.name.canonical}{placed.words}",
        type=named.name.type,
        span=passage.span(named.start, placed.end),
        rule="organisation.listed",
    )
    following = next(
        (n for n in range(named.last, len(tokens)) if tokens[n].start >= placed.end), len(tokens)
    )
    return mention, following


def _looks_like_name(plain: str, named: Found) -> bool:
    """Return whether the printed form is a name: a capital, or a lower-case body with its level."""
    printed = plain[named.start : named.end]
    if _PLURAL_AFTER.match(plain, named.end):
        return False
    if _NOT_AFTER.search(plain, max(0, named.start - 12), named.start):
        return False
    head, rest = printed[:1], printed[1:]
    if named.name.canonical.lower() in _SINGLE_CAPITAL or named.name.place in (
        "body",
        "party_body",
    ):
        return head.isupper()
    if named.name.type in ("ministry", "department"):
        return head.isupper()
    if any(c.isupper() for c in rest) or (head.isupper() and " " not in printed):
        return True
    if head.isupper():
        return True
    after = PLACE_AFTER.match(plain, named.end)
    if not after or not after["level"] or named.name.place == "national":
        return False
    return bool(after["name"]) or LEVEL_OF[after["level"].lower().rstrip(".")] != "commune"


def _owned(
    passage: Passage, tokens: list[Token], named: Found, place: Place
) -> tuple[Mention, int] | None:
    if named.last >= len(tokens) or "," in passage.plain[named.end : tokens[named.last].start]:
        return None
    owner, following = _mention_at(passage, tokens, named.last, place, {}, is_owner=True)
    if owner is None or owner.start != tokens[named.last].start:
        return None
    mention = Mention(
        canonical=f"{named.name.canonical} {owner.canonical}",
        type=named.name.type,
        span=passage.span(named.start, owner.end),
        rule="organisation.owned",
    )
    return mention, following


def gather(mentions: Sequence[Mention]) -> tuple[Organisation, ...]:
    """Return one organisation per name, with all its mentions, in order of first mention."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(match_key(mention.canonical), []).append(mention)
    return tuple(
        Organisation(
            canonical=group[0].canonical,
            type=group[0].type,
            mentions=tuple(replace(m.span, rule=m.rule) for m in group),
            rule=group[0].rule,
        )
        for group in groups.values()
    )
