"""Owns where figures stand: ratios, ranges, numbers with a unit; and which numbers are names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govnews.extract.modifiers import FROM, modifier_of
from govnews.extract.passages import Taken
from govnews.extract.units import Unit, rate_after, unit_at
from govnews.vietnamese.letters import LOWER
from govnews.vietnamese.numbers import (
    FIGURE,
    NUMBER_WORD,
    SCALE,
    parse_figure,
    parse_words,
    scale_of,
)

_START = r"(?<![\w/.,\-+:])"
_NUMBER = re.compile(rf"{_START}(?P<low>{FIGURE})(?![\d/]|[.,]\d)")
_RATIO = re.compile(
    rf"{_START}(?P<part>{FIGURE})(?:\s?/\s?|"
    rf"\s+trên(?:\s+tổng\s+số)?\s+)(?P<whole>{FIGURE})(?![\d/]|[.,]\d)"
    r"\s+(?:tổng số\s+|số\s+)?(?=[^\W\d_])"
)
_RANGE = re.compile(
    rf"(?P<low>{FIGURE})(?:\s?(?P<low_scale>{SCALE})\b)?(?:\s?(?P<low_unit>%|đồng|người|ha|tấn|"
    rf"tạ|m2|km|m)(?![\w]))?"
    rf"\s?(?:-|đến|tới)\s?(?P<high>{FIGURE})(?![\d/]|[.,]\d)"
)
_SCALE_AFTER = re.compile(rf"\s?(?P<scale>{SCALE})\b(?P<half>\s+rưỡi\b)?(?!\s+lệ)")
_SMALLER = re.compile(rf"\s(?P<figure>{FIGURE})\s(?P<scale>triệu|nghìn|ngàn)\b")
_PLAN = re.compile(r"\s*(?:so với\s+)?(?:kế hoạch|dự toán|chỉ tiêu|KH\b)")
_POINT = re.compile(r"\s?điểm\s+%|\s?điểm phần trăm")
_WORDS = re.compile(rf"(?<!\w){NUMBER_WORD}(?:\s{NUMBER_WORD}){{0,4}}(?=\s)", re.IGNORECASE)

# A number behind these is a name or a rank. Soft ones may also be verbs or counted things:
# they count as names only where no unit of the tables follows.
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:lớp|khối lớp|lần thứ|thứ|lộ|QL|TL|ĐT|tổ dân phố|khu phố|(?<!thành )phố|xóm|thôn|ấp|"
    r"tiểu khu|[Đđ]iều|[Kk]hoản|"
    r"[Mm]ục|[Cc]hương|[Bb]ảng|[Hh]ình|[Pp]hụ lục|hạng|mức độ|[Gg]iai đoạn|tập|tầng|[Bb]ước|tiểu "
    r"đoàn|trung đoàn|"
    r"sư đoàn|lữ đoàn|quân khu|phiên bản|nghiệp|hẻm|ngõ|ngách|số nhà|[Cc]ovid|COVID|[Kk]hóa|"
    r"[Kk]ỳ họp thứ|lần|[Vv]òng|"
    r"[Qq]uận|[Pp]hường|[Kk]m|[Tt]uổi|[Đđ]ợt|Chương trình|Đề án|Dự án|Nghị quyết|Nghị định|Trung "
    r"ương|phiên họp thứ|"
    r"[Nn]hà cấp|hiệu|[Cc]ụm|[Cc]a)|(?<!tổng )(?<!Tổng )(?<!trong )(?<!Trong )(?<!thiểu )(?<!đa "
    r")(?<!một )\b[Ss]ố|"
    r"(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )\b[Tt]háng|(?<!mỗi )(?<!hằng )(?<!hàng )\b[Nn]gày)\s+$"
)
_SOFT_BEFORE = re.compile(
    r"\b(?:cấp|tổ|đội|bản|khu|vùng|loại|nhóm|tuyến|giải|điểm|đường|trường|phòng|buôn|làng|ô|lô|"
    r"trang|kỳ|năm|mức|"
    r"[A-ZĐ]\w+)\s+$"
)
_MONEY_BEFORE = re.compile(
    r"(?:kinh phí|số tiền|vốn|đầu tư|trị giá|ngân sách|dư nợ|doanh thu|quỹ|tiền|thu nhập|lợi "
    r"nhuận|giải ngân|"
    r"hỗ trợ|đóng góp|ủng hộ|tài trợ|giá|chi|thu|nộp|vay|lãi)[^.;]{0,60}$",
    re.IGNORECASE,
)
_LIMIT_BEFORE = re.compile(
    r"(?:không quá|tối đa|tối thiểu|ít nhất|trong vòng|thời hạn|thời gian|sớm|sớm hơn|chậm|chậm "
    r"nhất|không dưới|muộn)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_NEAR_LIMIT = re.compile(
    r"(?:không quá|tối đa|tối thiểu|ít nhất|trong vòng|không dưới|sớm|chậm|muộn)(?:\s+(?:hơn|là|"
    r"khoảng))?\s+$",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    rf"(?:[Tt]ổng\s+)?[Ss]ố(?:\s+lượng)?\s+(?P<noun>[{LOWER}]+(?:\s[{LOWER}]+){{0,8}}?)\s+(?:là|"
    rf"đạt|còn|có)\s*:?\s*$"
)
_NOTHING_MORE = re.compile(r"\s*(?:[,.;:)\n]|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STARS = re.compile(r"\s*sao\b")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure at one place: value in base units, where number and unit stand."""

    value: float
    value_high: float | None
    unit: str
    unit_printed: str
    family: str
    modifier: str
    rule: str
    start: int
    number_start: int
    unit_start: int
    end: int
    numerator: int | None = None
    denominator: int | None = None


