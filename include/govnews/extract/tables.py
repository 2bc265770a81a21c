"""Owns figures in table rows that stand as lines of text, read by row and column heads.

Two printed forms: cells parted by ``|``, with a head line above; and lines of a label and
figures only. A column of row numbers, ranks, years or telephone numbers holds no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govnews.extract.figures import Figure
from govnews.extract.units import unit_at
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.numbers import FIGURE, SCALE, parse_figure, scale_of

_NUMBER_CELL = re.compile(rf"(?P<figure>{FIGURE})(?:\s*(?P<unit>%|[^\d\s][^\d]*))?\s*")
_BARE_CELL = re.compile(
    rf"(?:^|(?<=\s))(?P<figure>{FIGURE})(?P<unit>\s?%)?(?=\s*$|\s+{FIGURE}(?:\s?%)?(?:\s|$))"
)
_BARE_ROW = re.compile(rf"^(?P<label>[^\d|][^|]*?)\s+{FIGURE}\s?%?(?:\s+{FIGURE}\s?%?)+\s*$")
_HEAD_BREAK = re.compile(rf"(?<=[{LOWER})])\s+(?=[{UPPER}])")
_NO_FIGURES = re.compile(
    r"^(?:STT|TT|Số TT|Thứ tự|(?:Xếp )?[Hh]ạng|Năm|Năm sinh|Mã(?: .*)?|Ngày(?: .*)?|Giờ(?: .*)?|"
    r"Thời gian(?: .*)?|(?:Số )?[Đđ]iện thoại|SĐT|Ghi chú|Số báo danh|SBD|Lớp|Khối|Kỳ hạn|Hạn .*)$"
)
_UNIT_COLUMN = re.compile(r"^(?:Đơn vị tính|ĐVT|Đơn vị đo)$", re.IGNORECASE)
_UNIT_IN_HEAD = re.compile(r"\((?:ĐVT\s*:\s*|đơn vị(?: tính)?\s*:\s*)?(?P<unit>[^()]+)\)\s*$")
_UNIT_OF_TABLE = re.compile(
    r"(?:ĐVT|Đơn vị tính|Đơn vị)\s*:\s*(?P<unit>[^|()\n]+?)\s*[).]?\s*$", re.IGNORECASE
)
_TOTAL_ROW = re.compile(r"^(?:Tổng(?: số| cộng)?|Cộng|Toàn (?:tỉnh|huyện|xã|thành phố|thị xã))\b")
_COUNT_HEAD = re.compile(r"^(?:Tổng số|Tổng|Số lượng|Số)\s+(?=\w)")
_TOTAL_HEAD = re.compile(r"^Tổng\b")
_SHARE_HEAD = re.compile(r"^(?:Tỷ lệ|Tỉ lệ|Tỷ trọng|Hiệu suất)\b|%", re.IGNORECASE)
_TARGET_HEAD = re.compile(r"^(?:Kế hoạch|Chỉ tiêu|Dự toán|Mục tiêu)\b(?!.*(?:đạt|thực hiện))")
_NORM_HEAD = re.compile(
    r"\b(?:giá|phí|mức thu|định mức|mức hỗ trợ|mức đóng|học phí)\b", re.IGNORECASE
)
_SCALED_UNIT = re.compile(rf"^(?P<scale>{SCALE})\s+(?P<unit>\S.*)$")


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
class _Field:
    """The words between two bars, and where they stand."""

    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


_Row = list[_Field]


def find_cells(plain: str) -> list[Cell]:
    """Return the figures of the tables in a levelled text, in page order."""
    lines = list(_lines(plain))
    found: list[Cell] = []
    for first, last in _blocks(lines):
        found += _barred(lines, first, last)
    found += _bare(lines)
    return found


def _lines(plain: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in plain.split("\n"):
        yield start, line
        start += len(line) + 1


# ------------------------------------------------------------------ cells between bars


def _blocks(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Yield first and last (exclusive) of the runs of two lines and more with bars."""
    first = None
    for number, (_, line) in enumerate([*lines, (0, "")]):
        if line.count("|") >= 1:
            first = number if first is None else first
        elif first is not None:
            if number - first >= 2:
                yield first, number
            first = None


def _fields(start: int, line: str) -> _Row:
    fields, position = [], 0
    for part in line.split("|"):
        words = part.strip()
        offset = len(part) - len(part.lstrip())
        fields.append(_Field(words=words, start=start + position + offset))
        position += len(part) + 1
    if fields and not fields[0].words and line.startswith("|"):
        fields = fields[1:]
    if fields and not fields[-1].words and line.rstrip().endswith("|"):
        fields = fields[:-1]
    return fields


def _barred(lines: Sequence[tuple[int, str]], first: int, last: int) -> Iterator[Cell]:
    rows = [_fields(*lines[number]) for number in range(first, last)]
    heads = rows[0]
    if any(_NUMBER_CELL.fullmatch(field.words) for field in heads[1:]):
        heads = [_Field(words="", start=field.start) for field in heads]
    else:
        rows = rows[1:]
    caption = lines[first - 1][1] if first else ""
    told = _UNIT_OF_TABLE.search(caption) or _UNIT_OF_TABLE.search(lines[first][1])
    of_table = told["unit"].strip() if told else None
    for row in rows:
        yield from _row_cells(row, heads, of_table)


