"""It does not matter how often builds ran, or which of them was lost: the rows are the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from govnews.steps import compare_build, load_build, plan_build, read_batch, validate_build
from tests.steps.first_night import FirstNights
from tests.steps.night import Nights, assert_fates, expected_fates, news_day

SITES = Path(__file__).resolve().parents[2] / "demo" / "sites"
SECOND = news_day(SITES, "day2")


@pytest.fixture
def nights(first_nights: FirstNights, continued: Callable[..., Nights]) -> Nights:
    """Day 1 was scraped as ``day1``."""
    return continued(first_nights.scraped(SITES))


def build_without_publishing(nights: Nights, build_id: str) -> None:
    for batch in plan_build(build_id, nights.settings):
        read_batch(build_id, batch, nights.settings)
    compare_build(build_id, nights.settings)
    validate_build(build_id, nights.settings)
    load_build(build_id, nights.settings)


def nightly(nights: Nights, folder: Path) -> dict[str, bytes]:
    """Take everything out and build the same captures night by night."""
    with nights.engine().begin() as connection:
        connection.exec_driver_sql(
            "TRUNCATE warehouse.fact_article, warehouse.fact_article_revision,"
            " warehouse.dim_story, warehouse.fact_portal_day, staging.reading CASCADE"
        )
        connection.exec_driver_sql(
            "UPDATE crawl.fate SET fate = NULL WHERE capture_id IS NOT NULL"
            " AND fate IN ('loaded', 'revised', 'unchanged', 'duplicate_of', 'not_article',"
            " 'soft_404')"
        )
        connection.exec_driver_sql(
            "CREATE TABLE later AS SELECT * FROM crawl.fate WHERE run_id = 'day2' AND fate IS NULL"
        )
        connection.exec_driver_sql(
            "UPDATE crawl.fate SET fate = 'deferred' WHERE run_id = 'day2' AND fate IS NULL"
        )
    nights.build("night1")
    with nights.engine().begin() as connection:
        connection.exec_driver_sql(
            "UPDATE crawl.fate SET fate = NULL FROM later WHERE fate.run_id = later.run_id"
            " AND fate.portal_code = later.portal_code AND fate.url = later.url"
        )
    nights.build("night2")
    return nights.exported(folder)


def test_two_nights_in_one_build_give_the_rows_of_two_builds(
    nights: Nights, tmp_path: Path
) -> None:
    nights.server.set_day(2)
    nights.scrape("day2", SECOND)
    nights.build("both")
    both = nights.exported(tmp_path / "both")
    assert_fates(nights, "day1", expected_fates(SITES, "day1"))
    assert_fates(nights, "day2", expected_fates(SITES, "day2"))
    assert nights.rows("SELECT count(*) FROM mart.article WHERE is_gone") == [(5,)]
    assert both == nightly(nights, tmp_path / "nightly")


def test_a_build_lost_before_it_was_published_is_made_good_by_the_next(
    nights: Nights, tmp_path: Path
) -> None:
    build_without_publishing(nights, "lost")
    nights.server.set_day(2)
    nights.scrape("day2", SECOND)
    nights.build("next")
    nights.build("after")
    assert nights.rows("SELECT count(*) FROM crawl.fate WHERE fate IS NULL") == [(0,)]
    fates = dict(
        nights.rows("SELECT fate, count(*) FROM crawl.fate WHERE run_id = 'day1' GROUP BY fate")
    )
    assert fates["loaded"] == 31
    assert "revised" not in fates
    assert nights.exported(tmp_path / "made-good") == nightly(nights, tmp_path / "nightly")
