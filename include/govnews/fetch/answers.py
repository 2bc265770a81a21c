"""Owns what a request comes to: an answer, or the fate that stands in its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from govnews.capture_quality import Kind, Quality, assess
from govnews.records import Fate

_PAGES = {"", "text/html", "application/xhtml+xml"}
_FILES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


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
    method: str = "GET"

    def header(self, name: str) -> str | None:
        """Return the first header of that name with white space folded, or None."""
        for key, value in self.headers:
            if key.lower() == name.lower():
                return " ".join(value.split())
        return None

    @cached_property
    def quality(self) -> Quality | None:
        """Return how much the page looks like content; None for files, feeds and no content."""
        media = (self.header("Content-Type") or "").partition(";")[0].strip().lower()
        if not self.payload or media not in _PAGES or self.payload.startswith(_FILES):
            return None
        return assess(self.payload, self.header("Content-Type"))

    @property
    def digest(self) -> str:
        """Return the payload's sha256 as ``sha256:<hexadecimal>``."""
        return digest_of(self.payload)


@dataclass(frozen=True, kw_only=True)
class NoAnswer:
    """Why there is nothing to keep: the address's fate and the reason in words.

    `quality` is that of a page that came and was no content. `is_held`: not this address, but
    its host wants to be left alone for longer than we wait.
    """

    url: str
    fate: Fate
    reason: str
    status: int | None = None
    quality: Quality | None = None
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
    return _is_page(answer) and _kind_of(answer) is Kind.BUSY


def gate_of(answer: Answer) -> str | None:
    """Return which gate stands before the page, in words, or None; we do not go around gates."""
    if answer.header("cf-mitigated"):
        return f"HTTP {answer.status} with a challenge (cf-mitigated)"
    if answer.status in (401, 402, 403, 407, 451):
        return f"HTTP {answer.status} {answer.phrase}".strip()
    if _is_page(answer) and answer.quality and answer.quality.fate is Fate.BLOCKED:
        return answer.quality.in_words()
    return None


def _is_page(answer: Answer) -> bool:
    return 200 <= answer.status < 300


def _kind_of(answer: Answer) -> Kind | None:
    return answer.quality.kind if answer.quality else None
