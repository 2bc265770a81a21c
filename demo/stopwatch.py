"""How long each phase of the demo took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds by phase, in the order in which the phases ran."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Say that a phase begins, and note how long it takes."""
        print(f"── {name}", flush=True)
        began = time.monotonic()
        yield
        self.seconds[name] = time.monotonic() - began

    def __str__(self) -> str:
        """Return one line per phase, and the sum."""
        rows = [*self.seconds.items(), ("all together", sum(self.seconds.values()))]
        return "\n".join(f"  {name:<56}{seconds:7.1f} s" for name, seconds in rows)
