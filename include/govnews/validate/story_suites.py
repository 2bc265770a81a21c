"""The suites on what an article tells of: events, dates, periods, and the words of its topics."""

from __future__ import annotations

from collections.abc import Iterator

from govnews.validate.checks import Check
from govnews.validate.fact_suites import evidence_checks, present_checks
from govnews.validate.suite import Suite, ascending, between, matching, true

EVENT_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(\.\.[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"


def event_checks() -> Iterator[Check]:
    """Yield what is expected of reported events."""
    suite = Suite("event")
    yield from evidence_checks(suite)
    yield from present_checks(
        suite, {"event_kind": "An event has a kind.", "name": "An event has a name."}
    )
    yield suite.refuse(
        "ordinal_is_positive",
        between("ordinal", at_least=1),
        "The events of an article are counted from one.",
    )
    yield suite.refuse(
        "days_ascend",
        ascending("begins_on", "ends_on"),
        "An event does not end before it begins.",
    )
    yield suite.warn(
        "event_date_is_readable",
        matching("event_date", EVENT_DATE),
        "An event's date is a year, a month, a day, or two of them joined by '..'.",
    )
    yield suite.warn(
        "begins_within_ten_years",
        between("days_ahead_of_news_day", at_most=3660),
        "An event begins within ten years of the news day.",
    )


def event_date_checks() -> Iterator[Check]:
    """Yield what is expected of dates told of."""
    suite = Suite("event_date")
    yield from evidence_checks(suite)
    yield from present_checks(
        suite,
        {
            "value": "A date told of has a value.",
            "precision": "A date told of says how fine it is.",
            "basis": "A date told of says whether its year is printed.",
            "begins_on": "A date told of has its first day.",
            "ends_on": "A date told of has its last day.",
        },
    )
    yield suite.refuse(
        "days_ascend",
        ascending("begins_on", "ends_on"),
        "A date told of does not end before it begins.",
    )
    yield suite.refuse(
        "value_is_readable",
        matching("value", EVENT_DATE),
        "A date told of is a year, a month, a day, or two of them joined by '..'.",
    )
    yield suite.warn(
        "begins_within_ten_years",
        between("days_ahead_of_news_day", at_most=3660),
        "A date told of lies within ten years of the news day.",
    )


def period_checks() -> Iterator[Check]:
    """Yield what is expected of periods spoken of."""
    suite = Suite("period")
    yield from evidence_checks(suite)
    yield from present_checks(suite, {"label": "A period has its printed form."})
    yield suite.refuse(
        "days_ascend",
        ascending("starts_on", "ends_on"),
        "A period does not end before it begins.",
    )
    yield suite.warn(
        "first_year_is_usual",
        between("first_year", at_least=1900, at_most=2100),
        "A period begins between 1900 and 2100.",
    )
    yield suite.warn(
        "last_year_is_usual",
        between("last_year", at_least=1900, at_most=2100),
        "A period ends between 1900 and 2100.",
    )


def topic_checks() -> Iterator[Check]:
    """Yield what is expected of the words that decided a topic."""
    suite = Suite("topic_mention")
    yield from evidence_checks(suite)
    yield from present_checks(suite, {"topic_code": "The words of a topic name it."})
    yield suite.refuse(
        "topic_is_of_reading",
        true("is_topic_of_reading"),
        "The words of a topic belong to a topic of their article.",
    )
