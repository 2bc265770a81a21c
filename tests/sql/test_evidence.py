"""The database itself refuses a fact without evidence, and a reworded revision."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from tests.load.newsroom import Newsroom, build, find, read

FACTS = (
    "fact_quantity",
    "fact_document_citation",
    "fact_person_mention",
    "fact_organisation_mention",
    "fact_place_mention",
    "fact_event",
    "fact_event_date",
    "fact_period",
    "fact_topic_evidence",
)


@pytest.fixture
def filled(newsroom: Newsroom) -> Engine:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    return newsroom.engine


def run(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_wrong_spans_are_refused_in_every_fact_table(filled: Engine) -> None:
    for table in FACTS:
        moved = (
            f"CREATE TEMPORARY TABLE moved ON COMMIT DROP AS SELECT * FROM warehouse.{table}",
            "UPDATE moved SET span_start = span_start + 1, span_end = span_end + 1",
            f"DELETE FROM warehouse.{table}",
            f"INSERT INTO warehouse.{table} SELECT * FROM moved",
        )
        with pytest.raises(IntegrityError, match="is not the quote"):
            run(filled, *moved)
        with pytest.raises(IntegrityError, match="quote_is_its_span"):
            run(filled, f"UPDATE warehouse.{table} SET quote = quote || '!'")
        with pytest.raises(IntegrityError, match="is not the quote"):
            run(filled, f"UPDATE warehouse.{table} SET quote = repeat('!', length(quote))")


def test_evidence_needs_a_string_that_the_revision_has(filled: Engine) -> None:
    for field in ("captions.7", "standfirst", "captions.-1"):
        with pytest.raises(IntegrityError, match="is not the quote"):
            run(filled, f"UPDATE warehouse.fact_event SET source_field = '{field}'")


def test_every_table_with_a_quote_is_guarded(warehouse: Engine) -> None:
    with warehouse.connect() as connection:
        quoting = connection.execute(
            text(
                "SELECT table_name FROM information_schema.columns"
                " WHERE table_schema = 'warehouse' AND column_name = 'quote'"
                " AND table_name NOT LIKE 'shown%'"
            )
        ).scalars()
        assert set(quoting) == set(FACTS)


@pytest.mark.parametrize(
    "change",
    [
        "title = 'Bài khác'",
        "text = text || '.'",
        "byline = NULL",
        "captions = ARRAY['Ảnh khác']",
    ],
)
def test_revision_is_not_reworded(filled: Engine, change: str) -> None:
    with pytest.raises(IntegrityError, match="append only"):
        run(filled, f"UPDATE warehouse.fact_article_revision SET {change}")


def test_revision_ends_where_the_next_begins(filled: Engine) -> None:
    with pytest.raises(IntegrityError, match="ends_where_another_begins"):
        run(filled, "UPDATE warehouse.fact_article_revision SET valid_to = '2026-12-01'")
    with pytest.raises(IntegrityError, match="check constraint"):
        run(filled, "UPDATE warehouse.fact_article_revision SET valid_to = valid_from")


def test_figure_of_a_table_has_its_evidence_there(newsroom: Newsroom) -> None:
    staged = read(newsroom.capture())
    assert staged.facts
    assert staged.reading.article
    table = (("Xã", "Số hộ"), ("Quảng An", "1.204"))
    words = "Xã | Số hộ\nQuảng An | 1.204"
    article = replace(staged.reading.article, tables=((), table))
    figure = replace(
        staged.facts.quantities[0],
        numerator=100.0,
        denominator=12.5,
        span=find("1.204", words, "tables.1"),
    )
    staged = replace(
        staged,
        reading=replace(staged.reading, article=article),
        facts=replace(staged.facts, quantities=(figure,)),
    )
    build(newsroom.engine, "build1", staged)
    question = "SELECT source_field, quote, numerator::text, denominator::text FROM mart.quantity"
    with newsroom.engine.connect() as connection:
        row = tuple(connection.execute(text(question)).one())
    assert row == ("tables.1", "1.204", "100", "12.5")
    with pytest.raises(IntegrityError, match="is not the quote"):
        run(newsroom.engine, "UPDATE warehouse.fact_quantity SET source_field = 'tables.0'")
