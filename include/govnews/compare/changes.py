"""What a revision changed, string by string: ``title``, ``body[2]``, ``tables[0][3]`` …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The strings of an article that make a revision when they change."""

    title: str
    byline: str | None
    published: str | None
    body: tuple[str, ...]
    captions: tuple[str, ...]
    tables: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Change:
    """One string before and after; None where it was added or removed."""

    field: str
    before: str | None
    after: str | None


def list_changes(before: Wording, after: Wording) -> Iterator[Change]:
    """Yield every string that differs. Paragraphs are numbered as in the new text,
    removed ones as in the old text; a table is compared row by row, cells joined by " | ".
    """
    for field in ("title", "published", "byline"):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield Change(field=field, before=old, after=new)
    yield from _list_moves("body", before.body, after.body)
    yield from _list_moves("captions", before.captions, after.captions)
    for place, (old, new) in enumerate(zip_longest(before.tables, after.tables, fillvalue=())):
        yield from _list_moves(f"tables[{place}]", old, new)


def _list_moves(field: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    blocks = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    for kind, old_from, old_to, new_from, new_to in blocks:
        if kind == "equal":
            continue
        paired = min(old_to - old_from, new_to - new_from)
        for step in range(paired):
            yield Change(
                field=f"{field}[{new_from + step}]",
                before=before[old_from + step],
                after=after[new_from + step],
            )
        for place in range(old_from + paired, old_to):
            yield Change(field=f"{field}[{place}]", before=before[place], after=None)
        for place in range(new_from + paired, new_to):
            yield Change(field=f"{field}[{place}]", before=None, after=after[place])
