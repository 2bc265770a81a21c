"""Owns the draft of a portal's addresses: its slug, patterns of articles and listings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

_LONG_SLUG = 3  # blanks in a slug that only a title has
_NUMBER_AT_END = re.compile(r"(^|[-_]|-post|-id)\d{2,}$")
_GUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_OF_ARTICLE = re.compile(r"id$|^(?:news|item|article|detail|tin)", re.IGNORECASE)
_ENDING = re.compile(r"\.\w{2,5}$")


def slug_of(url: str) -> str:
    """Return a slug for the host of an address: krongno.daknong.gov.vn → krongno_daknong."""
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    kept = [one for one in labels if one not in {"vn", "gov", "com", "org", "net", "info"}]
    slug = re.sub(r"[^a-z0-9]+", "_", "_".join(kept).lower()).strip("_")
    return slug if slug[:1].isalpha() else f"site_{slug}"


def article_pattern(urls: Iterable[str]) -> tuple[str, ...]:
    """Return regular expressions for addresses formed as these; none where none has a form.

    A form is the page's name with a number as parameter, or what ends a path: slug and number.
    """
    forms = dict.fromkeys(form for url in urls if (form := _form(url)) is not None)
    return tuple(forms)


def _form(url: str) -> str | None:
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        is_number = value.isdecimal() or _GUID.fullmatch(value) is not None
        if is_number and _OF_ARTICLE.search(name):
            return re.escape(parts.path) + rf"\?(?:.*&)?{re.escape(name)}=[\w-]+(?:&.*)?"
    last = parts.path.rstrip("/").rpartition("/")[2]
    found = _ENDING.search(last)
    ending = re.escape(found[0]) if found else "/?"
    stem = last[: found.start()] if found else last
    if found := _NUMBER_AT_END.search(stem):
        return rf"(?:/[^/?#]+)*/[^/?#]*{re.escape(found[1])}\d+{ending}(?:\?.*)?"
    if stem.count("-") >= _LONG_SLUG:
        return rf"(?:/[^/?#]+)*/[^/?#.-]+(?:-+[^/?#.-]+){{{_LONG_SLUG},}}-*{ending}(?:\?.*)?"
    return None


def listing_pattern(urls: Iterable[str]) -> tuple[str, ...]:
    """Return regular expressions for exactly these listings and their further pages."""
    forms = []
    for url in urls:
        parts = urlsplit(url)
        path = re.escape(parts.path.rstrip("/")) or "/"
        wanted = rf"\?{re.escape(parts.query)}(?:&.*)?" if parts.query else r"(?:\?.*)?"
        forms.append(rf"{path}(?:/(?:page|trang)[/-]\d+)?/?{wanted}")
    return tuple(dict.fromkeys(forms))
