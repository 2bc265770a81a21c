"""Years of portals that never were: weekdays, Tết, holidays, a summer, bursts, all by one seed."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from govnews.health.band import PortalDay
from govnews.vietnamese.public_holidays import DayClass, day_class

FIRST, LAST = date(2024, 1, 1), date(2026, 10, 31)
JUDGED_FROM = date(2025, 1, 1)
BURSTS = (date(2025, 6, 17), date(2025, 11, 4), date(2026, 5, 19))  # Tuesdays


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How a kind of portal publishes: articles of a day by class, unrest, what the year does."""

    working: float
    weekend: float
    tet: float
    unrest: float = 0.15
    idle: float = 0.0
    weekdays: Mapping[int, float] = field(default_factory=dict)
    summer: float = 1.0
    growth: float = 0.0


KINDS = {
    "newspaper": Kind(working=150, weekend=110, tet=60, unrest=0.08),
    "province": Kind(working=60, weekend=20, tet=12),
    "ministry": Kind(working=25, weekend=3, tet=0.6, unrest=0.2),
    "district": Kind(working=4, weekend=0.5, tet=0.1, unrest=0.4),
    "commune": Kind(working=0.6, weekend=0.05, tet=0.0, unrest=0.6),
    "school office": Kind(working=8, weekend=0.5, tet=0.0, unrest=0.3, summer=0.35),
    "weekly": Kind(
        working=1.2, weekend=0.1, tet=0.0, weekdays={1: 0.1, 2: 0.1, 3: 0.1, 4: 0.1, 5: 5.0}
    ),
    "in batches": Kind(working=8, weekend=0.0, tet=0.0, idle=0.6),
    "growing": Kind(working=10, weekend=2, tet=0.5, growth=0.7),
}


def year_of(kind: Kind, seed: int, bursts: bool = False) -> list[PortalDay]:
    """Return what a portal of this kind publishes from FIRST to LAST."""
    chance = random.Random(seed)
    days, level = [], 0.0
    for step in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=step)
        level = 0.9 * level + chance.gauss(0.0, 0.06)  # good and bad weeks
        mean = usual(kind, day) * math.exp(level + chance.gauss(0.0, kind.unrest))
        mean *= math.exp(kind.growth * step / 365.0)
        if chance.random() < kind.idle:
            mean = 0.0
        if bursts and day in BURSTS:
            mean *= 5.0
        days.append(PortalDay(on=day, articles=poisson(chance, mean)))
    return days


def usual(kind: Kind, day: date) -> float:
    working = kind.working * kind.weekdays.get(day.isoweekday(), kind.working) / kind.working
    if (6, 10) <= (day.month, day.day) <= (8, 20):
        working *= kind.summer
    by_class = {
        DayClass.WORKING: working,
        DayClass.WEEKEND: kind.weekend,
        DayClass.HOLIDAY: kind.weekend * 0.8,
        DayClass.TET: kind.tet,
        DayClass.AROUND: working * 0.75,
    }
    return by_class[day_class(day)]


def poisson(chance: random.Random, mean: float) -> int:
    """Return a Poisson number: sums of small ones, as e^-150 is too small to count with."""
    total = 0
    while mean > 0.0:
        part, mean = min(mean, 20.0), mean - 20.0
        limit, product = math.exp(-part), chance.random()
        while product > limit:
            total, product = total + 1, product * chance.random()
    return total
