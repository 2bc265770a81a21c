"""Two portals for the tests of loading."""

from __future__ import annotations

import re

from sqlalchemy import Engine

from govnews.load.dimensions import seed_dimensions
from govnews.portal import Layout, Listing, Portal
from govnews.records import Place
from tests.load.newsroom import DAM_HA, LAM_HA, TOPICS


def make_portal(slug: str, name: str, publisher: str, place: Place) -> Portal:
    return Portal(
        slug=slug,
        name=name,
        host=f"{slug}.test",
        platform="wordpress",
        publisher=publisher,
        kind="district",
        place=place,
        layouts=(Layout(name="plain", container="article", title="h1", body="p"),),
        article_address=re.compile(r"/tin-tuc/"),
        listing_address=re.compile(r"/$"),
        listing=Listing(entry="a"),
        identify=lambda url: url,
    )


PORTALS = (
    make_portal("damha", "Huyện Đầm Hà", "Ủy ban nhân dân huyện Đầm Hà", DAM_HA),
    make_portal("lamha", "Huyện ủy Lâm Hà", "Huyện ủy Lâm Hà", LAM_HA),
)


def seed(engine: Engine) -> None:
    """Seed the dimensions with both portals."""
    seed_dimensions(engine, PORTALS, TOPICS)
