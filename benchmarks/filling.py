"""Fills a warehouse with made-up months by COPY, in the order of the foreign keys.

    python -m benchmarks.filling URL --articles 20000

`fast` leaves out what real loads never do: triggers and foreign keys are not asked, and indexes
that no foreign key needs are built once at the end. Without it every promise of the
database is checked row by row.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from benchmarks.copying import copy_lines, plain
from benchmarks.deriving import derive
from benchmarks.months import DAY_WEIGHTS, Newsroom, days_of
from benchmarks.rows import TABLES, Rows
from benchmarks.templates import TOPIC_WORDS
from benchmarks.world import Newsdesk, dimension_rows, newsdesks
from govnews.identity import identity
from govnews.load.dimensions import seed_dimensions
from govnews.load.migrations import migrate
from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.public_holidays import day_class

ROOT = Path(__file__).resolve().parents[1]
FIRST_DAY, LAST_DAY = date(2025, 11, 1), date(2026, 10, 31)
CHUNK_LINES = 150_000
# What near-duplicates and changes of revisions are read from.
COMPARED = ("article_likeness", "article_band", "fact_article", "fact_article_revision")
DIMENSIONS = {
    "dim_organisation": (
        *("organisation_id", "name", "name_search", "organisation_type", "body", "body_search"),
        *("level", "place_id"),
    ),
    "dim_person": (
        *("person_id", "name", "name_search", "province_name", "office_name"),
        *("office_organisation_id", "place_id"),
    ),
    "dim_portal": (
        *("portal_id", "portal_code", "name", "host", "platform", "portal_kind", "place_id"),
    ),
}
# The terms under which a portal's articles are found: its own, then those of its place.
_SCOPES = """
SELECT
    portal.portal_code,
    split_part(warehouse.search_scope(article), ' ', 1),
    substr(warehouse.search_scope(article), strpos(warehouse.search_scope(article), ' ') + 1)
FROM warehouse.dim_portal AS portal
LEFT JOIN warehouse.dim_place AS place ON portal.place_id = place.place_id
CROSS JOIN LATERAL jsonb_populate_record(
    NULL::warehouse.fact_article,
    jsonb_build_object(
        'portal_id', portal.portal_id,
        'place_id', place.place_id,
        'today_place_id', place.today_place_id
    )
) AS article
"""
# What nobody refers to may lose its indexes while rows are copied in.
_INDEXES = """
SELECT
    format('%%I.%%I', space.nspname, entry.relname) AS index_name,
    pg_get_indexdef(known.indexrelid) AS definition,
    own.conname,
    pg_get_constraintdef(own.oid) AS constraint_definition,
    known.indrelid::regclass::text AS table_name
FROM pg_index AS known
INNER JOIN pg_class AS entry ON known.indexrelid = entry.oid
INNER JOIN pg_class AS held ON known.indrelid = held.oid
INNER JOIN pg_namespace AS space ON held.relnamespace = space.oid
LEFT JOIN pg_constraint AS own ON own.conindid = known.indexrelid AND own.contype IN ('p', 'u')
WHERE
    known.indrelid::regclass::text = any(%s)
    AND NOT EXISTS (
        SELECT 1 FROM pg_constraint AS other
        WHERE other.conindid = known.indexrelid AND other.contype = 'f'
    )
ORDER BY index_name
"""


@dataclass(frozen=True, kw_only=True)
class Filling:
    """What was filled: articles, rows by table, and seconds."""

    articles: int
    rows: dict[str, int]
    seconds: float
    copy_seconds: float


def prepare(url: str, desks: Sequence[Newsdesk]) -> None:
    """Migrate the warehouse, seed it and add the portals, bodies and officials of the news."""
    migrate(url, ROOT / "sql")
    topics = [(row["code"], row["label_en"], row["label_vi"]) for row in table("topics.csv")]
    seed_dimensions(create_engine(url, poolclass=NullPool), (), topics)
    with psycopg.connect(plain(url)) as connection:
        lines: dict[str, list[str]] = {}
        for name, row in dimension_rows(list(desks)):
            lines.setdefault(name, []).append("\t".join(row))
        for name, columns in DIMENSIONS.items():
            copy_lines(connection, f"warehouse.{name}", columns, lines[name])


def fill(
    url: str, desks: list[Newsdesk], articles: int, seed: int, *, fast: bool = False,
    until: float = float("inf"),
) -> Filling:  # fmt: skip
    """Write the year's articles; stop after the month in which `until` (monotonic) passes."""
    started = time.monotonic()
    room = Newsroom(desks=desks, seed=seed)
    rows = Rows({code: identity("topic", code) for code in TOPIC_WORDS}, _scopes(url))
    counted: dict[str, int] = {}
    seconds = 0.0
    days = days_of(FIRST_DAY, LAST_DAY)
    with psycopg.connect(plain(url)) as connection, _unhindered(connection, fast):
        for day in days:  # pages of one month are asked again in the next
            rows.put_night(day)
        for month, group in groupby(days, key=lambda day: day.replace(day=1)):
            own = list(group)
            share = _sum_weights(own) / _sum_weights(days)
            for article in room.write_days(own, round(articles * share)):
                rows.put_article(article, LAST_DAY)
                if len(rows.lines["warehouse.fact_quantity"]) > CHUNK_LINES / 8:
                    seconds += _flush(connection, rows, counted)
            seconds += _flush(connection, rows, counted)
            print(
                f"{month:%Y-%m} {counted['warehouse.fact_article']:>9,} articles"
                f" {time.monotonic() - started:7.0f} s",
                file=sys.stderr, flush=True,
            )  # fmt: skip
            if time.monotonic() > until:
                break
        rows.put_portal_days([desk.portal_id for desk in desks], days[: days.index(own[-1]) + 1])
        seconds += _flush(connection, rows, counted)
        _set_person_days(connection, rows.person_days)
    _settle(url, f"ANALYZE {', '.join(f'warehouse.{name}' for name in COMPARED)}")
    derive(url)
    _settle(url, "SELECT warehouse.recount_tallies()", "VACUUM (ANALYZE)", "CHECKPOINT")
    return Filling(
        articles=counted["warehouse.fact_article"],
        rows=counted,
        seconds=time.monotonic() - started,
        copy_seconds=seconds,
    )


