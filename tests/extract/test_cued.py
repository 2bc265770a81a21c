"""Patterns that are tried at their own words only find what they find everywhere."""

import pkgutil
import re
from importlib import import_module
from typing import TypeVar

import pytest

import govnews.extract
import govnews.vietnamese
from govnews.extract import input_from_json
from govnews.extract.names_of_people import HONOUR_BEFORE
from govnews.extract.passages import Passage, passages_of
from govnews.extract.people_candidates import _LEVEL_BEFORE, _THING_BEFORE
from govnews.extract.period_forms import FORMS
from govnews.vietnamese.endings import Ending
from govnews.vietnamese.words import Cued, Words
from tests.extract.gold import ARTICLES, read_gold

_Kind = TypeVar("_Kind")


def _held(kind: type[_Kind]) -> list[_Kind]:
    """Return the patterns of a kind that the modules of extraction hold, each once."""
    found: dict[int, _Kind] = {}
    for package in (govnews.extract, govnews.vietnamese):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            held = vars(import_module(module.name)).values()
            found |= {id(value): value for value in held if isinstance(value, kind)}
    return list(found.values())


def _passages() -> list[Passage]:
    files = sorted((ARTICLES / "development").glob("*.yaml"))[::6]
    return [p for file in files for p in passages_of(input_from_json(read_gold(file).given))]


CUED = [*_held(Cued), *(cued for _, cued, _ in FORMS)]
PASSAGES = _passages()


@pytest.mark.parametrize("cued", CUED, ids=lambda cued: cued.pattern.pattern[:30])
def test_tried_at_its_words_a_pattern_finds_the_same(cued: Cued) -> None:
    for passage in PASSAGES:
        for text in (passage.plain, passage.lower):
            at_words = [match.span() for match in cued.find_all(text, passage.words)]
            assert at_words == [match.span() for match in cued.pattern.finditer(text)]


@pytest.mark.parametrize("cued", CUED, ids=lambda cued: cued.pattern.pattern[:30])
def test_the_words_of_a_pattern_are_small_letters_or_all_numbers(cued: Cued) -> None:
    for word in cued.words:
        assert word == word.lower() or word == "A"
        assert word in ("%", "(", "+") or word.isalpha() or word.startswith("0")
        # A number's key is told by one sign or one word behind it.
        assert len(word) < 3 or word.removeprefix("0").isalpha()


def test_matches_do_not_overlap_and_come_in_page_order() -> None:
    text = "ngày 5 và ngày 6, ngày 7"
    cued = Cued("ngày và", r"(?:và )?ngày \d")
    found = [match[0] for match in cued.find_all(text, Words(text))]
    assert found == ["ngày 5", "và ngày 6", "ngày 7"]


def test_words_are_parted_from_the_numbers_glued_to_them() -> None:
    assert list(Words("ngày5/3, 12h30")[frozenset({"0"})]) == [4, 6, 9, 12]
    assert list(Words("ngày5/3, 12h30")[frozenset({"ngày", "h"})]) == [0, 11]


def test_words_that_no_rule_has_asked_for_before_are_found_in_texts_read_before() -> None:
    one, other = Words("Xoan và lim, XOAN"), Words("lim, xoan")
    assert list(one[frozenset({"xoan"})]) == [0, 13]
    assert list(other[frozenset({"xoan"})]) == [5]
    assert list(one[frozenset({"AA"})]) == [13]


@pytest.mark.parametrize("cued", CUED, ids=lambda cued: cued.pattern.pattern[:30])
def test_searched_in_a_stretch_a_pattern_finds_the_same(cued: Cued) -> None:
    for passage in PASSAGES[::4]:
        plain, words = passage.plain, passage.words
        for place in words[frozenset({"0"})]:
            stretch = max(0, place - 80), place
            found = cued.search(plain, words, *stretch)
            assert _span(found) == _span(cued.pattern.search(plain, *stretch))


ENDINGS = _held(Ending)


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.pattern.pattern[:30])
def test_asked_by_its_last_word_an_ending_finds_the_same(ending: Ending) -> None:
    for passage in PASSAGES[::2]:
        plain = passage.plain
        for place in passage.words[frozenset({"0", "ông", "xã", *"abcdklmnpqtvyđ"})]:
            before = plain[max(0, place - 40) : place]
            assert _span(ending.search(before)) == _span(ending.pattern.search(before))
            asked = (plain, max(0, place - 16), place)
            assert _span(ending.search(*asked)) == _span(ending.pattern.search(*asked))


@pytest.mark.parametrize(
    ("pattern", "flags", "text"),
    [
        (r"\b[Tt]rung s[ĩỹ]\s+$", 0, "đồng chí Trung sỹ "),
        (r"(?:hơn|dưới)\s*$", re.IGNORECASE, "là HƠN "),
        (r"\bTh\.S\s+$", 0, "ông Th.S "),
        (r"(?:tỉnh|TP\.?)\s+$", 0, "ở TP. "),
        (r"\bTừ \(?\s*$", 0, "Từ ("),
    ],
)
def test_an_ending_knows_its_own_words(pattern: str, flags: int, text: str) -> None:
    assert Ending(pattern, flags).search(text) is not None


@pytest.mark.parametrize("ending", [HONOUR_BEFORE, _THING_BEFORE, _LEVEL_BEFORE])
def test_tried_at_its_words_an_ending_finds_the_same(ending: Ending) -> None:
    for passage in PASSAGES:
        plain, words = passage.plain, passage.words
        for place in words[frozenset({"A"})]:
            stretch = max(0, place - 40), place
            found = ending.search_at(plain, words, *stretch)
            assert _span(found) == _span(ending.pattern.search(plain, *stretch))


def test_numbers_are_told_apart_by_what_follows_them() -> None:
    words = Words("6 tháng, 5/3 và 12h")
    assert list(words[frozenset({"0tháng"})]) == [0]
    assert list(words[frozenset({"0/", "0h"})]) == [9, 16]


def test_an_ending_may_have_signs_and_words_that_are_not_written_out() -> None:
    assert Ending(r"(?:hơn\s|>)\s*$", signs=">").search("là > ") is not None
    assert Ending(r"\bbác(?:sĩ)?\s+$", more="bácsĩ").search("ông bácsĩ ") is not None
    assert Ending(r"\bhơn\s+$").search("là kém ") is None


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match else None
