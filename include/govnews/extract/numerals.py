"""Owns the numerals that are no figures: telephone numbers, clocks, list numbers, Covid-19."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from govnews.extract.passages import Passage, Taken
from govnews.vietnamese.words import Cued

_PHONES = Cued(
    "0 ( +",
    r"(?<![\d.,])(?:\(?(?:\+84|0)[ .-]?\d{1,3}\)?(?:[ .-]?\d{2,4}){2,3}|"
    r"1[89]00[ .]\d{3,4}(?:[ .]?\d{2,4})?)(?!\d)",
)
_DISEASE = Cued("covid", r"\bcovid\s?-?\s?19\b", re.IGNORECASE)
_CLOCK = Cued(
    "0h 0g 0giờ 0: 0/ vào",
    r"(?<!\d)\d{1,2}(?:\s?(?:h|g|giờ)\s?|:)\d{2}(?:\s?phút)?(?!\d)|"
    r"\bvào lúc \d{1,2}\s?(?:giờ|h)(?:\s?\d{2}\b)?(?:\s?phút)?|"
    r"(?<![\d.,])\d{1,2}h\b|\b24/(?:24|7)(?:\s?(?:giờ|h))?",
)
_LIST_NUMBER = r"\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)/]|\d{1,2}(?:\.\d{1,2})+)\s"
_FIRST_LINE, _FURTHER_LINE = re.compile(_LIST_NUMBER), re.compile(rf"\n{_LIST_NUMBER}")
# Marks of distance along a road: Km12+300, Km 31 + 500.
_MILESTONE = Cued("km", r"\b[Kk][Mm]\s?\d{1,4}\s?\+\s?\d{1,3}\b")
# A number that follows its name at once, with a dot or without: ĐT.741, Q.12, P.5.
_ROAD = Cued("ql đt tl hl dt đh", r"\b(?:QL|ĐT|TL|HL|DT|ĐH)[ .-]{0,2}\d{1,4}[A-Z]?\b")
# The first signs of telephone numbers: most numbers begin with another.
_PHONE_BEGINS = frozenset("0(+1")
_CUED = (_DISEASE, _CLOCK, _MILESTONE, _ROAD)


def hide_names(passage: Passage, taken: Taken) -> str:
    """Return the levelled text with telephone numbers, clocks, list numbers and Covid-19 hidden."""
    found: list[Iterable[re.Match[str]]] = [_list_numbers(passage.plain), _phones(passage)]
    found += [cued.find_all(passage.plain, passage.words) for cued in _CUED]
    for match in chain.from_iterable(found):
        taken.add(*match.span())
    return taken.hide(passage.plain)


def _phones(passage: Passage) -> Iterator[re.Match[str]]:
    plain, reached = passage.plain, 0
    places = passage.words[_PHONES.words]
    for place in [place for place in places if plain[place] in _PHONE_BEGINS]:
        match = _PHONES.pattern.match(plain, place) if place >= reached else None
        if match:
            yield match
            reached = match.end()


def _list_numbers(plain: str) -> Iterator[re.Match[str]]:
    first = _FIRST_LINE.match(plain)
    if first:
        yield first
    yield from _FURTHER_LINE.finditer(plain, first.end() if first else 0)
