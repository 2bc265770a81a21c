"""Owns disguises of an address that no server needs: trackers, session tokens, host spellings.

What is folded here is never asked: the disguise ends as a duplicate of the plain address. Twins
that a portal serves as pages of their own (print, mobile, AMP, other order of parameters) are
asked; what they show, and the portal's `identify`, tells whose they are.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, urlsplit, urlunsplit

from govnews.discover.addresses import normalise
from govnews.portal import Portal

# Added by whoever passes a link on; no page depends on them. "_zaloref" is Zalo's.
_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|twclid|ttclid|mc_[ce]id"
    r"|_zaloref|zaloref|zarsrc|_ga|_gl|__twitter_impression|fb_action_\w+|fb_source",
    re.IGNORECASE,
)
_SESSIONS = re.compile(r"jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid", re.IGNORECASE)
# ASP.NET keeps a session in the path where cookies are off: /(S(abc))/, /(X(1)S(abc))/.
_SESSION_PATH = re.compile(r"/\((?:[A-Z]\([^()/]*\))+\)(?=/)")
# Relative links of a language menu lengthen an address for ever: ``….html/en/en/vi`` (Liferay).
_LANGUAGES = re.compile(r"(\.html?)(?:/[a-z]{2}(?:[_-][A-Z]{2})?)+(?:\.html?)?/?$")
_LANGUAGE_SWITCH = re.compile(r"/c/portal/update_language$")
_SESSION_SEGMENT = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)


def fold(url: str, portal: Portal) -> str:
    """Return the plain address behind `url` on this portal; most addresses are plain.

    Dropped are tracking parameters, session tokens, doubled slashes, languages after an ending,
    the other scheme, the default port of either scheme, and "www." where the portal's host goes
    without (or has it). A language switch is the page that it returns to.
    """
    if not portal.owns(url):
        return url
    parts = urlsplit(url)
    if (back := _returned_to(parts, url)) is not None and portal.owns(back):
        return fold(back, portal)
    path = _SESSION_SEGMENT.sub("", _SESSION_PATH.sub("", parts.path))
    if "://" not in path and ":/" not in path:
        path = _LANGUAGES.sub(r"\1", re.sub(r"/{2,}", "/", path))
    scheme, authority = _home(parts.scheme, parts.netloc, portal)
    return urlunsplit((scheme, authority, path or "/", _plain_query(parts.query), parts.fragment))


def why_folded(url: str, plain: str) -> str:
    """Return in words what told a disguise from its plain address."""
    disguise, page = urlsplit(url), urlsplit(plain)
    if (disguise.scheme, disguise.netloc) != (page.scheme, page.netloc):
        return "the same page under another scheme, port or spelling of the host"
    if disguise.path != page.path:
        return "a session token, a doubled slash or a language in the path"
    return "tracking or session parameters"


def _returned_to(parts: SplitResult, url: str) -> str | None:
    """Return the page that a language switch leads back to; None where it is no switch."""
    if not _LANGUAGE_SWITCH.search(parts.path):
        return None
    back = dict(parse_qsl(parts.query)).get("redirect")
    back = normalise(back, url) if back else None
    return None if back is None or _LANGUAGE_SWITCH.search(urlsplit(back).path) else back


def _home(scheme: str, authority: str, portal: Portal) -> tuple[str, str]:
    name, _, port = authority.partition(":")
    if port not in ("", "80", "443"):
        return scheme, authority
    if name.removeprefix("www.") == portal.host.removeprefix("www."):
        return portal.scheme, portal.host
    return (portal.scheme if port else scheme), name


def _plain_query(query: str) -> str:
    if not query:
        return query
    kept = [piece for piece in query.split("&") if not _is_noise(piece.partition("=")[0])]
    return "&".join(kept)


def _is_noise(name: str) -> bool:
    return _TRACKERS.fullmatch(name) is not None or _SESSIONS.fullmatch(name) is not None
