"""Natural keys: what makes two mentions the same person or document.

Keys keep the tone marks (Hùng and Hưng are two people); they level case, tone
placement and punctuation. A document is never known by its number alone:
``89-KH/HU`` exists in every district and starts again with every term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from govnews.identity import identity
from govnews.load.central_documents import known_document, law_key
from govnews.records import Document, Place
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import bare_name

# The first separator after the number tells the systems apart: 16/CT-UBND, 11-CT/TW
# (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW of 3 April 2018).
_PARTY = re.compile(r"^\d+[a-z]?-(?P<code>\w+)/(?P<organ>\S+)$", re.IGNORECASE)
_STATE = re.compile(r"^\d+[a-z]?/(?P<year>\d{4}/)?(?P<rest>\S+)$", re.IGNORECASE)
_CENTRAL = re.compile(
    r"(?:\w*TW|QH\d+|UBTVQH\d*|CTN|CP|TTg|VPCP|NHNN|TTCP|TANDTC|VKSNDTC|KTNN|UBDT"
    r"|B(?:GDĐT|YT|NV|TC|TP|CA|QP|NG|CT|XD|VHTTDL|KHCN|LĐTBXH|TTTT|KHĐT|NNPTNT|NN|TNMT|GTVT"
    r"|NNMT|DTTG))"
)
_OF_PROVINCE = re.compile(r"(?:\w*TU|S[A-ZĐ]\w*)")
# A symbol that names its kind needs no kind word beside it; QĐ stands for two kinds
# (quyết định, quy định), a letter and a law name none.
_NAMED_BY_SYMBOL = frozenset(
    (
        *("NQ", "CT", "QC", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr"),
        *("CĐ", "NĐ", "TT", "TTLT", "NQLT", "PL", "KL", "CV"),
    )
)


CENTRAL = "central"
# First days of the Party's national congresses: numbers restart with each Central Committee.
CENTRAL_TERMS = (
    (date(1996, 6, 28), "1996-2001"),
    (date(2001, 4, 19), "2001-2006"),
    (date(2006, 4, 18), "2006-2011"),
    (date(2011, 1, 12), "2011-2016"),
    (date(2016, 1, 20), "2016-2021"),
    (date(2021, 1, 25), "2021-2026"),
    (date(2026, 1, 19), "2026-2031"),
)


def person_key(name: str, office_id: UUID | None, scope: str) -> UUID:
    """Return the id of the person of this name in this office, or in this place.

    `scope` is the place where no office tells it. Two people of one name without office
    in one place are not told apart; one person in two offices is two rows, each with its days.
    """
    office = str(office_id) if office_id else ""
    return identity("person", match_key(name), office, match_key(scope))


@dataclass(frozen=True, kw_only=True)
class Series:
    """The run of numbers that a document belongs to: a year or a term, and how that is known.

    `basis`: number (the year stands in it), stated (the day of issue), article (a local number
    without day, taken from the day of the article), none.
    """

    period: str
    basis: str


def series_of(document: Document, place: Place, day: date | None) -> Series:
    """Return the run of numbers: State numbers restart every year, Party numbers every term.

    `day` is the article's: it stands in for the day of a local document, not of a central one,
    because articles cite what the centre decided many years ago.
    """
    symbol = _plain_symbol(document)
    state = _STATE.match(symbol)
    if state and state["year"]:
        return Series(period=state["year"].strip("/"), basis="number")
    is_central = scope_of(document, place) == CENTRAL
    issued = document.date_issued
    basis = "stated" if issued else "article"
    on = issued or (None if is_central else day)
    if on is None or not symbol:
        return Series(period="", basis="none")
    if not _PARTY.match(symbol):
        return Series(period=str(on.year), basis=basis)
    return Series(period=_central_term(on) if is_central else _local_term(on), basis=basis)


def _central_term(on: date) -> str:
    begun = [term for term in CENTRAL_TERMS if term[0] <= on]
    return begun[-1][1] if begun else str(on.year)


def _local_term(on: date) -> str:
    """Return the five years of local committees; in a year of congresses the year itself.

    The day of each committee's congress is not known: 2020 may be either side of it.
    """
    first = on.year - on.year % 5
    return str(on.year) if on.year == first else f"{first}-{first + 5}"


def document_key(
    document: Document, place: Place, article_id: UUID, day: date | None = None, words: str = ""
) -> UUID:
    """Return the id of a cited document: kind, number and symbol, issuer's place, year or term.

    `place`, `day` and `words` are the article's: they stand in where no issuer or day is printed.
    A well-known document of the centre has one id however it is cited. A document
    without number is known by its kind, issuer, date and subject, a law by its name and
    year; without these, or without any place, it belongs to its article alone.
    """
    if known := known_document(document, day, words):
        return known.document_id
    symbol = _plain_symbol(document)
    if not symbol and (law := law_key(document)):
        return identity("document", "law", *law)
    scope = scope_of(document, place) or str(article_id)
    if not symbol:
        issued = document.date_issued.isoformat() if document.date_issued else str(article_id)
        subject = match_key(document.subject or "")
        return identity("document", match_key(document.kind), "", scope, issued, subject)
    period = series_of(document, place, day).period
    return identity("document", _kind(symbol, document.kind), symbol.casefold(), scope, period)


def _plain_symbol(document: Document) -> str:
    return "".join((document.number_symbol or "").split())


def scope_of(document: Document, place: Place) -> str | None:
    """Return who numbers the series of a document: the centre, a place, or the issuer named."""
    return _scope(_plain_symbol(document), document.issuer, place)


def _kind(symbol: str, kind: str) -> str:
    code, _ = _split(symbol)
    return "" if code in _NAMED_BY_SYMBOL else match_key(kind)


def _split(symbol: str) -> tuple[str, str]:
    """Return the kind code (empty where there is none) and the organ of a symbol."""
    party = _PARTY.match(symbol)
    if party:
        return party["code"], party["organ"]
    state = _STATE.match(symbol)
    if not state:
        return "", ""
    first, _, organ = state["rest"].partition("-")
    if first in _NAMED_BY_SYMBOL or first == "QĐ":
        return first, organ
    return "", first  # an official letter begins with its organ: 1234/BGDĐT-GDTrH


def _scope(symbol: str, issuer: str | None, place: Place) -> str | None:
    """Return who numbers this series: the centre, a place of the article, or the issuer named."""
    _, organ = _split(symbol)
    if _CENTRAL.fullmatch(organ.split("-")[0]):
        return CENTRAL
    province = _joined(place.province)
    district = _joined(place.province, place.district)
    if issuer:
        return _issuer_scope(match_key(issuer), place, province, district)
    if _OF_PROVINCE.fullmatch(organ.split("-")[0]):
        return province
    return district or province


def _issuer_scope(issuer: str, place: Place, province: str | None, district: str | None) -> str:
    """Return the article's own district or province where the issuer carries its name.

    So "Huyện ủy" with and without its standing committee are one series.
    """
    words = issuer.split()
    levels = []
    if "tỉnh" not in words:  # huyện Quảng Ninh lies in Quảng Bình
        levels.append((place.district, district))
    if "huyện" not in words:
        levels.append((place.province, province))
    for name, scope in levels:
        if name and scope and issuer.endswith(match_key(bare_name(name))):
            return scope
    return issuer


def _joined(*names: str | None) -> str | None:
    """Return the names as one key, or None where one is missing."""
    return "/".join(match_key(name) for name in names if name) if all(names) else None
