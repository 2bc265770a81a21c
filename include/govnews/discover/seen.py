"""Owns what one page of a listing, feed or sitemap showed: the ground of completeness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govnews.discover.listings import Entry


@dataclass(frozen=True, kw_only=True)
class ListingSeen:
    """One page of a listing in one run.

    `is_list`: its entries are kept one by one; a sitemap's are not. `walk_ended` says why the
    pager was not followed further.
    """

    url: str
    first_page: str
    number: int
    entries: tuple[Entry, ...]
    new_entries: int
    stated_total: int | None = None
    walk_ended: str | None = None
    is_list: bool = True

    def row(self) -> dict[str, Any]:
        """Return the row of crawl.listing_page."""
        days = [entry.stated_on for entry in self.entries if entry.stated_on]
        return {
            "listing_url": self.url,
            "first_page_url": self.first_page,
            "page_number": self.number,
            "entries": len(self.entries),
            "new_entries": self.new_entries,
            "stated_total": self.stated_total,
            "first_entry_url": self.entries[0].url if self.entries else None,
            "last_entry_url": self.entries[-1].url if self.entries else None,
            "earliest_on": min(days, default=None),
            "latest_on": max(days, default=None),
            "walk_ended": self.walk_ended,
        }

    def entry_rows(self) -> list[dict[str, Any]]:
        """Return the rows of crawl.listing_entry, in page order."""
        if not self.is_list:
            return []
        return [
            {
                "listing_url": self.url,
                "position": position,
                "url": entry.url,
                "stated_on": entry.stated_on,
            }
            for position, entry in enumerate(self.entries, 1)
        ]
