"""Gates, notices and empty shells on the way: named in the night's fates, never content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from govnews.failures import PortalUnreachable, TooManyFailures
from govnews.settings import Settings
from tests.capture_quality.articles import ARTICLES
from tests.capture_quality.gates import GATES, in_site
from tests.fetch.site import Page, Site, page
from tests.steps.test_scraping import fates_of, run
from tests.steps.test_scraping_faults import links, own, shelf

PROSE = "Sáng nay, huyện tổ chức hội nghị sơ kết công tác và triển khai nhiệm vụ trọng tâm. " * 4


@pytest.fixture
def scrape(scraping: Callable[..., Settings], tmp_path: Path) -> Callable[..., None]:
    """Scrapes a site of our own for one night."""

    def night(
        pages: dict[str, Page], run_id: str = "first", day: int = 16, limit: float = 1.0
    ) -> None:
        settings = scraping(portal_dir=shelf(tmp_path, f"failure_limit={limit}"))
        with Site(pages) as site:
            run(own(settings, site), "own", run_id, date(2025, 6, day))

    return night


def test_each_gate_ends_in_its_fate_with_score_and_reasons(
    warehouse: Engine, scrape: Callable[..., None]
) -> None:
    gates = ("f5-asm", "d1n-cookie", "login-of-the-system", "maintenance", "parking-sedo",
             "service-busy", "asp-net", "soft-404-plain")  # fmt: skip
    paths = {f"/tin/{number}": name for number, name in enumerate(gates, 1)}
    pages = {path: page(GATES[name][1]) for path, name in paths.items()}
    pages |= {"/": links(*paths, "/tin/77"), "/tin/77": page(ARTICLES["maintenance-notice"])}
    scrape(pages)
    ends = fates_of(warehouse, "first")
    found = {paths.get(url.removeprefix("http://cong.test")): row.fate for url, row in ends.items()}
    assert {name: found[name] for name in gates} == {
        "f5-asm": "blocked", "d1n-cookie": "blocked", "login-of-the-system": "blocked",
        "maintenance": "unreachable", "parking-sedo": "unreachable", "service-busy": "unreachable",
        "asp-net": "unreachable",
        "soft-404-plain": None,  # the reader, who knows the portal's words, decides
    }  # fmt: skip
    assert ends["http://cong.test/tin/77"].fate is None
    with warehouse.connect() as connection:
        rows = connection.execute(
            text("SELECT url, quality FROM crawl.fate WHERE quality IS NOT NULL")
        )
        scores = {row.url: row.quality for row in rows}
        (detail,) = connection.execute(
            text("SELECT detail FROM mart.explain_url(:url) WHERE stage = 'run'"),
            {"url": "http://cong.test/tin/1"},
        ).scalars()
    assert {scores[f"http://cong.test{path}"] < 0.5 for path in paths} == {True}
    assert scores["http://cong.test/tin/77"] > 0.5
    assert "request_rejected" in detail
    assert "quality 0.0" in detail


def test_a_front_page_under_maintenance_is_not_a_silent_portal(
    warehouse: Engine, scrape: Callable[..., None]
) -> None:
    scrape({"/": links("/tin/1"), "/tin/1": page(PROSE)})
    with pytest.raises(PortalUnreachable, match="front page failed: unreachable: looks like main"):
        scrape({"/": page(GATES["maintenance"][1])}, "second", 17)
    rows = fates_of(warehouse, "second")
    assert {row.fate for row in rows.values()} == {"unreachable", "not_found"}  # robots.txt


def test_a_listing_that_calls_itself_missing_is_not_followed(
    warehouse: Engine, scrape: Callable[..., None]
) -> None:
    missing = page(in_site("404 - Cổng thông tin", "<h1>Không tìm thấy trang</h1>"))
    scrape({"/": links("/tin/1", "/muc"), "/tin/1": page(PROSE), "/muc": missing})
    rows = fates_of(warehouse, "first")
    assert rows["http://cong.test/muc"].fate == "soft_404"
    assert "http://cong.test/muc-3" not in rows


def shell(moment: str) -> bytes:
    """Return a page that shows the same for every address, but for its clock and counter."""
    return page(
        in_site("Cổng thông tin", f"<p>Bây giờ là {moment}</p><p>Lượt truy cập: {moment[-2:]}</p>")
    )


def test_one_page_for_all_addresses_is_no_article(
    warehouse: Engine, scrape: Callable[..., None]
) -> None:
    same = {f"/tin/{number}": shell(f"08:00:{number:02}") for number in range(1, 13)}
    notices = {
        f"/tin/{month + 100}": page(f"<h1>Lịch tiếp dân</h1><p>Tháng {month}: {PROSE}</p>")
        for month in range(1, 13)
    }
    pages: dict[str, Page] = {"/": links(*same, *notices), **same, **notices}
    with pytest.raises(TooManyFailures, match="12 of 24 addresses of articles answer with one"):
        scrape(pages, limit=0.4)
    rows = fates_of(warehouse, "first")
    for path in same:
        row = rows[f"http://cong.test{path}"]
        assert (row.fate, row.reason) == (
            "blocked",
            "reads like 11 other addresses of this night",
        )
    assert {rows[f"http://cong.test{path}"].fate for path in notices} == {None}
    scrape(pages, "second", 17)  # the same bytes are the same gate
    rows = fates_of(warehouse, "second")
    assert {rows[f"http://cong.test{path}"].fate for path in same} == {"blocked"}


def test_the_front_page_in_an_article_s_place(
    warehouse: Engine, scrape: Callable[..., None]
) -> None:
    front = links("/tin/1", "/tin/2")
    scrape({"/": front, "/tin/1": front, "/tin/2": page(PROSE)})
    rows = fates_of(warehouse, "first")
    assert rows["http://cong.test/tin/1"].fate == "soft_404"
    assert "reads like the front page" in rows["http://cong.test/tin/1"].reason
    assert rows["http://cong.test/tin/2"].fate is None
