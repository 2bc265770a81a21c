"""Owns the folded forms of Vietnamese text: what is compared and searched, never what is stored.

Three forms, each coarser than the one before:

* `level` keeps length and letters: tone placement (hoà → hòa), look-alikes (Ð → Đ),
  dashes and blanks. Offsets into it are offsets into the text.
* `match_key` compares names: case, punctuation, ``&`` = và, lone i/y (kì = kỳ).
* `search_key` is for people who type without marks: marks stripped, đ → d.

Tone placement varies in the open rhymes oa, oe, uy: the schoolbook writes hoà, thuỷ
(Quyết định 1989/QĐ-BGDĐT of 2018, article 8), most portals hòa, thủy. A tone that was typed
on the wrong vowel of another rhyme (hòan, qúy) is levelled, too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from govnews.vietnamese.syllables import TONES, with_tone_placed
from govnews.vietnamese.text import clean, nfc

_LONGEST_NAME = 200
# Stretches between blanks that are remembered: how many, and how long they may be.
_MOST_STRETCHES = 1 << 15
_LONGEST_STRETCH = 40
_WORD = re.compile(r"[^\W\d_]+")
# Same length by construction; no translation deletes or doubles a character.
_SAME_LENGTH = {
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\t", " "),
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("“”„«»", '"'),
    "ð": "đ",
    "Ð": "Đ",
    "ɖ": "đ",
    "Ɖ": "Đ",
}
_LOOK_ALIKE = re.compile(f"[{''.join(_SAME_LENGTH)}]")
_LONE_Y = {"y": "i", "ỳ": "ì", "ý": "í", "ỷ": "ỉ", "ỹ": "ĩ", "ỵ": "ị"}
_LONE = re.compile(r"\b((?:ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnrstvx])?)([yỳýỷỹỵ])\b")
_APOSTROPHE = re.compile(r"'\s*")
_MARKS_OF_PUNCTUATION = re.compile(r"[^\w%/]+")


def level(text: str) -> str:
    """Return `text` with tone placement, dashes, blanks and look-alikes levelled, same length."""
    return " ".join(levelled_stretches(text))


def levelled_stretches(text: str) -> list[str]:
    """Return what stands between the blanks of a text, levelled."""
    return list(map(_LEVELLED.__getitem__, text.split(" ")))


class _Levelled(dict[str, str]):
    """Stretches between blanks, levelled: the same few thousand make up all pages.

    A dictionary tells them several times faster than `lru_cache`.
    """

    def __missing__(self, stretch: str) -> str:
        levelled = _LOOK_ALIKE.sub(lambda found: _SAME_LENGTH[found[0]], stretch)
        if not stretch.isascii():
            levelled = _WORD.sub(lambda found: with_tone_placed(found[0]), levelled)
        if len(stretch) <= _LONGEST_STRETCH:
            if len(self) >= _MOST_STRETCHES:
                self.clear()
            self[stretch] = levelled
        return levelled


_LEVELLED = _Levelled()


@lru_cache(maxsize=8192)
def match_key(text: str) -> str:
    """Return the key under which two printed names are the same name."""
    return _key_of_name(text) if len(text) <= _LONGEST_NAME else _key(text)


@lru_cache(maxsize=1 << 14)
def _key_of_name(text: str) -> str:
    """Return the key of a name: the same few hundred names are asked for again and again."""
    return _key(text)


def _key(text: str) -> str:
    key = level(clean(text)).casefold().replace("&", " và ")
    key = _LONE.sub(lambda found: found[1] + _LONE_Y[found[2]], _APOSTROPHE.sub("", key))
    return " ".join(_MARKS_OF_PUNCTUATION.sub(" ", key).split())


def search_key(text: str) -> str:
    """Return `text` without case, marks or punctuation: Đắk Lắk → dak lak."""
    parts = unicodedata.normalize("NFD", match_key(text))
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("đ", "d")


def toneless(text: str) -> str:
    """Return the match key without tones but with shapes: Hường and Hưởng agree, Hương too."""
    parts = unicodedata.normalize("NFD", match_key(text))
    return nfc("".join(c for c in parts if c not in TONES))
