"""The records of a comparison: two versions with their facts go in, changes come out.

Spans are Unicode code points into the string named by `field`: ``title``, ``text``, ``byline``,
``published`` (the date line as printed), ``captions.<n>`` or ``tables.<n>`` (rows joined by a
line feed, cells by " | ").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What a stated figure says beside its words; numbers in base units."""

    number: Decimal
    number_high: Decimal | None = None
    unit: str
    modifier: str | None = None
    measure: str | None = None
    subject: str | None = None
    period: str | None = None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One fact of one version: a figure, person, organisation, place, date, period, document.

    `identity` is the key of what is named, where it has one; `value` what is told by it: a name,
    a date as YYYY-MM-DD. `details` are a person's titles as printed, a document's day of issue.
    """

    kind: str
    field: str
    start: int
    end: int
    quote: str
    value: str
    identity: str = ""
    details: tuple[str, ...] = ()
    figure: Figure | None = None


@dataclass(frozen=True, kw_only=True)
class Version:
    """One text of an article with its facts; `tables` are joined as their spans count."""

    title: str
    text: str
    byline: str | None = None
    published: str | None = None
    captions: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    def strings(self) -> Iterator[tuple[str, str]]:
        """Yield (field, string) for every string that is there."""
        yield "title", self.title
        yield from (
            (field, string)
            for field, string in (("published", self.published), ("byline", self.byline))
            if string
        )
        yield "text", self.text
        yield from ((f"captions.{place}", one) for place, one in enumerate(self.captions))
        yield from ((f"tables.{place}", one) for place, one in enumerate(self.tables))


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Where one side of a change stands, its words, and what they say."""

    field: str
    start: int
    end: int
    quote: str
    value: str | None = None
    number: Decimal | None = None
    number_high: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of one revision.

    `kind`: label, figure, person, organisation, place, date, period, document, sentence;
    `action`: changed, added, removed, moved; `aspect`: what of it changed, such as value,
    unit, modifier, name, titles, wording, typography.
    """

    kind: str
    action: str
    aspect: str
    before: Evidence | None = None
    after: Evidence | None = None
    measure: str | None = None
    subject: str | None = None
    period: str | None = None


def evidence_of(fact: Fact) -> Evidence:
    """Return where a fact stands and what it says."""
    figure = fact.figure
    return Evidence(
        field=fact.field,
        start=fact.start,
        end=fact.end,
        quote=fact.quote,
        value=fact.value,
        number=figure.number if figure else None,
        number_high=figure.number_high if figure else None,
        unit=figure.unit if figure else None,
    )
