"""Owns one attempt while it is under way: what has come so far, for the archive."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from govnews.fetch.answers import Refused
from govnews.fetch.body import read_body
from govnews.fetch.exchange import PARTIAL_BYTES, Cut, Exchange
from govnews.fetch.outages import printable
from govnews.records import Fate

if TYPE_CHECKING:
    import requests


@dataclass(kw_only=True)
class Attempt:
    """One request under way; `response` is there once its head has come, `content` grows.

    `url` is what the answer is known by, `requested_url` what goes over the line: a page that
    only a posted `form` brings has a name of ours.
    """

    url: str
    requested_url: str
    sent: tuple[tuple[str, str], ...]
    form: list[tuple[str, str]] | None = None
    asked_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    response: requests.Response | None = None
    content: bytearray = field(default_factory=bytearray)
    received_bytes: int = 0
    cut: Cut | None = None
    _began: float = field(default_factory=time.monotonic)

    @property
    def method(self) -> str:
        """The method of the request."""
        return "GET" if self.form is None else "POST"

    @property
    def request_body(self) -> bytes:
        """The posted form as it goes over the line; empty for a GET."""
        return urlencode(self.form or []).encode("ascii")

    def read_beginning(self, raw: BaseHTTPResponse, deadline: float) -> None:
        """Read the first bytes of an error page: evidence, no more; however it breaks off."""
        try:
            body = read_body(raw, PARTIAL_BYTES, deadline, content=self.content)
            self.received_bytes = body.received_bytes
        except Refused as refused:
            self.cut = "length" if refused.fate is Fate.TOO_LARGE else "disconnect"
            self.received_bytes = refused.received_bytes
        except (HTTPError, OSError):
            self.cut = "disconnect"

    def ended(
        self, fate: Fate | None = None, reason: str | None = None, *, overdue: bool = False
    ) -> Exchange:
        """Return the whole exchange; `fate` and `reason` where it brought nothing usable."""
        response = self.response
        cut = self._cut(fate, overdue)
        content = bytes(self.content)
        is_usable = fate is None and response is not None and response.ok
        if cut is not None and not is_usable:  # then its beginning is evidence enough
            content = content[:PARTIAL_BYTES]
        return Exchange(
            url=self.url,
            method=self.method,
            asked_at=self.asked_at,
            seconds=time.monotonic() - self._began,
            request_headers=self.sent if response is None else _pairs(response.request.headers),
            request_body=self.request_body,
            status=None if response is None else response.status_code,
            phrase="" if response is None else printable(response.reason or ""),
            headers=() if response is None else _pairs(response.raw.headers),
            payload=content,
            received_bytes=max(self.received_bytes, len(content) if cut else 0),
            truncated=cut,
            fate=fate,
            reason=None if reason is None else printable(reason),
        )

    def _cut(self, fate: Fate | None, overdue: bool) -> Cut | None:
        """Return why the content is not whole: told by a limit, or because nobody read it."""
        if self.response is None or self.cut is not None:
            return self.cut
        status = self.response.status_code
        if 200 <= status < 300 and fate is Fate.TOO_LARGE:
            return "length"
        if 200 <= status < 300 and fate is Fate.UNREACHABLE:
            if overdue:
                return "time"
            if not self.received_bytes:  # a busy note has come whole
                return "disconnect"
        if self.content or self.received_bytes or status == 304:
            return None
        announced = self.response.headers.get("Content-Length", "")
        return None if status >= 400 or announced in ("", "0") else "unspecified"


def _pairs(headers: object) -> tuple[tuple[str, str], ...]:
    items = headers.items()  # type: ignore[attr-defined]
    return tuple((str(name), printable(_text(value))) for name, value in items)


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
