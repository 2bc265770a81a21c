"""Owns the stored form of Vietnamese text: NFC, no zero-width characters, white space folded."""

from __future__ import annotations

import re
import unicodedata

# Zero-width space, joiners, word joiner, byte order mark, soft hyphen. In TCVN3 pages U+00AD
# is the letter "ư": legacy encodings are undone before this table is applied.
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

# From here on, looking for what need not be composed costs less than composing it.
_LONG = 4_000
_ANY_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_PARAGRAPH_END = re.compile("\r\n|[\n\r\u2028\u2029]")


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C.

    Line by line, as no letter is composed across a line feed: one loose mark on a page makes
    the library compose all that it is given.
    """
    if text.isascii():
        return text
    if len(text) < _LONG:
        return unicodedata.normalize("NFC", text)
    return "\n".join(
        line if line.isascii() else unicodedata.normalize("NFC", line) for line in text.split("\n")
    )


def clean(text: str) -> str:
    """Return `text` as it is stored: NFC, no zero-width, every run of white space one blank."""
    # Composed last: a mark behind a zero-width character belongs to the letter before it.
    if _ANY_ZERO_WIDTH.search(text):
        text = text.translate(_ZERO_WIDTH)
    return " ".join(nfc(text).split())


def clean_lines(text: str) -> str:
    """Return `text` cleaned line by line; a paragraph's end stays the one line feed it is."""
    return "\n".join(map(clean, _PARAGRAPH_END.split(text)))
