from __future__ import annotations

import unicodedata

import pytest

from govnews.vietnamese import syllables
from govnews.vietnamese.syllables import Syllable, is_syllable, syllable_of, with_tone_placed

TONES = "\u0300\u0301\u0303\u0309\u0323"


def compose(*parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(parts))


@pytest.mark.parametrize(
    ("word", "onset", "rhyme", "tone"),
    [
        ("nghiêng", "ngh", "iêng", ""),
        ("Quý", "qu", "y", "\u0301"),
        ("già", "gi", "a", "\u0300"),
        ("gì", "g", "i", "\u0300"),
        ("gìn", "g", "in", "\u0300"),
        ("giếng", "gi", "êng", "\u0301"),
        ("HUYỆN", "h", "uyên", "\u0323"),
        ("ỷ", "", "y", "\u0309"),
        ("Đắk", "đ", "ăk", "\u0301"),
        ("thuở", "th", "uơ", "\u0309"),
    ],
)
def test_a_syllable_is_cut_into_onset_rhyme_and_tone(
    word: str, onset: str, rhyme: str, tone: str
) -> None:
    assert syllable_of(word) == Syllable(onset=onset, rhyme=rhyme, tone=tone)


@pytest.mark.parametrize(
    "word",
    ["", "café", "señor", "maïs", "with", "Krông", "hòà", "Huyeän", "İ", "ſa", "ngh", "\u0300"],
)
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("printed", "placed"),
    [
        ("hoà", "hòa"), ("KHOẺ", "KHỎE"), ("Uỷ", "Ủy"), ("hòan", "hoàn"), ("qúy", "quý"),
        ("gìa", "già"), ("tòan", "toàn"), ("Nguỹên", "Nguyễn"), ("khủyu", "khuỷu"), ("ìên", "iền"),
    ],
)  # fmt: skip
def test_a_tone_goes_where_most_portals_write_it(printed: str, placed: str) -> None:
    assert with_tone_placed(printed) == placed


def test_a_tone_that_stands_right_stays() -> None:
    text = "quý gìn giếng khuỷu huỳnh thuở của quả già người Đắk café toàn hoài nghĩa mưa tòa"
    assert [with_tone_placed(word) for word in text.split()] == text.split()


def test_wherever_the_tone_was_typed_the_syllable_is_the_same() -> None:
    for onset in ("", "h", "ngh", "gi", "qu"):
        for rhyme in sorted(syllables._RHYMES):
            vowels = [place for place, letter in enumerate(rhyme) if letter in "aăâeêioôơuưy"]
            for tone in TONES:
                typed = {
                    compose(onset, rhyme[: place + 1], tone, rhyme[place + 1 :]) for place in vowels
                }
                placed = {with_tone_placed(word) for word in typed}
                assert len(placed) == 1, typed
                assert {len(word) for word in typed} == {len(word) for word in placed}
