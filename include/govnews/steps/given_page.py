"""A page that a person hands over: saved in a file, or asked for now, politely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from govnews.failures import DoNotRetry
from govnews.portal import UNTOLD, Portal
from govnews.portals.platforms.shelf import UNKNOWN, load_platforms
from govnews.read.selection import parse_page
from govnews.records import Place
from govnews.settings import Settings
from govnews.steps.asking import ask_page
from govnews.vietnamese.encoding import Unreadable, decode


@dataclass(frozen=True, kw_only=True)
class GivenPage:
    """A page as it was answered or saved: bytes, content type, address, day of capture."""

    payload: bytes
    content_type: str | None
    url: str
    captured_on: date

    def tree(self) -> HtmlElement:
        """Return the page's tree. Raises `DoNotRetry` where there is no page to read."""
        decoded = decode(self.payload, self.content_type)
        if isinstance(decoded, Unreadable):
            raise DoNotRetry(f"{self.url}: {decoded.reason}")
        tree = parse_page(decoded.text)
        if tree is None:
            raise DoNotRetry(f"{self.url}: expected an HTML page, found no markup")
        return tree

    def about(self, kind: str | None = None) -> dict[str, Any]:
        """Return about.json of this page as a golden page."""
        told: dict[str, Any] = {"url": self.url, "content_type": self.content_type}
        told["captured_on"] = self.captured_on.isoformat()
        return told if kind is None else {**told, "kind": kind}


def fetch_given(
    url: str, slug: str, settings: Settings, today: date, portal: Portal | None = None
) -> GivenPage:
    """Ask one page, on its portal's own host only, robots obeyed; the portal may be none yet.

    Raises as `try_address` does.
    """
    answer = ask_page(url, portal or _stranger(url, slug), settings)
    return GivenPage(
        payload=answer.payload,
        content_type=answer.header("Content-Type"),
        url=answer.url,
        captured_on=today,
    )


def _stranger(url: str, slug: str) -> Portal:
    """Return what stands in for a portal that has no file yet: it owns its host, no more."""
    parts = urlsplit(url)
    return load_platforms()[UNKNOWN].portal(
        slug=slug,
        name=UNTOLD,
        host=parts.hostname or "",
        scheme=parts.scheme,
        publisher=UNTOLD,
        kind=UNTOLD,
        place=Place(),
        ports=(parts.port,) if parts.port else (),
    )
