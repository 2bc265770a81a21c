"""Owns the stored form of Vietnamese text: NFC, no zero-width characters, white space folded."""

from __future__ import annotations

import re
import unicodedata

# Zero-width space, joiners, word joiner, byte order mark, soft hyphen. In TCVN3 pages U+00AD
# is the letter "ư": legacy encodings are undone before this table is applied.
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

_PARAGRAPH_END = re.compile("\r\n|[\n\r\u2028\u2029]")


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return `text` as it is stored: NFC, no zero-width, every run of white space one blank."""
    # Composed last: a mark behind a zero-width character belongs to the letter before it.
    return " ".join(nfc(text.translate(_ZERO_WIDTH)).split())


def clean_lines(text: str) -> str:
    """Return `text` cleaned line by line; a paragraph's end stays the one line feed it is."""
    return "\n".join(map(clean, _PARAGRAPH_END.split(text)))
