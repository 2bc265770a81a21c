"""Owns the tables of an article: which hold figures, and their cells row by row."""

from __future__ import annotations

from govnews.read.elements import Tag
from govnews.read.passages import is_picture_frame
from govnews.read.selection import text_of

Rows = tuple[tuple[str, ...], ...]


def data_tables(body: Tag) -> list[Tag]:
    """Return the outermost tables with at least two rows and two columns of text."""
    tables: list[Tag] = []
    end = 0
    for table in body.find_all({"table"}):
        if table.at >= end and _holds_rows(table):
            tables.append(table)
            end = table.end
    return tables


def rows_of(table: Tag) -> Rows:
    """Return the clean text of every cell; rows without any text are left out."""
    rows = (tuple(text_of(cell) for cell in _cells_of(row)) for row in table.find_all({"tr"}))
    return tuple(row for row in rows if any(row))


def _holds_rows(table: Tag) -> bool:
    if is_picture_frame(table) or table.find_all({"table"}):
        return False
    rows = rows_of(table)
    return len(rows) >= 2 and max(len(row) for row in rows) >= 2


def _cells_of(row: Tag) -> list[Tag]:
    cells = (each for each in row.children if isinstance(each, Tag) and not each.is_out)
    return [cell for cell in cells if cell.name in {"td", "th"}]
