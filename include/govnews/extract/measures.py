"""Owns what a figure measures: the words of the page before it, behind it, or of the one before.

Three shapes: what is counted stands behind ("312 học sinh đoạt giải"), what is measured stands
before ("tổng thu ngân sách đạt 41 tỷ đồng"), and a figure that only goes on ("…, tăng 12%",
"(đạt 98,9%)", "gấp 2 lần") measures what the figure before it does.
"""

from __future__ import annotations

import re

from govnews.extract.figures import Figure
from govnews.extract.passages import Passage
from govnews.extract.phrases import FURTHEST, LINK, Phrases
from govnews.extract.subjects import Told
from govnews.vietnamese.letters import in_small_letters

_PLANNER = r"(?:(?:năm|cả năm|vốn|đề ra|được giao|[^,;.\d]{1,40}\bgiao)\b\s*)?"
# Matched on small letters, and written in them.
_GOES_ON = re.compile(rf"\s*{_PLANNER}(?:(?:{LINK})\s+)*")
_CLAUSE_BEGINS = re.compile(r"[,;(]\s*")
# So are these three.
_RISES = re.compile(
    r"\b(?:tăng|giảm|gấp|vượt|bằng|chiếm|đạt|thấp hơn|cao hơn|nhiều hơn|ít hơn|tương đương|"
    r"tương ứng)\b[^,;.()]{0,25}$",
)
_RISES_AT_ONCE = re.compile(r"\s*(?:tăng|giảm|vượt|thấp hơn|cao hơn)\b")
_MOVES = re.compile(r"\b(?:tăng|giảm|vượt|thấp hơn|cao hơn)\b[^,;.()]{0,12}$")
_SHARED = re.compile(r"\s*(?:cho|/|,|hỗ trợ)\s*")
_IS = re.compile(r"(?:\b(?:là|còn|được|đạt|lên|xuống|giảm|tăng|ước)|:)\s*$")
_ABOUT_MONEY = re.compile(
    r"\s*(?:cho|để|tiền|kinh phí|vốn|xây|mua|hỗ trợ|từ nguồn|đầu tư|phục vụ|thực hiện|sửa)\b"
)
_BASE = re.compile(
    r"(?:tổng|dân số|diện tích|kế hoạch|dự toán|chỉ tiêu|GDP|GRDP|số (?:vốn|phải)|công suất|"
    r"nhu cầu)\b"
)
_COUNT_BEGINS = re.compile(r"(?:tổng|số|lượng|đàn|tỷ lệ)\b", re.IGNORECASE)
_EXTENT = re.compile(r"\b(?:chiều (?:dài|rộng|cao|sâu)|dài|rộng|cao|sâu|dày)$", re.IGNORECASE)
_WORTH = re.compile(r"(?:mỗi \w+ )?(?:trị giá|giá trị)\s*$", re.IGNORECASE)
_VERB_ONLY = re.compile(
    r"^(?:\S+\s)?(?:dành|bố trí|nhận|tặng|trao|chi|hỗ trợ|chi trả|giao|cấp|phân bổ|ủng hộ|chuyển|"
    r"điều chuyển|trích|xử phạt|phạt|nộp|thu|huy động|vận động|đóng góp|vay|cho vay|giải ngân)"
    r"(?:\s(?:thêm|được|trên|hơn|gần))*$",
    re.IGNORECASE,
)
_ALONE = frozenset({
    "đồng chí", "đơn vị", "trường hợp", "cơ sở", "mô hình", "công trình", "dự án", "tổ chức",
    "hồ sơ",
})  # fmt: skip


