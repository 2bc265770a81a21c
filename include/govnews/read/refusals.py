"""Owns pages that arrive with status 200 and are no content: soft 404, busy, firewall, login."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from govnews.portal import Portal
from govnews.read.selection import find_on_page, page_text_of
from govnews.records import Fate


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """The fate of a page without content, and the words or marks that tell it."""

    fate: Fate
    reason: str


_MISSING = re.compile(
    r"\b(?:404|410)\b|not found|không tìm thấy (?:trang|bài|nội dung)|không tồn tại", re.IGNORECASE
)
_BLOCKED = re.compile(
    r"service (?:is )?(?:busy|unavailable)|too many requests|access (?:is )?denied|\bforbidden\b"
    r"|request rejected|requested url was rejected|attention required|just a moment"
    r"|checking your browser|verify you are (?:a )?human|captcha|incapsula|ddos protection",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"đăng nhập|\blog ?in\b|\bsign in\b", re.IGNORECASE)
_COOKIE_GATE = re.compile(r"document\.cookie\s*=|location\.(?:reload|replace|href)")
_SHORT_PAGE = 2000


def refusal(tree: HtmlElement, portal: Portal) -> Refusal | None:
    """Return why the server gave no content here, or None where it is an ordinary page."""
    text = page_text_of(tree)
    folded = text.casefold()
    for words in portal.not_found_words:
        if words.casefold() in folded:
            return Refusal(fate=Fate.SOFT_404, reason=f"the page says {words!r}")
    heads = " | ".join(page_text_of(head) for head in find_on_page(tree, "title, h1, h2"))
    if missing := _MISSING.search(heads):
        return Refusal(fate=Fate.SOFT_404, reason=f"title or heading says {missing[0]!r}")
    return _gate(tree, heads, text)


def _gate(tree: HtmlElement, heads: str, text: str) -> Refusal | None:
    opening = heads if len(text) > _SHORT_PAGE else f"{heads} | {text}"
    if blocked := _BLOCKED.search(opening):
        return Refusal(fate=Fate.BLOCKED, reason=f"the server answers {blocked[0]!r}")
    if _LOGIN.search(heads) and find_on_page(tree, 'input[type="password"]'):
        return Refusal(fate=Fate.BLOCKED, reason="a login form stands in the page's place")
    scripts = " ".join(script.text or "" for script in find_on_page(tree, "script"))
    if len(text) < 100 and len(set(_COOKIE_GATE.findall(scripts))) >= 2:
        return Refusal(fate=Fate.BLOCKED, reason="a script sets a cookie and loads the page again")
    return None
