"""What a night costs once a portal is known: what is new, and what is due."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from govnews.discover.frontier import Frontier, open_run
from govnews.settings import ROOT
from tests.fetch.site import Page, page
from tests.steps.newsstand import FIRST, Newsstand, article, listing, open_newsstand, pager

ENTRANCES = ["/robots.txt", "/", "/muc"]


def portal_of(pages: int, each: int = 3) -> dict[str, Page]:
    """A portal with a listing of so many pages, the latest article first."""
    numbers = list(range(pages * each, 0, -1))
    shown: dict[str, Page] = {"/": page('<a href="/muc">tin</a>')}
    for number in range(pages):
        part = [(each_, 16) for each_ in numbers[number * each : (number + 1) * each]]
        path = "/muc" if number == 0 else f"/muc?trang={number + 1}"
        also = pager(number + 2) if number + 1 < pages else ""
        shown[path] = listing(*part, also=also)
    return {**shown, **{f"/tin/{number}": article(number) for number in numbers}}


@pytest.fixture
def stand(warehouse_url: str, tmp_path: Path) -> Newsstand:
    return open_newsstand(warehouse_url, tmp_path, portal_of(3))


def test_a_quiet_portal_costs_its_entrances(stand: Newsstand) -> None:
    for day in (0, 1, 2):
        assert len(stand.night(day)) == 1 + 1 + 3 + 9
        stand.decide(f"night{day}")
    assert stand.night(3) == ENTRANCES
    fates = stand.fates("night3")
    # What the listing's first page shows is met; the walk ended there, at known ground.
    assert fates == {
        "/robots.txt": "not_found", "/": "followed", "/muc": "followed",
        "/tin/9": "not_due", "/tin/8": "not_due", "/tin/7": "not_due", "/muc?trang=2": "not_due",
    }  # fmt: skip
    assert stand.reason("night3", "/tin/9") == "known, next visit on 2025-06-21"
    [walk] = stand.rows("SELECT * FROM crawl.listing_page WHERE run_id = 'night3'")
    assert (walk.walk_ended, walk.entries, walk.new_entries) == ("known ground", 3, 0)


def test_news_on_top_leads_to_known_ground_and_no_further(stand: Newsstand) -> None:
    for day in (0, 1, 2):
        stand.night(day)
    stand.pages |= {
        "/muc": listing((11, 19), (10, 19), (9, 16), also=pager(2)),
        "/muc?trang=2": listing((8, 16), (7, 16), (6, 16), also=pager(3)),
        "/tin/10": article(10, 19),
        "/tin/11": article(11, 19),
    }
    assert stand.night(3) == [*ENTRANCES, "/tin/11", "/tin/10", "/muc?trang=2"]
    ended = stand.rows(
        "SELECT page_number, walk_ended FROM crawl.listing_page WHERE run_id = 'night3' ORDER BY 1"
    )
    assert [tuple(row) for row in ended] == [(1, None), (2, "known ground")]
    [named] = stand.rows("SELECT * FROM crawl.address WHERE url LIKE '%/tin/11'")
    assert (str(named.stated_on), named.stated_in) == ("2025-06-19", "listing")


def test_known_ground_may_be_a_run_of_known_entries(warehouse_url: str, tmp_path: Path) -> None:
    selectors = 'entry="li a", date="li b", known_run=2'
    stand = open_newsstand(warehouse_url, tmp_path, portal_of(3), listing=selectors)
    for day in (0, 1, 2):
        stand.night(day)
    stand.pages["/muc"] = listing((10, 19), (9, 16), (8, 16), also=pager(2))
    stand.pages["/tin/10"] = article(10, 19)
    assert stand.night(3) == [*ENTRANCES, "/tin/10"]


def test_the_first_run_and_every_night_have_their_bounds(
    warehouse_url: str, tmp_path: Path
) -> None:
    selectors = 'entry="li a", pages_first_run=4, pages_per_night=2'
    stand = open_newsstand(warehouse_url, tmp_path, portal_of(30, each=1), listing=selectors)
    asked = stand.night(0)
    assert [path for path in asked if "muc" in path] == [
        "/muc", "/muc?trang=2", "/muc?trang=3", "/muc?trang=4",
    ]  # fmt: skip
    assert stand.fates("night0")["/muc?trang=5"] == "not_due"
    assert "bound of 4 pages" in stand.reason("night0", "/muc?trang=5")
    assert stand.fates("night0")["/tin/27"] is None
    assert "/tin/26" not in stand.fates("night0")


def test_a_revision_makes_a_page_fresh_and_counters_do_not(stand: Newsstand) -> None:
    stand.decided_nights(0, 1, 2)
    stand.pages["/tin/9"] = article(9, also='<p class="xem">Lượt xem: 7</p>')
    stand.pages["/tin/8"] = article(8, words="Năng suất tăng 5% so với cùng kỳ.")
    stand.night(5)
    assert stand.fates("night5")["/tin/9"] is stand.fates("night5")["/tin/8"] is None
    stand.decide("night5", tin_9="unchanged", tin_8="revised")
    fates = stand.fates("night5")
    assert (fates["/tin/9"], fates["/tin/8"], fates["/tin/1"]) == (
        "unchanged", "revised", "unchanged",
    )  # fmt: skip
    assert stand.night(6) == [*ENTRANCES, "/tin/8"]
    changed = stand.rows("SELECT url FROM crawl.address WHERE changes > 0 AND kind = 'article'")
    assert [row.url for row in changed] == ["http://cong.test/tin/8"]
    [step] = stand.rows(
        "SELECT * FROM mart.explain_url('http://cong.test/tin/8') WHERE stage = 'schedule'"
    )
    assert step.outcome == "due in every run"
    assert "5 visits, 1 changes seen; last change on 2025-06-21" in step.detail


def test_a_deletion_is_found_by_the_visit_that_was_due(stand: Newsstand) -> None:
    stand.decided_nights(0, 1, 2)
    del stand.pages["/tin/1"]
    stand.night(3)
    assert "/tin/1" not in stand.fates("night3")
    for day in (5, 6, 7):  # confirmed on different nights
        assert "/tin/1" in stand.night(day)
        assert stand.fates(f"night{day}")["/tin/1"] == "gone"
    assert "/tin/1" not in stand.night(8)


def test_what_the_portal_says_has_changed_is_due_at_once(
    warehouse_url: str, tmp_path: Path
) -> None:
    def so_do(*changed: tuple[int, int]) -> bytes:
        lines = [
            f"<url><loc>/tin/{number}</loc><lastmod>2025-06-{day:02d}</lastmod></url>"
            for number, day in changed
        ]
        return page(f"<urlset>{''.join(lines)}</urlset>", Content_Type="text/xml")

    def tin(*changed: tuple[int, int]) -> bytes:
        lines = [
            f"<entry><link href='/tin/{number}'/><published>2025-06-15T08:00:00+07:00</published>"
            f"<updated>2025-06-{day:02d}T09:00:00+07:00</updated></entry>"
            for number, day in changed
        ]
        return page(f"<feed>{''.join(lines)}</feed>", Content_Type="application/atom+xml")

    more = 'sitemaps=("/so-do.xml",), feeds=("/tin.atom",)'
    pages = {
        **portal_of(1, each=6), "/so-do.xml": so_do((1, 15), (2, 15)), "/tin.atom": tin((6, 15)),
    }  # fmt: skip
    stand = open_newsstand(warehouse_url, tmp_path, pages, more=more)
    for day in (0, 1, 2):
        stand.night(day)
    assert not any("/tin/" in path for path in stand.night(3))
    stand.pages |= {"/so-do.xml": so_do((1, 15), (2, 19)), "/tin.atom": tin((6, 19))}
    asked = stand.night(4)
    assert {path for path in asked if "/tin/" in path} == {"/tin/6", "/tin/2"}
    assert not any("/tin/" in path for path in stand.night(4, "again"))


def test_a_sitemap_of_everything_says_nothing_of_what_is_known(
    warehouse_url: str, tmp_path: Path
) -> None:
    places = "".join(f"<url><loc>/tin/{number}</loc></url>" for number in range(1, 40))
    pages: dict[str, Page] = {
        "/": page('<a href="/muc">tin</a>'), "/muc": listing((1, 16)),
        "/so-do.xml": page(f"<urlset>{places}</urlset>", Content_Type="text/xml"),
        **{f"/tin/{number}": article(number) for number in range(1, 41)},
    }  # fmt: skip
    stand = open_newsstand(warehouse_url, tmp_path, pages, more='sitemaps=("/so-do.xml",)')
    for day in (0, 1, 2):
        assert len(stand.night(day)) == 4 + 39
    places += "<url><loc>/tin/40</loc></url>"
    stand.pages["/so-do.xml"] = page(f"<urlset>{places}</urlset>", Content_Type="text/xml")
    assert stand.night(3) == ["/robots.txt", "/", "/so-do.xml", "/muc", "/tin/40"]
    assert len(stand.fates("night3")) == 6  # and /tin/1, which the listing shows
    [seen] = stand.rows(
        "SELECT * FROM crawl.listing_page WHERE run_id = 'night3' AND listing_url LIKE '%so-do%'"
    )
    assert (seen.entries, seen.new_entries) == (40, 1)


def test_overdue_pages_wait_for_news_and_come_first_the_next_night(
    warehouse_url: str, tmp_path: Path
) -> None:
    pages = portal_of(1, each=8)
    stand = open_newsstand(warehouse_url, tmp_path, pages, more="page_budget=12")
    for day in (0, 1, 2):
        assert len(stand.night(day)) == 3 + 8
    news = [(number, 21) for number in range(20, 13, -1)]
    stand.pages["/muc"] = listing(*news)
    stand.pages |= {f"/tin/{number}": article(number, 21) for number, _ in news}
    asked = stand.night(5)
    assert asked[3:10] == [f"/tin/{number}" for number, _ in news]
    revisited = asked[10:]
    assert len(asked) == 12
    put_off = {path for path, fate in stand.fates("night5").items() if fate == "deferred"}
    assert put_off == {f"/tin/{number}" for number in range(1, 9)} - set(revisited)
    # The next night the young come first, and then what has waited longest.
    assert set(stand.night(6)[10:]) <= put_off


def test_a_killed_night_goes_on_with_the_walk_it_was_on(stand: Newsstand) -> None:
    for day in (0, 1, 2):
        stand.night(day)
    stand.pages |= {
        "/muc": listing((12, 19), (11, 19), also=pager(2)),
        "/muc?trang=2": listing((10, 19), (9, 16), also=pager(3)),
        **{f"/tin/{number}": article(number, 19) for number in (10, 11, 12)},
    }
    whole = dict(stand.pages)
    stand.pages["/muc?trang=2"] = page("", "500 x")
    first = stand.night(3)
    assert first[:5] == [*ENTRANCES, "/tin/12", "/tin/11"]
    stand.pages = whole
    # Followed pages are read again from the archive; only what failed is asked once more.
    assert stand.night(3) == ["/muc?trang=2", "/tin/10", "/muc?trang=3"]


def test_a_page_that_moves_is_followed_although_it_was_not_due(
    warehouse_url: str, tmp_path: Path
) -> None:
    stand = open_newsstand(warehouse_url, tmp_path, portal_of(1))
    stand.night_and_build(0)
    stand.night(1)
    stand.night(2)
    stand.pages["/tin/1-moi"] = stand.pages.pop("/tin/1")
    stand.pages["/muc"] = listing((3, 16), (2, 16), "/tin/1-moi")
    assert stand.night_and_build(3) == [*ENTRANCES, "/tin/1-moi", "/tin/1"]
    fates = stand.fates("night3")
    assert (fates["/tin/1-moi"], fates["/tin/1"]) == ("unchanged", "gone")
    held = stand.rows("SELECT url, is_gone FROM mart.article WHERE url LIKE '%/tin/1%'")
    assert [tuple(row) for row in held] == [("http://cong.test/tin/1-moi", False)]


MANY = """
    INSERT INTO crawl.address (
        portal_code, url, kind, found_in_run_id, first_seen_on, last_run_id, last_fate,
        visited_on, visits, next_visit_on
    )
    SELECT
        'own', 'http://cong.test/tin/' || number, 'article', 'old', DATE '2024-01-01', 'old',
        'unchanged', DATE '2025-03-18', 9, DATE '2025-03-18' + 1 + number % 180
    FROM generate_series(1, 100000) AS number
