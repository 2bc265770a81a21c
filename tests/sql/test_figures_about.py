"""mart.figures_about: figures by what they measure and whose they are, with or without marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from govnews.load.takedowns import lift_takedown, take_down_person
from tests.load.newsroom import Newsroom, build, read

NAME = "Trần Văn Lúa"


def found(engine: Engine, words: str) -> list[str]:
    with engine.connect() as connection:
        asked = text("SELECT quote FROM mart.figures_about(:words) ORDER BY quote")
        return list(connection.execute(asked, {"words": words}).scalars())


@pytest.fixture
def told(newsroom: Newsroom) -> Engine:
    """One article with a figure of an area, and one of the grant of a person."""
    staged = read(newsroom.capture())
    assert staged.facts
    area, grant = staged.facts.quantities
    grant = replace(grant, measure="kinh phí Hỗ trợ trồng Đậu", subject=f"hộ ông {NAME}")
    facts = replace(staged.facts, quantities=(replace(area, measure="diện tích lúa"), grant))
    build(newsroom.engine, "build1", replace(staged, facts=facts))
    return newsroom.engine


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        ("diện tích", ["93,4%"]),
        ("dien tich", ["93,4%"]),
        ("DIỆN TÍCH", ["93,4%"]),
        ("die\u0323\u0302n ti\u0301ch", ["93,4%"]),  # as a Mac types it
        ("dau ho tro", ["71,5 triệu đồng/ha"]),
        ('"ho tro trong dau"', ["71,5 triệu đồng/ha"]),
        ('"dau ho tro"', []),
        ("diện tích OR hỗ trợ", ["71,5 triệu đồng/ha", "93,4%"]),
        ("lúa -diện", ["71,5 triệu đồng/ha"]),
        ("trần văn", ["71,5 triệu đồng/ha"]),
        ("khuyến học", []),
        ("", []),
    ],
)
def test_words_find_what_is_measured(told: Engine, words: str, quotes: list[str]) -> None:
    assert found(told, words) == quotes


def test_a_name_that_is_taken_down_finds_nothing(told: Engine) -> None:
    request = take_down_person(told, NAME, "a request", None)
    assert found(told, "trần văn lúa") == []
    assert lift_takedown(told, request, "settled")
    assert found(told, "trần văn lúa") == ["71,5 triệu đồng/ha"]
