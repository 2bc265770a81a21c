"""Reads the statements of sql/load: one statement per file, parameters bound by name."""

from __future__ import annotations

from functools import cache

from sqlalchemy import TextClause, text

from govnews.settings import ROOT

FOLDER = ROOT / "sql" / "load"


@cache
def read_statement(name: str) -> TextClause:
    """Return the statement of ``sql/load/<name>.sql``."""
    return text((FOLDER / f"{name}.sql").read_text("utf-8"))
