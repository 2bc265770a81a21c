"""Owns the numerals that are no figures: telephone numbers, clocks, list numbers, Covid-19."""

from __future__ import annotations

import re

from govnews.extract.passages import Passage, Taken

_PHONES = re.compile(r"(?<![\d.])(?:\+84|0)\d{1,3}(?:[ .]?\d{2,4}){2,3}(?!\d)")
_DISEASE = re.compile(r"\bcovid\s?-?\s?19\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<!\d)\d{1,2}\s?(?:h|g|giờ|:)\s?\d{2}(?:\s?phút)?(?!\d)|\bvào lúc \d{1,2}\s?(?:giờ|h)|"
    r"\b\d{1,2}h\b"
)
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)/]|\d{1,2}(?:\.\d{1,2})+)\s")


def hide_names(passage: Passage, taken: Taken) -> str:
    """Return the levelled text with telephone numbers, clocks, list numbers and Covid-19 hidden."""
    for pattern in (_PHONES, _DISEASE, _CLOCK, _LIST_NUMBER):
        for match in pattern.finditer(passage.plain):
            taken.add(*match.span())
    return taken.hide(passage.plain)
