"""Owns what is remembered of every page that was read: which fields it had, never its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

STANDFIRST_LENGTH = 200
_CLOCK_MINUTES = 10
_ON_PAGE = {"stated", "metadata"}


@dataclass(frozen=True, kw_only=True)
class PageReading:
    """One captured page of one night, as it was read. Digests tell equal strings, no more.

    `fate` is that of a page without article (layout_changed …); `minutes_from_fetch` lies
    between a printed minute and the moment the page was asked for, None without a minute.
    """

    url: str
    news_day: date
    fate: str
    fetched_at: datetime | None = None
    layout: str | None = None
    article: str | None = None
    title: str | None = None
    body: str | None = None
    body_length: int = 0
    basis: str = "absent"
    minutes_from_fetch: float | None = None
    has_byline: bool = False
    captions: int = 0
    tables: int = 0

    @property
    def is_read(self) -> bool:
        """Return whether the page came to an article."""
        return self.article is not None and self.fate != "quarantined"


Filled = Callable[[PageReading], bool]

# What each field is called in alarms, which selector of the layout reads it, and when it is there.
FIELDS: Mapping[str, tuple[str, Filled]] = {
    "date": ("published", lambda page: page.basis != "absent"),
    "date on the page": ("published or metadata", lambda page: page.basis in _ON_PAGE),
    "date other than the moment of asking": (
        "published or metadata",
        lambda page: page.minutes_from_fetch is None or page.minutes_from_fetch > _CLOCK_MINUTES,
    ),
    "byline": ("byline", lambda page: page.has_byline),
    "body of 200 characters": ("body", lambda page: page.body_length >= STANDFIRST_LENGTH),
    "captions": ("captions", lambda page: page.captions > 0),
    "tables": ("body", lambda page: page.tables > 0),
}


def compared_fields(
    before: Sequence[PageReading], after: Sequence[PageReading]
) -> dict[str, tuple[str, Filled]]:
    """Return FIELDS and those that only other pages tell: own title, own body, usual length."""
    pages = [*before, *after]
    shared_titles = _shared(pages, lambda page: page.title)
    shared_bodies = _shared(pages, lambda page: page.body)
    usual = median(page.body_length for page in before)
    return {
        "title of its own": ("title", lambda page: page.title not in shared_titles),
        "body of its own": ("body", lambda page: page.body not in shared_bodies),
        "body at least half as long as usual": (
            "body",
            lambda page: page.body_length * 2 >= usual,
        ),
        "body at most three times as long as usual": (
            "body",
            lambda page: page.body_length <= usual * 3,
        ),
        **FIELDS,
    }


def _shared(
    pages: Sequence[PageReading], digest: Callable[[PageReading], str | None]
) -> set[str | None]:
    """Return the digests that different articles have in common."""
    owners: dict[str | None, set[str | None]] = {}
    for page in pages:
        owners.setdefault(digest(page), set()).add(page.article)
    return {value for value, articles in owners.items() if len(articles) > 1}
