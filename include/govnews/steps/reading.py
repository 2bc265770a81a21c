"""From one capture to what staging takes: payload, reading, facts."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from govnews.extract import extract
from govnews.failures import BrokenArchive
from govnews.fetch.playback import read_payload
from govnews.fetch.store import Store
from govnews.load.rows import published_on
from govnews.load.staging import StagedReading
from govnews.portal import Portal
from govnews.portals.shelf import load_portal
from govnews.read.page import read_page
from govnews.records import Article, Capture, ExtractionInput, Facts, Fate, Reading
from govnews.settings import Settings
from govnews.steps.holdings import capture_of_row

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class WaitingCapture:
    """A capture, the run it belongs to, and what the portal's feed says of its address."""

    capture: Capture
    run_id: str
    news_day: date
    feed_published_at: datetime | None

    @classmethod
    def from_row(cls, row: Mapping[Any, Any]) -> WaitingCapture:
        """Return the capture of one row of sql/build/captures.sql."""
        return cls(
            capture=capture_of_row(row),
            run_id=row["run_id"],
            news_day=row["news_day"],
            feed_published_at=row["feed_published_at"],
        )


def shelf_portal(slug: str, settings: Settings) -> Portal:
    """Return a portal of the shelf, under its stand-in's host where one is set."""
    portal = load_portal(slug, settings.portal_dir)
    stand_in = settings.stand_ins.get(slug)
    return portal.moved_to(stand_in.host) if stand_in else portal


def read_waiting(waiting: WaitingCapture, portal: Portal, store: Store) -> StagedReading:
    """Return the reading and facts of one capture; a capture that is lost ends in quarantine."""
    capture = waiting.capture
    try:
        payload, _ = read_payload(capture, store)
    except BrokenArchive as failure:
        log.error("%s: %s", capture.url, failure)
        reading = Reading(
            url=capture.url, portal=portal.slug, fate=Fate.QUARANTINED, reason=str(failure)
        )
        return _staged(waiting, reading, None, None)
    reading = read_page(
        payload,
        content_type=capture.content_type,
        url=capture.url,
        portal=portal,
        captured_on=waiting.news_day,
        feed_published=waiting.feed_published_at,
    )
    facts = extract_article(reading.article, portal) if reading.article else None
    return _staged(waiting, reading, identity_of(reading, portal), facts)


def identity_of(reading: Reading, portal: Portal) -> str | None:
    """Return the name of the page behind a reading's address.

    A copy whose address names no page (a print view with a number of its own) is named by the
    page's canonical link, where that is an article's of this portal.
    """
    named = portal.identify(reading.url)
    canonical = reading.canonical_url
    if named is not None or canonical is None or not portal.is_article(reading.url):
        return named
    if not portal.owns(canonical) or not portal.is_article(canonical):
        return None
    return portal.identify(canonical)


def extract_article(article: Article, portal: Portal) -> Facts:
    """Return the facts of an article of this portal."""
    return extract(
        ExtractionInput(
            url=article.url,
            portal=portal.slug,
            title=article.title,
            published_on=published_on(article.published_at),
            text=article.text,
            byline=article.byline,
            captions=article.captions,
            tables=article.tables,
            place=portal.place,
        )
    )


def _staged(
    waiting: WaitingCapture, reading: Reading, page_identity: str | None, facts: Facts | None
) -> StagedReading:
    return StagedReading(
        capture=waiting.capture,
        run_id=waiting.run_id,
        news_day=waiting.news_day,
        reading=reading,
        page_identity=page_identity,
        facts=facts,
    )
