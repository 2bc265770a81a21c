"""An article is gone when it was missing on enough nights that can be believed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from govnews.load.absences import Confirmation, confirm_absences, list_brakes
from govnews.load.merge import load
from govnews.load.portal_days import refresh_portal_days
from govnews.load.staging import StagedReading
from govnews.records import Fate, Reading
from tests.load.newsroom import FIRST_DAY, OTHER, URL, Newsroom, build, make_article, read

STATE = "SELECT is_gone, absent_since, absent_nights, gone_on FROM mart.article"
MANY = [f"http://damha.test/tin-tuc/bai-{number}.html" for number in range(12)]


def night(number: int) -> date:
    """Return the news day of a night; the first brings the articles."""
    return FIRST_DAY + timedelta(days=number - 1)


def state(newsroom: Newsroom, url: str = URL) -> tuple[Any, ...]:
    with newsroom.engine.connect() as connection:
        return tuple(connection.execute(text(f"{STATE} WHERE url = :url"), {"url": url}).one())


def count_gone(newsroom: Newsroom) -> int:
    with newsroom.engine.connect() as connection:
        count: int = connection.execute(
            text("SELECT count(*) FROM mart.article WHERE is_gone")
        ).scalar_one()
    return count


def publish(newsroom: Newsroom, urls: Sequence[str]) -> None:
    """Load one article per address on the first night."""
    staged = []
    for number, url in enumerate(urls):
        article = make_article(url, title=f"Bài số {number}", body=[f"Câu thứ {number} của huyện."])
        capture = newsroom.capture(url)
        staged.append(
            StagedReading(
                capture=capture,
                run_id="run1",
                news_day=FIRST_DAY,
                reading=Reading(
                    url=url, portal="damha", fate=None, article=article, encoding="utf-8"
                ),
                page_identity=url,
            )
        )
    build(newsroom.engine, "build1", *staged)


def end_all(newsroom: Newsroom, number: int, missing: Sequence[str], there: Sequence[str]) -> None:
    run = f"night {number}"
    for url in missing:
        newsroom.end(url, Fate.GONE, run, night(number))
    for url in there:
        newsroom.end(url, Fate.UNCHANGED, run, night(number), status=200)


def settle(newsroom: Newsroom, number: int) -> None:
    build(newsroom.engine, f"settled {number}")


def test_three_nights_make_it_gone_since_the_first(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    for number in (2, 3):
        newsroom.miss(URL, night(number), nights=1)
        settle(newsroom, number)
        assert state(newsroom) == (False, night(2), number - 1, None)
    newsroom.miss(URL, night(4), nights=1)
    settle(newsroom, 4)
    assert state(newsroom) == (True, night(2), 3, night(2))


def test_one_night_asked_twice_is_one_night(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    for run in ("first", "again", "once more"):
        newsroom.end(URL, Fate.GONE, run, night(2))
        newsroom.end(OTHER, Fate.UNCHANGED, run, night(2))
    settle(newsroom, 2)
    assert state(newsroom) == (False, night(2), 1, None)


def test_410_counts_double_but_never_alone(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    newsroom.miss(URL, night(2), nights=1, status=410)
    settle(newsroom, 2)
    assert state(newsroom)[0] is False
    newsroom.miss(URL, night(3), nights=1)
    settle(newsroom, 3)
    assert state(newsroom) == (True, night(2), 2, night(2))


def test_a_sighting_between_begins_anew(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    newsroom.miss(URL, night(2), nights=2)
    newsroom.end(URL, Fate.UNCHANGED, "back", night(4))
    newsroom.miss(URL, night(5), nights=2)
    settle(newsroom, 6)
    assert state(newsroom) == (False, night(5), 2, None)


@pytest.mark.parametrize(
    "fate", [Fate.BLOCKED, Fate.UNREACHABLE, Fate.SOFT_404, Fate.DEFERRED, Fate.NOT_FOUND]
)
def test_nothing_but_gone_is_an_absence(newsroom: Newsroom, fate: Fate) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    for number in range(2, 7):
        newsroom.end(URL, fate, f"night {number}", night(number))
        newsroom.end(OTHER, Fate.UNCHANGED, f"night {number}", night(number))
    settle(newsroom, 7)
    assert state(newsroom) == (False, None, 0, None)


def test_a_night_without_any_article_does_not_count(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    for number in range(2, 7):
        newsroom.end(URL, Fate.GONE, f"night {number}", night(number))
        newsroom.end("http://damha.test/", Fate.FOLLOWED, f"night {number}", night(number))
    settle(newsroom, 7)
    assert state(newsroom) == (False, night(2), 0, None)


def test_the_number_of_nights_is_a_setting(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    newsroom.miss(URL, night(2), nights=1)
    load(newsroom.engine, "none", Confirmation(nights=1))
    assert state(newsroom)[0] is True


# ------------------------------------------------------------------ the mass brake


def test_too_many_at_once_are_not_believed(newsroom: Newsroom) -> None:
    publish(newsroom, [*MANY, URL])
    for number in (2, 3, 4, 5):
        end_all(newsroom, number, MANY, [URL])
    settle(newsroom, 5)
    assert count_gone(newsroom) == 0
    assert state(newsroom, MANY[0]) == (False, night(2), 0, None)
    (brake,) = list_brakes(newsroom.engine)
    assert (brake.date_on, brake.articles_missing, brake.articles_asked) == (night(2), 12, 13)
    assert brake.is_open
    with newsroom.engine.connect() as connection:
        told = connection.execute(
            text(
                "SELECT missing_count, brake_since, brake_articles FROM mart.portal_health"
                " WHERE portal_code = 'damha'"
            )
        ).one()
    assert tuple(told) == (12, night(2), 12)
    assert set(load(newsroom.engine, "settled 5").values()) == {0}


def test_ten_missing_articles_or_a_fifth_are_believed(newsroom: Newsroom) -> None:
    staying = [f"http://damha.test/tin-tuc/con-{number}.html" for number in range(48)]
    publish(newsroom, [*MANY, *staying])
    for number in (2, 3, 4):
        end_all(newsroom, number, MANY, staying)
    settle(newsroom, 4)
    assert list_brakes(newsroom.engine) == []
    assert count_gone(newsroom) == 12


def test_half_of_them_back_releases_the_brake_and_the_rest_count_from_then(
    newsroom: Newsroom,
) -> None:
    publish(newsroom, [*MANY, URL])
    for number in (2, 3):
        end_all(newsroom, number, MANY, [URL])
    for number in (4, 5):
        end_all(newsroom, number, MANY[:2], [*MANY[2:], URL])
    settle(newsroom, 5)
    (brake,) = list_brakes(newsroom.engine)
    assert (brake.recovered_on, brake.is_open) == (night(4), False)
    assert state(newsroom, MANY[0]) == (False, night(2), 2, None)
    assert state(newsroom, MANY[5]) == (False, None, 0, None)
    end_all(newsroom, 6, MANY[:2], [*MANY[2:], URL])
    settle(newsroom, 6)
    assert count_gone(newsroom) == 2
    assert state(newsroom, MANY[0]) == (True, night(2), 3, night(2))


def test_a_brake_holds_articles_that_went_before_and_after(newsroom: Newsroom) -> None:
    late = "http://damha.test/tin-tuc/muon.html"
    publish(newsroom, [*MANY, URL, late, OTHER])
    end_all(newsroom, 2, [URL], [*MANY, late, OTHER])
    end_all(newsroom, 3, [URL, *MANY], [late, OTHER])
    end_all(newsroom, 4, [URL, *MANY, late], [OTHER])
    end_all(newsroom, 5, [URL, *MANY, late], [OTHER])
    settle(newsroom, 5)
    assert count_gone(newsroom) == 0
    assert state(newsroom) == (False, night(2), 1, None)
    assert state(newsroom, late) == (False, night(4), 0, None)


def test_a_person_confirms_that_they_are_gone(newsroom: Newsroom) -> None:
    publish(newsroom, [*MANY, URL])
    for number in (2, 3):
        end_all(newsroom, number, MANY, [URL])
    settle(newsroom, 3)
    engine = newsroom.engine
    assert confirm_absences(engine, "damha", night(2), "trang mới", Confirmation()) == 12
    assert count_gone(newsroom) == 12
    assert state(newsroom, MANY[3]) == (True, night(2), 2, night(2))
    (brake,) = list_brakes(engine)
    assert brake.is_confirmed
    assert not brake.is_open
    refresh_portal_days(engine, night(2))
    with engine.connect() as connection:
        gone = connection.execute(
            text("SELECT articles_gone FROM mart.coverage WHERE date_on = :day"), {"day": night(2)}
        ).scalar_one()
    assert gone == 12
    # One that returns all the same is there again.
    end_all(newsroom, 4, MANY[1:], [MANY[0], URL])
    settle(newsroom, 4)
    assert count_gone(newsroom) == 11
    assert set(load(engine, "settled 4").values()) == {0}
