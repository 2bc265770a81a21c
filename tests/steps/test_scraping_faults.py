"""Portals that fail, tasks that die, nights that are too short: what is written down then."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from govnews.failures import (
    BrokenPromise,
    PortalMistake,
    PortalSilent,
    PortalUnreachable,
    TooManyFailures,
    TryAgain,
    WarehouseUnreachable,
)
from govnews.settings import Settings
from govnews.steps import scraping as steps
from govnews.steps.scraping import plan_run, scrape_portal
from tests.fetch.site import Page, Site, page
from tests.steps.conftest import HOSTS, PortalServer
from tests.steps.test_scraping import check_fates, count, fates_of, run

SCRAPE = "import sys; from govnews.settings import read_settings as r; \
from govnews.steps.scraping import scrape_portal as s; s(sys.argv[1], sys.argv[2], r())"

OWN_PORTAL = """
from govnews.portal import Layout, Listing, Portal, address
from govnews.records import Place

PORTAL = Portal(
    slug="own", name="Own", host="own.invalid", platform="own", publisher="Own", kind="district",
    place=Place(), layouts=(Layout(name="a", container="body", title="h1", body="p"),),
    article_address=address(r"/tin/\\d+"), listing_address=address(r"/muc(?:\\?trang=\\d+)?"),
    listing=Listing(entry="li a"), identify=lambda url: None, delay_seconds=0.0, {more}
)
"""


def fates_by_path(warehouse: Engine, run_id: str, host: str) -> dict[str, str | None]:
    rows = fates_of(warehouse, run_id)
    return {url.removeprefix(f"http://{host}"): row.fate for url, row in rows.items()}


# ------------------------------------------------------------------ the five portals, with faults


@pytest.mark.parametrize("fault", ["500", "503", "reset", "busy"])
def test_a_failing_portal_is_red_and_a_second_attempt_makes_it_good(
    fault: str, portals: PortalServer, warehouse: Engine, scraping: Callable[..., Settings]
) -> None:
    settings = scraping()
    portals.control("fault", spec=f"damha:{fault}")
    with pytest.raises(PortalUnreachable, match=r"damha.*front page.*http://damha.*/: "):
        run(settings, "damha", "first")
    fates = fates_by_path(warehouse, "first", HOSTS["damha"])
    assert fates["/robots.txt"] == "followed"
    assert {fate for path, fate in fates.items() if path != "/robots.txt"} == {"unreachable"}
    assert count(warehouse, "crawl.politeness") == 1

    portals.control("fault", spec="")
    scrape_portal("damha", "first", settings)
    check_fates(portals, warehouse, "damha", "first", "day1")
    assert portals.requests("damha").count("/robots.txt") == 1
    run(settings, "canloc", "first")  # the others never noticed


def test_robots_that_does_not_answer_stops_everything(
    portals: PortalServer, warehouse: Engine, scraping: Callable[..., Settings]
) -> None:
    portals.control("fault", spec="damha:500@/robots.txt")
    with pytest.raises(PortalUnreachable, match=r"robots\.txt did not answer"):
        run(scraping(), "damha", "first")
    assert set(portals.requests("damha")) == {"/robots.txt"}
    assert fates_by_path(warehouse, "first", HOSTS["damha"]) == {"/robots.txt": "unreachable"}


@pytest.mark.parametrize(
    ("fault", "fate"),
    [
        ("500", "unreachable"), ("reset", "unreachable"), ("truncate", "unreachable"),
        ("huge", "too_large"), ("gzip_bomb", "too_large"), ("redirect_loop", "unreachable"),
        ("busy", "unreachable"), ("timeout", "unreachable"), ("slow", "unreachable"),
    ],
)  # fmt: skip
def test_a_failing_page_fails_alone(
    fault: str, fate: str, portals: PortalServer, warehouse: Engine,
    scraping: Callable[..., Settings], caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.INFO)
    settings = scraping(page_bytes=2_000_000, request_seconds=0.4)
    portals.control("fault", spec=f"lamha:{fault}@ItemID=2231")
    run(settings, "lamha", "first")
    broken = "/TinTuc/ChiTiet.aspx?ItemID=2231&CatID=12"
    fates = fates_by_path(warehouse, "first", HOSTS["lamha"])
    assert fates.pop(broken) == fate
    assert broken in caplog.text
    if fault == "redirect_loop":
        assert fates.pop(broken + "&__hop=1") == fates.pop(broken + "&__hop=2") == fate
    assert len(fates) == 26
    assert fate not in fates.values()

    portals.control("fault", spec="")
    if fate == "unreachable":
        scrape_portal("lamha", "first", settings)
        assert fates_by_path(warehouse, "first", HOSTS["lamha"])[broken] is None


def test_too_many_failures_are_told_with_an_example(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    settings = scraping(portal_dir=shelf(tmp_path, 'failure_limit=0.2, start=("/",)'))
    pages = {f"/tin/{number}": page("", "500 x") for number in range(4)}
    front = "".join(f'<a href="{path}">x</a>' for path in pages)
    with Site({"/": page(front + '<a href="/gioi-thieu">x</a>'), **pages}) as site:
        settings = own(settings, site)
        with pytest.raises(TooManyFailures, match=r"4 of 7 .* 20%, for example .*/tin/0: .* 500"):
            run(settings, "own", "first")
    assert Counter(fates_by_path(warehouse, "first", site.host).values())["unreachable"] == 4


def test_killed_in_the_middle_and_tried_again(
    portals: PortalServer, warehouse: Engine, scraping: Callable[..., Settings]
) -> None:
    settings = scraping()
    plan_run("manual__2025-06-16T01:30:00+07:00", date(2025, 6, 16), ["kontum_edu"], settings)
    run_id = "manual__2025-06-16T01:30:00+07:00"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRAPE, "kontum_edu", run_id],
        env={
            **os.environ,
            "GOVNEWS_WAREHOUSE_URL": settings.warehouse_url,
            "GOVNEWS_ARCHIVE_DIR": str(settings.archive_dir),
            "GOVNEWS_DELAY_SECONDS": "0.1",
            "GOVNEWS_STAND_INS": f"kontum_edu={HOSTS['kontum_edu']}@{portals.address}",
        },
    )
    until = time.monotonic() + 30
    while len(portals.requests("kontum_edu")) < 12:
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    asked_before = portals.requests("kontum_edu")
    kept_before = count(warehouse, "archive.capture")
    assert 12 <= len(asked_before) < 25

    (torn,) = settings.archive_dir.glob("kontum_edu/2025-06-16/*.warc.gz")
    with torn.open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00half a record")
    scrape_portal("kontum_edu", run_id, settings)
    check_fates(portals, warehouse, "kontum_edu", run_id, "day1")
    asked = Counter(portals.requests("kontum_edu"))
    assert [path for path, times in asked.items() if times > 1] in ([], [asked_before[-1]])
    assert count(warehouse, "archive.capture") > kept_before
    assert list(settings.archive_dir.glob("kontum_edu/2025-06-16/*")) == [torn]


# ------------------------------------------------------------------ sites of our own


def shelf(tmp_path: Path, more: str = "") -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir(exist_ok=True)
    (folder / "own.py").write_text(OWN_PORTAL.format(more=more), encoding="utf-8")
    return folder


def own(settings: Settings, site: Site) -> Settings:
    return Settings(**{**vars(settings), "stand_ins": {"own": site.stand_in}})


@pytest.fixture
def night(scraping: Callable[..., Settings], tmp_path: Path) -> Callable[..., list[str]]:
    """Scrapes a site of our own for one night and gives back what was asked."""

    def scrape(
        pages: dict[str, Page], run_id: str = "first", more: str = "", day: int = 16, **changed: Any
    ) -> list[str]:
        settings = scraping(portal_dir=shelf(tmp_path, more), **changed)
        with Site(pages) as site:
            try:
                run(own(settings, site), "own", run_id, date(2025, 6, day))
            finally:
                scrape.asked = site.asked  # type: ignore[attr-defined]
            return site.asked

    return scrape


FRONT = page('<a href="/tin/1">x</a><a href="/muc">x</a>')


def links(*paths: str) -> bytes:
    return page("<ul>" + "".join(f'<li><a href="{path}">x</a>' for path in paths) + "</ul>")


def test_a_short_night_goes_to_news_and_the_next_one_goes_on(
    warehouse: Engine, night: Callable[..., list[str]]
) -> None:
    pages: dict[str, Page] = {
        "/": links("/muc", "/gioi-thieu", "https://khac.test/", "/ho-so.pdf"),
        "/muc": links("/tin/1", "/tin/2", "/tin/3", "/muc?trang=2"),
        "/muc?trang=2": links("/tin/4"),
        **{f"/tin/{number}": page(f"tin {number}") for number in range(1, 6)},
    }
    more = "page_budget=5"
    assert night(pages, "first", more) == ["/robots.txt", "/", "/muc", "/tin/1", "/tin/2"]
    fates = fates_by_path(warehouse, "first", "cong.test")
    assert fates["/tin/3"] == fates["/gioi-thieu"] == fates["/ho-so.pdf"] == "deferred"
    assert fates["https://khac.test/"] == "external"
    assert night(pages, "second", more)[3:] == ["/tin/3", "/muc?trang=2"]
    # What is old waits while there is news; then the longest unseen comes first.
    assert night(pages, "third", more)[3:] == ["/tin/4", "/gioi-thieu"]
    assert night(pages, "fourth", more)[3:] == ["/ho-so.pdf", "/tin/1"]


def test_a_pager_without_end_is_left(warehouse: Engine, night: Callable[..., list[str]]) -> None:
    pages: dict[str, Page] = {"/": FRONT, "/tin/1": page("tin"), "/tin/2": page("tin 2")}
    for number in range(2, 60):  # every further page shows the same article
        body = f'<ul><li><a href="/tin/2">x</a></ul><a href="/muc?trang={number + 1}">sau</a>'
        pages[f"/muc?trang={number}"] = page(body)
    pages["/muc"] = page('<ul><li><a href="/tin/1">x</a></ul><a href="/muc?trang=2">sau</a>')
    asked = night(pages)
    assert [path for path in asked if "trang" in path] == ["/muc?trang=2", "/muc?trang=3"]
    again = night(pages, "second")
    assert [path for path in again if "trang" in path] == ["/muc?trang=2", "/muc?trang=3"]


def test_listings_without_a_recognised_entry_are_not_one(night: Callable[..., list[str]]) -> None:
    pages: dict[str, Page] = {"/": page('<a href="/muc">x</a><a href="/muc?trang=5">x</a>')}
    for path, further in (("/muc", 2), ("/muc?trang=5", 6)):  # "li a" finds nothing there
        pages[path] = page(f'<p><a href="/tin/1">x</a><a href="/muc?trang={further}">sau</a>')
    asked = night(pages | {"/tin/1": page("tin")})
    assert {"/muc?trang=2", "/muc?trang=6"} <= set(asked)


def test_silent_and_blocked_portals(warehouse: Engine, night: Callable[..., list[str]]) -> None:
    with pytest.raises(PortalSilent, match=r"none on 2 addresses .*cong\.test/: followed"):
        night({"/": page("<p>Trang dang bao tri")})
    night({"/": page("<p>Khong co tin")}, "quiet", "expects_articles=False")
    night({"/": FRONT, "/tin/1": page("tin")}, "second")
    forbidden = {"/": page("", "403 Forbidden")}
    with pytest.raises(TooManyFailures, match=r"front page failed: blocked: HTTP 403"):
        night(forbidden, "third")
    assert night.asked == ["/robots.txt", "/"]  # type: ignore[attr-defined]
    fates = fates_by_path(warehouse, "third", "cong.test")
    assert (fates["/"], fates["/tin/1"], fates["/robots.txt"]) == (
        "blocked",
        "blocked",
        "not_found",
    )


def test_a_server_that_turns_us_away_on_the_way_is_left_alone(
    warehouse: Engine, night: Callable[..., list[str]]
) -> None:
    paths = [f"/tin/{number}" for number in range(30)]
    pages: dict[str, Page] = {"/": links(*paths)}
    pages |= {path: page("", "403 Forbidden") for path in paths}
    with pytest.raises(TooManyFailures, match="the last 10 addresses failed"):
        night(pages)
    assert len(night.asked) == 12  # type: ignore[attr-defined]
    assert Counter(fates_by_path(warehouse, "first", "cong.test").values())["blocked"] == 30


def test_everything_forbidden_asks_nothing(
    warehouse: Engine, night: Callable[..., list[str]]
) -> None:
    pages = {"/robots.txt": page("User-agent: *\nDisallow: /", Content_Type="text/plain")}
    with pytest.raises(PortalSilent, match="excluded_by_robots"):
        night(pages)
    assert night.asked == ["/robots.txt"]  # type: ignore[attr-defined]


def test_robots_may_redirect(warehouse: Engine, night: Callable[..., list[str]]) -> None:
    rules = "User-agent: *\nDisallow: /tin/2\nSitemap: /so-do.xml"
    pages = {
        "/robots.txt": page("", "301 Moved", Location="/phep.txt"),
        "/phep.txt": page(rules, Content_Type="text/plain"),
        "/": links("/tin/1", "/tin/2", "/phep.txt"),
        "/so-do.xml": page(
            "<urlset><url><loc>/tin/3</loc></url></urlset>", Content_Type="text/xml"
        ),
        **{f"/tin/{number}": page(f"tin {number}") for number in (1, 2, 3)},
    }
    assert night(pages) == ["/robots.txt", "/phep.txt", "/", "/so-do.xml", "/tin/1", "/tin/3"]
    fates = fates_by_path(warehouse, "first", "cong.test")
    assert (fates["/robots.txt"], fates["/phep.txt"]) == ("redirected", "followed")
    assert fates["/tin/2"] == "excluded_by_robots"


def test_redirects_elsewhere_far_and_broken(
    warehouse: Engine, night: Callable[..., list[str]]
) -> None:
    def to(location: str) -> bytes:
        return page("", "302 Found", Location=location)

    pages: dict[str, Page] = {
        "/": links("/tin/1", "/ra", "/hong", "/khong", "/xa0", "/vong"),
        "/tin/1": page("tin"),
        "/ra": to("https://khac.test/x"),
        "/hong": to("http://[::1/"),
        "/khong": page("", "302 Found"),
        "/vong": to("/vong#a"),
        **{f"/xa{number}": to(f"/xa{number + 1}") for number in range(30)},
    }
    night(pages)
    rows = fates_of(warehouse, "first")
    found = {
        url.removeprefix("http://cong.test"): (row.fate, row.target_url)
        for url, row in rows.items()
    }
    assert found["/ra"] == ("redirected", "https://khac.test/x")
    assert found["https://khac.test/x"] == ("external", None)
    assert found["/hong"] == found["/khong"] == found["/vong"] == ("unreachable", None)
    assert found["/xa0"] == ("redirected", "http://cong.test/xa10")
    assert found["/xa10"] == ("unreachable", None)
    assert "/xa11" not in found


def test_content_decides_what_an_address_was(
    warehouse: Engine, night: Callable[..., list[str]]
) -> None:
    feed = "<rss><channel><item><link>/tin/1</link></item></channel></rss>"
    pages: dict[str, Page] = {
        "/": links(
            "/rss", "/rss-gioi-thieu.pdf", "/tai-ve?id=1", "/anh", "/rong", "/json", "/tin/9"
        ),
        "/rss": page(feed, Content_Type="text/xml"),
        "/tin/1": links("/rss", "/tai-ve?id=1"),
        "/rss-gioi-thieu.pdf": page("<p>Khong co tep"),
        "/tai-ve?id=1": page(b"%PDF-1.4", Content_Type="application/octet-stream"),
        "/anh": page(b"\xff\xd8", Content_Type="image/jpeg"),
        "/rong": page(""),
        "/json": page("{}", Content_Type="application/json"),
        "/tin/9": b"HTTP/1.1 200 OK\r\n\r\n<p>khong co kieu",
    }
    night(pages)
    fates = fates_by_path(warehouse, "first", "cong.test")
    assert {path: fates[path] for path in pages} == {
        "/": "followed", "/rss": "followed", "/tin/1": None, "/rss-gioi-thieu.pdf": None,
        "/tai-ve?id=1": "attachment", "/anh": "wrong_content", "/rong": "wrong_content",
        "/json": "wrong_content", "/tin/9": None,
    }  # fmt: skip
    night(pages, "second")
    assert fates_by_path(warehouse, "second", "cong.test") == fates


def test_gone_comes_back_and_goes_again(warehouse: Engine, night: Callable[..., list[str]]) -> None:
    there: dict[str, Page] = {"/": FRONT, "/tin/1": page("tin", ETag='"1"')}
    absent = {"/": FRONT}

    def fate(run_id: str) -> tuple[str | None, str | None]:
        row = fates_of(warehouse, run_id)["http://cong.test/tin/1"]
        return row.fate, row.reason

    night(there, "r1")
    night(there, "r2")
    assert fate("r2") == (None, None)  # waits still: the build has not run
    with warehouse.begin() as connection:
        connection.execute(text("UPDATE crawl.fate SET fate = 'loaded' WHERE fate IS NULL"))
    night(absent, "r3", day=17)
    assert fate("r3") == ("gone", "404 on 2025-06-17, was loaded before")
    night(absent, "r4", day=18)
    assert fate("r4") == ("gone", "404 on 2025-06-18, was gone before")
    night(there, "r5", day=19)
    assert fate("r5") == (None, None)  # the build takes the tombstone away
    assert count(warehouse, "archive.capture") == 2
    with warehouse.begin() as connection:
        connection.execute(text("UPDATE crawl.fate SET fate = 'layout_changed' WHERE fate IS NULL"))
    night(there, "r6", day=20)
    assert fate("r6") == (None, None)  # another reading with the layout of today


def test_a_listing_lost_from_the_archive_is_asked_anew(
    warehouse: Engine, night: Callable[..., list[str]], tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    def unchanged(connection: Any, head: str) -> None:
        known = "If-None-Match" in head
        connection.sendall(page("", "304 Not Modified") if known else links("/tin/1"))

    first = links("/tin/1").replace(b"\r\n\r\n", b'\r\nETag: "1"\r\n\r\n', 1)
    night({"/": first, "/tin/1": page("tin")}, "first")
    night({"/": unchanged, "/tin/1": page("tin")}, "second")
    for file in (tmp_path / "archive").rglob("*.warc.gz"):
        file.unlink()
    night({"/": unchanged, "/tin/1": page("tin")}, "third")
    assert "the archive is broken" in caplog.text
    assert fates_by_path(warehouse, "third", "cong.test")["/"] == "followed"


def test_addresses_too_long_or_odd_do_no_harm(
    warehouse: Engine, night: Callable[..., list[str]]
) -> None:
    odd = "/tin/2?q=" + "%00" + "ố'\"<>" + "a" * 1500
    pages = {"/": links("/tin/1", "/" + "b" * 5000, "http://a..b/"), "/tin/1": page("tin\0")}
    pages["/"] += f"<a href='{odd}'>".encode()
    pages["/"] = pages["/"].replace(b"Content-Length", b"X-Length")
    night(pages)
    fates = fates_by_path(warehouse, "first", "cong.test")
    assert len(fates) == 4
    assert "not_found" in fates.values()


# ------------------------------------------------------------------ steps and settings


def test_planning_names_portals_and_keeps_its_day(
    warehouse: Engine, scraping: Callable[..., Settings]
) -> None:
    settings = scraping()
    day = date(2025, 6, 16)
    assert set(HOSTS) <= set(plan_run("first", day, [], settings))
    assert plan_run("first", day, ["damha", "lamha", "damha"], settings) == ["damha", "lamha"]
    assert plan_run("first", day, [], scraping(portals=("canloc",))) == ["canloc"]
    with pytest.raises(BrokenPromise, match="2025-06-16"):
        plan_run("first", date(2025, 6, 17), [], settings)
    with pytest.raises(BrokenPromise, match="never planned"):
        scrape_portal("damha", "unknown", settings)


def test_a_wrong_portal_file_is_red_with_its_line(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    folder = shelf(tmp_path, "colour=3")
    settings = scraping(portal_dir=folder)
    assert plan_run("first", date(2025, 6, 16), ["own"], settings) == ["own"]
    with pytest.raises(PortalMistake, match=r"own\.py:\d+.*colour"):
        scrape_portal("own", "first", settings)


def test_postgres_down_names_address_and_setting(scraping: Callable[..., Settings]) -> None:
    settings = scraping(warehouse_url="postgresql+psycopg://govnews:secret@127.0.0.1:9/warehouse")
    for step in (
        lambda: plan_run("first", date(2025, 6, 16), ["damha"], settings),
        lambda: scrape_portal("damha", "first", settings=settings),
        lambda: steps.summarise_run("first", settings),
    ):
        with pytest.raises(WarehouseUnreachable) as caught:
            step()
        message = str(caught.value)
        assert "govnews:***@127.0.0.1:9/warehouse" in message
        assert "GOVNEWS_WAREHOUSE_URL" in message
        assert "secret" not in message


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "LOCK_SECONDS", 0.3)


@pytest.mark.usefixtures("impatient")
def test_two_tasks_never_scrape_one_portal_together(
    warehouse: Engine, night: Callable[..., list[str]], tmp_path: Path,
    scraping: Callable[..., Settings],
) -> None:  # fmt: skip
    entered, leave = threading.Event(), threading.Event()

    def slow(connection: Any, head: str) -> None:
        entered.set()
        leave.wait(5)
        connection.sendall(FRONT)

    settings = scraping(portal_dir=shelf(tmp_path))
    with Site({"/": slow, "/tin/1": page("tin")}) as site:
        settings = own(settings, site)
        first = threading.Thread(target=run, args=(settings, "own", "first"))
        first.start()
        assert entered.wait(5)
        with pytest.raises(TryAgain, match="another task"):
            run(settings, "own", "second")
        leave.set()
        first.join()
        assert Counter(site.asked).most_common(1)[0][1] == 1
