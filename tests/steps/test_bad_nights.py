"""What goes wrong stays where it went wrong, has a name, and loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from demo.portal_server import PortalServer
from govnews.failures import PortalMistake, PortalUnreachable, WarehouseUnreachable
from govnews.portals import shelf
from govnews.steps import load_build, plan_build, read_batch
from tests.steps.first_night import FirstNights
from tests.steps.night import Nights, news_day

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "demo" / "sites"
DAY = news_day(SITES, "day1")
READ_AND_LOAD = """
import sys
from tests.steps.night import Nights
from govnews.settings import read_settings
Nights(sites=None, server=None, settings=read_settings()).build("build1")
"""


@pytest.fixture
def nights(warehouse_url: str, tmp_path: Path) -> Iterator[Nights]:
    with PortalServer(SITES, day=1) as server:
        yield Nights.on(SITES, server, warehouse_url, tmp_path)


def lay_portal(folder: Path, slug: str, before: str, after: str) -> Path:
    text = (shelf.SHELF / f"{slug}.py").read_text("utf-8")
    assert before in text
    folder.mkdir(exist_ok=True)
    (folder / f"{slug}.py").write_text(text.replace(before, after), "utf-8")
    return folder


def test_a_server_in_trouble_is_red_alone(nights: Nights) -> None:
    nights.server.fail("damha", 500)
    impatient = nights.with_settings(request_seconds=2.0)
    failures = impatient.scrape("day1", DAY)
    assert {slug: type(failure) for slug, failure in failures.items()} == {
        "damha": PortalUnreachable
    }
    assert "damha.govnews.test" in str(failures["damha"])
    nights.build("build1")
    loaded = nights.rows("SELECT DISTINCT portal_code FROM mart.article ORDER BY 1")
    assert [row[0] for row in loaded] == ["canloc", "congdankhuyenhoc", "kontum_edu", "lamha"]
    coverage = dict(nights.rows("SELECT portal_code, coverage FROM mart.coverage").__iter__())
    assert coverage["damha"] == "source_down"
    assert coverage["canloc"] == "complete"


def test_a_mistake_in_a_portal_file_is_told_with_its_line(nights: Nights, tmp_path: Path) -> None:
    folder = lay_portal(tmp_path / "shelf", "canloc", "layouts=", "layots=")
    wrong = nights.with_settings(portal_dir=folder)
    failures = wrong.scrape("day1", DAY)
    assert set(failures) == {"canloc"}
    assert isinstance(failures["canloc"], PortalMistake)
    assert "canloc.py:" in str(failures["canloc"])
    assert "layots" in str(failures["canloc"])
    wrong.build("build1")
    assert nights.rows("SELECT count(DISTINCT portal_code) FROM mart.article") == [(4,)]


def test_a_page_that_fits_no_layout_waits_in_quarantine(nights: Nights, tmp_path: Path) -> None:
    # None at all would be a portal that is read without a layout.
    other = "tuple(replace(one, container='#moved') for one in lamdong.LAYOUTS)"
    folder = lay_portal(tmp_path / "shelf", "lamha", "layouts=lamdong.LAYOUTS", f"layouts={other}")
    file = folder / "lamha.py"
    file.write_text(
        file.read_text("utf-8").replace(
            "from govnews.portals.platforms import lamdong",
            "from dataclasses import replace\n\nfrom govnews.portals.platforms import lamdong",
        ),
        "utf-8",
    )
    changed = nights.with_settings(portal_dir=folder)
    assert changed.scrape("day1", DAY) == {}
    changed.build("build1")
    refused = nights.rows("SELECT portal_code, fate, reason FROM quarantine.refused_capture")
    assert {(row[0], row[1]) for row in refused} == {("lamha", "layout_changed")}
    assert all("expected one of" in row[2] for row in refused)
    assert nights.rows("SELECT count(DISTINCT portal_code) FROM mart.article") == [(4,)]


def test_a_lost_archive_file_is_a_named_fate(nights: Nights) -> None:
    nights.scrape("day1", DAY, "canloc", "damha")
    for file in (nights.settings.archive_dir / "canloc").rglob("*.warc.gz"):
        file.unlink()
    nights.build("build1")
    refused = nights.rows("SELECT DISTINCT portal_code, fate FROM quarantine.refused_capture")
    assert refused == [("canloc", "quarantined")]
    assert nights.rows("SELECT DISTINCT portal_code FROM mart.article") == [("damha",)]


def test_postgres_down_names_its_address_and_the_setting(nights: Nights) -> None:
    away = nights.with_settings(
        warehouse_url="postgresql+psycopg://loader:secret@127.0.0.1:9/warehouse"
    )
    with pytest.raises(WarehouseUnreachable) as told:
        load_build("build1", away.settings)
    assert "127.0.0.1:9/warehouse" in str(told.value)
    assert "GOVNEWS_WAREHOUSE_URL" in str(told.value)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("seconds", [0.6, 2.5, 4.0])
def test_a_build_killed_anywhere_and_repeated_gives_the_same_rows(
    first_nights: FirstNights, continued: Callable[..., Nights], tmp_path: Path, seconds: float
) -> None:
    nights = continued(first_nights.scraped(SITES))
    environment = os.environ | {
        "GOVNEWS_WAREHOUSE_URL": nights.settings.warehouse_url,
        "GOVNEWS_ARCHIVE_DIR": str(nights.settings.archive_dir),
        "GOVNEWS_DATA_DOCS_DIR": str(nights.settings.data_docs_dir),
        "GOVNEWS_STAND_INS": nights.server.stand_ins,
    }
    process = subprocess.Popen([sys.executable, "-c", READ_AND_LOAD], cwd=ROOT, env=environment)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    nights.build("build1")
    nights.build("build1")
    once = nights.exported(tmp_path / "killed")
    waiting = nights.rows("SELECT count(*) FROM crawl.fate WHERE fate IS NULL")
    assert waiting == [(0,)]
    assert once == first_nights.built(SITES).marts


def exports_of_an_undisturbed_night(nights: Nights, tmp_path: Path) -> dict[str, bytes]:
    """Empty the warehouse and build it once more from the same captures."""
    with nights.engine().begin() as connection:
        connection.exec_driver_sql(
            "TRUNCATE warehouse.fact_article, warehouse.fact_article_revision,"
            " warehouse.dim_story, warehouse.fact_portal_day CASCADE"
        )
        connection.exec_driver_sql("SELECT warehouse.recount_tallies()")
        connection.exec_driver_sql(
            "UPDATE crawl.fate SET fate = NULL WHERE fate IN"
            " ('loaded', 'duplicate_of', 'not_article', 'soft_404')"
        )
    nights.build("undisturbed")
    return nights.exported(tmp_path / "undisturbed")


def test_two_reads_of_one_batch_stage_it_once(nights: Nights) -> None:
    nights.scrape("day1", DAY, "damha")
    [batch] = plan_build("build1", nights.settings)
    read_batch("build1", batch, nights.settings)
    staged = nights.rows("SELECT count(*) FROM staging.reading")
    read_batch("build1", batch, nights.settings)
    assert (
        nights.rows("SELECT count(*) FROM staging.reading")
        == staged
        == [(len(batch["capture_ids"]),)]
    )


def test_small_batches_give_the_same_rows(nights: Nights, tmp_path: Path) -> None:
    nights.scrape("day1", DAY, "damha", "lamha")
    small = nights.with_settings(batch_size=2)
    names = [batch["name"] for batch in plan_build("build1", small.settings)]
    assert names[:2] == ["damha 1", "damha 2"]
    small.build("build1")
    assert replace(small).exported(tmp_path / "small") == exports_of_an_undisturbed_night(
        nights, tmp_path
    )
