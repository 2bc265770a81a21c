"""Writes one mart to a CSV file, row by row; notes cells that a spreadsheet cannot hold."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from govnews.export.cells import EXCEL_CELL, cell_of, cut, width
from govnews.export.formats import Style
from govnews.export.marts import Mart

MARK = "\ufeff"


class CsvFile:
    """One file in RFC 4180's form (lines end in CR LF), UTF-8, with a header line."""

    def __init__(self, path: Path, mart: Mart, style: Style) -> None:
        self.long_cells: dict[str, int] = {}
        self._mart = mart
        self._style = style
        self._file = path.open("w", encoding="utf-8", newline="")
        if style.for_excel:
            self._file.write(MARK)
        self._writer = csv.writer(self._file, delimiter=style.separator)
        self._writer.writerow([field.name for field in mart.fields])

    def write(self, rows: Sequence[Sequence[object]]) -> None:
        """Append rows."""
        for row in rows:
            self._writer.writerow(
                [
                    self._cell(value, field.name, field.is_text)
                    for value, field in zip(row, self._mart.fields, strict=True)
                ]
            )

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _cell(self, value: object, name: str, is_text: bool) -> str:
        cell = cell_of(value, is_text)
        # half of the limit cannot pass it, whatever it is made of
        if len(cell) * 2 > EXCEL_CELL and width(cell) > EXCEL_CELL:
            self.long_cells[name] = self.long_cells.get(name, 0) + 1
            if self._style.for_excel:
                return cut(cell, self._mart.name)
        return cell
