"""Owns how the generated pages are written as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

GENERATED = "Written by `make docs` from the catalogue of the database; a test fails where stale."


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of one table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(map(cell, row)) + " |" for row in rows]


def cell(words: str) -> str:
    """Return words that stay in one cell.

    >>> cell("a | b")
    'a \\\\| b'
    """
    return " ".join(words.split()).replace("|", "\\|")


def code(words: str) -> str:
    """Return words as code."""
    return f"`{words}`"


def page(lines: Iterable[str]) -> str:
    """Return a page with one line feed at its end."""
    return "\n".join(lines).rstrip("\n") + "\n"
