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

FATES = """
SELECT fate, count(*) FROM crawl.fate INNER JOIN crawl.run USING (run_id)
WHERE news_day = :day GROUP BY fate
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
    assert all(filled[name][0] for name in ("story_copy", "story_edge", "fact_revision_change"))
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
    night = run_night(url, newsdesks(7), LAST_DAY + timedelta(days=1), 100, 7)
    tables = night.loaded.tables
    assert tables["fact_article"].inserted > 50
    assert tables["fact_article_revision"].inserted > tables["fact_article"].inserted
    assert tables["dim_story"].updated > 0
    assert tables["fact_revision_change"].updated > 0
    with warehouse.connect() as connection:
        fates = dict(connection.execute(text(FATES), {"day": LAST_DAY + timedelta(days=1)}).all())
    assert fates.keys() == {"loaded", "revised", "unchanged"}
    assert recompute_stories(warehouse) == 0
