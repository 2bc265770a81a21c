"""The JSON object of a reading."""

from __future__ import annotations

import json
from datetime import date, datetime

from govnews.read import reading_as_json
from govnews.records import (
    Article,
    Attachment,
    Basis,
    Fate,
    Precision,
    PublishedAt,
    Reading,
)
from govnews.vietnamese.dates import ZONE

ARTICLE = Article(
    url="https://x.vn/1",
    portal="x",
    title="Tin",
    published_at=PublishedAt(
        value=datetime(2025, 6, 5, 14, 22, tzinfo=ZONE),
        basis=Basis.STATED,
        precision=Precision.MINUTE,
        quote="05/06/2025 14:22",
    ),
    other_dates=(
        PublishedAt(
            value=date(2025, 6, 5), basis=Basis.URL, precision=Precision.DAY, quote="250605"
        ),
    ),
    byline="Hà Lê",
    authors=("Hà Lê",),
    body=("Một.", "Hai."),
    body_kinds=("lede", "paragraph"),
    tables=((("a", "b"),),),
    attachments=(Attachment(url="https://x.vn/a.pdf", text="A"),),
    layout="plain",
    encoding="utf-8",
)


def test_an_article_is_told_in_full() -> None:
    told = reading_as_json(
        Reading(url="https://x.vn/1", portal="x", fate=None, article=ARTICLE, layout="plain")
    )
    assert json.loads(json.dumps(told)) == told
    assert told["published_at"] == {
        "value": "2025-06-05T14:22:00+07:00",
        "basis": "stated",
        "precision": "minute",
        "quote": "05/06/2025 14:22",
    }
    assert told["other_dates"][0]["value"] == "2025-06-05"
    assert told["body"] == told["paragraphs"] == ["Một.", "Hai."]
    assert told["text"] == "Một.\nHai."
    assert told["tables"] == [[["a", "b"]]]
    assert told["attachments"] == [{"url": "https://x.vn/a.pdf", "text": "A"}]
    assert told["fate"] is None


def test_a_fate_is_told_with_its_reason() -> None:
    told = reading_as_json(
        Reading(url="https://x.vn/1", portal="x", fate=Fate.BLOCKED, reason="a login form")
    )
    assert told["fate"] == "blocked"
    assert told["reason"] == "a login form"
    assert "title" not in told
