"""Owns which periods frame the sentences behind them: spans of time, days, and spans planned.

A period frames where a sentence opens with it ("Năm 2020, …"), where a report is said to be
about it, and where its sentence tells no figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.extract.frames import Frames, end_of, start_of
from govnews.extract.passages import Passage
from govnews.extract.period_surroundings import is_of_name
from govnews.records import Period
from govnews.vietnamese.words import Cued

# All of these are matched on small letters, and written in them.
_PLANNED_BEFORE = Cued(
    "phương nhiệm kế triển chương mục chỉ giải dự",
    r"\b(?:phương hướng|nhiệm vụ|kế hoạch|triển khai|chương trình công tác|mục tiêu|chỉ tiêu|"
    r"giải pháp|"
    r"dự toán)\b[^.;:]{0,60}$",
)
# What a sentence may open with before the period that frames it.
_SAYS = ("cho biết", "nêu rõ", "khẳng định", "cho thấy", "đánh giá", "báo cáo")
_SAID = rf"(?:[^.;]{{0,160}}\b(?:{'|'.join(_SAYS)})\b[,:]?\s+)?"
_OPENING_WORDS = (
    r"(?:(?:[-+•*]|\d{1,2}[.)])?\s*)?(?:(?:theo (?:báo cáo|đó|thống kê|"
    r"kế hoạch|lãnh đạo)[^,]{0,60}"
    r",|kết quả|cụ thể|riêng|ngay|bước (?:vào|sang)|trong|năm|vào|ước|tổng kết|qua|tính|từ|hết|với|"
    r"sau|"
    r"nhìn chung|cũng|đặc biệt|được biết|phát huy kết quả(?: đạt được)?|hiện nay|chỉ tính|"
    r"báo cáo tại [^,]{0,40}|về [^,:\d]{1,40}[,:]|thực hiện [^,\d]{0,80}),?:?\s*){0,3}$"
)
_OPENING = re.compile(_OPENING_WORDS)
_OPENING_SAID = re.compile(_SAID + _OPENING_WORDS)
_REPORTED = Cued(
    "tổng sơ đánh báo kết tình công thực giao",
    r"\b(?:tổng kết|sơ kết|đánh giá|báo cáo|kết quả|tình hình|công tác|thực hiện|giao ban)"
    r"\b[^.;]{0,90}$",
)
_DIGIT = re.compile(r"\d")
# Words further away than this do not open the same sentence.
_FURTHEST = 400


def frames_of(passage: Passage, periods: Sequence[Period]) -> tuple[Frames, Frames, Frames]:
    """Return those of `periods`, in page order, that frame: spans of time, days, spans planned."""
    spans, days, planned = Frames(), Frames(), Frames()
    place = passage.lower, passage.words
    for period in periods:
        start = start_of(period)
        floor = max(passage.sentences.at(start)[0], start - _FURTHEST)
        words = passage.plain[floor:start]
        if _is_local(period, words) or is_of_name(passage, period):
            continue
        is_day = period.rule.startswith("event_date.") and period.start_date == period.end_date
        if _PLANNED_BEFORE.search(*place, max(floor, start - 80), start) and not is_day:
            planned.add(period)
        elif (
            period.rule == "period.days"
            or _opens(passage.lower[floor:start])
            or _REPORTED.search(*place, max(floor, start - 110), start)
            or _is_topic(passage, period)
        ):
            (days if is_day else spans).add(period)
    return spans, days, planned


def _opens(words: str) -> bool:
    """Return whether a period behind words in small letters frames; few tell who says so."""
    opening = _OPENING_SAID if any(map(words.__contains__, _SAYS)) else _OPENING
    return opening.match(words) is not None


def _is_local(period: Period, words: str) -> bool:
    """Return whether a period is its sentence's own: "Riêng tháng 3, …", "Về giáo dục, …"."""
    is_of_field = period.rule == "period.school_year" and words.startswith("Về ")
    return period.rule == "period.now" or words.startswith("Riêng") or is_of_field


def _is_topic(passage: Passage, period: Period) -> bool:
    """Return whether a period's sentence tells no figure: it opens what follows."""
    first, last = passage.sentences.at(start_of(period))
    if period.rule.startswith("event_date.") or last - first > _FURTHEST:
        return False
    words = passage.plain[first : start_of(period)]
    return not _DIGIT.search(words + passage.plain[end_of(period) : last])
