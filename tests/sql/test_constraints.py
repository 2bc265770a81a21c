"""Each promise of the warehouse is a constraint: each is broken here, and refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from govnews.load.portal_days import refresh_portal_days
from tests.conftest import new_warehouse, opened
from tests.load.newsroom import BODY, OTHER, Newsroom, build, corrected, make_article, read
from tests.load.shelf import seed


@pytest.fixture(scope="module")
def filled(postgres: URL) -> Iterator[Engine]:
    """One warehouse with an article in two texts and another; every test takes itself back."""
    with new_warehouse(postgres) as url, opened(url) as engine:
        seed(engine)
        newsroom = Newsroom(engine=engine)
        other = make_article(url=OTHER, body=("Trồng rừng." * 40, *BODY), title="Trồng rừng")
        build(
            engine,
            "build1",
            read(newsroom.capture()),
            read(newsroom.capture(OTHER), other, page_identity="11001"),
        )
        day = date(2026, 11, 21)
        again = newsroom.capture(run_id="run2", day=day)
        build(engine, "build2", read(again, corrected(make_article()), run_id="run2", day=day))
        refresh_portal_days(engine)
        yield engine


FACTS = (
    *("quantity", "document_citation", "person_mention", "organisation_mention"),
    *("place_mention", "event", "event_date", "period", "topic_evidence"),
)
REVISION = "UPDATE warehouse.fact_article_revision SET "
ARTICLE = "UPDATE warehouse.fact_article SET "
BROKEN = {
    # revisions: one at a time, no gap, one open, the article's own
    "fact_article_revision_ends_where_another_begins": REVISION
    + "valid_to = valid_to + interval '1 hour' WHERE valid_to IS NOT NULL",
    "fact_article_revision_begins_once": REVISION
    + "valid_from = (SELECT min(valid_from) FROM warehouse.fact_article_revision),"
    " valid_to = NULL WHERE revision_ordinal = 2",
    "fact_article_revision_current": REVISION + "valid_to = NULL",
    "fact_article_revision_check": REVISION + "valid_to = valid_from WHERE valid_to IS NOT NULL",
    "fact_article_current_revision_is_its_own": ARTICLE
    + "current_revision_id = (SELECT revision_id FROM warehouse.fact_article_revision AS r"
    " WHERE r.article_id <> fact_article.article_id LIMIT 1)",
    "fact_article_revision_has_digest": REVISION + "content_digest = ''",
    "fact_article_revision_is_made_of_lists": REVISION + "attachments = '{}'",
    # articles
    "fact_article_is_nfc": ARTICLE + "title = normalize(title, NFD)",
    "fact_article_day_is_the_moments": ARTICLE + "published_at = published_on - interval '1 day'",
    "fact_article_moment_needs_a_day": ARTICLE
    + "published_at = now(), published_on = NULL, published_basis = 'absent'",
    "fact_article_gone_reason": ARTICLE + "gone_reason = 'HTTP 404'",
    "fact_article_absent_nights": ARTICLE + "absent_nights = 2",
    "fact_article_check": ARTICLE + "published_on = NULL",
    "fact_article_portal_id_page_identity_key": ARTICLE + "page_identity = 'one'",
    "fact_article_published_basis_check": ARTICLE + "published_basis = 'fetched'",
    # figures
    "fact_quantity_range_ascends": "UPDATE warehouse.fact_quantity SET value_high = value - 1",
    "fact_quantity_period_ascends": "UPDATE warehouse.fact_quantity"
    " SET period_end_on = '2020-01-01', period_start_on = '2021-01-01'",
    "fact_quantity_has_unit": "UPDATE warehouse.fact_quantity SET unit = ''",
    "fact_quantity_modifier": "UPDATE warehouse.fact_quantity SET modifier = 'about'",
    "fact_quantity_nature_check": "UPDATE warehouse.fact_quantity SET nature = 'wish'",
    "fact_place_mention_level": "UPDATE warehouse.fact_place_mention SET place_level = 'street'",
    # dimensions
    "dim_place_one_state_at_a_time": "UPDATE warehouse.dim_place"
    " SET valid_from = NULL, valid_to = NULL WHERE official_code IS NOT NULL",
    "dim_place_check": "UPDATE warehouse.dim_place SET valid_to = valid_from - 1",
    "dim_place_has_a_name": "UPDATE warehouse.dim_place SET name = '' WHERE level = 'country'",
    "dim_person_check1": "UPDATE warehouse.dim_person SET first_seen_on = last_seen_on + 1",
    "dim_person_has_a_name": "UPDATE warehouse.dim_person SET name_search = ''",
    "dim_organisation_has_a_name": "UPDATE warehouse.dim_organisation SET name = ''",
    "dim_date_is_of_its_day": "UPDATE warehouse.dim_date SET iso_weekday = 8 - iso_weekday"
    " WHERE date_on = '2026-11-23'",
    "dim_date_school_year": "UPDATE warehouse.dim_date SET school_year = '2026-2028'",
    "dim_date_holiday_has_a_name": "UPDATE warehouse.dim_date SET holiday_name = NULL",
    "dim_date_tet": "UPDATE warehouse.dim_date SET is_tet = TRUE",
    "fact_portal_day_counts": "UPDATE warehouse.fact_portal_day SET articles_new = -1",
    "fact_portal_day_coverage_check": "UPDATE warehouse.fact_portal_day SET coverage = 'fine'",
    # takedowns
    "takedown_check": "INSERT INTO crawl.takedown (takedown_id, kind, name, reason)"
    " VALUES (gen_random_uuid(), 'article', 'x y', 'why')",
    "takedown_reason_check": "INSERT INTO crawl.takedown (takedown_id, kind, url, reason)"
    " VALUES (gen_random_uuid(), 'article', 'http://x', '')",
}
BROKEN |= {
    f"fact_{fact}_quote_is_its_span": f"UPDATE warehouse.fact_{fact} SET span_end = span_end + 999"
    for fact in FACTS
}
BROKEN |= {
    f"fact_{fact}_has_rule_and_version": f"UPDATE warehouse.fact_{fact} SET rule = ''"
    for fact in FACTS
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_promise_is_refused(filled: Engine, name: str) -> None:
    with filled.connect() as connection:
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        with pytest.raises(DBAPIError, match=f'constraint "{name}'):
            connection.execute(text(BROKEN[name]))
        connection.rollback()


def test_text_of_a_revision_is_nfc(filled: Engine) -> None:
    """Only an insert can bring another form: words never change."""
    copied = (
        "CREATE TEMPORARY TABLE copied AS SELECT * FROM warehouse.fact_article_revision LIMIT 1",
        "UPDATE copied SET text = normalize(text, NFD), revision_id = gen_random_uuid()",
    )
    with filled.connect() as connection:
        for statement in copied:
            connection.execute(text(statement))
        insert = text("INSERT INTO warehouse.fact_article_revision SELECT * FROM copied")
        with pytest.raises(DBAPIError, match="fact_article_revision_is_nfc"):
            connection.execute(insert)


def test_every_constraint_holds_for_what_is_there(filled: Engine) -> None:
    question = text(
        "SELECT conname FROM pg_constraint WHERE NOT convalidated"
        " AND connamespace = 'warehouse'::regnamespace"
    )
    with filled.connect() as connection:
        assert list(connection.scalars(question)) == []


def test_every_validity_is_guarded(filled: Engine) -> None:
    """Tables with a validity are known here: a new one needs its guard against overlaps."""
    question = text(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = 'warehouse' AND column_name = 'valid_to'"
        " AND table_name NOT LIKE 'shown%'"
    )
    with filled.connect() as connection:
        assert set(connection.scalars(question)) == {"dim_place", "fact_article_revision"}
