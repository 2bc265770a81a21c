"""Owns the stored form of Vietnamese text: NFC, no zero-width characters, white space folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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


# In UTF-8: bytes below 0xCC are ASCII, tails, and leads up to U+02FF, where nothing is composed;
# 0xE1 and 0xE2 lead too much of sound Vietnamese (U+1E80 to U+1EFF, “”, –) to be told by
# themselves. Every other lead may begin a letter that is no NFC.
_SETTLED = bytes({*range(0xCC), 0xE1, 0xE2})
_UNSETTLED = (
    re.compile(rb"\xe1[^\xba\xbb]"),
    re.compile(rb"\xe2(?!\x80[\x82-\xbf]|[\x81\x82\x86-\x8b\x8d-\xaa])"),
)


# A few pasted words are composed one by one, a page that is written so by whole lines.
_FEW = 100


def nfc_of_utf_8(octets: bytes) -> bytes:
    """Return sound UTF-8 in Unicode normal form C: the very same object where it is already.

    Only what has a letter that may have to be composed is looked at, from blank to blank or
    line feed to line feed, with which no mark is composed: most pages have none of them.
    """
    parts, last = [], 0
    for begin, end in sorted(_unsettled(octets)):
        if end > last:
            start = max(begin, last)
            composed = unicodedata.normalize("NFC", octets[start:end].decode())
            parts += [octets[last:start], composed.encode()]
            last = end
    settled = b"".join([*parts, octets[last:]]) if parts else octets
    return octets if settled == octets else settled


def _unsettled(octets: bytes) -> list[tuple[int, int]]:
    """Return begin and end of what may have to be composed; some of it may be told twice."""
    spans: list[tuple[int, int]] = []
    leads = map(_lead, set(octets.translate(None, _SETTLED)))
    for pattern in (*_UNSETTLED, *leads):
        found = pattern.search(octets)
        while found is not None:
            edge = b" " if len(spans) < _FEW else b"\n"
            begin, end = octets.rfind(edge, 0, found.start()) + 1, octets.find(edge, found.start())
            spans.append((begin, end if end >= 0 else len(octets)))
            found = pattern.search(octets, spans[-1][1])
    return spans


@lru_cache(maxsize=256)
def _lead(octet: int) -> re.Pattern[bytes]:
    return re.compile(re.escape(bytes([octet])))


def clean(text: str) -> str:
    """Return `text` as it is stored: NFC, no zero-width, every run of white space one blank."""
    # White space but the blank, and what has no width, is not printable.
    if text.isprintable() and "  " not in text:
        return nfc(text).strip(" ")
    # Composed last: a mark behind a zero-width character belongs to the letter before it.
    if _ANY_ZERO_WIDTH.search(text):
        text = text.translate(_ZERO_WIDTH)
    return " ".join(nfc(text).split())


def clean_lines(text: str) -> str:
    """Return `text` cleaned line by line; a paragraph's end stays the one line feed it is."""
    return "\n".join(map(clean, _PARAGRAPH_END.split(text)))
