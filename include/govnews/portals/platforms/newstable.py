"""Owns the office sites whose news is one table: cells NewsTitle1, NewsIntro, NewsContent.

Seen at qbvr.daknong.gov.vn; its sections were ``/vi/<slug>-sn<number>.html``.
"""

from __future__ import annotations

import re

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address

TABLE = Layout(
    name="newstable_article",
    container="table:has(> tbody > tr > td.NewsTitle1), table:has(> tr > td.NewsTitle1)",
    title="td.NewsTitle1 .detail-title, td.NewsTitle1 > h1, td.NewsTitle1 > h2",
    published="td.NewsTitle1 .create",
    standfirst="td.NewsIntro",
    body="td.NewsContent",
    drop="td.NewsMore1, td.NewsMore1Item",
)
LAYOUTS = (TABLE,)

ARTICLE = r"/[a-z]{2}/[^/?#]+-n\d+\.html(?:\?[^#]*)?"
LISTING = r"/[a-z]{2}/[^/?#]+-sn\d+\.html(?:\?[^#]*)?"
ARTICLE_ADDRESS = address(ARTICLE)
LISTING_ADDRESS = address(LISTING)
LIST = Listing(entry="a.title-cat-item", date=".title-cat-di > .create, .title-cat-di .create")
_NUMBER = re.compile(r"^/[a-z]{2}/[^/?#]+-n(\d+)\.html")


def identify(url: str) -> str | None:
    """Return the number of the article behind a URL."""
    found = _NUMBER.search(re.sub(r"^https?://[^/]+", "", url))
    return found[1] if found else None


PLATFORM = Platform(
    name="newstable",
    title="News in one table (NewsTitle1)",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LIST,
    identify=identify,
    marks=("td.NewsTitle1", "td.NewsMore1Item", "a.title-cat-item.stylemtitle"),
    address_marks=(re.compile(r"/[a-z]{2}/[^/?#]+-sn\d+\.html"),),
)
