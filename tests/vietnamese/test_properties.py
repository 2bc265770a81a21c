"""What holds of any text whatever: nothing raises, lengths stay, alphabets come back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govnews.vietnamese import legacy
from govnews.vietnamese.encoding import Decoded, decode
from govnews.vietnamese.fold import level, match_key, search_key, toneless
from govnews.vietnamese.sentences import Sentences, sentences
from govnews.vietnamese.syllables import with_tone_placed
from govnews.vietnamese.text import clean, clean_lines
from tests.vietnamese.writers import WRITERS, anything, mixture, passage

quick = settings(max_examples=60, deadline=None, derandomize=True)


@quick
@given(st.one_of(st.binary(max_size=80), mixture.map(str.encode), anything.map(str.encode)))
def test_any_bytes_are_read_or_refused(payload: bytes) -> None:
    decoded = decode(payload)
    if isinstance(decoded, Decoded):
        assert unicodedata.is_normalized("NFC", decoded.text)
        assert decoded.encoding
    else:
        assert decoded.reason


@quick
@given(mixture)
def test_any_strings_become_sound_one_for_one(text: str) -> None:
    strings = [text, text[:7], "", text[::-1]]
    read, undone = legacy.sound(strings)
    assert len(read) == len(strings)
    assert set(undone) <= set(WRITERS)
    assert all(unicodedata.is_normalized("NFC", string) for string in read)
    decomposed = [unicodedata.normalize("NFD", string) for string in strings]
    assert legacy.sound(decomposed) == (read, undone)


@quick
@given(mixture)
def test_the_stored_form_is_a_form_once_and_for_all(text: str) -> None:
    stored = clean_lines(text)
    assert unicodedata.is_normalized("NFC", stored)
    assert clean_lines(stored) == stored
    assert clean(clean(text)) == clean(text)
    assert clean_lines(unicodedata.normalize("NFD", text)) == stored


@quick
@given(mixture)
def test_level_keeps_length(text: str) -> None:
    assert len(level(text)) == len(text)
    assert level(level(text)) == level(text)
    for fold in (match_key, search_key, toneless):
        assert fold(text) == fold(unicodedata.normalize("NFD", text))


@quick
@given(anything)
def test_a_placed_tone_keeps_length_and_word(word: str) -> None:
    placed = with_tone_placed(word)
    assert len(placed) == len(word)
    assert with_tone_placed(placed) == placed


@quick
@given(mixture)
def test_sentences_are_ordered_and_hold_every_letter(text: str) -> None:
    bounds = list(sentences(text))
    ends = [0]
    for start, end in bounds:
        assert ends[-1] <= start < end
        assert not text[ends[-1] : start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert "\n" not in text[start:end]
        ends.append(end)
    assert not text[ends[-1] :].strip()
    cut = Sentences(text)
    assert all(0 <= cut.number(at) <= max(0, len(bounds) - 1) for at in range(len(text) + 1))


@pytest.mark.parametrize("name", WRITERS)
@quick
@given(text=passage)
def test_an_old_alphabet_is_found_and_undone(name: str, text: str) -> None:
    written = WRITERS[name](text)
    verdict = legacy.detect(unicodedata.normalize("NFC", written))
    assert verdict is not None
    assert (verdict.name, verdict.share > 0.5) == (name, True)
    read, undone = legacy.sound([written])
    assert undone == (name,)
    if name == "tcvn3":  # its capitals with a tone are another font: case is lost
        assert read[0].casefold() == text.casefold()
    else:
        assert read == [text]


@pytest.mark.parametrize("name", ["tcvn3", "vni-windows", "windows-1258", "utf-8 (mojibake)"])
@quick
@given(text=passage)
def test_an_old_alphabet_is_found_in_the_bytes_of_a_page(name: str, text: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    payload = WRITERS[name](page).encode("utf-8" if name == "utf-8 (mojibake)" else "cp1252")
    decoded = decode(payload, "text/html; charset=iso-8859-1")
    assert isinstance(decoded, Decoded)
    assert decoded.encoding == name
    assert decoded.text.casefold() == page.casefold()


@pytest.mark.parametrize("name", WRITERS)
@quick
@given(text=passage)
def test_an_old_alphabet_is_found_inside_a_page_in_utf_8(name: str, text: str) -> None:
    around = "<html><body><div>Trang chủ | Giới thiệu</div>{}<div>Lượt xem: 5</div></body></html>"
    lines = text.split("\n")
    damaged = "".join(f"<p>{WRITERS[name](line)}</p>" for line in lines)
    decoded = decode(around.format(damaged).encode())
    assert isinstance(decoded, Decoded)
    assert decoded.encoding == name
    wanted = around.format("".join(f"<p>{line}</p>" for line in lines))
    assert decoded.text.casefold() == wanted.casefold()


@quick
@given(passage, st.lists(st.sampled_from([*WRITERS, ""]), min_size=1, max_size=3))
def test_sound_text_is_never_touched(text: str, names: list[str]) -> None:
    assert legacy.detect(text) is None
    strings = [text, *(WRITERS[name](text) if name else text for name in names)]
    assert legacy.sound(strings)[0][0] == text


@quick
@given(st.permutations(sorted(WRITERS)), passage)
def test_every_string_comes_back_from_its_own_alphabet(names: list[str], text: str) -> None:
    read, undone = legacy.sound([WRITERS[name](text) for name in names])
    assert set(undone) == set(names)
    assert {string.casefold() for string in read} == {text.casefold()}
