"""Health in a real warehouse: which days are judged, what is written down, what the step says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from govnews.failures import PortalUnwell
from govnews.load.portal_days import first_changed_day, refresh_portal_days
from govnews.records import ABSENT
from govnews.settings import Settings
from govnews.steps import judge_health, publish_build, read_health
from govnews.vietnamese.public_holidays import DayClass, day_class
from tests.health.conftest import Past
from tests.load.newsroom import BODY, Newsroom, make_article, read
from tests.load.newsroom import build as build_articles

ONE_DAY = timedelta(days=1)
FIRST, TUESDAY = date(2026, 8, 3), date(2026, 10, 20)
ALARMS = "SELECT check_name, subject, severity, news_day FROM mart.portal_alarm ORDER BY 1, 2"
BANDS = (
    "SELECT date_on, article_count, expected_minimum, expected_maximum FROM mart.portal_band"
    " ORDER BY date_on"
)


def live(past: Past, until: date, first: date = FIRST, working: int = 12) -> None:
    """Nights from `first` on, each of which sees the day before it."""
    past.night(first)
    day = first
    while day < until:
        count = working + day.day % 4 if day_class(day) is not DayClass.WEEKEND else 2
        past.night(day + ONE_DAY)
        past.articles(day + ONE_DAY, {day: count})
        day += ONE_DAY


def test_a_silent_tuesday_is_red_said_once_and_the_same_again(
    past: Past, settings: Settings
) -> None:
    live(past, TUESDAY)
    past.night(TUESDAY + ONE_DAY)
    past.built("build1", TUESDAY, TUESDAY + ONE_DAY)
    with pytest.raises(PortalUnwell, match=r"1 portal is red.*\ndamha: 0 articles dated Tuesday"):
        judge_health("build1", settings)
    expected = [("too_few", "2026-10-20", "red", TUESDAY + ONE_DAY)]
    assert past.rows(ALARMS) == expected
    bands = past.rows(BANDS)
    assert [row[:2] for row in bands] == [(TUESDAY - ONE_DAY, 15), (TUESDAY, 0)]
    [tuesday] = bands[1:]
    assert 4 <= int(str(tuesday[2])) <= 7

    with pytest.raises(PortalUnwell):
        judge_health("build1", settings)
    assert (past.rows(ALARMS), past.rows(BANDS)) == (expected, bands)
    [health] = past.rows(
        "SELECT last_judged_articles, red_alarms, warnings FROM mart.portal_health"
        " WHERE portal_code = 'damha'"
    )
    assert health == (0, 1, 0)
    told = "\n".join(read_health("damha", None, settings).lines())
    assert "RED damha: 0 articles dated Tuesday 2026-10-20" in told
    assert "no alarm" in "\n".join(read_health("lamha", None, settings).lines())

    # The missing articles come with a second run of that night: the day is judged anew.
    past.articles(TUESDAY + ONE_DAY, {TUESDAY: 11})
    past.built("build2", TUESDAY + ONE_DAY)
    assert judge_health("build2", settings) == {"red": 0, "warning": 0}
    assert past.rows(ALARMS) == []


def test_missed_nights_and_late_runs_do_not_look_empty(past: Past, settings: Settings) -> None:
    live(past, TUESDAY)
    past.night(TUESDAY + ONE_DAY, "source_down")
    past.night(TUESDAY + 2 * ONE_DAY, "blocked")
    past.built("down", TUESDAY + ONE_DAY, TUESDAY + 2 * ONE_DAY)
    assert judge_health("down", settings) == {"red": 0, "warning": 0}
    assert past.rows(BANDS) == []
    # The first night that gets through sees what three days brought.
    seen = TUESDAY + 3 * ONE_DAY
    past.night(seen)
    past.articles(seen, {TUESDAY: 12, TUESDAY + ONE_DAY: 14, TUESDAY + 2 * ONE_DAY: 13})
    past.built("back", seen)
    assert judge_health("back", settings) == {"red": 0, "warning": 0}
    assert [row[:2] for row in past.rows(BANDS)] == [
        (TUESDAY, 12),
        (TUESDAY + ONE_DAY, 14),
        (TUESDAY + 2 * ONE_DAY, 13),
    ]
    # What is dated back later changes no number that was judged.
    past.night(seen + ONE_DAY)
    past.articles(seen + ONE_DAY, {TUESDAY: 50, seen: 12})
    past.built("later", seen, seen + ONE_DAY)
    assert judge_health("later", settings) == {"red": 0, "warning": 0}
    assert past.rows(BANDS)[0][:2] == (TUESDAY, 12)


def test_articles_without_dates_count_for_the_day_before_the_run(
    past: Past, settings: Settings
) -> None:
    past.night(FIRST)
    for step in range(1, 40):
        past.night(FIRST + step * ONE_DAY)
        past.articles(FIRST + step * ONE_DAY, {None: 9})
    last = FIRST + 39 * ONE_DAY
    past.night(last + 3 * ONE_DAY)
    past.articles(last + 3 * ONE_DAY, {None: 27})
    past.built("build1", last, last + 3 * ONE_DAY)
    assert judge_health("build1", settings) == {"red": 0, "warning": 0}
    # After a gap nobody can tell which day they belong to.
    assert [row[:2] for row in past.rows(BANDS)] == [(last - ONE_DAY, 9)]


def test_a_burst_warns_and_a_new_portal_says_nothing(past: Past, settings: Settings) -> None:
    live(past, FIRST + 3 * ONE_DAY)
    past.built("young", FIRST + 3 * ONE_DAY)
    assert judge_health("young", settings) == {"red": 0, "warning": 0}
    assert [row[2:] for row in past.rows(BANDS)] == [(None, None)]
    live(past, TUESDAY, first=FIRST + 4 * ONE_DAY)
    past.night(TUESDAY + ONE_DAY)
    past.articles(TUESDAY + ONE_DAY, {TUESDAY: 90})
    past.built("burst", TUESDAY + ONE_DAY)
    assert judge_health("burst", settings) == {"red": 0, "warning": 1}
    assert past.rows(ALARMS) == [("too_many", "2026-10-20", "warning", TUESDAY + ONE_DAY)]


def pages_before(past: Past, last: date) -> None:
    for step in range(6, 0, -1):
        past.articles(last - step * ONE_DAY, {last - (step + 1) * ONE_DAY: 8}, length=300)


def test_a_banner_and_lost_dates_are_red_with_the_first_page(
    newsroom: Newsroom, settings: Settings
) -> None:
    past, day = Past(engine=newsroom.engine), date(2026, 11, 24)
    pages_before(past, day)
    staged = []
    for number in range(6):
        url = f"http://damha.test/tin-tuc/bai-{number}.html"
        capture = newsroom.capture(url=url, run_id="night", day=day)
        article = replace(
            make_article(url=url, body=(f"Bài thứ {number}.", *BODY), title="Chào mừng Đại hội"),
            published_at=ABSENT,
        )
        staged.append(read(capture, article, run_id="night", day=day, page_identity=str(number)))
    build_articles(newsroom.engine, "build1", *staged)
    publish_build("build1", settings)
    with pytest.raises(
        PortalUnwell, match=r"first page affected: http://damha\.test/tin-tuc/bai-0"
    ):
        judge_health("build1", settings)
    found = [row[1:3] for row in past.rows(ALARMS)]
    assert ("damha_2024: title of its own", "red") in found
    assert ("damha_2024: date", "red") in found
    [fill] = past.rows(
        "SELECT pages, pages_read, title_share, published_share, byline_share, body_length_median"
        " FROM mart.layout_fill WHERE news_day = '2026-11-24'"
    )
    assert fill[:5] == (6, 6, 1, 0, 1)
    # Publishing once more, when the staging is empty, changes nothing.
    publish_build("build1", settings)
    with pytest.raises(PortalUnwell):
        judge_health("build1", settings)
    assert [row[1:3] for row in past.rows(ALARMS)] == found


def test_days_long_past_are_not_judged_again(newsroom: Newsroom, settings: Settings) -> None:
    engine = newsroom.engine
    newsroom.open_run("old", date(2026, 1, 5))
    newsroom.open_run("new", date(2026, 11, 24))
    refresh_portal_days(engine, first_changed_day(engine, "build1"))
    publish_build("build1", settings)
    assert Past(engine=engine).rows("SELECT news_day FROM quality.build_day") == [
        (date(2026, 11, 24),)
    ]
