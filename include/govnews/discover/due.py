"""Owns the order in which a night's addresses are due: news first, then what was seen before."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from govnews.discover.kinds import Kind
from govnews.discover.known import KnownAddress
from govnews.records import Fate

_ENTRANCES = {Kind.FRONT: 0, Kind.FEED: 1, Kind.SITEMAP: 1}
_NEW_ARTICLE, _NEW_LISTING, _NEW_PAGE, _FRESH, _REVISIT = 3, 4, 5, 6, 7


class Due:
    """A queue that gives each address once, most urgent first.

    Front pages; feeds and sitemaps; listings that a front page links to; new articles, the
    latest first; further listing pages; other new pages; then revisits: pages in their first
    nights, which are edited most, then what is due longest. So a short budget is spent on
    news, and what one night puts off comes first in the next.
    """

    def __init__(self) -> None:
        self._heap: list[tuple[int, float, int, str]] = []
        self._offered: set[str] = set()

    def offer(self, address: KnownAddress, *, from_front: bool = False) -> None:
        """Put an address in its place; what was offered before stays where it is."""
        if address.url in self._offered:
            return
        self._offered.add(address.url)
        rank, key = _urgency(address, from_front=from_front)
        heapq.heappush(self._heap, (rank, key, len(self._offered), address.url))

    def __contains__(self, url: str) -> bool:
        """Return whether an address was offered before, also when it was given since."""
        return url in self._offered

    def __iter__(self) -> Iterator[str]:
        """Give what is due, one after the other, also what is offered meanwhile."""
        while self._heap:
            yield heapq.heappop(self._heap)[-1]


def _urgency(address: KnownAddress, *, from_front: bool) -> tuple[int, float]:
    if address.kind in _ENTRANCES:
        return _ENTRANCES[address.kind], 0.0
    if address.kind is Kind.LISTING and from_front:
        return 2, 0.0
    if _is_new(address):
        if address.kind is Kind.ARTICLE:
            published = address.feed_published_at
            return _NEW_ARTICLE, -published.timestamp() if published else 0.0
        return (_NEW_LISTING if address.kind is Kind.LISTING else _NEW_PAGE), 0.0
    if _is_overdue(address):
        return _REVISIT, float(address.next_visit_on.toordinal()) if address.next_visit_on else 0.0
    return _FRESH, address.visited_at.timestamp() if address.visited_at else 0.0


def _is_overdue(address: KnownAddress) -> bool:
    """Return whether the visit was planned for a later day than the last: a pause is over."""
    if address.visited_on is None or address.next_visit_on is None:
        return False
    return address.next_visit_on > address.visited_on


def _is_new(address: KnownAddress) -> bool:
    if address.visited_at is None:
        return True
    return address.last_fate in (Fate.UNREACHABLE, Fate.BLOCKED) and address.capture is None
