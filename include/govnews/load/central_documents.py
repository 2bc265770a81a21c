"""Well-known documents of the centre: one row each, however an article cites them.

The table `gazetteer/central_documents.csv` is closed: what is not in it is keyed by what the
article prints. Party numbers restart with every term, so that one number may be several
documents (49-KL/TW of 2019 on learning, of 2023 on railways): the day decides, then the words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from govnews.identity import identity
from govnews.records import Document
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import table

_NAMED_LAW = re.compile(
    r"^(?P<name>(?:Luật|Bộ luật|Pháp lệnh)\s.+?)[\s,]+(?:năm\s+)?(?P<year>\d{4})$"
)
# The Party writes quyết định and quy định both as QĐ: there the kind word has to agree.
_TWO_KINDS = re.compile(r"^\d+-QĐ/", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class CentralDocument:
    """One document of the table; `words` are what articles about its subject speak of."""

    document_id: UUID
    number_symbol: str
    kind: str
    name: str
    issued_on: date
    issuer: str
    words: tuple[str, ...]
    evidence: str


@cache
def central_documents() -> tuple[CentralDocument, ...]:
    """Return the documents of the table."""
    return tuple(
        CentralDocument(
            document_id=identity("document", "central", row["number_symbol"], row["issued_on"]),
            number_symbol=row["number_symbol"],
            kind=row["kind"],
            name=row["name"],
            issued_on=date.fromisoformat(row["issued_on"]),
            issuer=row["issuer"],
            words=tuple(match_key(word) for word in row["subject_words"].split(";") if word),
            evidence=row["evidence"],
        )
        for row in table("central_documents.csv")
    )


def known_document(document: Document, day: date | None, words: str) -> CentralDocument | None:
    """Return the document of the table that is cited, or None where none is certain.

    `day` is the article's and `words` what it says (title and text): both only tell apart what
    shares a number. A citation with another day than the table's is another document.
    """
    if not document.number_symbol:
        return _law_named(document)
    known = _by_number().get(_number_key(document.number_symbol), ())
    if _TWO_KINDS.match(document.number_symbol):
        known = tuple(one for one in known if match_key(one.kind) == match_key(document.kind))
    if document.date_issued:
        return next((one for one in known if one.issued_on == document.date_issued), None)
    if day:
        known = tuple(one for one in known if one.issued_on <= day)
    if len(known) == 1:
        return known[0]
    return _best_by_words(known, document, words) if known else None


def _best_by_words(
    known: tuple[CentralDocument, ...], document: Document, words: str
) -> CentralDocument | None:
    key = match_key(f"{document.subject or ''} {words}")
    hits = sorted(
        ((sum(key.count(word) for word in one.words), number) for number, one in enumerate(known)),
        reverse=True,
    )
    (most, first), (second, _) = hits[0], hits[1]
    return known[first] if most > second else None


def law_key(document: Document) -> tuple[str, str] | None:
    """Return name and year of a law cited by them: Luật Đất đai năm 2024; else None."""
    quote = " ".join(document.mentions[0].quote.split()) if document.mentions else ""
    named = _NAMED_LAW.match(quote)
    return (match_key(named["name"]), named["year"]) if named else None


def _law_named(document: Document) -> CentralDocument | None:
    key = law_key(document)
    return _by_name().get(key) if key else None


def _number_key(symbol: str) -> str:
    return "".join(symbol.split()).casefold()


@cache
def _by_number() -> dict[str, tuple[CentralDocument, ...]]:
    found: dict[str, list[CentralDocument]] = defaultdict(list)
    for one in central_documents():
        found[_number_key(one.number_symbol)].append(one)
    return {key: tuple(known) for key, known in found.items()}


@cache
def _by_name() -> dict[tuple[str, str], CentralDocument]:
    """Return the laws by name and year; a name that two acts of one year share names none."""
    found: dict[tuple[str, str], list[CentralDocument]] = defaultdict(list)
    for one in central_documents():
        found[match_key(one.name), str(one.issued_on.year)].append(one)
    return {key: known[0] for key, known in found.items() if len(known) == 1}
