"""Owns the limits of one request: how long, how much, how often."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long we wait, how much we take, how often we try. Seconds and bytes.

    `connect_seconds` covers look-up and connection; `read_seconds` the first byte of an answer
    and every one that follows; `total_seconds` a whole attempt. `page_bytes` bounds a body packed
    and unpacked, `head_bytes` status line and headers.
    """

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 90.0
    page_bytes: int = 10_000_000
    head_bytes: int = 65_536
    attempts: int = 3
    backoff_seconds: float = 2.0
    longest_wait_seconds: float = 60.0
