"""Owns our manners towards a host: one request at a time, the pause between two, the ledger."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(kw_only=True)
class HostLedger:
    """What one host bore: requests, answers 304, bytes on the line, seconds we waited."""

    requests: int = 0
    not_modified: int = 0
    received_bytes: int = 0
    waited_seconds: float = 0.0


class Manners:
    """The pace of one task. A task asks one address after the other, never two at once."""

    def __init__(
        self,
        delay_seconds: float,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.delay_seconds = delay_seconds
        self._sleep = sleep
        self._clock = clock
        self._last: dict[str, float] = {}
        self._ledgers: dict[str, HostLedger] = {}

    def wait(self, host: str, at_least: float = 0.0) -> None:
        """Sleep until `host` may be asked: the delay, or `at_least`, after its last answer."""
        last = self._last.get(host)
        if last is None:
            return
        left = last + max(self.delay_seconds, at_least) - self._clock()
        if left > 0:
            self._sleep(left)
            self._ledger(host).waited_seconds += left

    def count(self, host: str, *, received_bytes: int = 0, not_modified: bool = False) -> None:
        """Enter one request that has just ended."""
        self._last[host] = self._clock()
        ledger = self._ledger(host)
        ledger.requests += 1
        ledger.received_bytes += received_bytes
        ledger.not_modified += not_modified

    def take_ledgers(self) -> dict[str, HostLedger]:
        """Return what was entered since the last call, by host."""
        taken, self._ledgers = self._ledgers, {}
        return taken

    def _ledger(self, host: str) -> HostLedger:
        return self._ledgers.setdefault(host, HostLedger())
