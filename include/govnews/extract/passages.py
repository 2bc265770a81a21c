"""Owns the strings of one article that facts are read from, and what in them is already read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from govnews.records import ExtractionInput, Span
from govnews.vietnamese.fold import levelled_stretches
from govnews.vietnamese.letters import in_small_letters
from govnews.vietnamese.sentences import Sentences
from govnews.vietnamese.words import Words

# What stands in the place of a sign that has been read.
HIDDEN = "\x00"


class Passage:
    """One string of an article: `text` as stored, `plain` levelled and of the same length.

    Rules match on `plain`; spans are cut from `text`, so evidence is always verbatim.
    """

    def __init__(self, field: str, text: str) -> None:
        self.field = field
        self.text = text
        self._stretches = levelled_stretches(text)
        self.plain = " ".join(self._stretches)

    @cached_property
    def sentences(self) -> Sentences:
        """Return the sentences of this string."""
        return Sentences(self.plain)

    @cached_property
    def lower(self) -> str:
        """Return `plain` in small letters, of the same length."""
        return in_small_letters(self.plain)

    @cached_property
    def words(self) -> Words:
        """Return where the words of this string stand."""
        return Words(self.plain, self._stretches)

    def span(self, start: int, end: int, rule: str = "") -> Span:
        """Return the evidence for a place in this string, with the rule that read it if told."""
        return Span(quote=self.text[start:end], start=start, end=end, field=self.field, rule=rule)


def told_by(span: Span, rule: str) -> Span:
    """Return a place with the rule that read it; `dataclasses.replace` takes twice as long."""
    return Span(quote=span.quote, start=span.start, end=span.end, field=span.field, rule=rule)


class _Standing(Protocol):
    @property
    def start(self) -> int: ...


_Stands = TypeVar("_Stands", bound=_Standing)
_START = attrgetter("start")


def starting_in(items: Sequence[_Stands], start: int, end: int) -> Sequence[_Stands]:
    """Return those of `items`, which stand in page order, that start at start … end - 1."""
    if not items:
        return items
    first = bisect_left(items, start, key=_START)
    return items[first : bisect_left(items, end, lo=first, key=_START)]


class Taken:
    """Stretches of one string that an earlier rule has read; they never overlap by much."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def add(self, start: int, end: int) -> None:
        """Mark a stretch as read."""
        at = bisect_right(self._starts, start)
        while at and self._starts[at - 1] == start and self._ends[at - 1] > end:
            at -= 1
        self._starts.insert(at, start)
        self._ends.insert(at, end)

    def meets(self, start: int, end: int) -> bool:
        """Return whether any part of a stretch, which is not empty, has been read."""
        starts = self._starts
        at = bisect_right(starts, start)
        if at < len(starts) and starts[at] < end:
            return True
        return at > 0 and max(self._ends[at - 3 if at > 3 else 0 : at]) > start

    def hide(self, text: str) -> str:
        """Return `text` of the same length with everything read blotted out."""
        if not self._starts:
            return text
        parts: list[str] = []
        last = 0
        for start, end in zip(self._starts, self._ends, strict=True):
            if start >= last:
                parts += text[last:start], HIDDEN * (end - start)
            elif end > last:
                parts.append(HIDDEN * (end - last))
            else:
                continue
            last = end
        parts.append(text[last:])
        return "".join(parts)


def passages_of(article: ExtractionInput) -> tuple[Passage, ...]:
    """Return text, title, captions and tables of an article, in that order."""
    captions = (Passage(f"captions.{n}", words) for n, words in enumerate(article.captions))
    tables = (Passage(f"tables.{n}", table_text(rows)) for n, rows in enumerate(article.tables))
    return (Passage("text", article.text), Passage("title", article.title), *captions, *tables)


def table_text(rows: Iterable[Iterable[str]]) -> str:
    """Return a table as the text that spans point into; the database joins it the same way."""
    return "\n".join(" | ".join(row) for row in rows)
