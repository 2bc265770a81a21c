"""Analysts read mart and nothing else; migrating many databases of one cluster is safe."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.pool import NullPool

from govnews.load.migrations import lay_views, migrate
from tests.conftest import execute, url_text
from tests.load.newsroom import URL as ARTICLE_URL
from tests.load.newsroom import Newsroom, build, read

SQL = Path(__file__).resolve().parents[2] / "sql"


SETTINGS = {
    "default_transaction_read_only": "on",
    "idle_in_transaction_session_timeout": "10min",
    "statement_timeout": "60s",
    "temp_file_limit": "20GB",
}


@pytest.fixture
def analyst(warehouse: Engine) -> Iterator[Engine]:
    """A login of the role itself, as installations have it."""
    with warehouse.begin() as connection:
        connection.execute(text("ALTER ROLE analyst LOGIN PASSWORD 'only for this test'"))
    address = warehouse.url.set(username="analyst", password="only for this test")
    engine = create_engine(address, poolclass=NullPool)
    yield engine
    engine.dispose()
    with warehouse.begin() as connection:
        connection.execute(text("ALTER ROLE analyst NOLOGIN PASSWORD NULL"))


def as_role(engine: Engine, role: str, statement: str) -> list[object]:
    with engine.begin() as connection:
        connection.execute(text(f"SET LOCAL ROLE {role}"))
        result = connection.execute(text(statement))
        return list(result.scalars()) if result.returns_rows else []


def test_analyst_reads_marts(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    views = "SELECT viewname FROM pg_views WHERE schemaname = 'mart'"
    for view in as_role(newsroom.engine, "analyst", views):
        as_role(newsroom.engine, "analyst", f"SELECT count(*) FROM mart.{view}")
    explained = f"SELECT stage FROM mart.explain_url('{ARTICLE_URL}')"
    assert "revision" in as_role(newsroom.engine, "analyst", explained)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM warehouse.fact_article",
        "SELECT count(*) FROM archive.capture",
        "SELECT count(*) FROM crawl.fate",
        "SELECT count(*) FROM staging.reading",
        "SELECT count(*) FROM quarantine.refused_row",
        "SELECT count(*) FROM quality.check_result",
        "DELETE FROM mart.coverage",
        "UPDATE mart.portal_health SET name = ''",
        "CREATE TABLE mart.mine (number integer)",
        "CREATE TABLE public.mine (number integer)",
        "DROP VIEW mart.article",
        "SELECT count(*) FROM warehouse.shown_article",
        "SELECT count(*) FROM warehouse.article_search",
        "SELECT count(*) FROM crawl.takedown",
        "SELECT warehouse.search_key('x')",
        "SELECT warehouse.withhold(NULL)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION mart.search(text) RETURNS text LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION dblink",
        "COPY (SELECT 1) TO PROGRAM 'cat'",
        "COPY (SELECT 1) TO '/tmp/mine'",
        "COPY mart.article FROM '/etc/passwd'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_ls_dir('/')",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT lo_create(0)",
        "SELECT lo_import('/etc/passwd')",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_advisory_lock(hashtextextended('govnews.load', 0))",
        "SELECT pg_try_advisory_xact_lock(1)",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
        "SELECT pg_reload_conf()",
        "ALTER ROLE analyst SUPERUSER",
        "ALTER ROLE govnews_loader LOGIN",
        "GRANT govnews_loader TO analyst",
        "SET ROLE govnews_loader",
        "SET SESSION AUTHORIZATION postgres",
        "SET temp_file_limit = '-1'",
        "SET session_replication_role = 'replica'",
        "LOCK TABLE mart.article IN ACCESS EXCLUSIVE MODE",
        "TRUNCATE warehouse.fact_article",
    ],
)
def test_analyst_reaches_nothing_else(analyst: Engine, statement: str) -> None:
    refusal = (
        r"permission denied|must be (owner|superuser)|cannot (update|delete from|copy to) view"
        r"|only roles with|role .* may|Only roles with"
    )
    with analyst.connect() as connection:
        # What a user may switch off is no wall: the rights alone must hold.
        connection.execute(text("SET default_transaction_read_only = off"))
        connection.commit()
        with pytest.raises(DBAPIError, match=refusal):
            connection.execute(text(statement))


def test_analyst_reads_only(analyst: Engine) -> None:
    with analyst.connect() as connection:
        for setting, value in SETTINGS.items():
            shown = {"60s": "1min"}.get(value, value)
            assert connection.scalar(text(f"SHOW {setting}")) == shown
        with pytest.raises(DBAPIError, match="read-only transaction"):
            connection.execute(text("CREATE TABLE mine (number integer)"))


def test_analyst_makes_no_temporary_tables(analyst: Engine, warehouse_url: str) -> None:
    """A right of the database itself, which a copy of the template does not inherit."""
    lay_views(warehouse_url, SQL)
    with analyst.connect() as connection:
        connection.execute(text("SET default_transaction_read_only = off"))
        connection.commit()
        with pytest.raises(DBAPIError, match="permission denied to create temporary tables"):
            connection.execute(text("CREATE TEMPORARY TABLE mine (number integer)"))


def test_analyst_may_ask_for_longer(analyst: Engine) -> None:
    """Postgres has no cap that its user cannot lift; docs/query.md offers it."""
    with analyst.connect() as connection:
        connection.execute(text("SET statement_timeout = '10min'"))


def test_loader_writes_rows_but_no_structure(warehouse: Engine) -> None:
    run = "INSERT INTO crawl.run (run_id, news_day) VALUES ('run1', '2026-11-20')"
    as_role(warehouse, "govnews_loader", run)
    with pytest.raises(ProgrammingError, match="must be owner"):
        as_role(warehouse, "govnews_loader", "DROP TABLE warehouse.fact_topic_mention")


def test_loader_loads_a_build(newsroom: Newsroom, warehouse_url: str) -> None:
    as_loader = {"options": "-c role=govnews_loader"}
    engine = create_engine(warehouse_url, poolclass=NullPool, connect_args=as_loader)
    counts = build(engine, "build1", read(newsroom.capture()))
    assert counts["fact_quantity"] == 2


def test_owner_without_the_right_to_make_roles_migrates(postgres: URL) -> None:
    owner, database = f"owner_{uuid4().hex}", f"warehouse_{uuid4().hex}"
    execute(postgres, f"CREATE ROLE {owner} LOGIN PASSWORD 'only for this test'")
    execute(postgres, f"CREATE DATABASE {database} OWNER {owner}")
    address = postgres.set(username=owner, password="only for this test", database=database)
    try:
        assert len(migrate(url_text(address), SQL)) == len(list(SQL.glob("migrations/*.sql")))
    finally:
        execute(postgres, f"DROP DATABASE {database} WITH (FORCE)")
        execute(postgres, f"DROP ROLE {owner}")


def test_analysts_questions_have_an_end(warehouse: Engine) -> None:
    with warehouse.connect() as connection:
        settings = connection.execute(
            text("SELECT rolconfig FROM pg_roles WHERE rolname = 'analyst'")
        ).scalar_one()
    assert set(settings) == {f"{name}={value}" for name, value in SETTINGS.items()}


def test_views_and_roles_are_laid_again_and_again(warehouse_url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(lay_views, warehouse_url, SQL) for _ in range(4)]:
            done.result()


def test_databases_of_one_cluster_are_laid_at_once(
    warehouse_url: str, second_warehouse: Engine
) -> None:
    other = second_warehouse.url.render_as_string(hide_password=False)
    with second_warehouse.begin() as connection:
        connection.execute(text("ALTER ROLE analyst RESET ALL"))
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(lay_views, url, SQL) for url in (warehouse_url, other)]:
            done.result()
