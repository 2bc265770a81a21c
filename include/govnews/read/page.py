"""Owns the reading of one captured page: decode, recognise, read, or name the fate and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lxml.html import HtmlElement

from govnews.capture_quality import is_placeholder
from govnews.portal import Layout, Portal
from govnews.read.article import Content, content_of
from govnews.read.attachments import absolute_address
from govnews.read.elements import copy_of
from govnews.read.publication import feed_evidence, publication, weaker_evidence
from govnews.read.refusals import Refusal, disguise, refusal
from govnews.read.selection import find_on_page, page_text_of, parse_page
from govnews.read.unlaid import read_without_layout
from govnews.records import ABSENT, Article, Fate, PublishedAt, Reading
from govnews.vietnamese.encoding import Unreadable, decode

_THIN_WORDS = 40


@dataclass(frozen=True, kw_only=True)
class Page:
    """One captured page, decoded and parsed."""

    url: str
    portal: Portal
    tree: HtmlElement
    encoding: str
    encoding_basis: str
    captured_on: date
    has_address: bool = True

    def has(self, selector: str | None) -> bool:
        """Return whether `selector`, if there is one, finds anything on the page."""
        return selector is not None and bool(find_on_page(self.tree, selector))


def read_page(
    payload: bytes,
    *,
    content_type: str | None,
    url: str,
    portal: Portal,
    captured_on: date,
    feed_published: datetime | None = None,
    feed_quote: str | None = None,
    has_address: bool = True,
) -> Reading:
    """Return the article on a captured page, or the fate that the page met and why.

    `captured_on` chooses among layouts; `feed_published` is what the portal's feed says of
    this address, `feed_quote` its printed form. Of a saved page whose address nobody knows
    (`has_address` is false) the layout alone tells whether it is an article. A reading with an
    article has no fate yet.
    """
    decoded = decode(payload, content_type)
    if isinstance(decoded, Unreadable):
        fate, reason = Fate.UNREADABLE_ENCODING, decoded.reason
        return Reading(url=url, portal=portal.slug, fate=fate, reason=reason)
    tree = parse_page(decoded.utf_8)
    if tree is None:
        fate, reason = Fate.WRONG_CONTENT, "expected an HTML page, found no markup"
        return Reading(url=url, portal=portal.slug, fate=fate, reason=reason)
    page = Page(
        url=url,
        portal=portal,
        tree=tree,
        encoding=decoded.encoding,
        encoding_basis=decoded.basis,
        captured_on=captured_on,
        has_address=has_address,
    )
    return _read(page, feed_evidence(feed_published, feed_quote))


def _read(page: Page, feed: PublishedAt | None) -> Reading:
    if not page.portal.layouts:
        return _read_without_layout(page, feed)
    fitting = fitting_layout(page)
    if fitting is None or _is_no_article(page):
        return _refused(page, _reason_without_article(page))
    layout, container = fitting
    document = copy_of(container)
    dates = publication(page.tree, document, layout, page.portal, page.url, feed, page.captured_on)
    content = content_of(document, layout, page.url)
    if problem := _problem(content, layout, page):
        return _refused(page, problem, layout)
    return _told(page, content, dates, layout)


def _read_without_layout(page: Page, feed: PublishedAt | None) -> Reading:
    """Return what a page of a portal that has no layout yet shows by itself."""
    if _is_no_article(page) or refusal(page.tree, page.portal):
        return _refused(page, _reason_without_article(page))
    content, dates, layout = read_without_layout(page.tree, page.url, page.captured_on)
    evidence = [*dates, *weaker_evidence(page.portal, page.url, feed, page.captured_on)]
    if not content.title or content.is_empty:
        found = Refusal(
            fate=Fate.LAYOUT_CHANGED,
            reason=f"the portal has no layout, and nothing on the page speaks for "
            f"{'a title' if not content.title else 'a text'}; found {_outline(page.tree)}",
        )
        return _refused(page, found, layout)
    if problem := _thin(content, page):
        return _refused(page, problem, layout)
    published = (evidence[0], tuple(evidence[1:])) if evidence else (ABSENT, ())
    return _told(page, content, published, layout)


def _told(
    page: Page,
    content: Content,
    dates: tuple[PublishedAt, tuple[PublishedAt, ...]],
    layout: Layout,
) -> Reading:
    article = _article(page, content, dates, layout)
    return Reading(
        url=page.url,
        portal=page.portal.slug,
        fate=None,
        article=article,
        canonical_url=article.canonical_url,
        encoding=page.encoding,
        encoding_basis=page.encoding_basis,
        layout=layout.name,
    )


def fitting_layout(page: Page) -> tuple[Layout, HtmlElement] | None:
    """Return the first layout valid on that day whose container is on the page, with it."""
    for layout in page.portal.layouts:
        if layout.valid_on(page.captured_on) and (
            found := find_on_page(page.tree, layout.container)
        ):
            return layout, found[0]
    return None


def _is_no_article(page: Page) -> bool:
    """Return whether address or platform say that this page is none, whatever it looks like."""
    tells = page.has_address and not page.portal.is_article(page.url)
    if tells and page.portal.identify(page.url) is None:
        return True
    return page.has(page.portal.static_page)


def _reason_without_article(page: Page) -> Refusal:
    portal = page.portal
    if found := refusal(page.tree, portal):
        return found
    if portal.is_listing(page.url):
        return Refusal(fate=Fate.NOT_ARTICLE, reason="the address is a listing's")
    if page.has(portal.static_page):
        return Refusal(
            fate=Fate.NOT_ARTICLE, reason=f"a fixed page of the platform: {portal.static_page!r}"
        )
    if not portal.is_article(page.url):
        return Refusal(fate=Fate.NOT_ARTICLE, reason="neither address nor layout is an article's")
    valid = ", ".join(
        f"{layout.container!r} ({layout.name})"
        for layout in portal.layouts
        if layout.valid_on(page.captured_on)
    )
    return Refusal(
        fate=Fate.LAYOUT_CHANGED,
        reason=f"expected one of {valid or 'no layout of that day'}; found {_outline(page.tree)}",
    )


def _outline(tree: HtmlElement) -> str:
    """Return the page's title and its elements with most paragraphs: what a new layout needs."""
    titles = find_on_page(tree, "title")
    holders: dict[str, int] = {}
    for holder in find_on_page(tree, "div, article, section, main, td"):
        count = sum(child.tag in {"p", "br"} for child in holder)
        if count >= 2:
            holders.setdefault(_selector_of(holder), count)
    most = sorted(holders, key=lambda name: -holders[name])[:5]
    title = page_text_of(titles[0])[:120] if titles else ""
    return f"title {title!r}, paragraphs in {', '.join(most) or 'no element'}"


