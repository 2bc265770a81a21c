"""A site changes its theme: the alarm names the field, the page is kept, old captures stay."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from govnews.failures import PortalUnwell
from govnews.portals.shelf import load_portal
from govnews.settings import Settings
from govnews.steps import Difference, plan_replay, read_replay, report_differences
from govnews.steps.checking import captured_page, check_captures, check_golden
from govnews.steps.golden import golden_pages
from govnews.steps.keeping import accept_case, add_page
from tests.commands.test_portals import ended_with
from tests.conftest import new_warehouse
from tests.fetch.site import Page, Site, page
from tests.steps.night import Nights

FIRST = date(2026, 11, 9)  # a Monday
FOURTH = FIRST + timedelta(days=3)
EACH = 8
LAYOUT = """
    Layout(
        name="cong_{name}",
        container="{container}",
        title="{title}",
        published="{published}",
        byline="p.tacgia",
        body="div.noidung",{dates}
    ),
"""
FILE = """
from datetime import date

from govnews.portal import Layout, Listing, Portal, address
from govnews.records import Place

PORTAL = Portal(
    slug="cong", name="Cổng xã Thạch Hạ", host="cong.test", platform="own",
    publisher="UBND xã Thạch Hạ", kind="commune", place=Place(province="Tỉnh Hà Tĩnh"),
    layouts=({layouts}),
    article_address=address(r"/tin/bai-\\d+-\\d+\\.html"),
    listing_address=address(r"/tin"),
    listing=Listing(entry="li > a"),
    identify=lambda url: url.rpartition("/")[2],
    scheme="http", start=("/tin",),
)
"""
OLD = LAYOUT.format(
    name="old", container="div.bai", title="h1.tieude", published="p.ngay", dates=""
)


def article(day: date, number: int, *, new_theme: bool) -> str:
    """Return one article of our own; the new theme renames title and date."""
    title = f"Xã Thạch Hạ họp dân bàn việc làm đường lần thứ {number} ngày {day:%d/%m}"
    sentence = f"Chiều {day:%d/%m/%Y}, xã Thạch Hạ họp bàn việc thứ {number} với bà con trong thôn."
    shown = f"{10 + number}:05 {day:%d/%m/%Y}"
    body = f"<div class='noidung'><p>{sentence} {'Bà con đồng tình góp công. ' * 9}</p></div>"
    byline = "<p class='tacgia'>Trần Thị Mận</p>"
    if new_theme:
        return (
            f"<article class='bai-viet'><h2 class='ten'>{title}</h2>"
            f"<time>{shown}</time>{body}{byline}</article>"
        )
    head = f"<h1 class='tieude'>{title}</h1><p class='ngay'>{shown}</p>"
    return f"<div class='bai'>{head}{body}{byline}</div>"


@dataclass(frozen=True, kw_only=True)
class Theme:
    """The site over some days, and the nights that read it."""

    site: Site
    nights: Nights
    folder: Path

    @property
    def settings(self) -> Settings:
        return self.nights.settings

    def publish(self, day: date, article_of: Any) -> None:
        paths = {f"/tin/bai-{day:%m%d}-{number}.html": number for number in range(EACH)}
        self.site.pages |= {path: page(article_of(day, number)) for path, number in paths.items()}
        links = "".join(f"<li><a href='{path}'>Bài số {n}</a></li>" for path, n in paths.items())
        self.site.pages["/tin"] = page(f"<ul>{links}</ul>")

    def night(self, day: date) -> None:
        self.nights.scrape(f"run-{day}", day, "cong")
        self.nights.build(f"build-{day}")

    def shelf(self, *layouts: str) -> None:
        text = FILE.format(layouts="".join(layouts))
        (self.folder / "cong.py").write_text(text, encoding="utf-8")

    def pasted(self, command: str) -> str:
        """Return what a command prints that somebody pastes from an alarm."""
        stand_in = self.settings.stand_ins["cong"]
        environment = {
            "GOVNEWS_WAREHOUSE_URL": self.settings.warehouse_url,
            "GOVNEWS_ARCHIVE_DIR": str(self.settings.archive_dir),
            "GOVNEWS_SPOOL_DIR": str(self.settings.spool_dir),
            "GOVNEWS_PORTAL_DIR": str(self.folder),
            "GOVNEWS_STAND_INS": f"cong={stand_in.host}@{stand_in.address}",
        }
        printed = StringIO()
        with (
            patch.dict(os.environ, environment),
            patch.object(sys, "argv", shlex.split(command)),
            redirect_stdout(printed),
        ):
            assert ended_with() == 0
        return printed.getvalue()

    def replayed(self, first: date, last: date) -> Difference:
        for batch in plan_replay("replay", ["cong"], first, last, self.settings):
            read_replay("replay", batch, self.settings)
        return report_differences("replay", self.settings)

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        engine = create_engine(self.settings.warehouse_url, poolclass=NullPool)
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(question))]


def open_theme(site: Site, warehouse_url: str, folder: Path) -> Theme:
    """Return the site with nights that keep what they bring in `folder`; its theme is the old."""
    settings = Settings(
        warehouse_url=warehouse_url,
        archive_dir=folder / "archive",
        data_docs_dir=folder / "data-docs",
        spool_dir=folder / "spool",
        portal_dir=folder,
        stand_ins={"cong": replace(site.stand_in, host="cong.test")},
        delay_seconds=0.0,
    )
    nights = Nights(sites=folder, server=None, settings=settings)  # type: ignore[arg-type]
    made = Theme(site=site, nights=nights, folder=folder)
    made.shelf(OLD)
    return made


@dataclass(frozen=True, kw_only=True)
class ThreeNights:
    """What three nights of the old theme left, to be continued in copies."""

    database: str
    archive: Path
    pages: Mapping[str, Page]


@pytest.fixture(scope="module")
def three_nights(postgres: URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThreeNights]:
    """Three nights of the old theme, scraped and built once."""
    folder = tmp_path_factory.mktemp("three-nights")
    robots = {"/robots.txt": page("", Content_Type="text/plain")}
    with new_warehouse(postgres) as url, Site(robots) as site:
        theme = open_theme(site, url, folder)
        for step in range(3):
            day = FIRST + timedelta(days=step)
            theme.publish(day, lambda day, number: article(day, number, new_theme=False))
            theme.night(day)
        yield ThreeNights(
            database=str(make_url(url).database),
            archive=theme.settings.archive_dir,
            pages=dict(site.pages),
        )


@pytest.fixture
def theme(three_nights: ThreeNights, postgres: URL, tmp_path: Path) -> Iterator[Theme]:
    """The site on its fourth day, after three nights of the old theme."""
    shutil.copytree(three_nights.archive, tmp_path / "archive")
    with (
        new_warehouse(postgres, three_nights.database) as url,
        Site(dict(three_nights.pages)) as site,
    ):
        yield open_theme(site, url, tmp_path)


def lost_date(day: date, number: int) -> str:
    return article(day, number, new_theme=False).replace("class='ngay'", "class='luc'")


def test_a_lost_field_is_named_with_its_rates_and_its_page_is_kept_by_the_printed_command(
    theme: Theme,
) -> None:
    day = FOURTH
    theme.publish(day, lost_date)
    with pytest.raises(PortalUnwell):
        theme.night(day)
    [(sentence, url)] = theme.rows(
        "SELECT sentence, example_url FROM quality.portal_alarm"
        " WHERE subject = 'cong_old: date' AND severity = 'red'"
    )
    assert url == f"http://cong.test/tin/bai-{day:%m%d}-0.html"
    assert "date, layout cong_old: 0 of 8 pages, 100% of 24 pages before" in sentence
    assert f"first page affected: {url} (capture of 20" in sentence
    command = sentence.partition("to keep it as a golden page: ")[2]
    assert command.startswith(f"govnews portals golden cong --capture '{url}' --at 20")
    told = theme.pasted(command)
    assert "published_at" in told
    assert "govnews portals golden cong --case old --accept" in told
    [page_kept] = golden_pages(theme.folder / "golden", "cong")
    assert page_kept.about["url"] == url
    assert not page_kept.is_reviewed
    assert (page_kept.expected or {})["published_at"]["basis"] == "absent"


def test_a_changed_theme_gets_a_layout_and_old_captures_keep_theirs(theme: Theme) -> None:
    day = FOURTH
    theme.publish(day, lambda day, number: article(day, number, new_theme=True))
    with pytest.raises(PortalUnwell, match=r"layout_changed.*govnews portals golden cong"):
        theme.night(day)
    url = f"http://cong.test/tin/bai-{day:%m%d}-0.html"
    old = f"http://cong.test/tin/bai-{FIRST:%m%d}-0.html"
    golden, settings = theme.folder / "golden", theme.settings
    # These nights are played within one minute: the days of capture are the nights'.
    taken = replace(captured_page(old, settings), captured_on=FIRST)
    add_page("cong", taken, "old", None, golden, settings)
    accept_case("cong", "old", golden)
    wrong = list(check_captures(load_portal("cong", theme.folder), golden, settings, 9))
    assert {one.found for one in wrong if not one.is_right} == {"layout_changed"}
    until, since = day - timedelta(days=1), day
    theme.shelf(
        LAYOUT.format(
            name="new", container="article.bai-viet", title="h2.ten", published="time",
            dates=f"valid_from=date({since.year}, {since.month}, {since.day}),",
        ),
        LAYOUT.format(
            name="old", container="div.bai", title="h1.tieude", published="p.ngay",
            dates=f"valid_until=date({until.year}, {until.month}, {until.day}),",
        ),
    )  # fmt: skip
    taken = replace(captured_page(url, settings), captured_on=day)
    kept = add_page("cong", taken, "new", None, golden, settings)
    assert kept.told["layout"] == "cong_new"
    assert kept.told["published_at"]["value"].startswith(f"{day}T10:05")
    checks = list(check_golden(load_portal("cong", theme.folder), golden))
    assert [(one.page, one.field) for one in checks if not one.is_right] == [("new", "reviewed")]
    accept_case("cong", "new", golden)
    assert all(one.is_right for one in check_golden(load_portal("cong", theme.folder), golden))
    differences = theme.replayed(FIRST, day)
    assert len(differences["capture_ids"]) == EACH, "old captures are read with their own layout"
    theme.nights.reopen("replay", differences)
    theme.nights.build("build-mended")
    told = theme.rows("SELECT layout, count(*) FROM mart.revision GROUP BY 1 ORDER BY 1")
    assert told == [("cong_new", EACH), ("cong_old", 3 * EACH)]
