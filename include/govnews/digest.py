"""Owns the content digest: equal exactly when two captures show the same words of an article."""

from __future__ import annotations

import json
from hashlib import sha256

from govnews.records import Article, Basis
from govnews.vietnamese.text import clean

# Letters and signs that are drawn alike: eth and the African letter for Đ, hyphens that do not
# break. Small ð and ɖ, dashes, quotation marks and places of tones look different: other text.
_DRAWN_ALIKE = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "\u2010": "-", "\u2011": "-"})


def appearance(text: str) -> str:
    """Return `text` as its reader sees it: one form for code points that are drawn alike."""
    return clean(text).translate(_DRAWN_ALIKE)


def content_digest(article: Article) -> str:
    """Return the sha256 (hex) of title, paragraphs, captions, by-line, stated date and tables.

    Tables enter because figures are read from them: a corrected cell is a correction.
    Strings count as a reader sees them (`appearance`): another Unicode form is no revision.
    Counters, attachments and dates from elsewhere than the page's own words do not:
    their change is not a revision.
    """
    stated = article.published_at if article.published_at.basis is Basis.STATED else None
    words: list[object] = [
        appearance(article.title),
        [appearance(paragraph) for paragraph in article.body],
        [appearance(caption) for caption in article.captions],
        appearance(article.byline) if article.byline else None,
        stated.value.isoformat() if stated and stated.value else None,
    ]
    if article.tables:
        words.append(
            [[[appearance(cell) for cell in row] for row in table] for table in article.tables]
        )
    # JSON keeps the strings apart: ["ab", "c"] and ["a", "bc"] differ.
    return sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
