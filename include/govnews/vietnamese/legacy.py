"""Owns the verdict in which old alphabet a text is written, and undoes it where it stands.

The verdict is the document's: a title of five words follows the paragraphs around it. What
decides is which share of the words become Vietnamese syllables and were none before; text
in sound Unicode, English, French, Spanish or figures has next to none of those. Inside a
document the pieces (lines, blocks of a page) that hold sound Vietnamese are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from govnews.vietnamese.alphabets import ALPHABETS, SOUND, Alphabet
from govnews.vietnamese.syllables import is_syllable
from govnews.vietnamese.text import nfc

_EDGES = "\u00a0“”‘’–—…•«»\"'`?~.,;:!()[]/\\-"
# Vietnamese in an old alphabet has shares from 0.65 up. Whole texts in 130 other languages stay
# below 0.13, their single sentences below 0.31 (Albanian, all ë, as TCVN3).
_LEAST_SHARE = 0.35
_LEAST_WORDS = 3
# One for every alphabet that lines of a document may be in; most documents need one or none.
_ROUNDS = len(ALPHABETS) + 1


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The alphabet of a text, and the share of its words (0 to 1) that spoke for it."""

    name: str
    share: float


@dataclass(frozen=True, kw_only=True)
class _Evidence:
    """What the words of a piece say: how many, which became syllables, how many became none."""

    words: int
    good: tuple[str, ...]
    bad: int


def detect(text: str) -> Verdict | None:
    """Return the old alphabet that a text in NFC is written in, or None where it is sound."""
    return judge(text.split("\n"))[0]


def restore(text: str, name: str) -> str:
    """Return the whole of `text` out of the alphabet `name`, in NFC.

    Raises `KeyError` where there is no such alphabet.
    """
    return ALPHABETS[name].restore(text)


def sound(strings: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the strings of one document in sound Unicode, and the alphabets that were undone.

    The strings come back in NFC and one for one; lines stay lines.
    """
    pieces = [nfc(string).split("\n") for string in strings]
    lines = [line for piece in pieces for line in piece]
    undone: list[str] = []
    for _ in range(_ROUNDS):
        verdict, damaged = judge(lines)
        if verdict is None:
            break
        lines = [
            restore(line, verdict.name) if hurt else line
            for line, hurt in zip(lines, damaged, strict=True)
        ]
        undone += [verdict.name] if verdict.name not in undone else []
    rest = iter(lines)
    return ["\n".join(next(rest) for _ in piece) for piece in pieces], tuple(undone)


def suspects(text: str) -> list[Alphabet]:
    """Return the alphabets that a text may be written in, by a quick look."""
    return [
        alphabet
        for alphabet in ALPHABETS.values()
        if len(list(islice(alphabet.telltale.finditer(text), _LEAST_WORDS))) == _LEAST_WORDS
    ]


def is_suspect(text: str) -> bool:
    """Return whether pieces with that text may be written in an old alphabet.

    Few words that become syllables are no evidence, whatever the pieces: `judge` would say None.
    """
    return bool(text) and any(
        len(set(_evidence(text, alphabet).good)) >= _LEAST_WORDS for alphabet in suspects(text)
    )


def judge(pieces: Sequence[str]) -> tuple[Verdict | None, list[bool]]:
    """Return the old alphabet of a document, or None, and which pieces are damaged by it.

    An alphabet answers for the pieces that no other reads better, so that a caption in
    another font does not speak against the font of the text. Pieces are lines or blocks in
    NFC; one that does not tell is damaged when the telling ones around it are.
    """
    is_open = [bool(piece) and not SOUND.search(piece) for piece in pieces]
    open_pieces = [piece for piece, is_one in zip(pieces, is_open, strict=True) if is_one]
    suspected = suspects("\n".join(open_pieces))
    found = [[_evidence(piece, alphabet) for alphabet in suspected] for piece in open_pieces]
    weighed = [
        (_share([piece[at] for piece in found if _is_best(piece, at)]), alphabet.name, at)
        for at, alphabet in enumerate(suspected)
    ]
    share, name, at = max(weighed, default=(0.0, "", 0))
    if share < _LEAST_SHARE:
        return None, [False] * len(pieces)
    told = iter(found)
    verdicts = [
        _is_damaged(next(told), at) if is_one else (False if piece else None)
        for piece, is_one in zip(pieces, is_open, strict=True)
    ]
    return Verdict(name=name, share=share), _follow(verdicts)


def _is_best(found: Sequence[_Evidence], at: int) -> bool:
    return len(found[at].good) == max(len(one.good) for one in found)


def _is_damaged(found: Sequence[_Evidence], at: int) -> bool | None:
    """Return whether a piece is written in the alphabet at `at`; None where nothing tells.

    Half of the words are enough where the document is: names of minorities are no syllables
    (Trung t©m GDTX Kon Pl«ng).
    """
    if not _is_best(found, at):
        return False
    good, bad = len(found[at].good), found[at].bad
    return good >= bad if good or bad else None


def _follow(verdicts: Sequence[bool | None]) -> list[bool]:
    """Return a verdict for every piece: one that does not tell follows the nearest that do."""
    before = _carried(verdicts)
    behind = _carried(verdicts[::-1])[::-1]
    return [
        own if own is not None else left is not False and right is not False and bool(left or right)
        for own, left, right in zip(verdicts, before, behind, strict=True)
    ]


def _carried(verdicts: Sequence[bool | None]) -> list[bool | None]:
    """Return for every place the last verdict given up to it."""
    carried, last = [], None
    for verdict in verdicts:
        last = last if verdict is None else verdict
        carried.append(last)
    return carried


def _share(found: Sequence[_Evidence]) -> float:
    """Return which share of the words speaks for an alphabet; 0 where too few or too many err."""
    telling = [one for one in found if one.good or one.bad]
    good = [word for one in telling for word in one.good]
    if len(set(good)) < _LEAST_WORDS or len(good) < 2 * sum(one.bad for one in telling):
        return 0.0
    return len(good) / sum(one.words for one in telling)


def _evidence(piece: str, alphabet: Alphabet) -> _Evidence:
    """Weigh the words that the alphabet changes; one that was a syllable before says nothing."""
    words = [found[0] for found in alphabet.word.finditer(piece)]
    good, bad = [], 0
    for word in words:
        read = alphabet.restore(word)
        if read == word or is_syllable(word) or not alphabet.strong.search(word):
            continue
        if is_syllable(read.strip(_EDGES)):
            good.append(read)
        else:
            bad += 1
    return _Evidence(words=len(words), good=tuple(good), bad=bad)
