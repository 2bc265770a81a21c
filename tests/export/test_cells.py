"""No cell of an exported mart runs as a formula, and none is changed for good."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from govnews.export.cells import EXCEL_CELL, bare, cell_of, cut, width

RUNNING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("first", RUNNING)
def test_a_text_that_would_run_is_words(first: str) -> None:
    assert cell_of(f"{first}HYPERLINK(…)", True) == f"'{first}HYPERLINK(…)"


@given(some.text(some.sampled_from([*RUNNING, "'", "a", '"', ",", "ế"]), max_size=6))
def test_every_text_comes_back(words: str) -> None:
    cell = cell_of(words, True)
    assert not cell.startswith(RUNNING)
    assert bare(cell) == words


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (Decimal("-71500000.000"), "-71500000.000"),
        (Decimal("1E+9"), "1000000000"),
        (-3, "-3"),
        (False, "false"),
        (date(2026, 11, 19), "2026-11-19"),
        (
            datetime(2026, 11, 19, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
            "2026-11-19T08:00:00+07:00",
        ),
    ],
)
def test_numbers_and_dates_stay_what_they_are(value: object, cell: str) -> None:
    assert cell_of(value, False) == cell


def test_lists_are_json() -> None:
    assert cell_of(["Thu Hà", None, "=x"], True) == '["Thu Hà", null, "=x"]'


@pytest.mark.parametrize("character", ["ế", "𠀋"])  # one UTF-16 unit, two
def test_a_cell_that_excel_cannot_hold_says_what_was_cut(character: str) -> None:
    whole = character * 40_000
    cell = cut(whole, "article")
    assert EXCEL_CELL - 1 <= width(cell) <= EXCEL_CELL
    assert cell.endswith(f" … [cut: {width(whole):,} characters in all, whole in mart.article]")
    assert cut("ngắn", "article") == "ngắn"
