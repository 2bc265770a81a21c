"""Owns what can be seen of a page without knowing its portal: words, links, forms, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from govnews.vietnamese.encoding import Decoded, decode
from govnews.vietnamese.text import clean

LONGEST_LOOK = 400_000  # bytes; what stands in an article's place is short
LONGEST_MARKUP = 60_000  # letters searched for the marks of products
MANY_LINKS = 30  # a page with so many has the site's menus: no gate has
PROSE_WORDS = 12  # a block with fewer words is a label, a menu entry, a note
_PICTURE = re.compile(rb"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]{1000,}")
_SPLIT_TITLE = re.compile(r"\s+[-|–—»«·•:]+\s+|\s*\|\s*|:\s+|\s*::\s*")
_COOKIE = re.compile(r"document\.cookie\s*=|\bsetCookie\(")
_RELOAD = re.compile(
    r"(?:location|history)\.(?:reload|replace|assign|go)\s*\(|location(?:\.href)?\s*=(?!=)"
)
_REFRESH = re.compile(r"\s*(\d+)")
_DIGITS = re.compile(r"[\d\s.,]+")
_CLOCK = re.compile(r"\d{1,2}\s?(?::|giờ)\s?\d{2}(?::\d{2})?(?:\s?(?:sa|ch|am|pm)\b)?")
_COUNTER = re.compile(
    r"^[\d\s.,]+$|lượt|online|trực tuyến|truy cập|hôm (?:nay|qua)|(?:trong|tổng) (?:ngày|tuần|tháng"
    r"|năm|số)|\b(?:ip|id)\b"
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# What every page of a site repeats: imprint, welcome, licence.
_IMPRINT = re.compile(
    r"(?:địa chỉ|điện thoại|đt|tel|email|giấy phép|chịu trách nhiệm|bản quyền|ghi rõ nguồn"
    r"|cơ quan chủ quản|tòa soạn|toà soạn|đơn vị (?:chủ quản|quản lý)|thiết kế (?:bởi|và)"
    r"|copyright|all rights reserved)\b|chào mừng (?:bạn|quý vị)|©",
    re.IGNORECASE,
)
# What an article has and a notice of the server has not; each counts once.
_ARTICLE_MARKS = (
    re.compile(r'property=["\']og:type["\'][^>]*content=["\']article', re.IGNORECASE),
    re.compile(r"article:published_time|datePublished|NewsArticle", re.IGNORECASE),
    re.compile(
        r"(?:lượt (?:xem|đọc)|(?:đã|số lần) xem|đăng (?:ngày|lúc)|ngày đăng)\b", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:cập nhật(?: lúc| ngày)?|đăng bởi|tác giả|nguồn tin|theo báo)\s*:", re.IGNORECASE
    ),
)  # fmt: skip
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "label", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "select", "head", "iframe", "svg", "textarea"}
)


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """What a page shows. `title` in its parts; `blocks` are runs of text that are no links.

    `words` counts everything visible, `prose` the words of longer runs; `links`, `passwords`
    and `inputs` count elements. `marks` are signs of an article (date line, by-line, metadata),
    counted where there are few links. `fingerprint` is the same for pages that read the same.
    """

    title: str = ""
    title_parts: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    minor_headings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    words: int = 0
    prose: int = 0
    links: int = 0
    passwords: int = 0
    inputs: int = 0
    scripts: int = 0
    sets_cookie: bool = False
    reloads: bool = False
    refreshes: bool = False
    marks: int = 0
    markup: str = ""
    fingerprint: str | None = None


@dataclass(frozen=True, kw_only=True)
class _Run:
    """The text between two ends of blocks, and how many of its words are linked."""

    text: str
    words: int
    linked: int

    @property
    def is_linked(self) -> bool:
        return 2 * self.linked > self.words

    @property
    def is_prose(self) -> bool:
        """Return whether it is running text: no menu, slogan in capitals or imprint."""
        return (
            self.words >= PROSE_WORDS
            and not self.is_linked
            and not self.text.isupper()
            and not _IMPRINT.search(self.text[:200])
        )


def look_at(payload: bytes, content_type: str | None) -> Appearance | None:
    """Return what the first 400,000 bytes show, pictures inside left out; None without markup."""
    shown = _PICTURE.sub(b"", payload) if len(payload) > LONGEST_LOOK else payload
    text = _text(shown[:LONGEST_LOOK], content_type)
    if "<" not in text:
        return Appearance(words=len(text.split()), blocks=(clean(text),)) if text.strip() else None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text.replace("\x00", "").encode(), parser=parser)
    except etree.ParserError:
        return None
    return appearance_of(tree, text[:LONGEST_MARKUP])


def appearance_of(tree: HtmlElement, markup: str | None = None) -> Appearance:
    """Return what a parsed page shows; its markup is written anew where none is given."""
    if markup is None:
        markup = str(etree.tostring(tree, encoding="unicode"))[:LONGEST_MARKUP]
    title = clean(" ".join(str(text) for text in tree.xpath("(//title)[1]//text()")))
    runs = list(_runs(tree))
    shown = " ".join(run.text for run in runs)
    scripts = [str(text) for text in tree.xpath("//script//text()")]
    code = "\n".join(scripts)
    links = len(tree.xpath("//a[@href]"))
    return Appearance(
        title=title,
        title_parts=tuple(dict.fromkeys([title, *_SPLIT_TITLE.split(title)])) if title else (),
        headings=_texts(tree, "//h1"),
        minor_headings=_texts(tree, "//h2 | //h3"),
        blocks=tuple(run.text for run in runs if not run.is_linked),
        words=sum(run.words for run in runs),
        prose=sum(run.words for run in runs if run.is_prose),
        links=links,
        passwords=len(tree.xpath("//input[translate(@type,'PASWORD','pasword')='password']")),
        inputs=len(tree.xpath("//input[not(@type='hidden')]")),
        scripts=len(tree.xpath("//script")),
        sets_cookie=_COOKIE.search(code) is not None,
        reloads=_RELOAD.search(code) is not None,
        refreshes=_refreshes(tree),
        marks=_marks(f"{markup}\n{shown}") if links < MANY_LINKS else 0,
        markup=markup,
        fingerprint=_fingerprint(title, runs),
    )


def _marks(seen: str) -> int:
    return sum(mark.search(seen) is not None for mark in _ARTICLE_MARKS)


def _fingerprint(title: str, runs: Sequence[_Run]) -> str | None:
    """Return a digest of the words that a reader sees; clocks and counters are left out.

    Other figures count: notices that come every month differ in nothing else.
    """
    shown = [title.casefold(), *(_without_counters(run.text.casefold()) for run in runs)]
    words = "\n".join(filter(None, shown))
    return "sha256:" + sha256(words.encode()).hexdigest() if words else None


def _without_counters(text: str) -> str:
    if _COUNTER.search(text) and len(text.split()) <= PROSE_WORDS:
        return _DIGITS.sub("", text)
    return _CLOCK.sub("", text)


def _text(payload: bytes, content_type: str | None) -> str:
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = decode(payload, content_type)
        return decoded.text if isinstance(decoded, Decoded) else payload.decode("latin-1")


def _texts(tree: HtmlElement, path: str) -> tuple[str, ...]:
    found = (clean(" ".join(each.itertext())) for each in islice(tree.xpath(path), 40))
    return tuple(text for text in found if text)


def _refreshes(tree: HtmlElement) -> bool:
    """Return whether the page replaces itself within seconds; newspapers do so after minutes."""
    for meta in tree.xpath("//meta[@http-equiv]"):
        if str(meta.get("http-equiv")).strip().lower() == "refresh":
            seconds = _REFRESH.match(str(meta.get("content") or ""))
            return seconds is not None and int(seconds[1]) <= 15
    return False


def _runs(tree: HtmlElement) -> Iterator[_Run]:
    """Yield the visible text, run by run, in the order of the page."""
    pieces: list[tuple[str, bool]] = []
    depth = 0  # of links
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _UNSEEN or _is_hidden(element):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from _run(pieces)
                pieces = []
            depth += tag == "a"
            pieces.append((element.text or "", depth > 0))
            continue
        if tag in _BLOCKS:
            yield from _run(pieces)
            pieces = []
        depth -= tag == "a" and not _is_hidden(element)
        pieces.append((element.tail or "", depth > 0))
    yield from _run(pieces)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None:
        return True
    return _HIDDEN.search(element.get("style") or "") is not None


def _run(pieces: list[tuple[str, bool]]) -> Iterator[_Run]:
    text = clean("".join(piece for piece, _ in pieces))
    if text:
        linked = sum(len(piece.split()) for piece, is_link in pieces if is_link)
        yield _Run(text=text, words=len(text.split()), linked=linked)
