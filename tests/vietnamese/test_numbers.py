from __future__ import annotations

import pytest

from govnews.vietnamese.numbers import parse_figure, parse_words, scale_of


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2.000", 2000),
        ("1.186.420", 1186420),
        ("93,4", 93.4),
        ("1.234,5", 1234.5),
        ("01", 1),
        ("7.5", 7.5),
        ("1,234,567", 1234567),
    ],
)
def test_dot_groups_and_comma_divides(printed: str, value: float) -> None:
    assert parse_figure(printed) == value


def test_a_comma_before_three_digits_groups_only_where_whole_numbers_are_meant() -> None:
    assert parse_figure("1,250") == 1.25
    assert parse_figure("1,250", whole=True) == 1250


def test_what_is_no_figure_has_no_value() -> None:
    assert parse_figure("1.2.3") is None


@pytest.mark.parametrize(
    ("words", "factor"), [("nghìn", 1e3), ("tỷ", 1e9), ("nghìn tỷ", 1e12), (None, 1)]
)
def test_scales(words: str | None, factor: float) -> None:
    assert scale_of(words) == factor


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười", 10),
        ("mười hai", 12),
        ("hai mươi lăm", 25),
        ("một trăm linh hai", 102),
        ("ba nghìn", 3000),
        ("hai mươi mốt", 21),
    ],
)
def test_number_words(words: str, value: int) -> None:
    assert parse_words(words) == value


def test_other_words_are_no_number() -> None:
    assert parse_words("mười người") is None
