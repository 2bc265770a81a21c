"""Owns what is read before it is settled: a name, its place or owner as printed, its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govnews.extract.organisation_names import (
    Found,
    Name,
    Token,
    field_at,
    first_words,
    may_open,
    name_at,
)
from govnews.extract.organisation_patterns import first_words as open_first_words
from govnews.extract.organisation_patterns import open_name_at, own_name_at
from govnews.extract.organisation_places import ABBREVIATION, Printed, is_plural, printed_place
from govnews.vietnamese.letters import LOWER, UPPER

OWNED = frozenset({"body", "party_body", "council_body", "unit", "police_unit"})
_UNITS = frozenset({"unit", "police_unit"})
_PLURAL_AFTER = re.compile(r"\s+(?:các|những|cấp|cùng cấp|ở các|viên)\b(?! lãnh đạo)")
# Titles that hold the name of a body: Thủ tướng Chính phủ, đại biểu Quốc hội.
_TITLES = {
    "Chính phủ": re.compile(r"(?:Thủ tướng|Phó Thủ tướng)\s$"),
    "Quốc hội": re.compile(r"[Đđ]ại biểu\s$"),
    "Trung ương Đảng": re.compile(r"(?:Ủy viên|ủy viên)(?: dự khuyết)?\s$"),
}
# "Đại hội đại biểu MTTQ Việt Nam huyện" is the congress, not the front.
_CONGRESSES = {"fatherland_front", "association", "party_organisation"}
_CONGRESS_BEFORE = re.compile(r"[Đđ]ại hội(?: đại biểu| thành lập| điểm)?\s$")
_MANY = re.compile(r"\b(?:các|những|mỗi|từng|nhiều|một số|Các|Những|Mỗi)\s$")
# "Trưởng ban Pháp chế": the office takes the capital of its body.
_OFFICE_BEFORE = re.compile(r"\bTrưởng\s$")
# "nộp tại Phòng Tổ chức cán bộ, tầng 2, Sở Nội vụ": an address within the house.
_FLOOR = re.compile(r",? tầng \d{1,2},? ")
_OF_BEFORE = re.compile(r"\b(?:của|do)\s$")
_TITLE_BEFORE = re.compile(r"(?:Phó (?:Bí thư|Chủ tịch|Trưởng [Bb]an)|Ủy viên|Bí thư)\s$")
_ABBREVIATION = re.compile(ABBREVIATION)
# Short references: a head alone, said of the body of that kind named before.
_REFERRING = re.compile(
    r"(?P<head>Đồn Biên phòng|Hội đồng|Sở|Hội|Trung tâm|Bệnh viện|Chi nhánh|Công ty|Tổng Công ty|"
    r"Chi cục|Cục|Tổng cục|"
    r"Viện|Học viện|Liên đoàn|Tập đoàn|Xí nghiệp|Hợp tác xã|HTX|Quỹ|Ngân hàng|Hiệp hội|Liên minh|"
    r"Trường|Nhà trường|Phòng|Ban Chỉ đạo|Ban Chỉ huy|Ban Quản lý|Ban đại diện|Ban|Bộ|"
    r"Tòa án|Vườn|Hạt|Trạm|Đồn|Đội|Kho bạc|Nhà máy|Đài|Báo|Câu lạc bộ|Chi hội|"
    r"Lâm trường|Trung đoàn|Đại học|Ủy ban)"
    r"(?P<this> (?:này|ta))?(?= ?(?:[,.;:)…\n/]|$)| \w)"
)
# "của hợp tác xã": in small letters only what is owned or does.
_SMALL = re.compile(
    r"(?<=của )(?P<head>hợp tác xã|công ty|bệnh viện)(?P<this> này)?(?= (?:đã|nuôi|đang|đạt|có|"
    r"trồng|sản xuất|được|cho|là|thu|trên|tại|từ|hiện)\b|[,.;])"
)
# The first syllable of another word: Hội nghị, Phòng họp, Ban hành, Bộ đội.
_OTHER_WORD = re.compile(
    r"Hội (?:nghị|thảo|thi|trường|viên|diễn|thao|họp|quán|đồng|chợ|trại|khỏe|báo|hè|xuân|làng|tụ|"
    r"nhập|đàm|chữ)|Phòng (?:chống|cháy|khám|ngừa|thủ|học|họp|vệ|giao|máy|ban|ở|ngủ|tránh|bệnh|"
    r"dịch|"
    r"khách|trưng|làm|đọc|kín)|Ban (?:hành|ngành|giám|lãnh|đầu|tổ|bí|đại|chấp|thường|cán|công|chỉ|"
    r"quản|nhân|văn|tuyên|dân|nội|đêm|ngày|bồi|điều|thư|trị|liên|phụ|vận|kiểm|xây|tặng|giao|sơ|"
    r"kinh|pháp|an|tiếp|thi|tôn|biên|chủ)|Bộ (?:đội|luật|phận|môn|máy|trưởng|hành|sách|sưu|tiêu|"
    r"ba|mặt|chỉ|câu|đề|tư|tài|nhớ|lọc|phim|ảnh|dụng|quần|chính|tộc)|Trường (?:hợp|học|quay|kỳ|ca|"
    r"lớp|thi|mầm|tiểu|trung|đại|cao|phổ|chuẩn|đua)|Viện (?:trợ|trưởng|phí|dẫn|phó|kiểm|nghiên)|"
    r"Cục (?:trưởng|diện|bộ|phó)|Vườn (?:rau|cây|ươm|hoa|nhà|tạp|thú)|Sở (?:hữu|dĩ|thích|trường|"
    r"cứ|giáo|y|tài|nội|công|xây)|Hội đồng (?:nhân|thi|coi|chấm|quản|thẩm|hương|bầu|thành|trường|"
    r"nghĩa|bồi|khoa|tuyển|kỷ|xét|giám)|Quỹ (?:đất|thời|hỗ|khuyến|tín|vì|lương|nhà|bảo|đạo)|"
    r"Ủy ban (?:nhân|kiểm|thường|mặt|bầu)|Báo (?:cáo|động|chí|hiệu|đài|giấy|hiếu|hại|danh|giá)|"
    r"Đội (?:hình|ngũ|bóng|tuyển|viên|hữu|mũ)|"
    r"Đồn (?:điền|đại|đoán)|Hạt (?:giống|điều|lúa|cà|nhân|ngô|gạo|tiêu)|Đài (?:hoa|thọ|tưởng|loan)|"
    r"Trạm (?:bơm|dừng|cân|thu|biến)|[\w ]{2,20}? (?:trưởng|phó)\b|Ngân hàng (?:đề|máu|câu|gen)|"
    r"Công ty (?:cổ|trách|tư|mẹ|con)|Chi nhánh (?:công|ngân)"
)
_VERB_FOLLOWS = re.compile(
    r" (?:này|đã|sẽ|đang|cũng|vừa|còn|hiện|có|là|tiếp tục|luôn|chủ động|thường xuyên|phối hợp|"
    r"tiếp nhận|tổ chức|triển khai|thực hiện|đề nghị|yêu cầu|cho biết|xây dựng|ban hành|đạt|được|"
    r"cấp|trao|kịp thời|tích cực|nhận|phấn đấu|quyết định|khuyến cáo|chỉ đạo|tham mưu)\b"
)
# "xã Tân Hội": the head is the last syllable of a name, unless an office stands before it.
_WITHIN_NAME = re.compile(rf"(?:^|[^.!?\n]\s)(?!Trưởng|Phó|Chánh|Đốc)[{UPPER}][{LOWER}]*\s$")
_COUNTED = re.compile(r"(?:\b(?:hai|ba|bốn|năm|mười|\d+|Phó|cán)|ngành|cấp)\s$", re.IGNORECASE)
_FIELDS_OF = re.compile(
    r"\b[Cc]ác (?P<head>sở|phòng|bộ)(?P<more>(?:,? (?:ban|ngành|phòng|đơn vị|"
    r"cơ quan)){0,3})(?P<colon>\s?:)?\s",
    re.IGNORECASE,
)
_SHORTEST_FIELD = 4
_NEXT_FIELD = re.compile(r"\s?(?:,|;|và|,\s?và)\s(?:và\s)?")


@dataclass(kw_only=True)
class Draft:
    """An organisation as printed; `printed` or `owner` are None where the page leaves them out."""

    name: Name
    start: int
    end: int
    rule: str = "organisation.listed"
    printed: Printed | None = None
    owner: Draft | None = None
    canonical: str | None = None
    level: str | None = None


class Drafts:
    """Reads the organisations of one string into drafts, from left to right."""

    def __init__(self, plain: str, tokens: list[Token]) -> None:
        self._plain = plain
        self._tokens = tokens
        self._openings = first_words() | open_first_words()

    def read(self) -> list[Draft]:
        """Return every draft of the string, without overlaps."""
        drafts: list[Draft] = []
        position = 0
        while position < len(self._tokens):
            token = self._tokens[position]
            if token.word not in self._openings and not may_open(token):
                position += 1
                continue
            draft, following = self._at(position)
            if draft is not None:
                if not self._is_abbreviation(drafts, draft):
                    drafts.append(draft)
                position = following
            else:
                position += 1
        return self._with_fields(drafts)

    def _is_abbreviation(self, drafts: list[Draft], draft: Draft) -> bool:
        """Return whether "(CDC)" repeats the name it stands behind."""
        if not drafts or self._plain[draft.end : draft.end + 1] != ")":
            return False
        gap = self._plain[drafts[-1].end : draft.start].strip()
        return gap == "(" and draft.name.canonical == drafts[-1].name.canonical

    def _at(self, position: int, *, is_owner: bool = False) -> tuple[Draft | None, int]:
        named, rule = self._named(position)
        if named is None or not (is_owner or self._looks_like_name(named)):
            return self._reference(position)
        if named.name.canonical.startswith("Thường trực") and _TITLE_BEFORE.search(
            self._plain, max(0, named.start - 30), named.start
        ):
            return None, position + 1
        if named.name.takes_owner and (owned := self._owned(named)):
            return owned
        draft = Draft(name=named.name, start=named.start, end=named.end, rule=rule)
        printed = printed_place(self._plain, named.end, named.name.place)
        if is_plural(self._plain, printed):
            return None, position + 1
        if printed and _fits(printed, named.name):
            draft.printed, draft.end = printed, printed.end
        elif named.name.place == "own_name" and (end := own_name_at(self._plain, named.end)):
            called = self._plain[named.end : end].strip()
            canonical = f"{named.name.canonical} {called}"
            draft.name = replace(named.name, canonical=canonical, place="bare")
            draft.end = end
        return draft, self._token_at(draft.end, named.last)

    def _named(self, position: int) -> tuple[Found | None, str]:
        """Return the longer of the closed and the open reading."""
        listed = name_at(self._tokens, position)
        start = self._tokens[position].start
        opened = open_name_at(self._plain, start)
        is_body = listed is not None and listed.name.place in ("body", "level_body")
        if opened is None or is_body or (listed and listed.end >= opened.end):
            return listed, "organisation.listed"
        last = self._token_at(opened.end, position + 1)
        found = Found(name=opened.name, first=position, last=last, start=start, end=opened.end)
        return found, opened.rule

    def _token_at(self, end: int, first: int) -> int:
        while first < len(self._tokens) and self._tokens[first].start < end:
            first += 1
        return first

    def _owned(self, named: Found) -> tuple[Draft, int] | None:
        """Read "Ban Tuyên giáo Huyện ủy", "Phòng Cảnh sát hình sự (Công an tỉnh)"."""
        gap = _ABBREVIATION.match(self._plain, named.end)
        floor = _FLOOR.match(self._plain, named.end)
        gap = floor or gap
        end = gap.end() if gap else named.end
        first = self._token_at(end, named.last)
        is_unit = named.name.place in _UNITS
        if is_unit and first < len(self._tokens) and self._tokens[first].word == "(":
            first += 1
        if first >= len(self._tokens) or re.search(
            r"[,;]", self._plain[end : self._tokens[first].start]
        ):
            return None
        owner, following = self._at(first, is_owner=True)
        if owner is None or owner.start != self._tokens[first].start:
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
            owned.end, following = named.end, named.last
        return owned, following

    def _looks_like_name(self, named: Found) -> bool:
        """Return whether it is printed as a name: a capital, or small letters and a level."""
        plain, name = self._plain, named.name
        if _PLURAL_AFTER.match(plain, named.end):
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

    def _reference(self, position: int) -> tuple[Draft | None, int]:
        """Read a bare "Sở", "Trung tâm này" as a draft that looks back."""
        plain, start = self._plain, self._tokens[position].start
        match = _REFERRING.match(plain, start) or _SMALL.match(plain, start)
        if match is None or _is_other_word(plain, match):
            return None, position + 1
        head = {"HTX": "Hợp tác xã", "Nhà trường": "Trường"}.get(match["head"], match["head"])
        head = head[0].upper() + head[1:]
        if head == "Sở" and plain[max(0, start - 8) : start].lower() == "cơ quan ":
            start -= 8
        draft = Draft(
            name=Name(canonical=head, type="", place="reference"),
            start=start,
            end=match.end(),
            rule="organisation.referring",
        )
        return draft, self._token_at(draft.end, position + 1)

    def _with_fields(self, drafts: list[Draft]) -> list[Draft]:
        """Add what "các sở: Y tế, Nội vụ" and "Sở Y tế, Nội vụ" name without their head."""
        added = [
            draft for match in _FIELDS_OF.finditer(self._plain) for draft in self._listed(match)
        ]
        for draft in drafts:
            head = draft.name.canonical.split()[0].lower()
            if draft.name.type in ("department", "division") and head in ("sở", "phòng"):
                added += self._fields(draft.end, head)
        if not added:
            return drafts
        starts = {draft.start: draft for draft in [*added, *drafts]}
        kept: list[Draft] = []
        for draft in sorted(starts.values(), key=lambda draft: draft.start):
            if not kept or draft.start >= kept[-1].end:
                kept.append(draft)
        return kept

    def _listed(self, match: re.Match[str]) -> list[Draft]:
        head = match["head"].lower()
        first = self._field(match.end(), head)
        if first is None:
            return []
        drafts = [first, *self._fields(first.end, head)]
        if (len(drafts) == 1 and not match["colon"]) or _PLURAL_AFTER.match(
            self._plain, drafts[-1].end
        ):
            return []
        return drafts

    def _fields(self, end: int, head: str) -> list[Draft]:
        drafts: list[Draft] = []
        while gap := _NEXT_FIELD.match(self._plain, end):
            draft = self._field(gap.end(), head)
            if draft is None:
                break
            drafts.append(draft)
            end = draft.end
        return drafts

    def _field(self, start: int, head: str) -> Draft | None:
        position = self._token_at(start, 0) if not self._tokens else self._bisect(start)
        if position >= len(self._tokens) or not self._plain[start : start + 1].isupper():
            return None
        found = field_at(self._tokens, position, head)
        # "Sở GTVT, ĐT.305": two capitals are too few to be a department without its head.
        if found is None or found.start != start or found.end - start < _SHORTEST_FIELD:
            return None
        if not re.match(
            r"\s?(?:[,.;:()\n]|và\b|tỉnh\b|huyện\b|thành phố\b|thị xã\b|$)",
            self._plain[found.end : found.end + 12],
        ):
            return None
        draft = Draft(name=found.name, start=start, end=found.end, rule="organisation.listed_field")
        printed = printed_place(self._plain, found.end, found.name.place)
        if printed and printed.kind and not is_plural(self._plain, printed):
            draft.printed, draft.end = printed, printed.end
        return draft

    def _bisect(self, start: int) -> int:
        low, high = 0, len(self._tokens)
        while low < high:
            middle = (low + high) // 2
            if self._tokens[middle].start < start:
                low = middle + 1
            else:
                high = middle
        return low


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


def _is_other_word(plain: str, match: re.Match[str]) -> bool:
    """Return whether a bare head is another word: Hội nghị, Phòng họp, hai Ban."""
    start, end = match.start(), match.end()
    before, after = plain[start - 1 : start], plain[end : end + 2]
    if before.isalnum() or before in ("(", "-", "/") or (after[:1] == " " and after[1:].isupper()):
        return True
    if match["this"]:
        return False
    if _WITHIN_NAME.search(plain, max(0, start - 12), start):
        return True
    if _OTHER_WORD.match(plain, start) or _COUNTED.search(plain, max(0, start - 8), start):
        return True
    if _MANY.search(plain, max(0, start - 9), start):
        return True
    # At the start of a sentence the capital says nothing: a verb must follow.
    opens = plain[max(0, start - 2) : start].strip() in (
        "",
        ".",
        "\n",
        "-",
        "+",
        "•",
        "!",
        "“",
        '"',
    )
    starts = start == 0 or opens and not plain[max(0, start - 2) : start - 1].isalnum()
    return bool(starts and not _VERB_FOLLOWS.match(plain, end))


def outer(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in the order of the page."""
    return sorted(drafts, key=lambda draft: draft.start)
