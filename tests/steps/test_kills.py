"""A task that is killed twenty times in one night loses nothing and asks nothing twice."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from warcio.archiveiterator import ArchiveIterator

from govnews.fetch.exchange import outcome_of
from govnews.fetch.inventory import Inventory
from govnews.fetch.playback import read_payload
from govnews.settings import Settings
from govnews.steps.scraping import plan_run
from tests.fetch.site import Page, Site, page
from tests.steps.test_scraping import capture_of
from tests.steps.test_scraping_faults import own, shelf

KILLS = 20
ARTICLES = 90
SEED = 20_261_125
RUN = "scheduled__2025-06-16T01:30:00+07:00"

# Imports once, then forks one process for every line it reads: it is that process that is killed.
LAUNCHER = """
import os, sys
from govnews.settings import read_settings
from govnews.steps.scraping import scrape_portal
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            scrape_portal("own", line.strip(), read_settings())
        except BaseException as failure:
            print(failure, file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

ROWS = {
    "address": "SELECT url, kind, found_on, last_fate, etag, payload_digest FROM crawl.address",
    "fate": """
        SELECT fate.url, fate.fate, fate.target_url, fate.reason, fate.http_status, fate.found_on,
            capture.url, capture.payload_digest
        FROM crawl.fate AS fate LEFT JOIN archive.capture AS capture USING (capture_id)
    """,
    "entry": "SELECT listing_url, position, url FROM crawl.listing_entry",
    "capture": """
        SELECT capture.url, capture.http_status, capture.content_type, capture.payload_digest,
            capture.payload_bytes, capture.etag
        FROM archive.capture AS capture
    """,
    # which of two equal pages holds the bytes depends on the order of asking
    "holding": """
        SELECT payload_digest, count(*) FROM archive.exchange
        WHERE record_type = 'response' AND truncated IS NULL
        GROUP BY payload_digest
    """,
    "exchange": """
        SELECT DISTINCT exchange.url, exchange.http_status, exchange.fate,
            exchange.payload_digest, exchange.payload_bytes, exchange.truncated
        FROM archive.exchange AS exchange
    """,
}


def slowly(answer: bytes) -> Page:
    """Send an answer in three parts, some milliseconds apart."""

    def send(connection: socket.socket, head: str) -> None:
        third = len(answer) // 3 + 1
        for start in range(0, len(answer), third):
            time.sleep(0.003)
            connection.sendall(answer[start : start + third])

    return send


def busy_once() -> Page:
    asked: list[str] = []

    def send(connection: socket.socket, head: str) -> None:
        asked.append(head)
        connection.sendall(
            page("mot lat nua", "503 Service Unavailable") if len(asked) == 1 else article(7)
        )

    return send


def article(number: int) -> bytes:
    body = (
        f"<body><h1>Tin {number}</h1><p>{'Nội dung bản tin. ' * (number * 7 % 90 + 1)}</p></body>"
    )
    return page(body, ETag=f'"{number}"')


def pages() -> dict[str, Page]:
    """A portal of 90 articles: some slow, some alike, some moved, gone or busy."""
    site: dict[str, Page] = {f"/tin/{number}": article(number) for number in range(ARTICLES)}
    for number in range(3, ARTICLES, 4):
        site[f"/tin/{number}"] = slowly(article(number))
    for number in range(5, ARTICLES, 10):
        site[f"/tin/{number}"] = article(5)  # the same bytes under other addresses
    site["/tin/7"] = busy_once()
    site["/tin/8"] = page("", "301 Moved Permanently", Location="/tin/9")
    del site["/tin/11"]
    for listing in range(4):
        links = "".join(
            f'<li><a href="/tin/{number}">{number}</a></li>'
            for number in range(listing, ARTICLES, 4)
        )
        site[f"/muc?trang={listing}"] = page(f"<body><ul>{links}</ul></body>")
    site["/"] = page("".join(f'<a href="/muc?trang={n}">{n}</a>' for n in range(4)))
    site["/robots.txt"] = page("User-agent: *\nAllow: /\n", Content_Type="text/plain")
    return site


def settled_on_disk(settings: Settings) -> set[str]:
    """The addresses that have a whole, usable answer in the archive."""
    settled = set()
    for file in Path(settings.archive_dir).rglob("*.warc.gz"):
        with file.open("rb") as stream:
            for found in Inventory(stream, file.name):
                if found.is_finished and outcome_of(found.exchange) is not None:
                    settled.add(found.exchange.url)
    return settled


def rows(warehouse: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with warehouse.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(text(statement))), key=repr)
            for name, statement in ROWS.items()
        }


