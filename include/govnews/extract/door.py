"""Owns the door of extraction: strings as they are given become the stored form facts point into.

Legacy alphabets are undone first, by the verdict of all strings together (in TCVN3 the soft
hyphen is a letter); then letters are composed, the invisible dropped and blanks folded, line
by line. Text in stored form passes unchanged, so that spans point into what was given.
"""

from __future__ import annotations

import re
import unicodedata

from govnews.records import Strings
from govnews.vietnamese import legacy
from govnews.vietnamese.text import clean, clean_lines

# Halves of a pair that JSON may hold alone: no text, and no output could carry them.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def stored(given: Strings) -> tuple[Strings, str]:
    """Return the strings of an article in stored form, and the encoding they were found in.

    Paragraphs of the text stay lines, the other strings are one line each. The encoding is
    ``utf-8`` for sound text, ``utf-8 (NFD)`` for sound text with letters taken apart, else the
    names of `legacy`, joined by ``+`` where several were undone.
    """
    strings = [given.title, given.text, given.byline or "", *given.captions]
    strings = [_LONE_SURROGATE.sub("\ufffd", string) for string in strings]
    composed = all(unicodedata.is_normalized("NFC", string) for string in strings)
    (title, text, byline, *captions), undone = legacy.sound(strings)
    encoding = "+".join(undone) or ("utf-8" if composed else "utf-8 (NFD)")
    return Strings(
        title=clean(title),
        text=clean_lines(text),
        byline=clean(byline) or None,
        captions=tuple(map(clean, captions)),
    ), encoding
