"""The months that the benchmark of volume makes up keep every promise of the database."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, text

from benchmarks.filling import LAST_DAY, fill, prepare
from benchmarks.night import run_night
from benchmarks.world import newsdesks
from govnews.load.stories import recompute_stories
from tests.conftest import url_text
from tests.load.interruptions import fingerprint

ARTICLES = 60


INDEXES = """
SELECT tablename, indexdef FROM pg_indexes
WHERE schemaname IN ('warehouse', 'archive', 'crawl', 'quality')
UNION ALL
SELECT conrelid::regclass::text, conname || pg_get_constraintdef(oid) FROM pg_constraint
ORDER BY 1, 2
"""


def made_up(engine: Engine, seed: int = 7, *, fast: bool = False) -> dict[str, tuple[int, str]]:
    url, desks = url_text(engine.url), newsdesks(seed)
    prepare(url, desks)
    fill(url, desks, ARTICLES, seed, fast=fast)
    return fingerprint(engine)


def test_one_seed_gives_one_warehouse(warehouse: Engine, second_warehouse: Engine) -> None:
    first = made_up(warehouse)
    assert first["fact_article"][0] > ARTICLES / 2
    assert all(count for table, (count, _) in first.items() if table.startswith("fact_"))
    assert first == made_up(second_warehouse)


def test_an_unhindered_fill_leaves_the_same(warehouse: Engine, second_warehouse: Engine) -> None:
    assert made_up(warehouse, fast=True) == made_up(second_warehouse)
    with warehouse.connect() as one, second_warehouse.connect() as other:
        assert one.execute(text(INDEXES)).all() == other.execute(text(INDEXES)).all()


def test_near_duplicates_and_searched_words_are_what_the_product_derives(
    warehouse: Engine,
) -> None:
    filled = made_up(warehouse)
    assert filled["story_copy"][0] and filled["story_edge"][0] and filled["fact_revision_change"][0]
    assert recompute_stories(warehouse) == 0
    with warehouse.begin() as connection:
        connection.execute(
            text(
                "SELECT warehouse.index_articles("
                "ARRAY(SELECT article_id FROM warehouse.fact_article))"
            )
        )
    assert fingerprint(warehouse) == filled


def test_a_night_comes_into_it_the_real_way(warehouse: Engine) -> None:
    made_up(warehouse)
    url = url_text(warehouse.url)
    night = run_night(url, newsdesks(7), LAST_DAY + timedelta(days=1), 40, 7)
    assert night.loaded.tables["fact_article"].inserted > 20
    with warehouse.connect() as connection:
        waiting = connection.execute(text("SELECT count(*) FROM crawl.fate WHERE fate IS NULL"))
        assert waiting.scalar_one() == 0
