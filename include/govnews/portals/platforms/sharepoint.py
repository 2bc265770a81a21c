"""Owns SharePoint 2010 as Vietnamese offices run it: the news web parts of Lạc Việt, their skins.

A page is made of web parts whose ids (GUIDs) change with every edit: only classes are looked
for. Articles are items of SharePoint lists, numbered per list: the list's name (parameter ``l``,
padded with pluses, or the site's path) belongs to an article's identity.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address
from govnews.records import Basis, Precision, PublishedAt
from govnews.vietnamese.dates import calendar_day

# "TIN ĐÃ ĐƯA", "TIN MỚI HƠN": unclosed rows let them end up inside the article.
_OTHER_NEWS = "#part2, .tbtinkhac, .tindadua, td.Other, td.OtherTitle, p.OtherTitle"
_STANDFIRST = "[class*='lv_description'], p.sapo, p.Introduction, td.Introduction"
# What the editor saved is wrapped in ExternalClass and a number; a bare table holds it otherwise.
_BODY = (
    "div[class^='ExternalClass'], .asset-content,"
    " #tableforprint:not(:has([class^='ExternalClass'], .asset-content))"
)
_FURNITURE = f"{_OTHER_NEWS}, .contextMenu, .css_readCounter, .css_printandback"

NEWS = Layout(
    name="sharepoint_news",
    container="div:has(> div#part1), td:has(> div#part1)",
    title="p.Title, td.Title",
    published="td.Time, .Time",
    standfirst=_STANDFIRST,
    body=_BODY,
    byline="p.Author, td.Author",
    view_count=".css_readCounter",
    drop=_FURNITURE,
)
# The same web part where its frame is left out: print views, pages of one article.
PLAIN_NEWS = Layout(
    name="sharepoint_plain_news",
    container="table#tableforprint, table:has(p.Title)",
    title="p.Title",
    published="td.Time, .Time",
    standfirst=_STANDFIRST,
    body=_BODY,
    view_count=".css_readCounter",
    drop=_FURNITURE,
)
INTRODUCTION = Layout(
    name="sharepoint_introduction",
    container="div.gthieu:has(div.gtTitle)",
    title=".gtTitle > div:first-child p",
    standfirst=".gtTitle > div > div[style*='bold']",
    body="div.gtTitle",
    view_count=".css_readCounter",
    drop=_FURNITURE,
)
CONTENTS = Layout(
    name="sharepoint_contents",
    container="div.noiDung:has(.contents)",
    title="div.title",
    standfirst="div.moTaNgan",
    published=".ngayDang, .Time",
    body="div.contents",
    view_count=".css_readCounter",
    drop=_FURNITURE,
)
LAYOUTS = (NEWS, PLAIN_NEWS, INTRODUCTION, CONTENTS)

# Legal documents and procedures are lists of their own, with records instead of articles.
_NO_NEWS = r"(?!/_layouts/|/web/\d|.*/(?:van-?ban|thu-?tuc|tthc|lich|hoi-?dap)[^/?#]*/)"
_PAGE = r"(?:/[^/?#]+)*/(?:Pages|SitePages|Trang|Lists/[^/?#]+)/[^/?#]+\.aspx"
_ITEM = r"(?:[^#]*&)?(?:ItemID|NewsID|nid|ID)=\d+(?:&[^#]*)?"
_DAY_FOLDER = r"(?:/[^/?#]+)*/Pages/\d{4}-\d{1,2}-\d{1,2}/[^/?#]+\.aspx(?:\?[^#]*)?"
ARTICLE = (
    rf"{_NO_NEWS}{_PAGE}\?{_ITEM}|{_DAY_FOLDER}"
    r"|(?:/[^/?#]+)*/Pages/print\.aspx\?(?:[^#]*&)?p=\d+(?:&[^#]*)?"
)
ARTICLE_ADDRESS = address(ARTICLE)
LISTING = (
    rf"(?!.*[?&](?:ItemID|NewsID|nid|ID|p)=\d){_NO_NEWS}"
    r"(?:/[^/?#]+)*/(?:tin-?tuc|thong-?bao|su-?kien|hoat-?dong)[^/?#]*"
    r"(?:/[^/?#]+)*/(?:Pages|SitePages|Trang|Lists/[^/?#]+)/[^/?#]+\.aspx(?:\?[^#]*)?"
    r"|(?:/[^/?#]+)*/(?:Pages|SitePages|Trang)/(?:tin|thong-?bao|su-?kien|danh-?sach|chuyen-?muc)"
    r"[^/?#]*\.aspx(?:\?(?!(?:[^#]*&)?(?:ItemID|NewsID|nid|ID)=\d)[^#]*)?"
    r"|(?!/web/\d)(?:/[^/?#]+)*/Lists/[^/?#]+/AllPosts\.aspx(?:\?[^#]*)?"
)
LISTING_ADDRESS = address(LISTING)
LIST = Listing(
    entry="td.TitleFront > a",
    date=".ShowDate",
    next_page=".css_Xemtiep > a",
    postback=re.compile(r"','Page\$(?P<page>\d+)'"),
)

_LIST_NUMBER = ("itemid", "newsid", "nid", "id")
_SITE = re.compile(
    r"^(?:/\([^/]*\))?(?P<site>(?:/[^/]+)*?)/(?:Pages|SitePages|Trang|Lists)/", re.IGNORECASE
)
_FOLDER = re.compile(r"/Pages/((\d{4})-(\d{1,2})-(\d{1,2}))/([^/?#]+)\.aspx", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?=[^#]*[?&]ItemID=\d)[^#]*[?&]PublishedDate=((\d{4})-(\d\d)-(\d\d))", re.IGNORECASE
)


def identify(url: str) -> str | None:
    """Return list and number of the item behind a URL, in whatever parameter order.

    ``/noidung/tintuc/Pages/chi-tiet-tin-tuc.aspx?ItemID=12&l=Tintrongtinh++++`` is
    ``tintrongtinh/12``. A print view that only has a number of its own tells nothing.
    """
    parts = urlsplit(url)
    if found := _FOLDER.search(parts.path):
        return found[5].lower()
    values = {name.lower(): value.strip() for name, value in parse_qsl(parts.query)}
    number = next((values[name] for name in _LIST_NUMBER if name in values), "")
    site = _SITE.search(parts.path)
    if not number.isdecimal() or site is None or "/_layouts/" in parts.path.lower():
        return None
    held_by = values.get("l") or values.get("list") or site["site"].strip("/") or "pages"
    return f"{held_by.lower()}/{number}"


def date_in_address(url: str) -> PublishedAt | None:
    """Return the day that an address names: in its folder, or as PublishedDate.

    The clock of ``PublishedDate=2016-11-05T17:15:00Z`` is Vietnam's, whatever its Z says: the
    page prints 05/11 beside it.
    """
    found = _FOLDER.search(url) or _PUBLISHED.match(url)
    day = calendar_day(int(found[2]), int(found[3]), int(found[4])) if found else None
    if found is None or day is None:
        return None
    return PublishedAt(value=day, basis=Basis.URL, precision=Precision.DAY, quote=found[1])


PLATFORM = Platform(
    name="sharepoint",
    title="Microsoft SharePoint 2010, Lạc Việt",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LIST,
    identify=identify,
    date_in_address=date_in_address,
    marks=(
        "link[href*='LacVietBio'], script[src*='LacVietBio'], img[src*='LacVietBio']",
        "meta[name='GENERATOR'][content*='SharePoint']",
        "form#aspnetForm #s4-workspace, form#aspnetForm #s4-bodyContainer",
        "table.s4-wpTopTable div.ms-WPBody",
    ),
    address_marks=(
        re.compile(r"/_layouts/", re.IGNORECASE),
        re.compile(r"/(?:Site)?Pages/[^/?#]+\.aspx", re.IGNORECASE),
    ),
    feeds=("/pages/rss.aspx",),
    neighbours="#part2 td.Other li > a",
    not_found_words=("Không tìm thấy bài viết", "The webpage cannot be found"),
)
