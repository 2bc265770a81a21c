"""The contract of a platform: what one content system sets alike on all its sites.

Vietnam has thousands of government sites and a few dozen content systems. A module of
`govnews.portals.platforms` ends with ``PLATFORM = Platform(…)``; a portal file then says who
publishes (``PORTAL = wordpress.PLATFORM.portal(slug=…, …)``) and what it has of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TypedDict, Unpack

from govnews.portal import Layout, Listing, Portal, TlsException
from govnews.records import Place, PublishedAt


class Deviations(TypedDict, total=False):
    """What a portal may have of its own; each means what the field of `Portal` means."""

    platform: str
    layouts: tuple[Layout, ...]
    article_address: re.Pattern[str]
    listing_address: re.Pattern[str]
    listing: Listing
    other_listings: tuple[Listing, ...]
    identify: Callable[[str], str | None]
    date_in_address: Callable[[str], PublishedAt | None] | None
    scheme: str
    aliases: tuple[str, ...]
    root: str
    ports: tuple[int, ...]
    tls_exceptions: tuple[TlsException, ...]
    start: tuple[str, ...]
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    not_found_words: tuple[str, ...]
    static_page: str | None
    neighbours: str | None
    delay_seconds: float
    page_budget: int
    failure_limit: float
    expects_articles: bool
    daily_articles: tuple[int, int] | None


@dataclass(frozen=True, kw_only=True)
class Platform:
    """One content system: how its sites set pages, name them, and how it gives itself away.

    `name` is the module's; `title` what the vendor or the trade calls it. `layouts` holds one
    layout per skin and view (print, mobile), the one that fits most narrowly first; `listing`
    the usual listing and `other_listings` those of other skins, tried in turn while none has
    found an entry. `marks` are CSS selectors that only pages of this platform have, strongest
    first; `address_marks` its telling addresses, held against path and query. The other fields
    are handed to each portal and mean what they mean there.
    """

    name: str
    title: str
    layouts: tuple[Layout, ...]
    article_address: re.Pattern[str]
    listing_address: re.Pattern[str]
    listing: Listing
    identify: Callable[[str], str | None]
    other_listings: tuple[Listing, ...] = ()
    date_in_address: Callable[[str], PublishedAt | None] | None = None
    marks: tuple[str, ...] = ()
    address_marks: tuple[re.Pattern[str], ...] = ()
    start: tuple[str, ...] = ("/",)
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    not_found_words: tuple[str, ...] = ("Không tìm thấy bài viết",)
    static_page: str | None = None
    neighbours: str | None = None

    def portal(
        self,
        *,
        slug: str,
        name: str,
        host: str,
        publisher: str,
        kind: str,
        place: Place,
        **own: Unpack[Deviations],
    ) -> Portal:
        """Return a portal on this platform; what is given in `own` goes before the platform's.

        Raises `TypeError` for a field that a portal has not.
        """
        values = {each: getattr(self, each) for each in _HANDED_ON} | {"platform": self.name}
        given = {
            "slug": slug,
            "name": name,
            "host": host,
            "publisher": publisher,
            "kind": kind,
            "place": place,
        }
        return Portal(**{**values, **own, **given})


_HANDED_ON = sorted(
    {each.name for each in fields(Platform)} & {each.name for each in fields(Portal)} - {"name"}
)
