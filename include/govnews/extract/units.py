"""Owns the units of quantities: closed names, head nouns that count persons, measures, money.

The closed list and the meaning of each name are the contract of the evaluation: percent …
times; everything else is the Vietnamese noun as printed; rates are joined by ``/``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import LOWER, UPPER

# Symbols and measures. Case matters: "m" is a metre, "M" is not. A kV is no figure: it names
# the grade of a line or station (đường dây 110kV).
_MEASURES = {
    "điểm phần trăm": "percent_point", "phần trăm": "percent", "héc ta": "hectare",
    "hécta": "hectare", "hecta": "hectare", "héc-ta": "hectare", "ha": "hectare", "Ha": "hectare",
    "mét vuông": "square_metre", "m2": "square_metre", "m²": "square_metre",
    "mét khối": "cubic_metre", "m3": "cubic_metre", "m³": "cubic_metre",
    "ki lô mét": "kilometre", "ki-lô-mét": "kilometre", "kilômét": "kilometre",
    "kilomet": "kilometre", "cây số": "kilometre", "km": "kilometre", "Km": "kilometre",
    "milimét": "millimetre", "mi-li-mét": "millimetre", "mm": "millimetre", "mét": "metre",
    "m": "metre", "md": "metre", "kilôgam": "kilogram", "ki lô gam": "kilogram",
    "ki-lô-gam": "kilogram", "kg": "kilogram", "Kg": "kilogram", "tạ": "quintal", "tấn": "tonne",
    "lít": "litre", "lần": "times", "km2": "km2", "km²": "km2", "cm": "cm", "cm2": "cm2",
    "gam": "gam", "gram": "gram", "mg": "mg", "g": "g", "ml": "ml", "kWh": "kWh", "KWh": "kWh",
    "MWh": "MWh", "GWh": "GWh", "kW": "kW", "KW": "kW", "MW": "MW", "MWp": "MWp", "kWp": "kWp",
    "kVA": "kVA", "KVA": "kVA", "MVA": "MVA", "độ C": "độ C", "oC": "°C",
}  # fmt: skip
_MONEY = {
    "đồng": "vnd", "đồng Việt Nam": "vnd", "VNĐ": "vnd", "VND": "vnd", "vnđ": "vnd",
    "vnd": "vnd", "đ": "vnd", "Đồng": "vnd", "USD": "usd", "đô la Mỹ": "usd", "đô la": "usd",
    "đô-la": "usd", "đôla": "usd", "đô la mỹ": "usd", "Đô la Mỹ": "usd", "EUR": "EUR",
    "Euro": "EUR", "euro": "EUR", "NDT": "NDT", "nhân dân tệ": "nhân dân tệ",
    "TWD": "TWD", "JPY": "JPY", "KRW": "KRW", "CNY": "CNY", "won": "won", "kíp": "kíp",
    "yên": "yên", "yên Nhật": "yên", "bảng Anh": "bảng Anh",
}  # fmt: skip
_TIMES = {
    "giây": "second", "phút": "minute", "giờ": "hour", "tiếng": "hour", "ngày": "day",
    "ngày làm việc": "day", "ngày đêm": "day", "tuần": "week", "tháng": "month", "năm": "year",
}  # fmt: skip
# The closed names with their families; a measure goes before money, money before time.
_CLOSED = {
    printed: (name, family)
    for family, names in (("time", _TIMES), ("money", _MONEY), ("measure", _MEASURES))
    for printed, name in names.items()
}
_SYMBOL_BEGINS = frozenset("%‰°ºo0")
_SYMBOL = re.compile(
    r"(?P<percent>%)|(?P<permille>‰)|(?P<degree>°\s?C\b|º\s?C\b|[o0]C\b)|(?P<angle>[°º])"
)
# Words that follow a number but name no counted thing: particles, verbs, adverbs, qualities.
_NO_NOUN = frozenset(row["word"] for row in table("uncounted_words.csv"))
_WORD = rf"[{LOWER}{UPPER}][{LOWER}{UPPER}0-9²³]*(?:-[{LOWER}]+)*"
# Head nouns: persons are all who are counted by the head; without a unit the noun itself is it.
_NOUNS = tuple(table("counted_nouns.csv"))
_COUNTED = {row["noun"]: row["unit"] or row["noun"] for row in _NOUNS}
_BY_WORDS = frozenset(row["noun"] for row in _NOUNS if row["by_words"])
_LONGEST = max(len(noun.split()) for noun in (*_COUNTED, *_MEASURES, *_MONEY))
_WORDS = re.compile(rf"{_WORD}(?: {_WORD}){{0,{_LONGEST - 1}}}")
# How many words the longest unit has that begins with a word: most words begin none.
_LENGTHS: dict[str, int] = {}
for _noun in (*_COUNTED, *_CLOSED):
    _first, *_rest = _noun.lower().split()
    _LENGTHS[_first] = max(_LENGTHS.get(_first, 0), 1 + len(_rest))
# A head that is another word before these: "đồng chí" is no money, "xã hội" no commune.
_QUALIFIERS = {
    head: re.compile(rf"[ -](?:{words})\b")
    for head, words in {
        "xã": "hội|luận|giao|tắc", "anh": "hùng lao|em|minh", "thầy": "thuốc",
        "khách": "sạn|hàng|quan",
        "đồng": "chí|hồ|nghiệp|phục|đội|ruộng|phạm|minh|bào|thời|loạt|bộ|hành|ý|tình",
        "hộ": "chiếu|khẩu|tịch|lý|sinh", "tiếng": "Anh|Việt|dân|đồng|nói|hát",
        "năm": r"\d{4}|học|nay|qua|trước|tuổi", "tháng": "tuổi", "tuần": "tuổi", "ngày": "tuổi",
        "khẩu": "súng|pháo|hiệu|đội|trang|phần|lệnh|vị", "cụ": "thể", "cô": "đơn|lập",
        "lần": "lượt|thứ", "tấn": "công", "vị": "trí|thế|thuốc", "nam": "châm",
        "công": r"tác|an(?! viên)|nghiệp|khai|nghệ|bố|nhận|cộng|lập|tâm|suất",
        "bản": r"thân|lĩnh|sắc|đồ|chất", "bộ": "phận|máy|mặt|ngành|đội", "cầu": "lông|thị",
        "ban": "hành|đầu|ngày", "hội": "nghị|thảo|trường|đồng|thi|họp|nhập", "ca": "ngợi|dao",
        "tổ": "chức|quốc", "đội": "ngũ|hình", "tin": "học|tưởng|cậy", "con": "số|người|em|cháu",
        "bài": "học|bản", "nhà": "nước|trường", "mẫu": "giáo|mã", "khối": "lượng|lớp|dân|thi|A|đại",
        "máy": "chủ quản", "mẹ": "con", "trẻ": "trung|hóa", "bao": "gồm|nhiêu",
        "đoàn": "kết|thể|viên", "điểm": "nhấn|mới|chung|nghẽn|yếu|mạnh|khác|sáng",
        "g": r"\w", "yên": "tâm|bình|ổn",
    }.items()
}  # fmt: skip
_QUALIFIERS["m"] = re.compile(r"\w")


class Unit(NamedTuple):
    """A unit as printed at a place: its name in the contract and where it ends."""

    name: str
    printed: str
    end: int
    family: str


# Every rule of figures asks for the unit behind the same numbers.
@lru_cache(maxsize=1024)
def unit_at(plain: str, position: int) -> Unit | None:
    """Return the unit that begins at `position`, longest first, or None where none does.

    Families: percent, measure, money, time, counted (a noun of the tables), noun (any other).
    """
    if plain[position : position + 1] in _SYMBOL_BEGINS and (
        symbol := _SYMBOL.match(plain, position)
    ):
        return _symbol(symbol)
    words = _words_at(plain, position)
    if not words:
        return None
    longest = _LENGTHS.get(plain[position : words[0][1]].lower(), 0)
    for count in range(min(longest, len(words)), 0, -1):
        end = words[count - 1][1]
        unit = _known(plain, plain[position:end], end)
        if unit is not None:
            return unit
    return _any_noun(plain, words)


def counts_by_words(unit: Unit) -> bool:
    """Return whether a small number in words before this noun is a count: ba xã, not ba cấp."""
    words = unit.printed.lower().split()
    heads = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return unit.family == "counted" and any(head in _BY_WORDS for head in heads)


def _symbol(symbol: re.Match[str]) -> Unit:
    name, family = {
        "percent": ("percent", "percent"),
        "permille": ("‰", "measure"),
        "degree": ("°C", "measure"),
        "angle": ("°", "measure"),
    }[symbol.lastgroup or ""]
    return Unit(name=name, printed=symbol[0], end=symbol.end(), family=family)


def _words_at(plain: str, position: int) -> list[tuple[int, int]]:
    match = _WORDS.match(plain, position)
    found: list[tuple[int, int]] = []
    for word in match[0].split(" ") if match else ():
        end = position + len(word)
        found.append((position, end))
        position = end + 1
    return found


def _known(plain: str, printed: str, end: int) -> Unit | None:
    lower = printed.lower()
    if printed not in _CLOSED and lower not in _COUNTED:
        return None
    bar = _QUALIFIERS.get(printed) or (_QUALIFIERS.get(lower) if len(printed) > 1 else None)
    if bar and bar.match(plain, end):
        return None
    if printed in _CLOSED:
        name, family = _CLOSED[printed]
        return Unit(name=name, printed=printed, end=end, family=family)
    if lower not in _COUNTED or _begins_name(plain, printed, end):
        return None
    name = _COUNTED[lower]
    return Unit(name=printed if name == lower else name, printed=printed, end=end, family="counted")


def _begins_name(plain: str, printed: str, end: int) -> bool:
    """Return whether a capital noun goes on in capitals: "12 Hội Nông dân" starts a name."""
    follows = plain[end : end + 2]
    capital = printed[0].isupper() and not printed.isupper() and " " not in printed
    return capital and follows[:1] == " " and follows[1:].isupper()


def _any_noun(plain: str, words: list[tuple[int, int]]) -> Unit | None:
    if not words:
        return None
    start, end = words[0]
    first = plain[start:end]
    if first.lower() in _NO_NOUN or not first[0].islower() or len(first) < 2:
        return None
    if first in _TIMES or first == "kV":
        return None
    if len(words) > 1:
        second = plain[words[1][0] : words[1][1]]
        if second.islower() and second not in _NO_NOUN:
            end = words[1][1]
    return Unit(name=plain[start:end], printed=plain[start:end], end=end, family="noun")


# ------------------------------------------------------------------ rates

# "đồng/1 hộ" is a rate too; "tỷ đồng/4.120 hộ" are two figures.
_PER = re.compile(r"\s?/\s?(?:0?1\s)?(?=[^\W\d_])")
# Rates of statistics: 28 giường bệnh/10.000 dân.
_PER_MANY = re.compile(r"\s?/\s?(?P<part>10{2,3}|10{0,2}\.000|[Vv]ạn) (?=(?:dân|người|trẻ|hộ)\b)")
# What is weighed may stand in between: 27,3 tạ nhân/ha, 5 kg giống/sào.
_OF_WHAT = re.compile(rf" [{LOWER}]+(?=\s?/\s?[{LOWER}])")
_TIMES_SHORT = {"h": "hour", "s": "second", "giờ": "hour", "ngày đêm": "day"}
_PARTS = {**_MEASURES, **_TIMES, **_TIMES_SHORT}
_PERIODS = frozenset({"năm", "tháng", "quý", "tuần", "ngày", "vụ", "nhiệm kỳ"})


def rate_after(plain: str, unit: Unit) -> tuple[str, int]:
    """Return "/person/year" and the like printed after a unit, and where it ends.

    A percentage has rates of time only: 6,6%/năm.
    """
    name, end = "", unit.end
    if unit.family == "measure" and (weighed := _OF_WHAT.match(plain, end)):
        end = weighed.end()
    if "/" not in plain[end : end + 2]:
        return "", unit.end
    many = _PER_MANY.match(plain, end) if unit.family in ("counted", "noun") else None
    if many and (part := _part(plain, many.end())):
        return f"/{plain[many.start('part') : part[1]]}", part[1]
    while per := _PER.match(plain, end):
        part = _part(plain, per.end())
        if part is None:
            break
        part_name, part_end = part
        if unit.family == "percent" and plain[per.end() : part_end] not in _PERIODS:
            break
        name, end = f"{name}/{part_name}", part_end
    return (name, end) if name else ("", unit.end)


def _part(plain: str, position: int) -> tuple[str, int] | None:
    words = _words_at(plain, position)
    for count in range(min(3, len(words)), 0, -1):
        end = words[count - 1][1]
        printed = plain[position:end]
        if printed in _PARTS:
            return _PARTS[printed], end
        if printed.lower() in _COUNTED:
            name = _COUNTED[printed.lower()]
            return (printed if name == printed.lower() else name), end
    if not words:
        return None
    return plain[position : words[0][1]], words[0][1]
