"""Golden pages of the project, each read once: one folder per portal and case."""

from __future__ import annotations

from functools import cache
from typing import Any

from govnews.portals.shelf import load_portal
from govnews.steps.golden import FOLDER, GoldenPage, golden_pages
from govnews.steps.golden import read_golden as read_page_of

__all__ = ["FOLDER", "GoldenPage", "golden_pages", "read_golden"]


@cache
def read_golden(page: GoldenPage) -> dict[str, Any]:
    """Return what the present code reads from a golden page."""
    return read_page_of(page, load_portal(page.slug))
