"""At the door of extraction strings become the stored form; what was given stays at hand."""

from __future__ import annotations

import unicodedata

import pytest

from govnews.extract import extract, facts_as_json, input_from_json, stored_as_json
from govnews.failures import DoNotRetry
from tests.extract.conftest import spans_of
from tests.vietnamese.writers import WRITERS

TEXT = (
    "Sáng 3/10, UBND huyện tổ chức hội nghị sơ kết 9 tháng năm 2024. Ông Lê Văn An, Chủ tịch "
    "UBND huyện chủ trì.\n"
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 01/9/2024 của UBND tỉnh, 18/18 xã đã trồng 850 ha rừng."
)
GIVEN = {
    "url": "http://maison.test/1",
    "title": "UBND huyện sơ kết 9 tháng",
    "published_at": "2024-10-05",
    "text": TEXT,
    "byline": "Thu Hà",
    "captions": ["Ông Lê Văn An phát biểu tại hội nghị"],
}


def written(write) -> dict[str, object]:
    return {
        **GIVEN,
        "title": write(GIVEN["title"]),
        "text": write(TEXT),
        "byline": write(GIVEN["byline"]),
        "captions": [write(caption) for caption in GIVEN["captions"]],
    }


def test_stored_form_passes_unchanged_and_nothing_more_is_told() -> None:
    article = input_from_json(GIVEN)
    assert article.text == TEXT
    assert article.original is None
    assert stored_as_json(article) == {}
    spaced = {**GIVEN, "text": TEXT.replace("\n", "\n\n")}
    assert stored_as_json(input_from_json(spaced)) == {}, "an empty line between paragraphs is fine"


@pytest.mark.parametrize("name", WRITERS)
def test_facts_of_an_old_alphabet_are_those_of_the_sound_text(name: str) -> None:
    given = written(WRITERS[name])
    article = input_from_json(given)
    if name != "tcvn3":  # which loses the case of capitals with a tone
        assert facts_as_json(extract(article)) == facts_as_json(extract(input_from_json(GIVEN)))
    told = stored_as_json(article)
    assert told["stored"]["encoding"] == name
    assert told["stored"]["text"].casefold() == TEXT.casefold()
    assert told["original"]["text"] == given["text"]
    assert told["original"]["captions"] == tuple(given["captions"])


def test_letters_taken_apart_give_the_same_facts_and_say_so() -> None:
    article = input_from_json(written(lambda text: unicodedata.normalize("NFD", text)))
    assert facts_as_json(extract(article)) == facts_as_json(extract(input_from_json(GIVEN)))
    assert stored_as_json(article)["stored"]["encoding"] == "utf-8 (NFD)"


def test_blanks_and_the_invisible_are_folded_line_by_line() -> None:
    text = "  Hội\u00a0\u00a0nghị \u200btại\u00ad huyện \r\nđã  họp\u2029xong\n\n"
    article = input_from_json({**GIVEN, "text": text, "byline": " \u200b ", "title": "A\nB"})
    assert article.text == "Hội nghị tại huyện\nđã họp\nxong\n\n"
    assert article.title == "A B"
    assert article.byline is None
    assert article.original is not None
    assert (article.original.text, article.encoding) == (text, "utf-8")


def test_a_mark_behind_a_zero_width_character_finds_its_letter() -> None:
    assert input_from_json({**GIVEN, "text": "hoa\u200b\u0300"}).text == "hoà"


def test_half_a_surrogate_pair_cannot_be_stored() -> None:
    article = input_from_json({**GIVEN, "text": "Hội \ud800nghị"})
    assert article.text == "Hội \ufffdnghị"


def test_spans_point_into_the_stored_text() -> None:
    article = input_from_json(written(WRITERS["viqr"]))
    in_text = [span for span in spans_of(extract(article)) if span.field == "text"]
    assert in_text
    assert all(article.text[span.start : span.end] == span.quote for span in in_text)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": 5}, "text: expected a string, found int"),
        ({"title": ["x"]}, "title: expected a string, found list"),
        ({"byline": {"raw": "x"}}, "byline: expected a string, found dict"),
        ({"captions": "x"}, "captions: expected a list of strings, found str"),
        ({"captions": ["x", 5]}, "captions.1: expected a string, found int"),
        ({"portal": ["x"]}, "portal: expected a string, found list"),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, "published_at: expected an ISO date"),
    ],
)
def test_what_is_no_string_is_named(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(DoNotRetry, match=said):
        input_from_json({**GIVEN, **wrong})


def test_null_is_nothing() -> None:
    article = input_from_json({**GIVEN, "title": None, "byline": None, "captions": None})
    assert (article.title, article.byline, article.captions) == ("", None, ())
