"""Owns how many new articles a day may bring: the band that a portal's own past draws."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from govnews.vietnamese.public_holidays import DayClass, day_class

WINDOW = timedelta(weeks=12)
LONG_WINDOW = timedelta(days=400)  # the last Tết and the same holidays of last year
RECENT = timedelta(weeks=4)
LEAST_DAYS: Mapping[DayClass, int] = {
    DayClass.WORKING: 10,
    DayClass.WEEKEND: 6,
    DayClass.HOLIDAY: 6,
    DayClass.TET: 6,
    DayClass.AROUND: 6,
}
# Chance of a false red, and of a false warning, on one day: docs/decisions, 21.
RED_CHANCE = 0.002
WARNING_CHANCE = 0.001
# However steady a portal was, half of its usual number is no proof that something broke.
LEAST_DROP = 0.5
LEAST_BURST = 1.5
_ORDINARY = (DayClass.WORKING, DayClass.WEEKEND)
_SHRINKING = 4.0  # a weekday's mean counts with as many days of its class
_FEW = 5


@dataclass(frozen=True, kw_only=True)
class PortalDay:
    """How many articles a portal dated `on`, as the first complete run after it saw them.

    `was_below`: it was judged to be below its band.
    """

    on: date
    articles: int
    was_below: bool = False


@dataclass(frozen=True, kw_only=True)
class Band:
    """The expected number of new articles of one day; None: no bound. `basis` says whence.

    `silent` is the chance of a day like this without any article; 1.0 where nothing is known.
    """

    minimum: int | None
    maximum: int | None
    basis: str
    silent: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Level:
    """What days of one class usually bring, by weekday: mean number, and share without any.

    `spread` is the variance by the mean, at least 1.
    """

    means: Mapping[int, float]
    silent: Mapping[int, float]
    overall: float
    spread: float

    def mean(self, day: date) -> float:
        """Return the mean of the day's weekday, of all days where there is none."""
        return self.means.get(day.isoweekday(), self.overall)

    def silent_chance(self, day: date, recent: float) -> float:
        """Return the chance of no article: the model's, or as often as it was so."""
        model = next(iter(_chances(self.mean(day) * min(1.0, recent), self.spread)), 1.0)
        return max(model, self.silent.get(day.isoweekday(), 0.0))


def expected_band(
    history: Sequence[PortalDay], day: date, stated: tuple[int, int] | None = None
) -> Band:
    """Return the band of `day` from the judged days before it; nothing later is looked at.

    `stated` is what the portal file says of a working day: it goes before the past. On other
    days only its ceiling holds.
    """
    past = [one for one in history if one.on < day and not _is_broken(one, day)]
    kind = day_class(day)
    if stated and kind is DayClass.WORKING:
        return Band(minimum=stated[0], maximum=stated[1], basis="stated in the portal file")
    band = _band_of_class(past, day, kind)
    if stated:
        return Band(
            minimum=band.minimum, maximum=stated[1], basis=f"{band.basis}; ceiling as stated",
            silent=band.silent,
        )  # fmt: skip
    return band


def _is_broken(one: PortalDay, day: date) -> bool:
    """Return whether a day is no example of what is usual: red, and not so long ago."""
    return one.was_below and day - one.on < RECENT


def _band_of_class(past: Sequence[PortalDay], day: date, kind: DayClass) -> Band:
    window = WINDOW if kind in _ORDINARY else LONG_WINDOW
    alike = days_of_class(past, day, kind, window)
    if len(alike) >= LEAST_DAYS[kind]:
        level, recent = level_of(alike), recent_level(alike, day)
        floor, ceiling = _drawn(level.mean(day), level.spread, recent)
        return Band(
            # Days of rest owe nothing: who worked last Tết need not work this one.
            minimum=floor if kind in _ORDINARY else 0,
            maximum=ceiling,
            basis=f"{len(alike)} {kind.value} days before",
            silent=level.silent_chance(day, recent),
        )
    return _borrowed(past, day, kind)


def _borrowed(past: Sequence[PortalDay], day: date, kind: DayClass) -> Band:
    """Return a band without a floor from the working days, None where they are too few."""
    working = days_of_class(past, day, DayClass.WORKING, WINDOW)
    if len(working) < LEAST_DAYS[DayClass.WORKING]:
        return Band(minimum=None, maximum=None, basis="too few days before")
    level = level_of(working)
    maximum = _drawn(level.overall, level.spread, recent_level(working, day))[1]
    floor = None if kind in _ORDINARY else 0
    return Band(minimum=floor, maximum=maximum, basis=f"{kind.value} day, ceiling of working days")


