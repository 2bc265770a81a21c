"""Owns the words beside a number: hơn, gần, khoảng, ít nhất, từ … trở lên."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.vietnamese.endings import Ending, last_word, words_of
from govnews.vietnamese.letters import in_small_letters

# "cao hơn 5%" compares, it does not modify.
_NOT_COMPARED = "".join(
    rf"(?<!{word}\s)"
    for word in (
        "cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "sớm", "muộn", "nhanh", "chậm", "dài",
        "ngắn", "rộng", "đông", "tốt", "mạnh", "kém", "xa", "rẻ", "đắt", "nặng", "nhẹ",
    )
)  # fmt: skip
_BEGINS = r"(?:^|(?<=[\s\x00(,;:\"-]))"
_WORDS = (
    (
        "estimated",
        r"(?:dự ước|ước|dự kiến|dự báo|dự tính)(?:\s+(?:tính|đạt|khoảng|thực hiện|chừng|có|"
        r"trên|hơn|gần|là|thu|chi|được|giảm|tăng|đón|còn|bằng))*\s",
    ),
    (
        "at_least",
        r"(?:ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn)"
        r"(?:\s+(?:là|đạt|từ|có|phải|phải đạt))?\s|>=|≥",
    ),
    ("approx", r"(?:trên,? dưới|khoảng trên,? dưới)\s"),
    (
        "at_most",
        r"(?:tối đa|không (?:được )?(?:vượt )?quá|nhiều nhất|chưa đến|chưa tới|chưa đầy|dưới|"
        r"không đến|trong vòng|chậm nhất|muộn nhất)(?:\s+(?:là|không quá|sau|trong))?\s|<=|≤|<",
    ),
    ("over", rf"{_NOT_COMPARED}(?:hơn|trên|vượt quá|quá)\s|>"),
    ("nearly", r"(?:gần|ngót)\s"),
    ("approx", r"(?:khoảng|vào khoảng|chừng|xấp xỉ|tầm)\s|[~≈]"),
)
# Matched on small letters, and written in them: twice as fast as IGNORECASE.
_MODIFIERS = tuple(
    (name, re.compile(rf"{_BEGINS}(?P<words>{words})\s*$")) for name, words in _WORDS
)
_SIGNS = frozenset("=≥≤<>~≈")
# Most numbers have none of them: the last word tells which of them it may end.
_BY_LAST_WORD = {
    word: tuple(
        (name, pattern) for name, pattern in _MODIFIERS if word in words_of(pattern.pattern)
    )
    for word in words_of("|".join(words for _, words in _WORDS))
}
_WINDOW = 40
FROM = Ending(r"\b[Tt]ừ\s+$")
# "12 đảng viên trẻ trở lên" bounds its figure; "85% học sinh từ khá trở lên", "35 cán bộ có
# trình độ đại học trở lên" bound something else.
_BETWEEN = (
    r"(?:(?!\b(?:từ|có|đạt|trình độ|đại học|cao đẳng|khá|giỏi|tốt|bậc|loại|hạng|mức|thuộc|ở)\b)"
    r"[^.;,\n\d])"
)
# So far behind a figure "trở" ends at the latest.
_TURNS_WITHIN = 48
_UPWARDS = re.compile(rf"{_BETWEEN}{{0,45}}?\btrở lên\b")
_DOWNWARDS = re.compile(rf"{_BETWEEN}{{0,45}}?\btrở xuống\b")
# Without "từ" before the figure, "trở lên" must stand near.
_NEAR = 24
# "phấn đấu đạt từ 80,5%" has no upper end; "từ 80% lên 85%" goes on.
_REACHES_FROM = Ending(r"\b(?:đạt|có) từ\s+$")
_GOES_ON = re.compile(r"(?:[^.,;\n]|,(?=\d)){0,60}?\b(?:đến|tới|lên|xuống|sang|còn)\b")
_BEYOND = re.compile(r"(?:vượt )?quá\b")
_FORBIDDEN = re.compile(r"\b(?:không|chẳng|chưa|cấm)\b[^.;]{0,80}$", re.IGNORECASE)


def modifier_of(plain: str, start: int, end: int) -> tuple[str, int]:
    """Return the modifier of a number and where the quotation begins."""
    floor = max(0, start - _WINDOW)
    last = last_word(plain, floor, start)
    if candidates := _candidates(plain[floor:start], last):
        before = in_small_letters(plain[floor:start])
        for name, pattern in candidates:
            if found := pattern.search(before):
                return name, floor + found.start("words")
    origin = FROM.search(plain, floor, start) if last == "từ" else None
    turns = plain.find("trở", end, end + _TURNS_WITHIN) >= 0
    for name, pattern in (("at_least", _UPWARDS), ("at_most", _DOWNWARDS)) if turns else ():
        behind = pattern.match(plain, end)
        if behind and (origin or behind.end() - end <= _NEAR):
            return name, origin.start() if origin else start
    if origin and _REACHES_FROM.search(plain, floor, start) and not _GOES_ON.match(plain, end):
        return "at_least", origin.start()
    return "exact", start


def _candidates(before: str, last: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return the modifiers that words can end with, of which `last` is the last one."""
    ends_in_sign = before.rstrip()[-1:] in _SIGNS
    return _MODIFIERS if ends_in_sign else _BY_LAST_WORD.get(last, ())


def is_forbidden_beyond(plain: str, start: int) -> bool:
    """Return whether "quá 07 ngày" at `start` stands behind a "không" of its clause."""
    beyond = _BEYOND.match(plain, start)
    return bool(beyond and _FORBIDDEN.search(plain, max(0, start - 90), start))