def _selector_of(element: HtmlElement) -> str:
    name = f"{element.tag}#{element.get('id')}" if element.get("id") else str(element.tag)
    return ".".join([name, *(element.get("class") or "").split()])


def _problem(content: Content, layout: Layout, page: Page) -> Refusal | None:
    """Return what is wrong with an article that lacks a title or any content."""
    said = content.title.casefold()
    if any(words.casefold() in said for words in page.portal.not_found_words):
        return Refusal(fate=Fate.SOFT_404, reason=f"the title says {content.title!r}")
    if content.title and not content.is_empty:
        return _thin(content, page)
    if found := refusal(page.tree, page.portal):
        return found
    selector = layout.body if content.title else layout.title
    return Refusal(
        fate=Fate.LAYOUT_CHANGED,
        reason=f"layout {layout.name}: {selector!r} found no text, expected some; "
        f"found {_outline(page.tree)}",
    )


def _thin(content: Content, page: Page) -> Refusal | None:
    """Return why an article of a few words is none: a notice may fit the layout."""
    words = " ".join(content.body)
    if is_placeholder(words):
        return Refusal(fate=Fate.SOFT_404, reason=f"the whole text is {words!r}")
    if content.attachments or content.tables or len(words.split()) > _THIN_WORDS:
        return None
    return disguise(page.tree)


def _article(
    page: Page,
    content: Content,
    dates: tuple[PublishedAt, tuple[PublishedAt, ...]],
    layout: Layout,
) -> Article:
    byline = content.byline
    return Article(
        url=page.url,
        portal=page.portal.slug,
        title=content.title,
        published_at=dates[0],
        other_dates=dates[1],
        byline=byline.raw if byline else None,
        authors=byline.authors if byline else (),
        unit=byline.unit if byline else None,
        body=content.body,
        body_kinds=content.body_kinds,
        captions=content.captions,
        tables=content.tables,
        attachments=content.attachments,
        view_count=content.view_count,
        canonical_url=_canonical(page),
        layout=layout.name,
        encoding=page.encoding,
    )


def _refused(page: Page, why: Refusal, layout: Layout | None = None) -> Reading:
    return Reading(
        url=page.url,
        portal=page.portal.slug,
        fate=why.fate,
        reason=why.reason,
        canonical_url=_canonical(page),
        encoding=page.encoding,
        encoding_basis=page.encoding_basis,
        layout=layout.name if layout else None,
    )


def _canonical(page: Page) -> str | None:
    """Return the address that the page calls its own; ``http:///guest`` and the like are none."""
    for link in page.tree.iter("link"):
        is_canonical = "canonical" in (link.get("rel") or "").lower().split()
        named = str(link.get("href") or "").strip() if is_canonical else ""
        absolute = absolute_address(named, page.url) if named else None
        if absolute is not None:
            return absolute
    return None
