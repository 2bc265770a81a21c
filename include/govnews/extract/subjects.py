"""Owns whose figure it is: the unit or body that acts in its clause, else the article's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from govnews.extract.figures import Figure
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage
from govnews.records import Place, PlaceMention

_ALL_OF = re.compile(
    r"\b(?:[Tt]oàn|[Tt]rên địa bàn|[Cc]ả) (?P<level>huyện|tỉnh|xã|thành phố|thị xã|quận|phường|"
    r"thị trấn)\b(?! [A-ZĐ])"
)
_BELONGS = re.compile(r"[^.;,\d]{0,40}?\b(?:thuộc|của)\s+$")
# Whose figure it is stands as subject, not behind a preposition and not inside a title.
_NOT_SUBJECT = re.compile(
    r"(?:\b(?:của|với|cho|thuộc|tại|từ|ở|theo|đến|gửi|tặng|do|cùng|bởi|vào|dự|qua|[Tt]rưởng|[Pp]hó|"
    r"Bí thư|Chủ tịch|Giám đốc|Chánh|Chủ nhiệm|Ủy viên|viên|Hiệu trưởng|thường trực|Thường trực|"
    r"lãnh đạo|đại diện|trụ sở|hội trường|bộ phận|cán bộ|yêu cầu|giao|đề nghị|chỉ đạo)\s+)$"
)
_JOINED = re.compile(r"\s*(?:,|và|&|-)\s*$")
_NOT_PLACE = re.compile(
    r"(?:\b(?:của|từ|đến|về|sang|giữa|nối|giáp|cách|quê|trú tại|ở|ngụ|thuộc|Sở|UBND|HĐND|ủy)\s+)$",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:(?:đã|cũng|hiện|còn|có|với|là|đạt|được|chiếm|bị|thu|trồng|"
    r"gieo cấy|sạt lở|ngập|tăng|giảm|khoảng|hơn|trên|gần|:|-|,|\()\s*){0,4}"
    r"(?:[^\s,.;:()\d]+\s){0,3}$"
)


class Told(NamedTuple):
    """What the page tells of a figure, and the rule that read it; "" where none did."""

    words: str | None
    rule: str


class Subjects:
    """Whose the figures of one string are."""

    def __init__(
        self,
        passage: Passage,
        organisations: Sequence[Mention],
        places: Sequence[PlaceMention],
        place: Place,
    ) -> None:
        self._passage = passage
        self._organisations = organisations
        self._places = [p for p in places if p.span.field == passage.field]
        self._place = place

    def of(self, figure: Figure, label: tuple[int, int] | None = None) -> Told:
        """Return the subject of a figure; `label` is the row's label of a table's cell."""
        if label is not None and (named := self._named_in(*label)):
            return Told(named, "quantity.subject.row_label")
        start, end = self._passage.sentences.at(figure.number_start)
        if label is None:
            if nearest := self._place_beside(start, figure):
                return Told(nearest, "quantity.subject.place_beside")
            if acting := self._acting(start, figure):
                return Told(acting, "quantity.subject.acting")
            if owner := self._owner(figure, end):
                return Told(owner, "quantity.subject.owning")
            if unit := self._whole_unit(start, end):
                return Told(unit, "quantity.subject.whole_unit")
        smallest = self._place.commune or self._place.district or self._place.province
        return Told(smallest, "quantity.subject.place" if smallest else "")

    def _named_in(self, start: int, end: int) -> str | None:
        """Return the body or unit that a row's label names."""
        for mention in self._organisations:
            if mention.start < end and start < mention.end:
                return mention.canonical
        for named in self._places:
            if named.span.start < end and start < named.span.end:
                return named.canonical
        return None

    def _acting(self, start: int, figure: Figure) -> str | None:
        """Return the first body of the last clause that has one as its subject."""
        clause = max(start, self._passage.plain.rfind(";", start, figure.number_start) + 1)
        for floor in dict.fromkeys((clause, start)):
            is_barred, last_end = False, -1
            for mention in self._organisations:
                if mention.start < floor or mention.end > figure.number_start:
                    continue
                near = max(floor, mention.start - 18)
                behind = _NOT_SUBJECT.search(self._passage.plain, near, mention.start)
                follows = last_end >= 0 and _JOINED.fullmatch(
                    self._passage.plain, last_end, mention.start
                )
                is_barred = bool(behind) or (is_barred and bool(follows))
                last_end = mention.end
                if not is_barred:
                    return mention.canonical
        return None

    def _owner(self, figure: Figure, end: int) -> str | None:
        for mention in self._organisations:
            if figure.end <= mention.start < end and _BELONGS.fullmatch(
                self._passage.plain, figure.end, mention.start
            ):
                return mention.canonical
        return None

    def _place_beside(self, start: int, figure: Figure) -> str | None:
        """Return the commune or district named right before the figure: "xã Bắc Bình đạt 214%"."""
        before = [
            p for p in self._places
            if start <= p.span.start and p.span.end <= figure.number_start and p.level != "province"
        ]  # fmt: skip
        if not before:
            return None
        named = before[-1]
        near = max(start, named.span.start - 12)
        if _NOT_PLACE.search(self._passage.plain, near, named.span.start):
            return None
        gap = self._passage.plain[named.span.end : figure.start]
        return named.canonical if _ITS_OWN.fullmatch(gap) else None

    def _whole_unit(self, start: int, end: int) -> str | None:
        everywhere = _ALL_OF.search(self._passage.plain, start, end)
        if everywhere is None:
            return None
        level = everywhere["level"]
        if level == "tỉnh":
            return self._place.province
        if level in ("xã", "phường", "thị trấn"):
            return self._place.commune or self._place.district
        return self._place.district or self._place.province
