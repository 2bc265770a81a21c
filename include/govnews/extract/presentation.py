"""Owns the JSON shape of extraction: what `govnews extract` reads and prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from govnews.extract.door import stored
from govnews.failures import DoNotRetry
from govnews.records import (
    Document,
    Event,
    EventDate,
    ExtractionInput,
    Facts,
    Organisation,
    Period,
    Person,
    Place,
    PlaceMention,
    Quantity,
    Span,
    Strings,
    TopicMention,
)
from govnews.vietnamese.dates import ZONE
from govnews.vietnamese.text import clean

Json = dict[str, Any]


def input_from_json(
    given: Mapping[str, Any], places: Mapping[str, Place] | None = None
) -> ExtractionInput:
    """Return the input that a JSON object describes, its strings in stored form.

    `places` maps portal slugs to the place that publishes; `place_hint` in the object says
    it for a portal without a file of its own. Raises `DoNotRetry` where a string of the
    article is none or `published_at` no date.
    """
    url = str(given.get("url") or "")
    strings = _strings(given, url)
    kept, encoding = stored(strings)
    portal = _string(given, "portal", url)
    return ExtractionInput(
        url=url,
        portal=portal,
        title=kept.title,
        published_on=_day_of(given.get("published_at"), url),
        text=kept.text,
        byline=kept.byline,
        captions=kept.captions,
        tables=tuple(
            tuple(tuple(clean(str(cell)) for cell in row) for row in rows)
            for rows in given.get("tables") or ()
        ),
        place=_place_of(portal, given.get("place_hint"), places or {}),
        encoding=encoding,
        original=strings if strings != kept else None,
    )


def stored_as_json(article: ExtractionInput) -> Json:
    """Return ``stored`` and ``original`` where the door changed a string, else nothing.

    The spans of the facts point into ``stored``; ``original`` is what was given.
    """
    if article.original is None:
        return {}
    kept = Strings(
        title=article.title, text=article.text, byline=article.byline, captions=article.captions
    )
    return {
        "stored": {**asdict(kept), "encoding": article.encoding},
        "original": asdict(article.original),
    }


def _strings(given: Mapping[str, Any], url: str) -> Strings:
    text = given.get("text")
    if not isinstance(text, str):
        raise DoNotRetry(f"text: expected a string, found {type(text).__name__}, at {url}")
    captions = given.get("captions") or ()
    if isinstance(captions, str) or not isinstance(captions, Sequence):
        raise DoNotRetry(
            f"captions: expected a list of strings, found {type(captions).__name__}, at {url}"
        )
    names = [f"captions.{number}" for number in range(len(captions))]
    told = dict(zip(names, captions, strict=True))
    return Strings(
        title=_string(given, "title", url) or "",
        text=text,
        byline=_string(given, "byline", url),
        captions=tuple(_string(told, name, url) or "" for name in names),
    )


def _string(given: Mapping[str, Any], name: str, url: str) -> str | None:
    """Return a string of the object, None where it is absent, null or empty."""
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise DoNotRetry(f"{name}: expected a string, found {type(value).__name__}, at {url}")
    return value or None


def _place_of(portal: str | None, hint: object, places: Mapping[str, Place]) -> Place:
    place = places.get(portal, Place()) if portal else Place()
    if place != Place() or not isinstance(hint, Mapping):
        return place
    levels = {level: hint.get(level) for level in ("province", "district", "commune")}
    return Place(**{level: clean(name) for level, name in levels.items() if isinstance(name, str)})


def _day_of(printed: object, url: str) -> date | None:
    """Return the day in Vietnam of an ISO moment or day; `read` prints it under ``value``."""
    if isinstance(printed, Mapping):
        printed = printed.get("value")
    if not printed:
        return None
    try:
        moment = datetime.fromisoformat(str(printed))
        return moment.astimezone(ZONE).date() if moment.tzinfo else moment.date()
    except (ValueError, OverflowError):
        raise DoNotRetry(
            f"published_at: expected an ISO date, found {printed!r}, at {url}"
        ) from None


def facts_as_json(facts: Facts) -> Json:
    """Return the facts as the JSON object of the contract; unknown values are null."""
    return {
        "event_dates": [_event_date(item) for item in facts.event_dates],
        "place": _place(facts.place),
        "documents": [_document(item) for item in facts.documents],
        "quantities": [_quantity(item) for item in facts.quantities],
        "people": [_person(item) for item in facts.people],
        "organisations": [_organisation(item) for item in facts.organisations],
        "place_mentions": [_place_mention(item) for item in facts.place_mentions],
        "events": [_event(item) for item in facts.events],
        "topics": [item.code for item in facts.topics],
        "topic_mentions": [_topic(item) for item in facts.topics],
        "periods": [_period(item) for item in facts.periods],
        "extractor_version": facts.extractor_version,
    }


def _span(span: Span) -> Json:
    shown: Json = {"quote": span.quote, "start": span.start, "end": span.end}
    return shown if span.field == "text" else {**shown, "field": span.field}


def _spans(spans: Sequence[Span]) -> list[Json]:
    return [_span(span) for span in spans]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _place(place: Place) -> Json:
    return {
        "province": place.province,
        "district": place.district,
        "commune": place.commune,
        "province_today": place.province_today,
    }


def _event_date(item: EventDate) -> Json:
    return {
        "value": item.value,
        "precision": item.precision,
        "basis": item.basis,
        "rule": item.rule,
        **_span(item.span),
    }


def _document(item: Document) -> Json:
    return {
        "kind": item.kind,
        "number_symbol": item.number_symbol,
        "issuer": item.issuer,
        "date_issued": _iso(item.date_issued),
        "subject": item.subject,
        "in_banner": item.in_banner,
        "conflict": item.conflict,
        "rule": item.rule,
        "mentions": _spans(item.mentions),
    }


def _bounds(period: Period) -> Json:
    return {
        "label": period.label,
        "start_date": _iso(period.start_date),
        "end_date": _iso(period.end_date),
    }


def _period(item: Period) -> Json:
    return {**_bounds(item), "rule": item.rule, **(_span(item.span) if item.span else {})}


def _quantity(item: Quantity) -> Json:
    shown: Json = {
        "value": _number(item.value),
        "value_high": _number(item.value_high),
        "unit": item.unit,
        "unit_printed": item.unit_printed,
        "modifier": item.modifier,
        "nature": item.nature,
        "measure": item.measure,
        "subject": item.subject,
        "base": item.base,
        "period": _bounds(item.period) if item.period else None,
        "rule": item.rule,
    }
    if item.denominator is not None:
        shown |= {
            "numerator": _number(item.numerator),
            "denominator": _number(item.denominator),
        }
    return {**shown, **_span(item.span)}


def _person(item: Person) -> Json:
    return {
        "name": item.name,
        "titles": list(item.titles),
        "role": item.role,
        "office": item.office,
        "variants": list(item.variants),
        "rule": item.rule,
        "mentions": _spans(item.mentions),
    }


def _organisation(item: Organisation) -> Json:
    return {
        "canonical": item.canonical,
        "type": item.type,
        "level": item.level,
        "rule": item.rule,
        "mentions": _spans(item.mentions),
    }


def _place_mention(item: PlaceMention) -> Json:
    return {
        "canonical": item.canonical,
        "level": item.level,
        "province": item.province,
        "candidates": list(item.candidates),
        "rule": item.rule,
        **_span(item.span),
    }


def _topic(item: TopicMention) -> Json:
    return {"code": item.code, "rule": item.rule, "mentions": _spans(item.mentions)}


def _event(item: Event) -> Json:
    return {
        "kind": item.kind,
        "name": item.name,
        "date": item.date,
        "place": item.place,
        "organiser": item.organiser,
        "chair": item.chair,
        "rule": item.rule,
        **_span(item.span),
    }