class Measures:
    """What the figures of one string measure; they are asked in page order."""

    def __init__(self, passage: Passage, phrases: Phrases) -> None:
        self._passage = passage
        self._phrases = phrases
        self._last: tuple[int, Figure, Told] | None = None
        self._floor = 0

    def of(self, figure: Figure, head: str | None = None) -> Told:
        """Return the words that say what is counted, always a substring of the page.

        `head` is the column head of a table's cell.
        """
        self._end = figure.end
        told = Told(head, "quantity.measure.column_head") if head else self._of(figure)
        self._last = (self._passage.sentences.number(figure.number_start), figure, told)
        self._floor = self._end
        return told

    def _of(self, figure: Figure) -> Told:
        if figure.family == "before":
            words = self._passage.text[figure.unit_start : figure.number_start].rstrip(" là:có")
            return _told(words, "quantity.measure.before")
        inherited = self._inherited(figure)
        if inherited is not None and self._goes_on(figure):
            return inherited
        before, found = self._phrases.before(figure, self._floor), self._phrases.behind(figure)
        behind = found[0] if found else None
        if before is None and figure.family == "money" and (worth := self._worth(figure)):
            return inherited or _told(worth, "quantity.measure.before")
        says_nothing = before is None or before.endswith("giao")
        if (
            inherited is not None
            and says_nothing
            and (behind is None or self._shares(figure, behind))
        ):
            return inherited
        if self._stands_before(figure, before, behind):
            return _told(before, "quantity.measure.before")
        if found:
            self._end = max(self._end, found[1])
            return _told(behind, "quantity.measure.behind")
        return inherited or _told(before, "quantity.measure.before")

    def _worth(self, figure: Figure) -> str | None:
        """Return "trị giá" where what is worth it was measured by the figure before."""
        start = figure.start
        worth = _WORTH.search(self._passage.plain, max(0, start - 30), start)
        return self._passage.text[worth.start() : worth.end()].rstrip() if worth else None

    def _shares(self, figure: Figure, behind: str) -> bool:
        """Return whether a bare noun only says who shares: "71,5 tỷ đồng cho 2.876 hộ"."""
        last = self._last[1] if self._last else figure
        between = self._passage.plain[last.end : figure.start]
        return _says_nothing(behind) and bool(_SHARED.fullmatch(between))

    # -------------------------------------------------------------- going on

    def _inherited(self, figure: Figure) -> Told | None:
        """Return the measure of the figure before, if it stands in the same sentence."""
        if self._last is None:
            return None
        sentence, _, told = self._last
        same = sentence == self._passage.sentences.number(figure.number_start)
        return Told(told.words, "quantity.measure.going_on") if same and told.words else None

    def _goes_on(self, figure: Figure) -> bool:
        """Return whether nothing but verbs stands between a figure and the one before it."""
        last = self._last[1] if self._last else figure
        between = self._passage.plain[last.end : figure.start]
        if len(between) > FURTHEST:
            return False
        if between.endswith("("):
            is_share = figure.unit.startswith("percent")
            return is_share and "," not in between and ";" not in between
        part = in_small_letters(_CLAUSE_BEGINS.split(between)[-1])
        if not _GOES_ON.fullmatch(part):
            return False
        if figure.unit.startswith("percent") or figure.unit == "times":
            both_plan = last.unit == figure.unit == "percent_of_plan"
            return bool(part.strip()) or both_plan
        return bool(_RISES_AT_ONCE.match(part)) and figure.family in ("money", "measure")

    # -------------------------------------------------------------- before

    def _stands_before(self, figure: Figure, before: str | None, behind: str | None) -> bool:
        """Return whether the words before a figure say it, not those behind."""
        if before is None or behind is None:
            return behind is None
        plain, lower, start = self._passage.plain, self._passage.lower, figure.start
        if figure.family == "time":
            return True
        is_label = plain[max(0, start - 2) : start].rstrip().endswith(":")
        if is_label and figure.family == "ratio" and behind == figure.unit_printed:
            return True
        if figure.family in ("counted", "noun", "ratio"):
            rises = _MOVES.search(lower, max(0, start - 14), start)
            says_more = len(before.split()) >= 2 and not rises
            link = _IS.search(lower, max(0, start - 12), start)
            return (_says_nothing(behind) and says_more) or (
                bool(link) and len(before.split()) >= 3 and _counts(before)
            )
        if figure.unit.startswith("percent"):
            return bool(_RISES.search(lower, max(0, start - 30), start) or _BASE.match(behind))
        if figure.family == "measure" and _EXTENT.search(before):
            return True
        if figure.family == "money":
            return not (_VERB_ONLY.match(before) and _ABOUT_MONEY.match(plain, figure.end))
        return figure.unit == "times" and "cùng kỳ" in behind


def _says_nothing(behind: str) -> bool:
    """Return whether a noun behind a figure is a bare unit of counting: hộ, việc, trường hợp."""
    return " " not in behind or behind in _ALONE


def _counts(before: str) -> bool:
    return bool(_COUNT_BEGINS.match(before))


def _told(words: str | None, rule: str) -> Told:
    return Told(words or None, rule if words else "")
