"""Owns the platform nobody knows: no layout, the usual addresses of articles and listings.

For a portal's first days: its pages are read without a layout (``layout: none``), until
somebody has looked and its own layouts and addresses are written down.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from govnews.platform import Platform
from govnews.portal import Listing, address

# A title of four words or more without marks. No letter fits two parts: a trap's address of
# two thousand letters is read in one go.
_WORD = r"[^\s/?#.-]+"
_SLUG = rf"{_WORD}(?:-+{_WORD}){{3,}}-*"
_ENDING = r"(?:\.(?:html?|aspx?|php|chn|epi))?/?"
_NUMBER_NAMES = r"(?:item|news|article|post|tin|bai)?_?id|nid|detail"
_FIXED = r"(?!/(?:gioi-thieu|lien-he|so-do|sitemap|login|dang-nhap|tim-kiem|search|feed|rss)\b)"

ARTICLE_ADDRESS = address(
    rf"{_FIXED}(?:/[^/?#]+)*/{_SLUG}{_ENDING}(?:\?.*)?"
    rf"|{_FIXED}/[^?#]*\?(?:.*&)?(?:{_NUMBER_NAMES})=[\w-]+(?:&.*)?"
)
LISTING_ADDRESS = address(
    r"/(?:[^/?#]+/)*(?:tin-tuc|tin-tuc-su-kien|thong-bao|su-kien|tin-hoat-dong|hoat-dong|news)"
    r"(?:\.(?:html?|aspx?|php))?/?(?:\?(?:page|trang|p)=\d+)?"
    r"|/(?:category|chuyen-muc|danh-muc)/[^?#]+"
)
LISTING = Listing(entry="h2 a[href], h3 a[href], h4 a[href]")

_NUMBERED = (
    re.compile(rf"[?&](?:{_NUMBER_NAMES})=([\w-]+)", re.IGNORECASE),
    re.compile(r"-(?:post|i?d|a|n|p)?(\d{3,})\.(?:html?|aspx?|php|chn|epi)$", re.IGNORECASE),
    re.compile(r"/(?:id|post|bai-viet|tin-bai)/(\d{2,})(?:/|$)", re.IGNORECASE),
)
_LAST = re.compile(rf"/({_SLUG}){_ENDING}$", re.IGNORECASE)


def identify(url: str) -> str | None:
    """Return the article's number where an address has one, else its slug."""
    parts = urlsplit(url)
    spelt = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for pattern in _NUMBERED:
        if found := pattern.search(spelt):
            return found[1].lower()
    found = _LAST.search(parts.path)
    return found[1].lower() if found else None


PLATFORM = Platform(
    name="unknown",
    title="a system that nobody has described yet",
    layouts=(),
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LISTING,
    identify=identify,
)
