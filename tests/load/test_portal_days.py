"""Coverage tells what a portal published and what we got, however often a day was run."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from govnews.load.portal_days import first_changed_day, refresh_portal_days
from govnews.records import Fate
from tests.load.newsroom import FIRST_DAY, URL, Newsroom, build, corrected, make_article, read

LISTING = "http://damha.test/"
NEXT_DAY = FIRST_DAY + timedelta(days=1)


def days(engine: Engine) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM mart.coverage ORDER BY date_on")).mappings()
        return [dict(row) for row in rows]


def test_complete_day(newsroom: Newsroom) -> None:
    newsroom.end(LISTING, Fate.FOLLOWED, "run1", FIRST_DAY)
    build(newsroom.engine, "build1", read(newsroom.capture()))
    assert refresh_portal_days(newsroom.engine) == 1
    [day] = days(newsroom.engine)
    assert (day["coverage"], day["addresses_seen"], day["articles_new"]) == ("complete", 2, 1)
    assert refresh_portal_days(newsroom.engine) == 0


def test_second_run_of_a_day_changes_nothing(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    refresh_portal_days(newsroom.engine)
    newsroom.end(URL, Fate.UNCHANGED, "run2", FIRST_DAY)
    newsroom.end(LISTING, Fate.UNREACHABLE, "run2", FIRST_DAY)
    newsroom.end(LISTING, Fate.FOLLOWED, "run3", FIRST_DAY)
    refresh_portal_days(newsroom.engine)
    [day] = days(newsroom.engine)
    assert (day["coverage"], day["articles_new"], day["pages_failed"]) == ("complete", 1, 0)


def test_revised_and_gone_articles_count_on_their_day(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    later = newsroom.capture(run_id="run2", day=NEXT_DAY)
    build(
        newsroom.engine,
        "build2",
        read(later, corrected(make_article()), run_id="run2", day=NEXT_DAY),
    )
    third_day = NEXT_DAY + timedelta(days=1)
    newsroom.miss(URL, third_day)
    build(newsroom.engine, "build3")
    refresh_portal_days(newsroom.engine)
    counted = [(day["articles_revised"], day["articles_gone"]) for day in days(newsroom.engine)]
    # Confirmed by the third night without it, it counts on the first.
    assert counted == [(0, 0), (1, 0), (0, 1), (0, 0), (0, 0)]


@pytest.mark.parametrize(
    ("fates", "coverage"),
    [
        ([Fate.UNREACHABLE], "source_down"),
        ([Fate.BLOCKED, Fate.FOLLOWED], "blocked"),
        ([Fate.FOLLOWED, Fate.DEFERRED], "partial"),
        ([Fate.FOLLOWED, Fate.LAYOUT_CHANGED], "partial"),
        ([Fate.FOLLOWED], "partial"),
    ],
)
def test_poor_days(newsroom: Newsroom, fates: list[Fate], coverage: str) -> None:
    for number, fate in enumerate(fates):
        newsroom.end(f"{LISTING}{number}", fate, "run1", FIRST_DAY)
    refresh_portal_days(newsroom.engine)
    assert [day["coverage"] for day in days(newsroom.engine)] == [coverage]


def test_a_quiet_day_on_which_everything_listed_is_known_is_complete(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    newsroom.end(LISTING, Fate.FOLLOWED, "run2", NEXT_DAY)
    newsroom.end(URL, Fate.NOT_DUE, "run2", NEXT_DAY)
    known = text("UPDATE crawl.address SET was_there = TRUE WHERE url = :url")
    with newsroom.engine.begin() as connection:
        connection.execute(known, {"url": URL})
    refresh_portal_days(newsroom.engine)
    day = days(newsroom.engine)[-1]
    assert (day["coverage"], day["addresses_seen"], day["articles_new"]) == ("complete", 2, 0)


def test_a_backfill_says_nothing_of_the_day_it_runs_on(newsroom: Newsroom) -> None:
    newsroom.end(LISTING, Fate.UNREACHABLE, "run1", FIRST_DAY)
    with newsroom.engine.begin() as connection:
        connection.execute(text("UPDATE crawl.run SET purpose = 'backfill'"))
    refresh_portal_days(newsroom.engine)
    assert days(newsroom.engine) == []


def test_silent_portal_that_owes_no_news(newsroom: Newsroom) -> None:
    with newsroom.engine.begin() as connection:
        connection.execute(text("UPDATE warehouse.dim_portal SET is_news_expected = FALSE"))
    newsroom.end(LISTING, Fate.FOLLOWED, "run1", FIRST_DAY)
    refresh_portal_days(newsroom.engine)
    assert days(newsroom.engine)[0]["coverage"] == "none_expected"


@pytest.mark.parametrize("fate", [Fate.EXTERNAL, Fate.EXCLUDED_BY_ROBOTS])
def test_address_that_was_not_asked_is_no_answer(newsroom: Newsroom, fate: Fate) -> None:
    newsroom.end(LISTING, Fate.UNREACHABLE, "run1", FIRST_DAY)
    newsroom.end("http://khac.test/", fate, "run1", FIRST_DAY)
    refresh_portal_days(newsroom.engine)
    assert days(newsroom.engine)[0]["coverage"] == "source_down"


def test_days_from_the_first_changed_one_on_are_like_all_days(newsroom: Newsroom) -> None:
    engine, dated = newsroom.engine, make_article().published_at.value
    assert first_changed_day(engine, "build0") is None
    # Two nights of which a build knows nothing; the first is the day that the article bears.
    newsroom.end(LISTING, Fate.FOLLOWED, "run0", FIRST_DAY - timedelta(days=1))
    newsroom.end(LISTING, Fate.UNREACHABLE, "run1", FIRST_DAY)
    assert first_changed_day(engine, "build0") == dated
    refresh_portal_days(engine, first_changed_day(engine, "build0"))
    capture = newsroom.capture(run_id="run2", day=NEXT_DAY)
    assert first_changed_day(engine, "build1") == NEXT_DAY
    build(engine, "build1", read(capture, run_id="run2", day=NEXT_DAY))
    refresh_portal_days(engine, first_changed_day(engine, "build1"))
    nightly = days(engine)
    assert [day["articles_published"] for day in nightly] == [1, 0, 0]
    assert [day["coverage"] for day in nightly] == ["partial", "source_down", "complete"]
    assert refresh_portal_days(engine) == 0


def test_first_changed_day_is_that_of_the_oldest_staged_page(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    newsroom.end(LISTING, Fate.FOLLOWED, "run2", NEXT_DAY)
    refresh_portal_days(newsroom.engine)
    assert first_changed_day(newsroom.engine, "build1") == NEXT_DAY
    build(newsroom.engine, "build1", read(capture))
    assert first_changed_day(newsroom.engine, "build1") == FIRST_DAY


def test_run_that_went_on_after_it_was_counted_is_counted_again(newsroom: Newsroom) -> None:
    newsroom.end(LISTING, Fate.FOLLOWED, "run1", FIRST_DAY)
    newsroom.end(LISTING, Fate.FOLLOWED, "run2", NEXT_DAY)
    refresh_portal_days(newsroom.engine)
    with newsroom.engine.begin() as connection:
        connection.execute(
            text("UPDATE crawl.run SET finished_at = now() WHERE run_id = 'run1'"),
        )
    assert first_changed_day(newsroom.engine, "build1") == FIRST_DAY
