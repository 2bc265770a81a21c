"""Patterns that are tried at their opening words only find what they find everywhere."""

import pkgutil
from importlib import import_module

import pytest

import govnews.extract
import govnews.vietnamese
from govnews.extract import input_from_json
from govnews.extract.passages import Passage, passages_of
from govnews.extract.period_forms import FORMS
from govnews.vietnamese.words import Cued, Words
from tests.extract.gold import ARTICLES, read_gold


def _all_cued() -> list[Cued]:
    found = [cued for _, cued, _ in FORMS]
    for package in (govnews.extract, govnews.vietnamese):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            held = vars(import_module(module.name)).values()
            found += [value for value in held if isinstance(value, Cued)]
    return found


def _passages() -> list[Passage]:
    files = sorted((ARTICLES / "development").glob("*.yaml"))[::6]
    return [p for file in files for p in passages_of(input_from_json(read_gold(file).given))]


CUED = _all_cued()
PASSAGES = _passages()


@pytest.mark.parametrize("cued", CUED, ids=lambda cued: cued.pattern.pattern[:30])
def test_tried_at_its_words_a_pattern_finds_the_same(cued: Cued) -> None:
    for passage in PASSAGES:
        for text in (passage.plain, passage.lower):
            at_words = [match.span() for match in cued.finditer(text, passage.words)]
            assert at_words == [match.span() for match in cued.pattern.finditer(text)]


@pytest.mark.parametrize("cued", CUED, ids=lambda cued: cued.pattern.pattern[:30])
def test_the_words_of_a_pattern_are_small_letters_or_all_numbers(cued: Cued) -> None:
    for word in cued.words:
        assert word == word.lower()
        assert word in ("0", "%", "(", "+") or word.isalpha()


def test_matches_do_not_overlap_and_come_in_page_order() -> None:
    text = "ngày 5 và ngày 6, ngày 7"
    cued = Cued("ngày và", r"(?:và )?ngày \d")
    found = [match[0] for match in cued.finditer(text, Words(text))]
    assert found == ["ngày 5", "và ngày 6", "ngày 7"]


def test_words_are_parted_from_the_numbers_glued_to_them() -> None:
    assert list(Words("ngày5/3, 12h30").starts(["0"])) == [4, 6, 9, 12]
    assert list(Words("ngày5/3, 12h30").starts(["ngày", "h"])) == [0, 11]
