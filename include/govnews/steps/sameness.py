"""Owns the look at a whole night: one page for all addresses is no article, whatever it says."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from govnews.discover.kinds import Kind
from govnews.discover.seen_pages import SeenPage, SeenPages
from govnews.portal import Portal
from govnews.records import Fate

log = logging.getLogger(__name__)

# One article stands under its own address, a print view and some disguises; not under more
# than ten page identities.
SAME_PAGES = 10


def settle_sameness(portal: Portal, seen: SeenPages) -> str | None:
    """Decide pages that read like all the others of this run; return what makes the portal red.

    A page that reads like the front page is a soft 404; one that reads like more than ten
    others is a gate that nobody knows yet: blocked. Only pages that wait for their reading are
    decided. A second call changes nothing.
    """
    pages = seen.all()
    ends = _find_same(portal, pages)
    seen.decide(ends)
    for url, (fate, reason) in sorted(ends.items()):
        log.info("%s: %s (%s)", fate, url, reason)
    blocked = [url for url, (fate, _) in ends.items() if fate is Fate.BLOCKED]
    articles = sum(page.kind is Kind.ARTICLE for page in pages)
    if len(blocked) <= portal.failure_limit * articles:
        return None
    return (
        f"portal {portal.slug}: {len(blocked)} of {articles} addresses of articles answer with one"
        f" and the same page, the limit is {portal.failure_limit:.0%}, for example {blocked[0]}"
    )


def _find_same(portal: Portal, pages: Sequence[SeenPage]) -> dict[str, tuple[Fate, str]]:
    """Return the waiting addresses of articles that are not content: fate and reason."""
    fronts = {page.fingerprint: page.url for page in pages if page.kind is Kind.FRONT}
    alike: dict[str, list[SeenPage]] = defaultdict(list)
    for page in pages:
        if page.kind is Kind.ARTICLE:
            alike[page.fingerprint].append(page)
    ends: dict[str, tuple[Fate, str]] = {}
    for fingerprint, group in alike.items():
        names = {portal.identify(page.url) or urlsplit(page.url).path for page in group}
        if fingerprint in fronts:
            end = (Fate.SOFT_404, f"reads like the front page {fronts[fingerprint]}")
        elif len(names) > SAME_PAGES:
            others = len(group) - 1
            end = (Fate.BLOCKED, f"reads like {others} other addresses of this night")
        else:
            continue
        ends |= {page.url: end for page in group if page.is_waiting}
    return ends
