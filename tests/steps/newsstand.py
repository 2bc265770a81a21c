"""A portal of our own, night after night: its pages are set by the test, its builds are real."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from govnews.settings import Settings, StandIn
from govnews.steps import (
    Backfill,
    backfill_portal,
    compare_build,
    load_build,
    plan_backfill,
    plan_build,
    plan_run,
    publish_build,
    read_batch,
    scrape_portal,
    summarise_run,
    validate_build,
)
from tests.fetch.site import Page, Site, page

FIRST = date(2025, 6, 16)
PORTAL = r"""
import re
from govnews.portal import Layout, Listing, Portal, address
from govnews.records import Place

PORTAL = Portal(
    slug="own", name="Cổng thử", host="own.invalid", platform="own", publisher="UBND huyện Đầm Hà",
    kind="district", place=Place(province="Tỉnh Quảng Ninh", district="Huyện Đầm Hà"),
    layouts=(Layout(name="own", container="body:has(h1)", title="h1", published="i.ngay",
                    body="div.than"),),
    article_address=address(r"(?:/in|/m)?/tin/.*"),
    listing_address=address(r"/muc(?:\?.*)?|/ds\.aspx(?:\?.*)?"),
    listing=Listing(LISTING),
    identify=lambda url: (re.search(r"/tin/(\d+)", url) or [None, None])[1],
    delay_seconds=0.0, MORE
)
"""

DECIDE_ONE = """
    UPDATE crawl.fate SET fate = :fate
    WHERE run_id = :run AND url = :url AND fate IS NULL
"""
DECIDE = """
    UPDATE crawl.fate AS waiting
    SET fate = CASE WHEN EXISTS (
        SELECT FROM crawl.fate AS earlier
        WHERE earlier.url = waiting.url AND earlier.fate = 'loaded'
    ) THEN 'unchanged' ELSE 'loaded' END
    WHERE run_id = :run AND fate IS NULL
