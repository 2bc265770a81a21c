"""Owns the by-line: which line of a page is one, and whom it names.

Forms met on Vietnamese portals: ``NAME (UNIT)``, ``NAME - UNIT``, ``INITIALS, UNIT``,
``NAME-ABBREVIATION tổng hợp``, ``Tin, ảnh: NAME``, a unit alone, ``Theo SOURCE``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govnews.read.passages import Kind, Passage
from govnews.vietnamese.dates import read_date_line

_LENGTH = 120


@dataclass(frozen=True, kw_only=True)
class Byline:
    """A by-line as printed, the people it names and the office they write for."""

    raw: str
    authors: tuple[str, ...] = ()
    unit: str | None = None


# A work of many hands: only who wrote or photographed is an author.
_WORK = r"(?:Tin|Bài(?: viết)?|Ảnh|Clip|Video)"
_MORE_WORK = r"(?:\s*,\s*|\s+và\s+|\s*&\s*|\s*-\s*)(?:tin|bài|ảnh|clip|video)"
_LABEL = re.compile(
    rf"(?P<writes>(?:{_WORK}(?:{_MORE_WORK})*"
    r"|Tác giả(?: bài viết)?|Người viết|Thực hiện|Nhóm PV|PV|CTV)\s*:"
    rf"|^{_WORK}(?:{_MORE_WORK})+(?=\s))"  # "Tin, ảnh Văn An": some leave the colon out
    r"|(?P<helps>Thiết kế|Đồ họa|Đồ hoạ|Biên tập|Kỹ thuật|Trình bày)\s*:",
    re.IGNORECASE,
)
# "admin admin", "Administrator", "Quản trị viên".
_ACCOUNT = re.compile(
    r"(?:\s*(?:admin\w*|administrator|host|quản trị(?: viên)?|super user))+\s*", re.IGNORECASE
)
_SOURCE = re.compile(r"(?:Theo|Nguồn|Nguồn tin)\b\s*:?", re.IGNORECASE)
_HOW = re.compile(
    r"\s*[-–(]?\s*(?:tổng hợp|sưu tầm|thực hiện|lược ghi|biên soạn|biên tập|t/h)\)?$", re.IGNORECASE
)
_UNIT_HEAD = re.compile(
    r"(?:Ban|Báo|Bảo hiểm|Bảo tàng|BBT|BCH|BCĐ|Bệnh viện|Bộ|BTG|BTC|BTV|Chi bộ|Chi cục|Chi nhánh"
    r"|Công an|Công ty|Cổng|Cục|Đài|Đảng bộ|Đảng ủy|Đảng uỷ|Đoàn|Đội|Hạt|HĐND|Hội|Huyện đoàn"
    r"|Huyện ủy|Huyện uỷ|Kho bạc|Liên đoàn|Mặt trận|MTTQ|Ngân hàng|Nhà|Nhóm|Phòng|Sở|Tạp chí"
    r"|Thành ủy|Thành đoàn|Thư viện|Tỉnh đoàn|Tỉnh ủy|Tỉnh uỷ|Tổ|Trang|Trạm|Trung tâm|Trường|TT"
    r"|TTVH|TTTT|UBMTTQ|UBND|UBKT|Ủy ban|Uỷ ban|Văn phòng|Viện|VP|Vụ|Xí nghiệp)(?=[\s&.-]|$)"
)
# Heads that are family or given names too: with capitals only, a person is meant.
_ALSO_NAMES = ("Đoàn ", "Trang ", "Đài ", "Hội ", "Nhà ", "Vụ ")
_CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_SYLLABLE = rf"[{_CAPITAL}][^\W\d_{_CAPITAL}]*['’]?(?:[{_CAPITAL}][^\W\d_{_CAPITAL}]*)?\.?"
_NAME = re.compile(rf"{_SYLLABLE}(?:\s+{_SYLLABLE}){{0,5}}")
_SHAPE = re.compile(
    rf"{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}}(?:\s*\([^()]+\)|\s*[-–,]\s*[{_CAPITAL}].*)?"
)
_ABBREVIATION = re.compile(rf"[{_CAPITAL}][{_CAPITAL}&.]+")
_PARENTHESES = re.compile(r"(?P<name>[^()]*?)\s*\(\s*(?P<unit>[^()]+?)\s*\)$")


def is_byline(passage: Passage) -> bool:
    """Return whether the last passage of a body is the by-line: short, no sentence, set apart."""
    text = passage.text
    if passage.kind is not Kind.PARAGRAPH or not text or len(text) > _LENGTH:
        return False
    if _LABEL.match(text):
        return True
    if text.endswith((":", ";", "!", "?", ",")) or read_date_line(text):
        return False
    if passage.right:
        return True
    if text.endswith("."):
        return (passage.bold or passage.italic) and _SHAPE.fullmatch(text[:-1]) is not None
    if text.endswith(("…", "”", '"')):
        return False
    return passage.bold or passage.italic or reads_as_byline(text)


def reads_as_byline(text: str) -> bool:
    """Return whether plain words alone have the form of a by-line."""
    return bool(_LABEL.match(text) or _SOURCE.match(text) or _SHAPE.fullmatch(text))


def is_account(text: str) -> bool:
    """Return whether a name is only that of the account that published: nobody's by-line."""
    return _ACCOUNT.fullmatch(text) is not None


