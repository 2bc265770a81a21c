"""Owns what a figure measures: the words of the page before it, behind it, or of the one before.

Three shapes: what is counted stands behind ("312 học sinh đoạt giải"), what is measured stands
before ("tổng thu ngân sách đạt 41 tỷ đồng"), and a figure that only goes on ("…, tăng 12%",
"(đạt 98,9%)", "gấp 2 lần") measures what the figure before it does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from govnews.extract.figures import Figure
from govnews.extract.passages import Passage
from govnews.extract.subjects import Told
from govnews.extract.units import unit_at

_LINK = (
    r"(?:là|đạt|được|còn|chiếm|ước|lên|tới|đến|bằng|tăng|giảm|khoảng|trên|hơn|gần|xuống|thêm|với|"
    r"hoàn thành|dự kiến|từ|đã|tính|bình quân|dưới|tối đa|tối thiểu|ít nhất|không quá|cho|gấp|vượt|"
    r"chỉ|mới|chừng|tương đương|tương ứng|thấp hơn|cao hơn|nhiều hơn|ít hơn|mức|có|trong khoảng|"
    r"không vượt|quá|cách|dao động|xấp xỉ|cần|và|cùng|nhưng|thấp|cao)"
)
_LINKS_BEFORE = re.compile(rf"(?:(?:^|\s|(?<=\())(?:{_LINK}|:|\())+\s*$|:\s*$", re.IGNORECASE)
_PLANNER = r"(?:(?:năm|cả năm|vốn|đề ra|được giao|[^,;.\d]{1,40}\bgiao)\b\s*)?"
_GOES_ON = re.compile(rf"\s*{_PLANNER}(?:(?:{_LINK})\s+)*$", re.IGNORECASE)
_RISES = re.compile(
    r"\b(?:tăng|giảm|gấp|vượt|bằng|chiếm|đạt|thấp hơn|cao hơn|nhiều hơn|ít hơn|tương đương|"
    r"tương ứng)\b[^,;.()]{0,25}$",
    re.IGNORECASE,
)
_IS = re.compile(r"(?:\b(?:là|còn|được|đạt|lên|xuống|giảm|tăng|ước)|:)\s*$", re.IGNORECASE)
_SENTENCE_PART = re.compile(r"[;:\n)]|\.(?!\d)|\s[-–]\s(?!\d)(?=\S+ \S+ \S+ \S+)")
_LEADING = re.compile(
    r"^(?:[\s,(\x00“\"-]|(?:trong đó|riêng|cụ thể|đáng chú ý|còn lại|tiêu biểu|điển hình|nổi bật|"
    r"nhiều nhất|ít nhất|cao nhất|thấp nhất|kế đến|tiếp đến|tiếp theo|như|dự kiến|ước tính|ước|"
    r"phấn đấu|phấn đâu|quyết tâm|cả năm|hằng năm|hàng năm|hiện nay|hiện|đến nay|nay|theo đó|"
    r"qua đó|từ đó|đồng thời|ngoài ra|bên cạnh đó|nhờ đó|nâng|đưa|kéo|"
    r"(?:toàn|trên địa bàn|cả) (?:huyện|tỉnh|xã|thành phố|thị xã|quận|phường|thị trấn|ngành|dân)|"
    r"(?:huyện|tỉnh|xã|thành phố|phường|đơn vị|ngành|địa phương|gia đình \w+)(?= (?:đã|đang|có|"
    r"vận động|phấn đấu|huy động|hiện|còn))|"
    r"(?:đến|từ|vào|trước|tính đến) ngày(?=\s*\x00)|ngày(?=\s*\x00)|trước khi|"
    r"một số|các|những|mỗi năm|bình quân(?= mỗi)|có|đã|đang|sẽ|được|là|với|và|cũng|lại|mới|thì|"
    r"tính (?:chung|đến)|kết quả|chỉ tính|đợt \d)\b)+",
    re.IGNORECASE,
)
_ACTOR = re.compile(r"^[^,;]*?\b(?:đã|cũng|sẽ|vừa|phấn đấu)\s+(?=\S+\s\S+)")
_TRAILING_PERIOD = re.compile(r"[\s,(\x00]+$")
_ADVERBIAL = re.compile(
    r"\x00|^\s*(?:trong|năm|tháng|quý|đến|theo|tại|qua|từ|hiện|nay|riêng|cụ thể|toàn|nhìn chung|"
    r"bên cạnh|ngoài ra|đồng thời|trong đó|ước|tính|hằng|hàng|mỗi|sau|trước|nhờ|với|do|để)\b|"
    r"\b(?:đã|sẽ|đang|được|cho biết|thông tin|chia sẻ|đạt|tăng|giảm|có|là|bằng|chiếm|còn)\b|\d",
    re.IGNORECASE,
)
_STOP_AFTER = re.compile(
    r"[;:\n()\x00]|\.(?!\d)|\s+(?=(?:trên địa bàn|(?:tại|ở) (?:các )?(?:xã|huyện|ấp|thôn|bản|buôn|"
    r"phường|tỉnh|thành phố|thị xã|khu|quận)|so với|so cùng|trước ngày|trước khi|trong đó|nhằm|"
    r"nên|vì|do|"
    r"theo (?:Quyết|Kế|Nghị|Chỉ|Công)|cho hay|cho biết|chiếm|với (?:tổng|số|trên|hơn|gần|khoảng|"
    r"kinh phí|mức|trọng|sự|\d)|(?:đạt|bằng|tăng|giảm|trị giá|lên|xuống) (?:\S+ ){0,2}\d)\b)"
)
_COMMA = re.compile(r",(?!\d)\s*")
_NEXT_FIGURE = re.compile(r"(?<![\w.,/])\d")
_DANGLING = re.compile(
    r"(?:\s+(?:và|với|cho|tại|của|thuộc|trong|trên|có|gồm|là|ở|từ|đến|cùng|về|trong số|đạt|"
    r"tổ chức|khoảng|hơn|gần|qua|được|để|như|bị|do|theo|trong toàn|số|lần|ngày|vào|nâng|"
    r"chở|hỗ trợ|đại diện cho|bằng|thứ|mức|khi|sau)|,)+\s*$"
)
_LEADING_BEHIND = re.compile(
    r"\s*(?:(?:là|cho|để|từ|vào|các|số|tổng số|những|tổng|trong số|trong tổng số|của)\s+)+"
)
_ABOUT_MONEY = re.compile(
    r"\s*(?:cho|để|tiền|kinh phí|vốn|xây|mua|hỗ trợ|từ nguồn|đầu tư|phục vụ|thực hiện|sửa)\b"
)
_BASE = re.compile(
    r"(?:tổng|dân số|diện tích|kế hoạch|dự toán|chỉ tiêu|GDP|GRDP|số (?:vốn|phải)|công suất|"
    r"nhu cầu)\b"
)
_NO_LIST = re.compile(r"\s*(?:mỗi|trị giá|trong đó|phấn đấu|riêng|lợi nhuận|năng suất|sản lượng)\b")
_VERB_ONLY = re.compile(
    r"^(?:\S+\s)?(?:dành|bố trí|nhận|tặng|trao|chi|hỗ trợ|chi trả|giao|cấp|phân bổ|ủng hộ|chuyển|"
    r"điều chuyển|trích|xử phạt|phạt|nộp|thu|huy động|vận động|đóng góp|vay|cho vay|giải ngân)"
    r"(?:\s(?:thêm|được|trên|hơn|gần))*$",
    re.IGNORECASE,
)
_ALONE = frozenset({
    "điểm", "con", "em", "đồng chí", "lượt", "người", "suất", "hộ", "xã", "bài", "liều", "đơn vị",
    "trường hợp", "vụ", "chiếc", "cái", "cây", "phòng", "lớp", "ca", "cuộc", "giải", "căn", "nhà",
    "cơ sở", "mô hình", "công trình", "dự án", "tổ chức", "thôn", "trường", "lần", "cháu", "máy",
    "kiện", "bao", "thùng", "đợt", "buổi", "tổ", "chốt", "hồ sơ", "mẫu", "giấy", "cuốn", "quyển",
})  # fmt: skip
_FURTHEST = 220


class Measures:
    """What the figures of one string measure; they are asked in page order.

    `hidden` is the levelled text with dates, periods and documents blotted out; `actors` are
    the places of organisations and units, which act and are not measured.
    """

    def __init__(self, passage: Passage, hidden: str, actors: Sequence[tuple[int, int]]) -> None:
        self._passage = passage
        self._hidden = hidden
        self._actors = sorted(actors)
        self._last: tuple[int, Figure, Told] | None = None

    def of(self, figure: Figure, head: str | None = None) -> Told:
        """Return the words that say what is counted, always a substring of the page.

        `head` is the column head of a table's cell.
        """
        told = Told(head, "quantity.measure.column_head") if head else self._of(figure)
        self._last = (self._passage.sentences.number(figure.number_start), figure, told)
        return told

    def _of(self, figure: Figure) -> Told:
        if figure.family == "before":
            words = self._passage.text[figure.unit_start : figure.number_start].rstrip(" là:có")
            return _told(words, "quantity.measure.before")
        inherited = self._inherited(figure)
        if inherited is not None and self._goes_on(figure):
            return inherited
        before, behind = self._before(figure), self._behind(figure)
        says_nothing = before is None or before.endswith("giao")
        if inherited is not None and says_nothing and (behind is None or behind in _ALONE):
            return inherited
        if self._stands_before(figure, before, behind):
            return _told(before, "quantity.measure.before")
        if behind:
            return _told(behind, "quantity.measure.behind")
        return inherited or _told(before, "quantity.measure.before")

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
        if len(between) > _FURTHEST:
            return False
        if between.endswith("("):
            return "," not in between and ";" not in between
        part = re.split(r"[,;(]\s*", between)[-1]
        if not _GOES_ON.fullmatch(part):
            return False
        if figure.unit.startswith("percent") or figure.unit == "times":
            both_plan = last.unit == figure.unit == "percent_of_plan"
            return bool(part.strip()) or both_plan
        rises = re.match(r"\s*(?:tăng|giảm|vượt|thấp hơn|cao hơn)\b", part, re.IGNORECASE)
        return bool(rises) and figure.family in ("money", "measure")

    # -------------------------------------------------------------- before

    def _stands_before(self, figure: Figure, before: str | None, behind: str | None) -> bool:
        """Return whether the words before a figure say it, not those behind."""
        if before is None or behind is None:
            return behind is None
        plain, start = self._passage.plain, figure.start
        if figure.family in ("counted", "noun", "ratio"):
            says_more = len(before.split()) >= 2 and not _RISES.search(
                plain, max(0, start - 14), start
            )
            link = _IS.search(plain, max(0, start - 12), start)
            return (behind in _ALONE and says_more) or (
                bool(link) and len(before.split()) >= 3 and _counts(before)
            )
        if figure.unit.startswith("percent"):
            return bool(_RISES.search(plain, max(0, start - 30), start) or _BASE.match(behind))
        if figure.family == "money":
            return not (_VERB_ONLY.match(before) and _ABOUT_MONEY.match(plain, figure.end))
        return figure.unit == "times" and "cùng kỳ" in behind

    def _before(self, figure: Figure) -> str | None:
        """Return the phrase before a figure, without verbs, adverbials and actors."""
        floor = max(self._passage.sentences.at(figure.start)[0], figure.start - _FURTHEST)
        if self._last and floor < self._last[1].end <= figure.start:
            floor = self._last[1].end
        window = self._hidden[floor : figure.start]
        stops = [0, *(match.end() for match in _SENTENCE_PART.finditer(window))]
        start = stops[-1] if window[stops[-1] :].strip(" (") else stops[max(0, len(stops) - 2)]
        for begin, end in self._pieces(window, start):
            words = self._trimmed(floor + begin, floor + end)
            if words and len(words) > 1:
                return words
        return None

    def _pieces(self, window: str, start: int) -> list[tuple[int, int]]:
        """Return the phrases a figure may belong to, nearest first; lists are kept together."""
        opened = window.rfind("(", start)
        if opened >= 0 and not _GOES_ON.fullmatch(window[opened + 1 :]):
            start = opened + 1
        commas = list(_COMMA.finditer(window, start))
        bounds = [start, *(m.end() for m in commas)]
        ends = [*(m.start() for m in commas), len(window)]
        first = len(bounds) - 1
        while first > 0 and self._lists(
            window[bounds[first - 1] : ends[first - 1]], window[bounds[first] :]
        ):
            first -= 1
        found = [(bounds[first], ends[-1])]
        return found + [(bounds[n], ends[n]) for n in range(first - 1, -1, -1)]

    def _lists(self, piece: str, following: str) -> bool:
        """Return whether a piece before a comma opens a list: "lợn nái, đực giống"."""
        words = piece.split()
        if not 0 < len(words) <= 9 or _NO_LIST.match(following) or _LEADING.match(following):
            return False
        return not _ADVERBIAL.search(_LEADING.sub("", piece))

    def _trimmed(self, start: int, end: int) -> str | None:
        """Return what is measured in a phrase: no link at its end, no adverbial, no actor."""
        start, end = self._stripped(start, end)
        if links := _LINKS_BEFORE.search(self._hidden[start:end]):
            start, end = self._stripped(start, start + links.start())
        for _ in range(3):
            if cut := _LEADING.match(self._hidden[start:end]):
                start, end = self._stripped(start + cut.end(), end)
            start, end = self._stripped(self._behind_actor(start, end), end)
        if actor := _ACTOR.match(self._hidden[start:end]):
            start, end = self._stripped(start + actor.end(), end)
            if cut := _LEADING.match(self._hidden[start:end]):
                start += cut.end()
        start, end = self._without_period(start, end)
        return self._passage.text[start:end].strip(' ,“”"') or None

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._hidden[start] in " ,(\x00–-)":
            start += 1
        while end > start and self._hidden[end - 1] in " ,(\x00–-":
            end -= 1
        return start, end

    def _behind_actor(self, start: int, end: int) -> int:
        at = bisect_right(self._actors, (start + 3, 0)) - 1
        if at >= 0 and self._actors[at][0] >= start and self._actors[at][1] <= end:
            return self._actors[at][1]
        return start

    def _without_period(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of a phrase before a period, or behind it where that says too little."""
        words = self._hidden[start:end]
        if "\x00" not in words:
            return start, end
        if words.find("\x00") > 0 and len(words[: words.find("\x00")].split()) > 2:
            return self._stripped(start, start + words.find("\x00"))
        return self._stripped(start + words.rfind("\x00") + 1, end)

    # -------------------------------------------------------------- behind

    def _behind(self, figure: Figure) -> str | None:
        counts = figure.family in ("counted", "noun", "ratio")
        start = figure.unit_start if counts else figure.end
        lead = None if counts else _LEADING_BEHIND.match(self._passage.plain, figure.end)
        start = lead.end() if lead else start
        if not counts and not re.match(r"\s*[^\W\d_]", self._passage.plain[start : start + 3]):
            return None
        is_base = re.match(
            r"\s*(?:so với|so cùng|cùng kỳ|trở lên|trở xuống|và|nhưng|thì|mà|trong đó|theo|tại|ở|"
            r"trong|năm|vào|với)\b",
            self._passage.plain[start : start + 14],
        )
        if not counts and is_base:
            return None
        words = self._words_behind(start, figure.end)
        if not counts and words in ("kế hoạch", "dự toán", "kế hoạch năm", "dự toán năm"):
            return None
        return words

    def _words_behind(self, start: int, figure_end: int) -> str | None:
        plain = self._hidden
        limit = min(len(plain), start + 170)
        begin = max(start, figure_end)
        stop = _STOP_AFTER.search(plain, begin, limit)
        end = stop.start() if stop else limit
        if figure := _NEXT_FIGURE.search(plain, begin, end):
            end = figure.start()
        for comma in _COMMA.finditer(plain, max(start, figure_end - 1), end):
            quoted = plain.count('"', start, comma.start()) % 2
            if not quoted and not _lists_on(plain, comma.end(), plain[start : comma.start()]):
                end = comma.start()
                break
        words = self._passage.text[start:end]
        return _DANGLING.sub("", words).strip(' ,\x00“”"') or None


def _counts(before: str) -> bool:
    return bool(re.match(r"(?:tổng|số|lượng|đàn|tỷ lệ)\b", before, re.IGNORECASE))


def _told(words: str | None, rule: str) -> Told:
    return Told(words or None, rule if words else "")


def _lists_on(plain: str, position: int, before: str) -> bool:
    """Return whether a comma goes on with another counted noun: "cán bộ, giáo viên"."""
    if before.endswith("phòng") and plain.startswith("chống", position):
        return True
    unit = unit_at(plain, position)
    if unit is None or unit.family != "counted" or not plain[position].islower():
        return False
    return unit.name in ("person", "household", "commune", "turn") or " " in unit.printed