def days_of_class(
    past: Sequence[PortalDay], day: date, kind: DayClass, window: timedelta
) -> list[PortalDay]:
    """Return the days of one class within `window` before `day`."""
    return [one for one in past if day - window <= one.on < day and day_class(one.on) is kind]


def level_of(days: Sequence[PortalDay]) -> Level:
    """Return the usual number by weekday; outliers are pulled in, so that one burst is none.

    A weekday's mean leans on the mean of all days while it is seen rarely. The spread is
    the variance by the mean, over all weekdays together, widened for what few days know.
    """
    by_weekday: dict[int, list[float]] = {}
    for one in days:
        by_weekday.setdefault(one.on.isoweekday(), []).append(float(one.articles))
    tamed = {weekday: _tamed(counts) for weekday, counts in by_weekday.items()}
    overall = sum(map(sum, tamed.values())) / len(days)
    silent = sum(one.articles == 0 for one in days) / len(days)
    means = {weekday: _leaning(counts, overall) for weekday, counts in tamed.items()}
    return Level(
        means=means,
        silent={
            weekday: _leaning([float(count == 0) for count in counts], silent)
            for weekday, counts in by_weekday.items()
        },
        overall=overall,
        spread=_spread(tamed, means),
    )


def _leaning(counts: Sequence[float], overall: float) -> float:
    return (sum(counts) + _SHRINKING * overall) / (len(counts) + _SHRINKING)


def _tamed(counts: Sequence[float]) -> list[float]:
    """Return the counts with those beyond Tukey's outer fences put on them."""
    if len(counts) < _FEW:
        return list(counts)
    low, high = _quartiles(counts)
    reach = 3.0 * max(high - low, math.sqrt(high) + 1.0)
    return [min(max(count, low - reach), high + reach) for count in counts]


def _quartiles(counts: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(counts)
    last = len(ordered) - 1
    return ordered[round(last * 0.25)], ordered[round(last * 0.75)]


def _spread(tamed: Mapping[int, Sequence[float]], means: Mapping[int, float]) -> float:
    every = sum(len(counts) for counts in tamed.values())
    freedom = max(every - len(tamed), 1)
    pearson = sum(
        (count - means[weekday]) ** 2 / max(means[weekday], 0.1)
        for weekday, counts in tamed.items()
        for count in counts
    )
    return max(1.0, pearson / freedom * (1.0 + 1.0 / math.sqrt(freedom)))


def recent_level(days: Sequence[PortalDay], day: date) -> float:
    """Return the last four weeks' number by that of the whole window; 1.0 where unknown."""
    recent = [one for one in days if one.on >= day - RECENT]
    if len(recent) < _FEW:
        return 1.0
    before = level_of(days).overall
    return level_of(recent).overall / before if before else 1.0


def _drawn(mean: float, spread: float, recent: float) -> tuple[int, int]:
    """Return floor and ceiling: by the lower of old and recent level, and by the higher."""
    low, high = mean * min(1.0, recent), mean * max(1.0, recent)
    minimum = min(_floor(low, spread), math.floor(low * LEAST_DROP))
    maximum = max(_ceiling(high, spread), math.ceil(high * LEAST_BURST), 3)
    return minimum, maximum


def _floor(mean: float, spread: float) -> int:
    """Return the largest number that is missed from below with `RED_CHANCE` at most."""
    total, count = 0.0, 0
    for chance in _chances(mean, spread):
        total += chance
        if total > RED_CHANCE:
            return count
        count += 1
    return count


def _ceiling(mean: float, spread: float) -> int:
    """Return the smallest number that is passed with `WARNING_CHANCE` at most."""
    total = 0.0
    count = -1
    for chance in _chances(mean, spread):
        total += chance
        count += 1
        if 1.0 - total <= WARNING_CHANCE:
            break
    return count


@lru_cache(maxsize=4096)
def _chances(mean: float, spread: float) -> tuple[float, ...]:
    """Return the chances of 0, 1, 2 … articles, to where nothing is left.

    Negative binomial with variance ``spread * mean``; Poisson where the spread is 1.
    """
    if mean <= 0.0:
        return (1.0,)
    limit = math.ceil(mean + 12.0 * math.sqrt(spread * mean) + 12.0 * spread)
    chance = _poisson(mean) if spread <= 1.001 else _negative_binomial(mean, spread)
    return tuple(chance(count) for count in range(limit + 1))


def _poisson(mean: float) -> Callable[[int], float]:
    return lambda count: math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))


def _negative_binomial(mean: float, spread: float) -> Callable[[int], float]:
    shape = mean / (spread - 1.0)
    within, beyond = math.log(1.0 / spread), math.log1p(-1.0 / spread)
    return lambda count: math.exp(
        math.lgamma(count + shape) - math.lgamma(shape) - math.lgamma(count + 1)
        + shape * within + count * beyond
    )  # fmt: skip
