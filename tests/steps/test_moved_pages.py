"""An article that moves to another address stays one article, alive under the new one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from demo.portal_server import PortalServer
from tests.steps.night import Nights, news_day, readable

SITES = Path(__file__).resolve().parents[2] / "demo" / "sites"


def move_article(sites: Path) -> tuple[str, str]:
    """Give one article of damha another slug on day 2, in every page that links to it."""
    site = sites / "damha"
    first = json.loads((site / "routes.json").read_text("utf-8"))
    second = json.loads((site / "day2" / "routes.json").read_text("utf-8"))
    told = json.loads((site / "expected.json").read_text("utf-8"))
    old = next(
        row["url"]
        for row in told["fates"]
        if row["kind"] == "article"
        and row["day2"]["fate"] == "unchanged"
        and row["url"] not in second["routes"]
    )
    new = old.replace("/tin-tuc/", "/tin-tuc/tin-moi-")
    assert new != old
    for address, route in (first["routes"] | second["routes"]).items():
        if "file" not in route or not route["content_type"].startswith(("text/", "application/")):
            continue
        payload = (site / route["file"]).read_bytes()
        if old.encode() in payload:
            file = f"day2/moved-{len(second['routes'])}{Path(route['file']).suffix}"
            (site / file).write_bytes(payload.replace(old.encode(), new.encode()))
            second["routes"][address] = {**route, "file": file}
    second["routes"][new] = second["routes"].pop(old, first["routes"][old])
    second["removed"] = [*second["removed"], old]
    (site / "day2" / "routes.json").write_text(json.dumps(second), "utf-8")
    return f"http://{told['host']}{old}", f"http://{told['host']}{new}"


@pytest.mark.parametrize("builds", ["nightly", "once"])
def test_a_new_slug_is_the_same_article(builds: str, warehouse_url: str, tmp_path: Path) -> None:
    sites = tmp_path / "sites"
    shutil.copytree(SITES, sites, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    old, new = move_article(sites)
    with PortalServer(sites, day=1) as server:
        nights = Nights.on(sites, server, warehouse_url, tmp_path)
        nights.scrape("day1", news_day(sites, "day1"), "damha")
        if builds == "nightly":
            nights.build("build1")
        server.set_day(2)
        nights.scrape("day2", news_day(sites, "day2"), "damha")
        nights.build("build2")
        assert nights.fates("day2")[old][0] == "gone"
        assert nights.fates("day2")[new][0] == "unchanged"
        articles = {
            readable(row[0]): (row[1], row[2])
            for row in nights.rows("SELECT url, is_gone, revision_ordinal FROM mart.article")
        }
        assert old not in articles
        assert articles[new] == (False, 1)
