"""Owns a printed amount: a figure with its scale words, and the unit that settles behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from govnews.extract.passages import HIDDEN
from govnews.extract.units import Unit, unit_at
from govnews.vietnamese.letters import LOWER, in_small_letters
from govnews.vietnamese.numbers import FIGURE, SCALE, parse_figure, scale_of
from govnews.vietnamese.words import Cued, Words

# Behind "/", "," or ":" only where a word ends before it: "tỷ đồng/4.120 hộ", "gồm:12 xã".
START = rf"(?:(?<![\w/.,\-+:])|(?<=[{LOWER}%)][/,:])|(?<=[\s(][-+]))"
END = r"(?![\d/]|[.,:]\d)"
NUMBER = Cued("0", rf"{START}(?P<figure>{FIGURE}){END}")
_SCALE_AFTER = re.compile(rf"\s?(?P<scale>{SCALE})(?P<half>\s+rưỡi\b)?(?!\s+lệ)")
_SMALLER = re.compile(rf"\s(?P<figure>{FIGURE})\s(?P<scale>{SCALE})")
_PLAN = re.compile(r"\s*/?\s*(?:so (?:với )?)?(?:kế hoạch|dự toán|chỉ tiêu|KH\b)", re.IGNORECASE)
_POINT = re.compile(r"\s?điểm\s+%|\s?điểm phần trăm")
# This and the next are matched on small letters, and written in them.
_MONEY_BEFORE = re.compile(
    r"(?:kinh phí|số tiền|vốn|đầu tư|trị giá|giá trị|ngân sách|dư nợ|doanh thu|quỹ|tiền|thu nhập|"
    r"lợi nhuận|giải ngân|hỗ trợ|đóng góp|ủng hộ|tài trợ|giá|chi|thu|nộp|vay|lãi|phạt|thưởng|"
    r"mua|bán|trả|nợ)(?:[^.;]|\.(?=\d)){0,60}$",
)
# A bare "1,2 triệu" behind these counts them and is no money.
_COUNTS_BEFORE = re.compile(
    r"\b(?:lượt|khách|người|dân số|lao động|cây|sản lượng|diện tích)\b[^.;]{0,40}$",
)
# "05 (năm) ngày": contracts and notices spell the number out behind it.
_SPELT_OUT = re.compile(
    r"\s?\((?:(?:không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|trăm|nghìn|ngàn|"
    r"linh|lẻ|phẩy|rưỡi)\s?)+\)(?=\s)",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """A printed number: `value` with its scale, `bare` without, where number and scale end."""

    printed: str
    bare: float
    value: float
    scale: str | None
    start: int
    figure_end: int
    end: int

    @property
    def factor(self) -> float:
        """Return what the scale words multiply by."""
        return scale_of(self.scale)


def shown(cued: Cued, plain: str, words: Words) -> Iterator[re.Match[str]]:
    """Yield what `cued`, which begins with a digit, finds: of a page's numbers, most are hidden.

    `words` are those of the text before it was hidden.
    """
    reached = 0
    for place in [place for place in words[cued.words] if plain[place] != HIDDEN]:
        match = cued.pattern.match(plain, place) if place >= reached else None
        if match:
            yield match
            reached = match.end()


# Figures and what is left out beside them are read from the same numbers.
@lru_cache(maxsize=1024)
def amount_at(plain: str, start: int, figure: str) -> Amount | None:
    """Return the amount whose printed figure begins at `start`: 1 tỷ 250 triệu, 2 tỷ rưỡi."""
    bare = parse_figure(figure)
    if bare is None:
        return None
    value, end, words = bare, start + len(figure), None
    if spelt := _SPELT_OUT.match(plain, end):
        end = spelt.end()
    if scale := _SCALE_AFTER.match(plain, end):
        words, end = scale["scale"], scale.end()
        factor = scale_of(words)
        value = bare * factor + (factor / 2 if scale["half"] else 0)
        while (smaller := _SMALLER.match(plain, end)) and scale_of(smaller["scale"]) < factor:
            factor = scale_of(smaller["scale"])
            value += (parse_figure(smaller["figure"]) or 0) * factor
            end = smaller.end()
    return Amount(
        printed=figure, bare=bare, value=value, scale=words,
        start=start, figure_end=start + len(figure), end=end,
    )  # fmt: skip


def unit_of(plain: str, amount: Amount) -> tuple[Unit | None, int]:
    """Return the unit behind an amount and where it begins; tỷ without one is money."""
    start = skip_blank(plain, amount.end)
    if point := _POINT.match(plain, start):
        end = point.end()
        return Unit(
            name="percent_point", printed=point[0].strip(), end=end, family="percent"
        ), start
    unit = unit_at(plain, start)
    if unit and plain[start - 1].isdigit() and unit.family not in ("percent", "measure", "money"):
        return None, start
    if unit and unit.family == "percent" and (plan := _PLAN.match(plain, unit.end)):
        printed = plain[start : plan.end()]
        unit = Unit(name="percent_of_plan", printed=printed, end=plan.end(), family="percent")
    if amount.scale is None or (unit and unit.family not in ("noun", "time")):
        return unit, start
    return _money_or(plain, amount, unit), start


def _money_or(plain: str, amount: Amount, unit: Unit | None) -> Unit | None:
    """Return dong for a scaled number without a counted thing behind it: "chuyển 800 triệu"."""
    scale = amount.scale or ""
    before = in_small_letters(plain[max(0, amount.start - 80) : amount.start])
    is_large = "tỷ" in scale or "tỉ" in scale
    is_alone = scale in ("triệu", "tr", "Tr") and not _COUNTS_BEFORE.search(before)
    is_rate = plain.startswith("/", amount.end)
    if (unit is None and (is_large or is_alone or is_rate)) or _MONEY_BEFORE.search(before):
        return Unit(name="vnd", printed=scale, end=amount.end, family="money")
    return unit


def whole_value(amount: Amount, unit: Unit) -> float:
    """Return the value where only whole numbers make sense: "1,250 hộ" is typed the English way."""
    is_whole = unit.family in ("counted", "noun") or (unit.name == "vnd" and amount.scale is None)
    if not is_whole or amount.scale is not None:
        return amount.value
    return parse_figure(amount.printed, whole=True) or amount.value


def skip_blank(plain: str, position: int) -> int:
    """Return the position behind one blank, or the same where none stands."""
    return position + 1 if plain[position : position + 1] == " " else position