def forget_everything(warehouse: Engine) -> None:
    with warehouse.begin() as connection:
        connection.execute(text("TRUNCATE crawl.run CASCADE"))
        connection.execute(text("TRUNCATE archive.capture CASCADE"))


class Launcher:
    """Starts the scrape task over and over, as processes of their own."""

    def __init__(self, settings: Settings, site: Site) -> None:
        stand_in = site.stand_in
        self._process = subprocess.Popen(
            [sys.executable, "-c", LAUNCHER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "GOVNEWS_WAREHOUSE_URL": settings.warehouse_url,
                "GOVNEWS_ARCHIVE_DIR": str(settings.archive_dir),
                "GOVNEWS_PORTAL_DIR": str(settings.portal_dir),
                "GOVNEWS_DELAY_SECONDS": "0",
                "GOVNEWS_STAND_INS": f"own={stand_in.host}@{stand_in.address}",
            },
        )

    def start(self) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(RUN + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def end(self) -> int:
        """Wait for the process that was started last, return its exit code."""
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


def wait_for(site: Site, requests: int) -> None:
    until = time.monotonic() + 30
    while len(site.heads) < requests:
        assert time.monotonic() < until, f"{len(site.heads)} of {requests} requests came"
        time.sleep(0.001)


def test_killed_twenty_times_in_one_night(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    settings = scraping(portal_dir=shelf(tmp_path, 'start=("/",)'))
    settled: dict[str, int] = {}  # address: how many requests the server had seen by then
    moments = []
    with Site(pages()) as site:
        killed = own(settings, site)
        plan_run(RUN, date(2025, 6, 16), ["own"], killed)
        launcher = Launcher(killed, site)
        try:
            for _ in range(KILLS):
                before, more = len(site.heads), chance.choice((0, 1, 2, 3, 4, 5))
                pause = chance.uniform(0, 0.02 if more else 0.08)
                child = launcher.start()
                wait_for(site, before + more)
                time.sleep(pause)
                os.kill(child, signal.SIGKILL)
                assert launcher.end() == -signal.SIGKILL
                moments.append((len(site.heads), round(pause * 1000, 1)))
                for url in settled_on_disk(killed):
                    settled.setdefault(url, len(site.heads))
            print(f"seed {SEED}; (requests, ms) at the kills: {moments}")  # noqa: T201
            launcher.start()
            assert launcher.end() == 0
        finally:
            launcher.close()
        asked = [f"http://{site.host}{path}" for path in site.asked]

    again = {url: asked[seen:].count(url) for url, seen in settled.items()}
    assert {url for url, times in again.items() if times} == set()
    assert len(settled) > 20
    check_archive(warehouse, killed)
    after_kills = rows(warehouse)
    assert len(after_kills["fate"]) == len(pages()) + 1
    assert {row[1] for row in after_kills["fate"]} <= {None, "followed", "redirected", "not_found"}
    captured = Counter(row[0] for row in after_kills["capture"])
    assert set(captured.values()) == {1}

    forget_everything(warehouse)
    with Site(pages()) as site:
        undisturbed = own(Settings(**{**vars(settings), "archive_dir": tmp_path / "calm"}), site)
        plan_run(RUN, date(2025, 6, 16), ["own"], undisturbed)
        launcher = Launcher(undisturbed, site)
        launcher.start()
        assert launcher.end() == 0
        launcher.close()
        extra = len(asked) - len(site.heads)
    assert 0 <= extra <= KILLS
    assert after_kills == rows(warehouse)


def check_archive(warehouse: Engine, settings: Settings) -> None:
    """Every capture reads back with its digest, and warcio reads every file to its end."""
    with warehouse.connect() as connection:
        captures = connection.execute(text("SELECT * FROM archive.capture")).mappings().all()
        indexed = connection.execute(
            text("SELECT count(*), sum(warc_length) FROM archive.exchange")
        ).one()
    assert len(captures) > ARTICLES
    for row in captures:
        read_payload(capture_of(row), Path(settings.archive_dir))
    (file,) = (path for path in Path(settings.archive_dir).rglob("*") if path.is_file())
    kinds: Counter[str] = Counter()
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            record.content_stream().read()
            kinds[record.rec_type] += 1
    assert kinds["warcinfo"] == 1
    assert kinds["response"] + kinds["revisit"] == kinds["request"] == kinds["metadata"]
    assert indexed[0] == kinds["request"]
    with file.open("rb") as stream:
        first = next(iter(Inventory(stream, file.name)))
    assert first.offset + indexed[1] == file.stat().st_size
