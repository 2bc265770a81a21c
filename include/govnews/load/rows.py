"""Flattens one staged reading into the rows of the staging tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from psycopg.types.json import Jsonb

from govnews.digest import content_digest
from govnews.identity import identity
from govnews.load.fact_rows import About, Row, list_facts
from govnews.load.places import find_place, today_of
from govnews.records import Article, Capture, Facts, Precision, PublishedAt, Reading
from govnews.vietnamese.dates import ZONE
from govnews.vietnamese.fold import match_key, search_key


@dataclass(frozen=True, kw_only=True)
class StagedReading:
    """One capture, what reading it came to, and the facts found in its article.

    `page_identity` names the page behind the address (`Portal.identify`); an
    article without one is known by its own URL.
    """

    capture: Capture
    run_id: str
    news_day: date
    reading: Reading
    page_identity: str | None = None
    facts: Facts | None = None


def list_rows(build_id: str, staged: StagedReading) -> Iterator[tuple[str, Row]]:
    """Yield (staging table, its columns) for one reading and each of its facts."""
    key: Row = {"build_id": build_id, "capture_id": staged.capture.capture_id}
    facts = staged.facts or Facts()
    article = staged.reading.article
    yield "reading", key | _reading(staged) | (_article(staged, article, facts) if article else {})
    if article is None:
        return
    about = About(
        article_id=_article_id(staged, article),
        place=facts.place,
        day=published_on(article.published_at),
        words=f"{article.title}\n{article.text}",
    )
    yield from ((table, key | row) for table, row in list_facts(facts, about))


def _reading(staged: StagedReading) -> Row:
    capture, reading = staged.capture, staged.reading
    return {
        "run_id": staged.run_id,
        "news_day": staged.news_day,
        "portal_code": reading.portal,
        "url": reading.url,
        "fetched_at": capture.fetched_at,
        "fate": reading.fate.value if reading.fate else None,
        "reason": reading.reason,
        "layout": reading.layout,
        "encoding": reading.encoding,
        "encoding_basis": reading.encoding_basis,
        "canonical_url": reading.canonical_url,
        "page_identity": staged.page_identity,
    }


def _article_id(staged: StagedReading, article: Article) -> UUID:
    return identity("article", article.portal, staged.page_identity or article.url)


def _article(staged: StagedReading, article: Article, facts: Facts) -> Row:
    published = article.published_at
    day = published_on(published)
    place_id = find_place(facts.place, day)
    return {
        "page_identity": staged.page_identity or article.url,
        "article_id": _article_id(staged, article),
        "content_digest": content_digest(article),
        "layout": article.layout,
        "encoding": article.encoding,
        "canonical_url": article.canonical_url or staged.reading.canonical_url,
        "title": article.title,
        "title_search": search_key(article.title),
        "published_at": published.value if isinstance(published.value, datetime) else None,
        "published_on": day,
        "published_basis": published.basis.value,
        "published_precision": published.precision.value if published.precision else None,
        "published_quote": published.quote,
        "is_published_conflicting": is_conflicting(published, article.other_dates),
        "byline": article.byline,
        "authors": list(article.authors),
        "unit": article.unit,
        "text": article.text,
        "text_search": search_key(article.text),
        "marked_search": f"{match_key(article.title)} | {match_key(article.text)}",
        "captions": list(article.captions),
        "tables": Jsonb(article.tables),
        "attachments": Jsonb([asdict(attachment) for attachment in article.attachments]),
        "view_count": article.view_count,
        "place_id": place_id,
        "today_place_id": today_of(place_id),
        "topic_codes": sorted({topic.code for topic in facts.topics}),
        "extractor_version": facts.extractor_version,
    }


def published_on(published: PublishedAt) -> date | None:
    """Return the local day (Asia/Ho_Chi_Minh) of a publication date."""
    if isinstance(published.value, datetime):
        return published.value.astimezone(ZONE).date()
    return published.value


def is_conflicting(published: PublishedAt, others: Iterable[PublishedAt]) -> bool:
    """Return whether another date of the page contradicts the one taken.

    Only what both print is compared: with month precision, year and month.
    """
    day = published_on(published)
    return day is not None and any(
        _coarse(day, published, other) != _coarse(other_day, published, other)
        for other in others
        if (other_day := published_on(other)) is not None
    )


def _coarse(day: date, *published: PublishedAt) -> Sequence[int]:
    precisions = {one.precision for one in published}
    parts = (day.year, day.month, day.day)
    if Precision.YEAR in precisions:
        return parts[:1]
    return parts[:2] if Precision.MONTH in precisions else parts
