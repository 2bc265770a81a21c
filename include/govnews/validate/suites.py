"""All suites, in the order in which they are run and shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govnews.validate import article_suites, fact_suites, story_suites
from govnews.validate.checks import Check


def all_checks(hosts: Mapping[str, Sequence[str]]) -> tuple[Check, ...]:
    """Return every check, suite after suite; `hosts` are the known hosts by portal."""
    return (
        *article_suites.build_checks(),
        *article_suites.portal_checks(),
        *article_suites.reading_checks(hosts),
        *article_suites.article_checks(),
        *fact_suites.quantity_checks(),
        *fact_suites.document_checks(),
        *fact_suites.person_checks(),
        *fact_suites.organisation_checks(),
        *fact_suites.place_checks(),
        *story_suites.event_checks(),
        *story_suites.event_date_checks(),
        *story_suites.period_checks(),
        *story_suites.topic_checks(),
    )
