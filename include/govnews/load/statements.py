"""Reads the statements of sql/load: one statement per file, parameters bound by name."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from sqlalchemy import TextClause, text

from govnews.settings import ROOT

FOLDER = ROOT / "sql" / "load"
_VERB = re.compile(r"^(INSERT|UPDATE|DELETE)\b", re.MULTILINE)


class Verb(StrEnum):
    """What a statement does to the rows of its table."""

    INSERT = "INSERT"
    UPDATE = "UPDATE"
    DELETE = "DELETE"


@cache
def read_statement(name: str) -> TextClause:
    """Return the statement of ``sql/load/<name>.sql``."""
    return text(_words(name))


@cache
def read_verb(name: str) -> Verb:
    """Return what the statement does. Its verb begins a line, those of its CTEs are indented."""
    found = _VERB.search(_words(name))
    if not found:
        raise ValueError(f"{name}.sql: expected a line that begins with INSERT, UPDATE or DELETE")
    return Verb(found[1])


@cache
def read_upsert(name: str) -> TextClause:
    """Return the INSERT of a file as a query that counts the rows it inserts and those it updates.

    A row that INSERT brings has no xmax; one that ON CONFLICT updates is locked first.
    """
    return text(
        f"WITH merged AS (\n{_words(name)}\nRETURNING xmax = 0 AS is_inserted\n)\n"
        "SELECT count(*) FILTER (WHERE is_inserted) AS inserted,"
        " count(*) FILTER (WHERE NOT is_inserted) AS updated FROM merged"
    )


def _words(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text("utf-8")
