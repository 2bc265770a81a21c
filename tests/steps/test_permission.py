"""Rules of robots.txt are asked for once, and again after a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from govnews.discover.frontier import AddressFate, FoundAddress, Frontier, KnownAddress, open_run
from govnews.discover.kinds import Kind
from govnews.fetch.manners import Manners
from govnews.portals.shelf import load_portal
from govnews.records import Fate
from govnews.settings import Settings
from govnews.steps.permission import Permission
from govnews.steps.survey import Survey
from tests.steps.test_scraping_faults import shelf

PAGE = "https://own.invalid/tin/1"


def test_rules_are_used_for_a_day_and_no_longer(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> None:
    statements = scraping().sql_dir / "crawl"
    open_run(warehouse, "first", date(2025, 6, 16), statements)
    frontier = Frontier(warehouse, portal="own", run_id="first", statements=statements)
    portal = load_portal("own", shelf(tmp_path))
    survey = Survey(portal, frontier)
    now = [0.0]
    asked: list[str] = []
    texts = [b"User-agent: *\nDisallow: /tin\n", b"User-agent: *\nCrawl-delay: 3\n"]

    def ask(known: KnownAddress) -> bytes | None:
        asked.append(known.url)
        moved = known.url.endswith("/robots.txt")
        target = "https://own.invalid/luat.txt" if moved else None
        fate = AddressFate(
            url=known.url,
            kind=Kind.ROBOTS,
            target_url=target,
            fate=Fate.REDIRECTED if moved else Fate.FOLLOWED,
        )
        found = [FoundAddress(url=target, kind=Kind.ROBOTS, found_on=None)] if target else []
        survey.save([fate], found=survey.meet(found))
        if target:
            survey.hops[known.url] = target
            return None
        return texts[len(asked) // 2 - 1]

    manners = Manners(1.0)
    permission = Permission(
        portal, survey, ask=ask, recall=lambda _: None, manners=manners, clock=lambda: now[0]
    )
    refusal = permission.refusal(PAGE)
    assert refusal is not None
    assert (refusal.fate, refusal.reason) == (Fate.EXCLUDED_BY_ROBOTS, "robots.txt")
    now[0] = 24 * 3600.0
    assert permission.refusal(PAGE) is not None
    assert len(asked) == 2
    now[0] += 1
    assert permission.refusal(PAGE) is None  # RFC 9309, 2.4: asked again, both hops
    assert len(asked) == 4
    assert manners.delay_seconds == 3.0
