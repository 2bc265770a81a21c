"""One night without Airflow: the steps in the order of the two DAGs, on played portals."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from demo.portal_server import PortalServer
from govnews.failures import Failure
from govnews.load.export import export_marts
from govnews.settings import Settings, StandIn
from govnews.steps import (
    Difference,
    compare_build,
    judge_health,
    load_build,
    plan_build,
    plan_replay,
    plan_run,
    publish_build,
    read_batch,
    read_replay,
    reopen_captures,
    report_differences,
    scrape_portal,
    summarise_run,
    validate_build,
)


@dataclass(frozen=True, kw_only=True)
class Nights:
    """Played portals, a warehouse, and the settings that join them."""

    sites: Path
    server: PortalServer
    settings: Settings

    @classmethod
    def on(cls, sites: Path, server: PortalServer, warehouse_url: str, state: Path) -> Nights:
        """Return nights on `sites`, kept in `state`."""
        stand_ins = {
            slug: StandIn(host=host, address=f"127.0.0.1:{server.port}")
            for slug, host in server.hosts.items()
        }
        settings = Settings(
            warehouse_url=warehouse_url,
            archive_dir=state / "archive",
            data_docs_dir=state / "data-docs",
            stand_ins=stand_ins,
            delay_seconds=0.0,
        )
        return cls(sites=sites, server=server, settings=settings)

    def with_settings(self, **changes: Any) -> Nights:
        return replace(self, settings=replace(self.settings, **changes))

    def scrape(self, run_id: str, day: date, *slugs: str) -> dict[str, Failure]:
        """Scrape like scrape_portals; return the failures by portal."""
        failures = {}
        for slug in plan_run(run_id, day, slugs or sorted(self.server.hosts), self.settings):
            try:
                scrape_portal(slug, run_id, self.settings)
            except Failure as failure:
                failures[slug] = failure
        summarise_run(run_id, self.settings)
        return failures

    def build(self, build_id: str) -> dict[str, int]:
        """Build like build_warehouse; return the rows loaded by table."""
        for batch in plan_build(build_id, self.settings):
            read_batch(build_id, batch, self.settings)
        compare_build(build_id, self.settings)
        validate_build(build_id, self.settings)
        counts = load_build(build_id, self.settings)
        publish_build(build_id, self.settings)
        judge_health(build_id, self.settings)
        return counts

    def replay(self, replay_id: str, day: date, *slugs: str) -> Difference:
        """Replay like replay_archive up to its report."""
        for batch in plan_replay(replay_id, slugs, day, day, self.settings):
            read_replay(replay_id, batch, self.settings)
        return report_differences(replay_id, self.settings)

    def reopen(self, replay_id: str, difference: Difference) -> int:
        return reopen_captures(replay_id, difference, self.settings)

    def engine(self) -> Engine:
        return create_engine(self.settings.warehouse_url, poolclass=NullPool)

    def rows(self, statement: str, **bound: object) -> list[Any]:
        with self.engine().connect() as connection:
            return list(connection.execute(text(statement), bound))

    def fates(self, run_id: str) -> dict[str, tuple[str, str | None]]:
        """Return fate and target of every address of the run, written as in expected.json."""
        rows = self.rows(
            "SELECT url, fate, target_url FROM crawl.fate WHERE run_id = :run_id", run_id=run_id
        )
        return {readable(row[0]): (row[1], readable(row[2]) if row[2] else None) for row in rows}

    def exported(self, folder: Path) -> dict[str, bytes]:
        """Return the marts as exported, by file name."""
        return {file.name: file.read_bytes() for file in export_marts(self.engine(), folder)}


def readable(url: str) -> str:
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return unquote(f"{parts.scheme}://{parts.netloc}{parts.path}{query}")


def expected_fates(sites: Path, day: str) -> dict[str, tuple[str, str | None]]:
    """Return what expected.json promises of a day: address to fate and target."""
    promised = {}
    for file in sorted(sites.glob("*/expected.json")):
        told = json.loads(file.read_text("utf-8"))
        for row in told["fates"]:
            fate = row[day]["fate"]
            if fate != "absent":
                target = row.get("target") if fate in {"duplicate_of", "redirected"} else None
                promised[_absolute(told, row["url"])] = (fate, target and _absolute(told, target))
    return promised


def news_day(sites: Path, day: str) -> date:
    file = next(iter(sorted(sites.glob("*/expected.json"))))
    return date.fromisoformat(json.loads(file.read_text("utf-8"))[day]["date"])


def _absolute(told: dict[str, Any], address: str) -> str:
    return address if "://" in address else f"http://{told['host']}{address}"


def assert_fates(nights: Nights, run_id: str, promised: dict[str, tuple[str, str | None]]) -> None:
    found = nights.fates(run_id)
    wrong = {
        url: (end, found.get(url))
        for url, end in promised.items()
        if found.get(url, ("missing", None))[0] != end[0] or (end[1] and found[url][1] != end[1])
    }
    assert not wrong
    assert None not in {fate for fate, _ in found.values()}
