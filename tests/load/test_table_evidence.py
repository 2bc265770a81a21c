"""Figures of tables: their evidence is checked against the rows that the warehouse holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from psycopg.types.json import Jsonb
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from govnews.extract import extract
from govnews.extract.passages import table_text
from govnews.load.staging import StagedReading
from govnews.records import Article, ExtractionInput
from tests.load.newsroom import DAM_HA, FIRST_DAY, Newsroom, build, make_article, read

NEXT_DAY = FIRST_DAY + timedelta(days=1)
Table = tuple[tuple[str, ...], ...]
YIELDS: Table = (
    ("Xã", "Diện tích (ha)", "Tỷ lệ đã gặt (%)"),
    ("Đầm Hà", "412,5", "93,4"),
    ("Quảng Tân", "287", "88"),
    ("Tổng cộng", "699,5", "91,2"),
)


def with_table(table: Table) -> Article:
    return replace(make_article(), tables=(table,))


def told(newsroom: Newsroom, article: Article, day: date = FIRST_DAY) -> StagedReading:
    """Return the reading of a new capture of `article` with the facts that the extractor finds."""
    run_id = f"run of {day}"
    staged = read(newsroom.capture(run_id=run_id, day=day), article, run_id=run_id, day=day)
    given = ExtractionInput(
        url=article.url,
        portal=article.portal,
        place=DAM_HA,
        title=article.title,
        text=article.text,
        published_on=date(2026, 11, 19),
        byline=article.byline,
        captions=article.captions,
        tables=article.tables,
    )
    return replace(staged, facts=extract(given))


def ask(engine: Engine, question: str, **bound: object) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(question), bound)]


def test_cells_become_figures_that_say_where_they_stand(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", told(newsroom, with_table(YIELDS)))
    cells = ask(
        newsroom.engine,
        "SELECT value::float, unit, quote, subject FROM mart.quantity"
        " WHERE source_field = 'tables.0' ORDER BY span_start",
    )
    assert [(value, unit) for value, unit, *_ in cells] == [
        (412.5, "hectare"),
        (93.4, "percent"),
        (287.0, "hectare"),
        (88.0, "percent"),
        (699.5, "hectare"),
        (91.2, "percent"),
    ]
    assert [quote for *_, quote, _ in cells] == ["412,5", "93,4", "287", "88", "699,5", "91,2"]
    assert ask(newsroom.engine, "SELECT count(*) FROM quarantine.refused_row") == [(0,)]


def test_evidence_beside_the_cell_is_refused(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", told(newsroom, with_table(YIELDS)))
    beside = (
        "UPDATE warehouse.fact_quantity SET span_start = span_start + 1, span_end = span_end + 1"
        " WHERE source_field = 'tables.0' AND quote = '412,5'"
    )
    with pytest.raises(IntegrityError, match=r"field tables\.0"), newsroom.engine.begin() as change:
        change.execute(text(beside))


def test_rows_of_a_revision_cannot_be_changed(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", told(newsroom, with_table(YIELDS)))
    empty = "UPDATE warehouse.fact_article_revision SET tables = '[]'"
    with pytest.raises(IntegrityError, match="append only"), newsroom.engine.begin() as change:
        change.execute(text(empty))


def test_corrected_cell_is_a_revision_with_its_own_figures(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", told(newsroom, with_table(YIELDS)))
    mended = (*YIELDS[:2], ("Quảng Tân", "287", "89"), YIELDS[3])
    build(newsroom.engine, "build2", told(newsroom, with_table(mended), NEXT_DAY))
    assert ask(
        newsroom.engine,
        "SELECT revision_ordinal, field, words_before, words_after FROM mart.string_change",
    ) == [(2, "tables[0][2]", "Quảng Tân | 287 | 88", "Quảng Tân | 287 | 89")]
    assert ask(
        newsroom.engine,
        "SELECT kind, field, words_before, words_after FROM mart.revision_diff"
        " ORDER BY change_ordinal",
    ) == [
        ("figure", "tables.0", "88", "89"),
        ("sentence", "tables.0", "Quảng Tân | 287 | 88", "Quảng Tân | 287 | 89"),
    ]
    shown = "SELECT value::int FROM mart.quantity WHERE quote IN ('88', '89')"
    assert ask(newsroom.engine, shown) == [(89,)]
    kept = "SELECT value::int FROM warehouse.fact_quantity WHERE quote IN ('88', '89') ORDER BY 1"
    assert ask(newsroom.engine, kept) == [(88,), (89,)]


@pytest.mark.parametrize(
    "table",
    [
        YIELDS,
        (("a", ""), ("", "b")),
        (("một ô",), (), ("Đông–Xuân | hè", "2.000")),
        ((),),
    ],
)
def test_warehouse_joins_cells_as_the_extractor_does(warehouse: Engine, table: Table) -> None:
    with warehouse.connect() as connection, connection.begin():
        raw = connection.connection.driver_connection
        assert raw is not None
        [joined] = raw.execute(
            "SELECT warehouse.table_text(%s)", [Jsonb([list(row) for row in table])]
        ).fetchone()
    assert joined == table_text(table)
