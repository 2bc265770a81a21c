"""Owns silence that lasts: single days without an article prove nothing at a small portal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from govnews.health.band import PortalDay, expected_band
from govnews.vietnamese.public_holidays import DayClass, day_class

SILENCE_CHANCE = 0.0005
# How many working days a new portal may run without a single article.
LEAST_WORKING_DAYS = 5


@dataclass(frozen=True, kw_only=True)
class Silence:
    """A run of judged days without an article; the portal's past makes it at most so likely."""

    since: date
    days: int
    chance: float
    longest_before: int


def silence(history: Sequence[PortalDay], day: date) -> Silence | None:
    """Return the silence that `day` ends where it is too long for this portal, else None.

    Too long: less likely than `SILENCE_CHANCE`, and longer than any run in the history. Days of
    a holiday count as silent anyway. A day that could not be judged neither counts nor ends it.
    """
    until = [one for one in history if one.on <= day]
    run = _last_silent(until)
    before = until[: len(until) - len(run)]
    if not run or run[-1].on != day:
        return None
    chance = 1.0
    for one in run:
        if chance < SILENCE_CHANCE:
            break
        if day_class(one.on) not in (DayClass.TET, DayClass.HOLIDAY):
            chance *= expected_band(before, one.on).silent
    longest = _longest_silence(before)
    if chance >= SILENCE_CHANCE or working_days(run) <= longest:
        return None
    return Silence(since=run[0].on, days=len(run), chance=chance, longest_before=longest)


def never_spoke(history: Sequence[PortalDay], day: date) -> bool:
    """Return whether no judged day brought any article, although enough working days were."""
    until = [one for one in history if one.on <= day]
    return working_days(until) >= LEAST_WORKING_DAYS and not any(one.articles for one in until)


def working_days(days: Sequence[PortalDay]) -> int:
    """Return how many of the days offices work on."""
    return sum(day_class(one.on) in (DayClass.WORKING, DayClass.AROUND) for one in days)


def _last_silent(days: Sequence[PortalDay]) -> list[PortalDay]:
    run: list[PortalDay] = []
    for one in reversed(days):
        if one.articles:
            break
        run.insert(0, one)
    return run


def _longest_silence(days: Sequence[PortalDay]) -> int:
    longest, run = 0, list[PortalDay]()
    for one in days:
        run = [] if one.articles else [*run, one]
        longest = max(longest, working_days(run))
    return longest