def find_figures(plain: str) -> list[Figure]:
    """Return the figures of a text whose dates, documents and names are hidden, in page order."""
    taken = Taken()
    found: list[Figure] = []
    for figure in _ratios(plain):
        taken.add(figure.number_start, figure.end)
        found.append(figure)
    for reader in (_numbers, _word_numbers):
        for figure in reader(plain, taken):
            taken.add(figure.number_start, figure.end)
            found.append(figure)
    return sorted(found, key=lambda figure: figure.number_start)


def _ratios(plain: str) -> Iterator[Figure]:
    for match in _RATIO.finditer(plain):
        unit = unit_at(plain, match.end())
        part = parse_figure(match["part"], whole=True)
        whole = parse_figure(match["whole"], whole=True)
        if unit is None or unit.family not in ("counted", "noun") or part is None or not whole:
            continue
        named = _NAMED_BEFORE.search(plain, max(0, match.start() - 24), match.start())
        if named or part > whole or part % 1 or whole % 1:
            continue
        modifier, start = modifier_of(plain, match.start(), unit.end)
        yield Figure(
            value=part / whole, value_high=None, unit="ratio", unit_printed=unit.printed,
            family="ratio", modifier=modifier, rule="quantity.ratio", start=start,
            number_start=match.start(), unit_start=match.end(), end=unit.end,
            numerator=int(part), denominator=int(whole),
        )  # fmt: skip


def _numbers(plain: str, taken: Taken) -> Iterator[Figure]:
    reached = 0
    for match in _NUMBER.finditer(plain):
        if match.start() < reached or taken.meets(*match.span()):
            continue
        figure = _range(plain, match.start()) or _single(plain, match)
        if figure is not None:
            reached = figure.end
            yield figure


def _range(plain: str, start: int) -> Figure | None:
    match = _RANGE.match(plain, start)
    if match is None:
        return None
    after = match.end()
    scale = _SCALE_AFTER.match(plain, after)
    factor = scale_of(scale["scale"]) if scale else 1.0
    unit_start = _skip_blank(plain, scale.end() if scale else after)
    unit = _settled_unit(plain, start, unit_start, scale)
    low, high = parse_figure(match["low"]), parse_figure(match["high"])
    if unit is None or low is None or high is None or unit.family == "time":
        return None
    low_factor = scale_of(match["low_scale"]) if match["low_scale"] else factor
    if low * low_factor > high * factor or _is_name(plain, start, match["low"], unit):
        return None
    begin = FROM.search(plain, max(0, start - 5), start)
    return _figure(
        plain, low * low_factor, high * factor, unit, "range",
        start=begin.start() if begin else start, number_start=start, unit_start=unit_start,
    )  # fmt: skip


def _single(plain: str, match: re.Match[str]) -> Figure | None:
    start, after = match.start(), match.end()
    value = parse_figure(match["low"])
    if value is None:
        return None
    scale = _SCALE_AFTER.match(plain, after)
    if scale:
        factor = scale_of(scale["scale"])
        value = value * factor + (factor / 2 if scale["half"] else 0)
        after = scale.end()
        if smaller := _SMALLER.match(plain, after):
            value += (parse_figure(smaller["figure"]) or 0) * scale_of(smaller["scale"])
            after = smaller.end()
    unit_start = _skip_blank(plain, after)
    unit = _settled_unit(plain, start, unit_start, scale)
    if unit is None:
        return _noun_before(plain, start, match.end(), value) if scale is None else None
    if _is_name(plain, start, match["low"], unit) or not _time_is_limit(plain, start, unit):
        return None
    if unit.family in ("counted", "noun") and value % 1:
        value = parse_figure(match["low"], whole=True) or value if scale is None else value
    modifier, begin = modifier_of(plain, start, unit.end)
    return _figure(
        plain, value, None, unit, modifier, start=begin, number_start=start, unit_start=unit_start
    )


