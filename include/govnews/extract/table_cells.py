"""Owns one cell of a table: its figure, read with the words of its head, label and unit column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govnews.extract.figures import Figure
from govnews.extract.table_units import is_share, unit_of_cell
from govnews.vietnamese.numbers import FIGURE, parse_figure

_NUMBER_CELL = re.compile(
    rf"(?P<sign>[+-])?(?P<figure>{FIGURE})(?:\s?(?:-|đến)\s?(?P<high>{FIGURE}))?"
    r"(?:\s*(?P<unit>%|[^\d\s+-][^\d]*))?\s*"
)
_RATIO_CELL = re.compile(rf"(?P<part>{FIGURE})\s?/\s?(?P<whole>{FIGURE})(?:\s+(?P<unit>\D+))?")
_TARGET_HEAD = re.compile(r"^(?:Kế hoạch|Chỉ tiêu|Dự toán|Mục tiêu)\b(?!.*(?:đạt|thực hiện))")
_NORM_HEAD = re.compile(
    r"\b(?:giá(?! trị)|phí|mức thu|định mức|mức hỗ trợ|mức đóng|học phí)\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One figure of a table: the words of its column head, its row's label, and its nature.

    `label` is where the row's label stands, `label_head` the head over the labels.
    """

    figure: Figure
    head: str | None
    label: tuple[int, int] | None
    label_head: str
    nature: str | None


@dataclass(frozen=True, kw_only=True)
class Field:
    """The words between two bars: as printed, with dates and names hidden, and where."""

    words: str
    printed: str
    start: int

    @property
    def end(self) -> int:
        """Return where the words end."""
        return self.start + len(self.words)

    @property
    def is_number(self) -> bool:
        """Return whether the field holds a number or a ratio and at most its unit."""
        return bool(_NUMBER_CELL.fullmatch(self.words) or _RATIO_CELL.fullmatch(self.words))


def nature_of(head: str, is_total: bool) -> str:
    """Return the nature that a column's head tells of a figure; a row of totals holds sums."""
    if _NORM_HEAD.search(head):
        return "other"
    if _TARGET_HEAD.match(head):
        return "target"
    return "total" if is_total and not is_share(head) else "result"


def figure_of(
    field: Field, head: str, label: str, of_row: str | None, of_table: str | None
) -> Figure | None:
    """Return the figure of a cell, or None where it holds no number; ranges and ratios are read."""
    ratio = _RATIO_CELL.fullmatch(field.words)
    cell = ratio or _NUMBER_CELL.fullmatch(field.words)
    if cell is None:
        return None
    words = (cell["unit"] or "").strip()
    unit = unit_of_cell(words, head, label=label, of_row=of_row, of_table=of_table)
    figure = Figure(
        value=0.0, value_high=None, unit=unit.name, unit_printed=unit.printed,
        family="cell", modifier="exact", rule="quantity.table_cell", start=field.start,
        number_start=field.start, unit_start=field.start, end=field.end,
    )  # fmt: skip
    return _of_ratio(figure, cell) if ratio else _of_number(figure, cell, unit.factor)


def _of_number(figure: Figure, cell: re.Match[str], factor: float) -> Figure | None:
    value = parse_figure(cell["figure"])
    high = parse_figure(cell["high"]) if cell["high"] else None
    if value is None or (high is not None and high < value):
        return None
    if cell["sign"] == "-":
        value = -value
    return figure._replace(
        value=round(value * factor, 6),
        value_high=None if high is None else round(high * factor, 6),
        modifier="exact" if high is None else "range",
    )


def _of_ratio(figure: Figure, cell: re.Match[str]) -> Figure | None:
    part, whole = parse_figure(cell["part"]), parse_figure(cell["whole"])
    if part is None or not whole or part > whole:
        return None
    return figure._replace(
        value=round(part / whole, 6), unit="ratio", numerator=part, denominator=whole
    )
