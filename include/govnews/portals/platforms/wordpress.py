"""Owns WordPress as Vietnamese offices run it: recent themes, old themes, plug-in views.

WordPress says itself what a page is: ``article.type-post`` against ``body.page``.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address
from govnews.records import Precision

_METADATA = (
    'page:meta[property="article:published_time"]',
    'page:script[type="application/ld+json"]',
)

ENTRY = Layout(
    name="wordpress_entry",
    container="article.type-post",
    title="h1.entry-title",
    metadata=_METADATA,
    body="div.entry-content",
    view_count=".views .count",
)
AMP = Layout(
    name="wordpress_amp",
    container="article.amp-wp-article",
    title="h1.amp-wp-title",
    metadata=_METADATA,
    body="div.amp-wp-article-content",
)
PRINT = Layout(
    name="wordpress_print",
    container="body.print",
    title="h1",
    metadata=_METADATA,
    body="div.content",
)
WP_PRINT = Layout(
    name="wordpress_wp_print",
    container="body:has(#BlogContent)",
    title="h1",
    published="h1 + p",
    body="#BlogContent",
)
HANDHELD = Layout(
    name="wordpress_handheld",
    container="body:has(div.hd + h2)",
    title="h2",
    published="h2 + p",
    body="div.c",
)
KUBRICK = Layout(
    name="wordpress_kubrick",
    container="div.post[id]",
    title="div.post > h2",
    published="div.post > small",
    body="div.entry",
    view_count="p.views",
    drop="p.postmetadata",
)
STORY = Layout(
    name="wordpress_story",
    container="div.hentry:has(h1.storytitle)",
    title="h1.storytitle",
    metadata=("abbr.published",),
    metadata_precision=Precision.MINUTE,
    body="div.storycontent",
)
STATIC_PAGE = "body.page, article.page, article.type-page"

_FIXED = (
    r"(?!wp-|xmlrpc|index\.php|(?:feed|category|chuyen-muc|tag|page|author|comments|search"
    r"|gioi-thieu|lien-he|sitemap)(?:[/?]|$))"
)
# A slug of four words or more is an article's title; shorter ones are told by their page.
_WORDS = r"[a-z0-9%_]+(?:-[a-z0-9%_]+){3,}"
SLUG = rf"/{_FIXED}(?:[a-z-]+/)?{_WORDS}(?:/amp)?/?(?:\?(?:.*&)?(?:print|amp)\b.*)?"
SLUG_ADDRESS = address(SLUG)
# Permalinks of the form /%category%/%postname%-%post_id%.html, and the handheld plug-in's.
NUMBER_ADDRESS = address(
    rf"(?:/index\.php)?/tin-tuc/[^/?#]+-\d+\.html(?:\?.*)?|/mobile/?\?p=\d+|{SLUG}"
)
LISTING_ADDRESS = address(
    r"/(?:category|chuyen-muc|tag)/[^?#]+?(?:/page/\d+)?/?"
    r"|/page/\d+/?"
    r"|/\?(?:.*&)?(?:cat|paged)=\d+(?:&.*)?"
)
LISTING = Listing(entry=".post-list h2.entry-title a, .archive h3 a")

_NUMBER = re.compile(r"/tin-tuc/[^/?#]+-(\d+)\.html|/\?(?:.*&)?p=(\d+)")
_LAST_SLUG = re.compile(
    rf"^/{_FIXED}(?:[a-z-]+/)?(?!amp/?$)([a-z0-9%_]+(?:-[a-z0-9%_]+)*)(?:/amp)?/?$", re.IGNORECASE
)


def identify_by_slug(url: str) -> str | None:
    """Return the slug of the post behind a URL, without print and AMP views."""
    found = _LAST_SLUG.search(urlsplit(url).path)
    return found[1].lower() if found else None


def identify_by_number(url: str) -> str | None:
    """Return the post's number, or its slug where the address has none."""
    found = _NUMBER.search(url)
    return (found[1] or found[2]) if found else identify_by_slug(url)


PLATFORM = Platform(
    name="wordpress",
    title="WordPress",
    layouts=(ENTRY, STORY, KUBRICK, AMP, PRINT, WP_PRINT, HANDHELD),
    article_address=NUMBER_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LISTING,
    identify=identify_by_number,
    marks=(
        'meta[name="generator"][content^="WordPress"]',
        "article.type-post, article.amp-wp-article, body.page article.type-page",
        'link[rel="https://api.w.org/"]',
        'link[href*="/wp-content/"], script[src*="/wp-content/"], script[src*="/wp-includes/"]',
        "div.hentry h1.storytitle, div.post[id] > div.entry",
        "#BlogContent",
    ),
    address_marks=(address(r"/wp-(?:content|json|admin|includes)/.*|/\?(?:.*&)?(?:p|cat)=\d+.*"),),
    feeds=("/feed/",),
    static_page=STATIC_PAGE,
)
