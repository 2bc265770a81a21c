"""Owns documents cited without a number: laws by name, resolutions of congresses, letters."""

from __future__ import annotations

from collections.abc import Iterator

from govnews.extract.citations import Citation
from govnews.extract.passages import Passage
from govnews.extract.rules import USAGE, Rule
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.words import Cued, first_words

RULES = {
    "document.named_law": Rule(
        says="a law cited by name and year: Luật Đất đai năm 2024",
        source=USAGE,
        example="Phổ biến Luật Đất đai năm 2024.",
        counterexample="Phổ biến luật về đất đai năm 2024.",
    ),
    "document.of_congress": Rule(
        says="a resolution cited by its congress or conference: Nghị quyết Đại hội XIII của Đảng",
        source=USAGE,
        example="Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV.",
        counterexample="Thực hiện nghị quyết của các đại hội chi bộ.",
    ),
    "document.dated_only": Rule(
        says="kind, and who issued it or on what day, without number: Công văn chỉ đạo ngày 5/3",
        source=USAGE,
        example="Thực hiện Công văn chỉ đạo ngày 5/3/2024 của UBND huyện về chống rét.",
        counterexample="Thực hiện tốt các công văn chỉ đạo về chống rét.",
    ),
}

_LAW = Cued(
    "luật bộ pháp hiến",
    rf"\b(?P<kind>Luật|Bộ luật|Pháp lệnh)\s+(?P<name>(?!số\b)[{UPPER}][{LOWER}]+"
    rf"(?:,?\s(?!năm\b)[{UPPER}{LOWER}]+){{0,12}}?)"
    r"\s+(?:\(sửa đổi\)(?:,?\s+(?:năm\s+)?(?P<amended>(?:19|20)\d\d)\b)?|(?:sửa đổi\s+)?(?:năm\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b)"
    r"|\b(?P<constitution>Hiến pháp)\s+(?:năm\s+)?(?:19|20)\d\d\b",
)
_ORDINAL = (
    r"(?:lần thứ\s+)?(?:[IVXL]{1,7}|\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: \w+)?)"
)
_OF_CONGRESS = Cued(
    "nghị văn kết",
    rf"\b(?P<kind>(?:Nghị quyết|Văn kiện|Kết luận)) (?P<body>(?:Đại hội|Hội nghị|Trung ương|TW)\b"
    rf"(?:(?!\s(?:và|về|gắn|vào|đến|trong|của|tới|cho)\b)\s[{UPPER}{LOWER}0-9()]+){{0,14}}?"
    rf"\s{_ORDINAL}(?![{LOWER}])"
    rf"(?:,?\s+(?:Ban Chấp hành Trung ương(?: Đảng)?|BCH Trung ương(?: Đảng)?))?"
    rf"(?:,?\s+(?:\(?khóa\s+[IVXL0-9]+\)?|nhiệm kỳ\s+\d{{4}}\s?-\s?\d{{4}}))?(?: của Đảng)?)",
)
_UNNUMBERED_KIND = (
    "Công văn|Công điện|Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Kết luận|Thông báo|Hướng dẫn|"
    "Chương trình hành động|Đề án|Quy định|Quy chế|Tờ trình|Thông tư|Nghị định|Phương án"
)
_DATED_ONLY = Cued(
    first_words(_UNNUMBERED_KIND),
    rf"\b(?P<kind>{_UNNUMBERED_KIND})(?P<more>(?:\s(?!ngày\b|của\b|số\b|về\b|do\b)[{LOWER}]+){{0,3}})"
    rf"(?=(?:,?\s+(?:ban hành\s+|ký\s+)?ngày\s+\d{{1,2}}(?:[/.-]|\s+tháng)|\s+của\s+(?:[{UPPER}]|"
    rf"(?:Chủ|Bộ|Phó)\b)[^.;:\n]{{2,70}}?\s(?:về(?: việc)?|ngày)\s))",
)


def unnumbered(passage: Passage) -> Iterator[Citation]:
    """Yield the citations of one string that have no number; some may meet numbered ones."""
    for match in _LAW.find_all(passage.plain, passage.words):
        name = match["name"]
        yield Citation(
            kind=match["kind"] or match["constitution"],
            symbol=None,
            subject=passage.text[match.start("name") : match.end("name")] if name else None,
            span=passage.span(match.start(), match.end()),
            rule="document.named_law",
        )
    for match in _OF_CONGRESS.find_all(passage.plain, passage.words):
        yield Citation(
            kind=match["kind"],
            symbol=None,
            subject=passage.text[match.start("body") : match.end("body")],
            span=passage.span(match.start(), match.end()),
            rule="document.of_congress",
        )
    for match in _DATED_ONLY.find_all(passage.plain, passage.words):
        yield Citation(
            kind=match["kind"],
            symbol=None,
            span=passage.span(match.start(), match.end("more")),
            rule="document.dated_only",
        )
