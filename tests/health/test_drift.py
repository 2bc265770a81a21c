"""Green but wrong: fields that fall out, banners read as titles, bodies cut short."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from govnews.health.alarms import Alarm, Check
from govnews.health.drift import chance_of_so_few, split_nights
from govnews.health.fills import PortalPages, judge_pages
from govnews.health.pages import PageReading

DAY = date(2026, 11, 24)
ONE_DAY = timedelta(days=1)


def page(number: int, night: date, **changed: object) -> PageReading:
    usual = PageReading(
        url=f"http://damha.test/{number}.html",
        news_day=night,
        fate="loaded",
        layout="story",
        article=f"article {number}",
        title=f"title {number}",
        body=f"body {number}",
        body_length=1500 + number % 7 * 300,
        basis="stated",
        minutes_from_fetch=600.0 + number,
        has_byline=True,
        captions=number % 3,
        tables=int(number % 20 == 0),
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def nights(count: int, each: int, last: date = DAY - ONE_DAY) -> list[PageReading]:
    return [
        page(night * 1000 + number, last - (count - 1 - night) * ONE_DAY)
        for night in range(count)
        for number in range(each)
    ]


def tonight(each: int = 12, **changed: object) -> list[PageReading]:
    return [page(900_000 + number, DAY, **changed) for number in range(each)]


def alarms(pages: list[PageReading], day: date = DAY) -> list[Alarm]:
    return judge_pages(PortalPages(portal="damha", pages=pages), day)


def found(pages: list[PageReading], day: date = DAY) -> list[tuple[str, str]]:
    return [(one.subject, one.severity.value) for one in alarms(pages, day)]


def test_a_night_like_all_others_is_no_alarm() -> None:
    assert found(nights(10, 12) + tonight()) == []


def test_a_banner_read_as_the_title_is_red() -> None:
    [alarm] = alarms(nights(10, 12) + tonight(title="banner"))
    assert (alarm.subject, alarm.severity) == ("story: title of its own", "red")
    assert (alarm.found, alarm.expected) == ("0 of 12 pages", "100% of 120 pages before")
    assert alarm.example_url == "http://damha.test/900000.html"
    assert "first page affected: http://damha.test/900000.html" in alarm.sentence
    assert "mend `title` of that layout" in alarm.sentence


@pytest.mark.parametrize(
    ("changed", "subjects"),
    [
        ({"basis": "absent"}, {"date", "date on the page"}),
        ({"basis": "url"}, {"date on the page"}),
        ({"minutes_from_fetch": 0.5}, {"date other than the moment of asking"}),
        ({"has_byline": False}, {"byline"}),
        ({"body": "the same"}, {"body of its own"}),
        (
            {"body_length": 160},
            {"body of 200 characters", "body at least half as long as usual"},
        ),
        ({"body_length": 700}, {"body at least half as long as usual"}),
        ({"body_length": 20_000}, {"body at most three times as long as usual"}),
    ],
)
def test_a_field_that_was_always_there_and_now_never_is_red(
    changed: dict[str, object], subjects: set[str]
) -> None:
    expected = {(f"story: {subject}", "red") for subject in subjects}
    assert set(found(nights(10, 12) + tonight(**changed))) == expected


def test_a_standfirst_in_place_of_long_and_short_texts_is_red() -> None:
    chance = random.Random(3)
    before = [
        replace(one, body_length=round(chance.lognormvariate(7.6, 0.9))) for one in nights(20, 10)
    ]
    assert ("story: body at least half as long as usual", "red") in found(
        before + tonight(body_length=290)
    )


def test_what_broke_stays_red_until_it_is_mended() -> None:
    broken = [
        page(800_000 + night * 100 + number, DAY + night * ONE_DAY, has_byline=False)
        for night in range(9)
        for number in range(12)
    ]
    pages, red = nights(10, 12) + broken, []
    for night in range(9):
        day = DAY + night * ONE_DAY
        read = PortalPages(portal="damha", pages=pages, red=red)
        [alarm] = judge_pages(read, day)
        assert (alarm.subject, alarm.severity) == ("story: byline", "red")
        assert alarm.found == "0 of 12 pages"
        red.append((day, alarm.check, alarm.subject))
    mended = [page(990_000 + number, DAY + 9 * ONE_DAY) for number in range(12)]
    read = PortalPages(portal="damha", pages=pages + mended, red=red)
    assert judge_pages(read, DAY + 9 * ONE_DAY) == []


def test_a_mild_drift_is_a_warning() -> None:
    mixed = tonight(8) + [page(910_000 + number, DAY, has_byline=False) for number in range(6)]
    assert found(nights(10, 12) + mixed) == [("story: byline", "warning")]


def test_pictures_that_become_fewer_are_a_warning_at_most() -> None:
    assert found(nights(10, 12) + tonight(20, captions=0)) == [("story: captions", "warning")]


def test_pages_that_read_as_nothing_are_red_and_name_their_fate() -> None:
    lost = tonight(fate="layout_changed", article=None, layout=None)
    [alarm] = alarms(nights(10, 12) + lost)
    assert (alarm.check, alarm.severity, alarm.found) == ("refused", "red", "0 of 12 pages")
    assert "layout_changed" in alarm.sentence


def test_a_small_layout_that_reads_as_nothing_beside_one_that_reads() -> None:
    printed = [
        replace(one, layout="print", url=f"{one.url}?print", article=f"{one.article} p")
        for one in nights(10, 3)
    ]
    before = sorted(nights(10, 60) + printed, key=lambda one: one.news_day)
    lost = [
        page(950_000 + number, DAY, fate="layout_changed", article=None, layout="print")
        for number in range(5)
    ]
    assert found(before + tonight(60) + lost) == [("print: title and body", "red")]


def test_an_old_theme_that_is_back_is_a_warning() -> None:
    assert found(nights(10, 12) + tonight(layout="kubrick")) == [("kubrick", "warning")]


def test_a_new_portal_gives_no_alarm() -> None:
    assert found(tonight(title="banner")) == []
    assert found(nights(2, 40) + tonight(title="banner")) == []
    assert found(nights(4, 4) + tonight(title="banner")) == []


def test_a_small_portal_is_judged_with_the_nights_before() -> None:
    quiet = nights(30, 1, DAY - 5 * ONE_DAY)
    broken = [page(900 + step, DAY - (4 - step) * ONE_DAY, basis="absent") for step in range(5)]
    assert found(quiet + broken[:1], DAY - 4 * ONE_DAY) == []
    assert ("story: date", "red") in found(quiet + broken)
    # The night after: what was red before does not leave this night alone with good ones.
    pages = [*quiet, *broken, page(990, DAY + ONE_DAY, basis="absent")]
    red = [(DAY, Check.FIELD, "story: date"), (DAY, Check.FIELD, "story: date on the page")]
    after = judge_pages(PortalPages(portal="damha", pages=pages, red=red), DAY + ONE_DAY)
    assert {one.severity for one in after} == {"red"}


def test_a_day_without_pages_says_nothing() -> None:
    assert split_nights(nights(10, 12), DAY) is None
    assert found(nights(10, 12)) == []


def test_the_same_page_read_every_night_counts_once() -> None:
    same = [page(1, DAY - step * ONE_DAY) for step in range(40, 0, -1)]
    assert split_nights(same + tonight(), DAY) is None


def test_uneven_nights_are_no_drift() -> None:
    """Sections differ: whole nights with few by-lines were there before."""
    chance = random.Random(7)
    wrong = 0
    pages: list[PageReading] = []
    for night in range(120):
        share = chance.betavariate(3, 1.5)
        for number in range(10):
            made = page(night * 1000 + number, DAY + night * ONE_DAY)
            pages.append(replace(made, has_byline=chance.random() < share))
        wrong += len(found(pages[-420:], DAY + night * ONE_DAY))
    assert wrong <= 2


def test_the_chance_of_so_few() -> None:
    assert chance_of_so_few(10, 10, 90, 100) == pytest.approx(1.0)
    assert chance_of_so_few(0, 3, 20, 20) < 1e-3
    assert chance_of_so_few(0, 1, 20, 20) > 0.01
    assert chance_of_so_few(3, 10, 30, 100) > 0.4
