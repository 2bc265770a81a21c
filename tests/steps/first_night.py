"""The first nights, kept: what most tests begin with is scraped and built once, then cloned.

A kept night is a database that serves as template and the archive that it speaks of. A test
continues in copies of both, so that no test sees what another one did.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy.engine import URL

from demo.portal_server import PortalServer
from govnews.load.tallies import find_differences
from tests.conftest import TEMPLATE, clone, execute, url_text
from tests.steps.night import Nights, news_day


@dataclass(frozen=True, kw_only=True)
class KeptNight:
    """One night to continue from: its database, its archive and, if it was built, its marts."""

    sites: Path
    database: str
    archive: Path
    marts: dict[str, bytes] = field(default_factory=dict)


class FirstNights:
    """Makes day 1 of a folder of sites, once; `home` is a folder for the archives."""

    def __init__(self, maintenance: URL, home: Path) -> None:
        self._maintenance = maintenance
        self._home = home
        self.scraped = cache(self._scrape)
        self.built = cache(self._build)
        self.built_twice = cache(self._build_day_after_day)

    def continued(self, kept: KeptNight, server: PortalServer, state: Path) -> Nights:
        """Return nights that go on where `kept` ended, in copies of their own."""
        if kept.archive.exists():
            shutil.copytree(kept.archive, state / "archive")
        return Nights.on(kept.sites, server, self._clone(kept.database), state)

    def forget(self, nights: Nights) -> None:
        """Drop the database of continued nights."""
        name = nights.engine().url.database
        differing = find_differences(nights.engine())
        execute(self._maintenance, f"DROP DATABASE {name} WITH (FORCE)")
        assert differing == []

    def _scrape(self, sites: Path) -> KeptNight:
        """Scrape every portal of `sites` on day 1, as run ``day1``."""
        fresh = KeptNight(sites=sites, database=TEMPLATE, archive=self._home / "none")
        with PortalServer(sites, day=1) as server:
            nights = self.continued(fresh, server, self._home / uuid4().hex)
            assert nights.scrape("day1", news_day(sites, "day1")) == {}
        return self._keep(nights, {})

    def _build(self, sites: Path) -> KeptNight:
        """Build the scraped day 1, as ``build1``."""
        state = self._home / uuid4().hex
        with PortalServer(sites, day=1) as server:
            nights = self.continued(self.scraped(sites), server, state)
        nights.build("build1")
        return self._keep(nights, nights.exported(state / "marts"))

    def _build_day_after_day(self, sites: Path) -> KeptNight:
        """Scrape day 2 after the built day 1, as ``day2``, and build it, as ``build2``."""
        state = self._home / uuid4().hex
        with PortalServer(sites, day=2) as server:
            nights = self.continued(self.built(sites), server, state)
            assert nights.scrape("day2", news_day(sites, "day2")) == {}
        nights.build("build2")
        return self._keep(nights, nights.exported(state / "marts"))

    def _keep(self, nights: Nights, marts: dict[str, bytes]) -> KeptNight:
        return KeptNight(
            sites=nights.sites,
            database=str(nights.engine().url.database),
            archive=nights.settings.archive_dir,
            marts=marts,
        )

    def _clone(self, template: str) -> str:
        return url_text(self._maintenance.set(database=clone(self._maintenance, template)))
