"""The contract of a portal: what one small file on the shelf says about one site.

A portal is a frozen value. It may carry functions (how its platform names a
page, an odd date), never a subclass. Paths are relative to the host, so that
one setting can replace the host and send the portal to a local server.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from govnews.records import Place, Precision, PublishedAt

CAPTIONS = "figcaption, .wp-caption-text, .image_desc, .PhotoCMS_Caption"

# Stands in a new portal's file for what only a person can say; the shelf refuses it.
UNTOLD = "?"


def address(pattern: str) -> re.Pattern[str]:
    """Return the pattern of whole addresses: path and query, on whatever host.

    The result matches ``/tin-tuc/a-1.html`` and ``https://host/tin-tuc/a-1.html`` alike,
    with ``search``, ``match`` and ``fullmatch``.
    """
    return re.compile(rf"^(?:https?://[^/?#]+)?(?:{pattern})$", re.IGNORECASE)


def is_under(path: str, root: str) -> bool:
    """Return whether `path` is `root` or lies below it; "" is the root of a whole host."""
    return f"{path}/".lower().startswith(f"{root}/".lower())


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How one theme of one platform sets an article. CSS selectors, several joined by commas.

    `container` holds the whole article and recognises the layout: a page without
    it is not of this layout. Every other selector is looked up inside the
    container unless it starts with ``page:``, which searches the whole page.
    `metadata` names elements whose content, datetime or title attribute holds the
    date, or JSON-LD scripts; `metadata_precision` is what the platform truly
    writes there (some fill the seconds with 00). `drop` is taken out first.
    A changed theme gets a second layout with dates; the old one stays, because
    old captures are read with the layout that was valid when they were taken.

    `attachments` are links and frames of the body whose address, parameter or script names a
    file by its ending; `files` links of the theme itself, in the body or beside it, that lead
    to files whatever their address looks like.
    """

    name: str
    container: str
    title: str
    body: str
    standfirst: str | None = None
    published: str | None = None
    metadata: tuple[str, ...] = ()
    metadata_precision: Precision = Precision.SECOND
    byline: str | None = None
    captions: str = CAPTIONS
    view_count: str | None = None
    drop: str | None = None
    attachments: str = "a[href], a[onclick], iframe, embed, object"
    files: str | None = None
    byline_in_body: bool = True
    read_date: Callable[[str], PublishedAt | None] | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def valid_on(self, day: date) -> bool:
        """Return whether pages taken on `day` may have this layout."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """How a listing page names its articles, and how it goes on.

    `entry` selects the links, in page order; `date` the day printed beside each. `total`
    selects where the page says how many entries the listing has ("1 - 10 of 243": the last
    number), or is a pattern over the page's text with a group ``total``. `next_page` selects
    the link to the next page where its address does not tell a number (?page=2, /trang-2 and
    their like are known; `page_parameter` names another), or the button that posts the page's
    form. `postback` matches the call
    ``__doPostBack('…','…')`` of a pager that posts the page's form; its group ``page`` is the
    number, or else the link's text is.

    A walk along the pages ends at known ground (`known_run` entries in a row that earlier runs
    had met; 0: a whole page of them), after `pages_first_run` pages the first time, after
    `pages_per_night` pages later on.
    """

    entry: str
    date: str | None = None
    total: str | re.Pattern[str] | None = None
    next_page: str | None = None
    page_parameter: str | None = None
    postback: re.Pattern[str] | None = None
    known_run: int = 0
    pages_first_run: int = 20
    pages_per_night: int = 20


@dataclass(frozen=True, kw_only=True)
class TlsException:
    """What one host's server cannot do, why we bear it, and since when. Verification stays on.

    `certificates` is a PEM file beside the portal's own with what the server forgets to send
    (an intermediate certificate), or its own authority's; `legacy_renegotiation` lets a server
    greet as before RFC 5746 (2010). Every night that uses an exception writes it down.
    """

    host: str
    reason: str
    since: date
    certificates: Path | None = None
    legacy_renegotiation: bool = False

    def __post_init__(self) -> None:
        if self.certificates is None and not self.legacy_renegotiation:
            raise ValueError(f"TlsException of {self.host}: expected certificates or"
                             " legacy_renegotiation, found neither")  # fmt: skip
        if not self.reason.strip():
            raise ValueError(f"TlsException of {self.host}: expected a reason, found none")
        if self.certificates is not None and not self.certificates.is_file():
            raise ValueError(f"TlsException of {self.host}: no file {self.certificates}")


@dataclass(frozen=True, kw_only=True)
class Portal:
    """One site: who publishes, where its news is, how its pages are read.

    `article_address` and `listing_address` are made by `address`; the first covers
    print, mobile and AMP copies too. `identify` maps a URL of this portal to the
    name of the page behind it, the same for print view, mobile copy and other
    parameter order; None where the address alone does not tell. `other_listings` are those
    of other skins (only their selectors count), tried in turn while none has found an entry.
    `static_page` selects what only the platform's fixed pages have, `neighbours` an article
    page's links to the articles before and after it. `delay_seconds` lies between two
    requests; `page_budget` bounds one night.
    """

    slug: str
    name: str
    host: str
    platform: str
    publisher: str
    kind: str
    place: Place
    layouts: tuple[Layout, ...]
    article_address: re.Pattern[str]
    listing_address: re.Pattern[str]
    listing: Listing
    identify: Callable[[str], str | None]
    other_listings: tuple[Listing, ...] = ()
    date_in_address: Callable[[str], PublishedAt | None] | None = None
    scheme: str = "https"
    aliases: tuple[str, ...] = ()
    root: str = ""
    ports: tuple[int, ...] = ()
    tls_exceptions: tuple[TlsException, ...] = ()
    start: tuple[str, ...] = ("/",)
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    not_found_words: tuple[str, ...] = ("Không tìm thấy bài viết",)
    static_page: str | None = None
    neighbours: str | None = None
    delay_seconds: float = 1.0
    page_budget: int = 400
    failure_limit: float = 0.5
    expects_articles: bool = True
    daily_articles: tuple[int, int] | None = None

    @property
    def origin(self) -> str:
        """Return scheme and host, without a trailing slash."""
        return f"{self.scheme}://{self.host}"

    def owns(self, url: str) -> bool:
        """Return whether `url` lies on this portal's own hosts, and under its root.

        A host's robots.txt speaks for every portal on it.
        """
        parts = urlsplit(url)
        if (parts.hostname or "").lower() not in {self.host, *self.aliases}:
            return False
        return parts.path == "/robots.txt" or is_under(parts.path, self.root)

    def is_article(self, url: str) -> bool:
        """Return whether the address alone says: an article, or one of its copies."""
        return self.article_address.search(url) is not None

    def is_listing(self, url: str) -> bool:
        """Return whether the address alone says: a list of articles."""
        return self.listing_address.search(url) is not None

    def moved_to(self, host: str, scheme: str = "http") -> Portal:
        """Return this portal as it would be under another host (tests, demo)."""
        return replace(self, host=host, scheme=scheme, aliases=())
