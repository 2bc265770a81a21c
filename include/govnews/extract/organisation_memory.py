"""Owns what a page has named so far: the last organisation of a name, head, kind or level."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from govnews.extract.organisation_names import Mention

_COMMITTEES = {"Tỉnh ủy", "Huyện ủy", "Thành ủy", "Thị ủy", "Quận ủy", "Đảng ủy"}
# A ministry has Cục and Vụ; a bare Phòng is of a department, an agency or a house.
_DEPARTMENTS = ("Sở ", "Cục ", "Tổng cục ", "Trung tâm ", "Bệnh viện ")
# Nobody says "Ban" for the standing committee, nor "Hội đồng" for the People's Council.
_NEVER_SHORT = ("Ban Thường vụ", "Ban Chấp hành", "Ban Bí thư", "Hội đồng nhân dân")
_LONGEST_HEAD = 3


# The names of the closed lists are most of all names.
@lru_cache(maxsize=4096)
def _heads_of(base: str) -> tuple[str, ...]:
    """Return the words that stand for a name where they stand alone: Sở, Trung tâm."""
    words = base.split()
    longest = 0 if base.startswith(_NEVER_SHORT) else min(_LONGEST_HEAD, len(words) - 1)
    return tuple(" ".join(words[:count]) for count in range(1, longest + 1))


class Memory:
    """The organisations of an article in the order of the page, each asked for in one step."""

    def __init__(self, known: Iterable[Mention]) -> None:
        self._named: dict[str, Mention] = {}
        self._headed: dict[str, Mention] = {}
        self._typed: dict[str, Mention] = {}
        self._police: dict[str | None, Mention] = {}
        self.committee: Mention | None = None
        self.department: Mention | None = None
        for mention in known:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Remember a mention as the last of its name, head and kind."""
        base = mention.base
        if mention.canonical != base:
            self._named[base] = mention
            if base == "Ban Chấp hành Đảng bộ":
                self._named["Ban Chấp hành"] = mention
        for head in _heads_of(base):
            self._headed[head] = mention
        if base:
            self._typed[mention.type] = mention
        if base == "Công an":
            self._police[mention.level] = mention
        if base in _COMMITTEES:
            self.committee = mention
        if base.startswith(_DEPARTMENTS):
            self.department = mention

    def named(self, name: str) -> Mention | None:
        """Return the last one of a name that was given a place."""
        return self._named.get(name)

    def headed(self, head: str) -> Mention | None:
        """Return the last one whose name begins with a head and goes on: Sở, Trung tâm."""
        return self._headed.get(head)

    def of_type(self, kind: str) -> Mention | None:
        """Return the last one of a type."""
        return self._typed.get(kind)

    def police(self, level: str) -> Mention | None:
        """Return the police of a level named last."""
        return self._police.get(level)
