"""Owns figures in table rows that stand as lines of text, with the column head as measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govnews.extract.figures import Figure
from govnews.extract.units import unit_at
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.numbers import FIGURE, parse_figure

_CELL = re.compile(
    rf"(?:^|(?<=[\s|]))(?P<figure>{FIGURE})(?P<percent>\s?%)?(?=\s*(?:\||$)|\s+{FIGURE})"
)
_ROW = re.compile(
    rf"^(?P<label>[^\d|][^|]*?)\s*(?:\|\s*)?(?:{FIGURE}\s?%?)(?:(?:\s+|\s*\|\s*){FIGURE}\s?%?)+\s*\|?\s*$"
)
_HEAD_BREAK = re.compile(rf"\s*\|\s*|(?<=[{LOWER})])\s+(?=[{UPPER}])")
_ROW_NUMBER = re.compile(r"^(?:STT|TT|Số TT)$")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One figure of a table: the figure itself and the words of its column head."""

    figure: Figure
    head: str | None


def find_cells(plain: str) -> list[Cell]:
    """Return the figures of rows; a row is a label and two figures or more, a table two rows."""
    lines = list(_lines(plain))
    found: list[Cell] = []
    for number, (start, line) in enumerate(lines):
        if not _row(line) or not _has_neighbour(lines, number):
            continue
        cells = list(_CELL.finditer(line))
        heads = _heads(lines, number, len(cells))
        for column, cell in enumerate(cells):
            figure = _figure(start, cell, heads[column] if heads else None)
            if figure is not None:
                found.append(Cell(figure=figure, head=heads[column] if heads else None))
    return found


def _row(line: str) -> bool:
    """Return whether a line is a label and figures; sentences are sorted out by their end."""
    likely = len(line) < 300 and line[-1:] and (line[-1].isdigit() or line[-1] in "%|")
    return bool(likely and _ROW.match(line))


def _lines(plain: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in plain.split("\n"):
        yield start, line
        start += len(line) + 1


def _has_neighbour(lines: list[tuple[int, str]], number: int) -> bool:
    count = len(_CELL.findall(lines[number][1]))
    around = [lines[n][1] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    return any(_row(line) and len(_CELL.findall(line)) == count for line in around)


def _heads(lines: list[tuple[int, str]], number: int, count: int) -> list[str] | None:
    """Return the words over each column: the first line above that is no row, cut into cells."""
    while number >= 0 and _row(lines[number][1]):
        number -= 1
    if number < 0:
        return None
    cells = [cell for cell in _HEAD_BREAK.split(lines[number][1].strip(" |")) if cell]
    return cells[-count:] if len(cells) >= count and len(cells) <= count + 2 else None


def _figure(start: int, cell: re.Match[str], head: str | None) -> Figure | None:
    value = parse_figure(cell["figure"])
    if value is None or (head and _ROW_NUMBER.match(head)):
        return None
    name, printed = _unit(cell, head)
    begin, end = start + cell.start("figure"), start + cell.end()
    return Figure(
        value=value, value_high=None, unit=name, unit_printed=printed, family="cell",
        modifier="exact", rule="quantity.table_cell", start=begin, number_start=begin,
        unit_start=begin, end=end,
    )  # fmt: skip


def _unit(cell: re.Match[str], head: str | None) -> tuple[str, str]:
    if cell["percent"] or (head and "%" in head):
        return "percent", "%"
    if head is None:
        return "", ""
    words = re.sub(r"^(?:Tổng số|Tổng|Số lượng|Số)\s+", "", head)
    words = words[:1].lower() + words[1:]
    unit = unit_at(words, 0)
    return (unit.name, unit.printed) if unit else (words, words)
