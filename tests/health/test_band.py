"""The band of expected articles: years without trouble stay quiet, trouble is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from govnews.health.band import Band, PortalDay, expected_band
from govnews.health.counts import PortalPast, judge_day
from govnews.health.silence import never_spoke, silence
from govnews.vietnamese.public_holidays import DayClass, day_class
from tests.health.simulation import BURSTS, KINDS, year_of

ONE_DAY = timedelta(days=1)
TUESDAY = date(2025, 6, 17)
FROM = date(2025, 11, 1)
MEMORY = 400


def judged(days: list[PortalDay], first: date) -> Iterable[tuple[PortalDay, Band]]:
    for position, day in enumerate(days):
        if day.on >= first:
            yield day, expected_band(days[max(0, position - MEMORY) : position], day.on)


def until(kind: str, day: date, seed: int = 1) -> list[PortalDay]:
    return [one for one in year_of(KINDS[kind], seed) if one.on < day]


def alarms(past: list[PortalDay], day: PortalDay, **stated: object) -> list[tuple[str, str]]:
    portal = PortalPast(portal="damha", expects_articles=True, days=[*past, day], **stated)  # type: ignore[arg-type]
    _, found = judge_day(portal, day.on, day.on + ONE_DAY)
    return [(one.check.value, one.severity.value) for one in found]


def test_years_of_nine_kinds_of_portals_are_nearly_quiet() -> None:
    """A year each, with its Tết; the figures of more years: docs/decisions/0021."""
    red, warnings, silent = 0, 0, 0
    for kind in KINDS.values():
        days = year_of(kind, seed=1)
        for position, (day, band) in enumerate(judged(days, FROM)):
            red += band.minimum is not None and day.articles < band.minimum
            warnings += band.maximum is not None and day.articles > band.maximum
            if not day.articles and position % 5 == 0:
                silent += silence(days, day.on) is not None
    portal_years = len(KINDS)
    assert red / portal_years < 0.5
    assert warnings / portal_years < 1.5
    assert silent <= 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", [2025, 2026])
def test_tet_is_quiet_without_an_alarm(kind: str, year: int) -> None:
    days = year_of(KINDS[kind], seed=2)
    tet = [one.on for one in days if one.on.year == year and day_class(one.on) is DayClass.TET]
    assert len(tet) == 9
    past = [one for one in days if one.on < tet[0]]
    for day in tet:
        assert alarms(past, PortalDay(on=day, articles=0)) == []
        past.append(PortalDay(on=day, articles=0))


@pytest.mark.parametrize("kind", ["newspaper", "province", "ministry", "growing"])
def test_a_silent_tuesday_is_red_at_once(kind: str) -> None:
    assert alarms(until(kind, TUESDAY), PortalDay(on=TUESDAY, articles=0)) == [("too_few", "red")]


@pytest.mark.parametrize(
    ("kind", "most_days"),
    [("district", 8), ("school office", 7), ("weekly", 40), ("commune", 40), ("in batches", 35)],
)
def test_small_portals_are_red_after_a_silence_that_is_not_theirs(
    kind: str, most_days: int
) -> None:
    past = until(kind, date(2025, 9, 9))
    for step in range(most_days):
        day = PortalDay(on=date(2025, 9, 9) + step * ONE_DAY, articles=0)
        found = alarms(past, day)
        past.append(day)
        if found:
            break
    assert found == [("silent", "red")]
    assert step >= 1


@pytest.mark.parametrize("kind", ["newspaper", "province"])
def test_a_fall_stays_red_for_weeks_and_then_is_what_is_usual(kind: str) -> None:
    days = year_of(KINDS[kind], seed=1)
    past, red = [one for one in days if one.on < date(2025, 9, 9)], []
    for day in [one for one in days if one.on >= date(2025, 9, 9)][:84]:
        fallen = replace(day, articles=day.articles // 6)
        found = [name for name, severity in alarms(past, fallen) if severity == "red"]
        past.append(replace(fallen, was_below="too_few" in found))
        if day_class(day.on) is DayClass.WORKING:
            red.append(bool(found))
    assert all(red[:15])
    assert not any(red[-5:])


@pytest.mark.parametrize("kind", ["newspaper", "province", "ministry", "district", "commune"])
def test_a_burst_is_a_warning_and_does_not_raise_the_floor(kind: str) -> None:
    days = year_of(KINDS[kind], seed=3, bursts=True)
    usual = max(8, round(KINDS[kind].working * 5))
    past = [one for one in days if one.on < BURSTS[0]]
    assert alarms(past, PortalDay(on=BURSTS[0], articles=usual)) == [("too_many", "warning")]
    past.append(PortalDay(on=BURSTS[0], articles=usual * 5))
    after = BURSTS[0] + 7 * ONE_DAY
    without = expected_band([one for one in past if one.on != BURSTS[0]], after)
    minimum, base = expected_band(past, after).minimum, without.minimum
    assert minimum is not None
    assert base is not None
    assert minimum <= base * 1.1 + 1


def test_weekends_and_the_saturday_that_is_worked_have_bands_of_their_own() -> None:
    past = until("ministry", date(2026, 8, 22))
    worked = expected_band(past, date(2026, 8, 22)).minimum
    plain = expected_band(past, date(2026, 8, 15)).minimum
    assert (worked or 0) > 0
    assert plain == 0
    assert "working days" in expected_band(past, date(2026, 8, 22)).basis


def test_a_new_portal_gives_no_alarm_until_it_has_a_past() -> None:
    days = year_of(KINDS["province"], seed=4)
    for length in range(9):
        past = days[200 : 200 + length]
        day = days[200 + length].on
        assert alarms(past, PortalDay(on=day, articles=0 if length == 5 else 500)) == []
    assert expected_band([], TUESDAY).basis == "too few days before"


def test_a_portal_that_never_brought_an_article_is_red_after_a_week() -> None:
    monday = date(2025, 6, 9)
    silent = [PortalDay(on=monday + step * ONE_DAY, articles=0) for step in range(8)]
    assert not never_spoke(silent[:4], silent[3].on)
    assert never_spoke(silent, silent[-1].on)
    assert alarms(silent[:-1], silent[-1]) == [("never_any", "red")]
    owes_none = PortalPast(portal="damha", expects_articles=False, days=silent)
    assert judge_day(owes_none, silent[-1].on, silent[-1].on + ONE_DAY)[1] == []


def test_what_the_portal_file_states_goes_before_the_past() -> None:
    past = until("district", TUESDAY)
    assert alarms(past, PortalDay(on=TUESDAY, articles=1), stated=(2, 9)) == [("too_few", "red")]
    assert alarms([], PortalDay(on=TUESDAY, articles=10), stated=(2, 9)) == [
        ("too_many", "warning")
    ]
    sunday = PortalDay(on=date(2025, 6, 15), articles=0)
    assert alarms([one for one in past if one.on < sunday.on], sunday, stated=(2, 9)) == []


def test_nothing_later_than_the_day_is_looked_at() -> None:
    days = year_of(KINDS["province"], seed=5)
    past = [one for one in days if one.on < TUESDAY]
    assert expected_band(days, TUESDAY) == expected_band(past, TUESDAY)
    assert silence(days, TUESDAY) == silence([*past, *days[len(past) : len(past) + 1]], TUESDAY)


def test_the_sentence_names_the_day_the_number_and_the_button() -> None:
    past = PortalPast(
        portal="damha",
        expects_articles=True,
        days=[*until("ministry", TUESDAY), PortalDay(on=TUESDAY, articles=0)],
    )
    [alarm] = judge_day(past, TUESDAY, TUESDAY + ONE_DAY)[1]
    assert alarm.sentence.startswith(
        "damha: 0 articles dated Tuesday 2025-06-17, expected at least"
    )
    assert "press Clear on 'scrape damha'" in alarm.sentence
    assert (alarm.subject, alarm.news_day) == ("2025-06-17", date(2025, 6, 18))
