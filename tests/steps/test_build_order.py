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


def test_two_nights_in_one_build_give_the_rows_of_two_builds(
    nights: Nights, first_nights: FirstNights, tmp_path: Path
) -> None:
    nights.server.set_day(2)
    nights.scrape("day2", SECOND)
    nights.build("both")
    assert_fates(nights, "day1", expected_fates(SITES, "day1"))
    assert_fates(nights, "day2", expected_fates(SITES, "day2"))
    assert nights.rows(
        "SELECT count(*) FROM mart.article WHERE absent_since IS NOT NULL AND NOT is_gone"
    ) == [(5,)]
    assert nights.exported(tmp_path / "both") == first_nights.built_twice(SITES).marts


def test_a_build_lost_before_it_was_published_is_made_good_by_the_next(
    nights: Nights, first_nights: FirstNights, tmp_path: Path
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
    assert nights.exported(tmp_path / "made-good") == first_nights.built_twice(SITES).marts
