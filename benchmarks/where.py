"""Samples where the threads of a process are, by the module of this project they are in."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from types import FrameType, TracebackType

PERIOD_SECONDS = 0.02
_PACKAGE = "govnews."
# Rooms that only wait for what they called say nothing of where the time goes.
_OUTER = ("govnews.steps.grouping", "govnews.steps.warehouse_connection")


class Whereabouts:
    """Counts, while it is open, in which of our modules each working thread is.

    Waiting counts like working: the time of a night is what is asked for, not its CPU.
    """

    def __init__(self, thread_prefix: str) -> None:
        self.counts: Counter[str] = Counter()
        self._prefix = thread_prefix
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Whereabouts:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(PERIOD_SECONDS):
            frames = sys._current_frames()
            for thread in threading.enumerate():
                frame = frames.get(thread.ident or 0)
                if thread.name.startswith(self._prefix) and frame is not None:
                    self.counts.update([module] if (module := _module_of(frame)) else [])


def _module_of(frame: FrameType | None) -> str | None:
    """Return the innermost of our modules that a thread is in; None where it idles."""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith(_PACKAGE) and name not in _OUTER:
            return name
        frame = frame.f_back
    return None
