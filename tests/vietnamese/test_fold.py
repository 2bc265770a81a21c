from __future__ import annotations

import re

import pytest

from govnews.vietnamese.fold import level, match_key, search_key, toneless


@pytest.mark.parametrize(
    ("printed", "levelled"),
    [
        ("xã hội hoá", "xã hội hóa"),
        ("Uỷ ban, UỶ BAN", "Ủy ban, ỦY BAN"),
        ("khoẻ, thuỷ lợi, hoè", "khỏe, thủy lợi, hòe"),
        ("Ðảng – “bộ”", 'Đảng - "bộ"'),
    ],
)
def test_level_moves_tones_and_levels_signs_without_changing_length(
    printed: str, levelled: str
) -> None:
    assert level(printed) == levelled
    assert len(level(printed)) == len(printed)


@pytest.mark.parametrize("word", ["quý", "quỳ", "toàn", "khuỷu", "thuở", "của", "người", "hoài"])
def test_level_leaves_words_whose_tone_stands_right(word: str) -> None:
    assert level(word) == word


def test_match_key_joins_spellings_of_one_name() -> None:
    assert match_key("Sở GD&ĐT") == match_key("sở GD và ĐT")
    assert match_key("kì thi") == match_key("Kỳ thi")
    assert match_key("Ia H' Drai") == match_key("Ia H’Drai")
    assert match_key("Hà Nam") != match_key("Hạ Nam")


def test_search_key_is_what_people_type_without_marks() -> None:
    assert search_key("Đắk Lắk, Huế") == "dak lak hue"


def test_toneless_joins_tones_but_not_shapes() -> None:
    assert toneless("Hường") == toneless("Hưởng")
    assert toneless("Hường") != toneless("Hồng")


@pytest.mark.parametrize(
    "text",
    ["", " ", "a", "(a, b) – c.", "5 xã/12 (41,7%);", "x\ny  z ", "m2 ²", "- - -", "K'Brêu, hòa."],
)
def test_what_stands_between_blanks_is_levelled_word_by_word(text: str) -> None:
    plain = level(text)
    assert len(plain) == len(text)
    assert re.split(r"[^\W\d_]+", plain) == re.split(r"[^\W\d_]+", text.replace("–", "-"))
    assert plain == re.sub(r"[^\W\d_]+", lambda found: level(found[0]), text.replace("–", "-"))
