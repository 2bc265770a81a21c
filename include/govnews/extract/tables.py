"""Owns figures in table rows that stand as lines of text, read by row and column heads.

Two printed forms: cells parted by ``|``, with a head line above or two; and lines of a label
and figures only. A column of row numbers, ranks, years or telephone numbers holds no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govnews.extract.table_cells import Cell, Field, figure_of, nature_of
from govnews.extract.table_units import is_closed_unit
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.numbers import FIGURE

_BARE_CELL = re.compile(
    rf"(?:^|(?<=\s))(?P<figure>{FIGURE})(?P<unit>\s?%)?(?=\s*$|\s+{FIGURE}(?:\s?%)?(?:\s|$))"
)
_BARE_ROW = re.compile(rf"^(?P<label>[^\d|][^|]*?)\s+{FIGURE}\s?%?(?:\s+{FIGURE}\s?%?)+\s*$")
_HEAD_BREAK = re.compile(rf"(?<=[{LOWER})])\s+(?=[{UPPER}])")
_NO_FIGURES = re.compile(
    r"^(?:STT|TT|Số TT|Số thứ tự|Thứ tự|(?:Xếp )?[Hh]ạng|Xếp thứ|Năm|Năm sinh|Tuổi|Mã(?: .*)?|"
    r"Ngày(?: .*)?|Giờ(?: .*)?|Thời gian(?: .*)?|(?:Số )?[Đđ]iện thoại|SĐT|Ghi chú|"
    r"Số báo danh|SBD|"
    r"Lớp|Khối|Kỳ hạn|Hạn .*|CCCD|CMND|"
    r"Số (?:tài khoản|hiệu|nhà|tờ|thửa|quyết định|văn bản|ký hiệu))$"
)
_UNIT_COLUMN = re.compile(r"^(?:Đơn vị tính|ĐVT|Đơn vị đo|Đơn vị)$", re.IGNORECASE)
_UNIT_OF_TABLE = re.compile(
    r"(?:ĐVT|Đơn vị tính|Đơn vị)\s*:\s*(?P<unit>[^|()\n]+?)\s*[).]?\s*$", re.IGNORECASE
)
_UNIT_IN_BRACKETS = re.compile(r"\((?P<unit>[^()|]{1,30})\)\s*[:.]?\s*$")
_TOTAL_ROW = re.compile(
    r"^(?:Tổng(?: số| cộng)?|Cộng|Toàn (?:tỉnh|huyện|xã|thành phố|thị xã|ngành|trường|khối))\b",
    re.IGNORECASE,
)
# Heads that tell when or how, not what: the row's label says what is counted.
_PERIOD_HEAD = re.compile(
    r"(?:(?:Cả )?[Nn]ăm|Quý|Tháng|\d+ tháng|Kỳ|Vụ|Học kỳ|Giai đoạn|Ước|Lũy kế)?"
    r"[\s\d/,\-IVX]*(?:đầu năm|năm|tháng)?[\s\d/\-]*"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


_Row = list[Field]
_Lines = Sequence[tuple[int, str, str]]


def find_cells(plain: str, printed: str) -> list[Cell]:
    """Return the figures of the tables in a levelled text, in page order.

    `plain` has dates and names hidden, `printed`, of the same length, has them.
    """
    lines = list(_lines(plain, printed))
    found: list[Cell] = []
    for first, last in _blocks(lines):
        found += _barred(lines, first, last)
    found += _bare(lines)
    return found


def _lines(plain: str, printed: str) -> Iterator[tuple[int, str, str]]:
    start = 0
    for line in printed.split("\n"):
        yield start, plain[start : start + len(line)], line
        start += len(line) + 1


# ------------------------------------------------------------------ cells between bars


def _blocks(lines: _Lines) -> Iterator[tuple[int, int]]:
    """Yield first and last (exclusive) of the runs of two lines and more with bars."""
    first = None
    for number, (_, _, line) in enumerate([*lines, (0, "", "")]):
        if "|" in line:
            first = number if first is None else first
        elif first is not None:
            if number - first >= 2:
                yield first, number
            first = None


def _fields(start: int, line: str, printed: str) -> _Row:
    fields, position = [], 0
    for part in printed.split("|"):
        words = part.strip()
        at = position + len(part) - len(part.lstrip())
        fields.append(Field(words=line[at : at + len(words)], printed=words, start=start + at))
        position += len(part) + 1
    is_framed = printed.startswith("|") and printed.rstrip().endswith("|")
    return fields[1:-1] if is_framed else fields


def _barred(lines: _Lines, first: int, last: int) -> Iterator[Cell]:
    rows = [_fields(*lines[number]) for number in range(first, last)]
    caption = lines[first - 1][2] if first else ""
    told = _UNIT_OF_TABLE.search(caption) or _UNIT_OF_TABLE.search(lines[first][2])
    of_table = told["unit"].strip() if told else _bracketed_unit(caption)
    heads, rows = _headed(rows)
    units = _unit_column(heads, rows)
    for row in rows:
        yield from _row_cells(row, heads, units, of_table)


def _bracketed_unit(caption: str) -> str | None:
    """Return the unit in the brackets with which the line above a table ends, or None."""
    match = _UNIT_IN_BRACKETS.search(caption)
    return match["unit"] if match and is_closed_unit(match["unit"]) else None


def _headed(rows: list[_Row]) -> tuple[_Row, list[_Row]]:
    """Return the heads over the columns and the rows below; a head may fill two lines."""
    if not _is_head(rows[0]):
        return [Field(words="", printed="", start=field.start) for field in rows[0]], rows
    if len(rows) > 2 and _is_lower_head(rows[0], rows[1]):
        return _merged(rows[0], rows[1]), rows[2:]
    return rows[0], rows[1:]


def _is_head(row: _Row) -> bool:
    return not any(field.is_number and not _YEAR.fullmatch(field.words) for field in row[1:])


def _is_lower_head(upper: _Row, lower: _Row) -> bool:
    """Return whether a second line goes on with the heads: it fills what the first left empty."""
    if len(upper) != len(lower) or not _is_head(lower):
        return False
    gaps = any(not field.words for field in upper) and any(not field.words for field in lower)
    return gaps and lower[0].words in ("", upper[0].words)


def _merged(upper: _Row, lower: _Row) -> _Row:
    merged, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        last = above.printed or last
        words = f"{last} {below.printed}" if below.printed else above.printed
        merged.append(Field(words=words, printed=words, start=above.start))
    return merged


def _unit_column(heads: _Row, rows: list[_Row]) -> int | None:
    """Return the column of units; "Đơn vị" may as well head a column of bodies."""
    for column, head in enumerate(heads):
        if not _UNIT_COLUMN.match(head.printed):
            continue
        told = [row[column].printed for row in rows if column < len(row) and row[column].words]
        if head.printed.lower() != "đơn vị" or (told and all(map(is_closed_unit, told))):
            return column
    return None


def _row_cells(row: _Row, heads: _Row, units: int | None, of_table: str | None) -> Iterator[Cell]:
    aligned = len(row) == len(heads)
    label = next((f for n, f in enumerate(row) if n != units and _is_label(f)), None)
    of_row = row[units].printed if units is not None and aligned else None
    is_total = bool(label and _TOTAL_ROW.match(label.printed))
    beside = label.printed if label and not is_total else ""
    if not aligned:
        heads = [Field(words="", printed="", start=0)] * len(row)
    label_head = heads[row.index(label)].printed if label else ""
    for field, head in zip(row, heads, strict=True):
        if _NO_FIGURES.match(head.printed) or field is label or _is_row_number(field, row, head):
            continue
        figure = figure_of(field, head.printed, beside, of_row, of_table)
        if figure is not None:
            yield Cell(
                figure=figure,
                head=_measure(head, label),
                label=(label.start, label.end) if label and not is_total else None,
                label_head=label_head,
                nature=nature_of(head.printed, is_total),
            )


def _measure(head: Field, label: Field | None) -> str | None:
    """Return the words that say what is counted: the head, or the label where it tells when."""
    says_nothing = _PERIOD_HEAD.fullmatch(head.printed)
    return (label.printed if label and says_nothing else head.printed) or None


def _is_row_number(field: Field, row: _Row, head: Field) -> bool:
    """Return whether a first cell without a head counts the rows."""
    return field is row[0] and not head.printed and field.words.isdigit() and len(row) > 2


def _is_label(field: Field) -> bool:
    """Return whether a field names its row: words, and no number."""
    return bool(field.printed) and not field.is_number and field.printed not in ("-", "x", "…")


# ------------------------------------------------------------------ lines of a label and figures


def _bare(lines: _Lines) -> Iterator[Cell]:
    above = ""  # the last line that is no row: the heads, where there are any
    for number, (start, line, printed) in enumerate(lines):
        if not _is_bare_row(line):
            above = printed
            continue
        if not _has_neighbour(lines, number):
            continue
        cells = list(_BARE_CELL.finditer(line))
        heads = _heads(above, len(cells))
        row = _BARE_ROW.match(line)
        words = row["label"] if row else ""
        label = Field(words=words, printed=printed[: len(words)], start=start)
        is_total = bool(_TOTAL_ROW.match(label.printed))
        for column, cell in enumerate(cells):
            head = heads[column] if heads else ""
            field = Field(words=cell[0], printed=cell[0], start=start + cell.start())
            beside = "" if is_total else label.printed
            figure = None if _NO_FIGURES.match(head) else figure_of(field, head, beside, None, None)
            if figure is not None:
                yield Cell(
                    figure=figure, head=head or None,
                    label=None if is_total or not words else (label.start, label.end),
                    label_head="", nature=nature_of(head, is_total),
                )  # fmt: skip


def _is_bare_row(line: str) -> bool:
    """Return whether a line is a label and figures; sentences are sorted out by their end."""
    likely = len(line) < 300 and line[-1:] and (line[-1].isdigit() or line[-1] == "%")
    return bool(likely and _BARE_ROW.match(line))


def _has_neighbour(lines: _Lines, number: int) -> bool:
    count = len(_BARE_CELL.findall(lines[number][1]))
    around = [lines[n][1] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    return any(_is_bare_row(line) and len(_BARE_CELL.findall(line)) == count for line in around)


def _heads(above: str, count: int) -> list[str] | None:
    """Return the words over each column: the line above the rows, cut into cells."""
    cells = [cell for cell in _HEAD_BREAK.split(above.strip()) if cell]
    return cells[-count:] if count <= len(cells) <= count + 2 else None