"""


def test_a_hundred_thousand_known_articles_cost_a_night_what_is_due(
    warehouse: Engine, warehouse_url: str, tmp_path: Path, record_property: pytest.RecordProperty
) -> None:  # fmt: skip
    open_run(warehouse, "old", FIRST, ROOT / "sql" / "crawl")
    with warehouse.begin() as connection:
        connection.execute(text(MANY))
        connection.execute(text("ANALYZE crawl.address"))
    pages = {"/": page('<a href="/muc">tin</a>'), "/muc": listing((1, 16), (2, 16))}
    pages |= {f"/tin/{number}": article(number) for number in (1, 2)}
    stand = open_newsstand(warehouse_url, tmp_path, pages, more="page_budget=9")
    began = time.perf_counter()
    asked = stand.night(0)
    seconds = time.perf_counter() - began
    assert asked[:3] == ENTRANCES
    assert len(asked) == 9
    assert len(stand.fates("night0")) < 150
    frontier = Frontier(warehouse, portal="own", run_id="night0", statements=ROOT / "sql" / "crawl")
    began = time.perf_counter()
    known = frontier.known(frontier.due(FIRST, 900))
    loading = time.perf_counter() - began
    assert len(known) == 900
    record_property(
        "scores",
        f"frontier, 100,000 known addresses: night of 9 requests {seconds:.2f} s,"
        f" 900 due addresses loaded in {loading * 1000:.0f} ms",
    )
