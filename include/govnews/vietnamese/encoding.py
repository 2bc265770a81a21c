"""Owns the charset of a page: from bytes, header and meta tag to readable Vietnamese in NFC.

Headers lie and old pages carry old alphabets, so the bytes decide: valid UTF-8 is
UTF-8 whatever the label says, and of the legacy charsets the one wins in which most
words are Vietnamese syllables. Text in an old alphabet (TCVN3, VNI, VIQR, doubly encoded)
inside a UTF-8 page is undone block by block, because menus around it are usually sound.
"""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from govnews.vietnamese import legacy
from govnews.vietnamese.alphabets import SOUND, TCVN3, VNI, WINDOWS_1258
from govnews.vietnamese.charsets import UTF_8, Letters, labels, unicode_of
from govnews.vietnamese.syllables import is_syllable
from govnews.vietnamese.text import nfc, nfc_of_utf_8


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """A page's text in NFC, and the charset or old alphabet it was found to be in.

    `basis` says why, in words; `torn` counts letters that no charset could make whole. `octets`
    is the text in UTF-8 where it came so: most pages need not be written anew to be parsed.
    """

    text: str
    encoding: str
    basis: str = field(default="", compare=False)
    torn: int = field(default=0, compare=False)
    octets: bytes | None = field(default=None, compare=False, repr=False)

    @property
    def utf_8(self) -> bytes:
        """Return the text in UTF-8."""
        return self.text.encode() if self.octets is None else self.octets


@dataclass(frozen=True, kw_only=True)
class Unreadable:
    """Why no charset makes these bytes readable."""

    reason: str


_BLOCK_TAG = re.compile(
    r"(</?(?:p|div|td|th|tr|table|tbody|li|ul|ol|h[1-6]|center|article|section|header|footer|figure"
    r"|figcaption|blockquote|title|body|script|style|option|button|label)\b[^<>]*>)",
    re.IGNORECASE,
)
_CODE_TAG = re.compile("<(?:script|style)", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{3,4}|#[xX][0-9a-fA-F]{2,4}|[A-Za-z]{2,8}\d?);")
_CODE = re.compile(r"<(script|style)\b(?:[^<]++|<(?!/\1))*+", re.IGNORECASE)
# A run of text, up to the next tag, that holds something and no letter of sound Vietnamese.
_UNSOUND_RUN = re.compile(r">\s*+([^<\s{0}][^<{0}]*+)(?![^<])".format(SOUND.pattern.strip("[]")))
# The only old alphabet of plain ASCII letters hangs its marks on them: Vie^.t Nam, ddi.
_VIQR_MARK = re.compile("[(^+*]|dd", re.IGNORECASE)
_TEXT_RUN = re.compile(r"(?<=>)[^<]+|^[^<]+")

_MAGIC = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP or Office",
    b"\xd0\xcf\x11\xe0": "old Office",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
}
_WORD = re.compile("[A-Za-z\u00a1-\U0010ffff]+")
_TYPOGRAPHY = dict.fromkeys(map(ord, "\u00a0“”‘’–—…•"), " ")
_SAMPLE_WORDS = 400
_READABLE_SHARE = 0.6


def decode(payload: bytes, content_type: str | None = None) -> Decoded | Unreadable:
    """Return the page's text in NFC with its true charset, or the reason why there is none."""
    for magic, kind in _MAGIC.items():
        if payload.startswith(magic):
            return Unreadable(reason=f"expected the text of a page, found a {kind} file")
    letters = unicode_of(payload, content_type)
    if letters is None:
        return _as_legacy(payload, content_type)
    if letters.charset != UTF_8:
        return _told(letters, nfc(letters.text), letters.charset)
    return _repaired(letters)


def _told(letters: Letters, composed: str, encoding: str, octets: bytes | None = None) -> Decoded:
    return Decoded(
        text=composed, encoding=encoding, basis=letters.basis, torn=letters.torn, octets=octets
    )


def _repaired(letters: Letters) -> Decoded:
    """Return UTF-8 text in NFC, with the blocks in an old alphabet undone."""
    text = letters.text
    octets = text.encode() if letters.octets is None else letters.octets
    settled = nfc_of_utf_8(octets)
    composed = text if settled is octets else settled.decode()
    if legacy.is_suspect(_unsound(composed)):
        name, restored = _restored(composed)
        if name is not None:
            basis = f"{letters.basis}; words in an old alphabet become Vietnamese"
            return Decoded(text=nfc(restored), encoding=name, basis=basis, torn=letters.torn)
    if settled is octets:
        return _told(letters, text, UTF_8, octets)
    # Many pages carry a few pasted marks; NFD is said of those where they are the habit.
    marks = len(text) - len(composed)
    accented = (len(settled) - len(composed)) // 2
    encoding = "utf-8 (NFD)" if 20 * marks > accented else UTF_8
    return _told(letters, composed, encoding, settled)


