"""Ctrl-C and TERM, turned into one question that every waiting place of the demo asks.

The handler only notes the signal: an exception out of the blue could strike
between starting a process and writing it down.
"""

from __future__ import annotations

import signal
import time
from types import FrameType

POLL_SECONDS = 0.2
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(Exception):
    """Somebody asked the demo to stop."""


class Interruption:
    """Whether somebody asked to stop; listens from its creation on."""

    def __init__(self) -> None:
        self.came = False
        for number in SIGNALS:
            signal.signal(number, self._note)

    def pause(self, seconds: float = POLL_SECONDS) -> None:
        """Wait; raise `Interrupted` as soon as somebody asks to stop."""
        until = time.monotonic() + seconds
        while True:
            if self.came:
                raise Interrupted
            left = until - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(left, POLL_SECONDS))

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if not self.came:
            print(f"\n{signal.Signals(number).name}: stopping what was started …", flush=True)
        self.came = True
