"""A server that plays the five portals, and settings that send the scraper to it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from sqlalchemy.engine import URL

from demo import portal_server
from govnews.settings import Settings, StandIn
from tests.steps.first_night import FirstNights, KeptNight
from tests.steps.night import Nights

HOSTS = {
    "canloc": "canloc.hatinh.test",
    "kontum_edu": "kontum-edu.test",
    "congdankhuyenhoc": "congdankhuyenhoc.test",
    "damha": "damha.quangninh.test",
    "lamha": "huyenuylamha.lamdong.test",
}


class PortalServer:
    """The running server of ../shared/portals, one process for the whole test session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, str(folder / "serve.py"), "--port", "0", "--fault-seconds", "3"]
        command += ["--huge-mb", "16", "--bomb-mb", "64"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        first_line = self._process.stdout.readline()
        found = re.search(r"http://(127\.0\.0\.1:\d+)/", first_line)
        assert found, first_line
        self.address = found[1]

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def control(self, what: str, **parameters: str) -> Any:
        query = "&".join(f"{name}={quote(value)}" for name, value in parameters.items())
        with urlopen(f"http://{self.address}/__control__/{what}?{query}", timeout=10) as answer:
            return json.load(answer)

    def requests(self, site: str) -> list[str]:
        """The paths that were asked of one site, in order."""
        prefix = "http://" + HOSTS[site]
        log = self.control("log")
        return [entry["path"].removeprefix(prefix) for entry in log if entry["site"] == site]

    def expected(self, site: str) -> dict[str, Any]:
        text = (self.folder / site / "expected.json").read_text("utf-8")
        expected: dict[str, Any] = json.loads(text)
        return expected


@pytest.fixture(scope="session")
def running_portals(shared: Path) -> Iterator[PortalServer]:
    server = PortalServer(shared / "portals")
    yield server
    server.stop()


@pytest.fixture
def portals(running_portals: PortalServer) -> PortalServer:
    """The five portals on day 1, without faults, with an empty log."""
    running_portals.control("reset")
    return running_portals


@pytest.fixture
def scraping(portals: PortalServer, warehouse_url: str, tmp_path: Path) -> Callable[..., Settings]:
    """Makes settings for the five portals; named fields replace the usual ones."""

    def settings(**changed: Any) -> Settings:
        usual: dict[str, Any] = {
            "warehouse_url": warehouse_url,
            "archive_dir": tmp_path / "archive",
            "data_docs_dir": tmp_path / "data-docs",
            "stand_ins": {
                slug: StandIn(host=host, address=portals.address) for slug, host in HOSTS.items()
            },
            "delay_seconds": 0.0,
            "request_seconds": 5.0,
        }
        return Settings(**{**usual, **changed})

    return settings


@pytest.fixture(scope="session")
def first_nights(postgres: URL, tmp_path_factory: pytest.TempPathFactory) -> FirstNights:
    """Day 1 of any folder of sites, scraped or built once for the whole test process."""
    return FirstNights(postgres, tmp_path_factory.mktemp("first-nights"))


@pytest.fixture
def continued(first_nights: FirstNights, tmp_path: Path) -> Iterator[Callable[..., Nights]]:
    """Goes on from a kept night, in copies of its database and of its archive."""
    with ExitStack() as opened:

        def go_on(kept: KeptNight) -> Nights:
            server = opened.enter_context(portal_server.PortalServer(kept.sites, day=1))
            nights = first_nights.continued(kept, server, tmp_path)
            opened.callback(first_nights.forget, nights)
            return nights

        yield go_on
