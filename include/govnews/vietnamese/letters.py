"""Owns the letters of Vietnamese as classes for regular expressions: `re` has no Lu class."""

from __future__ import annotations

UPPER = "A-ZĐĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
UPPER += "ĔĬŎŬČÑŇɃ"  # names of the Central Highlands: Ênuôl, Hŭng, Mčing, Ƀrôh
LOWER = "a-z" + UPPER[3:].lower()
# One capitalised syllable; minority names carry an apostrophe (K'Brêu, K' Brồi, H'Drai).
CAPITALISED = (
    rf"(?:[{UPPER}](?:'\s?[{UPPER}][{LOWER}]+|[{LOWER}]*(?:'(?:\s?[{UPPER}])?[{LOWER}]+)?))"
)


def in_small_letters(text: str) -> str:
    """Return a text of the same length in small letters (İ alone would be two characters)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
