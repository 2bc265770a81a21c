"""Owns short references: a head alone (Sở, Trung tâm này), said of the body named before.

`vietnamese/gazetteer/organisation_short_heads.csv` holds the heads, and the syllables that
make another word of them: Hội nghị, Phòng họp, Bộ đội.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import LOWER, UPPER


class Short(NamedTuple):
    """A head that stands alone, written out, and its place."""

    head: str
    start: int
    end: int


# "của hợp tác xã": in small letters only what is owned or does.
_SMALL = re.compile(
    r"(?<=của )(?P<head>hợp tác xã|công ty|bệnh viện)(?P<this> này)?(?= (?:đã|nuôi|đang|đạt|có|"
    r"trồng|sản xuất|được|cho|là|thu|trên|tại|từ|hiện)\b|[,.;])"
)
_VERB_FOLLOWS = re.compile(
    r" (?:này|đã|sẽ|đang|cũng|vừa|còn|hiện|có|là|tiếp tục|luôn|chủ động|thường xuyên|phối hợp|"
    r"tiếp nhận|tổ chức|triển khai|thực hiện|đề nghị|yêu cầu|cho biết|xây dựng|ban hành|đạt|được|"
    r"cấp|trao|kịp thời|tích cực|nhận|phấn đấu|quyết định|khuyến cáo|chỉ đạo|tham mưu)\b"
)
# "xã Tân Hội": the head is the last syllable of a name, unless an office stands before it.
_WITHIN_NAME = re.compile(rf"(?:^|[^.!?\n]\s)(?!Trưởng|Phó|Chánh|Đốc)[{UPPER}][{LOWER}]*\s$")
_COUNTED = re.compile(
    r"(?:\b(?:hai|ba|bốn|năm|mười|\d+|phó|cán|các|những|mỗi|từng|nhiều|một số)|ngành|cấp)\s$",
    re.IGNORECASE,
)
_SENTENCE_OPENS = re.compile(r"(?:^|[.\n!“\"•+]\s?|(?<!\w)[-]\s)$")


@cache
def _heads() -> re.Pattern[str]:
    longest = sorted((row["head"] for row in table("organisation_short_heads.csv")), key=len)
    heads = "|".join(map(re.escape, reversed(longest)))
    return re.compile(rf"(?P<head>{heads})(?P<this> (?:này|ta))?(?= ?(?:[,.;:()…\n/]|$)| \w)")


@cache
def _first_letters() -> frozenset[str]:
    """Return the letters with which a head can begin, those of the small ones too."""
    return frozenset(row["head"][0] for row in table("organisation_short_heads.csv")) | {*"hcb"}


@cache
def _written() -> dict[str, str]:
    rows = table("organisation_short_heads.csv")
    return {row["head"]: row["written"] or row["head"] for row in rows}


@cache
def _other_words() -> re.Pattern[str]:
    words = [
        f"{re.escape(row['head'])} (?:{row['other_words'].replace(';', '|')}|trưởng|phó)"
        if row["other_words"]
        else f"{re.escape(row['head'])} (?:trưởng|phó)"
        for row in table("organisation_short_heads.csv")
    ]
    return re.compile(rf"(?:{'|'.join(words)})(?![{LOWER}])")


def short_at(plain: str, start: int) -> Short | None:
    """Return the head that stands alone at `start`, or None."""
    if plain[start : start + 1] not in _first_letters():
        return None
    match = _heads().match(plain, start) or _SMALL.match(plain, start)
    if match is None or _is_other_word(plain, match):
        return None
    printed = match["head"]
    head = _written().get(printed, printed[0].upper() + printed[1:])
    if head == "Sở" and plain[max(0, start - 8) : start].lower() == "cơ quan ":
        start -= 8
    return Short(head, start, match.end())


def _is_other_word(plain: str, match: re.Match[str]) -> bool:
    """Return whether a bare head is another word: Hội nghị, Phòng họp, hai Ban."""
    start, end = match.start(), match.end()
    before, after = plain[max(0, start - 1) : start], plain[end : end + 2]
    if before.isalnum() or before in ("(", "-", "/") or (after[:1] == " " and after[1:].isupper()):
        return True
    if match["this"]:
        return False
    near = max(0, start - 12)
    if _WITHIN_NAME.search(plain, near, start) or _COUNTED.search(plain, near, start):
        return True
    if _other_words().match(plain, start):
        return True
    # At the start of a sentence the capital says nothing: a verb must follow.
    opens = _SENTENCE_OPENS.search(plain, max(0, start - 3), start)
    return bool(opens and not _VERB_FOLLOWS.match(plain, end))
