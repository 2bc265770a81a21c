"""Nights on the fault-injection portal: scraped by the real task function, built into facts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from govnews.settings import Settings
from govnews.steps import plan_run, scrape_portal
from tests.conftest import new_warehouse
from tests.faults.faults import PAGE_BYTES, PAPER, REQUEST_SECONDS, Fault, faults
from tests.faults.portal import mended, pages_of
from tests.fetch.site import Site, Visit
from tests.steps.night import Nights

FIRST, SECOND = date(2025, 6, 16), date(2025, 6, 17)
NIGHT_SECONDS = 300  # far above what a night takes: only a hanging one is cut off
# The peak of this very program; what the parent was before it became one does not count.
SCRAPE = """
import re, sys
from pathlib import Path
from govnews.settings import read_settings
from govnews.steps.scraping import scrape_portal
try:
    scrape_portal(sys.argv[1], sys.argv[2], read_settings())
finally:
    status = Path("/proc/self/status")
    if status.exists():
        print(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1])
"""


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What one night left: fates and reasons by address, articles' titles, what it cost."""

    fates: Mapping[str, Any]
    titles: Mapping[str, str]
    visits: tuple[Visit, ...]
    seconds: float
    peak_bytes: int = 0

    def fate(self, address: str) -> str | None:
        row = self.fates.get(absolute(address))
        return row.fate if row else "missing"

    def reason(self, address: str) -> str:
        row = self.fates.get(absolute(address))
        return (row.reason or "") if row else ""

    def busy_seconds(self, path: str) -> float:
        """How long the server was kept busy by one address."""
        return sum(visit.seconds for visit in self.visits if visit.path == path)


@dataclass(frozen=True, kw_only=True)
class TwoNights:
    """A night with all faults, and the next one, when they are over."""

    faults: tuple[Fault, ...]
    broken: Ended
    mended: Ended
    site: Site
    archive_dir: Path


def absolute(address: str) -> str:
    return address if "://" in address else f"http://{PAPER.host}{address}"


@pytest.fixture(scope="module")
def fresh_warehouse(postgres: URL) -> Iterator[str]:
    """The URL of a warehouse that all tests of a module look at."""
    with new_warehouse(postgres) as url:
        yield url


@pytest.fixture(scope="session")
def two_nights(postgres: URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoNights]:
    """One night with all faults of pages in it, and the night after: both scraped and built."""
    found = faults()
    state = tmp_path_factory.mktemp("faults")
    with new_warehouse(postgres) as url, Site(pages_of(found), PAPER.host) as site:
        settings = settings_of(state, url, site)
        seconds, peak = scrape_in_a_process(settings, "night1", FIRST)
        first = look_back(settings, site, "night1", seconds, peak)
        site.pages = mended(site.pages, found)
        site.visits.clear()
        began = time.monotonic()
        plan_run("night2", SECOND, [PAPER.slug], settings)
        scrape_portal(PAPER.slug, "night2", settings)
        second = look_back(settings, site, "night2", time.monotonic() - began)
        yield TwoNights(
            faults=tuple(found),
            broken=first,
            mended=second,
            site=site,
            archive_dir=settings.archive_dir,
        )


def settings_of(state: Path, warehouse_url: str, site: Site, *more: str) -> Settings:
    """Return settings that send the newspaper's requests to `site`; `more` are its fields."""
    shelf = state / "shelf"
    shelf.mkdir(exist_ok=True)
    (shelf / f"{PAPER.slug}.py").write_text(PAPER.portal_file(*more), "utf-8")
    return Settings(
        warehouse_url=warehouse_url,
        archive_dir=state / "archive",
        data_docs_dir=state / "data-docs",
        stand_ins={PAPER.slug: site.stand_in},
        portal_dir=shelf,
        delay_seconds=0.0,
        request_seconds=REQUEST_SECONDS,
        page_bytes=PAGE_BYTES,
    )


def scrape_in_a_process(settings: Settings, run_id: str, day: date) -> tuple[float, int]:
    """Plan a run, scrape the newspaper in a process of its own; return seconds and peak bytes."""
    plan_run(run_id, day, [PAPER.slug], settings)
    stand_in = settings.stand_ins[PAPER.slug]
    environment = os.environ | {
        "GOVNEWS_WAREHOUSE_URL": settings.warehouse_url,
        "GOVNEWS_ARCHIVE_DIR": str(settings.archive_dir),
        "GOVNEWS_DATA_DOCS_DIR": str(settings.data_docs_dir),
        "GOVNEWS_PORTAL_DIR": str(settings.portal_dir),
        "GOVNEWS_STAND_INS": f"{PAPER.slug}={stand_in.host}@{stand_in.address}",
        "GOVNEWS_DELAY_SECONDS": "0",
        "GOVNEWS_REQUEST_SECONDS": str(settings.request_seconds),
        "GOVNEWS_PAGE_BYTES": str(settings.page_bytes),
    }
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", SCRAPE, PAPER.slug, run_id],
        env=environment, capture_output=True, text=True, check=False, timeout=NIGHT_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began, 1024 * int(done.stdout or 0)


def look_back(
    settings: Settings, site: Site, run_id: str, seconds: float, peak_bytes: int = 0
) -> Ended:
    """Build what a night brought, return what came of it."""
    Nights(sites=Path(), server=None, settings=settings).build(f"build_{run_id}")  # type: ignore[arg-type]
    engine = create_engine(settings.warehouse_url, poolclass=NullPool)
    fates = (
        "SELECT url, fate, target_url, reason, capture_id FROM crawl.fate WHERE run_id = :run_id"
    )
    with engine.connect() as connection:
        rows = connection.execute(text(fates), {"run_id": run_id})
        articles = connection.execute(text("SELECT url, title FROM mart.article"))
        return Ended(
            fates={row.url: row for row in rows},
            titles={row.url: row.title for row in articles},
            visits=tuple(site.visits),
            seconds=seconds,
            peak_bytes=peak_bytes,
        )
