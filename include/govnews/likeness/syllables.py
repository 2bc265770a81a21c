"""A text's syllables as numbers, folded so that copies agree: no case, no marks, lone y is i.

The fold is written out here and not taken from `vietnamese.fold`: stored bands depend on it, and
that one may grow. Whoever changes anything in this module raises `shingles.ALGORITHM`.

Cutting a text into Python strings costs more than all the rest. Here a text is one array of
UTF-16 units: a table folds them, a polynomial hash is summed over the whole text, and each
syllable's hash is the difference of two sums, brought to power 0. No string is made.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]

_UNITS = 1 << 16
_BETWEEN, _DROPPED = 0, 1
_VOWELS = "aeiouy"
_DIGITS = "0123456789"
_STROKES = {"đ": "d", "ð": "d", "ɖ": "d"}
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_BASE = int.from_bytes(blake2b(b"syllable", digest_size=8).digest(), "little") | 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Syllables:
    """A text's syllables in order: their hashes, and where they stand in its folded letters.

    A syllable's letters are those behind `before` up to and with `last`.
    """

    hashes: Hashes
    folded: Places
    before: Places
    last: Places

    @property
    def is_number(self) -> npt.NDArray[np.bool_]:
        """Return which syllables are digits only."""
        digits = _tables().is_digit.take(self.folded).cumsum()
        is_number: npt.NDArray[np.bool_] = (
            digits.take(self.last) - digits.take(self.before) == self.last - self.before
        )
        return is_number


def hash_syllables(text: str) -> Syllables:
    """Return the syllables of `text` as 64-bit hashes of their folded form.

    A syllable is a run of letters and digits of the Basic Multilingual Plane. Kỷ and Kỉ are both
    ki, Unicode form and the place of a tone do not matter.
    """
    tables = _tables()
    units = np.frombuffer(f"\n{text}\n".encode("utf-16-le", "surrogatepass"), np.uint16)
    folded = tables.folded.take(units)
    is_word = folded > _DROPPED
    if np.count_nonzero(folded) != np.count_nonzero(is_word):
        folded = folded[folded != _DROPPED]
        is_word = folded > _DROPPED
    turns = (is_word[1:] != is_word[:-1]).nonzero()[0]
    before, last = turns[0::2], turns[1::2]
    ending = last[folded.take(last) == ord("y")]
    folded[ending[~tables.is_vowel.take(folded.take(ending - 1))]] = ord("i")
    powers, inverses = _powers(1 << len(folded).bit_length())
    sums = tables.numbers.take(folded)
    sums *= powers[: len(folded)]
    sums.cumsum(out=sums)
    hashes = sums.take(last) - sums.take(before)
    hashes *= inverses.take(before + 1)
    return Syllables(hashes=hashes, folded=folded, before=before, last=last)


def fold_syllables(text: str) -> list[str]:
    """Return the syllables of `text` folded, as strings: slow, for titles and messages."""
    tables = _tables()
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    folded = [unit for unit in tables.folded[units].tolist() if unit != _DROPPED]
    words = "".join(chr(unit) if unit else " " for unit in folded).split()
    return [_with_lone_i(word) for word in words]


def _with_lone_i(word: str) -> str:
    is_lone = word[-1] == "y" and (len(word) == 1 or word[-2] not in _VOWELS)
    return word[:-1] + "i" if is_lone else word


@dataclass(frozen=True, kw_only=True, eq=False)
class _Tables:
    """One row per UTF-16 unit; `folded` holds `_BETWEEN`, `_DROPPED` or the folded letter."""

    folded: Places
    numbers: Hashes
    is_vowel: npt.NDArray[np.bool_]
    is_digit: npt.NDArray[np.bool_]


@cache
def _tables() -> _Tables:
    units = np.arange(_UNITS, dtype="<u2")
    seeds = (blake2b(unit.tobytes(), digest_size=8).digest() for unit in units)
    return _Tables(
        folded=np.fromiter(map(_fold, range(_UNITS)), np.intp, _UNITS),
        numbers=np.frombuffer(b"".join(seeds), "<u8").astype(np.uint64),
        is_vowel=np.isin(units, [ord(letter) for letter in _VOWELS]),
        is_digit=np.isin(units, [ord(digit) for digit in _DIGITS]),
    )


def _fold(unit: int) -> int:
    letter = chr(unit)
    if unicodedata.combining(letter) or letter in _ZERO_WIDTH:
        return _DROPPED
    if not letter.isalnum():
        return _BETWEEN
    bare = unicodedata.normalize("NFD", letter.lower())[0]
    folded = ord(_STROKES.get(bare, bare))
    return folded if folded < _UNITS else unit


@cache
def _powers(count: int) -> tuple[Hashes, Hashes]:
    """Return the powers 0, 1, … of the base modulo 2^64 and of its inverse."""
    return _row_of_powers(_BASE, count), _row_of_powers(pow(_BASE, -1, 1 << 64), count)


def _row_of_powers(base: int, count: int) -> npt.NDArray[Any]:
    row = np.full(count, base, np.uint64)
    row[0] = 1
    return row.cumprod(dtype=np.uint64)
