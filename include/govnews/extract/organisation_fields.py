"""Owns departments that share one head: các sở: Y tế, Nội vụ; Phòng Tư pháp, Nội vụ."""

from __future__ import annotations

import re

from govnews.extract.organisation_drafts import PLURAL_AFTER, Draft
from govnews.extract.organisation_names import field_at, token_behind
from govnews.extract.organisation_places import is_plural, printed_place
from govnews.vietnamese.words import Cued, Words

_LISTED = Cued(
    "các",
    r"\b[Cc]ác (?P<head>sở|phòng|bộ)(?:,? (?:ban|ngành|phòng|đơn vị|cơ quan)){0,3}"
    r"(?P<colon>\s?:)?\s",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s?(?:,|;|và|,\s?và)\s(?:và\s)?")
_ENDS = re.compile(r"\s?(?:[,.;:()\n]|và\b|tỉnh\b|huyện\b|thành phố\b|thị xã\b|$)")
# "Sở GTVT, ĐT.305": two capitals are too few to be a department without its head.
_SHORTEST = 4


def with_fields(plain: str, words: Words, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts and what lists of departments name without their head."""
    fields = _Fields(plain)
    added = [draft for match in _LISTED.find_all(plain, words) for draft in fields.listed(match)]
    for draft in drafts:
        head = draft.name.canonical.split()[0].lower()
        if draft.name.type in ("department", "division") and head in ("sở", "phòng"):
            added += fields.behind(draft.end, head)
    if not added:
        return drafts
    starts = {draft.start: draft for draft in [*added, *drafts]}
    kept: list[Draft] = []
    for draft in sorted(starts.values(), key=lambda draft: draft.start):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return kept


class _Fields:
    def __init__(self, plain: str) -> None:
        self._plain = plain

    def listed(self, match: re.Match[str]) -> list[Draft]:
        """Return the fields behind "các sở": more than one, or one behind a colon."""
        head = match["head"].lower()
        first = self._field(match.end(), head)
        if first is None:
            return []
        drafts = [first, *self.behind(first.end, head)]
        is_one = len(drafts) == 1 and not match["colon"]
        return [] if is_one or PLURAL_AFTER.match(self._plain, drafts[-1].end) else drafts

    def behind(self, end: int, head: str) -> list[Draft]:
        """Return the fields joined behind a department: Sở Y tế, Nội vụ."""
        drafts: list[Draft] = []
        while gap := _NEXT.match(self._plain, end):
            draft = self._field(gap.end(), head)
            if draft is None:
                break
            drafts.append(draft)
            end = draft.end
        return drafts

    def _field(self, start: int, head: str) -> Draft | None:
        if not self._plain[start : start + 1].isupper():
            return None
        opening = token_behind(self._plain, start)
        found = field_at(opening, head) if opening else None
        if found is None or found.start != start or found.end - start < _SHORTEST:
            return None
        if not _ENDS.match(self._plain, found.end):
            return None
        draft = Draft(name=found.name, start=start, end=found.end, rule="organisation.listed_field")
        printed = printed_place(self._plain, found.end, found.name.place)
        if printed and printed.kind and not is_plural(self._plain, printed):
            draft.printed, draft.end = printed, printed.end
        return draft
