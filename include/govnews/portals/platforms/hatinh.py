"""Owns the Hà Tĩnh provincial portal family (ASP.NET): its themes and its addresses.

Address forms were read on *.hatinh.gov.vn pages of 2018 to 2024: day folders, compact stamps
after ``.html/``, unix seconds at the end of the slug, ``tin-bai`` with an id.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address
from govnews.records import Basis, Precision, PublishedAt
from govnews.vietnamese.dates import ZONE, calendar_day

MODERN = Layout(
    name="hatinh_portal",
    container="div.chitiet",
    title="h2.tieude",
    published="div.ngaydang",
    body="div.noidung",
    view_count="div.luotxem",
)
TABLE = Layout(
    name="hatinh_table",
    container="table.tblNews",
    title="td.NewsTitle",
    published="td.NewsDate",
    body="td.NewsContent",
)
MOBILE = Layout(
    name="hatinh_mobile",
    container="body.m:has(div.m-body)",
    title="h1",
    published="div.m-date",
    body="div.m-body",
)
PRINT = Layout(
    name="hatinh_print",
    container="body:has(#printArea)",
    title="h3",
    published="h3 + div",
    body="#printArea",
)
LAYOUTS = (MODERN, TABLE, MOBILE, PRINT)

ARTICLE_ADDRESS = address(
    r"(?:/m)?/portal/pages/(?:\d{4}-\d\d-\d\d|\d{4})/[^/?#]+\.aspx(?:\?.*)?"
    r"|/portal/pages/print\.aspx\?(?:.*&)?id=\d+.*"
    r"|(?:/\w+)?/portal/(?:read|folder)/[^?#]+/news/[^/?#]+\.html(?:/\d+)?(?:\?.*)?"
    r"|/[^/?#]+-\d{10}\.html(?:\?.*)?"
    r"|/[^/?#]+/tin-bai/\d+/[^/?#]+(?:\?.*)?"
)
LISTING_ADDRESS = address(
    r"(?:/m)?/portal/KenhTin/[^/?#]+\.aspx(?:\?.*)?"
    r"|(?:/\w+)?/portal/folder/[^/?#]+(?:\?.*)?"
)
LISTING = Listing(entry="a.tieude-ds", date="td.tin > span.ngay")

_IDENTITIES = (
    re.compile(r"/portal/pages/[^?#]+-(\d+)\.aspx", re.IGNORECASE),
    re.compile(r"/portal/pages/(?:print|default)\.aspx\?(?:.*&)?id=(\d+)", re.IGNORECASE),
    re.compile(r"/tin/(\d+)/?$"),
    re.compile(r"/news/([^/?#]+)\.html(?:/\d+)?"),
    re.compile(r"/[^/?#]+-(\d{10})\.html"),
    re.compile(r"/tin-bai/(\d+)/"),
)
_DAY_FOLDER = re.compile(r"/portal/pages/((\d{4})-(\d\d)-(\d\d))/")
_STAMP = re.compile(r"\.html/((\d{4})(\d\d)(\d\d)\d{6})")
_UNIX_SECONDS = re.compile(r"-(1\d{9})\.(?:html|aspx)")


def identify(url: str) -> str | None:
    """Return the number (or slug) of the article behind a URL of this family."""
    for pattern in _IDENTITIES:
        if found := pattern.search(url):
            return found[1]
    return None


def date_in_address(url: str) -> PublishedAt | None:
    """Return the day that the address names; its minutes are known to differ from the page's."""
    day: date | None = None
    if found := _DAY_FOLDER.search(url) or _STAMP.search(url):
        day = calendar_day(int(found[2]), int(found[3]), int(found[4]))
    elif found := _UNIX_SECONDS.search(url):
        day = datetime.fromtimestamp(int(found[1]), UTC).astimezone(ZONE).date()
    if found is None or day is None:
        return None
    return PublishedAt(value=day, basis=Basis.URL, precision=Precision.DAY, quote=found[1])


PLATFORM = Platform(
    name="hatinh",
    title="Hà Tĩnh provincial portal family (ASP.NET)",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LISTING,
    identify=identify,
    date_in_address=date_in_address,
    marks=(
        "div.chitiet > h2.tieude, div.chitiet h2.tieude + div.ngaydang",
        "table.tblNews td.NewsTitle",
        "body.m div.m-body",
        "#printArea",
        "td.tin a.tieude-ds",
    ),
    address_marks=(
        address(r"(?:/m)?/portal/(?:pages|KenhTin|read|folder)/.*"),
        address(r"/[^/?#]+/tin-bai/\d+/.*"),
    ),
)
