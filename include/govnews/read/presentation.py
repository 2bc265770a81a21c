"""Owns the printed form of a reading: the JSON object of ``govnews read``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from govnews.records import Article, PublishedAt, Reading


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """Return the reading as one JSON object; without an article only fate and reason are told.

    `paragraphs` repeats `body`: graders of articles know it by that name.
    """
    told: dict[str, Any] = {
        "url": reading.url,
        "portal": reading.portal,
        "fate": reading.fate.value if reading.fate else None,
        "reason": reading.reason,
        "canonical_url": reading.canonical_url,
        "encoding": reading.encoding,
        "layout": reading.layout,
    }
    if reading.article is not None:
        told.update(article_as_json(reading.article))
    return told


def article_as_json(article: Article) -> dict[str, Any]:
    """Return an article's own fields."""
    return {
        "title": article.title,
        "published_at": published_as_json(article.published_at),
        "other_dates": [published_as_json(other) for other in article.other_dates],
        "byline": article.byline,
        "authors": list(article.authors),
        "unit": article.unit,
        "body": list(article.body),
        "body_kinds": list(article.body_kinds),
        "paragraphs": list(article.body),
        "captions": list(article.captions),
        "tables": [[list(row) for row in table] for table in article.tables],
        "text": article.text,
        "view_count": article.view_count,
        "attachments": [{"url": file.url, "text": file.text} for file in article.attachments],
    }


def published_as_json(published: PublishedAt) -> dict[str, Any]:
    """Return a publication date with its basis and quote; its value in ISO 8601."""
    return {
        "value": _iso(published.value),
        "basis": published.basis.value,
        "precision": published.precision.value if published.precision else None,
        "quote": published.quote,
    }


def _iso(value: datetime | date | None) -> str | None:
    return value.isoformat() if value is not None else None
