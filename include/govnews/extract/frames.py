"""Owns periods in page order, asked for the ones that stand before a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from govnews.records import Period

# Periods further back than this many are forgotten.
_NEAREST = 40


class Frames:
    """Periods in page order."""

    def __init__(self) -> None:
        self._periods: list[Period] = []
        self._starts: list[int] = []

    def add(self, period: Period) -> None:
        """Keep a period; they come in page order."""
        self._periods.append(period)
        self._starts.append(start_of(period))

    def before(self, position: int) -> Iterator[Period]:
        """Yield the nearest few, the last one first."""
        at = bisect_left(self._starts, position)
        return iter(self._periods[max(0, at - _NEAREST) : at][::-1])

    def last_before(self, position: int) -> Period | None:
        """Return the nearest period that starts before a place, or None."""
        return next(self.before(position), None)


def start_of(period: Period) -> int:
    """Return where a period stands in its string."""
    return period.span.start if period.span else 0


def end_of(period: Period) -> int:
    """Return where a period's words end in its string."""
    return period.span.end if period.span else 0
