"""Owns what a person does in an article, read from the verbs around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from govnews.extract.passages import Passage
from govnews.extract.rules import CONTRACT, Rule
from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import LOWER, UPPER

RULES = {
    "role.chair": Rule(
        says="chủ trì, chủ tọa, điều hành behind the name, or dưới sự chủ trì của before it",
        source=CONTRACT,
        example="Ông Nguyễn Văn An chủ trì hội nghị.",
        counterexample="Ông Nguyễn Văn An dự hội nghị.",
    ),
    "role.co_chair": Rule(
        says="đồng chủ trì, cùng chủ trì, or several who chủ trì together",
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
        says="báo cáo, trình bày, công bố behind the name, báo cáo with a comma before it",
        source=CONTRACT,
        example="Ông Nguyễn Văn An báo cáo kết quả.",
        counterexample="Ông Nguyễn Văn An nghe báo cáo kết quả.",
    ),
    "role.appointee": Rule(
        says="bổ nhiệm, điều động, chỉ định right before the name, or giữ chức behind it",
        source=CONTRACT,
        example="Quyết định bổ nhiệm ông Nguyễn Văn An giữ chức Trưởng phòng Nội vụ.",
        counterexample="Ông Nguyễn Văn An dự lễ bổ nhiệm.",
    ),
    "role.elected": Rule(
        says="được bầu, tái cử, trúng cử behind the name, bầu right before it",
        source=CONTRACT,
        example="Ông Nguyễn Văn An được bầu giữ chức Bí thư Huyện ủy.",
        counterexample="Ông Nguyễn Văn An dự phiên bầu.",
    ),
    "role.retiree": Rule(
        says="nghỉ hưu, nghỉ công tác, thôi giữ chức behind the name",
        source=CONTRACT,
        example="Quyết định cho ông Nguyễn Văn An nghỉ hưu.",
        counterexample="Ông Nguyễn Văn An dự lễ nghỉ hưu của cán bộ.",
    ),
    "role.attendee": Rule(
        says="dự, tham gia, thăm, trao behind the name, or a list behind dự có before it",
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


def _verbs_of(role: str) -> tuple[str, ...]:
    """Return the verbs of a role, the longest first."""
    verbs = sorted((r["verb"] for r in table("person_verbs.csv") if r["role"] == role), key=len)
    return tuple(reversed(verbs))


def _verbs(role: str) -> str:
    return rf"(?:{'|'.join(map(re.escape, _verbs_of(role)))})(?![{LOWER}{UPPER}])"


class _Telling(NamedTuple):
    """A pattern that tells a role, and the words of which it has at least one."""

    role: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_stand_in(self, words: str) -> bool:
        """Return whether some words can tell the role: most have none of its cues."""
        return any(map(words.__contains__, self.cues))


_ADVERB = (
    r"[\s,)]*(?:\([^)]*\)[\s,]*)?(?:(?:đã|vừa|cũng|trực tiếp|thay mặt [^.;,]{0,60}|thừa ủy quyền "
    r"[^.;,]{0,60}|(?:đến |tới |tham |về )?dự|tham gia|phát biểu)[\s,]+(?:và )?)*"
)
_SAYING = "cho biết|cho rằng|cho hay|chia sẻ|nhấn mạnh|khẳng định|phấn khởi|kể|nói"
_SAYS = rf"(?:{_SAYING})\b"
# Words that tell a role behind a person, beside its verbs.
_MORE_CUES = {"speaker": tuple(_SAYING.split("|")), "attendee": ("dự", "tham gia", "có mặt")}
_ROLES_AFTER = tuple(
    _Telling(role, (*_verbs_of(role), *_MORE_CUES.get(role, ())), re.compile(pattern))
    for role, pattern in (
        ("co_chair", rf"[^.;]{{0,160}}?\b{_verbs('co_chair')}"),
        ("chair", rf"{_ADVERB}(?:làm )?{_verbs('chair')}"),
        ("elected", rf"[\s,]*(?:đã )?{_verbs('elected')}"),
        ("retiree", rf"[\s,]*(?:được )?{_verbs('retiree')}(?! [^.;]{{0,60}}giữ chức)"),
        ("appointee", rf"[^.;]{{0,120}}?(?<!thôi )\b{_verbs('appointee')}"),
        (
            "concluding_speaker",
            r"[^.;\n]{0,60}?(?<!báo cáo )(?<!theo )(?<!Theo )(?<!bộ )\b"
            rf"{_verbs('concluding_speaker')}",
        ),
        ("reporter", rf"{_ADVERB}{_verbs('reporter')}"),
        (
            "speaker",
            rf"(?:{_ADVERB}|[^.;\n]{{0,130}}?(?:,|và|đồng thời|đã|\))\s+){_verbs('speaker')}|"
            rf"[^.;\n]{{0,130}}?\s{_SAYS}",
        ),
        (
            "attendee",
            rf"(?:{_ADVERB}|[\s,]*(?:đã|cũng|cùng)[^.;\n]{{0,30}}?\s){_verbs('attendee')}|"
            r"[^.;\n]{0,70}?\s(?:tham dự|dự|tham gia|có mặt)\b",
        ),
    )
)
_MOVES = "bổ nhiệm|điều động|chỉ định|luân chuyển|chuẩn y|điều chuyển|biệt phái|tiếp nhận"
_LEADS = "chủ trì|điều hành|chủ tọa"
_TELLS = "phát biểu|trao đổi|chia sẻ|trả lời|đánh giá|nhận xét|ghi nhận"
_ROLES_BEFORE = tuple(
    _Telling(role, tuple(cues.split("|")), re.compile(pattern, re.IGNORECASE))
    for role, cues, pattern in (
        ("co_chair", "chủ trì", r"\b(?:đồng|cùng) chủ trì[^.]{0,400}$"),
        ("co_chair", _LEADS, rf"sự (?:{_LEADS}) của các\s[^.]{{0,400}}$"),
        (
            "co_chair",
            "chủ trì",
            r"^[^.;,]{0,40}\bchủ trì[^.;,]{0,60}(?:có|là|gồm|:)[^.;,]{0,10}\bcác\s[^.]*$",
        ),
        (
            "chair",
            _LEADS,
            r"(?:\bchủ trì(?! trì)[^.;]{0,60}(?:\bcó|\blà|:)[^.;,]{0,14}$|"
            rf"sự (?:{_LEADS}) của[^.;,]{{0,14}}$)",
        ),
        ("reporter", "báo cáo", r"(?:^|\btheo |\bnghe )báo cáo[^.;]{0,70}(?:,|\bcủa|\bdo)\s*$"),
        ("concluding_speaker", "kết luận", r"\b(?<!bộ )kết luận[^.;]{0,60},\s*$"),
        (
            "speaker",
            f"{_TELLS}|theo",
            rf"\b(?:{_TELLS})[^.;]{{0,90}},\s*$|\btheo\s*$",
        ),
        (
            "appointee",
            _MOVES,
            rf"\b(?:{_MOVES})(?:(?:,| và)?\s(?:{_MOVES}))*(?: lại| có thời hạn)?\s*$",
        ),
        ("elected", "bầu", r"\bbầu(?: bổ sung)?\s*$"),
        ("retiree", "thôi giữ chức", r"\bthôi giữ chức[^.;]{0,60}đối với\s*$"),
        (
            "attendee",
            "dự|có mặt|tham gia|cùng đi|tiếp|đón",
            r"\b(?:tham dự|dự|cùng dự|tới dự|đến dự|có mặt|tham gia|cùng đi|tiếp|đón)\b[^.]{0,80}?"
            r"(?:có|gồm|:)[^.]*$",
        ),
    )
)
_WEIGHT = (
    "chair", "co_chair", "concluding_speaker", "speaker", "reporter", "appointee", "elected",
    "retiree", "attendee", "author",
)  # fmt: skip
# Characters before and behind a person in which a verb may still be theirs.
_REACH = 1000
_CLOSING_DASH = re.compile(r"^\s?[-–](?=\s?[a-zđ])")
_JOINT = re.compile(r"\s*(?P<mark>,|;|và|cùng|,\s*và|,\s*cùng)?\s*(?:với\s+)?")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one person stands in a string: from the first title or honorific to the last title."""

    begin: int
    after: int


