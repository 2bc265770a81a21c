"""Owns the reading of a page without layout: of a portal that is new, and of nothing else.

A known portal whose layout no longer fits is told as ``layout_changed``, never read like this:
what is found here is likely, not known, and the marts say so (``read_by``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lxml.html import HtmlElement

from govnews.plain_page.findings import Findings, look_at
from govnews.plain_page.main_text import MainText, Wording
from govnews.portal import Layout
from govnews.read.article import Content, content_of
from govnews.read.elements import copy_of
from govnews.read.passages import is_file
from govnews.records import Basis, PublishedAt

# The mark of a reading that no layout stands behind.
NO_LAYOUT = "none"
_UNREAD = "data-govnews-unread"
_LAYOUT = Layout(
    name=NO_LAYOUT,
    container="html",
    title=f"[{_UNREAD}='title']",
    body="body",
    drop=f"[{_UNREAD}]",
)


def read_without_layout(
    tree: HtmlElement, url: str, captured_on: date
) -> tuple[Content, list[PublishedAt], Layout]:
    """Return what the page shows of an article, its dates by trust, and the layout ``none``.

    Title and content are empty where nothing speaks for any. Marks the tree's elements.
    """
    findings = look_at(tree, url, captured_on)
    title = findings.title.text if findings.title else ""
    dates = [one.published for one in findings.dates]
    stated = [one for one in dates if one.basis is Basis.STATED][:1]
    metadata = [one for one in dates if one.basis is Basis.METADATA][:1]
    return replace(_content(findings, url), title=title), [*stated, *metadata], _LAYOUT


def _content(findings: Findings, url: str) -> Content:
    text = findings.text
    if text is None:
        return _NOTHING
    _mark_unread(findings, text)
    content = content_of(copy_of(text.container), _LAYOUT, url)
    wording = Wording(line.text for line in text.lines)
    kept = [
        (said, kind)
        for said, kind in zip(content.body, content.body_kinds, strict=True)
        if wording.holds(said)
    ]
    return replace(
        content,
        body=tuple(said for said, _ in kept),
        body_kinds=tuple(kind for _, kind in kept),
    )


_NOTHING = Content(
    title="",
    byline=None,
    body=(),
    body_kinds=(),
    captions=(),
    tables=(),
    attachments=(),
    view_count=None,
)


def _mark_unread(findings: Findings, text: MainText) -> None:
    """Mark what of the container is none of the text: menus, other news, the title itself."""
    holders = {text.container}
    for line in text.lines:
        holders |= {line.element, *line.element.iterancestors()}
    inside = set(text.container.iter())
    chosen = {line.number for line in text.lines}
    title = findings.title.line if findings.title else None
    for line in findings.lines:
        if line.number in chosen or line.element not in inside or line.element in holders:
            continue
        top = line.element
        while (parent := top.getparent()) is not None and parent not in holders:
            top = parent
        behind = title is not None and line.number > title.number
        if not (behind and _names_file(top)):
            top.set(_UNREAD, "")


def _names_file(element: HtmlElement) -> bool:
    return any(is_file(link.get("href") or "") for link in element.iter("a"))
