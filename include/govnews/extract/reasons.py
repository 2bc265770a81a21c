"""Owns why a fact is a fact: the rule that read it, and the rules that read its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from govnews.extract.facts import RULES
from govnews.extract.presentation import facts_as_json
from govnews.records import (
    Document,
    Event,
    EventDate,
    Facts,
    Organisation,
    Period,
    Person,
    PlaceMention,
    Quantity,
    Span,
    TopicMention,
)

Json = dict[str, Any]
Item = (
    Document
    | Event
    | EventDate
    | Organisation
    | Period
    | Person
    | PlaceMention
    | Quantity
    | TopicMention
)

# The kinds of facts that rules read, in the order in which a person asks for them; the one
# place of the article stands beside them.
KINDS = (
    "events",
    "event_dates",
    "quantities",
    "documents",
    "people",
    "organisations",
    "place_mentions",
    "periods",
    "topics",
)


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One rule that had a part in a fact.

    `part` is the field that it filled ("measure", "period", …), "" for the fact itself;
    `value` what it filled in; `span` the words it read, where they are not the fact's own.
    """

    rule: str
    part: str = ""
    value: str = ""
    span: Span | None = None


def items_of(facts: Facts, kind: str) -> tuple[Item, ...]:
    """Return the facts of one of the `KINDS`."""
    items: tuple[Item, ...] = getattr(facts, kind)
    return items


def spans_of(item: Item) -> tuple[Span, ...]:
    """Return every place in the article where a fact was read."""
    if isinstance(item, Document | Organisation | Person | TopicMention):
        return item.mentions
    return (item.span,) if item.span else ()


def reasons_of(item: Item) -> list[Reason]:
    """Return the rule that found a fact, then the rules of its parts."""
    parts: Iterator[Reason] = iter(())
    if isinstance(item, Quantity):
        parts = _parts_of_quantity(item)
    elif isinstance(item, Person) and item.role:
        parts = iter((Reason(part="role", value=item.role, rule=f"role.{item.role}"),))
    return [Reason(rule=item.rule), *parts]


def reasons_of_place(facts: Facts) -> list[Reason]:
    """Return the rule behind each level of the article's own place."""
    place = facts.place
    units = {"province": place.province, "district": place.district, "commune": place.commune}
    return [
        Reason(part=level, value=units[level] or "", rule=rule) for level, rule in facts.place_rules
    ]


def _parts_of_quantity(item: Quantity) -> Iterator[Reason]:
    if item.measure and item.measure_rule:
        yield Reason(part="measure", value=item.measure, rule=item.measure_rule)
    if item.subject and item.subject_rule:
        yield Reason(part="subject", value=item.subject, rule=item.subject_rule)
    if item.period and item.period.rule:
        days = days_from_to(item.period)
        yield Reason(part="period", value=days, rule=item.period.rule, span=item.period.span)
    yield Reason(part="nature", value=item.nature, rule=f"quantity.nature.{item.nature}")
    modifier = item.modifier or "exact"
    yield Reason(part="modifier", value=modifier, rule=f"quantity.modifier.{modifier}")


def days_from_to(period: Period) -> str:
    """Return a period as ``2024-01-01..2024-12-31``; an open end is left out."""
    return f"{period.start_date or ''}..{period.end_date or ''}"


# ------------------------------------------------------------------ as JSON


def facts_with_reasons(facts: Facts) -> Json:
    """Return the facts as JSON, each item with `why`: rule, says, source, and its parts.

    The mentions of an item say with `rule` which rule read each of them.
    """
    shown = facts_as_json(facts)
    shown["place"]["why"] = [_reason(reason) for reason in reasons_of_place(facts)]
    for kind in KINDS:
        listed = shown["topic_mentions" if kind == "topics" else kind]
        for item, told in zip(items_of(facts, kind), listed, strict=True):
            own, *parts = (_reason(reason) for reason in reasons_of(item))
            told["why"] = {**own, "parts": parts} if parts else own
            for span, mention in zip(spans_of(item), told.get("mentions", ()), strict=False):
                mention["rule"] = span.rule or item.rule
    return shown


def _reason(reason: Reason) -> Json:
    rule = RULES[reason.rule]
    shown: Json = {"rule": reason.rule, "says": rule.says, "source": rule.source}
    if reason.part:
        shown = {"part": reason.part, "value": reason.value, **shown}
    if reason.span:
        shown |= {"quote": reason.span.quote, "start": reason.span.start, "end": reason.span.end}
        shown |= {} if reason.span.field == "text" else {"field": reason.span.field}
    return shown