def _unsound(text: str) -> str:
    """Return what a page says in runs without any letter that only sound Vietnamese has.

    A block in an old alphabet is made of such runs: a quick look at them is enough, and a page
    of sound text has few.
    """
    runs = (_opened_run(run) for run in _UNSOUND_RUN.findall(">" + _CODE.sub("", text)))
    return "\n".join(run for run in runs if not run.isascii() or _VIQR_MARK.search(run))


def _opened_run(run: str) -> str:
    """Return what a run says without its entities, if that still has no sound letter."""
    if "&" not in run:
        return run
    return "".join(_UNSOUND_RUN.findall(">" + _opened(run)))


def _opened(text: str) -> str:
    """Return `text` with entities as letters: editors saved ® and µ as &reg; and &micro;."""
    return _ENTITY.sub(_letter_of, text) if "&" in text else text


def _letter_of(entity: re.Match[str]) -> str:
    return _letter(entity[0])


@lru_cache(maxsize=4096)
def _letter(entity: str) -> str:
    letter = html.unescape(entity)
    return entity if letter.isascii() else letter


# ------------------------------------------------- damaged blocks in a sound page


def _restored(text: str) -> tuple[str | None, str]:
    """Return the old alphabet of the page's blocks, and the page with them undone.

    None where no block is written in any. Scripts and styles are left alone.
    """
    pieces = _BLOCK_TAG.split(text)
    blocks = ["", *pieces[1::2]]
    words = [
        "" if _CODE_TAG.match(tag) else _TAG.sub(" ", _opened(piece))
        for tag, piece in zip(blocks, pieces[::2], strict=True)
    ]
    verdict, damaged = legacy.judge(words)
    if verdict is None:
        return None, text
    for place, hurt in enumerate(damaged):
        if hurt and words[place]:
            pieces[2 * place] = _TEXT_RUN.sub(
                lambda run: legacy.restore(_opened(run[0]), verdict.name), pieces[2 * place]
            )
    return verdict.name, "".join(pieces)


# ------------------------------------------------------------------ legacy charsets


def _as_legacy(payload: bytes, content_type: str | None) -> Decoded | Unreadable:
    best, best_share, tried = None, -1.0, []
    named = labels(payload, content_type)
    declared = [label.name for label in named]
    for name in [*declared, WINDOWS_1258, TCVN3, VNI, "windows-1252"]:
        candidate = _read_as(payload, name)
        if candidate is None or candidate.encoding in tried:
            continue
        tried.append(candidate.encoding)
        share = vietnamese_share(candidate.text)
        if share > best_share:
            best, best_share = candidate, share
    if best is not None and best_share >= _READABLE_SHARE:
        said = ", ".join(map(str, named)) or "nothing is declared"
        basis = f"not UTF-8; {best_share:.0%} of the words are Vietnamese in it; {said}"
        return replace(best, basis=basis, torn=best.text.count("\ufffd"))
    return Unreadable(
        reason=f"bytes are not UTF-8 (declared: {', '.join(declared) or 'nothing'}), and in none "
        f"of {', '.join(tried)} do {_READABLE_SHARE:.0%} of the words look Vietnamese "
        f"(best: {best_share:.0%})"
    )


def _read_as(payload: bytes, name: str) -> Decoded | None:
    if name in (TCVN3, VNI):
        shown = payload.decode("latin-1" if name == TCVN3 else "cp1252", "replace")
        return Decoded(text=legacy.restore(shown, name), encoding=name)
    # Browsers read pages labelled ISO 8859-1 as windows-1252 (WHATWG Encoding, section 4.2).
    label = "windows-1252" if name.lower() in {"iso-8859-1", "latin1", "us-ascii"} else name.lower()
    try:
        codec = codecs.lookup(label)
        if codec.name == UTF_8:
            return None
        return Decoded(text=nfc(payload.decode(label, "replace")), encoding=label)
    except (LookupError, UnicodeError):
        return None


def vietnamese_share(text: str) -> float:
    """Return which share of the words with non-ASCII letters are Vietnamese syllables, 0 to 1.

    Text without such words is as readable as can be: 1.
    """
    plain = text.translate(_TYPOGRAPHY)
    words = [word for word in _WORD.findall(plain) if not word.isascii()][:_SAMPLE_WORDS]
    if not words:
        return 1.0
    return sum(map(is_syllable, words)) / len(words)
