"""Owns the units of quantities: closed names, head nouns that count persons, measures, money.

The closed list and the meaning of each name are the contract of the evaluation: percent …
times; everything else is the Vietnamese noun as printed; rates are joined by ``/``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import LOWER, UPPER

# Symbols and measures, longest first. Case matters: "m" is a metre, "M" is not.
_MEASURES = {
    "điểm phần trăm": "percent_point", "phần trăm": "percent", "héc ta": "hectare",
    "hécta": "hectare", "hecta": "hectare", "ha": "hectare", "mét vuông": "square_metre",
    "m2": "square_metre", "m²": "square_metre", "mét khối": "cubic_metre", "m3": "cubic_metre",
    "m³": "cubic_metre", "ki lô mét": "kilometre", "kilômét": "kilometre", "kilomet": "kilometre",
    "km": "kilometre", "milimét": "millimetre", "mm": "millimetre", "mét": "metre", "m": "metre",
    "kilôgam": "kilogram", "ki lô gam": "kilogram", "kg": "kilogram", "tạ": "quintal",
    "tấn": "tonne", "lít": "litre", "lần": "times", "km2": "km2", "km²": "km2", "cm": "cm",
    "kWh": "kWh", "MW": "MW", "MWp": "MW", "kV": "kV", "°C": "°C",
}  # fmt: skip
_MONEY = {
    "đồng": "vnd", "VNĐ": "vnd", "VND": "vnd", "vnđ": "vnd", "đ": "vnd", "USD": "usd",
    "đô la Mỹ": "usd", "đô la": "usd",
}  # fmt: skip
_TIMES = {
    "giây": "second", "phút": "minute", "giờ": "hour", "tiếng": "hour", "ngày": "day",
    "tuần": "week", "tháng": "month", "năm": "year",
}  # fmt: skip
# Words that follow a number but name no counted thing.
_NO_NOUN = frozenset({
    "và", "của", "đến", "là", "có", "được", "trong", "tại", "ở", "với", "cho", "về", "từ", "đã",
    "đang", "sẽ", "theo", "so", "tăng", "giảm", "đạt", "chiếm", "bằng", "hoặc", "hay", "thì",
    "mà", "nhưng", "vì", "do", "nên", "cũng", "còn", "để", "khi", "nếu", "như", "gồm", "trên",
    "dưới", "trước", "sau", "lên", "xuống", "ra", "vào", "tuổi", "thứ", "không", "phải", "bị",
    "gần", "hơn", "khoảng", "này", "đó", "kia", "nữa", "rồi", "mới", "chưa", "vẫn", "lại",
    "ngoài", "giữa", "cùng", "nhằm", "thuộc", "tới", "qua", "xong", "đều", "mỗi", "các", "những",
    "tức", "thực", "tham", "tiếp",
})  # fmt: skip
_WORD = re.compile(rf"[{LOWER}{UPPER}][{LOWER}{UPPER}0-9²³]*")
# Head nouns: persons are all who are counted by the head; without a unit the noun itself is it.
_COUNTED = {row["noun"]: row["unit"] or row["noun"] for row in table("counted_nouns.csv")}
_LONGEST = max(len(noun.split()) for noun in (*_COUNTED, *_MEASURES, *_MONEY))
_QUALIFIERS = {
    # "lượt học sinh" counts turns whoever takes them; "tổ chức đảng" counts organisations.
    "xã": re.compile(r" hội\b"), "anh": re.compile(r" hùng lao"), "thầy": re.compile(r" thuốc"),
    "khách": re.compile(r" (?:sạn|hàng)"), "đồng": re.compile(r" chí\b"), "m": re.compile(r"\w"),
    "đồng bào": re.compile(r"$^"), "hộ": re.compile(r" chiếu"), "người": re.compile(r" lớn$"),
    "tiếng": re.compile(r" (?:Anh|Việt|dân|đồng)"), "năm": re.compile(r" \d{4}"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit as printed at a place: its name in the contract and where it ends."""

    name: str
    printed: str
    end: int
    family: str


def unit_at(plain: str, position: int) -> Unit | None:
    """Return the unit that begins at `position`, longest first, or None where none does.

    Families: percent, measure, money, time, counted (a noun of the tables), noun (any other).
    """
    if plain.startswith("%", position):
        return Unit(name="percent", printed="%", end=position + 1, family="percent")
    if plain.startswith("°C", position):
        return Unit(name="°C", printed="°C", end=position + 2, family="measure")
    words = _words_at(plain, position)
    for count in range(min(_LONGEST, len(words)), 0, -1):
        end = words[count - 1][1]
        printed = plain[position:end]
        unit = _known(plain, printed, end)
        if unit is not None:
            return unit
    return _any_noun(plain, words)


def _words_at(plain: str, position: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    while len(found) < _LONGEST and (match := _WORD.match(plain, position)):
        found.append(match.span())
        position = match.end()
        if plain[position : position + 1] != " ":
            break
        position += 1
    return found


def _known(plain: str, printed: str, end: int) -> Unit | None:
    bar = _QUALIFIERS.get(printed)
    if bar and bar.match(plain, end):
        return None
    for family, names in (("measure", _MEASURES), ("money", _MONEY), ("time", _TIMES)):
        if printed in names:
            return Unit(name=names[printed], printed=printed, end=end, family=family)
    lower = printed.lower()
    if lower in _COUNTED:
        name = _COUNTED[lower]
        return Unit(
            name=printed if name == lower else name, printed=printed, end=end, family="counted"
        )
    return None


def _any_noun(plain: str, words: list[tuple[int, int]]) -> Unit | None:
    if not words:
        return None
    start, end = words[0]
    first = plain[start:end]
    if first.lower() in _NO_NOUN or not first[0].islower() or len(first) < 2:
        return None
    if len(words) > 1:
        second = plain[words[1][0] : words[1][1]]
        if second.islower() and second not in _NO_NOUN:
            end = words[1][1]
    return Unit(name=plain[start:end], printed=plain[start:end], end=end, family="noun")


# ------------------------------------------------------------------ rates

_PER = re.compile(r"\s?/\s?(?=[^\W\d_])")
_PART = re.compile(rf"(?:m2|m3|m²|m³|[{LOWER}{UPPER}]+)(?: [{LOWER}]+)?")
_PARTS = {**_MEASURES, **_TIMES, **_COUNTED}


def rate_after(plain: str, end: int) -> tuple[str, int]:
    """Return "/person/year" and the like printed after a unit, and where it ends."""
    name = ""
    while per := _PER.match(plain, end):
        part = _PART.match(plain, per.end())
        if part is None:
            break
        words = part[0]
        if words not in _PARTS:
            words = words.split()[0] if words.split()[0] in _PARTS else words
        name += "/" + _PARTS.get(words, words)
        end = per.end() + len(words)
    return name, end
