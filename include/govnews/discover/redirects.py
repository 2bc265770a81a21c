"""Owns chains of redirects: where each one ends, and which never end."""

from __future__ import annotations

from collections.abc import Mapping

LONGEST_CHAIN = 10  # hops; browsers stop at 20, RFC 9309 asks robots.txt for five


def settle(hops: Mapping[str, str]) -> dict[str, str | None]:
    """Return where each redirecting address ends; None where the chain runs in a circle."""
    return {url: _end_of(url, hops) for url in hops}


def chain_length(url: str, hops: Mapping[str, str]) -> int:
    """Return how many redirects in a row have led to `url`, at most one above the limit."""
    sources = {target: source for source, target in hops.items()}
    length = 0
    while url in sources and length <= LONGEST_CHAIN:
        url = sources[url]
        length += 1
    return length


def _end_of(url: str, hops: Mapping[str, str]) -> str | None:
    passed = {url}
    while url in hops:
        url = hops[url]
        if url in passed:
            return None
        passed.add(url)
    return url
