"""Owns pages that arrive with status 200 and are no content: soft 404, busy, firewall, login."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from govnews.capture_quality import assess_tree
from govnews.portal import Portal
from govnews.read.selection import page_text_of
from govnews.records import Fate


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """The fate of a page without content, and the words or marks that tell it."""

    fate: Fate
    reason: str


def refusal(tree: HtmlElement, portal: Portal) -> Refusal | None:
    """Return why the server gave no content here, or None where it is an ordinary page."""
    folded = page_text_of(tree).casefold()
    for words in portal.not_found_words:
        if words.casefold() in folded:
            return Refusal(fate=Fate.SOFT_404, reason=f"the page says {words!r}")
    return disguise(tree)


def disguise(tree: HtmlElement) -> Refusal | None:
    """Return what stands in the content's place, as far as any page can tell, or None."""
    quality = assess_tree(tree)
    if quality.fate is None:
        return None
    return Refusal(fate=quality.fate, reason=quality.in_words())
