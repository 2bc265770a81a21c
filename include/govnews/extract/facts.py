"""Owns the assembly: from the strings of an article to its facts, each with rule and evidence."""

from __future__ import annotations

from collections.abc import Sequence

from govnews.extract import (
    article_place,
    bylines,
    documents,
    event_dates,
    events,
    organisations,
    people,
    people_joined,
    people_roles,
    periods,
    place_provinces,
    places,
    quantities,
    topics,
)
from govnews.extract.passages import Passage, passages_of
from govnews.extract.reading import Reading
from govnews.extract.rules import Rule
from govnews.extract.version import EXTRACTOR_VERSION
from govnews.records import ExtractionInput, Facts

RULES: dict[str, Rule] = {
    **article_place.RULES,
    **bylines.RULES,
    **documents.RULES,
    **event_dates.RULES,
    **events.RULES,
    **organisations.RULES,
    **people.RULES,
    **people_roles.RULES,
    **periods.RULES,
    **places.RULES,
    **quantities.RULES,
    **topics.RULES,
}


def extract(article: ExtractionInput) -> Facts:
    """Return the facts of one article, each with its evidence and the rule that found it."""
    passages = passages_of(article)
    named = [mention for passage in passages for mention in places.find_places(passage)]
    place, place_rules = article_place.settle_place(article, passages, named)
    reading = Reading(
        title=passages[1],
        place=place,
        published=article.published_on,
        places=place_provinces.locate(passages, named, place, article.published_on),
    )
    for passage in passages:
        reading.read(passage)
    if article.byline:
        reading.read_byline(Passage("byline", article.byline))
    return _facts(passages, reading, place_rules)


def _facts(passages: Sequence[Passage], reading: Reading, place_rules: dict[str, str]) -> Facts:
    text, title = passages[:2]
    persons = people_joined.gather(reading.namings)
    return Facts(
        event_dates=tuple(reading.dates),
        place=reading.place,
        place_rules=tuple(place_rules.items()),
        documents=documents.gather(reading.cited),
        quantities=tuple(reading.quantities),
        people=persons,
        organisations=organisations.gather(reading.mentions),
        place_mentions=tuple(reading.places),
        events=events.find_events(
            text, title, reading.actors, reading.dates, persons, reading.place
        ),
        topics=topics.find_topics(text, title),
        periods=tuple(reading.periods),
        extractor_version=EXTRACTOR_VERSION,
    )
