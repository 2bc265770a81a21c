"""Pages that come back: to earlier bytes, after the archive was lost, after we were turned away."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import Message
from io import StringIO
from pathlib import Path

import pytest

from demo.portal_server import Answer, PortalServer
from govnews.failures import TooManyFailures
from tests.steps.first_night import FirstNights
from tests.steps.night import Nights, news_day

SITES = Path(__file__).resolve().parents[2] / "demo" / "sites"
FIRST, SECOND = news_day(SITES, "day1"), news_day(SITES, "day2")
WAITING = "SELECT count(*) FROM crawl.fate WHERE fate IS NULL"


class Server(PortalServer):
    """Plays the portals, but refuses everything except robots.txt while `refuses` is set."""

    refuses = False

    def answer(self, method: str, target: str, asked: Message) -> Answer:
        played = super().answer(method, target, asked)
        if self.refuses and not target.endswith("/robots.txt"):
            return Answer(status=403, headers={"Content-Type": "text/html"}, body=b"no")
        return played


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(SITES, day=1) as running:
        yield running


@pytest.fixture
def nights(server: Server, warehouse_url: str, tmp_path: Path) -> Nights:
    return Nights.on(SITES, server, warehouse_url, tmp_path)


def wordings(nights: Nights, folder: Path) -> dict[str, tuple[str, str]]:
    """Return title and text of every article in the exported mart, by address."""
    exported = nights.exported(folder)["article.csv"].decode("utf-8-sig")
    rows = csv.DictReader(StringIO(exported, newline=""))
    return {row["url"]: (row["title"], row["text"]) for row in rows}


def ends(nights: Nights, run_id: str) -> Counter[str]:
    return Counter(fate for fate, _ in nights.fates(run_id).values())


def test_a_page_that_returns_to_its_first_wording_has_three_revisions(
    first_nights: FirstNights, continued: Callable[..., Nights], tmp_path: Path
) -> None:
    nights = continued(first_nights.built(SITES))
    before = wordings(nights, tmp_path / "first")
    nights.server.set_day(2)
    nights.scrape("second", SECOND, "damha")
    nights.build("build2")
    between = wordings(nights, tmp_path / "second")
    nights.server.set_day(1)
    nights.scrape("third", FIRST, "damha")
    nights.build("build3")

    changed = {url for url in before if between[url] != before[url]}
    after = wordings(nights, tmp_path / "third")
    assert len(changed) == 1
    assert {url: after[url] for url in before} == before
    assert nights.rows(
        """
        SELECT
            article.url,
            array_agg(revision.revision_ordinal ORDER BY revision.valid_from),
            count(DISTINCT revision.content_digest),
            bool_and(revision.valid_from < coalesce(revision.valid_to, 'infinity'))
        FROM warehouse.fact_article_revision AS revision
        INNER JOIN warehouse.fact_article AS article USING (article_id)
        GROUP BY article.url HAVING count(*) > 1
        """
    ) == [(changed.pop(), [1, 2, 3], 2, True)]
    assert nights.rows(WAITING) == [(0,)]


def test_pages_lost_from_the_archive_are_captured_anew(nights: Nights) -> None:
    nights.scrape("first", FIRST, "damha")
    shutil.rmtree(nights.settings.archive_dir)
    nights.build("build1")
    assert ends(nights, "first")["quarantined"] > 0
    assert nights.rows("SELECT count(*) FROM mart.article") == [(0,)]

    nights.scrape("second", SECOND, "damha")
    nights.build("build2")
    assert ends(nights, "second")["quarantined"] == 0
    assert ends(nights, "second")["loaded"] > 0
    assert nights.rows("SELECT count(*) FROM mart.article") == [(ends(nights, "second")["loaded"],)]


def test_a_portal_that_refused_us_is_asked_again(nights: Nights, server: Server) -> None:
    server.refuses = True
    assert isinstance(nights.scrape("first", FIRST, "damha")["damha"], TooManyFailures)
    assert isinstance(nights.scrape("first", FIRST, "damha")["damha"], TooManyFailures)
    server.refuses = False
    assert nights.scrape("first", FIRST, "damha") == {}
    assert ends(nights, "first")["blocked"] == 0
    waiting = nights.rows(WAITING)[0][0]
    assert waiting > 5

    # Addresses that were known, and given up without a request.
    server.refuses = True
    failed = nights.scrape("second", SECOND, "damha")["damha"]
    assert isinstance(failed, TooManyFailures)
    given_up = nights.rows(
        "SELECT count(*) FROM crawl.fate WHERE fate = 'blocked' AND reason LIKE 'not requested%'"
    )
    assert given_up[0][0] >= waiting
    before = len(server.requests)
    assert isinstance(nights.scrape("second", SECOND, "damha")["damha"], TooManyFailures)
    assert len(server.requests) == before + 1
    server.refuses = False
    assert nights.scrape("second", SECOND, "damha") == {}
    assert len(server.requests) > before + waiting
    assert ends(nights, "second")["blocked"] == 0
