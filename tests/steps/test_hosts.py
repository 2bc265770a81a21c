"""A host's switch, robots.txt of every kind, and the page for a portal's owner."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from typer.testing import CliRunner

from govnews.cli import app
from govnews.failures import (
    DoNotRetry,
    PortalSilent,
    PortalStopped,
    PortalUnreachable,
    WrongSetting,
)
from govnews.settings import Settings
from govnews.steps import list_hosts, start_host, stop_host, tell_politeness
from govnews.steps.scraping import plan_run, scrape_portal
from tests.fetch.site import Page, Site, page
from tests.steps.test_scraping_faults import FRONT, fates_by_path, own, run, shelf

HOST = "cong.test"


def reasons(warehouse: Engine, run_id: str) -> dict[str, str]:
    query = text("SELECT url, reason FROM crawl.fate WHERE run_id = :run_id")
    with warehouse.connect() as connection:
        rows = connection.execute(query, {"run_id": run_id})
        return {row.url.removeprefix(f"http://{HOST}"): row.reason or "" for row in rows}


def test_a_stopped_host_is_not_asked_until_it_is_started(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    settings = scraping(portal_dir=shelf(tmp_path))
    stop_host(HOST, "owner wrote on 25 November", "Lan", settings)
    with Site({"/": FRONT, "/tin/1": page("tin")}) as site:
        settings = own(settings, site)
        with pytest.raises(PortalStopped, match=r"portal own at .*: cong\.test is stopped: owner"):
            run(settings, "own", "first")
        assert site.asked == []
        assert set(fates_by_path(warehouse, "first", HOST).values()) == {"deferred"}
        said = reasons(warehouse, "first").values()
        assert all("owner wrote on 25 November (Lan, " in each for each in said)
        assert "STOPPED" in list_hosts(settings)[0].as_line()

        start_host(HOST, settings)
        with pytest.raises(DoNotRetry, match="expected a host that is stopped"):
            start_host(HOST, settings)
        scrape_portal("own", "first", settings)  # the same run goes on
        assert "/tin/1" in site.asked
    assert "deferred" not in fates_by_path(warehouse, "first", HOST).values()


def test_the_switch_ends_a_night_that_is_under_way(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    settings = scraping(portal_dir=shelf(tmp_path))

    def stopping(connection: socket.socket, head: str) -> None:
        stop_host(HOST, "too much", "Lan", settings)
        connection.sendall(page("tin"))

    pages: dict[str, Page] = {f"/tin/{n}": page(f"tin {n}") for n in range(2, 9)}
    front = page("".join(f'<a href="/tin/{n}">x</a>' for n in range(1, 9)))
    with Site({"/": front, "/tin/1": stopping, **pages}) as site:
        with pytest.raises(PortalStopped, match="too much"):
            run(own(settings, site), "own", "first")
        assert site.asked == ["/robots.txt", "/", "/tin/1"]
    fates = fates_by_path(warehouse, "first", HOST)
    assert fates["/tin/1"] is None  # kept: it was answered
    assert {fates[f"/tin/{n}"] for n in range(2, 9)} == {"deferred"}


def test_a_host_that_wants_us_back_later_is_left_alone_at_once(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    settings = scraping(portal_dir=shelf(tmp_path))
    busy = page("", "429 Too Many Requests", Retry_After="3600")
    front = page("".join(f'<a href="/tin/{n}">x</a>' for n in range(5)))
    pages: dict[str, Page] = {f"/tin/{n}": page(f"tin {n}") for n in range(5)}
    with Site({"/": front, **pages, "/tin/1": busy}) as site:
        settings = own(settings, site)
        for _ in range(2):  # the task, and its second attempt
            with pytest.raises(PortalUnreachable, match=r"to come back after 3\d{3} seconds"):
                run(settings, "own", "first")
        assert site.asked == ["/robots.txt", "/", "/tin/0", "/tin/1"]
        assert "waits until" in list_hosts(settings)[0].as_line()
        start_host(HOST, settings)
        site.pages["/tin/1"] = page("tin 1")
        scrape_portal("own", "first", settings)
    assert None in set(fates_by_path(warehouse, "first", HOST).values())


def test_commands_stop_show_and_start(warehouse_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVNEWS_WAREHOUSE_URL", warehouse_url)
    command = CliRunner()
    told = command.invoke(app, ["hosts", "stop", "Cong.Test", "--reason", "asked by mail"])
    assert (told.exit_code, "cong.test" in told.output.lower()) == (0, True)
    shown = command.invoke(app, ["hosts"]).output
    assert shown.startswith("cong.test ")
    assert "STOPPED" in shown
    assert "asked by mail" in shown
    assert command.invoke(app, ["hosts", "start", "cong.test"]).exit_code == 0
    assert "STOPPED" not in command.invoke(app, ["hosts"]).output
    assert (
        command.invoke(app, ["hosts", "stop", "https://cong.test/", "--reason", "x"]).exit_code == 2
    )
    for days in ([], ["--from", "2025-06-16"], ["--to", "2025-06-16"]):
        nothing = command.invoke(app, ["politeness", "cong.test", *days])
        assert (nothing.exit_code, type(nothing.exception)) == (1, DoNotRetry)


def test_whoever_does_not_say_who_they_are_asks_nobody(
    scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    settings = scraping(portal_dir=shelf(tmp_path), stand_ins={})
    plan_run("first", date(2025, 6, 16), ["own"], settings)
    with pytest.raises(WrongSetting, match="GOVNEWS_CONTACT is not set"):
        scrape_portal("own", "first", settings)


def test_the_owners_page_tells_what_was_asked(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    def known(connection: socket.socket, head: str) -> None:
        is_known = 'If-None-Match: "1"' in head
        unchanged = page("", "304 Not Modified", ETag='"1"')
        connection.sendall(unchanged if is_known else page("x" * 5000, ETag='"1"'))

    settings = scraping(portal_dir=shelf(tmp_path), delay_seconds=0.05)
    robots = page("User-agent: *\nDisallow: /rieng", Content_Type="text/plain")
    front = page('<a href="/tin/1">x</a><a href="/rieng">x</a><a href="/loi">x</a>')
    pages: dict[str, Page] = {
        "/robots.txt": robots, "/": front, "/tin/1": known, "/loi": page("", "500 x"),
    }  # fmt: skip
    with Site(pages) as site:
        settings = own(settings, site)
        for number, day in enumerate((16, 17)):
            run(settings, "own", f"night {number}", date(2025, 6, day))
    told = tell_politeness(HOST, date(2025, 6, 16), date(2025, 6, 17), settings)
    assert "govnews/0.1 (+govnews@localhost)" in told
    first, second = (line.split() for line in told.splitlines()[-2:])
    assert [first[0], second[0]] == ["2025-06-16", "2025-06-17"]
    assert (first[4], first[5]) == ("0", "3")  # answers 304; failed: three attempts
    assert second[4] == "1"
    assert float(second[7]) == pytest.approx(0.005, abs=0.006)  # MB saved
    assert float(first[8]) >= 0.05  # least pause
    assert first[-1] == second[-1] == "1"  # refused by robots.txt
    with warehouse.connect() as connection:
        rows = connection.execute(text("SELECT * FROM crawl.host_day ORDER BY news_day")).all()
    assert rows[1].saved_bytes == 5000
    assert rows[0].retry_after_seconds > 0
    assert rows[0].requests == len(site.asked) / 2


RULES = "User-agent: *\nDisallow: /tin/2\n"


Night = Callable[..., dict[str, str | None]]


@pytest.fixture
def robots_night(scraping: Callable[..., Settings], tmp_path: Path, warehouse: Engine) -> Night:
    """Scrapes a small site with this robots.txt in a run of its own; `asked` is left behind."""

    def night(run_id: str, robots: Page, more: dict[str, Page]) -> dict[str, str | None]:
        pages: dict[str, Page] = {
            "/robots.txt": robots, "/": page('<a href="/tin/1">x</a><a href="/tin/2">x</a>'),
            "/tin/1": page("tin 1"), "/tin/2": page("tin 2"),
        }  # fmt: skip
        settings = scraping(portal_dir=shelf(tmp_path), page_bytes=1_000_000)
        with Site({**pages, **more}) as site:
            try:
                run(own(settings, site), "own", run_id)
            finally:
                night.asked = set(site.asked)  # type: ignore[attr-defined]
        return fates_by_path(warehouse, run_id, HOST)

    return night


LARGE = RULES + "# long\n" * 750_000 + "Disallow: /tin/1\n"


def test_robots_that_is_there_or_not(robots_night: Any) -> None:
    one, both = {"/tin/1"}, {"/tin/1", "/tin/2"}
    kinds = {
        "5 MB": (page(LARGE, Content_Type="text/plain"), one),
        "5 MB packed": (page(gzip.compress(LARGE.encode()), Content_Encoding="gzip"), one),
        "rules sent as HTML": (page(RULES, Content_Type="text/html"), one),
        "moved": (page("", "301 x", Location="/luat"), one),
        "404": (page("x", "404 Not Found"), both),
        "403": (page("x", "403 Forbidden"), both),
        "HTML": (page(f"<!DOCTYPE html><html><body><pre>\n{RULES}"), both),
        "elsewhere": (page("", "301 x", Location="https://khac.test/robots.txt"), both),
    }
    for name, (robots, asked) in kinds.items():
        fates = robots_night(name, robots, {"/luat": page(RULES, Content_Type="text/plain")})
        assert robots_night.asked & both == asked, name
        assert (fates["/tin/2"] == "excluded_by_robots") == (asked == one), name


def test_nothing_is_asked_where_robots_does_not_answer(robots_night: Any) -> None:
    kinds = {
        "500": page("x", "500 x"),
        "429": page("x", "429 x"),
        "503 with a challenge": page("x", "503 x", cf_mitigated="challenge"),
        "unasked encoding": page(RULES, Content_Encoding="br"),
        "torn": b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser",
        "circle": page("", "301 x", Location="/robots.txt"),
        "file": page("", "301 x", Location="file:///etc/passwd"),
    }
    for name, robots in kinds.items():
        with pytest.raises(PortalUnreachable, match=r"robots\.txt did not answer"):
            robots_night(name, robots, {})
        assert robots_night.asked == {"/robots.txt"}, name


def test_an_absurd_crawl_delay_keeps_us_away(warehouse: Engine, robots_night: Any) -> None:
    slow = page("User-agent: *\nCrawl-delay: 1e9\n", Content_Type="text/plain")
    with pytest.raises(PortalSilent):
        robots_night("first", slow, {})
    assert robots_night.asked == {"/robots.txt"}
    assert "asks for 1e+09 seconds" in reasons(warehouse, "first")["/"]


def test_redirects_lead_to_web_pages_of_the_portal_or_nowhere(
    robots_night: Any, warehouse: Engine
) -> None:
    nowhere = ["file:///etc/passwd", "ftp://cong.test/a", "javascript:alert(1)",
               "data:text/html,x", "http://[::1", "http://cong.test:99999/"]  # fmt: skip
    elsewhere = ["http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/",
                 "http://khac.test/", "http://cong.test@khac.test/"]  # fmt: skip
    hops = {
        f"/tin/{number}": page("", "302 x", Location=location)
        for number, location in enumerate([*nowhere, *elsewhere])
    }
    front = page("".join(f'<a href="{path}">x</a>' for path in hops))
    fates = robots_night("first", page("", "404 x"), {"/": front, **hops})
    said = reasons(warehouse, "first")
    for path, location in zip(hops, nowhere, strict=False):
        assert fates[path] == "unreachable"
        assert location in said[path]
    assert [fates[path] for path in hops][len(nowhere) :] == ["redirected"] * len(elsewhere)
    assert {fates[location.replace("cong.test@", "")] for location in elsewhere} == {"external"}
    assert robots_night.asked == {"/robots.txt", "/", *hops}
