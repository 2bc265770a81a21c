"""Every golden page reads as its expected.json says, field by field, and as nothing more.

A new one comes by command (govnews portals golden), which also renews expectations; each fails
once, until somebody has looked at it and accepted it.
"""

from __future__ import annotations

from typing import Any

import pytest

from govnews.portals.shelf import portal_slugs
from govnews.records import Fate
from govnews.vietnamese.encoding import Decoded, decode
from tests.portals.golden import GoldenPage, golden_pages, read_golden

PAGES = golden_pages()
FIELDS = [
    "url",
    "portal",
    "fate",
    "reason",
    "canonical_url",
    "encoding",
    "layout",
    "title",
    "published_at",
    "other_dates",
    "byline",
    "authors",
    "unit",
    "body",
    "body_kinds",
    "paragraphs",
    "captions",
    "tables",
    "text",
    "view_count",
    "attachments",
    "entries",
    "stated_total",
    "next_page",
    "posted_pages",
]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("golden", PAGES, ids=str)
def test_field(golden: GoldenPage, field: str, expected: dict[str, Any]) -> None:
    assert read_golden(golden).get(field) == expected.get(field)


@pytest.mark.parametrize("golden", PAGES, ids=str)
def test_nothing_extra(golden: GoldenPage, expected: dict[str, Any]) -> None:
    found = set(read_golden(golden))
    assert found == set(expected)
    assert found <= set(FIELDS), "a new field needs a test: add it to FIELDS"


@pytest.mark.parametrize("golden", PAGES, ids=str)
def test_somebody_has_looked(golden: GoldenPage) -> None:
    assert golden.is_reviewed, (
        f"{golden}: a command wrote what it must read as; look at it beside the site, then run"
        f" govnews portals golden {golden.slug} --case {golden.case} --accept"
    )


@pytest.mark.parametrize("golden", PAGES, ids=str)
def test_bytes_are_in_the_charset_that_about_json_names(golden: GoldenPage) -> None:
    about = golden.about
    decoded = decode((golden.folder / "page.html").read_bytes(), about["content_type"])
    assert isinstance(decoded, Decoded)
    assert about.get("charset", decoded.encoding) in {decoded.encoding, "utf-8"}


@pytest.mark.parametrize("slug", portal_slugs())
def test_every_portal_has_a_golden_article(slug: str) -> None:
    articles = ["title" in read_golden(page) for page in PAGES if page.slug == slug]
    assert any(articles), f"{slug}: put a golden page into tests/portals/{slug}/<case>/"


def test_the_fates_of_reading_each_have_a_golden_page() -> None:
    fates = {read_golden(page).get("fate") for page in PAGES}
    wanted = {Fate.SOFT_404, Fate.NOT_ARTICLE, Fate.LAYOUT_CHANGED, Fate.BLOCKED, Fate.UNREACHABLE}
    assert wanted <= fates
