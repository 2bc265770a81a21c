"""Flattens the facts of one article into the rows of the staging tables."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from govnews.load.central_documents import known_document
from govnews.load.keys import document_key, person_key, series_of
from govnews.load.organisations import Organisation, know_organisation
from govnews.load.places import find_place, find_unit, place_around
from govnews.records import Facts, Period, Person, Place, Quantity, Span
from govnews.vietnamese.fold import match_key, search_key

Row = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class About:
    """What tells namesakes apart: the article, its place, its day, and all it says."""

    article_id: UUID
    place: Place
    day: date | None
    words: str

    def know(self, organisation: str) -> Organisation:
        """Return what the name of an organisation says in this article."""
        return know_organisation(organisation, self.place, self.day)


def list_facts(facts: Facts, about: About) -> Iterator[tuple[str, Row]]:
    """Yield (staging table, its columns) for each fact; the caller adds build and capture."""
    people = {person.name: _person_id(person, about) for person in facts.people}
    tables = (
        ("quantity", map(_quantity, facts.quantities)),
        ("document_citation", _documents(facts, about)),
        ("person_mention", _people(facts, about)),
        ("organisation_mention", _mentioned_organisations(facts, about)),
        ("organisation", _organisations(facts, about)),
        ("place_mention", _places(facts, about)),
        ("event", _events(facts, about, people)),
        ("event_date", _event_dates(facts)),
        ("period", _periods(facts)),
        ("topic_mention", _topics(facts)),
    )
    for table, rows in tables:
        yield from ((table, row) for row in rows)


def _evidence(span: Span, rule: str) -> Row:
    return {
        "source_field": span.field,
        "span_start": span.start,
        "span_end": span.end,
        "quote": span.quote,
        "rule": span.rule or rule,
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
        "base": quantity.base,
        "period_label": period.label if period else None,
        "period_start_on": period.start_date if period else None,
        "period_end_on": period.end_date if period else None,
    }


def _number(value: float | None) -> Decimal | None:
    """Return the shortest decimal that means this float: 93.4, never 93.400000000000006."""
    return None if value is None else Decimal(repr(value)).normalize()


def _documents(facts: Facts, about: About) -> Iterator[Row]:
    for document in facts.documents:
        known = known_document(document, about.day, about.words)
        dated = replace(document, date_issued=known.issued_on) if known else document
        series = series_of(dated, about.place, about.day)
        cited: Row = {
            "document_id": document_key(
                document, about.place, about.article_id, about.day, about.words
            ),
            "kind": document.kind,
            "number_symbol": document.number_symbol,
            **_named("issuer", document.issuer, about),
            "issued_on": document.date_issued,
            "subject": document.subject,
            "is_in_banner": document.in_banner,
            "conflict": document.conflict,
            "series_period": series.period or None,
            "series_basis": series.basis,
        }
        for span in document.mentions:
            yield _evidence(span, document.rule) | cited


def _named(role: str, organisation: str | None, about: About) -> Row:
    known = about.know(organisation) if organisation else None
    return {
        f"{role}_name": organisation,
        f"{role}_name_search": search_key(organisation) if organisation else None,
        f"{role}_organisation_id": known.organisation_id if known else None,
    }


def _person_id(person: Person, about: About) -> UUID:
    """Return the person's id: by office, and by the article's place where that says none."""
    office = about.know(person.office) if person.office else None
    names = (about.place.province, about.place.district)
    scope = "" if office and office.is_rooted else "/".join(name for name in names if name)
    return person_key(person.name, office.organisation_id if office else None, scope)


def _people(facts: Facts, about: About) -> Iterator[Row]:
    for person in facts.people:
        office = about.know(person.office) if person.office else None
        place = office.place if office else None
        is_central = office is not None and office.level == "central"
        around = None if is_central else find_place(_without_commune(about.place), None)
        named: Row = {
            "person_id": _person_id(person, about),
            "name": person.name,
            "name_search": search_key(person.name),
            "province_name": None if office and office.is_rooted else about.place.province,
            **_named("office", person.office, about),
            "place_id": place.place_id if place else around,
            "titles": list(person.titles),
            "role": person.role,
            "variants": list(person.variants),
        }
        for span in person.mentions:
            yield _evidence(span, person.rule) | named


def _without_commune(place: Place) -> Place:
    return Place(province=place.province, district=place.district)


def _mentioned_organisations(facts: Facts, about: About) -> Iterator[Row]:
    for organisation in facts.organisations:
        named: Row = {
            "organisation_id": about.know(organisation.canonical).organisation_id,
            "name": organisation.canonical,
            "name_search": search_key(organisation.canonical),
            "organisation_type": organisation.type,
        }
        for span in organisation.mentions:
            yield _evidence(span, organisation.rule) | named


def _organisations(facts: Facts, about: About) -> Iterator[Row]:
    """Yield what the name of every organisation says, in whatever role it is named: once each."""
    levels = {match_key(one.canonical): one.level for one in facts.organisations}
    names = [
        *(organisation.canonical for organisation in facts.organisations),
        *(document.issuer for document in facts.documents if document.issuer),
        *(event.organiser for event in facts.events if event.organiser),
        *(person.office for person in facts.people if person.office),
    ]
    known = {about.know(name).organisation_id: name for name in sorted(names, reverse=True)}
    for organisation_id, name in known.items():
        organisation = about.know(name)
        yield {
            "organisation_id": organisation_id,
            "body": organisation.body,
            "body_search": search_key(organisation.body),
            "level": organisation.level or levels.get(match_key(name)),
            "place_id": organisation.place.place_id if organisation.place else None,
        }


def _places(facts: Facts, about: About) -> Iterator[Row]:
    for mention in facts.place_mentions:
        within = place_around(mention, about.place)
        found = find_unit(mention.canonical, mention.level, within, about.day)
        yield _evidence(mention.span, mention.rule) | {
            "place_name": mention.canonical,
            "place_level": mention.level,
            "province_name": mention.province,
            "place_id": found.row.place_id if found.row else None,
            "today_place_id": found.row.today_place_id if found.row else None,
            "candidate_names": list(mention.candidates),
            "candidate_place_ids": [row.place_id for row in found.candidates],
        }


def _events(facts: Facts, about: About, people: dict[str, UUID]) -> Iterator[Row]:
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
            **_named("organiser", event.organiser, about),
            "chair_name": event.chair,
            # Only where the article names that person with evidence.
            "chair_person_id": people.get(event.chair) if event.chair else None,
        }


def _event_dates(facts: Facts) -> Iterator[Row]:
    for told in facts.event_dates:
        begins, ends = date_bounds(told.value)
        yield _evidence(told.span, told.rule) | {
            "value": told.value,
            "precision": told.precision,
            "basis": told.basis,
            "begins_on": begins,
            "ends_on": ends,
        }


def _periods(facts: Facts) -> Iterator[Row]:
    """Yield the periods that the article names; one without words of its own is no fact."""
    for period in facts.periods:
        if period.span:
            yield _period(period, period.span)


def _period(period: Period, span: Span) -> Row:
    return _evidence(span, period.rule) | {
        "label": period.label,
        "starts_on": period.start_date,
        "ends_on": period.end_date,
    }


def _topics(facts: Facts) -> Iterator[Row]:
    for topic in facts.topics:
        for span in topic.mentions:
            yield _evidence(span, topic.rule) | {"topic_code": topic.code}


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
