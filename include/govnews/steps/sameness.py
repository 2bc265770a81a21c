"""Owns the look at a whole night: one page for all addresses is no article, whatever it says."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from govnews.discover.kinds import Kind
from govnews.discover.seen_pages import SeenPage, SeenPages
from govnews.portal import Portal

log = logging.getLogger(__name__)

# One article stands under its own address, a print view and some disguises; not under more
# than ten page identities.
SAME_PAGES = 10


def settle_sameness(portal: Portal, seen: SeenPages) -> int:
    """Turn pages that read like all the others of this run into soft 404s; return how many.

    Only pages that wait for their reading are turned. A page that reads like the front page is
    one, too. A second call changes nothing.
    """
    reasons = _find_same(portal, seen.all())
    for url, reason in sorted(reasons.items()):
        log.info("%s: soft_404: %s", url, reason)
    seen.turn_into_soft_404(reasons)
    if reasons:
        log.warning("%s: %d addresses answer with one and the same page", portal.slug, len(reasons))
    return len(reasons)


def _find_same(portal: Portal, pages: Sequence[SeenPage]) -> dict[str, str]:
    """Return the waiting addresses of articles that are not content, with the reason."""
    fronts = {page.fingerprint: page.url for page in pages if page.kind is Kind.FRONT}
    alike: dict[str, list[SeenPage]] = defaultdict(list)
    for page in pages:
        if page.kind is Kind.ARTICLE:
            alike[page.fingerprint].append(page)
    reasons: dict[str, str] = {}
    for fingerprint, group in alike.items():
        names = {portal.identify(page.url) or urlsplit(page.url).path for page in group}
        if fingerprint in fronts:
            reason = f"reads like the front page {fronts[fingerprint]}"
        elif len(names) > SAME_PAGES:
            reason = f"reads like {len(group) - 1} other addresses of this night"
        else:
            continue
        reasons |= {page.url: reason for page in group if page.is_waiting}
    return reasons
