"""Owns the organisations of an article: found by name, written out, completed with their place."""

from __future__ import annotations

from collections.abc import Sequence

from govnews.extract import (
    organisation_joints,
    organisation_patterns,
    organisation_references,
)
from govnews.extract.organisation_drafts import Drafts
from govnews.extract.organisation_fields import with_fields
from govnews.extract.organisation_names import Mention
from govnews.extract.organisation_places import Units
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
    "organisation.listed_field": Rule(
        says="departments that share one head: các sở: Y tế, Nội vụ; Phòng Tư pháp, Nội vụ",
        source="Nghị định 24/2014, 37/2014/NĐ-CP (departments and divisions); " + USAGE,
        example="Lãnh đạo các sở: Y tế, Nội vụ cùng dự.",
        counterexample="Lãnh đạo các sở, ngành: y tế, nội vụ cùng dự.",
    ),
    "organisation.owned": Rule(
        says="a body and its owner: Ban Tuyên giáo Huyện ủy, Văn phòng Sở",
        source="Quy định 137-QĐ/TW of 2023 (bodies of provincial Party Committees); " + USAGE,
        example="Ban Tuyên giáo Huyện ủy họp.",
        counterexample="Ban Tổ chức họp.",
    ),
    **organisation_joints.RULES,
    **organisation_references.RULES,
    **organisation_patterns.RULES,
}


def find_organisations(
    passage: Passage, plain: str, place: Place, known: Sequence[Mention] = ()
) -> list[Mention]:
    """Return the organisations named in one string, in page order, without overlaps.

    `plain` is the string with document numbers blotted out: UBND in ``12/QĐ-UBND`` is a symbol.
    `known` are mentions of strings read before: short references look back to them.
    """
    words = passage.words
    drafts = with_fields(plain, words, Drafts(plain, words).read())
    if not drafts:
        return []
    organisation_joints.join(plain, drafts)
    settling = organisation_references.Settling(passage, Units(passage, place), known)
    return [mention for draft in drafts if (mention := settling.settle(draft)) is not None]


def gather(mentions: Sequence[Mention]) -> tuple[Organisation, ...]:
    """Return one organisation per name, with all its mentions, in order of first mention."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(match_key(mention.canonical), []).append(mention)
    return tuple(
        Organisation(
            canonical=group[0].canonical,
            type=group[0].type,
            level=group[0].level,
            mentions=tuple(mention.span for mention in group),
            rule=group[0].rule,
        )
        for group in groups.values()
    )
