"""Runs the checks of a build's news days against the warehouse and writes down what they find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, Engine

from govnews.health.alarms import Alarm, Check
from govnews.health.band import PortalDay
from govnews.health.counts import JudgedDay, PortalPast, judge_day
from govnews.health.fills import PortalPages, RedNight, judge_pages
from govnews.health.pages import PageReading
from govnews.health.statements import read_statement

Stated = Mapping[str, tuple[int, int]]


def remember_build(engine: Engine, build_id: str, first_day: date | None) -> None:
    """Write down, while its readings are staged, what a build read and which days it changed.

    `first_day` is the earliest news day that the build changed, None where no run was. Safe to
    call again: also without readings, once they are cleared.
    """
    with engine.begin() as connection:
        if first_day is not None:
            bound = {"build_id": build_id, "first_day": first_day}
            connection.execute(read_statement("build_day"), bound)
        connection.execute(read_statement("page_reading"), {"build_id": build_id})


def judge_build(engine: Engine, build_id: str, stated: Stated) -> list[date]:
    """Judge the news days that a build brought up to date, and return them.

    `stated` holds the bands that portal files state. One transaction; a second call writes the
    same rows.
    """
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        bound = {"build_id": build_id}
        days = list(connection.execute(read_statement("days_of_build"), bound).scalars())
        for day in days:
            _judge(connection, day, stated)
    return days


def _judge(connection: Connection, day: date, stated: Stated) -> None:
    judged: list[JudgedDay] = []
    alarms: list[Alarm] = []
    for past, closed in _pasts(connection, day, stated):
        for on in closed:
            one, found = judge_day(past, on, day)
            judged.append(one)
            alarms += found
    for read in _pages(connection, day):
        alarms += judge_pages(read, day)
    for table in ("bands", "alarms"):
        connection.execute(read_statement(f"forget_{table}"), {"day": day})
    if judged:
        connection.execute(read_statement("portal_band"), [_band_row(one) for one in judged])
    if alarms:
        connection.execute(read_statement("portal_alarm"), [_alarm_row(one) for one in alarms])


def _pasts(
    connection: Connection, day: date, stated: Stated
) -> Iterator[tuple[PortalPast, list[date]]]:
    """Yield every portal's judged days, and those that the run of `day` closed."""
    rows = connection.execute(read_statement("portal_days"), {"day": day}).all()
    for portal, group in groupby(rows, key=lambda row: str(row.portal_code)):
        own = list(group)
        past = PortalPast(
            portal=portal,
            expects_articles=own[0].is_news_expected,
            days=[
                PortalDay(on=row.date_on, articles=row.article_count, was_below=row.was_below)
                for row in own
            ],
            stated=stated.get(portal),
        )
        yield past, [row.date_on for row in own if row.news_day == day]


def _pages(connection: Connection, day: date) -> Iterator[PortalPages]:
    red = _red_nights(connection, day)
    rows = connection.execute(
        read_statement("pages"), {"day": day}, execution_options={"yield_per": 2000}
    )
    for portal, group in groupby(rows, key=lambda row: str(row.portal_code)):
        pages = [
            PageReading(
                url=row.url,
                news_day=row.news_day,
                fate=row.fate,
                fetched_at=row.fetched_at,
                layout=row.layout,
                article=row.article,
                title=row.title_digest,
                body=row.body_digest,
                body_length=row.body_length,
                basis=row.published_basis,
                minutes_from_fetch=row.minutes_from_fetch,
                has_byline=row.has_byline,
                captions=row.caption_count,
                tables=row.table_count,
            )
            for row in group
        ]
        yield PortalPages(portal=portal, pages=pages, red=red.get(portal, ()))


def _red_nights(connection: Connection, day: date) -> dict[str, list[RedNight]]:
    red: dict[str, list[RedNight]] = {}
    for row in connection.execute(read_statement("red_nights"), {"day": day}):
        night = (row.news_day, Check(row.check_name), str(row.subject))
        red.setdefault(row.portal_code, []).append(night)
    return red


def _band_row(judged: JudgedDay) -> dict[str, object]:
    return {
        "portal_code": judged.portal,
        "date_on": judged.on,
        "news_day": judged.news_day,
        "day_class": judged.day_class.value,
        "article_count": judged.articles,
        "expected_minimum": judged.band.minimum,
        "expected_maximum": judged.band.maximum,
        "basis": judged.band.basis,
    }


def _alarm_row(alarm: Alarm) -> dict[str, object]:
    return {
        "portal_code": alarm.portal,
        "news_day": alarm.news_day,
        "check_name": alarm.check.value,
        "subject": alarm.subject,
        "severity": alarm.severity.value,
        "expected": alarm.expected,
        "found": alarm.found,
        "example_url": alarm.example_url,
        "sentence": alarm.sentence,
    }
