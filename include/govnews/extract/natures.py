"""Owns the nature of figures: a goal, a sum, a price or limit, or what was reached.

A goal carries on: over the lines of a list that a sentence of goals opens with a colon, and
over the sentences of its paragraph until one tells results. Weak words of the future (sẽ, dự
kiến, giao …) hold for their clause only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from govnews.extract.figures import Figure
from govnews.extract.passages import Passage
from govnews.vietnamese.words import Cued, Words

_STRONG = Cued(
    "phấn mục quyết hướng chỉ đặt đề xác giao các tầm",
    r"\b(?:phấn đ[ấâ]u|mục tiêu|quyết tâm|hướng tới|chỉ tiêu (?:cụ thể|chủ yếu|phấn đấu)|"
    r"(?:đặt ra|đề ra|xác định|giao) (?:\S+ ){0,6}(?:chỉ tiêu|mục tiêu)|"
    r"(?:đặt ra|đề ra|xác định) (?:\S+ ){0,3}nhiệm vụ|"
    r"các chỉ tiêu(?= (?:năm|đến|cụ thể|chính))|tầm nhìn)\b",
)
_WEAK = Cued(
    "đặt đề cần yêu cam thời sẽ dự chậm phải chỉ đến tới kế giao",
    r"\b(?:đặt ra|đề ra|cần đạt|yêu cầu|đề nghị|cam kết|thời gian tới|sẽ|dự kiến|chậm nhất|"
    r"phải (?:đạt|bảo đảm|đảm bảo|hoàn thành|có)|"
    r"(?<!đạt )(?<!vượt )(?<!% )(?<!các )chỉ tiêu|(?:đến|tới)(?: hết| cuối)? năm 20[2-9]\d|"
    r"đến cuối (?:năm|nhiệm kỳ)|tới đây|kế hoạch (?:vốn|năm|đề ra|là)|"
    r"(?<!bàn )giao(?! thông| khoán| cắt| dịch| lưu| ban| nhận| quân| nộp| mùa| tiếp| hữu))\b",
)
_DIRECTIVE = Cued(
    "yêu đề giao chỉ phải phát vận kêu",
    r"\b(?:yêu cầu|đề nghị|giao|chỉ đạo|phải|phát động|vận động|kêu gọi)\b",
)
# "hoàn thành 21/23 chỉ tiêu Đại hội đề ra", "đạt 61,3% dự toán tỉnh giao" tell what was reached.
_REACHED = Cued(
    "hoàn đạt vượt bằng so thực %",
    r"(?<!phấn đấu )(?<!quyết tâm )\b(?:hoàn thành|đạt|vượt|bằng|so với|thực hiện)\b"
    r"(?:[^.;,:\n]|[.,](?=\d)){0,45}\b(?:chỉ tiêu|mục tiêu|kế hoạch|dự toán|kh)\b"
    r"(?:[^.;,:\n]{0,60}\b(?:đề ra|giao|đặt ra)\b)?"
    r"|%\s*(?:dự toán|kế hoạch|chỉ tiêu|kh)\b(?:[^.;,:\n]{0,60}?\b(?:đề ra|giao|đặt ra)\b)?",
)
_RESULT = Cued(
    "đã đến hiện tính so đạt trong vừa ước lũy năm thực kết vượt",
    r"\b(?:đã(?! bao gồm)|đến nay|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!biểu )hiện|"
    r"tính đến|so với cùng kỳ|đạt được|trong năm qua|vừa qua|"
    r"ước thực hiện|lũy kế|năm qua|thực hiện được|kết quả|"
    r"(?<!không )vượt)\b|\bđến hết (?:tháng|ngày|quý)\b",
)
_OPENS_RESULTS = re.compile(
    r"\s*(?:[-+•*]\s*)?(?:(?:Nhân )?[Dd]ịp này|Hiện(?: nay)?\b|Tại (?:hội nghị|buổi|đại hội|lễ)|"
    r"Theo (?:báo cáo|thống kê)|Toàn (?:tỉnh|huyện|xã|thành phố|thị xã|ngành) "
    r"(?:hiện )?có|Trước đó|(?:Tính )?[Đđ]ến (?:nay|hết tháng|hết quý)|"
    r"Được biết|Kết quả|Kết thúc|Qua (?:đó|kiểm tra)|Trong đó, đã|Năm qua)"
)
_OPENS_GOALS = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|nhiệm vụ trọng tâm|phương hướng|yêu cầu|"
    r"đề nghị)\b[^\n]*:\s*$",
)
_LIST_LINE = re.compile(r"\s*(?:[-+•*–]|\(?[a-zđ0-9]{1,2}[.)])\s?")
_MONEY_OTHER = Cued(
    "đơn giá học lệ tiền mức tổng dự bảo xử phạt mỗi",
    r"\b(?:(?<!trị )(?<!đánh )(?<!vật )(?:đơn )?(?-i:giá|Giá(?! [A-ZĐ]))(?! trị)|học phí|"
    r"lệ phí(?! trước bạ)|tiền lương|mức (?!độ|bán|sống|tăng|giảm)|"
    r"tổng mức đầu tư|tổng vốn đầu tư(?! toàn)|dự toán gói thầu|giá gói thầu|bảo đảm dự thầu|"
    r"(?:xử )?phạt (?:tiền )?từ|mỗi (?:suất|phần|giải|bài|con|lớp|em|hộ|nhà|căn|người|sổ|ngày|"
    r"m2|ha|"
    r"đội|cháu|gia đình|thôn|trường hợp|cá nhân|tập thể))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_COLLECTED = re.compile(r"\b(?:thu phí|thu lệ phí|thu được|tổng thu|bình quân)\b[^.;]{0,40}$")
_SIZE = Cued(
    "định quy không tối lãi thời dài rộng dày cao sâu dung mật công diện mức tổng chậm trong",
    r"\b(?:[Đđ]ịnh mức|[Qq]uy mô|không quá|không vượt quá|tối đa|lãi suất|thời hạn|thời gian|"
    r"dài|rộng|dày(?= (?:từ )?\d)|"
    r"cao(?= (?:từ )?\d)|sâu(?= (?:từ )?\d)|dung tích|mật độ|công suất(?! phòng)|diện tích sàn|"
    r"mức (?!độ|bán|sống)|tổng mức đầu tư|chậm nhất|trong vòng|chậm)\b[^.;,]{0,40}$",
)
_SHARE_OF_NORM = re.compile(r"\s*(?:mức|giá|chi phí|kinh phí|tiền lương|lương)\b")
_EARNED = re.compile(
    r"\b(?:thu nhập|bình quân|doanh thu|giá trị|lợi nhuận|lãi|năng suất|grdp|tổng sản phẩm|"
    r"thu về)\b",
)
_TOTAL = Cued("tổng toàn", r"\b(?:tổng|toàn bộ)\b(?! kết)[^.;,]{0,70}$")
# Cue words further away than this belong to another figure.
_FAR = 400
_ALL = 100.0
_BOUNDS = frozenset({"at_least", "at_most"})
_NOTICE = re.compile(
    r"\b(?:(?<!nghị )(?<!họp )thông báo(?! (?:nhanh|kỳ họp|kết (?:quả|luận)|nội dung))|mời thầu|"
    r"chào (?:hàng|giá)|đấu giá|tuyển dụng|"
    r"(?<!thi )(?<!kỳ )tuyển sinh|"
    r"lựa chọn nhà thầu|"
    r"bảng giá|biểu phí|mức thu)\b",
    re.IGNORECASE,
)
# These invite to something: what they ask for and offer holds at no time of its own.
_OFFER = re.compile(
    r"\b(?:mời thầu|chào (?:hàng|giá)|đấu giá|lựa chọn nhà thầu|tuyển dụng|"
    r"(?<!thi )(?<!kỳ )tuyển sinh)\b",
    re.IGNORECASE,
)
# Behind these a paragraph tells the sizes of a project, until it tells what was done.
_SIZES = Cued(
    "tổng quy hạng dự công thiết",
    r"\b(?:tổng mức đầu tư|tổng vốn đầu tư(?! toàn)|quy mô|hạng mục(?: chủ yếu| chính)?|"
    r"dự án (?:có|gồm)|"
    r"công trình (?:có|gồm))\b",
)
# How many tasks a plan has is a count of the plan, not a goal.
_OF_A_PLAN = re.compile(r"(?:nhóm )?(?:nhiệm vụ|giải pháp|khâu đột phá|nội dung)\b")
_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


class Natures:
    """The nature of every figure of one string.

    Cue words are found once for the whole string, in small letters and without goals that are
    told as reached; a figure asks for the last one before it.
    """

    def __init__(self, passage: Passage, title: str) -> None:
        """Find the cue words of a string; a notice by its title offers terms, not results."""
        self._passage = passage
        self._is_notice, self.is_offer = _invites(title)
        words = passage.words
        self._lower = _blotted(passage.lower, words)
        self._told = [match.end() for match in _RESULT.find_all(self._lower, words)]
        self._strong = [match.start() for match in _STRONG.find_all(self._lower, words)]
        self._weak = [match.start() for match in _WEAK.find_all(self._lower, words)]
        self._directed = [match.start() for match in _DIRECTIVE.find_all(self._lower, words)]
        self._sized = [match.end() for match in _SIZES.find_all(self._lower, words)]
        self._goals = list(self._carried())

    def of(self, figure: Figure) -> str:
        """Return target, other, total or result."""
        start, _ = self._passage.sentences.at(figure.number_start)
        floor = max(start, figure.number_start - _FAR)
        goal = self._goal(figure, floor)
        near = max(floor, figure.number_start - 90)
        if figure.unit in _TIME_UNITS or (goal != "strong" and self._is_other(figure, near)):
            return "other"
        passage = self._passage
        is_sum = bool(_TOTAL.search(passage.lower, passage.words, near, figure.number_start))
        if goal and not (goal == "weak" and is_sum) and not _OF_A_PLAN.match(figure.unit):
            return "target"
        if is_sum or _OF_A_PLAN.match(figure.unit):
            return "total"
        return "other" if self._is_term(figure, start) else "result"

    def of_cell(self, figure: Figure, told: str) -> str:
        """Return the nature that a table tells of a figure: prices and terms are no results."""
        is_price = figure.unit.startswith(("vnd/", "usd/"))
        return "other" if told == "result" and (is_price or self._is_notice) else told

    def _is_term(self, figure: Figure, start: int) -> bool:
        """Return whether a figure is a term of a notice, or one of the sizes of a project."""
        if self._is_notice and figure.modifier in _BOUNDS:
            return True
        if figure.modifier == "estimated" or _last(self._told, start, figure.number_start) >= 0:
            return False
        if self._is_notice:
            return True
        paragraph = self._lower.rfind("\n", 0, figure.number_start) + 1
        header = self._header(paragraph)
        told = _last(self._told, paragraph, figure.number_start)
        if told < 0 and header and self._lower[header[0] : header[1]].rstrip().endswith(":"):
            return _last(self._sized, *header) >= 0
        return told < _last(self._sized, paragraph, figure.number_start)

    def _header(self, paragraph: int) -> tuple[int, int] | None:
        """Return the paragraph that opens the list in which a paragraph stands, or None."""
        plain, start = self._passage.plain, paragraph
        while start > 0 and _LIST_LINE.match(plain, start):
            end = start - 1
            start = plain.rfind("\n", 0, end) + 1
            if not _LIST_LINE.match(plain, start):
                return start, end
        return None

    def _is_other(self, figure: Figure, floor: int) -> bool:
        """Return whether a figure is a price, fee, norm, limit or size."""
        passage, end = self._passage, figure.number_start
        near = max(floor, end - 70)
        if figure.family == "money" or figure.unit.startswith("vnd"):
            is_rate = figure.unit.startswith(("vnd/", "usd/"))
            if is_rate and not _EARNED.search(passage.lower[floor:end]):
                return True
            told = _MONEY_OTHER.search(passage.plain, passage.words, near, end)
            return bool(told) and not _COLLECTED.search(passage.lower[near:end])
        if figure.unit.startswith("percent"):
            of_norm = _SHARE_OF_NORM.match(self._passage.plain, figure.end)
            return bool(of_norm) or "lãi suất" in passage.lower[near:end]
        return bool(_SIZE.search(passage.plain, passage.words, near, end))

    def _goal(self, figure: Figure, floor: int) -> str | None:
        """Return strong, weak or carried where words before a figure set a goal, else None."""
        at = figure.number_start
        told = _last(self._told, floor, at)
        if told < (strong := _last(self._strong, floor, at)):
            return "strong"
        clause = max(floor, self._lower.rfind(";", floor, at) + 1)
        if told < _last(self._weak, clause, at):
            return "weak"
        is_bound = figure.modifier in _BOUNDS or figure.value == _ALL
        if is_bound and told < _last(self._directed, floor, at):
            return "strong"
        if told >= 0 or strong >= 0:
            return None
        return "carried" if self._carries(figure) else None

    def _carries(self, figure: Figure) -> bool:
        """Return whether a goal of earlier words holds here; its own words may come later."""
        number = self._passage.sentences.number(figure.number_start)
        if number >= len(self._goals) or not self._goals[number]:
            return False
        end = min(figure.end + _FAR, self._passage.sentences.at(figure.end)[1])
        return number > 0 and (self._goals[number - 1] or _last(self._strong, figure.end, end) < 0)

    def _carried(self) -> Iterator[bool]:
        """Yield for every sentence whether goals are told in it or carried on into it."""
        plain, lower = self._passage.plain, self._lower
        in_list = carried = False
        last_end = 0
        for start, end in self._passage.sentences.bounds:
            if "\n" in plain[last_end:start]:
                in_list = in_list and bool(_LIST_LINE.match(plain, start))
                # A new paragraph goes on with goals only where it opens with a figure.
                carried = in_list or (carried and plain[start].isdigit())
            if lower[end - 1] == ":" and _OPENS_GOALS.search(lower[max(start, end - _FAR) : end]):
                in_list = carried = True
            elif _OPENS_RESULTS.match(plain, start):
                in_list = carried = False
            elif _last(self._strong, start, end) >= 0:
                carried = True
            elif not in_list and _last(self._told, start, end) >= 0:
                carried = False
            last_end = end
            yield carried


# The strings of one article are told apart by one title.
@lru_cache(maxsize=4)
def _invites(title: str) -> tuple[bool, bool]:
    """Return whether an article of this title is a notice, and whether it is an offer."""
    return _NOTICE.search(title) is not None, _OFFER.search(title) is not None


def _last(places: Sequence[int], floor: int, end: int) -> int:
    """Return the last of the sorted places in floor … end, or -1."""
    at = bisect_right(places, end) - 1
    return places[at] if at >= 0 and places[at] >= floor else -1


def _blotted(lower: str, words: Words) -> str:
    """Return words of the same length without the goals that are told as reached."""
    blotted = lower
    for match in _REACHED.find_all(lower, words):
        start, end = match.span()
        blotted = blotted[:start] + "·" * (end - start) + blotted[end:]
    return blotted
