"""Writes the pages that describe the warehouse: with the rules that another room owns."""

from __future__ import annotations

from pathlib import Path

from govnews.dictionary import write_pages
from govnews.extract import RULES
from govnews.settings import Settings
from govnews.steps.warehouse_connection import open_warehouse, translate_outages


@translate_outages
def describe_warehouse(folder: Path, settings: Settings) -> list[Path]:
    """Write dictionary, diagrams and lineage of a migrated warehouse; return the files."""
    return write_pages(open_warehouse(settings), settings.sql_dir, sorted(RULES), folder)
