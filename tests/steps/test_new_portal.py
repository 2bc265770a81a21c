"""A site that nobody has described is useful on its first day: drafted, crawled, loaded, marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from govnews.settings import Settings
from govnews.steps.drafting import Told, draft_portal
from govnews.steps.given_page import GivenPage
from govnews.steps.shelving import write_draft
from tests.commands import new_portals as sites
from tests.commands.test_portals import served
from tests.steps.night import Nights

DAY = date(2025, 11, 26)
ADDRESS = f"http://{sites.OWN_HOST}/tin-xa/{sites.slug(1)}-71.html"


def given(url: str) -> GivenPage:
    page = sites.own_pages()[url.partition(sites.OWN_HOST)[2]]
    return GivenPage(
        payload=page.encode(), content_type="text/html; charset=utf-8", url=url, captured_on=DAY
    )


def test_its_articles_are_loaded_without_a_layout_and_say_so(
    warehouse_url: str, tmp_path: Path
) -> None:
    listing = given(f"http://{sites.OWN_HOST}/tin-xa")
    draft = draft_portal(given(ADDRESS), listing, Told(slug="moi", with_layout=False))
    assert draft.portal.layouts == ()
    write_draft(draft, "article", tmp_path)
    with served(sites.OWN_HOST, sites.own_pages()) as site:
        settings = Settings(
            warehouse_url=warehouse_url,
            archive_dir=tmp_path / "archive",
            spool_dir=tmp_path / "spool",
            data_docs_dir=tmp_path / "data-docs",
            portal_dir=tmp_path,
            stand_ins={"moi": replace(site.stand_in, host=sites.OWN_HOST)},
            delay_seconds=0.0,
        )
        nights = Nights(sites=tmp_path, server=None, settings=settings)  # type: ignore[arg-type]
        assert nights.scrape("night", DAY, "moi") == {}
        nights.build("build")
    engine = create_engine(warehouse_url, poolclass=NullPool)
    with engine.connect() as connection:
        question = "SELECT title, published_on, published_basis, read_by FROM mart.article"
        rows = connection.execute(text(question)).all()
    assert {row.title for row in rows} == set(sites.TITLES)
    assert {tuple(row)[1:] for row in rows} == {(date(2025, 11, 5), "stated", "page")}
