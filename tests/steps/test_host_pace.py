"""Two workers, two portals, one host: its pace is kept, measured at the server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Engine, text

from govnews.settings import Settings
from govnews.steps.scraping import plan_run
from tests.fetch.site import Site, page
from tests.steps.test_scraping_faults import OWN_PORTAL, SCRAPE

DELAY = 0.2
PORTALS = ("north", "south")


class TimedSite(Site):
    """Writes down when each request came and when its answer was ready to be sent."""

    def __init__(self, articles: int) -> None:
        pages = {"/": page("".join(f'<a href="/tin/{n}">x</a>' for n in range(articles)))}
        super().__init__(pages | {f"/tin/{n}": page(f"tin {n}") for n in range(articles)})
        self.spans: list[tuple[float, float]] = []
        self.at_once = 0
        self.most_at_once = 0
        self._lock = threading.Lock()

    def answer(self, connection: socket.socket, head: str) -> None:
        began = time.monotonic()
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        time.sleep(0.03)
        with self._lock:
            self.at_once -= 1
            self.spans.append((began, time.monotonic()))
        super().answer(connection, head)

    def gaps(self) -> list[float]:
        spans = sorted(self.spans)
        return [after[0] - before[1] for before, after in pairwise(spans)]


def worker(slug: str, settings: Settings, site: Site, delay: float) -> subprocess.Popen[bytes]:
    stand_ins = " ".join(f"{each}={site.host}@{site.stand_in.address}" for each in PORTALS)
    return subprocess.Popen(
        [sys.executable, "-c", SCRAPE, slug, "first"],
        env={
            **os.environ,
            "GOVNEWS_WAREHOUSE_URL": settings.warehouse_url,
            "GOVNEWS_ARCHIVE_DIR": str(settings.archive_dir),
            "GOVNEWS_PORTAL_DIR": str(settings.portal_dir),
            "GOVNEWS_DELAY_SECONDS": str(delay),
            "GOVNEWS_STAND_INS": stand_ins,
        },
    )


def shelf_of_two(folder: Path) -> Path:
    folder.mkdir()
    for slug in PORTALS:
        source = OWN_PORTAL.format(more="").replace('slug="own"', f'slug="{slug}"')
        (folder / f"{slug}.py").write_text(source, encoding="utf-8")
    return folder


def test_two_processes_keep_one_hosts_pace(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    settings = scraping(portal_dir=shelf_of_two(tmp_path / "shelf"))
    plan_run("first", date(2025, 6, 16), PORTALS, settings)
    with TimedSite(articles=6) as site:
        # One promises more than the other: both keep the longer pause.
        workers = [worker("north", settings, site, DELAY),
                   worker("south", settings, site, 0.0)]  # fmt: skip
        until = time.monotonic() + 60
        while len(site.spans) < 9:
            assert time.monotonic() < until
            time.sleep(0.02)
        workers[0].send_signal(signal.SIGKILL)  # its lock goes with its connection
        workers[0].wait()
        again = worker("north", settings, site, DELAY)
        assert [each.wait(60) for each in (workers[1], again)] == [0, 0]
    assert site.most_at_once == 1
    paced = site.gaps()
    first_of_north = next(n for n, gap in enumerate(paced) if gap >= DELAY)
    short = [n for n, gap in enumerate(paced) if n >= first_of_north and gap < DELAY]
    # Nobody saw the end of the request that was killed: its pause begins where it was asked.
    assert len(short) <= 1
    begun = sorted(began for began, _ in site.spans)
    assert all(begun[n + 1] - begun[n] >= DELAY for n in short)
    assert len(site.spans) >= 16  # robots.txt, front page and six articles, twice
    with warehouse.connect() as connection:
        ledger = connection.execute(text("SELECT * FROM crawl.host_day")).one()
    assert ledger.portals == "north, south"
    assert ledger.host == site.host
    assert ledger.requests >= 14  # those in flight when the worker was killed are in no ledger
