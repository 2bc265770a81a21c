"""Owns the letters of Vietnamese as classes for regular expressions: `re` has no Lu class."""

from __future__ import annotations

UPPER = "A-ZĐĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
UPPER += "ĔĬŎŬČÑŇɃ"  # names of the Central Highlands: Ênuôl, Hŭng, Mčing, Ƀrôh
LOWER = "a-z" + UPPER[3:].lower()
# One capitalised syllable; minority names carry an apostrophe (K'Brêu, K' Brồi, H'Drai).
CAPITALISED = (
    rf"(?:[{UPPER}](?:'\s?[{UPPER}][{LOWER}]+|[{LOWER}]*(?:'(?:\s?[{UPPER}])?[{LOWER}]+)?))"
)
