"""Owns NukeViet 4 and 5, the open-source system of many offices: its themes and its addresses.

Read off the published themes (default, egov, mobile_default; github.com/nukeviet): news pages
carry ``#news-bodyhtml`` from version 4.0 on, ``#news_detail`` in version 3. An address is
[/index.php][/language]/module[/operation]/category/alias-number.html.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address

_METADATA = (
    '[itemprop="datePublished"]',
    'page:meta[property="article:published_time"]',
    'page:script[type="application/ld+json"]',
)

ARTICLE = Layout(
    name="nukeviet_article",
    container="div.newsdetail:has(#news-bodyhtml), div.news_column:has(#news-bodyhtml),"
    " [itemtype$='schema.org/NewsArticle']:has(#news-bodyhtml)",
    title="h1.title, h1[itemprop='headline'], h1",
    standfirst="div.hometext, [itemprop='description'].hometext",
    published="span.h5, .newsdetailmetatop, time, span.time, .text-muted",
    metadata=_METADATA,
    body="#news-bodyhtml",
    byline="#news-bodyhtml ~ div > p.text-right, #news-bodyhtml ~ p.text-right",
    view_count="span.h5:has(.fa-eye), li:has(> .fa-eye)",
    files=".news-download-file .list-group-item > a[href]",
    drop="#imgpreview[style], .news-toc, .news-detail-player, .alert, .d-none, .socialicon",
)
PRINT = Layout(
    name="nukeviet_print",
    container="#print:has(#bodytext)",
    title="#content > h1, h1",
    standfirst="#hometext",
    published="#content > ul li, .time",
    body="#bodytext",
    captions="figcaption, .imghome em",
    byline="#author > p",
    drop=".hidden-print, #hometext .imghome, #footer, .alert",
)
# Version 3, and sites that kept its theme in version 4.
OLD = Layout(
    name="nukeviet_3",
    container="#news_detail",
    title="h1",
    standfirst="#hometext",
    published="span.time",
    body="div.bodytext, #bodytext",
    captions="figcaption, p[style*='center'] > em",
    byline="div.bodytext ~ p[style*='right']",
    drop="div.control, #hometext #imghome, p.copyright",
)
# Themes of third parties rename what they like; the body's id stays, scripts depend on it.
# What stands above the body: other news have days, too.
_ABOVE = ":has(~ #news-bodyhtml)"
_DAYS = ("time", ".publtime", ".time", ".date", ".post-date", ".h5", "li:has(.fa-clock-o)")
OTHER_THEME = Layout(
    name="nukeviet_other_theme",
    container=", ".join(
        f"{each}:has(#news-bodyhtml):has({h1})"
        for each in ("div", "article", "section", "main")
        for h1 in ("> h1", "> .panel-body > h1", "> header > h1", "> * > h1[itemprop='headline']")
    ),
    title="h1[itemprop='headline'], h1.title, h1",
    standfirst=".hometext, [itemprop='description']",
    published=", ".join(f"{each}{_ABOVE}, {_ABOVE} {each}" for each in _DAYS),
    metadata=_METADATA,
    body="#news-bodyhtml",
    byline=ARTICLE.byline,
    view_count="span:has(> .fa-eye), li:has(> .fa-eye)",
    files=".news-download-file a[href]",
    drop=ARTICLE.drop,
)
LAYOUTS = (ARTICLE, PRINT, OLD, OTHER_THEME)

_START = r"(?:/index\.php)?(?:/(?:vi|en|fr))?"
# Modules and operations of the system that hold no news.
_OTHERS = (
    rf"(?!{_START}/(?:about|admin|assets|banners|comment|contact|content|download|faq|feeds|freecontent"
    r"|install|laws|menu|modules|organs|page|rating|rss|search|seek|sendmail|shops|sitemap"
    r"|siteterms|statistics|themes|two-step-verification|uploads|users|videos?|voting)(?:[/?]|$))"
)
_LISTS = r"(?:tag|topic|groups|author)"
_NOT_LISTED = rf"(?!(?:/[^/?#]+)*/{_LISTS}/)"
ARTICLE_ADDRESS = address(
    rf"{_OTHERS}{_START}{_NOT_LISTED}(?:/[^/?#]+)*/(?!page-\d+\.)[^/?#]+-\d+\.html(?:\?.*)?"
    # Version 3: /module/category/alias-number/
    rf"|{_OTHERS}{_START}{_NOT_LISTED}(?:/[^/?#]+){{2,4}}/(?!page-\d+/)[^/?#]+-\d+/(?:\?.*)?"
    # Addresses that the server does not rewrite.
    r"|/(?:index\.php)?\?(?=(?:.*&)?nv=)(?=(?:.*&)?op=[^&]*-\d+(?:\.html)?(?:&|$)).*"
)
LISTING_ADDRESS = address(
    rf"{_OTHERS}{_START}(?!.*/(?:savefile|print|sendmail|rss)(?:/|$))"
    rf"(?:(?:/[\w-]+)*/{_LISTS}/[^/?#.]+|/[\w-]+(?:/[\w-]+)?"
    r"|/[\w-]+/[\w-]+(?!/[^/?#]+-\d+/?(?:\?.*)?$)/[\w-]+)"
    r"(?:/page-\d+(?:\.html)?)?/?(?:\?page=\d+)?"
    r"|/(?:index\.php)?\?(?=(?:.*&)?nv=)(?!(?:.*&)?op=[^&]*-\d+(?:\.html)?(?:&|$)).*"
)

_NEWS = "div.news_column:not(.newsdetail) .panel-body"
_NEXT = "ul.pagination li.active + li > a"
LISTING = Listing(
    entry=f"{_NEWS} h2 > a, {_NEWS} h3 > a, {_NEWS} > h4 > a, ul.related > li > a",
    date=f"{_NEWS} .text-muted li:has(.fa-clock-o), {_NEWS} p:has(> .fa-clock-o),"
    " ul.related > li em:not(.fa)",
    next_page=_NEXT,
)
# A category set as titles only, and as pictures with titles.
TITLES = Listing(
    entry="div.list-group > a.show, div.list-group > a.list-group-item", next_page=_NEXT
)
GRID = Listing(entry="div.thumbnail div.caption h4 > a", next_page=_NEXT)

_NAME = re.compile(
    r"(?:/|[?&]op=(?:[^&]*(?:/|%2F))?)([^/?#&=]+-\d+)(?:\.html|/)?(?:[?#&]|$)", re.IGNORECASE
)


def identify(url: str) -> str | None:
    """Return alias and number of the article behind a URL, whatever view of it the URL names.

    The number alone would not do: a site may run two news modules, each counting from one.
    """
    found = _NAME.search(url) if ARTICLE_ADDRESS.search(url) else None
    return unquote(found[1]).lower() if found else None


PLATFORM = Platform(
    name="nukeviet",
    title="NukeViet 4 and 5",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LISTING,
    other_listings=(TITLES, GRID),
    identify=identify,
    marks=(
        'meta[name="generator"][content^="NukeViet"]',
        "#news-bodyhtml",
        'script[src*="/assets/js/global.js"]',
        '[onclick*="nv_open_browse"]',
        "#news_detail",
    ),
    address_marks=(
        re.compile(r"/(?:savefile|print)/[\w-]+/[\w-]+-\d+\.html", re.IGNORECASE),
        re.compile(r"[?&]nv=\w+&(?:.*&)?op=", re.IGNORECASE),
        re.compile(r"/(?:vi|en)/news/", re.IGNORECASE),
    ),
    not_found_words=(
        "Trang web mà bạn đã cố gắng truy cập không tồn tại",
        "Lỗi truy cập 404",
        "Hệ thống không tìm thấy bài viết",
    ),
    neighbours="ul.related > li > a[href]",
)
