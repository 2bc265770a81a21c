"""Owns our manners towards a host: one request at a time, the pause between two, the ledger.

A request is a turn. Where the turns of a host are kept is a `Pace`: in this process
(`OwnPace`, for one page by hand) or in the warehouse, for all workers of a cluster.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from govnews.fetch.answers import Refused
from govnews.records import Fate

STEP = 5.0  # seconds; whoever waits looks this often whether the host was stopped meanwhile
LONGEST_HOLD = 86_400.0  # seconds; a server that asks for more has mistyped, or means "never"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What came of asking for a turn: it is ours (`left_seconds` is 0), or how long to wait.

    `is_held`: not the pace, but the server wants us to wait (Retry-After, overload).
    `gap_seconds` has passed since the last request to this host ended, whoever sent it;
    `delay_seconds` is the pause in force; `stopped` says who stopped the host, and why.
    """

    left_seconds: float
    is_held: bool = False
    stopped: str | None = None
    delay_seconds: float
    gap_seconds: float | None = None
    at: datetime


class Place(Protocol):
    """One worker's place at a host, while nobody else has one."""

    def claim(self, delay_seconds: float) -> Claim:
        """Take the turn, if it is time; what is claimed counts as asked."""

    def end(self, hold_seconds: float) -> None:
        """Write down that the request has ended; nobody asks again for `hold_seconds`."""


class Pace(Protocol):
    """Where the turns of hosts are kept."""

    def place(self, host: str) -> AbstractContextManager[Place]:
        """Wait until nobody else has a place at `host`; raise `Refused` after too long a wait."""


@dataclass(kw_only=True)
class Turn:
    """What one request came to, told by the client before the turn ends."""

    received_bytes: int = 0
    saved_bytes: int = 0
    not_modified: bool = False
    failed: bool = False
    hold_seconds: float = 0.0


@dataclass(kw_only=True)
class HostLedger:
    """What one host bore. Bytes are those of bodies as they came over the line.

    We waited `waited_seconds` in all, of which `retry_after_seconds` because the server wanted
    it and `turn_seconds` because another of our workers was asking; the rest was the pace.
    `saved_bytes` are those of the pages that were answered by 304. `least_gap_seconds` is the
    shortest pause between two requests as it was measured, `delay_seconds` the shortest that was
    in force.
    """

    requests: int = 0
    not_modified: int = 0
    failed: int = 0
    received_bytes: int = 0
    saved_bytes: int = 0
    waited_seconds: float = 0.0
    retry_after_seconds: float = 0.0
    turn_seconds: float = 0.0
    delay_seconds: float | None = None
    least_gap_seconds: float | None = None
    first_asked_at: datetime | None = None
    last_asked_at: datetime | None = None

    def enter_claim(self, claim: Claim) -> None:
        """Enter a turn that was taken."""
        self.delay_seconds = _least(self.delay_seconds, claim.delay_seconds)
        self.least_gap_seconds = _least(self.least_gap_seconds, claim.gap_seconds)
        self.first_asked_at = self.first_asked_at or claim.at
        self.last_asked_at = claim.at

    def enter_turn(self, turn: Turn) -> None:
        """Enter a request that has ended."""
        self.requests += 1
        self.not_modified += turn.not_modified
        self.failed += turn.failed
        self.received_bytes += turn.received_bytes
        self.saved_bytes += turn.saved_bytes


class Manners:
    """The manners of one task. A task asks one address after the other, never two at once."""

    def __init__(
        self,
        delay_seconds: float,
        *,
        pace: Pace | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.delay_seconds = delay_seconds
        self._pace = pace or OwnPace(clock)
        self._sleep = sleep
        self._clock = clock
        self._ledgers: dict[str, HostLedger] = {}

    @contextmanager
    def turn(self, host: str, longest_hold: float = LONGEST_HOLD) -> Iterator[Turn]:
        """Wait until `host` may be asked, and let nobody else ask it until the block ends.

        Raises `Refused`: deferred where the host is stopped; unreachable where the server
        wants us to wait longer than `longest_hold` seconds, or nobody gives way.
        """
        ledger = self._ledgers.setdefault(host, HostLedger())
        began = self._clock()
        with self._pace.place(host) as place:
            stood = self._clock() - began
            ledger.turn_seconds += stood
            ledger.waited_seconds += stood
            ledger.enter_claim(self._claimed(host, place, ledger, longest_hold))
            turn = Turn()
            try:
                yield turn
            finally:
                ledger.enter_turn(turn)
                place.end(min(turn.hold_seconds, LONGEST_HOLD))

    def take_ledgers(self) -> dict[str, HostLedger]:
        """Return what was entered since the last call, by host."""
        taken, self._ledgers = self._ledgers, {}
        return taken

    def _claimed(self, host: str, place: Place, ledger: HostLedger, longest_hold: float) -> Claim:
        while True:
            claim = place.claim(self.delay_seconds)
            if claim.stopped is not None:
                raise Refused(Fate.DEFERRED, f"{host} is stopped: {claim.stopped}")
            if claim.left_seconds <= 0:
                return claim
            if claim.is_held and claim.left_seconds > longest_hold:
                raise Refused(
                    Fate.UNREACHABLE,
                    f"{host} asked to come back after {claim.left_seconds:.0f} seconds: not asked",
                )
            step = min(claim.left_seconds, STEP)
            self._sleep(step)
            ledger.waited_seconds += step
            ledger.retry_after_seconds += step if claim.is_held else 0.0


class OwnPace:
    """The turns of this process alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._places: dict[str, _OwnPlace] = {}

    @contextmanager
    def place(self, host: str) -> Iterator[Place]:
        """Give the place: a process asks one address after the other."""
        yield self._places.setdefault(host, _OwnPlace(self._clock))


class _OwnPlace:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ended: float | None = None
        self._not_before = 0.0

    def claim(self, delay_seconds: float) -> Claim:
        now = self._clock()
        gap = None if self._ended is None else now - self._ended
        paced = 0.0 if gap is None else delay_seconds - gap
        held = 0.0 if gap is None else self._not_before - now
        return Claim(
            left_seconds=max(paced, held, 0.0),
            is_held=held > paced,
            delay_seconds=delay_seconds,
            gap_seconds=gap,
            at=datetime.now(UTC),
        )

    def end(self, hold_seconds: float) -> None:
        self._ended = self._clock()
        self._not_before = self._ended + hold_seconds


def _least(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
