"""What holds of any article whatever: nothing raises, every span is exact, NFD is as good."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govnews.extract import extract, facts_as_json, input_from_json, stored_as_json
from govnews.records import ExtractionInput
from tests.extract.conftest import spans_of
from tests.vietnamese.writers import anything, mixture, passage

quick = settings(max_examples=60, deadline=None, derandomize=True)

SCRAPS = (
    "Sáng 31/12/9999, UBND huyện tổ chức hội nghị",
    "ngày 0/0/0000 và 29/02/2023, 30.2.1900",
    "Quyết định số 999999999999999999/QĐ-UBND",
    "đạt 999.999.999.999.999.999.999.999 tỷ đồng, 0/0 xã, 1/0 hộ, 10²³ ha, ٣٤ người, ½ km",
    "ông Nguyễn Văn A., bà Trần Thị B, đ/c. C. D. E",
    "năm học 9999-10000, quý IV/0000, nhiệm kỳ 2020 - 1990, 6 tháng đầu năm",
    "từ 5 đến 3%, từ 1 đến ngày 31/12/9999, tháng 13/2024",
    "Hoà Uỷ ban İSTANBUL ſố K\u0323\u0302 Ǆ 5 ha ﬁnal",
)
article_text = st.lists(st.one_of(mixture, passage, st.sampled_from(SCRAPS)), max_size=4).map(
    lambda parts: "\n".join(parts)
)
published = st.sampled_from(
    [None, "2024-10-05", "0001-01-01", "9999-12-31", "2024-10-04T23:30:00+00:00"]
)
given_article = st.fixed_dictionaries(
    {"title": st.one_of(anything, mixture), "text": article_text, "published_at": published},
    optional={
        "byline": st.one_of(anything, st.none()),
        "captions": st.lists(st.one_of(anything, mixture), max_size=2),
        "place_hint": st.just({"province": "Tỉnh Sơn La", "district": "Huyện Mai Sơn"}),
    },
)


def assert_exact(article: ExtractionInput) -> None:
    strings = {"text": article.text, "title": article.title, "byline": article.byline or ""}
    strings |= {f"captions.{n}": words for n, words in enumerate(article.captions)}
    for span in spans_of(extract(article)):
        assert 0 <= span.start < span.end
        assert strings[span.field][span.start : span.end] == span.quote


def decomposed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFD", value)
    if isinstance(value, list):
        return [decomposed(item) for item in value]
    return {k: decomposed(v) for k, v in value.items()} if isinstance(value, dict) else value


@quick
@given(given_article)
def test_any_article_gives_exact_spans(given: dict[str, Any]) -> None:
    assert_exact(input_from_json(given))


@quick
@given(given_article)
def test_letters_taken_apart_give_the_same_facts(given: dict[str, Any]) -> None:
    whole, apart = input_from_json(given), input_from_json(decomposed(given))
    assert facts_as_json(extract(whole)) == facts_as_json(extract(apart))


@quick
@given(given_article)
def test_what_is_printed_can_be_read_again_and_is_stored_form(given: dict[str, Any]) -> None:
    article = input_from_json(given)
    told = json.loads(json.dumps(stored_as_json(article)))
    if not told:
        assert (article.title, article.text) == (given["title"], given["text"])
        return
    again = input_from_json({**given, **told["stored"]})
    assert again.original is None
    assert facts_as_json(extract(again)) == facts_as_json(extract(article))
    assert told["original"]["text"] == given["text"]
