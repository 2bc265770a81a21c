"""Owns the charset of a page: from bytes, header and meta tag to readable Vietnamese in NFC.

Headers lie and old pages carry old alphabets, so the bytes decide: valid UTF-8 is
UTF-8 whatever the label says, and of the legacy charsets the one wins in which most
words are Vietnamese syllables. TCVN3 (.VnTime fonts) and doubly encoded text inside a
UTF-8 page are undone block by block, because menus around them are usually sound.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from govnews.vietnamese.text import nfc


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """A page's text in NFC, and the charset it was found to be in."""

    text: str
    encoding: str


@dataclass(frozen=True, kw_only=True)
class Unreadable:
    """Why no charset makes these bytes readable."""

    reason: str


TCVN3 = "tcvn3"
WINDOWS_1258 = "windows-1258"
UTF_8 = "utf-8"

# TCVN 5712:1993 (ABC), bytes A1 to FF in order; U+00AD, the soft hyphen of Latin-1, is "ư".
# B0 to B4 are combining tones. Equal to glibc's TCVN5712-1 (iconv) on every byte.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọ"
    "ồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3_TABLE = {0xA1 + place: letter for place, letter in enumerate(_TCVN3_LETTERS)}

_VIETNAMESE_LATIN_1 = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"
_TELLTALE = "".join(
    chr(code)
    for code in _TCVN3_TABLE
    if chr(code) not in _VIETNAMESE_LATIN_1 and not 0xB0 <= code <= 0xB4
)
_TCVN3_WORD = re.compile(rf"(?<=[A-Za-z])[{_TELLTALE}]|[{_TELLTALE}](?=[A-Za-z])")
_UNICODE_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_LATIN_1_LETTER = re.compile("[À-ÿ]")
_MOJIBAKE = re.compile("á[»º]|Ä[‘\x90]|Æ[°¡¯]|Ã[\u0080-\u00bf]")
_BLOCK_TAG = re.compile(
    r"(</?(?:p|div|td|th|tr|table|tbody|li|ul|ol|h[1-6]|center|article|section|header|footer|figure"
    r"|figcaption|blockquote|title|body|script|style|option|button|label)\b[^>]*>)",
    re.IGNORECASE,
)
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
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_WORD = re.compile("[A-Za-z\u00a1-\U0010ffff]+")
_TYPOGRAPHY = dict.fromkeys(map(ord, "\u00a0“”‘’–—…•"), " ")
_SAMPLE_WORDS = 400
_READABLE_SHARE = 0.6


def decode(payload: bytes, content_type: str | None = None) -> Decoded | Unreadable:
    """Return the page's text in NFC with its true charset, or the reason why there is none."""
    for magic, kind in _MAGIC.items():
        if payload.startswith(magic):
            return Unreadable(reason=f"expected the text of a page, found a {kind} file")
    for mark, charset in _BYTE_ORDER_MARKS:
        if payload.startswith(mark):
            text = payload[len(mark) :].decode(charset, "replace")
            return Decoded(text=nfc(text), encoding=charset)
    text_or_none = _as_utf_8(payload)
    if text_or_none is not None:
        return _repaired(text_or_none)
    return _as_legacy(payload, content_type)


def declared_charsets(payload: bytes, content_type: str | None) -> list[str]:
    """Return the charsets that the header and the page itself name, the header's first."""
    names = []
    if content_type and (named := _HEADER_CHARSET.search(content_type)):
        names.append(named[1])
    if meta := _META_CHARSET.search(payload, 0, 8192):
        names.append((meta[1] or meta[2]).decode("ascii"))
    return names


def _as_utf_8(payload: bytes) -> str | None:
    """Return the text if the bytes are UTF-8: a cut tail and a rare torn letter are forgiven."""
    try:
        return payload.decode(UTF_8)
    except UnicodeDecodeError as error:
        if error.start >= len(payload) - 3:
            return payload[: error.start].decode(UTF_8)
    # Servers cut summaries in mid-letter: sound letters must outnumber torn ones by far.
    text = payload.decode(UTF_8, "replace")
    torn = text.count("\ufffd")
    sound = sum(not letter.isascii() for letter in text) - torn
    return text if sound >= 20 * torn else None


