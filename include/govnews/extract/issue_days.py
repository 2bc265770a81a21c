"""Owns the day of issue that stands in front: "Ngày 9/5/2025, UBND huyện ban hành Kế hoạch …".

State paper bears the day on which it is signed (Nghị định 30/2020/NĐ-CP, Điều 8), so the day on
which its issuer is said to sign or issue it is its date, unless another stands beside the number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, starting_in
from govnews.extract.places import NAME
from govnews.vietnamese.printed_dates import PrintedDate

_RANK = r"(?:(?:Phó )?Chủ tịch |Bộ trưởng |Giám đốc )?"
_TO_ISSUER = re.compile(rf"[ ,]*{_RANK}")
_ISSUES = re.compile(
    rf"(?:\s+{NAME})?\s*(?:vừa |đã |mới |cũng )*(?:ký |ký, )?"
    r"(?:ban hành|có|ra|ký|phát hành)\s*(?:các\s+)?"
)
_MINISTER = re.compile(rf"[ ,]*(?:Phó )?Thủ tướng(?: Chính phủ)?{_ISSUES.pattern}")
_FAR = 160


def day_in_front(
    passage: Passage,
    start: int,
    dates: Sequence[PrintedDate],
    organisations: Sequence[Mention],
) -> PrintedDate | None:
    """Return the day on which the issuer in front of `start` issues what begins there."""
    before = [day for day in starting_in(dates, start - _FAR, start) if day.end <= start]
    if not before:
        return None
    day = before[-1]
    if _MINISTER.fullmatch(passage.plain, day.end, start):
        return day
    for mention in starting_in(organisations, day.end, start):
        if _TO_ISSUER.fullmatch(passage.plain, day.end, mention.start) and _ISSUES.fullmatch(
            passage.plain, mention.end, start
        ):
            return day
    return None
