"""Owns Liferay 6 and 7 as Vietnamese portals run it: the asset publisher's full view and lists.

Each page is filled by portlets; what one of them shows stands in its parameters (``_101_cur``)
or, for the length of a session, in the server's memory: the address of another portlet
(``?p_p_id=59_INSTANCE_…``) may therefore show an article. Relative links of the language menu
lengthen an article's address for ever (``….html/en/en/vi``).
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address

# Below the text: documents of Liferay's library, and the editor's own "Xem chi tiết tại đây".
_FILES = (
    ".asset-full-content > p > a[href*='.pdf'], .asset-full-content > p > a[href*='.doc'],"
    " .asset-full-content > p > a[href*='.xls'], .asset-full-content > p > a[href*='.rar'],"
    " .asset-full-content a[href^='/documents/']"
)

ASSET = Layout(
    name="liferay_asset",
    container="div:has(> div.asset-full-content)",
    title=".asset-full-content-title, .asset-content-custom > h2, .header-title, .asset-title,"
    " .component-title",
    published=".assetPublishDate, .asset-content-custom > h2 > span, .metadata-publish-date",
    standfirst=".sapo, .asset-full-content > .asset-summary",
    body=".journal-content-article, .asset-content:not(:has(.journal-content-article))",
    files=_FILES,
    byline=".view-content-author",
    view_count=".assetPublishDate, .metadata-view-count",
    drop=".asset-content-custom > h2 > span, .related_asset, .asset-control-detail,"
    " .cactinkhac, .cactinkhac ~ *, .asset-actions, .taglib-social-bookmarks, .asset-ratings",
)
LAYOUTS = (ASSET,)

_ENTRY = (
    r"(?:/[^?#]*)?/-/(?:view_content/(?:content/\d+/[^/?#]*|\d+[^/?#]*)"
    r"|asset_publisher/[^/?#]+/(?:content|document|blog)/(?:id/)?[^/?#]+"
    r"|hn/[^/?#]+(?:/\d+){2,}/[^/?#]+)(?:/[a-z]{2})?/?"
)
ARTICLE = (
    rf"{_ENTRY}(?:\?[^#]*)?|(?:/[^?#]*)?/chi-tiet\?(?:[^#]*&)?id=\d+(?:&[^#]*)?"
    r"|[^?#]*\?(?:[^#]*&)?_101(?:_INSTANCE_\w+)?_(?:urlTitle|assetEntryId)=[^#]*"
)
ARTICLE_ADDRESS = address(ARTICLE)
# A Liferay page has a friendly address of its own and no ending; most hold lists of articles.
_PAGE = (
    r"(?!/(?:c|o|api|html|combo|documents|images?|group|user)/"
    r"|(?:/[^/?#]+)*/(?:gioi-thieu|lien-he|so-do|home|trang-chu|login|contact|about|en|vi)[^/?#]*$)"
    r"(?:/(?!-/)[a-z0-9_-]+)+/?"
)
LISTING = (
    rf"{_PAGE}|[^?#]*\?(?![^#]*_(?:urlTitle|assetEntryId)=)(?:[^#]*&)?_101(?:_INSTANCE_\w+)?_cur="
    r"\d+(?:&[^#]*)?|(?:/[^?#]*)?/-/asset_publisher/[^/?#]+/?(?:\?[^#]*)?"
)
LISTING_ADDRESS = address(LISTING)
ABSTRACTS = Listing(
    entry=".asset-abstract .asset-title a",
    date=".assetPublishDate, .metadata-publish-date",
    total=".search-results",
    next_page="ul.lfr-pagination-buttons > li:nth-child(3):not(.disabled) > a,"
    " .page-links > a.next",
)
# The skin of Đắk Nông's offices: no pager of its own.
DETAILS = Listing(entry=".nd_detail > h2 > a", date=".nd_detail > h2 > span")
# Titles only: the asset publisher's other display.
TITLES = Listing(
    entry=".title-list > li > a, .title-list .title > a",
    date=".title-list .metadata-publish-date",
    total=ABSTRACTS.total,
    next_page=ABSTRACTS.next_page,
)

_IDENTITIES = (
    re.compile(r"/-/view_content/(?:content/)?(\d+)"),
    re.compile(r"/-/hn/[^/?#]+/\d+/(\d+)"),
    re.compile(r"/-/asset_publisher/[^/?#]+/(?:content|document|blog)/(?:id/)?([^/?#]+)"),
    re.compile(r"/chi-tiet\?(?:[^#]*&)?id=(\d+)", re.IGNORECASE),
    re.compile(r"[?&]_101(?:_INSTANCE_\w+)?_urlTitle=([^&#]+)"),
    re.compile(r"[?&]_101(?:_INSTANCE_\w+)?_assetEntryId=(\d+)"),
)


def identify(url: str) -> str | None:
    """Return number or slug of the asset behind a URL, whatever language stands after it.

    Another portlet's address is a page of its own: only the page tells what it shows.
    """
    for pattern in _IDENTITIES:
        if found := pattern.search(url):
            return unquote(found[1]).lower()
    if LISTING_ADDRESS.search(url):
        return None
    parts = urlsplit(url)
    portlet = dict(parse_qsl(parts.query)).get("p_p_id")
    return f"{parts.path.strip('/').lower()}?{portlet}" if portlet else None


PLATFORM = Platform(
    name="liferay",
    title="Liferay Portal 6 and 7",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=ABSTRACTS,
    other_listings=(DETAILS, TITLES),
    identify=identify,
    marks=(
        "div.portlet-boundary[id^='p_p_id_']",
        "script[src*='/html/js/liferay'], script[src*='barebone.jsp']",
        "div.portlet-dropzone",
    ),
    address_marks=(
        re.compile(r"/-/(?:view_content|asset_publisher)/"),
        re.compile(r"[?&]p_p_id="),
        re.compile(r"/web/guest(?:/|$)"),
    ),
    not_found_words=(
        "Không tìm thấy bài viết",
        "The requested resource was not found",
        "The requested resource could not be found",
    ),
)
