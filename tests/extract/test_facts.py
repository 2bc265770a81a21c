from __future__ import annotations

import re
from datetime import date

import pytest

from govnews.extract import EXTRACTOR_VERSION, RULES, extract, facts_as_json, input_from_json
from govnews.failures import DoNotRetry
from govnews.records import Place
from tests.extract.conftest import article, spans_of

TEXT = (
    "Sáng 3/10, UBND huyện tổ chức hội nghị sơ kết 9 tháng năm 2024. Ông Lê Văn An, Chủ tịch "
    "UBND huyện chủ trì.\n"
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 01/9/2024 của UBND tỉnh, 18/18 xã đã trồng 850 ha rừng."
)


def test_the_same_article_gives_the_same_facts() -> None:
    assert extract(article(TEXT)) == extract(article(TEXT))


def test_every_rule_that_speaks_is_registered() -> None:
    facts = extract(article(TEXT, captions=("Ông Lê Văn An phát biểu",), byline="Thu Hà"))
    items = (
        *facts.event_dates, *facts.documents, *facts.quantities, *facts.people,
        *facts.organisations, *facts.place_mentions, *facts.events, *facts.periods,
    )  # fmt: skip
    assert {item.rule for item in items} <= set(RULES)


def test_the_version_carries_the_rules() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", EXTRACTOR_VERSION)


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "A", "12/5", "số 1/", "các đồng chí: ", "Sở", "“”", "100%", "ngày 31/2", "ð 5 ha"],
)
def test_scraps_break_nothing(text) -> None:
    assert all(span.field == "text" for span in spans_of(extract(article(text, title="Tin"))))


@pytest.mark.parametrize(
    "scrap", ["15%, 20% ", " ", "Nguyễn Văn A, ", "1 ", "Kế hoạch của ", "12/5 "]
)
def test_long_monotonous_text_is_read_in_bearable_time(scrap) -> None:
    # Backtracking shows as minutes, not as seconds: no clock is asked.
    extract(article(scrap * (6000 // len(scrap))))


def test_evidence_is_verbatim_where_spelling_varies(read) -> None:
    facts = read("Uỷ ban nhân dân huyện – đã trồng\u00a0850 ha rừng xã hội hoá.")
    assert facts.organisations[0].mentions[0].quote == "Uỷ ban nhân dân huyện"


def test_facts_as_json_keep_the_shape() -> None:
    shown = facts_as_json(extract(article(TEXT, byline="Thu Hà")))
    ratio = next(q for q in shown["quantities"] if q["unit"] == "ratio")
    assert (ratio["numerator"], ratio["denominator"], ratio["value"]) == (18, 18, 1)
    assert shown["documents"][0]["date_issued"] == "2024-09-01"
    assert shown["people"][-1]["mentions"][0]["field"] == "byline"
    assert "field" not in shown["event_dates"][0]
    assert shown["place"] == {
        "province": "Tỉnh Sơn La",
        "district": "Huyện Mai Sơn",
        "commune": None,
        "province_today": "Tỉnh Sơn La",
    }


def test_input_takes_the_place_from_the_portal_else_from_the_hint() -> None:
    given = {
        "url": "u",
        "portal": "maison",
        "title": "t",
        "text": "x",
        "published_at": "2024-10-05",
    }
    places = {"maison": Place(province="Tỉnh Sơn La")}
    assert input_from_json(given, places).place == Place(province="Tỉnh Sơn La")
    hinted = {**given, "portal": None, "place_hint": {"province": "Tỉnh Lào Cai", "district": None}}
    assert input_from_json(hinted, places).place == Place(province="Tỉnh Lào Cai")


def test_input_reads_the_day_in_vietnam() -> None:
    given = {"text": "x", "published_at": "2024-10-04T23:30:00+00:00"}
    assert input_from_json(given).published_on == date(2024, 10, 5)
    assert input_from_json({"text": "x", "published_at": None}).published_on is None
    nested = {"text": "x", "published_at": {"value": "2024-10-05T01:00:00+07:00"}}
    assert input_from_json(nested).published_on == date(2024, 10, 5)


@pytest.mark.parametrize("given", [{"text": None}, {}, {"text": "x", "published_at": "hôm qua"}])
def test_unreadable_input_is_refused_with_a_reason(given) -> None:
    with pytest.raises(DoNotRetry, match="expected"):
        input_from_json(given)
