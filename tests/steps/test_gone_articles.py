"""An article that is taken down: gone in the night's fates at once, in the marts when confirmed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from govnews.failures import DoNotRetry
from govnews.steps import confirm_gone, find_brakes
from tests.steps.first_night import FirstNights
from tests.steps.night import Nights, news_day

SITES = Path(__file__).resolve().parents[2] / "demo" / "sites"
MISSING = "SELECT is_gone, absent_since, absent_nights, gone_on FROM mart.article WHERE url = :url"


def test_three_nights_without_it(
    first_nights: FirstNights, continued: Callable[..., Nights]
) -> None:
    first, second = news_day(SITES, "day1"), news_day(SITES, "day2")
    nights = continued(first_nights.built(SITES))
    nights.server.set_day(2)
    for number in (2, 3, 4):
        nights.scrape(f"night {number}", first + timedelta(days=number - 1), "damha")
        nights.build(f"build-{number}")
        (url,) = nights.rows(
            "SELECT fate.url FROM crawl.fate AS fate"
            " INNER JOIN mart.article AS article ON fate.url = article.url"
            " WHERE fate.run_id = :run AND fate.fate = 'gone'",
            run=f"night {number}",
        )[0]
        confirmed = number == 4
        assert nights.rows(MISSING, url=url) == [
            (confirmed, second, number - 1, second if confirmed else None)
        ]
        (step,) = nights.rows(
            "SELECT outcome FROM mart.explain_url(:url) WHERE stage = 'article'", url=url
        )
        assert step[0].startswith("gone since" if confirmed else "missing since")
    assert find_brakes(nights.settings) == []
    with pytest.raises(DoNotRetry, match=r"damha: expected a day on which a brake began"):
        confirm_gone("damha", second, None, nights.settings)
