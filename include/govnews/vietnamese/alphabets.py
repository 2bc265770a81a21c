"""Owns the old alphabets of Vietnamese: what a wrongly decoded or typed string says in Unicode.

Every alphabet turns a string into Vietnamese and asks nothing; whether a text is written in
it is decided in `legacy`. Bytes that were read as Latin-1 or windows-1252 are the strings here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from govnews.vietnamese.syllables import is_syllable
from govnews.vietnamese.text import nfc


@dataclass(frozen=True, kw_only=True)
class Alphabet:
    """One way to write Vietnamese without Unicode.

    `telltale` is seldom met in sound text (a quick look), `word` finds its words, `restore`
    gives them in NFC. Only words in which `strong` is found speak for the alphabet.
    """

    name: str
    telltale: re.Pattern[str]
    word: re.Pattern[str]
    restore: Callable[[str], str]
    strong: re.Pattern[str] = re.compile("")


TCVN3 = "tcvn3"
VNI = "vni-windows"
VIQR = "viqr"
WINDOWS_1258 = "windows-1258"
MOJIBAKE = "utf-8 (mojibake)"
# Letters of Vietnamese that neither Latin-1 nor an old alphabet has: ă đ ĩ ũ ơ ư ạ … ỹ.
SOUND = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u00ff]+")

# ------------------------------------------------------------------- TCVN3

# TCVN 5712:1993 (ABC), bytes A1 to FF in order; U+00AD, the soft hyphen of Latin-1, is "ư".
# B0 to B4 are combining tones. Equal to glibc's TCVN5712-1 (iconv) on every byte.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọ"
    "ồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3_TABLE = {0xA1 + place: letter for place, letter in enumerate(_TCVN3_LETTERS)}
_TCVN3_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
# Signs that stand alone are signs in a TCVN3 text, too; so is a degree or a square behind no
# vowel (30°C, m²), where Latin-1 and TCVN3 differ and fonts of the time had the sign.
_TCVN3_SIGN = re.compile(
    "(?<![A-Za-z\u00a1-\u00ff])[©®§¶·°±¼½¾](?![A-Za-z\u00a1-\u00ff])"
    "|(?<![aeiouyAEIOUY\u00a1-\u00a6\u00a8-\u00ad])[\u00b0-\u00b4]"
)
_VIETNAMESE_LATIN_1 = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"
_TCVN3_ONLY = "".join(
    chr(code)
    for code in _TCVN3_TABLE
    if chr(code) not in _VIETNAMESE_LATIN_1 and not 0xB0 <= code <= 0xB4
)


def _from_tcvn3(text: str) -> str:
    parts, last = [], 0
    for sign in _TCVN3_SIGN.finditer(text):
        parts += [text[last : sign.start()].translate(_TCVN3_TABLE), sign[0]]
        last = sign.end()
    return nfc("".join([*parts, text[last:].translate(_TCVN3_TABLE)]))


# ------------------------------------------------------------- VNI-Windows

# VNI-Windows (code page of the VNI fonts): a letter and, behind it, a sign in its case.
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_CIRCUMFLEX = dict(
    zip(
        "âáàåãä",
        ("\u0302", *(f"\u0302{t}" for t in "\u0301\u0300\u0309\u0303\u0323")),
        strict=True,
    )
)
_VNI_BREVE = dict(
    zip(
        "êéèúüë",
        ("\u0306", *(f"\u0306{t}" for t in "\u0301\u0300\u0309\u0303\u0323")),
        strict=True,
    )
)
_VNI_LONE = dict(zip("ñôöæóòî", "đơưỉĩịỵ", strict=True))


def _vni_table() -> dict[str, str]:
    """Return every letter with its sign → the letter in Unicode; the letter's case counts."""
    small = dict(_VNI_LONE)
    for letter in "aeouyôö":
        marks = dict(_VNI_TONES)
        marks |= _VNI_CIRCUMFLEX if letter in "aeo" else {}
        marks |= _VNI_BREVE if letter == "a" else {}
        base = _VNI_LONE.get(letter, letter)
        small |= {letter + mark: nfc(base + parts) for mark, parts in marks.items()}
    table = dict(small)
    for written, letter in small.items():
        table[written.upper()] = letter.upper()
        table[written.capitalize()] = letter.upper()
        table[written[0] + written[1:].upper()] = letter
    return table


_VNI_TABLE = _vni_table()
_VNI_LETTER = re.compile("[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñôöæóòîÑÔÖÆÓÒÎ]")
_VNI_TELLTALE = re.compile("[aeouyôö][ùøûïåäêéèúüë]|[ea][âáàã]|oâ|ñ[aeiouyôö]", re.IGNORECASE)


def _vni_letter(found: re.Match[str]) -> str:
    written = found[0]
    if written in _VNI_TABLE:
        return _VNI_TABLE[written]
    return _VNI_TABLE.get(written[0], written[0]) + _VNI_TABLE.get(written[1], written[1])


def _from_vni(text: str) -> str:
    return nfc(_VNI_LETTER.sub(_vni_letter, text))


# -------------------------------------------------------------------- VIQR

