"""Natural keys: what makes two mentions the same organisation, person or document.

Keys keep the tone marks (Hùng and Hưng are two people); they level case, tone
placement and punctuation. A document is never known by its number alone:
``89-KH/HU`` exists in every district and starts again with every term.
"""

from __future__ import annotations

import re
from uuid import UUID

from govnews.identity import identity
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


def organisation_key(name: str) -> UUID:
    """Return the id of the organisation with this canonical name."""
    return identity("organisation", match_key(name))


def person_key(name: str, province: str | None) -> UUID:
    """Return the id of the person of this name in this province.

    Two people of one name in one province are not told apart.
    """
    return identity("person", match_key(name), match_key(province or ""))


def document_key(document: Document, place: Place, article_id: UUID) -> UUID:
    """Return the id of a cited document: kind, number and symbol, issuer's place, year.

    `place` is the article's: it stands in where no issuer is printed. A document
    without number is known by its kind, issuer, date and subject; without a date,
    or without any place, it belongs to its article alone.
    """
    symbol = "".join((document.number_symbol or "").split())
    scope = _scope(symbol, document.issuer, place) or str(article_id)
    if not symbol:
        day = document.date_issued.isoformat() if document.date_issued else str(article_id)
        subject = match_key(document.subject or "")
        return identity("document", match_key(document.kind), "", scope, day, subject)
    year = str(document.date_issued.year) if document.date_issued else ""
    return identity("document", _kind(symbol, document.kind), symbol.casefold(), scope, year)


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
        return "central"
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