"""


def article(number: int, day: int = 16, words: str = "", also: str = "") -> bytes:
    """One article of June 2025 that reads as one; `also` is further markup below it."""
    return page(
        f"<html><body><h1>Xã thứ {number} tổng kết vụ lúa xuân năm 2025</h1>"
        f'<i class="ngay">{day:02d}/06/2025 07:00</i><div class="than">'
        f"<p>Sáng ngày {day}/6, xã thứ {number} tổng kết vụ lúa xuân. {words}</p>"
        f"<p>Toàn xã thu hoạch {100 + number} ha, năng suất {40 + number} tạ/ha.</p>"
        f"</div>{also}</body></html>"
    )


def listing(*entries: tuple[int, int] | str, also: str = "") -> bytes:
    """A listing of (article, day printed beside it); a string is an address without a day."""
    lines = [
        f'<li><a href="{entry}">x</a></li>'
        if isinstance(entry, str)
        else f'<li><a href="/tin/{entry[0]}">x</a> <b>({entry[1]:02d}/06/2025)</b></li>'
        for entry in entries
    ]
    return page(f"<ul>{''.join(lines)}</ul>{also}")


def pager(number: int) -> str:
    return f'<p><a href="/muc?trang={number}">{number}</a></p>'


@dataclass
class Newsstand:
    """One portal, its warehouse, and what was asked of it in the last run."""

    settings: Settings
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def night(self, day: int, run_id: str = "") -> list[str]:
        """Scrape as on the day so many days after the first; return what was asked."""
        run_id = run_id or f"night{day}"
        plan_run(run_id, FIRST + timedelta(days=day), ["own"], self.settings)
        self._on_site(lambda settings: scrape_portal("own", run_id, settings))
        summarise_run(run_id, self.settings)
        return self.asked

    def build(self, build_id: str) -> None:
        for batch in plan_build(build_id, self.settings):
            read_batch(build_id, batch, self.settings)
        compare_build(build_id, self.settings)
        validate_build(build_id, self.settings)
        load_build(build_id, self.settings)
        publish_build(build_id, self.settings)

    def decide(self, run_id: str, **fates: str) -> None:
        """Decide what a build would: `tin_9="revised"`; all else is loaded, then unchanged."""
        with create_engine(self.settings.warehouse_url, poolclass=NullPool).begin() as connection:
            for name, fate in fates.items():
                url = "http://cong.test/" + name.replace("_", "/")
                connection.execute(text(DECIDE_ONE), {"run": run_id, "url": url, "fate": fate})
            connection.execute(text(DECIDE), {"run": run_id})

    def decided_nights(self, *days: int) -> None:
        for day in days:
            self.night(day)
            self.decide(f"night{day}")

    def night_and_build(self, day: int) -> list[str]:
        asked = self.night(day)
        self.build(f"build{day}")
        return asked

    def backfill(self, run_id: str, first: int, last: int, **bounds: Any) -> Any:
        """Ask for the articles of two days of June; return the progress."""
        wanted = Backfill(first_day=date(2025, 6, first), last_day=date(2025, 6, last), **bounds)
        plan_backfill(run_id, FIRST + timedelta(days=30), wanted, ["own"], self.settings)
        return self._on_site(lambda settings: backfill_portal("own", run_id, wanted, settings))

    def _on_site(self, step: Callable[[Settings], Any]) -> Any:
        with Site(self.pages) as site:
            stand_ins = {"own": site.stand_in}
            try:
                return step(Settings(**{**vars(self.settings), "stand_ins": stand_ins}))
            finally:
                self.asked, self.heads = site.asked, site.heads

    def rows(self, statement: str, **bound: object) -> list[Any]:
        engine = create_engine(self.settings.warehouse_url, poolclass=NullPool)
        with engine.connect() as connection:
            return list(connection.execute(text(statement), bound))

    def fates(self, run_id: str) -> dict[str, str | None]:
        """Return the fate of every address of the run, by path."""
        rows = self.rows("SELECT url, fate FROM crawl.fate WHERE run_id = :run", run=run_id)
        return {row.url.removeprefix("http://cong.test"): row.fate for row in rows}

    def reason(self, run_id: str, path: str) -> str:
        [row] = self.rows(
            "SELECT reason FROM crawl.fate WHERE run_id = :run AND url = :url",
            run=run_id, url=f"http://cong.test{path}",
        )  # fmt: skip
        return str(row.reason)


def open_newsstand(
    warehouse_url: str,
    folder: Path,
    pages: Mapping[str, Page],
    *,
    listing: str = 'entry="li a", date="li b"',
    more: str = "",
) -> Newsstand:
    shelf = folder / "shelf"
    shelf.mkdir(exist_ok=True)
    source = PORTAL.replace("LISTING", listing).replace("MORE", more)
    (shelf / "own.py").write_text(source, encoding="utf-8")
    settings = Settings(
        warehouse_url=warehouse_url,
        archive_dir=folder / "archive",
        data_docs_dir=folder / "data-docs",
        portal_dir=shelf,
        portals=("own",),
        stand_ins={"own": StandIn(host="cong.test", address="127.0.0.1:9")},
        delay_seconds=0.0,
        request_seconds=5.0,
    )
    return Newsstand(settings=settings, pages=dict(pages))


class FormPager:
    """ASP.NET as it is: page N comes only with the state of a page that shows its link.

    A wrong or missing state is answered with page 1, as many sites do.
    """

    def __init__(self, pages: list[list[tuple[int, int]]]) -> None:
        self.pages = pages
        self.posted: list[str] = []

    def __call__(self, connection: socket.socket, head: str) -> None:
        number = 1
        if head.startswith("POST"):
            body = head.partition("\r\n\r\n")[2]
            number = self._wanted(dict(parse_qsl(body, keep_blank_values=True)))
        connection.sendall(self._shown(number))

    def _wanted(self, form: dict[str, str]) -> int:
        self.posted.append(form.get("__EVENTARGUMENT", ""))
        state = re.fullmatch(r"state of page (\d+)=", form.get("__VIEWSTATE", ""))
        page_wanted = re.fullmatch(r"Page\$(\d+)", form.get("__EVENTARGUMENT", ""))
        valid = form.get("__EVENTVALIDATION") == "valid" and form.get("__VIEWSTATEGENERATOR") == "G"
        if state and page_wanted and valid and form.get("__EVENTTARGET") == "ctl00$gv":
            number = int(page_wanted[1])
            if abs(number - int(state[1])) <= 2 and 0 < number <= len(self.pages):
                return number
        return 1

    def _shown(self, number: int) -> bytes:
        near = [n for n in range(number - 2, number + 3) if 0 < n <= len(self.pages)]
        links = "".join(
            f"<a href=\"javascript:__doPostBack('ctl00$gv','Page${n}')\">{n}</a>"
            for n in near
            if n != number
        )
        entries = "".join(
            f'<li><a href="/tin/{article}">x</a> <b>({day:02d}/06/2025)</b></li>'
            for article, day in self.pages[number - 1]
        )
        total = sum(len(each) for each in self.pages)
        return page(
            f'<form method="post" action="./ds.aspx?CatID=12"><input type="hidden"'
            f' name="__VIEWSTATE" value="state of page {number}=">'
            '<input type="hidden" name="__VIEWSTATEGENERATOR" value="G">'
            '<input type="hidden" name="__EVENTVALIDATION" value="valid">'
            f"<ul>{entries}</ul><p class=tong>Hiển thị 1 - 3 of {total} kết quả</p>{links}</form>"
        )