def _row_cells(row: _Row, heads: _Row, of_table: str | None) -> Iterator[Cell]:
    label = next((field for field in row if _is_label(field, heads, row)), None)
    beside = zip(row, heads, strict=False)
    of_row = next((field.words for field, head in beside if _UNIT_COLUMN.match(head.words)), None)
    is_total = bool(label and _TOTAL_ROW.match(label.words))
    label_head = heads[row.index(label)].words if label and len(row) == len(heads) else ""
    if len(row) != len(heads):
        heads = [_Field(words="", start=0)] * len(row)
    for field, head in zip(row, heads, strict=True):
        if _NO_FIGURES.match(head.words) or field is label:
            continue
        figure = _figure(field, head.words, of_row or of_table)
        if figure is not None:
            yield Cell(
                figure=figure,
                head=head.words or (label.words if label else None),
                label=(label.start, label.end) if label and not is_total else None,
                label_head=label_head,
                nature=_nature(head.words, is_total),
            )


def _is_label(field: _Field, heads: _Row, row: _Row) -> bool:
    """Return whether a field names its row: words, and no column of units."""
    if not field.words or _NUMBER_CELL.fullmatch(field.words) or field.words in ("-", "–"):
        return False
    at = row.index(field)
    return not (at < len(heads) and _UNIT_COLUMN.match(heads[at].words))


def _nature(head: str, is_total: bool) -> str | None:
    if _NORM_HEAD.search(head):
        return "other"
    if _TARGET_HEAD.match(head):
        return "target"
    return "total" if is_total and not _SHARE_HEAD.search(head) else "result"


def _figure(field: _Field, head: str, of_table: str | None) -> Figure | None:
    cell = _NUMBER_CELL.fullmatch(field.words)
    value = parse_figure(cell["figure"]) if cell else None
    if cell is None or value is None:
        return None
    in_cell = (cell["unit"] or "").strip()
    name, printed, factor = _unit(in_cell, head, of_table)
    return Figure(
        value=round(value * factor, 6), value_high=None, unit=name, unit_printed=printed,
        family="cell", modifier="exact", rule="quantity.table_cell", start=field.start,
        number_start=field.start, unit_start=field.start, end=field.end,
    )  # fmt: skip


def _unit(in_cell: str, head: str, of_table: str | None) -> tuple[str, str, float]:
    """Return name, printed form and factor: from the cell, its head, the row or the table."""
    in_head = _UNIT_IN_HEAD.search(head)
    for words in (in_cell, in_head["unit"].strip() if in_head else ""):
        if words and (told := _told(words)):
            return told
    if _SHARE_HEAD.search(head):
        return "percent", "%", 1.0
    counted = _COUNT_HEAD.match(head)
    if counted:
        rest = head[counted.end() :]
        return _told(rest[:1].lower() + rest[1:]) or (rest, rest, 1.0)
    if of_table and (told := _told(of_table)):
        return told
    words = head[:1].lower() + head[1:]
    return _told(words) or (words, words, 1.0)


def _told(words: str) -> tuple[str, str, float] | None:
    factor = 1.0
    if scaled := _SCALED_UNIT.match(words):
        factor, words = scale_of(scaled["scale"]), scaled["unit"]
    unit = unit_at(words, 0)
    if unit is None:
        return None
    name, _, per = words.partition("/")
    rate = unit_at(per.strip(), 0) if per else None
    printed = scaled[0] if scaled else unit.printed
    return (f"{unit.name}/{rate.name}" if rate else unit.name), printed or name, factor


# ------------------------------------------------------------------ lines of a label and figures


def _bare(lines: Sequence[tuple[int, str]]) -> Iterator[Cell]:
    for number, (start, line) in enumerate(lines):
        if not _is_bare_row(line) or not _has_neighbour(lines, number):
            continue
        cells = list(_BARE_CELL.finditer(line))
        heads = _heads(lines, number, len(cells))
        row = _BARE_ROW.match(line)
        label = (start, start + len(row["label"])) if row else None
        is_total = bool(row and _TOTAL_ROW.match(row["label"]))
        for column, cell in enumerate(cells):
            head = heads[column] if heads else ""
            field = _Field(words=cell[0], start=start + cell.start())
            figure = None if _NO_FIGURES.match(head) else _figure(field, head, None)
            if figure is not None:
                yield Cell(
                    figure=figure, head=head or None, label=None if is_total else label,
                    label_head="", nature=_nature(head, is_total),
                )  # fmt: skip


def _is_bare_row(line: str) -> bool:
    """Return whether a line is a label and figures; sentences are sorted out by their end."""
    likely = len(line) < 300 and line[-1:] and (line[-1].isdigit() or line[-1] == "%")
    return bool(likely and _BARE_ROW.match(line))


def _has_neighbour(lines: Sequence[tuple[int, str]], number: int) -> bool:
    count = len(_BARE_CELL.findall(lines[number][1]))
    around = [lines[n][1] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    return any(_is_bare_row(line) and len(_BARE_CELL.findall(line)) == count for line in around)


def _heads(lines: Sequence[tuple[int, str]], number: int, count: int) -> list[str] | None:
    """Return the words over each column: the first line above that is no row, cut into cells."""
    while number >= 0 and _is_bare_row(lines[number][1]):
        number -= 1
    if number < 0:
        return None
    cells = [cell for cell in _HEAD_BREAK.split(lines[number][1].strip()) if cell]
    return cells[-count:] if count <= len(cells) <= count + 2 else None
