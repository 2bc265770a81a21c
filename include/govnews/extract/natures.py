"""Owns the nature of figures: a goal, a sum, a price or limit, or what was reached.

A goal carries on: over the lines of a list that a sentence of goals opens with a colon, and
over the sentences of its paragraph until one tells results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govnews.extract.figures import Figure
from govnews.extract.passages import Passage

_TARGET = re.compile(
    r"\b(?:phấn đấu|mục tiêu|đặt ra|đề ra|cần đạt|hướng tới|yêu cầu|giao chỉ tiêu|dự toán giao|"
    r"kế hoạch (?:vốn|năm)(?= \w+ (?:là|giao))|thời gian tới|sẽ|dự kiến|quyết tâm|chậm nhất|"
    r"(?<!đạt )(?<!vượt )(?<!so với )(?<!hoàn thành )(?<!% )(?<!các )chỉ tiêu(?! năm)|"
    r"(?:đến|tới)(?: hết| cuối)? năm 20[2-9]\d|đến cuối (?:năm|nhiệm kỳ)|đăng ký)\b",
    re.IGNORECASE,
)
_STRONG_TARGET = re.compile(
    r"\b(?:phấn đấu|mục tiêu|quyết tâm|đặt ra|đề ra|xác định|một số chỉ tiêu|các chỉ tiêu|chỉ tiêu "
    r"(?:cụ thể|chủ yếu|đề ra|phấn đấu))\b",
    re.IGNORECASE,
)
_OPENS_GOALS = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|nhiệm vụ trọng tâm|phương hướng)\b[^\n]*:\s*$", re.IGNORECASE
)
_RESULT = re.compile(
    r"\b(?:đã|kết quả|đến nay|hiện nay|hiện có|tính đến|so với cùng kỳ|đạt được|trong năm qua|"
    r"vừa qua|ước thực hiện|lũy kế|năm qua|theo báo cáo|thực hiện được|hoàn thành)\b|\bvượt\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:\bmức(?! sống)|\b(?:đơn )?giá\b(?! trị)|\blệ phí|(?<!kinh )(?<!chi )\bphí\b|định mức|"
    r"quy mô|tổng mức đầu tư|tổng vốn đầu tư|trị giá|không quá|tối đa|lãi suất|học phí|thời hạn|"
    r"thời gian|\bdài|\brộng|\bcao(?= \d)|dung tích|mật độ|công suất|diện tích sàn|"
    r"mỗi (?:suất|phần|giải|bài|con|lớp|em|hộ|nhà|căn|người|sổ|ngày|m2|ha))"
    r"[^.;,]{0,40}$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:tổng|toàn bộ)\b(?! kết)[^.;,]{0,70}$", re.IGNORECASE)
_LIST_LINE = re.compile(r"\s*(?:[-+•*–]|\(?[a-zđ0-9]{1,2}[.)])\s")
# Cue words further away than this belong to another figure.
_FAR = 400


class Natures:
    """The nature of every figure of one string."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._goals = list(self._carried())

    def of(self, figure: Figure) -> str:
        """Return target, other, total or result."""
        plain = self._passage.plain
        start, _ = self._passage.sentences.at(figure.number_start)
        before = plain[max(start, figure.number_start - _FAR) : figure.number_start]
        told = list(_RESULT.finditer(before))
        aimed = list(_TARGET.finditer(before))
        is_goal = bool(aimed) and (not told or told[-1].end() < aimed[-1].start())
        is_limit = figure.family == "time" and figure.modifier in ("at_least", "at_most")
        if is_limit or _OTHER.search(before[-60:]):
            return "other"
        if is_goal or (not told and self._carries(figure, aimed != [])):
            return "target"
        return (
            "total"
            if _TOTAL.search(plain[max(start, figure.number_start - 90) : figure.number_start])
            else "result"
        )

    def _carries(self, figure: Figure, is_aimed: bool) -> bool:
        """Return whether a goal of earlier words holds here; its own words may come later."""
        number = self._passage.sentences.number(figure.number_start)
        if number >= len(self._goals) or not self._goals[number]:
            return False
        end = min(figure.end + _FAR, self._passage.sentences.at(figure.end)[1])
        return is_aimed or _STRONG_TARGET.search(self._passage.plain, figure.end, end) is None

    def _carried(self) -> Iterator[bool]:
        """Yield for every sentence whether goals are told in it or carried on into it."""
        plain = self._passage.plain
        in_list = carried = False
        last_end = 0
        for start, end in self._passage.sentences.bounds:
            sentence = plain[start:end]
            if "\n" in plain[last_end:start]:
                in_list = in_list and bool(_LIST_LINE.match(sentence))
                carried = in_list or carried
            if _OPENS_GOALS.search(sentence):
                in_list = carried = True
            elif _STRONG_TARGET.search(sentence):
                carried = True
            elif not in_list and _RESULT.search(sentence):
                carried = False
            last_end = end
            yield carried
