"""Owns what the words around a period make of it: a base of comparison, a name's part, an aside."""

from __future__ import annotations

from govnews.extract.frames import end_of, start_of
from govnews.extract.passages import Passage
from govnews.records import Period
from govnews.vietnamese.endings import Ending
from govnews.vietnamese.words import Cued

# Matched on small letters, and written in them.
_BASE_BEFORE = Cued(
    "so cùng cao thấp nhiều ít giảm tăng kế dự chỉ gấp bằng",
    r"(?:\bso (?:với|cùng)\b|\bcùng kỳ\b|\bcùng thời điểm\b|(?:cao|thấp|nhiều|ít|giảm|tăng) hơn\b)"
    r"[^,;.()]{0,60}$|\b(?:kế hoạch|dự toán|chỉ tiêu)\s+(?:vốn\s+)?(?:cả\s+)?$|"
    r"\b(?:gấp|bằng) [\d.,]+ ?(?:lần|%) (?:của )?$",
)
# "… chuyển tiếp từ năm 2023" says since when, not for when.
_SINCE = Ending(r"\btừ\s+$")
_OPENING_WORDS = 12
# A programme's years are part of its name: "Đề án … giai đoạn 2021 - 2025".
_NAME_BEFORE = Cued(
    "chương đề dự kế chiến quy nghị chỉ cuộc phong chuẩn bộ tiêu",
    r"(?<!Theo )(?<!theo )(?<!Sở )(?<!Bộ )\b(?:Chương trình|Đề án|Dự án|Kế hoạch(?! và Đầu tư)|"
    r"Chiến lược|Quy hoạch|Nghị quyết|Chỉ thị|Cuộc vận động|Phong trào|[Cc]hương trình mục tiêu|"
    r"[Cc]huẩn nghèo|[Bb]ộ tiêu chí|tiêu chí|chuẩn)\b"
    r"(?:(?!\b(?:mục tiêu|phấn đấu|đề ra|đặt ra)\b)[^.;:]){0,160}(?<!,\s)$",
)

# So are the years of a competition or a campaign, in titles too.
_OCCASION_BEFORE = Cued(
    "tháng tuần giải lễ hội cuộc ngày",
    r"\b(?:Tháng hành động|Tuần lễ|[Gg]iải|Lễ hội|Hội thi|Hội diễn|Cuộc thi|"
    r"Ngày hội)\b[^.,;:]{0,90}$",
)


def is_base(passage: Passage, period: Period) -> bool:
    """Return whether a figure is only compared with this period: so với cùng kỳ năm 2022."""
    start = start_of(period)
    first = passage.sentences.at(start)[0]
    floor = max(first, start - 80)
    return bool(_BASE_BEFORE.search(passage.lower, passage.words, floor, start)) or bool(
        start - first > _OPENING_WORDS and _SINCE.search(passage.plain, floor, start)
    )


def is_of_name(passage: Passage, period: Period) -> bool:
    """Return whether a period belongs to the name of a programme, plan or standard."""
    if period.rule not in ("period.stage", "period.year", "period.until_year"):
        return False
    if period.label.lower().startswith("nhiệm k"):
        return False
    start = start_of(period)
    floor = max(passage.sentences.at(start)[0], start - 190)
    named = _NAME_BEFORE.search(passage.plain, passage.words, floor, start)
    return bool(named) or is_of_occasion(passage, period)


def is_of_occasion(passage: Passage, period: Period) -> bool:
    """Return whether a year belongs to the name of a competition or a campaign."""
    start = start_of(period)
    floor = max(passage.sentences.at(start)[0], start - 120)
    return bool(_OCCASION_BEFORE.search(passage.plain, passage.words, floor, start))


def is_aside(passage: Passage, period: Period, position: int) -> bool:
    """Return whether a period stands in brackets that are closed before `position`.

    A range of days does not: "Sau 4 ngày (từ ngày 19 đến ngày 22/11), Đại hội đã …".
    """
    if period.rule == "period.days":
        return False
    start = start_of(period)
    opened = passage.plain.rfind("(", max(0, start - 60), start)
    closed = passage.plain.find(")", end_of(period), position)
    return closed >= 0 and opened >= 0 and ")" not in passage.plain[opened:start]
