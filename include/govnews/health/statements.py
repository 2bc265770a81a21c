"""Reads the statements of sql/health: one statement per file, parameters bound by name."""

from __future__ import annotations

from functools import cache

from sqlalchemy import TextClause, text

from govnews.settings import ROOT

FOLDER = ROOT / "sql" / "health"


@cache
def read_statement(name: str) -> TextClause:
    """Return the statement of ``sql/health/<name>.sql``."""
    return text((FOLDER / f"{name}.sql").read_text("utf-8"))
