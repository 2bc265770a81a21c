"""Owns drift: whether a share that held for weeks has really fallen, or only looks so."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from govnews.health.alarms import Severity
from govnews.health.pages import Filled, PageReading

# Of a night with fewer pages, the nights before it are looked at, too.
LEAST_AFTER, MOST_NIGHTS = 5, 7
LEAST_BEFORE, LEAST_NIGHTS = 20, 3
LEAST_FOR_A_RATE = 5
WARNING_CHANCE, WARNING_DROP = 1e-3, 0.2
MARGIN = 0.05
RED_CHANCE, RED_DROP = 1e-3, 0.5
ALWAYS, MOSTLY, NEVER = 0.9, 0.7, 0.1


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Pages with a mark among pages looked at, before and now; the first page without it."""

    before: tuple[int, int]
    after: tuple[int, int]
    first_without: PageReading | None

    @property
    def share_before(self) -> float:
        """Return the share of earlier pages with the mark."""
        return self.before[0] / self.before[1]

    @property
    def share_after(self) -> float:
        """Return the share of the newest pages with the mark."""
        return self.after[0] / self.after[1]

    @property
    def chance(self) -> float:
        """Return how likely so few, or fewer, marks are if nothing changed.

        Beta-binomial with Jeffreys' prior: exact for few pages, and unsure after few.
        """
        return chance_of_so_few(*self.after, *self.before)


def split_nights(
    pages: Sequence[PageReading], day: date, bad: Collection[date] = ()
) -> tuple[list[PageReading], list[PageReading]] | None:
    """Return earlier and newest pages of `day`, each address once; None where too few.

    `pages` are in the order in which they were asked for. The newest are those of the day,
    joined by the nights before it until they are `LEAST_AFTER`. Nights that were `bad` are no
    example of how pages usually are.
    """
    nights = sorted({page.news_day for page in pages if page.news_day <= day}, reverse=True)
    if not nights or nights[0] != day:
        return None
    after: list[PageReading] = []
    first = day
    for first in nights[:MOST_NIGHTS]:
        after = _once([page for page in pages if first <= page.news_day <= day])
        if len(after) >= LEAST_AFTER:
            break
    before = _once([page for page in pages if page.news_day < first and page.news_day not in bad])
    enough_nights = len({page.news_day for page in before}) >= LEAST_NIGHTS
    if len(after) < LEAST_AFTER or len(before) < LEAST_BEFORE or not enough_nights:
        return None
    return before, after


def _once(pages: Sequence[PageReading]) -> list[PageReading]:
    """Return each address once, as it was read last."""
    return list({page.url: page for page in pages}.values())


def rates_of(
    before: Sequence[PageReading], after: Sequence[PageReading], has_mark: Filled
) -> Rates:
    """Return the rates of one mark."""
    without = (page for page in after if not has_mark(page))
    return Rates(
        before=(sum(map(has_mark, before)), len(before)),
        after=(sum(map(has_mark, after)), len(after)),
        first_without=next(without, None),
    )


def drift(
    before: Sequence[PageReading],
    after: Sequence[PageReading],
    has_mark: Filled,
    *,
    is_needed: bool = True,
) -> tuple[Severity, Rates] | None:
    """Return how bad the fall of a mark's share is, with the rates; None where it holds.

    Red: a mark that was (nearly) always there is now (nearly) never; where it `is_needed`, also
    one that was mostly there is now never, or was always there and half of the pages lost it.
    A night hardly worse than one before is no drift.
    """
    rates = rates_of(before, after, has_mark)
    drop = rates.share_before - rates.share_after
    if drop < WARNING_DROP or rates.share_after > _worst_night(before, has_mark) - MARGIN:
        return None
    chance = rates.chance
    if chance < RED_CHANCE and _is_lost(rates, is_needed):
        return Severity.RED, rates
    return (Severity.WARNING, rates) if chance < WARNING_CHANCE else None


def _is_lost(rates: Rates, is_needed: bool) -> bool:
    was_always, is_never = rates.share_before >= ALWAYS, rates.share_after <= NEVER
    if not is_needed:
        return was_always and is_never
    drop = rates.share_before - rates.share_after
    return (was_always and drop >= RED_DROP) or (rates.share_before >= MOSTLY and is_never)


def _worst_night(pages: Sequence[PageReading], has_mark: Filled) -> float:
    """Return the lowest share of any earlier night with enough pages; 1.0 without one."""
    nights: dict[date, list[bool]] = {}
    for page in pages:
        nights.setdefault(page.news_day, []).append(has_mark(page))
    shares = [
        sum(marks) / len(marks) for marks in nights.values() if len(marks) >= LEAST_FOR_A_RATE
    ]
    return min(shares, default=1.0)


def chance_of_so_few(marked: int, pages: int, marked_before: int, pages_before: int) -> float:
    """Return P(X <= marked) of `pages`, after `marked_before` of `pages_before`."""
    alpha, beta = marked_before + 0.5, pages_before - marked_before + 0.5
    return min(
        1.0,
        sum(
            math.exp(
                math.lgamma(pages + 1) - math.lgamma(count + 1) - math.lgamma(pages - count + 1)
                + _log_beta(count + alpha, pages - count + beta) - _log_beta(alpha, beta)
            )
            for count in range(marked + 1)
        ),
    )  # fmt: skip


def _log_beta(first: float, second: float) -> float:
    return math.lgamma(first) + math.lgamma(second) - math.lgamma(first + second)
