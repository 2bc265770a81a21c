"""Owns the making of an article from a container that fits a layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from govnews.portal import Layout
from govnews.read.attachments import attachments_of
from govnews.read.byline import Byline, is_account, is_byline, read_byline
from govnews.read.elements import Tag
from govnews.read.passages import Kind, Passage, is_pictured, passages_of
from govnews.read.selection import text_of
from govnews.read.selectors import select, select_one
from govnews.read.tables import Rows, data_tables, rows_of
from govnews.records import Attachment
from govnews.vietnamese.text import clean

_ALWAYS_DROPPED = "script, style, noscript, template, input, textarea, select, button, [hidden]"
_COUNT = re.compile(
    r"(?:xem|đọc|truy cập|views?|view count)\s*:?\s*(\d[\d.,\s]*)|(\d[\d.,\s]*)\s*(?:lượt|lần)",
    re.IGNORECASE,
)
# "Xem chi tiết tại đây", as editors add it below an article.
_POINTER = re.compile(
    r"(?:xem (?:thêm|chi tiết)|chi tiết)\s*:?\s*(?:tại đây|ở đây)?\.?", re.IGNORECASE
)
# "Tác giả bài viết:" of a theme that prints the label and has nobody to name.
_LABEL_ALONE = re.compile(r"[^:]{1,30}:")
# What may stand beside a link to a file in a line that is nothing else.
_LABEL_LENGTH = 25


@dataclass(frozen=True, kw_only=True)
class Content:
    """What an article's container says, its dates apart."""

    title: str
    byline: Byline | None
    body: tuple[str, ...]
    body_kinds: tuple[str, ...]
    captions: tuple[str, ...]
    tables: tuple[Rows, ...]
    attachments: tuple[Attachment, ...]
    view_count: int | None
    is_pictured: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to read: neither words nor files nor pictures."""
        words = self.body or self.captions or self.tables
        return not (words or self.attachments or self.is_pictured)


def content_of(document: Tag, layout: Layout, url: str) -> Content:
    """Return what the container says; the title is empty where its selector finds nothing."""
    view_count = _view_count(document, layout)
    for selector in (_ALWAYS_DROPPED, layout.drop):
        for tag in select(document, selector) if selector else []:
            tag.take_out()
    for frame in select(document, "iframe, object, video, audio"):
        frame.clear()  # "your browser does not show frames"
    byline = _set_byline(document, layout)
    body = select_one(document, layout.body)
    title = _set_text(document, layout.title, body)
    standfirst = _set_text(document, layout.standfirst, body) if layout.standfirst else ""
    tables = data_tables(body) if body else []
    passages = passages_of(body, layout.captions, tables) if body else []
    lede = [] if standfirst in ("", title) else [_lede(standfirst)]
    text = lede + _own_passages(passages, title, is_all=not lede)
    if byline is None and layout.byline_in_body:
        byline = _take_byline(text)
    return Content(
        title=title,
        byline=byline,
        body=tuple(passage.text for passage in text),
        body_kinds=tuple(passage.kind.value for passage in text),
        captions=(*_captions_above(document, body, layout), *_captions(passages)),
        tables=tuple(rows_of(table) for table in tables),
        attachments=attachments_of(document, body, layout, url),
        view_count=view_count,
        is_pictured=body is not None and is_pictured(body),
    )


def _set_text(document: Tag, selector: str, body: Tag | None) -> str:
    """Return the text of what has an element of its own, and take it out of the body.

    A record's table keeps its cells.
    """
    for tag in select(document, selector):
        if text := text_of(tag):
            if body is not None and _is_within(tag, body):
                tag.take_out()
            return text
    return ""


def _is_within(tag: Tag, body: Tag) -> bool:
    """Return whether an element stands in the body's own text: not in a table of it."""
    for parent in tag.parents:
        if parent is body:
            return True
        if parent.name == "table":
            return False
    return False


def _set_byline(document: Tag, layout: Layout) -> Byline | None:
    """Return the by-line that has an element of its own, and take it out of the document."""
    tags = select(document, layout.byline) if layout.byline else []
    texts = [text for tag in tags if (text := text_of(tag))]
    said = [text for text in texts if not _LABEL_ALONE.fullmatch(text) and not is_account(text)]
    for tag in tags:
        tag.take_out()
    return read_byline(said[0]) if said else None


def _take_byline(text: list[Passage]) -> Byline | None:
    """Return the by-line at the end of the text, and take it out; pointers may stand after it."""
    last = len(text) - 1
    while last > 0 and _POINTER.fullmatch(text[last].text):
        last -= 1
    if last < 1 or not is_byline(text[last]):
        return None
    return read_byline(text.pop(last).text)


def _lede(standfirst: str) -> Passage:
    return Passage(text=standfirst, kind=Kind.LEDE, unlinked=standfirst)


def _own_passages(passages: list[Passage], title: str, *, is_all: bool) -> list[Passage]:
    """Return the passages of the text itself: no captions, repeated title or lines of files.

    Where they are all that an article says, and that is "Tải về tại đây", it is its text.
    """
    said = [each for each in passages if each.kind is not Kind.CAPTION and each.text]
    text = [passage for passage in said if not _is_file_line(passage)]
    if is_all and not text:
        text = said
    repeats_title = bool(text) and text[0].text.casefold() == title.casefold()
    return text[1:] if repeats_title else text


def _is_file_line(passage: Passage) -> bool:
    linked = len(passage.unlinked) < len(passage.text)
    return linked and len(passage.unlinked) <= _LABEL_LENGTH


def _captions(passages: list[Passage]) -> tuple[str, ...]:
    return tuple(
        passage.text for passage in passages if passage.kind is Kind.CAPTION and passage.text
    )


def _captions_above(document: Tag, body: Tag | None, layout: Layout) -> tuple[str, ...]:
    """Return the captions of pictures that a theme sets between the title and the body."""
    if body is None:
        return ()
    captions = set(select(document, layout.captions))
    above = takewhile(lambda tag: tag is not body, document.tags) if captions else ()
    texts = (text_of(tag) for tag in above if tag in captions)
    return tuple(text for text in texts if text)


def _view_count(document: Tag, layout: Layout) -> int | None:
    """Return the reader counter: dots and commas only group its digits."""
    if layout.view_count is None:
        return None
    for tag in select(document, layout.view_count):
        text = clean(tag.get_text(" "))
        found = _COUNT.search(text)
        digits = (found[1] or found[2]) if found else text
        plain = re.sub(r"[.,\s]", "", digits)
        if plain.isdecimal():
            return int(plain)
    return None
