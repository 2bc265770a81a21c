"""What the database folds is what vietnamese.fold folds: queries fall on what the loader wrote."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from govnews.vietnamese.fold import match_key, search_key
from govnews.vietnamese.letters import LOWER, UPPER

LETTERS = "".join(
    c for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + UPPER + LOWER if c != "-"
)
TONES = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
SIGNS = (
    "0123456789 .,;:!?%/&'’‘ʼ`´\"“”«»()[]{}|*+-_–—−…\t\n\u00a0\u200b\u200c\ufeff\u00ad"
    "ðÐɖ§@#$<>=~^\\"
)
SYLLABLES = [
    *("hoà", "hòa", "thuỷ", "thủy", "quý", "qúy", "quí", "kỹ", "kĩ", "lý", "y", "Ý", "mỹ", "gì"),
    *("giá", "gìn", "khuyến", "nguyễn", "hòan", "toàn", "Đắk", "Lắk", "K'Brêu", "H'Drai", "khoẻ"),
    *(
        "ngoằn",
        "nghiêng",
        "yêu",
        "uỷ",
        "Ủy",
        "oà",
        "huỳnh",
        "trường",
        "ĐƯỜNG",
        "Ăn",
        "&",
        "89-KH/HU",
    ),
]
pieces = st.one_of(
    st.sampled_from(SYLLABLES),
    st.text(LETTERS + TONES + SIGNS + "äöüßçñåøæœ", max_size=9),
    st.sampled_from([" ", "  ", "-", "/", "'", ". ", "\n", ""]),
)
texts = st.lists(pieces, max_size=12).map("".join)
KEYS = text("SELECT warehouse.match_key(:words), warehouse.search_key(:words)")


def test_the_database_folds_as_the_loader_does(warehouse: Engine) -> None:
    with warehouse.connect() as connection:

        @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
        @given(texts)
        def fold(words: str) -> None:
            for form in (words, unicodedata.normalize("NFD", words)):
                found = tuple(connection.execute(KEYS, {"words": form}).one())
                assert found == (match_key(form), search_key(form))

        fold()


@pytest.mark.parametrize(
    ("words", "marked", "folded"),
    [
        ("Hoà Bình", "hòa bình", "hoa binh"),
        ("Hòa  Bình.", "hòa bình", "hoa binh"),
        ("Kỹ thuật", "kĩ thuật", "ki thuat"),
        ("ĐẮK LẮK", "đắk lắk", "dak lak"),
        ("Ðồng Tháp", "đồng tháp", "dong thap"),
        ("Y tế & K'Brêu", "i tế và kbrêu", "i te va kbreu"),
        ("Uỷ ban", "ủy ban", "uy ban"),
        ("", "", ""),
        ("\u200b…", "", ""),
    ],
)
def test_folded_forms(warehouse: Engine, words: str, marked: str, folded: str) -> None:
    with warehouse.connect() as connection:
        for form in (words, unicodedata.normalize("NFD", words)):
            assert tuple(connection.execute(KEYS, {"words": form}).one()) == (marked, folded)
    assert (match_key(words), search_key(words)) == (marked, folded)
