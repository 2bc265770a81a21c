"""Owns the phrases around a figure: the one before it, the one behind it, without their verbs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from govnews.extract.figures import Figure
from govnews.extract.passages import Passage
from govnews.extract.units import unit_at
from govnews.vietnamese.endings import Ending

LINK = (
    r"(?:là|đạt|được|còn|chiếm|ước|lên|tới|đến|bằng|(?:gia )?tăng|(?:(?:cắt|suy|sụt) )?giảm|"
    r"khoảng|trên|hơn|gần|xuống|thêm|với|"
    r"hoàn thành|dự kiến|từ|đã|tính|bình quân|dưới|tối đa|tối thiểu|ít nhất|không quá|cho|gấp|vượt|"
    r"chỉ|mới|chừng|tương đương|tương ứng|thấp hơn|cao hơn|nhiều hơn|ít hơn|mức|có|trong khoảng|"
    r"không vượt|quá|cách|dao động|xấp xỉ|(?<!chuyên )cần|và|cùng|nhưng|thấp|cao|tỷ lệ|tỉ lệ)"
)
# This, what leads and what is adverbial are matched on small letters, and written in them: twice
# as fast as IGNORECASE.
_LINKS_BEFORE = Ending(rf"(?:(?:^|\s|(?<=[(\x00]))(?:{LINK}|:|\())+\s*$|:\s*$", signs=":(")
_LINKS_ONLY = re.compile(rf"(?:(?:{LINK})\s+)*$", re.IGNORECASE)
# One class of signs opens these, so that they are tried at them only.
_PART_ENDS = r"(?<=[;:\n])|(?<=\()[^()]*\d[^()]*\)|(?<=\.)(?!\d)"
_SENTENCE_PART = re.compile(rf"[;:\n(.](?:{_PART_ENDS})")
_PART_OR_DASH = re.compile(
    rf"[;:\n(.\s](?:{_PART_ENDS}|"
    # The words before a dash are looked at last: few blanks have a dash behind them.
    r"(?<=\s)[-–]\s(?!\d)(?=\S+ \S+ \S+ \S+)(?<!kinh tế\s[-–]\s)(?<!văn hóa\s[-–]\s)"
    r"(?<!phát thanh\s[-–]\s)(?<!truyền thanh\s[-–]\s)(?<!quốc phòng\s[-–]\s))"
)
_LEADING = re.compile(
    r"^(?:[\s,(\x00“\"-]|(?:trong đó|riêng|cụ thể|đáng chú ý|còn lại|tiêu biểu|điển hình|nổi bật|"
    r"nhiều nhất|ít nhất|cao nhất|thấp nhất|kế đến|tiếp đến|tiếp theo|như|dự kiến|ước tính|ước|"
    r"phấn đấu|phấn đâu|quyết tâm|cả năm|hằng năm|hàng năm|hiện nay|hiện|đến nay|nay|theo đó|"
    r"qua đó|từ đó|đồng thời|ngoài ra|bên cạnh đó|nhờ đó|nâng|đưa|kéo|"
    r"(?:toàn|trên địa bàn|cả) (?:nước|quốc|huyện|tỉnh|xã|thành phố|thị xã|quận|phường|thị trấn|"
    r"ngành|dân)|"
    r"(?:huyện|tỉnh|xã|thành phố|phường|đơn vị|ngành|địa phương|gia đình \w+)(?= (?:đã|đang|có|"
    r"vận động|phấn đấu|huy động|hiện|còn))|"
    r"(?:cuối|đầu|giữa|từ|trước|vào|so với|so)(?=\s*\x00)|cam kết|điển hình như|"
    r"(?:đến|từ|vào|trước|tính đến) ngày(?=\s*\x00)|ngày(?=\s*\x00)|trước khi|"
    r"một số|các|những|mỗi năm|bình quân(?= mỗi)|có|đã|đang|sẽ|được|là|với|và|cũng|lại|mới|thì|"
    r"tính (?:chung|đến)|kết quả|chỉ tính|đợt \d)\b)+"
)
_ACTOR = re.compile(r"^[^,;]*?\b(?:đã|cũng|sẽ|vừa|phấn đấu)\s+(?=\S+\s\S+)")
_ADVERBIAL = re.compile(
    r"\x00|^\s*(?:trong|năm|tháng|quý|đến|theo|tại|qua|từ|hiện|nay|riêng|cụ thể|toàn|nhìn chung|"
    r"bên cạnh|ngoài ra|đồng thời|trong đó|ước|tính|hằng|hàng|mỗi|sau|trước|nhờ|với|do|để)\b|"
    r"\b(?:đã|sẽ|đang|được|cho biết|thông tin|chia sẻ|đạt|tăng|giảm|có|là|bằng|chiếm|còn)\b|\d"
)
_STOP_AFTER = re.compile(
    r"[;:\n()\x00]|\.(?!\d)|"
    r"(?=\s)(?<!lấn)(?<!xâm)\s+(?=(?:trên địa bàn|(?:tại|ở) (?:các )?(?:xã|huyện|"
    r"ấp|thôn|bản|buôn|"
    r"phường|tỉnh|thành phố|thị xã|khu|quận)|so với|so cùng|trước ngày|trước khi|trong đó|nhằm|"
    r"nên|vì|do|"
    r"theo (?:Quyết|Kế|Nghị|Chỉ|Công)|cho hay|cho biết|chiếm|với (?:tổng|số|trên|hơn|gần|khoảng|"
    r"kinh phí|mức|trọng|sự|\d)|(?:đạt|bằng|tăng|giảm|trị giá|lên|xuống) (?:\S+ ){0,2}\d)\b)"
)
_UPWARDS = re.compile(r"\s*(?:trở lên|trở xuống|trở đi)\b")
_COMMA = re.compile(r",(?!\d)\s*")
# Words that end a phrase, unless they are the second syllable of one: dân tộc thiểu số.
_DANGLING = re.compile(
    r"(?=[\s,])"
    r"(?:(?<!thiểu)(?<!kỹ năng)(?<!kĩ năng)(?<!thông)(?<!cuối)(?<!kèm)\s+(?:kèm theo|bao gồm|"
    r"thông qua|và|với|cho|tại|của|thuộc|trong|trên|có|gồm|là|ở|từ|đến|cùng|về|trong số|đạt|"
    r"tổ chức|khoảng|hơn|gần|qua|được|để|như|bị|do|theo|trong toàn|số|lần|ngày|vào|nâng|"
    r"chở|hỗ trợ|đại diện cho|thứ|mức|khi|sau|nhưng|còn|tăng|giảm|so)|,)+\s*$"
)
_LEADING_BEHIND = re.compile(
    r"\s*(?:(?:là|cho|để|từ|vào|các|những|trong số|trong tổng số|của)\s+)+"
)
# "cán bộ và nhân dân" goes on counting, "dự án và cam kết …" begins another clause.
_AND = re.compile(r"\svà\s")
_NO_LIST = re.compile(r"\s*(?:mỗi|trị giá|trong đó|phấn đấu|riêng|lợi nhuận|năng suất|sản lượng)\b")
FURTHEST = 220


class Phrases:
    """The phrases around the figures of one string.

    `hidden` is the levelled text with dates, periods and documents blotted out, `lower` the
    same in small letters; `starts` are where the numbers of figures stand,
    in page order; `actors` are the places of organisations and units, which act and are not
    measured.
    """

    def __init__(
        self,
        passage: Passage,
        hidden: str,
        lower: str,
        starts: Sequence[int],
        actors: Sequence[tuple[int, int]],
    ) -> None:
        self._passage = passage
        self._hidden = hidden
        self._lower = lower
        self._starts = starts
        self._actors = sorted(actors)

    def before(self, figure: Figure, floor: int) -> str | None:
        """Return the phrase before a figure, without verbs, adverbials and actors.

        `floor` is where what the figure before it measures ends: words before are not its own.
        """
        floor = max(self._passage.sentences.at(figure.start)[0], figure.start - FURTHEST, floor)
        if upwards := _UPWARDS.match(self._hidden, floor, figure.start):
            floor = upwards.end()
        window = self._hidden[floor : figure.start]
        part = _PART_OR_DASH if "-" in window or "–" in window else _SENTENCE_PART
        stops = [0, *(match.end() for match in part.finditer(window))]
        # "Kết quả: 84 thôn …" may look behind its colon, "…; 84 thôn" begins anew.
        last = stops[-1]
        looks_behind = not window[last:].strip(" (") and window[last - 1 : last] not in (";", "\n")
        start = stops[max(0, len(stops) - 2)] if looks_behind else stops[-1]
        for begin, end in self._pieces(window, start):
            words = self._trimmed(floor + begin, floor + end)
            if words and len(words) > 1:
                return words
        return None

    def _pieces(self, window: str, start: int) -> list[tuple[int, int]]:
        """Return the phrases a figure may belong to, nearest first; lists are kept together."""
        opened = window.rfind("(", start)
        if (
            opened >= 0
            and ")" not in window[opened:]
            and _LINKS_ONLY.sub("", window[opened + 1 :]).strip()
        ):
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
        if (
            not 0 < len(words) <= 9
            or _NO_LIST.match(following)
            or _LEADING.match(following.lower())
        ):
            return False
        return not _ADVERBIAL.search(_LEADING.sub("", piece.lower()))

    def _trimmed(self, start: int, end: int) -> str | None:
        """Return what is measured in a phrase: no link at its end, no adverbial, no actor."""
        start, end = self._stripped(start, end)
        whole, is_label = (start, end - 1), self._hidden[start:end].endswith(":")
        if links := _LINKS_BEFORE.search(self._lower[start:end]):
            start, end = self._stripped(start, start + links.start())
        for _ in range(3):
            before = start, end
            if cut := _LEADING.match(self._lower[start:end]):
                start, end = self._stripped(start + cut.end(), end)
            start, end = self._stripped(self._behind_actor(start, end), end)
            if before == (start, end):
                break
        if actor := _ACTOR.match(self._hidden[start:end]):
            start, end = self._stripped(start + actor.end(), end)
            if cut := _LEADING.match(self._lower[start:end]):
                start += cut.end()
        start, end = self._without_period(start, end)
        if start == end and is_label:
            start, end = whole
        return self._passage.text[start:end].strip(' ,“”"') or None

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        words = self._hidden[start:end].lstrip(" ,(\x00–-)")
        start = max(start, end - len(words))
        return start, start + len(words.rstrip(" ,(\x00–-"))

    def _behind_actor(self, start: int, end: int) -> int:
        at = bisect_right(self._actors, (start + 3, 0)) - 1
        if at >= 0 and self._actors[at][0] >= start and self._actors[at][1] <= end:
            return self._actors[at][1]
        return start

    def _without_period(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of a phrase behind a period, or before it where nothing follows."""
        words = self._hidden[start:end]
        if "\x00" not in words:
            return start, end
        last = words.rfind("\x00") + 1
        if words[last:].strip(" ,"):
            return self._stripped(start + last, end)
        return self._stripped(start, start + words.find("\x00"))

    def behind(self, figure: Figure) -> tuple[str, int] | None:
        """Return the words behind a figure that are counted, and where they end."""
        counts = figure.family in ("counted", "noun", "ratio")
        skips_unit = counts and figure.unit_printed in _MEASURED
        start = figure.unit_start if counts and not skips_unit else figure.end
        if figure.family == "measure" and _FOR.match(self._passage.plain, figure.end):
            return None
        if start == figure.end:
            lead = _LEADING_BEHIND.match(self._passage.plain, figure.end)
            start = lead.end() if lead else start
            if _NOT_BEHIND.match(self._passage.plain, start):
                return None
        found = self._words_behind(start, figure.end)
        if found is None or (start == figure.end and found[0] in _PLANS):
            return None
        return found

    def _words_behind(self, start: int, figure_end: int) -> tuple[str, int] | None:
        limit = min(len(self._hidden), start + 170)
        begin = max(start, figure_end)
        stop = _STOP_AFTER.search(self._hidden, begin, limit)
        end = stop.start() if stop else limit
        following = bisect_left(self._starts, begin)
        if following < len(self._starts):
            end = min(end, self._starts[following])
        end = self._without_other_parts(start, figure_end, end)
        words = _DANGLING.sub("", self._passage.text[start:end]).strip(' ,\x00“”"-–')
        return (
            (words, start + self._passage.text[start:end].find(words) + len(words))
            if words
            else None
        )

    def _without_other_parts(self, start: int, figure_end: int, end: int) -> int:
        """Return where a phrase ends: at a comma or và that goes on with something else."""
        plain = self._hidden
        for mark in (_COMMA, _AND):
            for found in mark.finditer(plain, max(start, figure_end - 1), end):
                quoted = plain.count('"', start, found.start()) % 2
                if not quoted and not _lists_on(plain, found, plain[start : found.start()]):
                    end = found.start()
                    break
        return end


_MEASURED = frozenset(
    {"ha", "km", "m2", "m3", "m", "kg", "tấn", "tạ", "đồng", "triệu đồng", "tỷ đồng"}
)
_FOR = re.compile(r"\s*(?:để|cho|nhằm)\b")
_PLANS = frozenset({"kế hoạch", "dự toán", "kế hoạch năm", "dự toán năm"})
_NOT_BEHIND = re.compile(
    r"\s*(?:[^\w\s]|$|\d|(?:so với|so cùng|cùng kỳ|trở lên|trở xuống|và|nhưng|thì|mà|trong đó|theo|"
    r"tại|ở|trong|năm|vào|với|kể từ|được giao|trở)\b)"
)


def _lists_on(plain: str, mark: re.Match[str], before: str) -> bool:
    """Return whether a comma or và goes on with another counted noun: "cán bộ, giáo viên"."""
    position = mark.end()
    if before.endswith("phòng") and plain.startswith("chống", position):
        return True
    unit = unit_at(plain, position)
    if mark[0].strip() == "và":
        return unit is not None and (unit.family == "counted" or plain[position].isupper())
    if unit is None or unit.family != "counted" or not plain[position].islower():
        return False
    return unit.name in ("person", "household", "commune", "turn") or " " in unit.printed
