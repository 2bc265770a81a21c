"""Owns the assembly: reads every string of an article in the one order the rules need."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from govnews.extract import (
    article_place,
    as_of,
    bylines,
    citations,
    documents,
    event_dates,
    events,
    issuers,
    organisations,
    people,
    people_joined,
    people_roles,
    periods,
    places,
    quantities,
    topics,
)
from govnews.extract.natures import Natures
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, Taken, passages_of
from govnews.extract.rules import Rule
from govnews.extract.subjects import OWN_HOUSE, Subjects
from govnews.extract.timeline import Timeline
from govnews.records import (
    EventDate,
    ExtractionInput,
    Facts,
    Period,
    Place,
    PlaceMention,
    Quantity,
)
from govnews.vietnamese.printed_dates import find_dates

RULES: dict[str, Rule] = {
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
_NUMBER = "1.0.0"


# Turn the bytes of pages into text, or tell of facts: these may change without changing one.
# The old alphabets (alphabets, legacy) are asked at the door of extraction, and count.
_NOT_OF_EXTRACTION = {"encoding.py", "explanation.py", "reasons.py"}


def _version() -> str:
    """Return the version with a mark of every rule and table: another rule, another version."""
    mark = hashlib.sha256()
    for folder in ("govnews.extract", "govnews.vietnamese"):
        for file in sorted(_files(files(folder)), key=lambda file: file.name):
            if file.name not in _NOT_OF_EXTRACTION:
                mark.update(file.name.encode())
                mark.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return f"{_NUMBER}+{mark.hexdigest()[:8]}"


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".csv")):
            yield entry


EXTRACTOR_VERSION = _version()


@dataclass
class _Reading:
    """What has been read so far, over all strings of the article."""

    title: str = ""
    reporter: str | None = None
    places: Sequence[PlaceMention] = ()
    headline: Period | None = None
    cited: list[citations.Citation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    actors: list[Mention] = field(default_factory=list)
    namings: list[people.Naming] = field(default_factory=list)
    dates: list[EventDate] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)


def extract(article: ExtractionInput) -> Facts:
    """Return the facts of one article, each with its evidence and the rule that found it."""
    passages = passages_of(article)
    named = [mention for passage in passages for mention in places.find_places(passage)]
    place = article_place.settle_place(article, passages, named)
    named = article_place.locate(passages, named, place, article.published_on)
    headline = periods.find_periods(passages[1], passages[1].plain, article.published_on)
    # A report on Tết tells of the holidays, not of their first day.
    headline = [period for period in headline if period.rule != "period.tet"]
    reading = _Reading(
        title=article.title,
        reporter=_reporter(passages[1], place),
        places=named,
        headline=headline[-1] if headline else None,
    )
    for passage in passages:
        _read(passage, article.published_on, place, reading)
    _read_byline(article, place, reading)
    return _facts(passages, place, named, reading)


def _reporter(title: Passage, place: Place) -> str | None:
    """Return the body with which a title opens, where the report is of its own work."""
    named = organisations.find_organisations(title, title.plain, place)
    if not named or named[0].start > 0 or named[0].type not in OWN_HOUSE:
        return None
    return named[0].canonical


def _read(passage: Passage, published: date | None, place: Place, reading: _Reading) -> None:
    """Read one string: documents first, for their numbers look like dates and figures."""
    numbers = documents.find_numbers(passage)
    taken = Taken((c.span.start, c.span.end) for c in numbers if c.hides)
    mentions = organisations.find_organisations(
        passage, taken.hide(passage.plain), place, reading.mentions
    )
    printed = find_dates(passage.plain, passage.words)
    issued = citations.read_tails(passage, numbers, printed, mentions, published)
    issuers.share_issuers(passage, numbers, mentions)
    for day in printed:
        if day.day:
            taken.add(day.start, day.end)
    dates = event_dates.find_event_dates(passage, printed, issued, published)
    named = periods.find_periods(passage, taken.hide(passage.plain), published)
    ranges = event_dates.find_ranges(passage, printed, issued, published)
    named = periods.with_days(passage, named, ranges)
    for day in printed:
        taken.add(day.start, day.end)
    for period in named:
        if period.span:
            taken.add(period.span.start, period.span.end)
    # Who issued a cited document neither holds the event nor owns the figures beside it.
    tails = Taken(c.tail for c in numbers)
    actors = [m for m in mentions if not tails.meets(m.start, m.start + 1)]
    until = as_of.find_as_of(passage, printed, named, published)
    until += [period for period in named if not as_of.outdone(period, until)]
    cited = Taken((c.span.start, c.reach) for c in numbers)
    timeline = Timeline(passage, until, dates, cited, reading.headline)
    reading.cited += numbers
    reading.mentions += mentions
    reading.dates += dates
    reading.periods += named
    namings = people.find_people(passage, mentions, reading.namings, place)
    reading.namings += namings
    subjects = Subjects(passage, actors, reading.places, namings, place, reading.reporter)
    acting = [(m.start, m.end) for m in mentions]
    acting += [(p.span.start, p.span.end) for p in reading.places if p.span.field == passage.field]
    reading.quantities += quantities.find_quantities(
        passage, taken, acting, Natures(passage, reading.title), subjects, timeline
    )
    if passage.field == "text":
        reading.actors += actors


def _read_byline(article: ExtractionInput, place: Place, reading: _Reading) -> None:
    if article.byline:
        byline = Passage("byline", article.byline)
        reading.namings += bylines.find_authors(byline)
        reading.mentions += organisations.find_organisations(
            byline, byline.plain, place, reading.mentions
        )


def _facts(
    passages: Sequence[Passage], place: Place, named: Sequence[PlaceMention], reading: _Reading
) -> Facts:
    persons = people_joined.gather(reading.namings)
    return Facts(
        event_dates=tuple(reading.dates),
        place=place,
        documents=documents.gather(reading.cited),
        quantities=tuple(reading.quantities),
        people=persons,
        organisations=organisations.gather(reading.mentions),
        place_mentions=tuple(named),
        events=events.find_events(
            passages[0], passages[1], reading.actors, reading.dates, persons, place
        ),
        topics=topics.find_topics(passages[0], passages[1]),
        periods=tuple(reading.periods),
        extractor_version=EXTRACTOR_VERSION,
    )
