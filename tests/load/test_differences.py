"""What each revision changed is stored with its load, and told anew when either text is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from govnews.extract import extract
from govnews.load.staging import StagedReading
from govnews.records import Basis, ExtractionInput, Fate, Precision, PublishedAt
from tests.load.newsroom import (
    BODY,
    DAM_HA,
    FIRST_DAY,
    URL,
    Newsroom,
    build,
    make_article,
    read,
)
from tests.load.shelf import seed

NEXT_DAY = FIRST_DAY + timedelta(days=1)
EVERY_CHANGE = (
    "SELECT revision_id, change_ordinal, previous_revision_id, to_jsonb(change)::text"
    " FROM warehouse.fact_revision_change AS change ORDER BY 1, 2"
)
TOLD = (
    "SELECT revision_ordinal, disclosure, kind, action, words_before, words_after"
    " FROM mart.revision_diff ORDER BY revision_ordinal, change_ordinal"
)
CORRECTED = (BODY[0], BODY[1].replace("93,4%", "94,3%"))
NOTE = "(Bài viết đã được cập nhật lúc 14h30 ngày 21/11/2026)"


def ask(engine: Engine, question: str, **bound: object) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(question), bound)]


def run(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def observed(
    newsroom: Newsroom,
    body: Sequence[str],
    day: date = FIRST_DAY,
    *,
    published: str | None = None,
    views: int = 12,
    url: str = URL,
) -> StagedReading:
    """Return the reading of a new capture of the article with what the extractor finds."""
    article = make_article(url=url, body=tuple(body), view_count=views)
    if published:
        stated = PublishedAt(
            value=day, basis=Basis.STATED, precision=Precision.DAY, quote=published
        )
        article = replace(article, published_at=stated)
    run_id = f"run of {day}"
    staged = read(
        newsroom.capture(url=url, run_id=run_id, day=day), make_article(), run_id=run_id, day=day
    )
    facts = extract(
        ExtractionInput(
            url=article.url,
            portal=article.portal,
            place=DAM_HA,
            title=article.title,
            text=article.text,
            published_on=date(2026, 11, 19),
            byline=article.byline,
            captions=article.captions,
        )
    )
    return replace(staged, reading=replace(staged.reading, article=article), facts=facts)


def test_each_revision_tells_what_it_changed(newsroom: Newsroom) -> None:
    engine = newsroom.engine
    build(engine, "build1", observed(newsroom, BODY))
    assert ask(engine, "SELECT disclosure FROM mart.revision") == [(None,)]
    build(engine, "build2", observed(newsroom, CORRECTED, NEXT_DAY))
    third = (*CORRECTED, NOTE)
    build(engine, "build3", observed(newsroom, third, NEXT_DAY + timedelta(days=1)))
    assert ask(engine, TOLD) == [
        (2, "silent", "figure", "changed", "93,4%", "94,3%"),
        (2, "silent", "sentence", "changed", BODY[1], CORRECTED[1]),
        (3, "update", "label", "added", None, NOTE),
        (3, "update", "sentence", "added", None, NOTE),
    ]
    assert ask(
        engine,
        "SELECT number_before::float, number_after::float, unit, span_end_before"
        " - span_start_before FROM mart.revision_diff WHERE kind = 'figure'",
    ) == [(93.4, 94.3, "percent", 5)]
    strings = "SELECT revision_ordinal, field FROM mart.string_change ORDER BY 1"
    assert ask(engine, strings) == [(2, "body[1]"), (3, "body[2]")]


@pytest.mark.parametrize("form", ["counter", "nfd", "look-alike"])
def test_counters_and_forms_of_letters_are_no_revision(newsroom: Newsroom, form: str) -> None:
    bodies = {
        "counter": BODY,
        "nfd": [unicodedata.normalize("NFC", unicodedata.normalize("NFD", one)) for one in BODY],
        "look-alike": [one.replace("Đ", "\u00d0") for one in BODY],
    }
    build(newsroom.engine, "build1", observed(newsroom, BODY))
    build(newsroom.engine, "build2", observed(newsroom, bodies[form], NEXT_DAY, views=99))
    assert ask(newsroom.engine, "SELECT revision_ordinal FROM mart.revision") == [(1,)]
    assert ask(newsroom.engine, TOLD) == []


def test_date_line_is_compared_as_it_stood(newsroom: Newsroom) -> None:
    engine = newsroom.engine
    build(engine, "build1", observed(newsroom, BODY))
    later = observed(newsroom, BODY, NEXT_DAY, published="Cập nhật: 21/11/2026")
    build(engine, "build2", later)
    assert ask(engine, TOLD) == [
        (2, "update", "label", "added", None, "Cập nhật: 21/11/2026"),
        (2, "update", "date", "changed", "Đăng ngày 19/11/2026", "Cập nhật: 21/11/2026"),
    ]


def test_one_build_or_three_and_a_second_reading_tell_the_same(
    newsroom: Newsroom, second_warehouse: Engine
) -> None:
    engine = newsroom.engine
    bodies = (BODY, CORRECTED, (*CORRECTED, NOTE))
    days = [FIRST_DAY + timedelta(days=number) for number in range(3)]
    staged = []
    for body, day in zip(bodies, days, strict=True):
        staged.append(observed(newsroom, body, day))
        build(engine, f"build of {day}", staged[-1])
    told = ask(engine, EVERY_CHANGE)
    assert len(told) == 4

    seed(second_warehouse)
    other = Newsroom(engine=second_warehouse)
    readings = [observed(other, body, day) for body, day in zip(bodies, days, strict=True)]
    build(second_warehouse, "all", *reversed(readings))
    assert ask(second_warehouse, EVERY_CHANGE) == told

    # Another extractor finds less in the second text; then ours reads it again.
    second = staged[1]
    assert second.facts
    poorer = replace(second.facts, quantities=(), extractor_version="0")
    build(engine, "poorer", replace(second, facts=poorer))
    assert [row[3] for row in ask(engine, EVERY_CHANGE)] != [row[3] for row in told]
    build(engine, "ours", second)
    assert ask(engine, EVERY_CHANGE) == told

    # Rules that changed, or a warehouse from before there were differences.
    run(
        engine,
        "DELETE FROM warehouse.fact_revision_change",
        "UPDATE warehouse.fact_article_revision"
        " SET difference_version = NULL, disclosure = NULL, previous_revision_id = NULL",
    )
    build(engine, "next", observed(newsroom, bodies[2], days[2] + timedelta(days=1)))
    assert ask(engine, EVERY_CHANGE) == told


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ("after_start = after_start + 1", "is not the quote"),
        ("before_quote = 'x', before_end = before_start + 1", "is not the quote"),
        ("after_field = 'captions.7'", "is not the quote"),
        ("after_number = NULL", "figures_have_numbers"),
        ("action = 'added'", "sides_fit_the_action"),
        ("action = 'moved'", "only_sentences_move"),
        ("before_start = NULL", "sides_are_whole"),
        ("kind = 'label'", "violates check constraint"),
        ("previous_revision_id = revision_id", "violates check constraint"),
        ("kind = 'rumour'", "violates check constraint"),
    ],
)
def test_database_refuses_a_change_without_its_words(
    newsroom: Newsroom, change: str, refusal: str
) -> None:
    build(newsroom.engine, "build1", observed(newsroom, BODY))
    build(newsroom.engine, "build2", observed(newsroom, CORRECTED, NEXT_DAY))
    statement = f"UPDATE warehouse.fact_revision_change SET {change} WHERE kind = 'figure'"
    with pytest.raises(IntegrityError, match=refusal):
        run(newsroom.engine, statement)


def test_articles_and_figures_as_they_stood(newsroom: Newsroom) -> None:
    engine = newsroom.engine
    moved = URL.replace("mua-gat", "mua-gat-moi")
    build(engine, "build1", observed(newsroom, BODY))
    between = newsroom.clock()
    newsroom.end(URL, *_gone())
    build(engine, "build2", observed(newsroom, CORRECTED, NEXT_DAY, url=moved))
    after = newsroom.clock()
    stood = (
        "SELECT article_id, revision_ordinal, url, text LIKE '%93,4%', is_gone"
        " FROM mart.as_of(:ts, :portal, :url)"
    )
    [first] = ask(engine, stood, ts=between, portal=None, url=None)
    [second] = ask(engine, stood, ts=after, portal="damha", url=URL)
    assert first[1:] == (1, URL, True, False)
    assert second[1:] == (2, moved, False, False)
    assert first[0] == second[0]
    assert ask(engine, stood, ts=datetime(2020, 1, 1).astimezone(), portal=None, url=None) == []
    assert ask(engine, stood, ts=after, portal="lamha", url=None) == []
    figures = "SELECT quote FROM mart.quantity_as_of(:ts) WHERE unit = 'percent'"
    assert ask(engine, figures, ts=between) == [("93,4%",)]
    assert ask(engine, figures, ts=after) == [("94,3%",)]

    newsroom.miss(moved, NEXT_DAY + timedelta(days=1))
    build(engine, "build3")
    later = datetime(2026, 12, 1).astimezone()
    [gone] = ask(engine, stood, ts=later, portal=None, url=moved)
    [still] = ask(engine, stood, ts=after, portal=None, url=moved)
    assert (gone[0], gone[4], still[4]) == (first[0], True, False)


def _gone() -> tuple[Fate, str, date]:
    return Fate.GONE, f"run of {NEXT_DAY}", NEXT_DAY
