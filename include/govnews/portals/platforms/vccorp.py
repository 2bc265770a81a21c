"""Owns the VCCorp news system (as at nld.com.vn, tuoitre.vn): its themes and its addresses.

An article's number is the site's own followed by its moment of publication:
site 179, then yymmddhhmmss and three digits.
"""

from __future__ import annotations

import re

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address
from govnews.records import Basis, Precision, PublishedAt
from govnews.vietnamese.dates import calendar_day

_METADATA = (
    'page:meta[property="article:published_time"]',
    'page:script[type="application/ld+json"]',
)

MODERN = Layout(
    name="vccorp_detail",
    container="div.detail__page",
    title="h1.detail-title",
    standfirst="h2.detail-sapo",
    published='[data-role="publishdate"]',
    metadata=_METADATA,
    metadata_precision=Precision.MINUTE,
    body="div.detail-content",
    byline="div.detail-author",
    view_count='[data-role="view"]',
    drop=".link-content-footer, zone",
)
MAGAZINE = Layout(
    name="vccorp_magazine",
    container="div.detail__magazine",
    title=".magazine-title",
    standfirst="div.sp-sapo",
    metadata=_METADATA,
    metadata_precision=Precision.MINUTE,
    body="div.detail-content",
    byline="div.sp-credit",
    drop=".link-content-footer, zone",
)
AMP = Layout(
    name="vccorp_amp",
    container="body:has(div.amp-content)",
    title="h1.title",
    standfirst="h2.sapo",
    published="div.time",
    body="div.amp-content",
    byline="p.author",
)
PRINT = Layout(
    name="vccorp_print",
    container="body:has(div.print-content)",
    title="h1",
    published="h1 + p",
    body="div.print-content",
)
LAYOUTS = (MODERN, MAGAZINE, AMP, PRINT)

_NUMBER = r"\d{3}\d{12}\d{3}"
ARTICLE_ADDRESS = address(
    rf"(?:/amp|/print)?(?:/[a-z-]+)?/(?:[^/?#]*-)?{_NUMBER}\.(?:htm|html|chn|epi)(?:\?.*)?"
)
LISTING_ADDRESS = address(
    r"/(?!gioi-thieu\.|toa-soan\.|lien-he|quang-cao|search|dieu-khoan)[a-z]+(?:-[a-z]+)*"
    r"(?:/(?!trang-)[a-z]+(?:-[a-z]+)*)?(?:/trang-\d+)?\.htm(?:\?.*)?"
    r"|/timeline[a-z]*/[^?#]+\.htm(?:\?.*)?"
)
LISTING = Listing(entry="a.box-category-link-title")

_ID = re.compile(rf"[-/]({_NUMBER})\.(?:htm|html|chn|epi)")
_MOMENT = re.compile(r"[-/]\d{3}((\d\d)(\d\d)(\d\d))\d{9}\.(?:htm|html|chn|epi)")


def identify(url: str) -> str | None:
    """Return the eighteen-digit number of the article behind a URL."""
    found = _ID.search(url)
    return found[1] if found else None


def date_in_address(url: str) -> PublishedAt | None:
    """Return the day in an article's number; its clock is the editor's, not the page's."""
    found = _MOMENT.search(url)
    day = calendar_day(2000 + int(found[2]), int(found[3]), int(found[4])) if found else None
    if found is None or day is None:
        return None
    return PublishedAt(value=day, basis=Basis.URL, precision=Precision.DAY, quote=found[1])


PLATFORM = Platform(
    name="vccorp",
    title="VCCorp news system",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LISTING,
    identify=identify,
    date_in_address=date_in_address,
    marks=(
        'div.detail__page [data-role="publishdate"], div.detail__page h2.detail-sapo',
        "div.detail__magazine .magazine-title",
        "body > div.print-content, body div.print-content",
        "div.amp-content",
        "a.box-category-link-title",
    ),
    address_marks=(address(rf"(?:/[a-z-]+)*/(?:[^/?#]*-)?{_NUMBER}\.(?:htm|html|chn|epi).*"),),
)