def _repaired(text: str) -> Decoded:
    """Return UTF-8 text with TCVN3 and doubly encoded blocks undone."""
    # Every Vietnamese text of some length has đ, ư or à: three quick looks spare most pages.
    if sum(letter in text for letter in "®\u00adµ") >= 2 and len(_TCVN3_WORD.findall(text)) >= 5:
        return Decoded(text=nfc(_restored(text, _is_tcvn3, _from_tcvn3)), encoding=TCVN3)
    if text.count("á»") + text.count("áº") >= 3:
        restored = _restored(text, _is_mojibake, _from_mojibake)
        if restored != text:
            return Decoded(text=nfc(restored), encoding="utf-8 (mojibake)")
    if unicodedata.is_normalized("NFC", text):
        return Decoded(text=text, encoding=UTF_8)
    composed = nfc(text)
    # Many pages carry a few pasted marks; NFD is said of those where they are the habit.
    marks = len(text) - len(composed)
    accented = (len(composed.encode()) - len(composed)) // 2
    return Decoded(text=composed, encoding="utf-8 (NFD)" if 20 * marks > accented else UTF_8)


# ------------------------------------------------- damaged blocks in a sound page


def _restored(
    text: str, is_damaged: Callable[[str], bool | None], repair: Callable[[str], str]
) -> str:
    """Return `text` with the runs of its damaged blocks repaired.

    A block that does not tell (None) is damaged when the nearest telling blocks on both
    sides are.
    """
    pieces = _BLOCK_TAG.split(text)
    verdicts = [is_damaged(piece) if place % 2 == 0 else None for place, piece in enumerate(pieces)]
    before = _carried(verdicts)
    after = _carried(verdicts[::-1])[::-1]
    for place in range(0, len(pieces), 2):
        verdict = verdicts[place]
        if verdict if verdict is not None else before[place] and after[place]:
            pieces[place] = _TEXT_RUN.sub(lambda run: repair(run[0]), pieces[place])
    return "".join(pieces)


def _carried(verdicts: list[bool | None]) -> list[bool]:
    """Return for every place the last verdict given up to it."""
    carried, last = [], False
    for verdict in verdicts:
        last = last if verdict is None else verdict
        carried.append(last)
    return carried


def _is_tcvn3(block: str) -> bool | None:
    if _UNICODE_VIETNAMESE.search(block):
        return False
    return True if _TCVN3_WORD.search(block) else None


def _from_tcvn3(run: str) -> str:
    return run.translate(_TCVN3_TABLE)


def _is_mojibake(block: str) -> bool | None:
    if _UNICODE_VIETNAMESE.search(block):
        return False
    return True if _MOJIBAKE.search(block) else None


def _from_mojibake(run: str) -> str:
    """Return UTF-8 that was once read as windows-1252; the run itself where that fails."""
    try:
        return b"".join(map(_windows_1252_byte, run)).decode(UTF_8)
    except UnicodeError:
        return run


def _windows_1252_byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")  # the five bytes that windows-1252 leaves free


# ------------------------------------------------------------------ legacy charsets


def _as_legacy(payload: bytes, content_type: str | None) -> Decoded | Unreadable:
    best, best_share, tried = None, -1.0, []
    declared = declared_charsets(payload, content_type)
    for name in [*declared, WINDOWS_1258, TCVN3, "windows-1252"]:
        candidate = _read_as(payload, name)
        if candidate is None or candidate.encoding in tried:
            continue
        tried.append(candidate.encoding)
        share = vietnamese_share(candidate.text)
        if share > best_share:
            best, best_share = candidate, share
    if best is not None and best_share >= _READABLE_SHARE:
        return best
    return Unreadable(
        reason=f"bytes are not UTF-8 (declared: {', '.join(declared) or 'nothing'}), and in none "
        f"of {', '.join(tried)} do {_READABLE_SHARE:.0%} of the words look Vietnamese "
        f"(best: {best_share:.0%})"
    )


def _read_as(payload: bytes, name: str) -> Decoded | None:
    if name == TCVN3:
        return Decoded(text=nfc(_from_tcvn3(payload.decode("latin-1"))), encoding=TCVN3)
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
    return sum(map(_is_syllable, words)) / len(words)


def _is_syllable(word: str) -> bool:
    """Return whether `word` is built as a Vietnamese syllable, with one tone at most."""
    parts = unicodedata.normalize("NFD", word.lower())
    toneless = nfc("".join(part for part in parts if part not in _TONES))
    tones = sum(part in _TONES for part in parts)
    return tones <= 1 and _SYLLABLE.fullmatch(toneless) is not None
