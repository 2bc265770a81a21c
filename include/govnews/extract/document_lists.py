"""Owns lists and ranges of document numbers that share one symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govnews.extract.citations import Citation
from govnews.extract.passages import Passage
from govnews.extract.rules import CLERICAL, Rule

RULES = {
    "document.listed_number": Rule(
        says="numbers that share the symbol of the last: Quyết định số 12, 13 và 14/QĐ-UBND",
        source=CLERICAL,
        example="Ban hành các Quyết định số 12, 13 và 14/QĐ-UBND.",
        counterexample="Ban hành Quyết định số 14/QĐ-UBND cho 12, 13 hộ.",
    ),
    "document.number_range": Rule(
        says="a range of numbers: các quyết định từ số 101 đến số 105/QĐ-UBND",
        source=CLERICAL,
        example="Ban hành các Quyết định từ số 101 đến số 105/QĐ-UBND.",
        counterexample="Ban hành Quyết định số 105/QĐ-UBND cho từ 101 đến 105 hộ.",
    ),
}

_LIST = re.compile(
    r"\b(?P<kind>[^\W\d_]+(?: [^\W\d_]+){1,2}) (?:số|Số)\s*:?\s*"
    r"(?P<numbers>\d{1,5}[a-z]?(?:\s*[,;]\s*\d{1,5}[a-z]?)*)\s*(?:,|;|và|,\s*và)\s*(?:số\s+)?$"
)
_RANGE = re.compile(
    r"(?P<kind>\b[^\W\d_]+ [^\W\d_]+\s+)?(?P<range>\b(?:từ\s+)?\bsố\s*(?P<first>\d{1,5})"
    r"\s*(?:đến|-)\s*(?:số\s*)?)$"
)
_RANGE_JOINTS, _LIST_JOINTS = ("đến", "-"), (",", ";", "và")
_DIGITS = re.compile(r"\d+")
_LEADING = re.compile(r"(?:[Ss]ố\s*:?\s*)?\d")
_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_LONGEST_RANGE = 50


def listed(
    passage: Passage, citations: Sequence[Citation], kinds: Sequence[str]
) -> Iterator[Citation]:
    """Yield the citations whose symbol stands behind a later number of their list."""
    for last in citations:
        if last.symbol is None or not (digits := _DIGITS.match(last.symbol)):
            continue
        start = last.span.start + _leading_words(passage, last)
        before = passage.plain[max(0, start - 120) : start]
        suffix = last.symbol[digits.end() :]
        # Searched only where a range or a list is joined on: most numbers stand alone.
        joint = before.rstrip().removesuffix("số").rstrip()
        if joint.endswith(_RANGE_JOINTS) and (found := _RANGE.search(before)):
            kind = _kind(found["kind"] or "", kinds)
            begin = start - len(before) + (found.start() if kind else found.start("range"))
            named = replace(last, kind=kind or last.kind)
            yield from _of_range(passage, named, begin, int(found["first"]), suffix)
        elif (
            joint.endswith(_LIST_JOINTS)
            and (found := _LIST.search(before))
            and (kind := _kind(found["kind"], kinds))
        ):
            offset = start - len(before)
            for number in _NUMBER.finditer(before, *found.span("numbers")):
                is_first = number.start() == found.start("numbers")
                begin = found.end("kind") - len(kind) if is_first else number.start()
                yield replace(
                    last,
                    kind=kind,
                    symbol=number[0] + suffix,
                    span=passage.span(offset + begin, offset + number.end()),
                    rule="document.listed_number",
                )


def _leading_words(passage: Passage, citation: Citation) -> int:
    """Return where the number begins inside a citation that may begin with its kind."""
    start = citation.span.start
    number = _LEADING.search(passage.plain, start, citation.span.end)
    return number.start() - start if number else 0


def _of_range(
    passage: Passage, last: Citation, start: int, first: int, suffix: str
) -> Iterator[Citation]:
    digits = _DIGITS.match(last.symbol or "")
    end = int(digits[0]) if digits else first
    if not first < end <= first + _LONGEST_RANGE:
        return
    for number in range(first, end):
        yield replace(
            last,
            symbol=f"{number}{suffix}",
            span=passage.span(start, last.span.end),
            rule="document.number_range",
        )


def _kind(printed: str, kinds: Sequence[str]) -> str | None:
    words = printed.split()
    for count in (3, 2):
        tail = " ".join(words[-count:])
        if any(tail.lower() == kind.lower() for kind in kinds):
            return tail
    return None
