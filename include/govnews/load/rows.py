"""Flattens one staged reading into the rows of the staging tables."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from psycopg.types.json import Jsonb

from govnews.digest import content_digest
from govnews.identity import identity
from govnews.load.keys import document_key, organisation_key, person_key
from govnews.load.places import find_place, find_unit, place_around, today_of
from govnews.records import (
    Article,
    Capture,
    Event,
    Facts,
    Precision,
    PublishedAt,
    Quantity,
    Reading,
    Span,
)
from govnews.vietnamese.dates import ZONE
from govnews.vietnamese.fold import search_key

Row = dict[str, object]


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
    day = published_on(article.published_at)
    fact_rows = (
        ("quantity", map(_quantity, facts.quantities)),
        ("document_citation", _documents(facts, _article_id(staged, article))),
        ("person_mention", _people(facts)),
        ("organisation_mention", _organisations(facts)),
        ("place_mention", _places(facts, day)),
        ("event", _events(facts)),
    )
    for table, rows in fact_rows:
        yield from ((table, key | row) for row in rows)


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


# ----------------------------------------------------------------------- facts


def _evidence(span: Span, rule: str) -> Row:
    return {
        "source_field": span.field,
        "span_start": span.start,
        "span_end": span.end,
        "quote": span.quote,
        "rule": rule,
    }


def _quantity(quantity: Quantity) -> Row:
    period = quantity.period
    return _evidence(quantity.span, quantity.rule) | {
        "value": _number(quantity.value),
        "value_high": _number(quantity.value_high),
        "unit": quantity.unit,
        "unit_printed": quantity.unit_printed,
        "modifier": quantity.modifier,
        "nature": quantity.nature,
        "measure": quantity.measure,
        "subject": quantity.subject,
        "numerator": _number(quantity.numerator),
        "denominator": _number(quantity.denominator),
        "period_label": period.label if period else None,
        "period_start_on": period.start_date if period else None,
        "period_end_on": period.end_date if period else None,
    }


def _number(value: float | None) -> Decimal | None:
    """Return the shortest decimal that means this float: 93.4, never 93.400000000000006."""
    return None if value is None else Decimal(repr(value)).normalize()


def _documents(facts: Facts, article_id: UUID) -> Iterator[Row]:
    for document in facts.documents:
        cited: Row = {
            "document_id": document_key(document, facts.place, article_id),
            "kind": document.kind,
            "number_symbol": document.number_symbol,
            **_named("issuer", document.issuer),
            "issued_on": document.date_issued,
            "subject": document.subject,
            "is_in_banner": document.in_banner,
        }
        for span in document.mentions:
            yield _evidence(span, span.rule or document.rule) | cited


def _named(role: str, organisation: str | None) -> Row:
    return {
        f"{role}_name": organisation,
        f"{role}_name_search": search_key(organisation) if organisation else None,
        f"{role}_organisation_id": organisation_key(organisation) if organisation else None,
    }


def _people(facts: Facts) -> Iterator[Row]:
    province = facts.place.province
    for person in facts.people:
        named: Row = {
            "person_id": person_key(person.name, province),
            "name": person.name,
            "name_search": search_key(person.name),
            "province_name": province,
            "titles": list(person.titles),
            "role": person.role,
        }
        for span in person.mentions:
            yield _evidence(span, span.rule or person.rule) | named


def _organisations(facts: Facts) -> Iterator[Row]:
    for organisation in facts.organisations:
        named: Row = {
            "organisation_id": organisation_key(organisation.canonical),
            "name": organisation.canonical,
            "name_search": search_key(organisation.canonical),
            "organisation_type": organisation.type,
        }
        for span in organisation.mentions:
            yield _evidence(span, span.rule or organisation.rule) | named


def _places(facts: Facts, day: date | None) -> Iterator[Row]:
    for mention in facts.place_mentions:
        within = place_around(mention, facts.place)
        found = find_unit(mention.canonical, mention.level, within, day)
        yield _evidence(mention.span, mention.rule) | {
            "place_name": mention.canonical,
            "place_level": mention.level,
            "province_name": mention.province,
            "place_id": found.row.place_id if found.row else None,
            "today_place_id": found.row.today_place_id if found.row else None,
            "candidate_names": list(mention.candidates),
            "candidate_place_ids": [row.place_id for row in found.candidates],
        }


def _events(facts: Facts) -> Iterator[Row]:
    people = {person.name for person in facts.people}
    for ordinal, event in enumerate(facts.events, start=1):
        begins, ends = date_bounds(event.date) if event.date else (None, None)
        yield _evidence(event.span, event.rule) | {
            "ordinal": ordinal,
            "event_kind": event.kind,
            "name": event.name,
            "event_date": event.date,
            "begins_on": begins,
            "ends_on": ends,
            "place_name": event.place,
            **_named("organiser", event.organiser),
            "chair_name": event.chair,
            "chair_person_id": _chair(event, people, facts.place.province),
        }


def _chair(event: Event, people: set[str], province: str | None) -> UUID | None:
    """Return the chair's id where the article names that person with evidence."""
    return person_key(event.chair, province) if event.chair in people and event.chair else None


def date_bounds(value: str) -> tuple[date, date]:
    """Return first and last day of YYYY, YYYY-MM, YYYY-MM-DD or A..B.

    >>> date_bounds("2021-02")
    (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28))
    """
    first, _, last = value.partition("..")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(value: str) -> tuple[date, date]:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    day = date(*parts)
    return day, day
