"""Owns the one spelling of every address (RFC 3986, section 6.2, with browsers' leniency)."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

LONGEST = 2000  # characters; a Postgres index entry ends at 2,700 bytes
DEFAULT_PORTS = {"http": 80, "https": 443}
# Everything RFC 3986 allows in a path or query besides letters and digits, and "%", which is
# dealt with first. "+" stays: in a query it is a blank, in a path it is a plus.
_SAFE_PATH = "/:@!$&'()*+,;=-._~%"
_SAFE_QUERY = _SAFE_PATH + "?[]"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_IPV6 = re.compile(r"[0-9a-f:.]+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Browsers drop these inside an href (WHATWG URL, "remove all ASCII tab or newline").
_DROPPED = str.maketrans("", "", "\t\r\n")


def normalise(href: str, base: str | None = None) -> str | None:
    """Return the absolute http(s) address of `href` on page `base`, or None when it has none.

    The fragment, user name and default port are dropped, dot segments resolved, letters
    outside ASCII and blanks percent-encoded as UTF-8. The order of parameters is kept: a
    portal may answer ``?a=1&b=2`` and ``?b=2&a=1`` differently, and each has its own fate.
    Addresses above 2,000 characters are none: they are traps or state, and no index holds them.
    """
    wanted = href.strip(" \t\r\n\f\x00").translate(_DROPPED)
    path, mark, query = wanted.partition("?")
    wanted = path.replace("\\", "/") + mark + query  # ASP.NET portals write href="\a\b.aspx"
    try:
        parts = urlsplit(urljoin(base, wanted) if base else wanted)
        host, port = parts.hostname, parts.port
    except ValueError:  # a broken IPv6 host or port
        return None
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host:
        return None
    name = _ascii_host(host)
    if name is None:
        return None
    authority = name if port in (None, DEFAULT_PORTS[scheme]) else f"{name}:{port}"
    path = _without_dots(parts.path) or "/"
    url = urlunsplit(
        (scheme, authority, _canonical(path, _SAFE_PATH), _canonical(parts.query, _SAFE_QUERY), "")
    )
    return url if len(url) <= LONGEST else None


def relative(url: str) -> str:
    """Return path and query of an address: what a portal's patterns are held against."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def origin(url: str) -> str:
    """Return scheme, host and port: what one robots.txt speaks for (RFC 9309, 2.3)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host(url: str) -> str:
    """Return the host name of an address, lower case, without port."""
    return urlsplit(url).hostname or ""


def _ascii_host(name: str) -> str | None:
    name = name.lower().rstrip(".")
    if ":" in name:
        return f"[{name}]" if _IPV6.fullmatch(name) else None
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return name if _HOST.fullmatch(name) else None


def _canonical(text: str, safe: str) -> str:
    return quote(_ESCAPE.sub(_canonical_escape, text), safe=safe, errors="replace")


def _canonical_escape(found: re.Match[str]) -> str:
    if found[1] is None:  # a bare per cent sign
        return "%25"
    letter = chr(int(found[1], 16))
    return letter if letter in _UNRESERVED else "%" + found[1].upper()


def _without_dots(path: str) -> str:
    """Return the path with "." and ".." resolved (RFC 3986, 5.2.4); double slashes stay."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)
