"""Owns where figures stand: ratios, ranges, numbers with a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govnews.extract.amounts import (
    END,
    NUMBER,
    START,
    Amount,
    amount_at,
    shown,
    skip_blank,
    unit_of,
    whole_value,
)
from govnews.extract.elided import find_elided, is_ratio
from govnews.extract.figure import Figure
from govnews.extract.modifiers import FROM, is_forbidden_beyond, modifier_of
from govnews.extract.number_words import find_worded
from govnews.extract.numbered_names import is_name, is_time_limit, is_year
from govnews.extract.passages import Taken
from govnews.extract.units import Unit, rate_after, unit_at
from govnews.vietnamese.numbers import FIGURE, SCALE, parse_figure, scale_of
from govnews.vietnamese.words import Cued, Words

__all__ = ["Figure", "find_figures"]

_RATIO = Cued(
    "0/ 0trên 0. 0,",
    rf"{START}(?P<part>{FIGURE})(?P<between>\s?/\s?|\s+trên(?:\s+tổng\s+số)?\s+)"
    rf"(?P<whole>{FIGURE}){END}(?:\s?(?P<scale>{SCALE}))?"
    r"(?P<blank>\s*)(?:tổng số\s+|số\s+(?=hộ|xã|người|thôn|dân|diện|đơn|trường|học|cán|đại))?"
    r"(?=[^\W\d_])",
)
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,6}\b")
_BODIES = frozenset({"UBND", "HĐND", "MTTQ", "UBMTTQ", "BCH", "BTV", "LĐLĐ", "LHPN", "TW", "TP"})
_JOIN = re.compile(rf"\s?(?:-|÷|~|đến|tới)\s?(?:dưới\s)?(?P<high>{FIGURE}){END}")
# "1 tạ rưỡi" is one and a half.
_HALF = re.compile(r"\s+rưỡi\b")
_BELOW_ZERO = ("percent", "percent_point", "°C", "độ C", "°")


def find_figures(plain: str, words: Words) -> list[Figure]:
    """Return the figures of a text whose dates, documents and names are hidden, in page order.

    `words` are those of the text before it was hidden.
    """
    taken = Taken()
    found: list[Figure] = []
    numbers = list(shown(NUMBER, plain, words))
    for figures in (
        _ratios(plain, words, taken),
        _numbers(plain, numbers, taken),
        _worded(plain, words, taken),
    ):
        for figure in figures:
            taken.add(figure.number_start, figure.end)
            found.append(figure)
    found.sort(key=lambda figure: figure.number_start)
    found += find_elided(plain, words, numbers, found, taken)
    return sorted(found, key=lambda figure: figure.number_start)


# ------------------------------------------------------------------ ratios


def _ratios(plain: str, words: Words, taken: Taken) -> Iterator[Figure]:
    for match in shown(_RATIO, plain, words):
        unit = _ratio_unit(plain, match)
        if unit is None or taken.meets(*match.span()):
            continue
        factor = scale_of(match["scale"]) if match["scale"] else 1.0
        is_whole = unit.family in ("counted", "noun")
        part = parse_figure(match["part"], whole=is_whole)
        whole = parse_figure(match["whole"], whole=is_whole)
        if part is None or not whole or not is_ratio(plain, match, part, whole):
            continue
        modifier, start = modifier_of(plain, match.start(), unit.end)
        yield Figure(
            value=part / whole, value_high=None, unit="ratio", unit_printed=unit.printed,
            family="ratio", modifier=modifier, rule="quantity.ratio", start=start,
            number_start=match.start(), unit_start=match.end(), end=unit.end,
            numerator=round(part * factor, 6), denominator=round(whole * factor, 6),
        )  # fmt: skip


def _ratio_unit(plain: str, match: re.Match[str]) -> Unit | None:
    """Return the unit behind a ratio: a noun, a measure, money; or an abbreviation (TTHC)."""
    position = match.end()
    unit = unit_at(plain, position)
    if unit is None:
        short = _ABBREVIATION.match(plain, position)
        if short is None or short[0] in _BODIES or not match["blank"]:
            return None
        return Unit(name=short[0], printed=short[0], end=short.end(), family="noun")
    if unit.family == "time" or unit.family == "percent":
        return None
    return unit if match["blank"] or unit.family == "measure" else None


# ------------------------------------------------------------------ numbers and ranges


def _numbers(plain: str, numbers: Sequence[re.Match[str]], taken: Taken) -> Iterator[Figure]:
    reached = 0
    for match in numbers:
        if match.start() < reached or taken.meets(*match.span()):
            continue
        amount = amount_at(plain, match.start(), match["figure"])
        if amount is None:
            continue
        settled = unit_of(plain, amount)
        figure = _range(plain, amount, settled[0]) or _single(plain, amount, *settled)
        if figure is not None:
            reached = figure.end
            yield figure


def _range(plain: str, low: Amount, unit_of_low: Unit | None) -> Figure | None:
    """Return the range that begins with `low`; both numbers may have the unit, or the last."""
    low_unit = None
    join = _JOIN.match(plain, low.end)
    if join is None:
        low_unit = unit_of_low
        if low_unit is None or low_unit.family == "noun":
            return None
        join = _JOIN.match(plain, rate_after(plain, low_unit)[1])
    high = amount_at(plain, join.start("high"), join["high"]) if join else None
    if high is None or (is_year(low.printed) and is_year(high.printed)):
        return None
    unit, unit_start = unit_of(plain, high)
    if unit is None or (low_unit and low_unit.name != unit.name):
        return None
    bottom = _bottom(low, high, own_unit=low_unit is not None)
    if bottom > high.value or not _counts(plain, low, unit):
        return None
    begin = FROM.search(plain, max(0, low.start - 5), low.start)
    return _figure(
        plain, bottom, high.value, unit, "range",
        start=begin.start() if begin else low.start, number_start=low.start, unit_start=unit_start,
    )  # fmt: skip


def _bottom(low: Amount, high: Amount, *, own_unit: bool) -> float:
    """Return the low end in base units: "5 - 7 triệu" shares the scale, "900.000 đồng" does not."""
    if low.scale or own_unit:
        return low.value
    scaled = low.bare * high.factor
    return scaled if scaled <= high.value else low.bare


def _counts(plain: str, amount: Amount, unit: Unit) -> bool:
    """Return whether a number with its unit is a figure, and no name and no mere duration."""
    if is_name(plain, amount.start, amount.printed, unit):
        return False
    return unit.family != "time" or is_time_limit(plain, amount.start, unit)


def _single(plain: str, amount: Amount, unit: Unit | None, unit_start: int) -> Figure | None:
    if unit is None or not _counts(plain, amount, unit):
        return None
    value = whole_value(amount, unit)
    if half := _HALF.match(plain, unit.end):
        value, unit = value + 0.5, unit._replace(end=half.end())
    start = amount.start
    modifier, begin = modifier_of(plain, start, unit.end)
    if sign := _sign(plain, start):
        begin = start = start - 1
        value = -value if sign == "-" and unit.name in _BELOW_ZERO else value
    if modifier == "over" and is_forbidden_beyond(plain, begin):
        modifier = "at_most"
    return _figure(
        plain, value, None, unit, modifier, start=begin, number_start=start, unit_start=unit_start
    )


def _sign(plain: str, start: int) -> str | None:
    """Return + or - glued before a number; at the begin of a line a dash is a bullet."""
    mark = plain[start - 1 : start] if start else ""
    return mark if mark and mark in "+-" and plain[start - 2 : start - 1] in (" ", "(") else None


def _worded(plain: str, words: Words, taken: Taken) -> Iterator[Figure]:
    for worded in find_worded(plain, words):
        if taken.meets(worded.start, worded.unit.end):
            continue
        modifier, begin = modifier_of(plain, worded.start, worded.unit.end)
        if worded.needs_modifier and modifier not in ("at_least", "at_most"):
            continue
        figure = _figure(
            plain, worded.value, None, worded.unit, modifier, start=begin,
            number_start=worded.start, unit_start=skip_blank(plain, worded.end),
        )  # fmt: skip
        yield figure._replace(rule="quantity.number_word")


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
    rate, end = rate_after(plain, unit)
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
