"""Owns what a request comes to: an answer, or the fate that stands in its place."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from govnews.records import Fate

# Portals under load say so with status 200 (seen: a page titled "Service Busy").
_BUSY = re.compile(
    r"<title>\s*(?:service (?:busy|(?:temporarily )?unavailable)|server (?:is )?(?:too )?busy"
    r"|(?:503|502|504)\b|hệ thống (?:đang )?(?:bận|quá tải|bảo trì))",
    re.IGNORECASE,
)
# A page that only sets a cookie by script and reloads is a gate (seen: D1N of quochoi.vn).
_COOKIE_GATE = re.compile(rb"document\.cookie\s*=.{0,600}?(?:location|reload)", re.DOTALL)
_SMALL = 4096  # bytes; busy notes and gates are short, articles are not


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer; `payload` is the content with any Content-Encoding undone.

    The payload is empty where the status alone says it all (everything but 2xx). `is_cut`:
    only its beginning was wanted, and it goes on.
    """

    url: str
    status: int
    phrase: str
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    received_bytes: int
    fetched_at: datetime
    request_headers: tuple[tuple[str, str], ...]
    is_cut: bool = False

    def header(self, name: str) -> str | None:
        """Return the first header of that name with white space folded, or None."""
        for key, value in self.headers:
            if key.lower() == name.lower():
                return " ".join(value.split())
        return None

    @property
    def digest(self) -> str:
        """Return the payload's sha256 as ``sha256:<hexadecimal>``."""
        return digest_of(self.payload)


@dataclass(frozen=True, kw_only=True)
class NoAnswer:
    """Why there is nothing to keep: the address's fate and the reason in words.

    `is_held`: not this address, but its host wants to be left alone for longer than we wait.
    """

    url: str
    fate: Fate
    reason: str
    status: int | None = None
    is_held: bool = False


class Refused(Exception):
    """One attempt ended without an answer; `again` tells whether another may succeed."""

    def __init__(self, fate: Fate, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.fate = fate
        self.reason = reason
        self.again = again
        self.received_bytes = 0


def digest_of(payload: bytes) -> str:
    """Return a payload's sha256 as the archive writes it: ``sha256:<hexadecimal>``."""
    return "sha256:" + hashlib.sha256(payload).hexdigest()


def says_busy(answer: Answer) -> bool:
    """Return whether the server is overloaded: 429, 5xx, or a busy note with status 200."""
    if answer.status == 429 or answer.status >= 500:
        return True
    if answer.status != 200 or len(answer.payload) > _SMALL:
        return False
    return _BUSY.search(answer.payload.decode("utf-8", "replace")) is not None


def gate_of(answer: Answer) -> str | None:
    """Return which gate stands before the page, in words, or None; we do not go around gates."""
    if answer.header("cf-mitigated"):
        return f"HTTP {answer.status} with a challenge (cf-mitigated)"
    if answer.status in (401, 402, 403, 407, 451):
        return f"HTTP {answer.status} {answer.phrase}".strip()
    if len(answer.payload) <= _SMALL and _COOKIE_GATE.search(answer.payload):
        return "a script sets a cookie and loads the page again"
    return None
