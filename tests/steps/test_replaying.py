"""Captures can be read again at any time, and give the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demo.portal_server import PortalServer
from govnews.portals import shelf
from tests.steps.first_night import FirstNights
from tests.steps.night import Nights, news_day

SITES = Path(__file__).resolve().parents[2] / "demo" / "sites"
DAY = news_day(SITES, "day1")


@pytest.fixture
def nights(warehouse_url: str, tmp_path: Path) -> Iterator[Nights]:
    with PortalServer(SITES, day=1) as server:
        yield Nights.on(SITES, server, warehouse_url, tmp_path)


@pytest.fixture
def built(first_nights: FirstNights, continued: Callable[..., Nights]) -> Nights:
    """Day 1 was scraped as ``day1`` and built as ``build1``."""
    return continued(first_nights.built(SITES))


def mended(folder: Path, slug: str, before: str, after: str) -> Path:
    """Lay a changed copy of a portal file on a shelf of its own."""
    text = (shelf.SHELF / f"{slug}.py").read_text("utf-8")
    assert before in text
    folder.mkdir(exist_ok=True)
    text = text.replace("from govnews", "from dataclasses import replace\n\nfrom govnews", 1)
    (folder / f"{slug}.py").write_text(text.replace(before, after), "utf-8")
    return folder


def test_the_present_code_reads_what_it_read(built: Nights) -> None:
    assert built.replay("replay", DAY) == {"capture_ids": [], "fields": {}}


def test_a_mended_layout_reads_the_old_captures(nights: Nights, tmp_path: Path) -> None:
    broken = mended(tmp_path / "shelf", "damha", "wordpress.KUBRICK,", "")
    before = nights.with_settings(portal_dir=broken)
    assert before.scrape("day1", DAY) == {}
    before.build("build1")
    lost = nights.rows("SELECT count(*) FROM quarantine.refused_capture")[0][0]
    assert lost > 0
    assert nights.rows("SELECT DISTINCT fate FROM quarantine.refused_capture") == [
        ("layout_changed",)
    ]

    difference = nights.replay("replay", DAY, "damha")
    assert difference["fields"]["article"] == len(difference["capture_ids"]) == lost
    nights.reopen("replay", difference)
    nights.build("build2")
    assert nights.rows(
        "SELECT count(*) FROM quarantine.refused_capture WHERE released_at IS NULL"
    ) == [(0,)]
    assert nights.rows("SELECT count(*) FROM crawl.fate WHERE fate = 'layout_changed'") == [(0,)]


def test_a_corrected_reading_replaces_the_revision_and_gives_the_rows_of_a_first_run(
    built: Nights, tmp_path: Path
) -> None:
    right = built.exported(tmp_path / "right")

    wrong = mended(
        tmp_path / "shelf",
        "congdankhuyenhoc",
        "layouts=(*vccorp.LAYOUTS, ARCHIVE)",
        "layouts=(*(replace(one, standfirst=None) for one in vccorp.LAYOUTS), ARCHIVE)",
    )
    careless = built.with_settings(portal_dir=wrong)
    difference = careless.replay("careless", DAY, "congdankhuyenhoc")
    assert difference["fields"]["text"] > 0
    careless.reopen("careless", difference)
    careless.build("build2")
    assert built.exported(tmp_path / "wrong") != right

    difference = built.replay("right", DAY)
    built.reopen("right", difference)
    built.build("build3")
    assert built.exported(tmp_path / "again") == right
    assert built.rows("SELECT max(revision_ordinal) FROM warehouse.fact_article_revision") == [(1,)]
