"""Where values enter the warehouse: rules of extraction, fields of the page, lists, comparisons.

`origins.csv` is the one place that people write; its first line that fits a column counts.
A ``*`` in the name of a rule stands for one part: ``quantity.*`` is quantity.money, not
quantity.modifier.over.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

from govnews.dictionary.catalogue import Column, Comment
from govnews.dictionary.lineage import ROWS, Sources, Traced
from govnews.dictionary.loads import entrances

KINDS = {
    "page": Comment("page", "trang"),
    "rule": Comment("rules", "quy tắc"),
    "computed": Comment("computed", "tính ra"),
    "portal": Comment("portal", "cổng"),
    "crawl": Comment("crawl", "thu thập"),
    "compare": Comment("comparison", "so sánh"),
    "gazetteer": Comment("list", "danh mục"),
    "calendar": Comment("calendar", "lịch"),
    "judged": Comment("judgement", "đánh giá"),
    "program": Comment("program", "chương trình"),
}


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where values of one column enter: a kind, families of rules, words in both languages."""

    kind: str
    rules: tuple[str, ...]
    words: Comment


@dataclass(frozen=True, kw_only=True)
class Lineage:
    """One column of a mart: the columns it is made from, and where their values enter."""

    traced: Traced
    origins: tuple[Origin, ...]
    unknown: tuple[Column, ...]

    @property
    def is_counted(self) -> bool:
        """Return whether nothing but numbers of rows makes the value."""
        return not self.origins and not self.unknown


def find_origin(column: Column) -> Origin | None:
    """Return where values of a column enter; None where origins.csv does not say."""
    name = str(column)
    for patterns, origin in _origins():
        if any(fnmatchcase(name, pattern) for pattern in patterns):
            words = (said.replace("{column}", column.name) for said in origin[2])
            return Origin(kind=origin[0], rules=origin[1], words=Comment(*words))
    return None


def follow(
    traced: Mapping[Column, Traced], filled: Mapping[Column, Sources]
) -> dict[Column, Lineage]:
    """Return the whole way of every traced column."""
    return {column: _way(found, filled) for column, found in traced.items()}


def rules_of(families: Collection[str], rules: Collection[str]) -> list[str]:
    """Return the rules that belong to families such as ``quantity.*``.

    >>> rules_of(["a.*"], ["a.b", "a.b.c", "d.e"])
    ['a.b']
    """
    shapes = [re.compile(re.escape(one).replace(r"\*", r"[^.]+")) for one in families]
    return [rule for rule in rules if any(shape.fullmatch(rule) for shape in shapes)]


def _way(found: Traced, filled: Mapping[Column, Sources]) -> Lineage:
    entered: set[Column] = set()
    for source in found.sources:
        if source.name != ROWS:
            entered |= entrances(source, filled)
    values = sorted(column for column in entered if column.name != ROWS)
    origins = [(column, find_origin(column)) for column in values]
    return Lineage(
        traced=found,
        origins=tuple(dict.fromkeys(origin for _, origin in origins if origin)),
        unknown=tuple(column for column, origin in origins if origin is None),
    )


@cache
def _origins() -> list[tuple[list[str], tuple[str, tuple[str, ...], Comment]]]:
    source = files("govnews.dictionary") / "origins.csv"
    rows = csv.DictReader(source.read_text("utf-8").splitlines())
    return [
        (
            row["columns"].split(),
            (row["kind"], tuple(row["rules"].split()), Comment(row["en"], row["vi"])),
        )
        for row in rows
    ]
