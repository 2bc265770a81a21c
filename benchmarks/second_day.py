"""Measures what a second day costs portals: requests, answers 304, bytes, by site.

    python -m benchmarks.second_day [--sites demo/sites]

Every figure is taken twice: from our own ledger (`crawl.politeness`) and from the log of the
server that plays the sites.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from demo.portal_server import PortalServer, Request
from demo.postgres import Cluster
from govnews.load.migrations import migrate
from tests.steps.night import Nights, news_day

ROOT = Path(__file__).resolve().parents[1]
DAYS = ("day1", "day2")


@dataclass(frozen=True, kw_only=True)
class Burden:
    """What one site bore on one day. `taken_bytes` are those of bodies that we read."""

    requests: int
    not_modified: int
    taken_bytes: int


@dataclass(frozen=True, kw_only=True)
class SiteDays:
    """One site's two days, as our ledger and as the server saw them."""

    ledger: tuple[Burden, Burden]
    server: tuple[Burden, Burden]
    requests: tuple[tuple[Request, ...], tuple[Request, ...]]

    @property
    def share_not_modified(self) -> float:
        """The share of the second day's requests that were answered by 304."""
        second = self.ledger[1]
        return second.not_modified / second.requests if second.requests else 0.0


def two_days(nights: Nights) -> dict[str, SiteDays]:
    """Scrape and build two days of played sites; return what each site bore."""
    ledgers: list[dict[str, Burden]] = []
    seen: list[dict[str, tuple[Request, ...]]] = []
    for number, day in enumerate(DAYS, 1):
        nights.server.set_day(number)
        nights.server.requests.clear()
        nights.scrape(day, news_day(nights.sites, day))
        nights.build(f"build{number}")
        ledgers.append(_ledger(nights, day))
        seen.append(_by_site(nights.server.requests))
    return {
        slug: SiteDays(
            ledger=(ledgers[0][slug], ledgers[1][slug]),
            server=(_as_served(seen[0][slug]), _as_served(seen[1][slug])),
            requests=(seen[0][slug], seen[1][slug]),
        )
        for slug in sorted(ledgers[0])
    }


def _ledger(nights: Nights, run_id: str) -> dict[str, Burden]:
    rows = nights.rows(
        "SELECT portal_code, sum(requests), sum(not_modified), sum(received_bytes)"
        " FROM crawl.politeness WHERE run_id = :run_id GROUP BY portal_code",
        run_id=run_id,
    )
    return {
        slug: Burden(requests=int(asked), not_modified=int(same), taken_bytes=int(received))
        for slug, asked, same, received in rows
    }


def _by_site(requests: Sequence[Request]) -> dict[str, tuple[Request, ...]]:
    slugs = {request.slug for request in requests if request.slug}
    return {slug: tuple(one for one in requests if one.slug == slug) for slug in slugs}


def _as_served(requests: Sequence[Request]) -> Burden:
    return Burden(
        requests=len(requests),
        not_modified=sum(one.status == HTTPStatus.NOT_MODIFIED for one in requests),
        # The body of a redirect or of an error tells us nothing: it is not read.
        taken_bytes=sum(one.body_bytes for one in requests if 200 <= one.status < 300),
    )


def print_days(days: Mapping[str, SiteDays]) -> None:
    """Print one line per site; where ledger and server differ, both."""
    head = ("requests 1", "2", "304s on 2", "share", "KiB 1", "2")
    print(f"\n{'second day, by site':24}" + "".join(f"{word:>12}" for word in head))
    for slug, site in days.items():
        first, second = site.ledger
        figures = (
            f"{first.requests}", f"{second.requests}", f"{second.not_modified}",
            f"{site.share_not_modified:.0%}", f"{first.taken_bytes / 1024:.0f}",
            f"{second.taken_bytes / 1024:.0f}",
        )  # fmt: skip
        print(f"{slug:24}" + "".join(f"{figure:>12}" for figure in figures))
        if site.ledger != site.server:
            print(f"  differs from the server's log: {site.server}")


def main() -> None:
    """Play the sites named by the options, two days, and print what they bore."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.second_day", description=__doc__)
    options.formatter_class = argparse.RawDescriptionHelpFormatter
    options.add_argument("--sites", type=Path, default=ROOT / "demo" / "sites")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="govnews-bench-") as folder:
        cluster = Cluster(Path(folder) / "postgres")
        try:
            cluster.start()
            url = cluster.url()
            with create_engine(url, poolclass=NullPool).connect() as connection:
                connection.connection.driver_connection.autocommit = True  # type: ignore[union-attr]
                connection.exec_driver_sql("CREATE DATABASE warehouse")
            warehouse = url.set(database="warehouse").render_as_string(hide_password=False)
            migrate(warehouse, ROOT / "sql")
            with PortalServer(given.sites) as server:
                print_days(two_days(Nights.on(given.sites, server, warehouse, Path(folder))))
        finally:
            cluster.stop()


if __name__ == "__main__":
    main()
