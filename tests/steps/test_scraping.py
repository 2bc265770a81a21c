"""The five portals, two days: every address ends as ../shared/portals says, asked once a run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from sqlalchemy import Engine, text

from govnews.discover.addresses import normalise
from govnews.fetch.playback import read_payload
from govnews.records import Capture
from govnews.settings import Settings
from govnews.steps.scraping import plan_run, scrape_portal, summarise_run
from tests.steps.conftest import HOSTS, PortalServer

FIRST, SECOND = date(2025, 6, 16), date(2025, 6, 17)
READ_BY_BUILD = {"loaded", "duplicate_of", "not_article", "soft_404", "revised", "unchanged"}
FATES = "SELECT url, fate, target_url, reason, capture_id FROM crawl.fate WHERE run_id = :run_id"
# What the build would decide on day 1; scraping of day 2 stands on it.
DECIDE = """
    UPDATE crawl.fate SET fate = :fate, target_url = :target_url
    WHERE run_id = :run_id AND url = :url AND fate IS NULL
"""


def run(settings: Settings, slug: str, run_id: str, news_day: date = FIRST) -> dict[str, int]:
    plan_run(run_id, news_day, [slug], settings)
    return scrape_portal(slug, run_id, settings)


def fates_of(warehouse: Engine, run_id: str) -> dict[str, Any]:
    with warehouse.connect() as connection:
        return {row.url: row for row in connection.execute(text(FATES), {"run_id": run_id})}


def count(warehouse: Engine, table: str) -> int:
    with warehouse.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def absolute(slug: str, address: str) -> str:
    if address.startswith("http"):
        return address
    url = normalise(quote(address, safe="/?=&%:"), f"http://{HOSTS[slug]}/")
    assert url is not None
    return url


def check_fates(portals: PortalServer, warehouse: Engine, slug: str, run_id: str, day: str) -> None:
    found = fates_of(warehouse, run_id)
    expected = {
        absolute(slug, row["url"]): (row[day]["fate"], row.get("target"))
        for row in portals.expected(slug)["fates"]
        if row[day]["fate"] != "absent"
    }
    assert set(found) == set(expected)
    for url, (fate, target) in expected.items():
        row = found[url]
        if row.fate is None:
            assert fate in READ_BY_BUILD, url
            assert row.capture_id is not None
        else:
            assert row.fate == fate, (url, row.reason)
        if row.fate in ("redirected", "duplicate_of"):
            assert row.target_url == absolute(slug, target)


def decide(portals: PortalServer, warehouse: Engine, slug: str, run_id: str) -> None:
    with warehouse.begin() as connection:
        for row in portals.expected(slug)["fates"]:
            target = absolute(slug, row["target"]) if "target" in row else None
            values = {"fate": row["day1"]["fate"], "target_url": target, "run_id": run_id}
            if values["fate"] in READ_BY_BUILD:
                connection.execute(text(DECIDE), {**values, "url": absolute(slug, row["url"])})


@pytest.mark.parametrize("slug", HOSTS)
def test_first_day_second_run_and_second_day(
    slug: str, portals: PortalServer, warehouse: Engine, scraping: Callable[..., Settings]
) -> None:
    settings = scraping()
    counts = run(settings, slug, "first")
    check_fates(portals, warehouse, slug, "first", "day1")
    asked = portals.requests(slug)
    assert not [path for path, times in Counter(asked).items() if times > 1]
    assert counts == summarise_run("first", settings)[slug]
    captures = count(warehouse, "archive.capture")
    decide(portals, warehouse, slug, "first")

    # The same day again: every answer is the same, nothing new is kept, no fate is open.
    portals.control("reset")
    run(settings, slug, "again")
    assert count(warehouse, "archive.capture") == captures
    before, after = fates_of(warehouse, "first"), fates_of(warehouse, "again")
    same = {url: "unchanged" if row.fate == "loaded" else row.fate for url, row in before.items()}
    assert {url: row.fate for url, row in after.items()} == same
    assert {url: row.target_url for url, row in after.items()} == {
        url: row.target_url for url, row in before.items()
    }

    portals.control("reset")
    portals.control("day", n="2")
    run(settings, slug, "second", SECOND)
    check_fates(portals, warehouse, slug, "second", "day2")
    conditional = {
        absolute(slug, row["url"]): row["day2"].get("http_conditional")
        for row in portals.expected(slug)["fates"]
    }
    answered = {
        absolute(slug, unquote(entry["path"]).removeprefix(f"http://{HOSTS[slug]}")): entry[
            "status"
        ]
        for entry in portals.control("log")
        if entry["site"] == slug
    }
    for url, status in answered.items():
        if conditional.get(url):
            assert status == conditional[url], url


@pytest.mark.parametrize("slug", HOSTS)
def test_listings_and_feeds_in_page_order(
    slug: str, portals: PortalServer, warehouse: Engine, scraping: Callable[..., Settings]
) -> None:
    run(scraping(), slug, "first")
    day = portals.expected(slug)["day1"]
    query = text("SELECT url FROM crawl.listing_entry WHERE listing_url = :url ORDER BY position")
    published = text("SELECT feed_published_at FROM crawl.address WHERE url = :url")
    with warehouse.connect() as connection:
        for listing, entries in day["listings"].items():
            found = connection.execute(query, {"url": absolute(slug, listing)}).scalars().all()
            assert found == [absolute(slug, entry) for entry in entries]
        for items in day["feeds"].values():
            for item in items:
                url = {"url": absolute(slug, item["url"])}
                moment = connection.execute(published, url).scalar_one()
                assert moment == datetime.fromisoformat(item["published"])


def test_captures_read_back_as_the_server_sent_them(
    portals: PortalServer, warehouse: Engine, scraping: Callable[..., Settings]
) -> None:
    settings = scraping()
    run(settings, "canloc", "manual__2025-06-16T01:30:00+07:00")
    routes = json.loads((portals.folder / "canloc/routes.json").read_text("utf-8"))["routes"]
    with warehouse.connect() as connection:
        rows = connection.execute(text("SELECT * FROM archive.capture")).mappings().all()
    assert len(rows) > 15
    for row in rows:
        payload, _ = read_payload(capture_of(row), settings.archive_dir)
        path = unquote(row["url"].removeprefix("http://canloc.hatinh.test"))
        file: Path = portals.folder / "canloc" / routes[path]["file"]
        assert payload == file.read_bytes()


def capture_of(row: Any) -> Capture:
    fields = dict(row)
    del fields["run_id"]
    fields["capture_id"] = str(fields["capture_id"])
    return Capture(portal=fields.pop("portal_code"), **fields)
