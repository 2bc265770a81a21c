"""What the tests of extraction share: an article of an invented district, read into facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from govnews.extract import extract
from govnews.records import ExtractionInput, Facts, Place, Span

DISTRICT = Place(province="Tỉnh Sơn La", district="Huyện Mai Sơn")

Read = Callable[..., Facts]


def article(text: str, **given: object) -> ExtractionInput:
    values: dict[str, object] = {
        "url": "http://maison.test/1",
        "portal": "maison",
        "title": "Tin hoạt động",
        "published_on": date(2024, 10, 5),
        "place": DISTRICT,
    }
    return ExtractionInput(text=text, **{**values, **given})  # type: ignore[arg-type]


def spans_of(facts: Facts) -> list[Span]:
    single = (*facts.event_dates, *facts.quantities, *facts.place_mentions, *facts.events)
    several = (*facts.documents, *facts.people, *facts.organisations)
    return [
        *(item.span for item in single),
        *(span for item in several for span in item.mentions),
        *(period.span for period in facts.periods if period.span),
    ]


@pytest.fixture
def read() -> Read:
    """Reads a text into facts and checks on the way that every span is a true slice."""

    def read_article(text: str, **given: object) -> Facts:
        source = article(text, **given)
        facts = extract(source)
        strings = {"text": source.text, "title": source.title, "byline": source.byline or ""}
        strings |= {f"captions.{n}": words for n, words in enumerate(source.captions)}
        for span in spans_of(facts):
            assert span.start < span.end
            assert strings[span.field][span.start : span.end] == span.quote
        return facts

    return read_article
