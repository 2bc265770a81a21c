"""Owns the files of an article: linked, shown in a frame, or opened by a button's script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, urljoin, urlsplit, urlunsplit

from govnews.portal import Layout
from govnews.read.elements import Tag
from govnews.read.passages import is_file
from govnews.read.selection import text_of
from govnews.read.selectors import select
from govnews.records import Attachment

_FRAMES = frozenset({"iframe", "embed", "object"})
_QUOTED = re.compile(r"""(['"])(?P<words>[^'"]+)\1""")


def attachments_of(
    document: Tag, body: Tag | None, layout: Layout, url: str
) -> tuple[Attachment, ...]:
    """Return the files of an article in page order, each once, with the words of its link."""
    found: dict[str, Attachment] = {}
    for address, tag in _named(document, body, layout):
        absolute = absolute_address(address, url)
        if absolute is None or (absolute in found and found[absolute].text):
            continue
        found[absolute] = Attachment(url=absolute, text=text_of(tag))
    return tuple(found.values())


def _named(document: Tag, body: Tag | None, layout: Layout) -> Iterator[tuple[str, Tag]]:
    for tag in select(body, layout.attachments) if body else ():
        address = _shown(tag) if tag.name in _FRAMES else _linked(tag)
        if address is not None:
            yield address, tag
    for tag in select(document, layout.files) if layout.files else ():
        address = _linked(tag) or (tag.get("href") or "").strip()
        if address and not address.startswith("#"):
            yield address, tag


def _linked(tag: Tag) -> str | None:
    """Return the file that a link leads to, or that its script names: downloadFile('…','…')."""
    address = (tag.get("href") or "").strip()
    if is_file(address):
        return address
    named = _QUOTED.finditer(tag.get("onclick") or "")
    return next((each["words"] for each in named if is_file(each["words"])), None)


def _shown(frame: Tag) -> str | None:
    """Return the file that a frame shows, itself or by a viewer (pdf.js, ViewerJS, Google)."""
    address = (frame.get("src") or frame.get("data") or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    for value in (parts.fragment, *(value for _, value in parse_qsl(parts.query))):
        if is_file(value) and value.startswith(("/", "http://", "https://")):
            return value
    return address if is_file(parts.path) else None


def absolute_address(address: str, base: str) -> str | None:
    """Return an absolute web address with blanks and Vietnamese letters percent-encoded.

    None where the page's own words are no address: ``http:///guest``, ``http://[x``.
    """
    try:
        parts = urlsplit(urljoin(base, address))
        hostname = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not hostname:
        return None
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))
