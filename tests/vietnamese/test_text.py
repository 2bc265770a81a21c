from __future__ import annotations

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from govnews.vietnamese.text import clean, nfc, nfc_of_utf_8

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Letters, loose marks, what is another letter in NFC, Hangul in parts, signs, ends of lines.
ODD = "aeớệЖ한“€😀<= \n\r\u00a0\u0301\u0323\u0302\u0338\u212b\u2000\u0344\u1112\u1161\u11ab\ufb1d"


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_clean_composes_drops_the_invisible_and_folds_blanks() -> None:
    assert clean("Ho\u0323\u0302i\u200b  nghi\u0323\u00a0\n\tta\u0323i") == "Hội nghị tại"


def test_clean_keeps_marks_and_typing_errors() -> None:
    assert clean("cở sở “hoà”") == "cở sở “hoà”"


def test_nfc_composes_a_horn() -> None:
    assert nfc("u\u031b") == "ư"


def test_whatever_can_be_composed_is_composed_in_utf_8() -> None:
    for letter in map(chr, range(sys.maxunicode + 1)):
        parts = unicodedata.normalize("NFD", letter)
        if parts != letter or unicodedata.combining(letter):
            for text in (letter, parts, f"a{letter}", f"{parts}\u0323"):
                assert nfc_of_utf_8(text.encode()) == composed(text).encode(), ascii(text)


@given(st.text(ODD + INVISIBLE) | st.text())
def test_utf_8_is_composed_as_the_library_does(text: str) -> None:
    octets = text.encode()
    settled = nfc_of_utf_8(octets)
    assert settled == composed(text).encode()
    assert (settled is octets) is (composed(text) == text)


def test_a_page_of_loose_marks_is_composed_in_lines_or_out_of_them() -> None:
    words = unicodedata.normalize("NFD", "Hội nghị ở xã \u1112\u1161 và ") * 300
    for text in (words, words.replace(" ", "\n"), words.replace(" ", ""), f"{words}\n{words}"):
        assert nfc_of_utf_8(text.encode()) == composed(text).encode()


def test_white_space_and_what_has_no_width_is_never_printable() -> None:
    told = {c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace() or c in INVISIBLE}
    assert {c for c in told if c.isprintable()} == {" "}


@given(st.text(ODD + INVISIBLE) | st.text())
def test_clean_text_is_what_the_slow_way_makes(text: str) -> None:
    visible = "".join(c for c in text if c not in INVISIBLE)
    assert clean(text) == " ".join(composed(visible).split())
