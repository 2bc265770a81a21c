"""Owns the words beside a number: hơn, gần, khoảng, ít nhất, từ … trở lên."""

from __future__ import annotations

import re

# "cao hơn 5%" compares, it does not modify.
_COMPARATIVES = "cao|thấp|nhiều|ít|lớn|nhỏ|sớm|muộn|nhanh|chậm|dài|ngắn|rộng|đông|tốt|mạnh|kém|xa|rẻ|đắt|nặng|nhẹ"
_NOT_COMPARED = "".join(rf"(?<!{word}\s)" for word in _COMPARATIVES.split("|"))
_MODIFIERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:^|(?<=[\s(,;:\"-]))(?P<words>{words})\s*$", re.IGNORECASE))
    for name, words in (
        (
            "estimated",
            r"(?:dự ước|ước|dự kiến|dự báo|dự tính)(?:\s+(?:tính|đạt|khoảng|thực hiện|chừng|có|"
            r"trên|hơn|gần|là|thu|chi|được|giảm|tăng|đón|còn|bằng))*\s",
        ),
        (
            "at_least",
            r"(?:ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|thấp nhất(?= là| đạt))"
            r"(?:\s+(?:là|đạt|từ|có|phải|phải đạt))?\s|(?:>=|≥)",
        ),
        (
            "at_most",
            r"(?:tối đa|không (?:được )?(?:vượt )?quá|nhiều nhất|chưa đến|chưa tới|chưa đầy|dưới|"
            r"không đến|trong vòng)(?:\s+(?:là|không quá))?\s|(?:<=|≤|<)",
        ),
        ("over", rf"{_NOT_COMPARED}(?:hơn|trên|vượt quá|quá)\s|>"),
        ("nearly", r"(?:gần|ngót|gần như)\s"),
        ("approx", r"(?:khoảng|chừng|vào khoảng|xấp xỉ|tầm|độ)\s|[~≈]"),
    )
)
_TIME_OVER = re.compile(r"\b(?:không|chẳng|chưa|cấm)\b[^.;]{0,80}$")
FROM = re.compile(r"\b[Tt]ừ\s+$")
# Behind a figure of its own words: "từ 12 đảng viên trẻ trở lên"; "học sinh từ khá trở lên" is not.
_BETWEEN = r"(?:(?!\btừ\b|\bcó\b|\bđạt\b|\btrình độ\b|\bkhá\b|\bgiỏi\b|\bbậc\b|\bloại\b)[^.;,\n\d])"
_UPWARDS = re.compile(rf"{_BETWEEN}{{0,45}}?\btrở lên\b")
_DOWNWARDS = re.compile(rf"{_BETWEEN}{{0,45}}?\btrở xuống\b")
_SHORT = 24


def modifier_of(plain: str, start: int, end: int) -> tuple[str, int]:
    """Return the modifier of a number and where the quotation begins."""
    floor = max(0, start - 40)
    before = plain[floor:start]
    for name, pattern in _MODIFIERS:
        if found := pattern.search(before):
            return name, floor + found.start("words")
    origin = FROM.search(before)
    for name, pattern in (("at_least", _UPWARDS), ("at_most", _DOWNWARDS)):
        behind = pattern.match(plain, end)
        if behind and (origin or behind.end() - end <= _SHORT):
            return name, floor + origin.start() if origin else start
    return "exact", start


def is_forbidden_beyond(plain: str, start: int) -> bool:
    """Return whether "quá 07 ngày" at `start` stands behind a "không" of its clause."""
    return bool(_TIME_OVER.search(plain, max(0, start - 90), start))
