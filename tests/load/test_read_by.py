"""The marts tell what was read without a layout, beside the article and beside every fact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.load.newsroom import Newsroom, build, make_article, read

FACT_VIEWS = (
    "quantity",
    "citation",
    "person",
    "organisation",
    "place",
    "event",
    "event_date",
    "period",
    "topic",
)


@pytest.mark.parametrize(("layout", "told"), [("none", "page"), ("wordpress_entry", "layout")])
def test_every_view_says_what_an_article_was_read_by(
    newsroom: Newsroom, layout: str, told: str
) -> None:
    build(
        newsroom.engine, "build1", read(newsroom.capture(), replace(make_article(), layout=layout))
    )
    with newsroom.engine.connect() as connection:
        for view in ("article", *FACT_VIEWS):
            question = f"SELECT DISTINCT read_by FROM mart.{view}"
            assert connection.execute(text(question)).scalars().all() == [told], view


def test_a_caveat_says_what_that_means(newsroom: Newsroom) -> None:
    with newsroom.engine.connect() as connection:
        question = "SELECT count(*) FROM mart.caveat WHERE column_name = 'read_by'"
        assert connection.execute(text(question)).scalar_one() == 1
