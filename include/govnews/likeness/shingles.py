"""Three-syllable shingles of a text and their MinHash bands, pinned by `ALGORITHM`.

Measured on labelled Vietnamese news: shingles of three syllables without marks separate copies
from templates best; 20 bands of 5 rows make 99.9 % of copies with Jaccard >= 0.7 candidates
(docs/decisions/0023). The hash is our own, so that stored bands outlive every library's upgrade:
what changes it raises `ALGORITHM`, and the next load derives all bands anew.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from hashlib import blake2b
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from govnews.likeness.syllables import Hashes, Syllables, hash_syllables

Slots = npt.NDArray[np.uint32]

ALGORITHM = 2
BANDS = 20
ROWS = 5
SHINGLE = 3
# Below, a few words decide: such a text has copies only where title and text are equal.
FEWEST_SHINGLES = 50
# Below, it says nothing of its own ("Xem tệp đính kèm"): it has no copies at all.
FEWEST_SYLLABLES = 20

# Shingles at a time: what they are multiplied into stays in the cache.
_BLOCK = 1 << 10


def _coefficients(name: str, count: int, kind: type[np.unsignedinteger]) -> npt.NDArray[Any]:
    """Return odd numbers from a hash, one column: numpy's generator may change."""
    size = np.dtype(kind).itemsize
    digests = (blake2b(f"{name} {row}".encode(), digest_size=size) for row in range(count))
    numbers = [int.from_bytes(digest.digest(), "little") | 1 for digest in digests]
    return np.array(numbers, dtype=kind)


_PLACES = _coefficients("place", SHINGLE, np.uint64)
_FACTORS = _coefficients("factor", BANDS * ROWS, np.uint32).reshape(-1, 1)
_COLUMNS = _coefficients("column", ROWS, np.uint64)
_BAND_STARTS = _coefficients("band", BANDS, np.uint64)
_MIXERS = _coefficients("mixer", 2, np.uint64)
_HALF, _REST = np.uint64(32), np.uint64(29)
_ANY_NUMBER = np.uint64(0)


@dataclass(frozen=True, kw_only=True, eq=False)
class NumberWindows:
    """The shingles that hold a number between words: as they are, and with the number masked."""

    windows: Hashes
    masked: Hashes

    @cached_property
    def contexts(self) -> Hashes:
        """Return the distinct masked windows, in ascending order."""
        return distinct(self.masked)


class Shingled:
    """One text as the comparison sees it; what is costly is worked out when it is asked for."""

    def __init__(self, text: str) -> None:
        self.syllables: Syllables = hash_syllables(text)

    @cached_property
    def hashes(self) -> Hashes:
        """Return the hashes of all shingles in order; a text below three syllables is one."""
        return _hash_shingles(self.syllables.hashes)

    @cached_property
    def shingles(self) -> Hashes:
        """Return the distinct shingles, in ascending order."""
        return distinct(self.hashes)

    @cached_property
    def numbers(self) -> NumberWindows:
        """Return the windows of three syllables, one or two of them numbers, without repeats."""
        is_number = self.syllables.is_number
        if len(is_number) < SHINGLE:
            return NumberWindows(windows=self.hashes[:0], masked=self.hashes[:0])
        counts = sum(is_number[place : len(is_number) - SHINGLE + 1 + place].astype(np.int8)
                     for place in range(SHINGLE))  # fmt: skip
        chosen = (counts > 0) & (counts < SHINGLE)
        masked = np.where(is_number, _ANY_NUMBER, self.syllables.hashes)
        windows, first = np.unique(self.hashes[chosen], return_index=True)
        return NumberWindows(windows=windows, masked=_hash_shingles(masked)[chosen][first])

    @property
    def is_short(self) -> bool:
        """Return whether only an equal title and text make a copy of it."""
        return len(self.hashes) < FEWEST_SHINGLES

    def digest(self, title: str) -> UUID | None:
        """Return what exact copies share; None where the text is too short to be anybody's copy.

        The title enters where the text is short.
        """
        if len(self.syllables.hashes) < FEWEST_SYLLABLES:
            return None
        hashed = blake2b(self.syllables.hashes.astype("<u8").tobytes(), digest_size=16)
        if self.is_short:
            hashed.update(b"title" + hash_syllables(title).hashes.astype("<u8").tobytes())
        return UUID(bytes=hashed.digest())

    def slots(self) -> Slots | None:
        """Return the MinHash of the shingles; None where the text is short."""
        return None if self.is_short else min_hash(self.hashes)

    def band_keys(self) -> list[int]:
        """Return 20 signed 64-bit keys; texts that share one may be copies. None if short."""
        slots = self.slots()
        return [] if slots is None else hash_bands([slots])[0]


def hash_bands(signatures: Sequence[Slots]) -> list[list[int]]:
    """Return the 20 keys of each MinHash. For one, numpy's calls cost more than its numbers."""
    if not signatures:
        return []
    slots = np.stack(signatures).reshape(-1, BANDS, ROWS).astype(np.uint64)
    mixed = slots @ _COLUMNS
    mixed += _BAND_STARTS
    keys: list[list[int]] = _mix(mixed, np.empty_like(mixed)).view(np.int64).tolist()
    return keys


def exact_key(digest: UUID) -> int:
    """Return the signed 64-bit key that exact copies share, beside their bands."""
    return int.from_bytes(digest.bytes[:8], "little", signed=True)


def min_hash(hashes: Hashes) -> Slots:
    """Return the least image of the hashes under each of 100 permutations x → ax mod 2^32.

    The hashes are mixed well, so that an offset would add nothing (measured: error as in theory).
    """
    high = (hashes >> _HALF).astype(np.uint32)
    if not len(high):
        return np.full(BANDS * ROWS, np.iinfo(np.uint32).max, np.uint32)
    if len(high) <= _BLOCK:
        return _least_images(high)
    blocks = (high[start : start + _BLOCK] for start in range(0, len(high), _BLOCK))
    return reduce(np.minimum, map(_least_images, blocks))


def _least_images(block: npt.NDArray[np.uint32]) -> Slots:
    cells = _workspace.cells[: BANDS * ROWS * len(block)].reshape(BANDS * ROWS, -1)
    np.multiply(block, _FACTORS, out=cells)
    least: Slots = np.minimum.reduce(cells, axis=1)
    return least


class _Workspace(threading.local):
    """Room for the images of a block, kept: to ask for it each time costs as much as to fill it."""

    def __init__(self) -> None:
        self.cells = np.empty(BANDS * ROWS * _BLOCK, np.uint32)


_workspace = _Workspace()


def distinct(hashes: Hashes) -> Hashes:
    """Return each hash once, in ascending order: for some hundreds ten times np.unique's speed."""
    ordered = np.sort(hashes)
    is_first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]


def _hash_shingles(syllables: Hashes) -> Hashes:
    width = min(SHINGLE, len(syllables))
    if not width:
        return syllables
    last = len(syllables) - width + 1
    mixed = syllables[:last] * _PLACES[0]
    room = np.empty_like(mixed)
    for place in range(1, width):
        np.multiply(syllables[place : last + place], _PLACES[place], out=room)
        mixed += room
    return _mix(mixed, room)


def _mix(numbers: Hashes, room: Hashes) -> Hashes:
    """Let every bit of the numbers depend on every bit; `room` is as large as they are.

    For 500 numbers, to ask for room costs as much as to fill it.
    """
    for mixer in _MIXERS:
        np.right_shift(numbers, _HALF, out=room)
        numbers ^= room
        numbers *= mixer
    np.right_shift(numbers, _REST, out=room)
    numbers ^= room
    return numbers