def _skip_blank(plain: str, position: int) -> int:
    return position + 1 if plain[position : position + 1] == " " else position


def _settled_unit(
    plain: str, start: int, unit_start: int, scale: re.Match[str] | None
) -> Unit | None:
    """Return the unit behind a number; tỷ without one is money, glued letters are no unit."""
    if point := _POINT.match(plain, unit_start):
        return Unit(
            name="percent_point", printed=point[0].strip(), end=point.end(), family="percent"
        )
    unit = unit_at(plain, unit_start)
    glued = plain[unit_start - 1 : unit_start].isdigit()
    if glued and unit and unit.family not in ("percent", "measure", "money"):
        return None
    if unit and unit.family == "percent" and _PLAN.match(plain, unit.end):
        end = _PLAN.match(plain, unit.end).end()  # type: ignore[union-attr]
        return Unit(
            name="percent_of_plan", printed=plain[unit_start:end], end=end, family="percent"
        )
    if scale is None or (unit and unit.family in ("money", "measure", "counted")):
        return unit
    large = "tỷ" in scale["scale"] or "tỉ" in scale["scale"]
    money = _MONEY_BEFORE.search(plain, max(0, start - 80), start)
    if (large and unit is None) or money:
        return Unit(name="vnd", printed=scale["scale"], end=scale.end(), family="money")
    return unit


def _is_name(plain: str, start: int, printed: str, unit: Unit) -> bool:
    before = plain[max(0, start - 24) : start]
    if _NAMED_BEFORE.search(before):
        return unit.family != "money" and unit.family != "percent"
    if unit.family == "noun" and (_SOFT_BEFORE.search(before) or _YEAR.fullmatch(printed)):
        return True
    return bool(_STARS.match(plain, start + len(printed)))


def _time_is_limit(plain: str, start: int, unit: Unit) -> bool:
    if unit.family != "time":
        return True
    # "Thời gian tiếp: từ 7 giờ đến 11 giờ" are clocks: hours need the word of limit beside them.
    near = unit.name in ("hour", "minute", "second")
    limit = _NEAR_LIMIT if near else _LIMIT_BEFORE
    return bool(limit.search(plain, max(0, start - 70), start))


def _noun_before(plain: str, start: int, end: int, value: float) -> Figure | None:
    before = _NOUN_BEFORE.search(plain, max(0, start - 90), start)
    if before is None or not _NOTHING_MORE.match(plain, end):
        return None
    unit = unit_at(plain, before.start("noun"))
    if unit is None or unit.family not in ("counted", "noun"):
        return None
    return Figure(
        value=value, value_high=None, unit=unit.name, unit_printed=unit.printed, family="before",
        modifier="exact", rule="quantity.noun_before", start=start, number_start=start,
        unit_start=before.start("noun"), end=end,
    )  # fmt: skip


def _word_numbers(plain: str, taken: Taken) -> Iterator[Figure]:
    for match in _WORDS.finditer(plain):
        modifier, begin = modifier_of(plain, match.start(), match.end())
        unit_start = _skip_blank(plain, match.end())
        unit = unit_at(plain, unit_start)
        value = parse_words(match[0])
        if unit is None or value is None or unit.family != "counted":
            continue
        several = " " in match[0]
        if not several and modifier not in ("at_least", "at_most"):
            continue
        if taken.meets(match.start(), unit.end) or (plain[match.start()].isupper() and not several):
            continue
        figure = _figure(
            plain, float(value), None, unit, modifier,
            start=begin, number_start=match.start(), unit_start=unit_start,
        )  # fmt: skip
        yield Figure(**{**figure.__dict__, "rule": "quantity.number_word"})


_RULE_OF = {
    "percent": "quantity.percent",
    "money": "quantity.money",
    "measure": "quantity.measure",
    "time": "quantity.limit",
    "counted": "quantity.counted",
    "noun": "quantity.noun",
}


def _figure(
    plain: str,
    value: float,
    high: float | None,
    unit: Unit,
    modifier: str,
    *,
    start: int,
    number_start: int,
    unit_start: int,
) -> Figure:
    rate, end = rate_after(plain, unit.end) if unit.family != "percent" else ("", unit.end)
    rule = "quantity.percent_of_plan" if unit.name == "percent_of_plan" else _RULE_OF[unit.family]
    return Figure(
        value=round(value, 6),
        value_high=None if high is None else round(high, 6),
        unit=unit.name + rate,
        unit_printed=plain[unit_start:end],
        family=unit.family,
        modifier=modifier,
        rule=rule,
        start=start,
        number_start=number_start,
        unit_start=unit_start,
        end=end,
    )
