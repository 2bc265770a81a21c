"""Owns the order of reading: what stands in one string of an article, and what that rules out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from govnews.extract import (
    as_of,
    bylines,
    citations,
    documents,
    event_dates,
    issuers,
    organisations,
    people,
    periods,
    quantities,
)
from govnews.extract.natures import Natures
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, Taken
from govnews.extract.period_surroundings import is_of_occasion
from govnews.extract.subjects import OWN_HOUSE, Subjects
from govnews.extract.timeline import Timeline
from govnews.records import EventDate, Period, Place, PlaceMention, Quantity
from govnews.vietnamese.printed_dates import PrintedDate, find_dates


@dataclass
class Reading:
    """What has been read so far, over all strings of one article."""

    title: Passage
    place: Place
    published: date | None
    places: Sequence[PlaceMention]
    cited: list[citations.Citation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    actors: list[Mention] = field(default_factory=list)
    namings: list[people.Naming] = field(default_factory=list)
    dates: list[EventDate] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.headline = self._headline()
        self.reporter = self._reporter()

    def read(self, passage: Passage) -> None:
        """Read one string: documents first, for their numbers look like dates and figures."""
        numbers = documents.find_numbers(passage)
        taken = Taken((c.span.start, c.span.end) for c in numbers if c.hides)
        mentions = organisations.find_organisations(
            passage, taken.hide(passage.plain), self.place, self.mentions
        )
        timeline = self._read_times(passage, numbers, taken, mentions)
        namings = people.find_people(passage, mentions, self.namings, self.place)
        # Who issued a cited document neither holds the event nor owns the figures beside it.
        tails = Taken(c.tail for c in numbers)
        actors = [m for m in mentions if not tails.meets(m.span.start, m.span.start + 1)]
        if quantities.has_numbers(passage):
            subjects = Subjects(passage, actors, self.places, namings, self.place, self.reporter)
            self._read_figures(passage, taken, mentions, subjects, timeline)
        self.cited += numbers
        self.mentions += mentions
        self.namings += namings
        if passage.field == "text":
            self.actors += actors

    def _read_figures(
        self,
        passage: Passage,
        taken: Taken,
        mentions: Sequence[Mention],
        subjects: Subjects,
        timeline: Timeline,
    ) -> None:
        acting = [(m.span.start, m.span.end) for m in mentions]
        acting += [(p.span.start, p.span.end) for p in self.places if p.span.field == passage.field]
        natures = Natures(passage, self.title.text)
        self.quantities += quantities.find_quantities(
            passage, taken, acting, natures, subjects, timeline
        )

    def read_byline(self, byline: Passage) -> None:
        """Read who wrote the article, and for whom."""
        self.namings += bylines.find_authors(byline)
        self.mentions += organisations.find_organisations(
            byline, byline.plain, self.place, self.mentions
        )

    def _read_times(
        self,
        passage: Passage,
        numbers: list[citations.Citation],
        taken: Taken,
        mentions: Sequence[Mention],
    ) -> Timeline:
        """Read dates and periods; settle the dates of `numbers`; take their places."""
        printed = find_dates(passage.plain, passage.words)
        issued = citations.read_tails(passage, numbers, printed, mentions, self.published)
        issuers.share_issuers(passage, numbers, mentions)
        for day in printed:
            if day.day:
                taken.add(day.start, day.end)
        dates, ranges = event_dates.find_event_dates(passage, printed, issued, self.published)
        named = self._named_periods(passage, taken.hide(passage.plain))
        named = periods.with_days(passage, named, ranges)
        _take_times(taken, printed, named)
        until = as_of.find_as_of(passage, printed, named, self.published)
        until += [period for period in named if not as_of.outdone(period, until)]
        self.dates += dates
        self.periods += named
        cited = Taken((c.span.start, c.reach) for c in numbers)
        return Timeline(passage, until, dates, cited, self.headline, self.published)

    def _named_periods(self, passage: Passage, plain: str) -> list[Period]:
        """Return the periods named in a string; the title's are known where it hides nothing."""
        if passage is self.title and plain == passage.plain:
            return self._of_title
        return periods.find_periods(passage, plain, self.published)

    def _headline(self) -> Period | None:
        """Return the period that the title reports on."""
        self._of_title = periods.find_periods(self.title, self.title.plain, self.published)
        # A report on Tết tells of the holidays, not of their first day; a name keeps its year.
        told = (
            period
            for period in reversed(self._of_title)
            if period.rule != "period.tet" and not is_of_occasion(self.title, period)
        )
        return next(told, None)

    def _reporter(self) -> str | None:
        """Return the body with which a title opens, where the report is of its own work."""
        named = organisations.find_organisations(self.title, self.title.plain, self.place)
        if not named or named[0].start > 0 or named[0].type not in OWN_HOUSE:
            return None
        return named[0].canonical


def _take_times(taken: Taken, printed: Sequence[PrintedDate], named: Sequence[Period]) -> None:
    for day in printed:
        taken.add(day.start, day.end)
    for period in named:
        if period.span:
            taken.add(period.span.start, period.span.end)
