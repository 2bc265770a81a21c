"""Owns the content digest: equal exactly when two captures show the same words of an article."""

from __future__ import annotations

import json
from hashlib import sha256

from govnews.records import Article, Basis
from govnews.vietnamese.text import clean


def content_digest(article: Article) -> str:
    """Return the sha256 (hex) of title, paragraphs, captions, by-line and stated date.

    Counters, tables, attachments and dates from elsewhere than the page's own
    words do not enter: their change is not a revision (design, section 4).
    """
    stated = article.published_at if article.published_at.basis is Basis.STATED else None
    words = [
        clean(article.title),
        [clean(paragraph) for paragraph in article.body],
        [clean(caption) for caption in article.captions],
        clean(article.byline) if article.byline else None,
        stated.value.isoformat() if stated and stated.value else None,
    ]
    # JSON keeps the strings apart: ["ab", "c"] and ["a", "bc"] differ.
    return sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
