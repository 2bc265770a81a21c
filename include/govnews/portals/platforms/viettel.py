"""Owns Viettel's portal for schools (VHV): two themes of an article, print view, document register.

Schools have a host of their own or a path on edu.viettel.vn. An article is
``/<category>/<slug cut at 60 letters>.html`` (a cut slug that is taken gets a number), a category
the same path without ending. The print view ``/?page=Article.Print.detail&id=<hex>`` names
another number: only its canonical link tells whose view it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address, is_under

# The moment of saving, seldom that of publication: on most pages the stated one differs.
_METADATA = ('page:meta[property="article:published_time"]', '[itemprop="datePublished"]')
# What a school writes under the article itself, told by its theme's labels.
_BYLINE = ".author-name, .article-author, .post-author .fn"

DETAIL = Layout(
    name="viettel_detail",
    container="article[class*='news-detail-layout'], section.news-detail-default",
    title="h1.title-detail, h1[itemprop='headline'], h1",
    standfirst="div.brief, div.brief-detail",
    published="span.post-date, .news-date",
    metadata=_METADATA,
    body="div.content-detail, [itemprop='articleBody']",
    byline=_BYLINE,
    view_count=".author, .view-count",
    files="a.link-download",
    drop=".social-connect, .block_share, .rating, .social_comment, [id^='audio'],"
    " .relatedArticles, .show-article, .button-bookmark",
)
PLAIN = Layout(
    name="viettel_article",
    container="article.Article-News[id]:has(.content-detail),"
    " article[itemtype*='NewsArticle']:has([itemprop='articleBody'])",
    title="h1[itemprop='headline'], h1",
    standfirst="div.brief-detail, div.brief",
    published=".news-date, span.post-date, .time-news, time",
    metadata=_METADATA,
    body="div.content-detail, [itemprop='articleBody']",
    byline=_BYLINE,
    view_count=".author, .view-count",
    files="a.link-download",
    drop=".share-social, .rating, .social_comment, [id^='audio']",
)
PRINT = Layout(
    name="viettel_print",
    container="#print_page:has(.title_news)",
    title=".title_news h1, .title_news",
    standfirst="div.short_intro",
    published="div.block_timer",
    metadata=_METADATA,
    body="div.fck_detail",
    drop=".hidden-print",
)
# A document of the register: its date of issue is no date of publication.
DOCUMENT = Layout(
    name="viettel_document",
    container="div[class*='legal-document-detailLayout']",
    title="td.title",
    metadata=_METADATA,
    body="div[class*='legal-document-detailLayout']",
    view_count="tr:contains('Số lượt xem')",
    drop="tr:contains('Số lượt xem'), .detail-content .panel-heading,"
    " .detail-content .text-bold, .btn .fa",
)
# A file with a page of its own: what is to be read stands in a frame.
_FILE = "article[class*='pdf-detail-layout'], article[class*='download-detail-layout']"
FILE = Layout(
    name="viettel_file",
    container=_FILE,
    title="h1.doc-name, h1",
    published=".time-news .time, .news-date, .time-news",
    metadata=_METADATA,
    body=_FILE,
    view_count=".time-news .view",
    drop=".time-news, .news-date, .social-connect, .block_share, .rating, .title-listfile",
)
LAYOUTS = (DETAIL, PLAIN, PRINT, DOCUMENT, FILE)

_SEGMENT = r"/(?!(?:upload|publish|css|js|App|3rdparty|api|cache|LMS)(?:/|$))[^/?#]+"
ARTICLE_ADDRESS = address(
    rf"(?:{_SEGMENT})*/(?!index\w*\.html)[^/?#]+\.html(?:\?.*)?"
    r"|(?:/[^/?#]+)?/?(?:index\w*\.html)?\?(?=(?:.*&)?page=Article\.Print\.detail\b)"
    r"(?=(?:.*&)?id=[0-9a-f]{24}\b).*"
)
LISTING_ADDRESS = address(
    rf"(?:{_SEGMENT}(?<!\.html)(?<!\.aspx)(?<!\.xml)(?<!\.txt)){{1,6}}/?(?:\?(?:pageNo|page|p)=\d+.*)?"
)
# "Article.Detail" is the category's own list; "Article.News.Detail" and the like stand beside it.
_LIST = "section[class*='Article-Detail-']"
LISTING = Listing(
    entry=f"{_LIST} .entry-title a, {_LIST} .news-title a, {_LIST} .title a,"
    f" {_LIST} h2 > a, {_LIST} h3 > a, {_LIST} h4 > a",
    date=f"{_LIST} time.post-date, {_LIST} .time-news, {_LIST} .post-date, {_LIST} .news-date",
    next_page=".default-pagination li.active + li > a, .pagination li.active + li > a",
    page_parameter="pageNo",
)
# Registers: their dates are those of issue.
DOCUMENTS = Listing(
    entry="div.list-legal-document-table td a[href$='.html'],"
    " div.list-pdf-table td a[href$='.html']",
    next_page=".default-pagination li.active + li > a",
    page_parameter="pageNo",
)

_SLUG = re.compile(r"/([^/]+)\.html$", re.IGNORECASE)


def identify(url: str) -> str | None:
    """Return the slug of the article behind a URL; None for a print view, which names none.

    A school's slugs are its own: an article under two categories is one.
    """
    found = _SLUG.search(urlsplit(url).path)
    if found is None or found[1].lower().startswith("index"):
        return None
    return unquote(found[1]).lower()


def identify_under(root: str) -> Callable[[str], str | None]:
    """Return `identify` for a school under a path of a shared host: others' pages have no name."""
    return lambda url: identify(url) if is_under(urlsplit(url).path, root) else None


PLATFORM = Platform(
    name="viettel",
    title="Viettel school portal (VHV)",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LISTING,
    other_listings=(DOCUMENTS,),
    identify=identify,
    marks=(
        "article[class*='news-detail-layout']",
        "div.ModuleWrapper[id^='module']",
        "div[class*='legal-document-detailLayout']",
        "script[src*='/App/Corporate/'], link[href*='/3rdparty/font-awesome']",
        "#whole-page > #page-header",
    ),
    address_marks=(
        re.compile(r"\?page=Article\.Print\.detail&id=[0-9a-f]{24}", re.IGNORECASE),
        re.compile(r"\?page=serviceBusy", re.IGNORECASE),
    ),
    not_found_words=(
        "The link you are looking for is currently unavailable",
        "Không tìm thấy bài viết",
    ),
    neighbours="section[class*='Article-News-Detail'] h2 > a",
)
