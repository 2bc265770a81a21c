"""The second day costs portals only what changed, and our ledger says what their server saw."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from sqlalchemy.engine import URL

from benchmarks.second_day import SiteDays, print_days, two_days
from demo.portal_server import PortalServer
from tests.conftest import new_warehouse
from tests.steps.conftest import HOSTS
from tests.steps.night import Nights

WITH_VALIDATORS = ("congdankhuyenhoc", "damha", "kontum_edu")


@pytest.fixture(scope="module")
def days(
    postgres: URL, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, SiteDays]]:
    sites, state = shared / "portals", tmp_path_factory.mktemp("second_day")
    with new_warehouse(postgres) as url, PortalServer(sites) as server:
        yield two_days(Nights.on(sites, server, url, state))


@pytest.mark.parametrize("slug", HOSTS)
def test_the_ledger_says_what_the_server_saw(slug: str, days: Mapping[str, SiteDays]) -> None:
    assert days[slug].ledger == days[slug].server


@pytest.mark.parametrize("slug", WITH_VALIDATORS)
def test_every_unchanged_page_is_answered_by_304(
    slug: str, days: Mapping[str, SiteDays], shared: Path
) -> None:
    expected: dict[str, Any] = json.loads(
        (shared / "portals" / slug / "expected.json").read_text("utf-8")
    )
    promised = {
        row["url"]: row["day2"]["http_conditional"]
        for row in expected["fates"]
        if row["day2"].get("http_conditional")
    }
    assert 304 in promised.values()
    found = {request_path(one.target, slug): one.status for one in days[slug].requests[1]}
    assert {url: found[url] for url in promised if url in found} == {
        url: status for url, status in promised.items() if url in found
    }
    missing = {url for url, status in promised.items() if status == 304} - set(found)
    assert not missing


def test_the_second_day_is_cheaper(
    days: Mapping[str, SiteDays],
    record_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_days(days)
    record_property("scores", capsys.readouterr().out)
    for slug in WITH_VALIDATORS:
        first, second = days[slug].ledger
        assert days[slug].share_not_modified > 0.3, slug
        assert second.taken_bytes < first.taken_bytes / 2, slug


def request_path(target: str, slug: str) -> str:
    return unquote(target).removeprefix(f"http://{HOSTS[slug]}")
