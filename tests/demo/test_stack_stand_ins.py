"""In the demo no real site is asked, whichever portal somebody chooses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from demo.portal_server import PortalServer
from demo.supervisor import stand_ins
from govnews.failures import Failure
from govnews.portals.shelf import portal_slugs
from govnews.settings import read_settings, read_stand_ins
from govnews.steps import plan_run, scrape_portal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PortalServer]:
    """One portal of the shelf is played, the others are not."""
    shutil.copytree(ROOT / "demo" / "sites" / "lamha", tmp_path / "sites" / "lamha")
    with PortalServer(tmp_path / "sites") as running:
        yield running


def test_every_portal_of_the_shelf_has_a_stand_in(server: PortalServer) -> None:
    found = read_stand_ins(stand_ins(server, portal_slugs()))
    assert set(found) == set(portal_slugs()) > set(server.hosts)
    assert {one.address for one in found.values()} == {server.address}
    for slug, one in found.items():
        assert one.host == server.hosts.get(slug, f"{slug}.absent.test")


@pytest.mark.parametrize("slug", ["damha", "kontum_edu"])
def test_a_portal_that_is_not_played_is_asked_here_and_found_absent(
    slug: str, server: PortalServer, warehouse_url: str, tmp_path: Path
) -> None:
    settings = read_settings(
        {
            "GOVNEWS_WAREHOUSE_URL": warehouse_url,
            "GOVNEWS_STATE_DIR": str(tmp_path),
            "GOVNEWS_STAND_INS": stand_ins(server, portal_slugs()),
            "GOVNEWS_DELAY_SECONDS": "0",
        }
    )
    plan_run("absent", date(2025, 6, 16), [slug], settings)
    with pytest.raises(Failure):
        scrape_portal(slug, "absent", settings)
    assert {request.host for request in server.requests} == {f"{slug}.absent.test"}
    assert {request.status for request in server.requests} == {404}