def roles_of(passage: Passage, standings: Sequence[Standing]) -> list[str | None]:
    """Return the role of each person of one string; `standings` are in page order."""
    roles = [_role_at(passage, standings, number) for number in range(len(standings))]
    for number in range(len(standings) - 2, -1, -1):
        shared = _shared(passage, standings, number, roles[number + 1])
        if shared == "co_chair":
            roles[number + 1] = "co_chair"
        roles[number] = weightier(roles[number], shared)
    return roles


def _shared(
    passage: Passage, standings: Sequence[Standing], number: int, following: str | None
) -> str | None:
    """Return the role that a person has with the next one: A và B chủ trì."""
    here, there = standings[number], standings[number + 1]
    joint = _JOINT.fullmatch(passage.plain, here.after, there.begin)
    if joint is None or following is None:
        return None
    if following in ("chair", "co_chair"):
        first, _ = passage.sentences.at(here.begin)
        listed = re.search(
            r"(?i)\b(?:dự|có mặt|tham gia|chủ trì)\b",
            passage.plain[max(first, here.begin - _REACH) : here.begin],
        )
        return None if listed and following == "chair" else "co_chair"
    is_and = joint["mark"] in ("và", "cùng")
    return following if is_and or following == "attendee" else None


def _role_at(passage: Passage, standings: Sequence[Standing], number: int) -> str | None:
    here = standings[number]
    first, last = passage.sentences.at(here.begin)
    if number + 1 < len(standings):
        last = min(last, standings[number + 1].begin)
    # "Thầy A-Hiệu trưởng nhà trường-cho biết": some pages close a title with a dash.
    behind = _CLOSING_DASH.sub("", passage.plain[here.after : min(last, here.after + _REACH)])
    floor = max(first, here.begin - _REACH)
    before, lower = passage.plain[floor : here.begin], passage.lower[floor : here.begin]
    telling = (one for one in _ROLES_BEFORE if one.may_stand_in(lower))
    told = next((one.role for one in telling if one.pattern.search(before)), None)
    telling = (one for one in _ROLES_AFTER if one.may_stand_in(behind))
    does = next((one.role for one in telling if one.pattern.match(behind)), None)
    # "Báo cáo tại hội nghị, ông A cho biết": who reports also tells.
    if told == "reporter" and does == "speaker":
        return told
    return weightier(does, told)


def weightier(one: str | None, other: str | None) -> str | None:
    """Return the role that says more: who chairs and speaks is the chair."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=_WEIGHT.index)
