"""Owns where organisations stand in a string, asked by position: long pages have thousands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from govnews.extract.organisation_names import Mention


class Bodies:
    """The organisations of one string by their places; they do not overlap."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.span.start)
        self._starts = [mention.span.start for mention in self._mentions]
        self._ends = [mention.span.end for mention in self._mentions]

    def covers(self, position: int) -> bool:
        """Return whether a position lies in an organisation."""
        at = bisect_right(self._starts, position)
        return at > 0 and self._ends[at - 1] > position

    def meets(self, start: int, end: int) -> bool:
        """Return whether an organisation has a part in a stretch."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start

    def holds_all(self, start: int, end: int) -> bool:
        """Return whether one organisation has the whole stretch."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._ends[at - 1] >= end

    def holds(self, position: int) -> bool:
        """Return whether a position lies behind the first letter of an organisation."""
        return any(m.start < position < m.end for m in self._near(position))

    def end_over(self, start: int, position: int) -> int | None:
        """Return where the organisation behind `start` ends that goes on over `position`.

        It may begin right behind `position` too.
        """
        for mention in self._near(position + 1):
            if start < mention.start <= position + 1 and mention.end > position:
                return mention.end
        return None

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the organisations that lie between two positions, in page order."""
        at = bisect_right(self._starts, start - 1)
        while at < len(self._mentions) and self._starts[at] < end:
            if self._mentions[at].end <= end:
                yield self._mentions[at]
            at += 1

    def _near(self, position: int) -> Sequence[Mention]:
        at = bisect_right(self._starts, position)
        return self._mentions[max(0, at - 3) : at]
