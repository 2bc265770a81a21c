"""The warehouse's structure stands, says what its columns mean, and takes older rows along."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from govnews.load.migrations import migrate
from tests.conftest import execute, url_text
from tests.load.newsroom import Newsroom, build, read
from tests.load.shelf import seed

SQL = Path(__file__).resolve().parents[2] / "sql"
# The last migration before places had communes and people had offices.
FIRST_RELEASE = "0008.stories.sql"


def test_second_migration_applies_nothing(warehouse_url: str) -> None:
    assert migrate(warehouse_url, SQL) == []


def test_every_migration_is_written_down(warehouse: Engine) -> None:
    with warehouse.connect() as connection:
        applied = connection.execute(text("SELECT migration_id FROM _yoyo_migration")).scalars()
        assert sorted(applied) == sorted(file.stem for file in (SQL / "migrations").glob("*.sql"))


@pytest.fixture
def older(postgres: URL, tmp_path: Path) -> Iterator[Engine]:
    """A warehouse as the first release left it, with one article, its facts and dimensions."""
    name = f"warehouse_{uuid4().hex}"
    execute(postgres, f"CREATE DATABASE {name}")
    url = url_text(postgres.set(database=name))
    folder = tmp_path / "sql"
    (folder / "migrations").mkdir(parents=True)
    for file in sorted((SQL / "migrations").glob("*.sql")):
        if file.name <= FIRST_RELEASE:
            shutil.copy(file, folder / "migrations")
    migrate(url, folder)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        for statement in OLDER_ROWS:
            connection.execute(text(statement))
    yield engine
    engine.dispose()
    execute(postgres, f"DROP DATABASE {name} WITH (FORCE)")


def key(number: int) -> str:
    return f"'00000000-0000-0000-0000-{number:012d}'"


EVIDENCE = "source_field, span_start, span_end, quote, rule, extractor_version"
SPAN = "'text', 0, 8, 'huyện Đầ', 'typed', '1'"
OLDER_ROWS = (
    "INSERT INTO crawl.run (run_id, news_day) VALUES ('run0', '2026-11-19')",
    "INSERT INTO archive.capture (capture_id, run_id, portal_code, url, fetched_at, http_status,"
    " payload_digest, payload_bytes, warc_file, warc_offset, warc_length)"
    f" VALUES ({key(1)}, 'run0', 'damha', 'http://damha.test/1', now(), 200, 'd', 1, 'f', 0, 1)",
    "INSERT INTO warehouse.dim_place (place_id, level, name, name_search, official_code,"
    " parent_place_id, valid_from, valid_to, today_place_id) VALUES"
    f" ({key(10)}, 'country', 'Việt Nam', 'viet nam', NULL, NULL, NULL, NULL, {key(10)}),"
    f" ({key(11)}, 'province', 'Tỉnh X', 'x', '901', {key(10)}, '2025-07-01', NULL, {key(11)}),"
    f" ({key(12)}, 'province', 'Tỉnh X', 'x', '901', {key(10)}, NULL, '2025-06-30', {key(11)}),"
    f" ({key(13)}, 'district', 'Huyện Y', 'y', '9010', {key(12)}, NULL, '2025-06-30', {key(11)})",
    "INSERT INTO warehouse.dim_organisation VALUES"
    f" ({key(20)}, 'Ủy ban nhân dân huyện Y', 'uy ban nhan dan huyen y', 'peoples_committee')",
    "INSERT INTO warehouse.dim_person VALUES"
    f" ({key(21)}, 'Trần Văn Lúa', 'tran van lua', 'Tỉnh X')",
    "INSERT INTO warehouse.dim_document (document_id, kind, number_symbol)"
    f" VALUES ({key(22)}, 'Kế hoạch', '89-KH/HU')",
    f"INSERT INTO warehouse.dim_topic VALUES ({key(23)}, 'old_topic', 'Old', 'Cũ')",
    "INSERT INTO warehouse.dim_portal (portal_id, portal_code, name, host, platform, portal_kind)"
    f" VALUES ({key(24)}, 'old', 'Cổng cũ', 'old.test', 'wordpress', 'district')",
    "INSERT INTO warehouse.fact_article (article_id, portal_id, page_identity, url,"
    " current_revision_id, title, title_search, published_on, published_basis,"
    " is_published_conflicting, authors, place_id, first_seen_on)"
    f" VALUES ({key(30)}, {key(24)}, '1', 'http://old.test/1', {key(31)}, 'Tin', 'tin',"
    f" '2024-03-05', 'stated', FALSE, '{{}}', {key(13)}, '2026-11-19')",
    "INSERT INTO warehouse.fact_article_revision (revision_id, article_id, revision_ordinal,"
    " content_digest, title, text, text_search, captions, tables, attachments, changes,"
    " capture_id, valid_from, layout, encoding, extractor_version)"
    f" VALUES ({key(31)}, {key(30)}, 1, 'd', 'Tin', 'huyện Đầm Hà', 'huyen dam ha', '{{}}', '[]',"
    f" '[]', '[]', {key(1)}, now(), 'plain', 'utf-8', '1')",
    f"INSERT INTO warehouse.fact_quantity (revision_id, {EVIDENCE}, value, unit, unit_printed,"
    f" nature) VALUES ({key(31)}, {SPAN}, 1, 'percent', '%', 'result')",
    f"INSERT INTO warehouse.fact_document_citation (revision_id, {EVIDENCE}, document_id,"
    f" is_in_banner) VALUES ({key(31)}, {SPAN}, {key(22)}, FALSE)",
    f"INSERT INTO warehouse.fact_person_mention (revision_id, {EVIDENCE}, person_id, titles)"
    f" VALUES ({key(31)}, {SPAN}, {key(21)}, '{{}}')",
    f"INSERT INTO warehouse.fact_organisation_mention (revision_id, {EVIDENCE}, organisation_id)"
    f" VALUES ({key(31)}, {SPAN}, {key(20)})",
    f"INSERT INTO warehouse.fact_place_mention (revision_id, {EVIDENCE}, place_name, place_level,"
    f" place_id) VALUES ({key(31)}, {SPAN}, 'Huyện Y', 'district', {key(13)})",
    f"INSERT INTO warehouse.fact_event (revision_id, ordinal, {EVIDENCE}, event_kind, name)"
    f" VALUES ({key(31)}, 1, {SPAN}, 'họp', 'họp')",
    f"INSERT INTO warehouse.fact_topic_mention VALUES ({key(31)}, {key(23)})",
    "INSERT INTO staging.reading (build_id, capture_id, run_id, news_day, portal_code, url,"
    f" fetched_at) VALUES ('b', {key(1)}, 'run0', '2026-11-19', 'old', 'http://old.test/1', now())",
    "INSERT INTO staging.place_mention (build_id, capture_id, source_field, span_start, span_end,"
    f" quote, rule) VALUES ('b', {key(1)}, 'text', 0, 8, 'huyện Đầ', 'typed')",
)


def ask(engine: Engine, question: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(question))]


def test_older_warehouse_is_taken_along(older: Engine) -> None:
    url = url_text(older.url)
    applied = migrate(url, SQL)
    assert applied[0] == "0009.places"
    question = (
        "SELECT place_name, province_name, place_today_name, province_today_name FROM mart.{}"
        " WHERE portal_code = 'old'"
    )
    places = [("Huyện Y", "Tỉnh X", "Tỉnh X", "Tỉnh X")]
    assert ask(older, question.format("article")) == places
    assert ask(older, question.format("quantity")) == places
    assert ask(older, question.format("place")) == places
    days = "SELECT first_seen_on::text, last_seen_on::text FROM mart.person"
    assert ask(older, days) == [("2024-03-05", "2024-03-05")]
    assert ask(older, "SELECT observed_on::text FROM mart.revision") == [("2026-11-19",)]
    for view in ("citation", "organisation", "event", "document", "office_holder"):
        assert len(ask(older, f"SELECT * FROM mart.{view}")) == 1, view


def test_older_warehouse_goes_on_with_the_present_code(older: Engine) -> None:
    migrate(url_text(older.url), SQL)
    seed(older)
    newsroom = Newsroom(engine=older)
    counts = build(older, "build1", read(newsroom.capture()))
    assert counts["fact_event_date"] == counts["fact_topic_evidence"] == 1
    assert ask(older, "SELECT count(*) FROM mart.article") == [(2,)]
    assert ask(older, "SELECT count(*) FROM mart.topic") == [(1,)]


def test_older_rows_that_break_a_new_promise_stop_no_migration(older: Engine) -> None:
    with older.begin() as connection:
        connection.execute(text("UPDATE warehouse.fact_quantity SET modifier = 'about'"))
    migrate(url_text(older.url), SQL)
    waiting = "SELECT conname FROM pg_constraint WHERE NOT convalidated"
    assert ask(older, waiting) == [("fact_quantity_modifier",)]
    assert ask(older, "SELECT url FROM mart.search('đầm hà')") == [("http://old.test/1",)]


def test_unit_cannot_have_two_states_on_one_day(warehouse: Engine) -> None:
    twice = (
        "INSERT INTO warehouse.dim_place (place_id, level, name, name_search, official_code,"
        " valid_to, today_place_id) SELECT gen_random_uuid(), level, 'Huyện Hai', 'hai',"
        " official_code, valid_to, today_place_id FROM warehouse.dim_place"
        " WHERE level = 'district' AND official_code = '200'"
    )
    with pytest.raises(IntegrityError, match="dim_place_one_state_at_a_time"):  # noqa: SIM117
        with warehouse.begin() as connection:
            connection.execute(text(twice))