def _scopes(url: str) -> dict[str, tuple[str, str]]:
    """Return by portal code its own search term, and those of its place."""
    with psycopg.connect(plain(url)) as connection:
        rows = connection.execute(_SCOPES.encode()).fetchall()
    return {code: (portal, place) for code, portal, place in rows}


def _sum_weights(days: Sequence[date]) -> float:
    """Return how much news these days bring, in working days."""
    return sum(DAY_WEIGHTS[day_class(day)] for day in days)


@contextmanager
def _unhindered(connection: psycopg.Connection[Any], fast: bool) -> Iterator[None]:
    """Take away triggers, foreign keys and free indexes while rows come in, if `fast`."""
    if not fast:
        yield
        connection.commit()
        return
    names = [name for name in TABLES if name != "crawl.run"]
    found = connection.execute(_INDEXES, (names,)).fetchall()
    for index, _, constraint, _, owner in found:
        _run(
            connection,
            f'ALTER TABLE {owner} DROP CONSTRAINT "{constraint}"' if constraint
            else f"DROP INDEX {index}",
        )  # fmt: skip
    connection.commit()
    _run(connection, "SET session_replication_role = replica")
    _run(connection, "SET synchronous_commit = off")
    try:
        yield
    finally:
        connection.commit()
        _run(connection, "RESET session_replication_role")
        _run(connection, "SET maintenance_work_mem = '1GB'")
        for _, definition, constraint, constraint_definition, owner in found:
            _run(
                connection,
                f'ALTER TABLE {owner} ADD CONSTRAINT "{constraint}" {constraint_definition}'
                if constraint else definition,
            )  # fmt: skip
            connection.commit()


def _run(connection: psycopg.Connection[Any], statement: str) -> None:
    connection.execute(statement.encode())


def _flush(connection: psycopg.Connection[Any], rows: Rows, counted: dict[str, int]) -> float:
    started = time.monotonic()
    for name, columns in TABLES.items():
        lines = rows.lines.pop(name, [])
        copy_lines(connection, name, columns, lines)
        counted[name] = counted.get(name, 0) + len(lines)
    connection.commit()
    return time.monotonic() - started


def _set_person_days(
    connection: psycopg.Connection[Any], person_days: dict[str, tuple[str, str]]
) -> None:
    _run(connection, "CREATE TEMPORARY TABLE seen (person_id uuid, first_on date, last_on date)")
    lines = ["\t".join((key, *days)) for key, days in person_days.items()]
    copy_lines(connection, "seen", ("person_id", "first_on", "last_on"), lines)
    _run(
        connection,
        "UPDATE warehouse.dim_person AS person SET first_seen_on = seen.first_on,"
        " last_seen_on = seen.last_on FROM seen WHERE person.person_id = seen.person_id",
    )


def _settle(url: str, *statements: str) -> None:
    """Bring statistics and visibility up to date, as weeks of autovacuum would."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        for statement in statements:
            _run(connection, statement)


def main() -> None:
    """Fill the warehouse at the address given."""
    options = argparse.ArgumentParser(description="Fill a warehouse with made-up months.")
    options.add_argument("url")
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--fast", action="store_true")
    options.add_argument("--seconds", type=float, default=float("inf"))
    given = options.parse_args()
    desks = newsdesks(given.seed)
    prepare(given.url, desks)
    done = fill(
        given.url, desks, given.articles, given.seed, fast=given.fast,
        until=time.monotonic() + given.seconds,
    )  # fmt: skip
    print(f"{done.articles:,} articles in {done.seconds:.0f} s, {done.copy_seconds:.0f} s of COPY")


if __name__ == "__main__":
    main()
