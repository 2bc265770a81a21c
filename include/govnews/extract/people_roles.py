"""Owns what a person does in an article, read from the verbs around the name."""

from __future__ import annotations

import re

from govnews.extract.passages import Passage
from govnews.extract.rules import CONTRACT, Rule

RULES = {
    "role.chair": Rule(
        says="chủ trì, chủ tọa, điều hành behind the name, or dưới sự chủ trì của before it",
        source=CONTRACT,
        example="Ông Nguyễn Văn An chủ trì hội nghị.",
        counterexample="Ông Nguyễn Văn An dự hội nghị.",
    ),
    "role.co_chair": Rule(
        says="đồng chủ trì, cùng chủ trì",
        source=CONTRACT,
        example="Ông Nguyễn Văn An và bà Lò Thị Mai đồng chủ trì hội nghị.",
        counterexample="Ông Nguyễn Văn An chủ trì hội nghị.",
    ),
    "role.concluding_speaker": Rule(
        says="kết luận behind the name, or before it with a comma",
        source=CONTRACT,
        example="Ông Nguyễn Văn An kết luận hội nghị.",
        counterexample="Ông Nguyễn Văn An dự hội nghị.",
    ),
    "role.speaker": Rule(
        says="phát biểu, nhấn mạnh, cho biết, đề nghị … behind the name, theo before it",
        source=CONTRACT,
        example="Ông Nguyễn Văn An phát biểu tại hội nghị.",
        counterexample="Ông Nguyễn Văn An tặng hoa hội nghị.",
    ),
    "role.reporter": Rule(
        says="báo cáo, trình bày, quán triệt behind the name",
        source=CONTRACT,
        example="Ông Nguyễn Văn An báo cáo kết quả.",
        counterexample="Ông Nguyễn Văn An nghe báo cáo kết quả.",
    ),
    "role.attendee": Rule(
        says="dự, tham gia behind the name, or a list behind dự có before it",
        source=CONTRACT,
        example="Ông Nguyễn Văn An dự hội nghị.",
        counterexample="Ông Nguyễn Văn An vắng mặt.",
    ),
    "role.author": Rule(
        says="named in the by-line",
        source=CONTRACT,
        example="Tin, ảnh: Quỳnh Anh",
        counterexample="Theo Báo Sơn La",
        field="byline",
    ),
}

_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("co_chair", r"[^.;]{0,160}?\b(?:đồng chủ trì|cùng chủ trì)\b"),
        ("chair",
            r"[\s,)]*(?:\([^)]*\)\s*)?(?:tham )?(?:dự(?:,| và) )?(?:đã |trực tiếp )?(?:chủ trì|"
            r"chủ tọa|điều hành)\b"),
        ("concluding_speaker", r"[^.;\n]{0,60}?(?<!báo cáo )\bkết luận\b"),
        ("speaker",
            r"[\s,]*[^.;\n]{0,40}?\b(?:phát biểu|nhấn mạnh|khẳng định|cho biết|cho rằng|chia sẻ|"
            r"nhận xét|đánh giá"
                    r"|đề nghị|yêu cầu|ghi nhận|bày tỏ|lưu ý|nói|kể|mong muốn|thông tin|nêu|kêu "
                    r"gọi|trao đổi|nhận định|trả lời)\b"),
        ("reporter",
            r"[\s,]*(?:đã |thay mặt [^.;]{0,40})?(?:báo cáo|trình bày|thông báo|truyền đạt|quán "
            r"triệt|thông qua)\b"),
        ("attendee", r"[\s,]*(?:đã |cũng |cùng |tới |đến |tham )*(?:dự|tham gia)\b"),
    )
)  # fmt: skip
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        ("co_chair", r"\bđồng chủ trì[^.;]{0,60}$"),
        ("chair",
            r"(?:\bchủ trì(?! trì)[^.;]{0,45}(?:có|là|:)[^.;]{0,20}$|sự (?:chủ trì|điều hành) "
            r"của[^.;]{0,30}$|^(?:cùng |đồng )?chủ trì[^.;]{0,200}$)"),
        ("concluding_speaker", r"\bkết luận[^.;]{0,45},[^.;,]{0,90}$"),
        ("speaker",
            r"\b(?:phát biểu|trao đổi|chia sẻ|trả lời)[^.;]{0,70},[^.;,]{0,30}$|"
            r"\btheo[^.;,]{0,20}$"),
        ("attendee",
            r"\b(?:tham dự|dự|cùng dự|tới dự|đến dự|có mặt|tham gia)\b[^.]{0,60}?(?:có|gồm|"
            r":)[^.]*$"),
    )
)  # fmt: skip
_WEIGHT = ("chair", "co_chair", "concluding_speaker", "speaker", "reporter", "attendee", "author")


def role_of(passage: Passage, start: int, end: int) -> str | None:
    """Return the role told by the verbs behind the titles or before the name, or None."""
    first, last = passage.sentences.at(start)
    behind = passage.plain[end:last]
    before = passage.plain[first:start]
    role = None
    for name, pattern in _AFTER:
        if pattern.match(behind):
            role = name
            break
    for name, pattern in _BEFORE:
        if pattern.search(before):
            role = weightier(role, name)
            break
    return role


def weightier(one: str | None, other: str | None) -> str | None:
    """Return the role that says more: who chairs and speaks is the chair."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=_WEIGHT.index)
