"""Owns the unit of a table's cell: told by the cell, its head, its row, its label or the table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govnews.extract.units import rate_after, unit_at
from govnews.vietnamese.numbers import SCALE, scale_of

_IN_BRACKETS = re.compile(
    r"\((?:(?:ĐVT|đvt|[Đđ]ơn vị(?: tính)?)\s*:\s*)?(?P<unit>[^()]+)\)|"
    r"[,-]\s*(?P<behind>[^\s,()-]+)$"
)
_PLAN_HEAD = re.compile(
    r"%\s*(?:so (?:với )?)?(?:kế hoạch|KH\b|dự toán|DT\b|chỉ tiêu)", re.IGNORECASE
)
_SHARE_HEAD = re.compile(
    r"^(?:Tỷ lệ|Tỉ lệ|Tỷ trọng|Tỉ trọng|Hiệu suất|Cơ cấu)\b|%|\bphần trăm\b", re.IGNORECASE
)
_COUNT_HEAD = re.compile(r"^(?:Tổng số lượng|Tổng số|Tổng|Số lượng|Số)\s+(?=\w)", re.IGNORECASE)
_SCALED_UNIT = re.compile(rf"^(?P<scale>{SCALE})\.?\s*(?P<unit>\S.*)$")


@dataclass(frozen=True, kw_only=True)
class TableUnit:
    """A unit of a cell: its name in the contract, as printed, and what it multiplies by."""

    name: str
    printed: str
    factor: float = 1.0


_PERCENT = TableUnit(name="percent", printed="%")


def is_share(head: str) -> bool:
    """Return whether a column of this head holds shares, which never add up."""
    return bool(_SHARE_HEAD.search(head))


def is_closed_unit(words: str) -> bool:
    """Return whether words are a unit with a name of its own: ha, triệu đồng, %, người."""
    told = told_unit(words)
    return told is not None and told.name != words


def unit_of_cell(
    in_cell: str, head: str, *, label: str, of_row: str | None, of_table: str | None
) -> TableUnit:
    """Return the unit of a cell: what stands nearest to the number is believed first.

    A `head` that says nothing of what is counted ("Thực hiện", "2024") leaves it to the row's
    own unit column, then to the row's `label`, then to the unit told for the whole table.
    """
    if in_cell and (told := told_unit(in_cell)):
        return told
    for words in (head, of_row, label, of_table):
        if words and (told := _plainly(words, is_unit=words in (of_row, of_table))):
            return told
    words = head[:1].lower() + head[1:]
    return told_unit(words) or TableUnit(name=words, printed=words)


def _plainly(words: str, *, is_unit: bool) -> TableUnit | None:
    """Return the unit that a head, a label or a unit column tells, or None."""
    if is_unit:
        return told_unit(words)
    brackets = [match["unit"] or match["behind"] for match in _IN_BRACKETS.finditer(words)]
    for inside in reversed(brackets):
        told = told_unit(inside.strip())
        if told and (told.name != inside.strip() or "/" in inside):
            return told
    if _PLAN_HEAD.search(words):
        return TableUnit(name="percent_of_plan", printed="%")
    if _SHARE_HEAD.search(words):
        return _PERCENT
    counted = _COUNT_HEAD.match(words)
    if counted is None:
        return None
    rest = words[counted.end() :].strip(" :\x00")
    noun = rest[:1].lower() + rest[1:]
    return told_unit(noun) or (TableUnit(name=rest, printed=rest) if rest else None)


def told_unit(words: str) -> TableUnit | None:
    """Return the unit that words begin with: "nghìn đồng/kg" is vnd/kilogram, a thousand each."""
    factor, unscaled = 1.0, words.strip()
    if scaled := _SCALED_UNIT.match(unscaled):
        factor, unscaled = scale_of(scaled["scale"]), scaled["unit"]
    unit = unit_at(unscaled, 0)
    if unit is None:
        return None
    rate, end = rate_after(unscaled, unit)
    printed = words.strip()[: len(words.strip()) - len(unscaled) + end]
    return TableUnit(name=unit.name + rate, printed=printed, factor=factor)