# RFC 1456: signs behind the letter, dd for đ, a backslash before what is no sign.
_VIQR_MARKS = dict(
    zip(
        "(^+*'`?~.",
        "\u0306\u0302\u031b\u031b\u0301\u0300\u0309\u0303\u0323",
        strict=True,
    )
)
_VIQR_WORD = re.compile(r"[A-Za-z][A-Za-z(^+*'`?~.\\]*")
_VIQR_SYLLABLE = re.compile(
    r"\\([(^+*'`?~.dD\\])|(?<![A-Za-z])((?:ngh?|nh|gh?|kh|ph|th|tr|ch|dd|[bcdhklmnpqrstvx])?"
    r"(?:[aeiouy][(^+*]?['`?~.]?){1,4}(?:ch|ng|nh|[cknmpt])?)(?![A-Za-z])|(?-i:DD(?!D))",
    re.IGNORECASE,
)
_VIQR_SHAPED = r"[aeouAEOU][(^+*]['`?~.]?(?:[A-Za-z]|\b|$)|\b[dD][dD][aeiouyAEIOUY]"
_VIQR_STRONG = re.compile(_VIQR_SHAPED + r"|[aeiouyAEIOUY]['`?~.](?=[a-z])")
_VIQR_D = re.compile("[dD][dD]")


def _viqr_syllable(found: re.Match[str]) -> str:
    """Return a syllable in Unicode; a second tone at its end is punctuation (hoa' + full stop)."""
    written = found[2]
    if written is None:
        return found[1] or "Đ"  # in an abbreviation: QDD, HDDND
    read = _viqr_read(written)
    if not is_syllable(read) and written[-1] in "'`?~.":
        read = _viqr_read(written[:-1]) + written[-1]
    return read if is_syllable(read.rstrip("'`?~.")) else written


def _viqr_read(written: str) -> str:
    spelled = _VIQR_D.sub(lambda d: "Đ" if d[0][0] == "D" else "đ", written)
    return nfc("".join(_VIQR_MARKS.get(letter, letter) for letter in spelled))


def _from_viqr(text: str) -> str:
    return _VIQR_SYLLABLE.sub(_viqr_syllable, text)


# ------------------------------------------------- windows-1258 and doubled UTF-8

# windows-1258 read as windows-1252: fourteen places differ, five of them combining tones.
_WINDOWS_1258_TABLE = {
    code: letter
    for code in range(0xC0, 0x100)
    if (letter := bytes([code]).decode("cp1258")) != chr(code)
}


def _from_windows_1258(text: str) -> str:
    return nfc(text.translate(_WINDOWS_1258_TABLE))


def _octets() -> dict[str, int]:
    """Return the characters that windows-1252 and Latin-1 show for the octets from 0x80."""
    octets = {chr(octet): octet for octet in range(0x80, 0x100)}
    for octet in range(0x80, 0xA0):
        # Windows-1252 leaves five octets free; programs show them as Latin-1 does.
        shown = bytes([octet]).decode("cp1252", "ignore")
        octets |= {shown: octet} if shown else {}
    return octets


_OCTETS = _octets()
_TAIL = "[" + "".join(re.escape(shown) for shown, octet in _OCTETS.items() if octet < 0xC0) + "]"
_DOUBLED = re.compile(
    f"[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}}"
)
_DOUBLED_LETTER = re.compile(f"[áÃÄÅÆ]{_TAIL}")
_DOUBLED_WORD = re.compile(f"(?:[A-Za-z]|[\u00c2-\u00f4]{_TAIL}+)+")


def _single(found: re.Match[str]) -> str:
    try:
        return bytes(_OCTETS[shown] for shown in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _from_mojibake(text: str) -> str:
    """Undo the doubling, and again while the text still looks doubled and nowhere sound."""
    read = nfc(_DOUBLED.sub(_single, text))
    while read != text and not SOUND.search(read) and _DOUBLED_LETTER.search(read):
        text, read = read, nfc(_DOUBLED.sub(_single, read))
    return read


ALPHABETS = {
    alphabet.name: alphabet
    for alphabet in (
        Alphabet(
            name=MOJIBAKE,
            telltale=_DOUBLED_LETTER,
            word=_DOUBLED_WORD,
            restore=_from_mojibake,
        ),
        Alphabet(
            name=TCVN3,
            telltale=re.compile(f"(?<=[A-Za-z])[{_TCVN3_ONLY}]|[{_TCVN3_ONLY}](?=[A-Za-z])"),
            word=_TCVN3_WORD,
            restore=_from_tcvn3,
        ),
        Alphabet(name=VNI, telltale=_VNI_TELLTALE, word=_LATIN_WORD, restore=_from_vni),
        Alphabet(
            name=WINDOWS_1258,
            telltale=re.compile("[A-Za-zÂÊÔÕÝâêôõý][ÌÒÞìò]"),
            word=_LATIN_WORD,
            restore=_from_windows_1258,
        ),
        Alphabet(
            name=VIQR,
            telltale=re.compile(_VIQR_SHAPED),
            word=_VIQR_WORD,
            restore=_from_viqr,
            strong=_VIQR_STRONG,
        ),
    )
}
