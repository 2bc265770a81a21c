"""Owns VNPT's portal for schools and offices: ASP.NET WebForms with Telerik's controls.

One installation serves many sites: ``sname`` (the site's short name) stands in every address,
whatever school's host it is asked at. An article has two addresses with one number:
``/Default.aspx?sname=…&catid=…&id=498040&…`` and
``/<sname>/<site>/<page>/<category>/498040/<category name>/<slug>.aspx``. Read on pages of
hagiang.edu.vn of 2021; mirrors write ``.html`` for ``.aspx``.
"""

from __future__ import annotations

import re

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address

ARTICLE = Layout(
    name="webforms_article",
    container="div.ArticleDetailControl",
    title="div.ArticleHeader",
    standfirst="div.ArticleSummary",
    published="div.PostDate",
    body="div.ArticleContent",
    view_count="div.ViewCount, .ArticleViewCount",
    drop="div.UISocialShare",
)
# A document of the register: its date of issue is no date of publication.
DOCUMENT = Layout(
    name="webforms_document",
    container="div.DetailControl:has(td.col1)",
    title="div.DetailControl > div.Title",
    body="div.DetailControl > div.Content",
)
LAYOUTS = (ARTICLE, DOCUMENT)

_DEFAULT = r"/Default\w*\.(?:aspx|html)\?"


def article_address(site: str = r"[\w-]+") -> re.Pattern[str]:
    """Return the addresses of articles and documents of one site (its ``sname``), or of any."""
    return address(
        rf"{_DEFAULT}(?=(?:.*&)?sname={site}(?:&|$))(?=(?:.*&)?(?:id|p_steering)=\d+(?:&|$)).*"
        rf"|/{site}/\d+/\d+/\d+/\d+/[^/?#]+/[^/?#]+\.(?:aspx|html)(?:\?.*)?"
    )


def listing_address(site: str = r"[\w-]+") -> re.Pattern[str]:
    """Return the addresses of one site's categories and document registers, or of any site's."""
    return address(
        rf"{_DEFAULT}(?=(?:.*&)?sname={site}(?:&|$))(?=(?:.*&)?(?:catid|p_cate)=\d+(?:&|$))"
        r"(?!(?:.*&)?(?:id|p_steering)=\d).*"
        rf"|/{site}/\d+/\d+/\d+/[^/?#]+(?:/(?:index\.html)?)?(?:\?.*)?"
    )


LISTING = Listing(
    # The register of documents, a category's articles in two themes; never "Tin khác".
    entry=".ContentBar div.ListControl div.List a[href*='p_steering='],"
    " .ContentBar div:not(.SimilarArticleControl) > ul.ArticleList a:has(.ArticleTitle),"
    " [class*='UIArticleInMenu'] ul.ArticleList .Title a",
    date=".ContentBar .ArticlePostDate, .ContentBar .DateIssued, .ContentBar .PostDate,"
    " ul.ArticleList .Ngaydang",
    total="span[id$='lbTong']",
    next_page="input.rgPageNext, a.rgPageNext, button.rgPageNext",
    postback=re.compile(
        r"\('[^']*\$gv\w+','Page\$(?P<page>\d+)'\)"  # GridView
        r"|\('[^']*\$[pP]ager\$ctl\d+\$ctl\d+',''\)"  # DataPager
        r"|\('[^']*\$ctl00\$ctl\d\d\$ctl01\$ctl\d\d',''\)"  # Telerik's RadGrid
    ),
)

_IDENTITIES = (
    ("document-", re.compile(r"[?&]p_steering=(\d+)", re.IGNORECASE)),
    ("", re.compile(r"/\d+/\d+/\d+/(\d+)/[^/?#]+/[^/?#]+\.(?:aspx|html)", re.IGNORECASE)),
    ("", re.compile(rf"{_DEFAULT}(?:.*&)?id=(\d+)", re.IGNORECASE)),
)


def identify(url: str) -> str | None:
    """Return the number of the article or document behind a URL, in whatever form it is.

    Numbers are the installation's, the same for every site on it; documents count apart.
    """
    for kind, pattern in _IDENTITIES:
        if found := pattern.search(url):
            return f"{kind}{found[1]}"
    return None


PLATFORM = Platform(
    name="webforms",
    title="VNPT portal (ASP.NET WebForms, Telerik)",
    layouts=LAYOUTS,
    article_address=article_address(),
    listing_address=listing_address(),
    listing=LISTING,
    identify=identify,
    marks=(
        "div.ArticleDetailControl div.ArticleHeader",
        'link[href*="Themes/"][href*="/UI"]',
        'form[action*="sname="]',
        'a[href*="?sname="]',
        ".MainStructure .TopBanner",
    ),
    address_marks=(
        re.compile(r"/Default\w*\.\w+\?(?:.*&)?sname=", re.IGNORECASE),
        re.compile(r"/[\w-]+/\d+/\d+/\d+/\d+/[^/]+/[^/]+\.aspx", re.IGNORECASE),
    ),
    not_found_words=("Tin bài không tồn tại", "Không tìm thấy bài viết"),
    neighbours="div.SimilarArticleControl ul.ArticleList > li > a",
)
