"""Owns one attempt at one address: what was sent, what came back, how it failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from govnews.fetch.answers import Answer, NoAnswer
from govnews.records import Fate

# What a limit stopped (WARC 1.1, 5.13): too many bytes, too many seconds, a line cut off.
Cut = Literal["length", "time", "disconnect", "unspecified"]

PARTIAL_BYTES = 65_536  # of a body that was refused or broke off; enough to see what it was
# Refusals that another attempt of the same night would meet again.
_LASTING = {Fate.TOO_LARGE, Fate.WRONG_CONTENT}


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One attempt: a request, and what came of it; seconds from sending to the last byte.

    `status` None: no answer at all. `payload` is the content with any Content-Encoding undone;
    where `truncated` says why it is not whole, it is the beginning. `fate` and `reason` tell why
    the attempt brought nothing usable; an answer that may be used has none.
    """

    url: str
    asked_at: datetime
    seconds: float
    method: str = "GET"
    request_headers: tuple[tuple[str, str], ...] = ()
    request_body: bytes = b""  # a posted form, as it went over the line
    status: int | None = None
    phrase: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    payload: bytes = b""
    received_bytes: int = 0
    truncated: Cut | None = None
    fate: Fate | None = None
    reason: str | None = None


def outcome_of(exchange: Exchange) -> Answer | NoAnswer | None:
    """Return what this attempt settled, or None where the address has to be asked again."""
    if exchange.fate in _LASTING:
        return NoAnswer(
            url=exchange.url,
            fate=exchange.fate,
            reason=exchange.reason or "",
            status=exchange.status,
        )
    if exchange.fate is not None or exchange.status is None:
        return None
    is_page = 200 <= exchange.status < 300
    return Answer(
        url=exchange.url,
        status=exchange.status,
        phrase=exchange.phrase,
        headers=exchange.headers,
        payload=exchange.payload if is_page else b"",
        received_bytes=exchange.received_bytes if is_page else 0,
        fetched_at=exchange.asked_at,
        request_headers=exchange.request_headers,
        is_cut=exchange.truncated == "length",
        method=exchange.method,
    )
