"""Faults of a whole portal: its robots.txt, its name, its certificate, a pager without end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import certifi
import pytest
import requests.adapters
from sqlalchemy import Engine

from govnews.failures import Failure, PortalUnreachable
from govnews.steps import plan_run, scrape_portal, scraping
from tests.faults import broken
from tests.faults.certificates import Authority
from tests.faults.conftest import FIRST, settings_of
from tests.faults.faults import PAPER
from tests.faults.internet import Internet
from tests.faults.test_hosts import PUBLIC, Hasty
from tests.fetch.site import Page, Site, page
from tests.steps.test_scraping import fates_of

SMALL = replace(PAPER, articles=6, paragraphs=1)
FORBIDDEN = SMALL.article_path(3)
RULES = f"User-agent: *\nDisallow: {FORBIDDEN}\n"
LATE = f"Disallow: {SMALL.article_path(4)}\n"


@dataclass(frozen=True, kw_only=True)
class Night:
    """How one night ended: the portal's failure, fates by path, what was asked."""

    failure: Failure | None
    fates: dict[str, Any]
    asked: list[str]

    def fate(self, path: str) -> str | None:
        """Return a fate; ``kept``: captured, waits for the build."""
        row = self.fates.get(path)
        if row is None:
            return "missing"
        return row.fate or "kept"


@pytest.fixture
def night(warehouse_url: str, warehouse: Engine, tmp_path: Path) -> Callable[..., Night]:
    """Scrapes the small newspaper with some pages replaced, once."""

    def scrape(pages: dict[str, Page], *more: str, **changed: Any) -> Night:
        own = {
            path: page(found[1], Content_Type=found[0])
            for path in SMALL.paths
            if (found := SMALL.page(path))
        }
        with Site({**own, **pages}, SMALL.host) as site:
            settings = replace(settings_of(tmp_path, warehouse_url, site, *more), **changed)
            plan_run("night", FIRST, [SMALL.slug], settings)
            failure = None
            try:
                scrape_portal(SMALL.slug, "night", settings)
            except Failure as failed:
                failure = failed
            rows = fates_of(warehouse, "night")
            fates = {url.partition(SMALL.host)[2]: row for url, row in rows.items()}
            return Night(failure=failure, fates=fates, asked=site.asked)

    return scrape


@pytest.mark.parametrize(
    ("robots", "fate"),
    [
        (page("", "404 Not Found"), "not_found"),
        (page("<html><title>Trang chủ</title><p>Disallow nothing</p></html>"), "followed"),
        (page(b"\xff\xfe\x00\x01" * 1000, Content_Type="text/plain"), "followed"),
    ],
)
def test_a_robots_txt_that_is_none_forbids_nothing(
    robots: Page, fate: str, night: Callable[..., Night]
) -> None:
    ended = night({"/robots.txt": robots})
    assert ended.failure is None
    assert ended.fate("/robots.txt") == fate
    assert {ended.fate(path) for path in SMALL.article_paths} == {"kept"}


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        (page("", "500 Internal Server Error"), "HTTP 500"),
        (page("", "503 Service Unavailable"), "HTTP 503"),
        (broken.silent, "3 attempts"),
        (broken.hang_up, "3 attempts"),
    ],
)
def test_a_robots_txt_that_fails_forbids_everything(
    robots: Page, reason: str, night: Callable[..., Night]
) -> None:
    ended = night({"/robots.txt": robots}, request_seconds=0.3)
    assert isinstance(ended.failure, PortalUnreachable)
    assert "robots.txt did not answer" in str(ended.failure)
    assert set(ended.asked) == {"/robots.txt"}
    assert ended.fate("/robots.txt") == "unreachable"
    assert reason in ended.fates["/robots.txt"].reason


def test_of_a_robots_txt_of_five_megabytes_the_beginning_counts(
    night: Callable[..., Night],
) -> None:
    filler = "# " + "x" * 97 + "\n"
    huge = RULES + filler * 50_000 + LATE
    assert len(huge) > 5_000_000
    # Longer than a page may be: what counts of it is not.
    ended = night({"/robots.txt": page(huge, Content_Type="text/plain")}, page_bytes=2_000_000)
    assert ended.failure is None
    assert ended.fate(FORBIDDEN) == "excluded_by_robots"
    assert FORBIDDEN not in ended.asked
    assert ended.fate(SMALL.article_path(4)) == "kept"  # RFC 9309, 2.5: beyond 500 KiB


def test_a_pager_without_end_takes_no_article_its_place(night: Callable[..., Night]) -> None:
    """A calendar with a page for every day that ever was: the first run's bound ends it."""
    calendar = {
        f"/muc/lich?trang={n}": broken.listing([f"/trang/ngay-{n}"], f"/muc/lich?trang={n + 1}")
        for n in range(1, 500)
    }
    front = SMALL.listing(1) + '<a href="/muc/lich?trang=1">Lịch</a>'
    ended = night({**calendar, "/": page(front)}, "page_budget=400")
    assert ended.failure is None
    assert {ended.fate(path) for path in SMALL.article_paths} == {"kept"}
    assert len(ended.asked) <= 150
    days = {ended.fate(path) for path in ended.fates if "lich" in path or "ngay" in path}
    assert days <= {"followed", "not_found", "deferred"}


def test_who_asks_for_an_hour_gets_it(night: Callable[..., Night]) -> None:
    path = SMALL.article_path(1)
    ended = night({path: broken.busy("3600")})
    assert ended.fate(path) == "unreachable"
    assert "come back after 3600 seconds" in ended.fates[path].reason
    assert ended.asked.count(path) == 1
    # The hour is the host's: nothing else is asked after that.
    assert ended.asked[-1] == path


@pytest.mark.parametrize("fault", ["unknown name", "private name", "bad certificate"])
def test_a_portal_that_cannot_be_reached_is_red_with_the_reason(
    fault: str, night: Callable[..., Night], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(authority.file))
    monkeypatch.setattr(certifi, "where", lambda: str(authority.file))
    monkeypatch.setattr(scraping, "Limits", Hasty)
    more = () if fault != "bad certificate" else ('scheme="https"',)
    with Site({}, SMALL.host, tls=authority.context("khac.test")) as tls:
        answers = {"unknown name": [], "private name": [("10.0.0.8",)]}
        network = Internet({SMALL.host: answers.get(fault, [(PUBLIC,)])}, {(PUBLIC, 443): tls.port})
        network.install(monkeypatch)
        ended = night({}, *more, stand_ins={}, contact="thu@govnews.test")
        assert not [head for head in tls.heads if "HTTP/1" in head]
    assert isinstance(ended.failure, PortalUnreachable)
    assert ended.asked == []
    assert {address for address, _ in network.dialled} <= {PUBLIC}
    words = {
        "unknown name": "Name or service not known",
        "private name": "no public address",
        "bad certificate": "Hostname mismatch|another host",
    }
    assert any(word in str(ended.failure) for word in words[fault].split("|"))
