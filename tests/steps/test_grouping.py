"""Groups of portals: one task, several portals, each with its own end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from govnews.failures import DoNotRetry, PortalMistake, PortalUnreachable, TryAgain
from govnews.settings import Settings
from govnews.steps import group_portals, plan_run, red_portals, scrape_group
from govnews.steps.grouping import MOST_TASKS, Group
from tests.faults.newspaper import Newspaper
from tests.fetch.site import Site, page

DAY = date(2025, 6, 16)
PAPERS = {
    slug: Newspaper(slug=slug, host=f"{slug}.test", articles=3, paragraphs=1)
    for slug in ("mot", "hai", "ba", "bon")
}
ALL = Group(name="bốn báo", slugs=list(PAPERS))


@dataclass(frozen=True, kw_only=True)
class Group4:
    """Four newspapers, each on a server of its own."""

    sites: dict[str, Site]
    settings: Settings

    def break_server(self, slug: str) -> None:
        self.sites[slug].pages["/"] = page("", "500 x")

    def mend_server(self, slug: str) -> None:
        self.sites[slug].pages["/"] = page(PAPERS[slug].listing(1))

    def break_file(self, slug: str) -> None:
        assert self.settings.portal_dir
        (self.settings.portal_dir / f"{slug}.py").write_text("PORTAL = Portal(", "utf-8")


@pytest.fixture
def papers(warehouse_url: str, tmp_path: Path) -> Iterator[Group4]:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    with ExitStack() as stack:
        sites = {}
        for slug, paper in PAPERS.items():
            (shelf / f"{slug}.py").write_text(paper.portal_file(), "utf-8")
            pages = {
                path: page(found[1], Content_Type=found[0])
                for path in paper.paths
                if (found := paper.page(path))
            }
            sites[slug] = stack.enter_context(Site(pages, paper.host))
        settings = Settings(
            warehouse_url=warehouse_url,
            archive_dir=tmp_path / "archive",
            data_docs_dir=tmp_path / "data-docs",
            stand_ins={slug: site.stand_in for slug, site in sites.items()},
            portal_dir=shelf,
            delay_seconds=0.0,
            request_seconds=5.0,
        )
        plan_run("night", DAY, list(PAPERS), settings)
        yield Group4(sites=sites, settings=settings)


def kept(warehouse: Engine) -> Counter[str]:
    """Return how many pages wait for the build, by portal."""
    waiting = "SELECT portal_code FROM crawl.fate WHERE fate IS NULL"
    with warehouse.connect() as connection:
        return Counter(connection.execute(text(waiting)).scalars())


@pytest.mark.parametrize("count", [0, 1, 5, 63, 64, 65, 128, 1000])
def test_groups_are_even_and_hold_every_portal_once(count: int) -> None:
    slugs = [f"p{number}" for number in range(count)]
    groups = group_portals(slugs)
    assert [slug for group in groups for slug in group["slugs"]] == slugs
    assert len(groups) == min(count, MOST_TASKS)
    sizes = {len(group["slugs"]) for group in groups}
    assert not sizes or max(sizes) - min(sizes) <= 1
    if count <= MOST_TASKS:
        assert [group["name"] for group in groups] == slugs


@pytest.mark.parametrize("threads", [1, 4])
def test_a_whole_group_is_scraped(threads: int, papers: Group4, warehouse: Engine) -> None:
    counts = scrape_group(ALL, "night", papers.settings, threads)
    assert list(counts) == list(PAPERS)
    assert {slug: each["waiting"] for slug, each in counts.items()} == dict.fromkeys(PAPERS, 5)
    assert kept(warehouse) == dict.fromkeys(PAPERS, 5)


def test_what_fails_in_a_group_fails_alone_and_is_named(
    papers: Group4, warehouse: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    papers.break_server("hai")
    papers.break_file("ba")
    with pytest.raises(
        TryAgain, match=r"^2 of 4 portals failed: hai: PortalUnrea.*; ba: Portal"
    ) as told:
        scrape_group(ALL, "night", papers.settings)
    assert red_portals(told.value, ALL) == ["hai", "ba"]
    assert kept(warehouse) == {"mot": 5, "bon": 5}
    assert "portal hai failed: PortalUnreachable" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_second_call_asks_nothing_of_those_that_were_finished(
    papers: Group4, warehouse: Engine
) -> None:
    papers.break_server("hai")
    with pytest.raises(TryAgain, match="1 of 4 portals failed: hai"):
        scrape_group(ALL, "night", papers.settings)
    before = {slug: site.asked.copy() for slug, site in papers.sites.items()}
    papers.mend_server("hai")
    scrape_group(ALL, "night", papers.settings)
    for slug, site in papers.sites.items():
        again = site.asked[len(before[slug]) :]
        assert bool(again) == (slug == "hai")
        assert "/robots.txt" not in again
    assert kept(warehouse) == dict.fromkeys(PAPERS, 5)


def test_only_what_can_pass_is_tried_again(papers: Group4) -> None:
    papers.break_file("mot")
    papers.break_file("bon")
    with pytest.raises(DoNotRetry, match="2 of 4 portals failed"):
        scrape_group(ALL, "night", papers.settings)


@pytest.mark.parametrize(
    ("broken", "family"), [("file", PortalMistake), ("server", PortalUnreachable)]
)
def test_a_portal_alone_fails_in_its_own_words(
    broken: str, family: type[Exception], papers: Group4
) -> None:
    (group,) = group_portals(["hai"])
    (papers.break_file if broken == "file" else papers.break_server)("hai")
    with pytest.raises(family) as told:
        scrape_group(group, "night", papers.settings)
    assert red_portals(told.value, group) == ["hai"]


def test_a_mistake_of_ours_in_one_portal_stops_no_other(
    papers: Group4, warehouse: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from govnews.steps import grouping

    def scrape(slug: str, run_id: str, settings: Settings) -> dict[str, int]:
        if slug == "mot":
            raise ZeroDivisionError("division by zero")
        return scraped(slug, run_id, replace(settings))

    scraped = grouping.scrape_portal
    monkeypatch.setattr(grouping, "scrape_portal", scrape)
    with pytest.raises(TryAgain, match="1 of 4 portals failed: mot: ZeroDivisionError"):
        scrape_group(ALL, "night", papers.settings)
    others: Sequence[str] = [slug for slug in PAPERS if slug != "mot"]
    assert kept(warehouse) == dict.fromkeys(others, 5)
