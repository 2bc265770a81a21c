"""Owns the stored form of Vietnamese text: NFC, no zero-width characters, white space folded."""

from __future__ import annotations

import unicodedata

# Zero-width space, joiners, word joiner, byte order mark, soft hyphen. In TCVN3 pages U+00AD
# is the letter "ư": legacy encodings are undone before this table is applied.
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return `text` as it is stored: NFC, no zero-width, every run of white space one blank."""
    return " ".join(nfc(text).translate(_ZERO_WIDTH).split())
