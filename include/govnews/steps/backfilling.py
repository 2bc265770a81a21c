"""The steps of backfill_portals: days past, from date to date, bounded and resumable.

What a run does not reach is written down (crawl.backfill: how far each listing was walked), and
the next run of the same days goes on there. Articles outside the days are not asked.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from govnews.discover.frontier import Frontier, finish_run
from govnews.failures import WrongSetting
from govnews.portals.shelf import load_portal
from govnews.settings import Settings
from govnews.steps.scraping import open_portals, scrape_with
from govnews.steps.walk import Reach
from govnews.steps.warehouse_connection import open_warehouse, translate_outages

log = logging.getLogger(__name__)

PAGES = 100  # of each listing and run: at ten articles a page, a province's half year


@dataclass(frozen=True, kw_only=True)
class Backfill:
    """What a backfill asks for: both days included; bounds for each portal and run.

    `pages` of each listing; `requests` in all, None for the portal's own budget of a night.
    """

    first_day: date
    last_day: date
    pages: int = PAGES
    requests: int | None = None

    def __post_init__(self) -> None:
        """Raise `WrongSetting` for days in the wrong order and bounds below one."""
        if self.first_day > self.last_day:
            raise WrongSetting(
                f"backfill: expected a first day before the last,"
                f" found {self.first_day} and {self.last_day}"
            )
        if self.pages < 1 or (self.requests is not None and self.requests < 1):
            raise WrongSetting(
                f"backfill: expected bounds of at least 1,"
                f" found {self.pages} pages and {self.requests} requests"
            )


class Progress(TypedDict):
    """How a portal's backfill stands: addresses by fate, listings that are walked to their end."""

    fates: dict[str, int]
    listings: int
    listings_ended: int
    is_finished: bool


@translate_outages
def plan_backfill(
    run_id: str, today: date, backfill: Backfill, portals: Sequence[str], settings: Settings
) -> list[str]:
    """Open a run of `today` for the days of `backfill` and return the slugs to ask."""
    slugs = open_portals(run_id, today, portals, settings, purpose="backfill")
    log.info(
        "backfill %s of %s to %s: %d portals: %s",
        run_id, backfill.first_day, backfill.last_day, len(slugs), ", ".join(slugs),
    )  # fmt: skip
    return slugs


@translate_outages
def backfill_portal(slug: str, run_id: str, backfill: Backfill, settings: Settings) -> Progress:
    """Ask one portal for its articles of days past; return how far that came.

    A second call of the run, and another run of the same days, goes on where the last one
    stopped. Raises what `scrape_portal` raises, after the fates are written down.
    """
    reach = Reach(first_day=backfill.first_day, last_day=backfill.last_day, pages=backfill.pages)
    portal = load_portal(slug, settings.portal_dir)
    counts = scrape_with(portal, run_id, settings, reach=reach, requests=backfill.requests)
    frontier = Frontier(
        open_warehouse(settings),
        portal=slug,
        run_id=run_id,
        statements=settings.sql_dir / "crawl",
    )
    listings = frontier.progress(backfill.first_day, backfill.last_day).values()
    left = frontier.wanted(backfill.first_day, backfill.last_day, 1)
    ended = [listing for listing in listings if listing.ended is not None]
    progress = Progress(
        fates=counts,
        listings=len(listings),
        listings_ended=len(ended),
        is_finished=len(ended) == len(listings) and not left,
    )
    log.info(
        "%s of %s to %s: %d of %d listings walked to their end%s",
        slug, backfill.first_day, backfill.last_day, len(ended), len(listings),
        "" if progress["is_finished"] else "; run it again to go on",
    )  # fmt: skip
    return progress


@translate_outages
def finish_backfill(run_id: str, settings: Settings) -> None:
    """Close the run, whatever its portals came to."""
    finish_run(open_warehouse(settings), run_id, settings.sql_dir / "crawl")
