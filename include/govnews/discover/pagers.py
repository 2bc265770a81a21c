"""Owns the numbers of a pager: which page of which listing an address is, by its spelling."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Names of the page's number, as seen on portals (notes on portals, "Pagers seen"); Liferay puts
# its portlet's number in front (_101_INSTANCE_x_cur).
_NAMES = re.compile(
    r"page|paged|trang|pageno|pageindex|pagenumber|pagenum|pageid_cur|curpage|currentpage"
    r"|cur|_.*_cur",
    re.IGNORECASE,
)
_IN_PATH = re.compile(r"[/-](?:page|trang)[/-](\d{1,6})(?=[/.]|$)", re.IGNORECASE)
_POSTBACK = re.compile(r"Page\$(\d{1,6})")


def page_number(url: str, parameter: str | None = None) -> int:
    """Return the number of the page that `url` names, 1 where it names none.

    Read are ``/page/2``, ``/trang-2.htm``, ``?page=2`` and its like, the portal's own
    `parameter`, and the fragment ``#Page$2`` that stands for a posted form.
    """
    parts = urlsplit(url)
    if found := _POSTBACK.fullmatch(parts.fragment) or _IN_PATH.search(parts.path):
        return max(1, int(found[1]))
    for name, value in parse_qsl(parts.query):
        if _is_number_of(name, parameter) and value.isdecimal() and len(value) <= 6:
            return max(1, int(value))
    return 1


def pager_of(url: str, parameter: str | None = None) -> str:
    """Return the spelling that all pages of one pager share: the address without the number."""
    parts = urlsplit(url)
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not (_is_number_of(name, parameter) and value.isdecimal())
    ]
    path = _IN_PATH.sub("", parts.path).rstrip("/") or "/"
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(kept), ""))


def posted_page(url: str, number: int) -> str:
    """Return the name of a page that only a posted form brings: it has no address of its own."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(fragment=f"Page${number}"))


def is_posted(url: str) -> bool:
    """Return whether `url` names a page that only a posted form brings."""
    return _POSTBACK.fullmatch(urlsplit(url).fragment) is not None


def _is_number_of(name: str, parameter: str | None) -> bool:
    return name == parameter or _NAMES.fullmatch(name) is not None
