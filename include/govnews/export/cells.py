"""Owns what one value looks like in a CSV cell, and keeps a cell from running as a formula."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal

# What Excel, LibreOffice or Google Sheets take for the beginning of a formula (OWASP, "CSV
# Injection"), the wide forms of East Asian keyboards among them. An apostrophe in front makes it
# words again. One that stood there already gets another, so that `bare` finds what was.
_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_QUOTED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
# https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3: of UTF-16 units
EXCEL_CELL = 32_767
EXCEL_ROWS = 1_048_576


def cell_of(value: object, is_text: bool) -> str:
    """Return a value as the words of one cell; nothing and "" are both empty.

    >>> cell_of("=1+1", True), cell_of(Decimal("-3.50"), False), cell_of(True, False)
    ("'=1+1", '-3.50', 'true')
    """
    if value is None:
        return ""
    words = _words(value)
    return f"'{words}" if is_text and _RUNS.match(words) else words


def bare(cell: str) -> str:
    """Return the words of a text cell without the apostrophe that `cell_of` put there.

    >>> bare("'=1+1"), bare("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if _QUOTED.match(cell) else cell


def width(cell: str) -> int:
    """Return the length as a spreadsheet counts it: UTF-16 units."""
    return len(cell) + sum(character > "\uffff" for character in cell) if cell else 0


def cut(cell: str, mart: str) -> str:
    """Return a cell that Excel holds whole; what was cut off is said at its end."""
    length = width(cell)
    if length <= EXCEL_CELL:
        return cell
    said = f" … [cut: {length:,} characters in all, whole in mart.{mart}]"
    units = cell.encode("utf-16-le")[: 2 * (EXCEL_CELL - len(said))]
    return units.decode("utf-16-le", "ignore") + said  # no half of a pair


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
