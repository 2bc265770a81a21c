"""A warehouse with a past: nights, articles and pages put straight into their tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from govnews.settings import Settings
from tests.load.conftest import newsroom
from tests.load.shelf import seed

__all__ = ["newsroom"]

RUN = "INSERT INTO crawl.run (run_id, news_day) VALUES (:run, :day) ON CONFLICT DO NOTHING"
PORTAL_DAY = """
INSERT INTO warehouse.fact_portal_day
SELECT portal_id, :day, :coverage, 20, 0, 0, 0, 0, 0, 0, 0
FROM warehouse.dim_portal WHERE portal_code = :portal
ON CONFLICT (portal_id, date_on) DO UPDATE SET coverage = excluded.coverage
"""
CAPTURE = """
INSERT INTO archive.capture
SELECT gen_random_uuid(), :run, :portal, 'http://damha.test/' || :key || '-' || number,
    cast(:seen AS timestamp) AT TIME ZONE 'UTC', 200, 'text/html', md5(:key || number), 10,
    NULL, NULL, 'x.warc.gz', 0, 1
FROM generate_series(1, :count) AS number
"""
ARTICLES = """
WITH taken AS (
    SELECT capture.*, gen_random_uuid() AS article_id, gen_random_uuid() AS revision_id
    FROM archive.capture WHERE url LIKE 'http://damha.test/' || :key || '-%'
), article AS (
    INSERT INTO warehouse.fact_article (
        article_id, portal_id, page_identity, url, current_revision_id, title, title_search,
        published_on, published_basis, is_published_conflicting, authors, first_seen_on
    )
    SELECT article_id, portal_id, url, url, revision_id, 't', 't', cast(:day AS date),
        CASE WHEN cast(:day AS date) IS NULL THEN 'absent' ELSE 'stated' END, FALSE, '{}',
        cast(:seen AS date)
    FROM taken INNER JOIN warehouse.dim_portal USING (portal_code)
)
INSERT INTO warehouse.fact_article_revision (
    revision_id, article_id, revision_ordinal, content_digest, title, text, text_search, captions,
    tables, attachments, changes, capture_id, observed_on, valid_from, layout, encoding,
    extractor_version
)
SELECT revision_id, article_id, 1, payload_digest, 't', 'x', 'x', '{}', '[]', '[]', '[]',
    capture_id, cast(:seen AS date), fetched_at, 'plain', 'utf-8', '1'
FROM taken
"""
PAGES = """
INSERT INTO quality.page_reading
SELECT capture_id, portal_code, cast(:seen AS date), fetched_at, url, 'loaded', 'damha_2024',
    gen_random_uuid(), md5(url), md5(url || 'x'), :length, 'stated', NULL, TRUE, 1, 0
FROM archive.capture WHERE url LIKE 'http://damha.test/' || :key || '-%'
"""


@dataclass(frozen=True, kw_only=True)
class Past:
    """Writes nights into a warehouse: what was asked, and which articles were dated when."""

    engine: Engine
    portal: str = "damha"

    def night(self, day: date, coverage: str = "complete") -> None:
        """A run of `day` that ended with this coverage."""
        with self.engine.begin() as connection:
            connection.execute(text(RUN), {"run": f"run {day}", "day": day})
            bound = {"day": day, "coverage": coverage, "portal": self.portal}
            connection.execute(text(PORTAL_DAY), bound)

    def articles(self, seen: date, dated: Mapping[date | None, int], length: int = 900) -> None:
        """Articles of these days, first seen by the run of `seen`, each with its page."""
        with self.engine.begin() as connection:
            connection.execute(text(RUN), {"run": f"run {seen}", "day": seen})
            for day, count in dated.items():
                bound = {
                    "run": f"run {seen}",
                    "portal": self.portal,
                    "key": uuid4().hex,
                    "day": day,
                    "seen": seen,
                    "count": count,
                    "length": length,
                }
                for statement in (CAPTURE, ARTICLES, PAGES):
                    connection.execute(text(statement), bound)
            connection.execute(text("SELECT warehouse.tally_articles(NULL)"))

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]

    def built(self, build_id: str, *days: date) -> None:
        """A build that brought these news days up to date."""
        with self.engine.begin() as connection:
            for day in days:
                connection.execute(
                    text("INSERT INTO quality.build_day VALUES (:build, :day)"),
                    {"build": build_id, "day": day},
                )


@pytest.fixture
def past(warehouse: Engine) -> Past:
    seed(warehouse)
    return Past(engine=warehouse)


@pytest.fixture
def settings(warehouse_url: str, tmp_path: Path) -> Settings:
    return Settings(
        warehouse_url=warehouse_url,
        archive_dir=tmp_path / "archive",
        data_docs_dir=tmp_path / "data-docs",
    )
