"""Owns the head of an answer: status line and headers, read up to a limit."""

from __future__ import annotations

from http.client import HTTPResponse
from typing import IO, Any

from govnews.fetch.answers import Refused
from govnews.records import Fate

MOST_LINES = 101  # a status line and 100 headers: at the next one http.client fails in other words


def bounded_response(limit: int) -> type[HTTPResponse]:
    """Return http.client's response, which refuses a head of more than `limit` bytes.

    http.client alone takes 100 lines of 64 KiB, and any number of "100 Continue" before them.
    """

    class BoundedResponse(HTTPResponse):
        def begin(self) -> None:
            plain = self.fp
            head = _Head(plain, limit)
            self.fp = head  # type: ignore[assignment]
            try:
                super().begin()
            finally:
                if self.fp is not None:  # else it is closed already
                    self.fp = plain

    return BoundedResponse


class _Head:
    """A stream whose lines are counted; everything else is the stream's own."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._lines = 0
        self._left = limit

    def readline(self, most: int = -1) -> bytes:
        line = self._stream.readline(most if 0 <= most <= self._left else self._left + 1)
        self._lines += 1
        self._left -= len(line)
        if self._left < 0:
            raise Refused(Fate.TOO_LARGE, f"more than {self._limit} bytes of headers")
        if self._lines > MOST_LINES and line.strip():
            raise Refused(Fate.TOO_LARGE, f"more than {MOST_LINES} lines of headers")
        return line

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
