"""Two nights over played portals: every address ends as promised, nothing is doubled."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.steps.first_night import FirstNights
from tests.steps.night import Nights, assert_fates, expected_fates, news_day, readable

ROOT = Path(__file__).resolve().parents[2]
COUNTED = (
    "archive.capture",
    "warehouse.fact_article",
    "warehouse.fact_article_revision",
    "warehouse.fact_quantity",
    "warehouse.fact_document_citation",
    "warehouse.fact_person_mention",
    "warehouse.fact_organisation_mention",
    "warehouse.fact_place_mention",
    "warehouse.fact_event",
    "warehouse.fact_event_date",
    "warehouse.fact_period",
    "warehouse.fact_topic_mention",
    "warehouse.fact_topic_evidence",
    "warehouse.fact_view_count",
    "warehouse.fact_portal_day",
    "warehouse.dim_story",
    "warehouse.story_edge",
    "warehouse.article_band",
)


@pytest.fixture(params=["own", "shared"])
def nights(
    request: pytest.FixtureRequest, first_nights: FirstNights, continued: Callable[..., Nights]
) -> Nights:
    """Day 1 was scraped as ``day1`` and built as ``build1``."""
    if request.param == "own":
        sites = ROOT / "demo" / "sites"
    else:
        sites = request.getfixturevalue("shared") / "portals"
    return continued(first_nights.built(sites))


def count_rows(nights: Nights) -> dict[str, int]:
    return {table: nights.rows(f"SELECT count(*) FROM {table}")[0][0] for table in COUNTED}


def test_two_days_end_as_promised(nights: Nights, tmp_path: Path) -> None:
    first, second = news_day(nights.sites, "day1"), news_day(nights.sites, "day2")

    assert_fates(nights, "day1", expected_fates(nights.sites, "day1"))
    after_first, marts = count_rows(nights), nights.exported(tmp_path / "first")
    assert after_first["warehouse.fact_quantity"] > 0

    # The same day again: nothing is new, nothing is doubled, the marts are the same bytes.
    assert nights.scrape("day1-again", first) == {}
    nights.build("build1-again")
    assert_fates(
        nights,
        "day1-again",
        {
            url: ("unchanged" if fate == "loaded" else fate, target)
            for url, (fate, target) in expected_fates(nights.sites, "day1").items()
        },
    )
    assert count_rows(nights) == after_first
    assert nights.exported(tmp_path / "again") == marts

    # The next day: a new article, a revision, mere counters, a page that is gone. One night
    # without it is no tombstone yet.
    nights.server.set_day(2)
    assert nights.scrape("day2", second) == {}
    nights.build("build2")
    assert_fates(nights, "day2", expected_fates(nights.sites, "day2"))
    assert nights.rows("SELECT count(*) FROM mart.article WHERE is_gone") == [(0,)]
    assert nights.rows(
        "SELECT count(*) FROM mart.article WHERE absent_since = :day AND absent_nights = 1",
        day=second,
    ) == [(5,)]
    assert nights.rows(
        "SELECT count(*) FROM warehouse.fact_article_revision WHERE revision_ordinal = 2"
    ) == [(5,)]


def test_fates_add_up_to_the_addresses_seen(nights: Nights) -> None:
    assert nights.rows(
        """
        SELECT count(*) FROM crawl.address AS address
        FULL JOIN crawl.fate AS fate
            ON address.portal_code = fate.portal_code AND address.url = fate.url
        WHERE address.url IS NULL OR fate.url IS NULL OR fate.fate IS NULL
        """
    ) == [(0,)]
    assert nights.rows("SELECT count(*) FROM staging.reading") == [(0,)]


def test_text_is_observed_on_the_day_of_the_run_that_captured_it(nights: Nights) -> None:
    assert nights.rows(
        """
        SELECT DISTINCT revision.observed_on = run.news_day
        FROM warehouse.fact_article_revision AS revision
        INNER JOIN archive.capture AS capture ON revision.capture_id = capture.capture_id
        INNER JOIN crawl.run AS run ON capture.run_id = run.run_id
        """
    ) == [(True,)]


def test_syndicated_copy_is_an_article_of_its_own_in_one_story(nights: Nights) -> None:
    stories = nights.rows(
        """
        SELECT story_id, array_agg(portal.portal_code ORDER BY article.published_on)
        FROM warehouse.fact_article AS article
        INNER JOIN warehouse.dim_portal AS portal USING (portal_id)
        WHERE story_id IS NOT NULL GROUP BY story_id
        """
    )
    assert [members for _, members in stories] == [["congdankhuyenhoc", "kontum_edu"]]


def test_articles_are_in_the_warehouse_as_their_pages_show_them(nights: Nights) -> None:
    rows = nights.rows(
        """
        SELECT
            article.url, article.title, article.published_at, article.published_on,
            article.published_basis, article.byline, revision.text, revision.captions
        FROM warehouse.fact_article AS article
        INNER JOIN warehouse.fact_article_revision AS revision
            ON article.current_revision_id = revision.revision_id
        """
    )
    found = {
        readable(row[0]): (row[1], published(row[2], row[3]), *row[4:7], list(row[7]))
        for row in rows
    }
    assert found == expected_articles(nights.sites)
    assert nights.rows(
        """
        SELECT count(*) FROM mart.quantity AS quantity
        INNER JOIN mart.article AS article USING (article_id)
        WHERE quantity.source_field = 'text'
            AND substring(
                article.text
                FROM quantity.span_start + 1 FOR quantity.span_end - quantity.span_start
            ) <> quantity.quote
        """
    ) == [(0,)]


def published(moment: datetime | None, day: date | None) -> str | None:
    """Return a publication date as expected.json writes it, in local time."""
    if moment is None:
        return day.isoformat() if day else None
    return moment.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).isoformat()


def expected_articles(sites: Path) -> dict[str, tuple[object, ...]]:
    articles = {}
    for file in sites.glob("*/expected.json"):
        told = json.loads(file.read_text("utf-8"))
        for address, said in told["day1"]["articles"].items():
            articles[f"http://{told['host']}{address}"] = (
                said["title"],
                said["published_at"]["value"],
                said["published_at"]["basis"],
                (said["byline"] or {}).get("raw"),
                "\n".join(said["body"]),
                said["captions"],
            )
    return articles
