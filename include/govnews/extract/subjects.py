"""Owns whose figure it is: the unit or body that acts in its clause, else the article's place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from govnews.extract.figures import Figure
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage
from govnews.extract.people import Naming
from govnews.extract.places import NAME
from govnews.records import Place, PlaceMention
from govnews.vietnamese.endings import Ending, last_word
from govnews.vietnamese.gazetteer import district_in
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.words import Cued

_ALL_OF = Cued(
    "toàn trên cả",
    r"\b(?:[Tt]oàn|[Tt]rên địa bàn|[Cc]ả) (?P<level>huyện|tỉnh|xã|thành phố|thị xã|quận|phường|"
    r"thị trấn)\b(?! [A-ZĐ])",
)
_BELONGS = re.compile(r"[^.;,\d]{0,40}?\b(?:thuộc|của)\s+$")
_OWNING = frozenset({"thuộc", "của"})
# Whose figure it is stands as subject, not behind a preposition and not inside a title.
_NOT_SUBJECT = Ending(
    r"(?:\b(?:của|với|cho|thuộc|tại|từ|ở|theo|đến|gửi|tặng|(?<!nhất )do|cùng|bởi|vào|dự|qua|"
    r"[Tt]rưởng|[Pp]hó|"
    r"Bí thư|Chủ tịch|Giám đốc|Chánh|Chủ nhiệm|Ủy viên|viên|Hiệu trưởng|thường trực|Thường trực|"
    r"lãnh đạo|đại diện|trụ sở|hội trường|bộ phận|cán bộ|đề nghị|Đại hội|kế hoạch|dự toán)\s+)$"
)
_JOINED = re.compile(r"\s*(?:,|và|&|-)\s*$")
_NOT_PLACE = Ending(
    r"(?:\b(?:của|từ|đến|về|sang|giữa|nối|giáp|cách|quê|trú tại|ở|ngụ|thuộc|Sở|UBND|HĐND|ủy)\s+)$",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(r"\b(?:tại|ở|trên địa bàn)\s+$", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:(?:đã|cũng|hiện|còn|có|với|là|đạt|được|chiếm|bị|thu|trồng|"
    r"gieo cấy|sạt lở|ngập|tăng|giảm|khoảng|hơn|trên|gần|:|-|,|\()\s*){0,4}"
    r"(?:(?!mỗi|người)[^\s,.;:()\d]+\s){0,3}(?:cao nhất |thấp nhất |lớn nhất )?\(?$"
    r"|\s+có (?:tỷ lệ|số|diện tích|mức) (?:[^\s,.;:()\d]+\s){0,7}\(?$"
)
_BARE_UNIT = re.compile(
    rf"(?:^|[,;:(]\s|\bvà\s|\blà\s|\s-\s)(?P<name>{NAME})\s*(?:\(\s*)?(?:đạt\s+)?$"
)
_COUNTRY = re.compile(r"\b(?P<name>cả nước|toàn quốc)\s*(?:là|đạt|\()?\s*$", re.IGNORECASE)
_NAMES_OF_COUNTRY = ("cả nước", "toàn quốc")
# "Cảng hàng không Cam Ranh đón 812 chuyến bay": a thing with a name of its own that acts.
_NO_THING = (
    r"(?!(?:Toàn|Đến|Trong|Theo|Tại|Ông|Bà|Anh|Chị|Đồng chí|Năm|Tháng|Quý|Ngày|Sáng|Chiều|Tối|Qua|"
    r"Từ|Vụ|Đợt|Tổng|Tỷ lệ|Số|Các|Nhiều|Hiện|Huyện|Tỉnh|Xã|Phường|Thành phố|Thị xã|Dịp|Kỳ|Sau|Nhờ|"
    r"Với|Để|Cùng|Khi|Do|Cả|Bình quân|Ước|Trên|Mỗi|Chỉ)\b)"
)
# It is tried where a clause opens: at the begin, behind a mark and a blank, behind "Riêng".
_NAMED_THING = re.compile(
    rf"(?P<name>{_NO_THING}"
    rf"[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+){{0,4}}(?:\s{NAME}))"
    r"\s+(?:hiện |đã |cũng |đang )*(?:có|đón|đạt|thu hút|tiếp nhận|phục vụ|được|còn|"
    r"cung cấp)\b[^.;]*$"
)
_THING_OPENS = re.compile(rf"[;:,R](?:(?<!R)\s|(?<=\bR)iêng )(?=[{UPPER}])")
_GIFT = re.compile(
    r"\s*(?:Mỗi|Tổng (?:giá trị|trị giá|kinh phí|số tiền)|Trong đó|Ngoài ra|Đồng thời)\b"
)
_SPEAKS_OF_SELF = Cued(
    "tôi gia nhà chúng",
    r"\b(?:tôi|gia đình (?:tôi|anh|chị|ông|bà|em)|nhà (?:tôi|anh|chị|ông|bà)|chúng tôi)\b",
    re.IGNORECASE,
)
# Bodies that are not a level of government: what their heads report is their own.
OWN_HOUSE = frozenset(
    {
        *("enterprise", "enterprise_office", "cooperative", "school", "hospital", "bank", "court"),
        *("public_service_unit", "department_office", "police", "army", "procuracy", "institute"),
    }
)


# A label before a colon; its words up to where it lies: "Sông Trà Khúc tại trạm …: 4,87 m".
_LABEL = re.compile(
    rf"\s*(?:[-+•*]\s*|\d{{1,2}}[.)]\s*|[a-zđ][.)]\s*)?(?P<name>[{UPPER}{LOWER}][^:;\n]{{2,70}}?)"
    r"(?:(?:,?\s(?:tại|ở|đoạn|thuộc|trên)\s|\s*\()[^:;\n]{0,60})?\s*:"
)
_OWN_NAME = re.compile(rf"\S\s(?:[{UPPER}][{LOWER}]+|\d)")
_NO_LABEL = re.compile(
    r"(?:Ông|Bà|Anh|Chị|Đồng chí|Theo|Phát biểu|Kết luận|Về|Trong|Trên|Từ|Đến|Tính|Ngày|Năm|Quý|"
    r"Tháng|Giai đoạn|Nhiệm kỳ|Cụ thể|Kết quả|Tổng|Các|Một số|Số|Mức|Tỷ lệ|Bí thư|Chủ tịch|"
    r"Phó|Vụ|Phần|Vòng|Bước|Mục|Chương|Câu|Bài|Lần|"
    r"Chủ nhật|Thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7]))\b"
)
_UNIT_HEAD = re.compile(r"(?:Xã|Phường|Thị trấn|Huyện|Thị xã|Quận|Tỉnh|Trường)(?=\s*$|\s*[,(/])")
_LABEL_HEAD = re.compile(
    r"(?:Tên )?(?:[Tt]rường|[Đđ]ơn vị|[Đđ]ịa phương|[Cc]ơ quan|[Xx]ã|[Tt]uyến|[Đđ]ường|[Kk]hu vực|"
    r"[Đđ]oàn|[Dd]oanh nghiệp|[Cc]hủ đầu tư|[Dd]ự án|[Cc]ông trình|[Tt]hôn|[Hh]ợp tác xã)\b"
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
        people: Sequence[Naming],
        place: Place,
        reporter: str | None = None,
    ) -> None:
        """Sort what a string names; `reporter` is the body whose own report the article is."""
        self._passage = passage
        self._reporter = reporter
        self._organisations = sorted(organisations, key=lambda mention: mention.span.start)
        self._organisation_starts = [mention.span.start for mention in self._organisations]
        own = (p for p in places if p.span.field == passage.field)
        self._places = sorted(own, key=lambda mention: mention.span.start)
        self._place_starts = [mention.span.start for mention in self._places]
        self._people = sorted(people, key=lambda naming: naming.span.start)
        self._people_starts = [naming.span.start for naming in self._people]
        self._place = place
        # Whether what stands before a body bars it as a subject, by the place of those words.
        self._barred: dict[tuple[int, int], bool] = {}
        # The level that a sentence speaks of as a whole, by where the sentence starts.
        self._levels: dict[int, str | None] = {}

    def of(self, figure: Figure, *, is_cell: bool = False) -> Told:
        """Return the subject of a figure; for a table's cell that is the article's place."""
        start, end = self._passage.sentences.at(figure.number_start)
        if not is_cell and (told := self._told(figure, start, end)):
            return told
        if self._reporter:
            return Told(self._reporter, "quantity.subject.reporter")
        smallest = self._place.commune or self._place.district or self._place.province
        return Told(smallest, "quantity.subject.place" if smallest else "")

    def of_row(self, start: int, end: int, head: str) -> Told | None:
        """Return what the label of a table's row names, under the head of the labels' column."""
        label = self._passage.text[start:end]
        for mention in self._organisations_in(start, end):
            return Told(mention.canonical, "quantity.subject.row_label")
        if unit := _UNIT_HEAD.match(head):
            named = label if label.lower().startswith(unit[0].lower()) else f"{unit[0]} {label}"
            return Told(named, "quantity.subject.row_label")
        for named_place in self._places_in(start, end):
            return Told(named_place.canonical, "quantity.subject.row_label")
        names_bodies = _LABEL_HEAD.match(head)
        return Told(label, "quantity.subject.row_label") if names_bodies else None

    def _told(self, figure: Figure, start: int, end: int) -> Told | None:
        """Return what the sentence tells, surest first."""
        if words := self._place_beside(start, figure):
            return Told(words, "quantity.subject.place_beside")
        if words := self._labelled(start, figure):
            return Told(words, "quantity.subject.label")
        if words := self._speaker(start, figure):
            return Told(words, "quantity.subject.speaker")
        if words := self._acting(start, figure):
            return Told(words, "quantity.subject.acting")
        if words := self._named_thing(start, figure):
            return Told(words, "quantity.subject.named_thing")
        if words := self._owner(figure, end):
            return Told(words, "quantity.subject.owning")
        if words := self._whole_unit(start, end):
            return Told(words, "quantity.subject.whole_unit")
        words = self._giver(start, figure)
        return Told(words, "quantity.subject.acting") if words else None

    def _giver(self, start: int, figure: Figure) -> str | None:
        """Return who acts in the sentence before, of which this one tells the gifts."""
        if start == 0 or not _GIFT.match(self._passage.plain, start):
            return None
        before, _ = self._passage.sentences.at(start - 2)
        return self._acting(before, figure)

    def _labelled(self, start: int, figure: Figure) -> str | None:
        """Return the thing that the label of a line names: "- Hồ Nước Trong: 612 m3/giây"."""
        plain = self._passage.plain
        if plain.find(":", start, figure.start) < 0:
            return None
        clause = max(start, plain.rfind(";", start, figure.start) + 1)
        for floor in dict.fromkeys((clause, start)):
            has_colon = plain.find(":", floor, figure.start) >= 0
            label = _LABEL.match(plain, floor, figure.start) if has_colon else None
            if label is None or _NO_LABEL.match(label["name"]):
                continue
            first, last = label.span("name")
            for mention in self._organisations_in(first, last):
                return mention.canonical
            if named := self._places_in(first, last):
                return named[0].canonical if named[0].span.start == first else None
            if _OWN_NAME.search(label["name"]):
                return self._passage.text[first:last]
        return None

    def _organisations_in(self, start: int, end: int) -> Sequence[Mention]:
        first = bisect_left(self._organisation_starts, start)
        last = bisect_left(self._organisation_starts, end, lo=first)
        return self._organisations[first:last]

    def _places_in(self, start: int, end: int) -> Sequence[PlaceMention]:
        first = bisect_left(self._place_starts, start)
        return self._places[first : bisect_left(self._place_starts, end, lo=first)]

    def _acting(self, start: int, figure: Figure) -> str | None:
        """Return the first body of the last clause that has one as its subject."""
        if not self._organisations_in(start, figure.number_start):
            return None
        clause = max(start, self._passage.plain.rfind(";", start, figure.number_start) + 1)
        for floor in dict.fromkeys((clause, start)):
            is_barred, last_end = False, -1
            for mention in self._organisations_in(floor, figure.number_start):
                begin, end = mention.span.start, mention.span.end
                if end > figure.number_start:
                    continue
                is_barred = self._is_no_subject(max(floor, begin - 18), begin) or (
                    is_barred
                    and _JOINED.fullmatch(self._passage.plain, last_end, begin) is not None
                )
                last_end = end
                if not is_barred:
                    return mention.canonical
        return None

    def _is_no_subject(self, near: int, start: int) -> bool:
        """Return whether words of near … start bar a body: the figures of a clause ask again."""
        if (near, start) not in self._barred:
            found = _NOT_SUBJECT.search(self._passage.plain, near, start)
            self._barred[near, start] = found is not None
        return self._barred[near, start]

    def _owner(self, figure: Figure, end: int) -> str | None:
        plain = self._passage.plain
        for mention in self._organisations_in(figure.end, end):
            begin = mention.span.start
            is_owned = last_word(plain, max(figure.end, begin - 16), begin) in _OWNING
            if is_owned and _BELONGS.fullmatch(plain, figure.end, begin):
                return mention.canonical
        return None

    def _place_beside(self, start: int, figure: Figure) -> str | None:
        """Return the unit named right before the figure: "xã Bắc Bình đạt 214%"."""
        plain = self._passage.plain
        floor = max(start, figure.start - 70)
        near = self._passage.lower[floor : figure.start]
        if any(map(near.__contains__, _NAMES_OF_COUNTRY)) and (
            country := _COUNTRY.search(plain, floor, figure.start)
        ):
            return country["name"]
        if _has_capital_at_end(plain[floor : figure.start]) and (
            bare := _BARE_UNIT.search(plain, floor, figure.start)
        ):
            unit = district_in(bare["name"], self._place.province)
            if unit is not None:
                return unit.name
        named = self._last_place(start, figure)
        if named is None:
            return None
        floor = max(start, named.span.start - 16)
        if _NOT_PLACE.search(plain, floor, named.span.start):
            return None
        gap = plain[named.span.end : figure.start]
        if "(" in gap and _AT_PLACE.search(plain, floor, named.span.start):
            return None
        return named.canonical if _ITS_OWN.fullmatch(gap) else None

    def _last_place(self, start: int, figure: Figure) -> PlaceMention | None:
        before = (
            named
            for named in reversed(self._places_in(start, figure.number_start))
            if named.span.end <= figure.number_start and named.level != "province"
        )
        return next(before, None)

    def _speaker(self, start: int, figure: Figure) -> str | None:
        """Return who speaks of the own house: "Bà Lệ kể: tôi vay 30 triệu đồng"."""
        at = bisect_left(self._people_starts, figure.number_start)
        if at == 0:
            return None
        speaker = self._people[at - 1]
        floor = max(speaker.span.end, figure.number_start - 400)
        plain, end = self._passage.plain, figure.number_start
        if speaker.span.end < floor or plain.find("\n", floor, end) >= 0:
            return None
        if _SPEAKS_OF_SELF.search(plain, self._passage.words, floor, end):
            return speaker.name
        if speaker.span.start < start or speaker.role != "speaker":
            return None
        near = self._organisations_in(speaker.span.start - 90, figure.number_start)
        own = [m for m in near if m.type in OWN_HOUSE]
        titled = [m for m in own if any(m.span.quote in title for title in speaker.titles)]
        return titled[-1].canonical if titled else None

    def _named_thing(self, start: int, figure: Figure) -> str | None:
        floor = max(start, figure.start - 120)
        plain = self._passage.plain
        before = plain[floor : figure.start]
        for opening in _openings(before):
            if thing := _NAMED_THING.match(before, opening):
                return thing["name"]
        return None

    def _whole_unit(self, start: int, end: int) -> str | None:
        if start not in self._levels:
            everywhere = _ALL_OF.search(self._passage.plain, self._passage.words, start, end)
            self._levels[start] = everywhere["level"] if everywhere else None
        level = self._levels[start]
        if level is None:
            return None
        if level == "tỉnh":
            return self._place.province
        if level in ("xã", "phường", "thị trấn"):
            return self._place.commune or self._place.district
        return self._place.district or self._place.province


def _openings(words: str) -> list[int]:
    """Return where in the words before a figure a clause opens with a capital."""
    begin = [0] if words[:1].isupper() else []
    return begin + [match.end() for match in _THING_OPENS.finditer(words)]


def _has_capital_at_end(words: str) -> bool:
    """Return whether the last word, but for "đạt" and a bracket, may close a unit's name."""
    words = words.rstrip(" \n(").removesuffix("đạt").rstrip(" \n(")
    last = words[words.rfind(" ") + 1 :]
    return last != last.lower()