def read_byline(raw: str) -> Byline:
    """Return whom a printed by-line names; nobody where it is too long to be one."""
    if _SOURCE.match(raw) or len(raw) > 2 * _LENGTH:
        return Byline(raw=raw)
    authors: list[str] = []
    units: list[str] = []
    for credit in _credits(raw):
        names, unit = _names_and_unit(credit)
        authors += [name for name in names if name not in authors]
        units += [unit] if unit else []
    return Byline(raw=raw, authors=tuple(authors), unit=units[0] if units else None)


def _credits(raw: str) -> list[str]:
    """Return what follows each label of an author's work; the whole line where no label is."""
    labels = list(_LABEL.finditer(raw))
    if not labels:
        return [raw]
    ends = [label.start() for label in labels[1:]] + [len(raw)]
    return [
        raw[label.end() : end].strip(" -–,;.|")
        for label, end in zip(labels, ends, strict=True)
        if label["writes"]
    ]


def _names_and_unit(credit: str) -> tuple[list[str], str | None]:
    words = _HOW.sub("", credit.strip()).strip()
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1].strip()
    if found := _PARENTHESES.fullmatch(words):
        if found["name"]:
            names, _ = _names_and_unit(found["name"])
            return names, found["unit"]
        words = found["unit"]
    if _is_unit(words):
        return [], words
    return _split(words)


def _split(words: str) -> tuple[list[str], str | None]:
    """Return names and unit of ``NAME - NAME``, ``INITIALS, UNIT`` or ``NAME-ABBREVIATION``."""
    names: list[str] = []
    for part in re.finditer(r"[^,;–&-]+(?:[,;–&-]|$)", words):
        piece = part[0].strip(" ,;–&-")
        rest = words[part.start() :].strip()
        if not piece:
            continue
        if _is_unit(rest) or (names and _is_abbreviated_unit(piece, names)):
            return names, rest
        if not _NAME.fullmatch(piece) and not _ABBREVIATION.fullmatch(piece):
            return (names, rest) if names else ([], words)
        names.append(piece)
    return names, None


def _is_unit(words: str) -> bool:
    if not _UNIT_HEAD.match(words):
        return False
    return not (words.startswith(_ALSO_NAMES) and _NAME.fullmatch(words))


def _is_abbreviated_unit(piece: str, names: list[str]) -> bool:
    """Return whether capitals after a written-out name stand for an office, not for initials."""
    return _ABBREVIATION.fullmatch(piece) is not None and not _ABBREVIATION.fullmatch(names[-1])
