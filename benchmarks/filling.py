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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from benchmarks.copying import copy_lines, plain
from benchmarks.deriving import derive
from benchmarks.indexes import FreeIndex, build_indexes, drop_free_indexes
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
# A year with Tết and the mergers of bodies and of districts in it.
FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2025, 12, 31)
CHUNK_LINES = 150_000
# Of each month its own: page numbers of a portal, places in the archive.
NUMBERS, OFFSETS = 100_000, 1_000_000
# What coverage, near-duplicates and changes of revisions are read from.
COMPARED = (
    *("warehouse.article_likeness", "warehouse.article_band", "warehouse.fact_article"),
    *("warehouse.fact_article_revision", "warehouse.fact_person_mention", "crawl.fate"),
)
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
_CENTRAL = """
INSERT INTO warehouse.dim_document (
    document_id, kind, number_symbol, name, issuer_name, issued_on
)
SELECT
    central.document_id,
    central.kind,
    central.number_symbol,
    central.name,
    central.issuer_name,
    central.issued_on
FROM warehouse.central_document AS central
"""


_PORTAL_DAYS = """
INSERT INTO warehouse.fact_portal_day (
    portal_id, date_on, coverage, addresses_seen, articles_new, articles_revised, articles_gone,
    articles_published, pages_quarantined, pages_failed
)
SELECT
    portal.portal_id,
    run.news_day,
    CASE WHEN count(fate.url) > 0 THEN 'complete' ELSE 'partial' END,
    count(fate.url),
    count(*) FILTER (WHERE fate.fate = 'loaded'),
    count(*) FILTER (WHERE fate.fate = 'revised'),
    coalesce(max(gone.articles), 0),
    count(*) FILTER (WHERE fate.fate = 'loaded'),
    0,
    0
FROM crawl.run AS run
CROSS JOIN warehouse.dim_portal AS portal
LEFT JOIN crawl.fate AS fate
    ON run.run_id = fate.run_id AND portal.portal_code = fate.portal_code
LEFT JOIN (
    SELECT article.portal_id, article.gone_on, count(*) AS articles
    FROM warehouse.fact_article AS article
    WHERE article.is_gone
    GROUP BY article.portal_id, article.gone_on
) AS gone ON portal.portal_id = gone.portal_id AND run.news_day = gone.gone_on
WHERE run.news_day <= (SELECT max(article.first_seen_on) FROM warehouse.fact_article AS article)
GROUP BY portal.portal_id, run.news_day
"""
_PERSON_DAYS = """
UPDATE warehouse.dim_person AS person
SET first_seen_on = seen.first_on, last_seen_on = seen.last_on
FROM (
    SELECT
        fact.person_id,
        min(article.published_on) AS first_on,
        max(article.published_on) AS last_on
    FROM warehouse.fact_article AS article
    INNER JOIN warehouse.fact_person_mention AS fact
        ON article.current_revision_id = fact.revision_id
    GROUP BY fact.person_id
) AS seen
WHERE person.person_id = seen.person_id
"""


@dataclass(frozen=True, kw_only=True)
class Filling:
    """What was filled: articles, rows by table, and seconds by step."""

    articles: int
    rows: dict[str, int]
    seconds: dict[str, float]
    copy_seconds: float


@dataclass(frozen=True, kw_only=True)
class Month:
    """What a worker writes: some days of news, and where to."""

    url: str
    desks: list[Newsdesk]
    days: list[date]
    articles: int
    seed: int
    is_fast: bool


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a worker wrote: rows by table, and seconds of COPY."""

    rows: dict[str, int]
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
        _run(connection, _CENTRAL)


def fill(
    url: str, desks: list[Newsdesk], articles: int, seed: int, *, fast: bool = False,
    workers: int = 1,
) -> Filling:  # fmt: skip
    """Write the year's articles; tell the seconds by step."""
    seconds: dict[str, float] = {}
    dropped = _open(url, fast)
    with _timed(seconds, "rows"):
        written = _write_months(_months(url, desks, articles, seed, fast), workers)
    finish(url, dropped, workers, seconds)
    rows: Counter[str] = Counter()
    for one in written:
        rows.update(one.rows)
    return Filling(
        articles=rows["warehouse.fact_article"],
        rows=dict(rows),
        seconds=seconds,
        copy_seconds=sum(one.copy_seconds for one in written),
    )


def finish(url: str, dropped: Sequence[FreeIndex], workers: int, seconds: dict[str, float]) -> None:
    """Tell what follows from the rows: indexes, coverage, stories, changes, tallies."""
    with _timed(seconds, "indexes"):
        build_indexes(url, dropped)
        _settle(url, f"ANALYZE {', '.join(COMPARED)}", _PORTAL_DAYS, _PERSON_DAYS)
    with _timed(seconds, "stories, changes, tallies"):
        derive(url, workers)
    with _timed(seconds, "vacuum"):
        _settle(url, "VACUUM (ANALYZE)", "CHECKPOINT")


@contextmanager
def _timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    seconds[name] = time.monotonic() - started
    print(f"{name}: {seconds[name]:.0f} s", file=sys.stderr, flush=True)


def _open(url: str, fast: bool) -> list[FreeIndex]:
    """Add the nights' runs; take indexes away, if `fast`."""
    rows = Rows({}, {})
    for day in days_of(FIRST_DAY, LAST_DAY):  # pages of one month are asked again in the next
        rows.put_night(day)
    with psycopg.connect(plain(url)) as connection:
        _flush(connection, rows, Counter())
        return drop_free_indexes(connection, [*TABLES][1:]) if fast else []


def _months(
    url: str, desks: list[Newsdesk], articles: int, seed: int, fast: bool
) -> Iterator[Month]:
    days = days_of(FIRST_DAY, LAST_DAY)
    for _, group in groupby(days, key=lambda day: day.replace(day=1)):
        own = list(group)
        yield Month(
            url=url, desks=desks, days=own, seed=seed, is_fast=fast,
            articles=round(articles * _sum_weights(own) / _sum_weights(days)),
        )  # fmt: skip


def _write_months(months: Iterable[Month], workers: int) -> list[Written]:
    """Let every month be written, in processes of their own where there are several workers."""
    if workers == 1:
        return [write_month(month) for month in months]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(write_month, months))


def write_month(month: Month) -> Written:
    """Write one month's articles in a connection of its own.

    What a month holds depends on its seed only, so that the order of months does not matter.
    """
    turn = month.days[0].year * 12 + month.days[0].month - FIRST_DAY.year * 12 - FIRST_DAY.month
    numbers = {desk.code: turn * NUMBERS for desk in month.desks}
    room = Newsroom(desks=month.desks, seed=month.seed, numbers=numbers)
    topics = {code: identity("topic", code) for code in TOPIC_WORDS}
    rows = Rows(topics, _scopes(month.url), turn * OFFSETS)
    counted: Counter[str] = Counter()
    seconds = 0.0
    with psycopg.connect(plain(month.url)) as connection:
        if month.is_fast:
            _run(connection, "SET session_replication_role = replica")
            _run(connection, "SET synchronous_commit = off")
        for article in room.write_days(month.days, month.articles):
            rows.put_article(article, LAST_DAY)
            if len(rows.lines["warehouse.fact_quantity"]) > CHUNK_LINES / 8:
                seconds += _flush(connection, rows, counted)
        seconds += _flush(connection, rows, counted)
    print(f"{month.days[0]:%Y-%m} {counted['warehouse.fact_article']:>9,} articles", flush=True)
    return Written(rows=dict(counted), copy_seconds=seconds)


def _scopes(url: str) -> dict[str, tuple[str, str]]:
    """Return by portal code its own search term, and those of its place."""
    with psycopg.connect(plain(url)) as connection:
        rows = connection.execute(_SCOPES.encode()).fetchall()
    return {code: (portal, place) for code, portal, place in rows}


def _sum_weights(days: Sequence[date]) -> float:
    """Return how much news these days bring, in working days."""
    return sum(DAY_WEIGHTS[day_class(day)] for day in days)


def _run(connection: psycopg.Connection[Any], statement: str) -> None:
    connection.execute(statement.encode())


def _flush(connection: psycopg.Connection[Any], rows: Rows, counted: Counter[str]) -> float:
    started = time.monotonic()
    for name, columns in TABLES.items():
        lines = rows.lines.pop(name, [])
        copy_lines(connection, name, columns, lines)
        counted[name] += len(lines)
    connection.commit()
    return time.monotonic() - started


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
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    desks = newsdesks(given.seed)
    prepare(given.url, desks)
    done = fill(
        given.url, desks, given.articles, given.seed, fast=given.fast,
        workers=given.workers,
    )  # fmt: skip
    print(
        f"{done.articles:,} articles in {sum(done.seconds.values()):.0f} s,"
        f" {done.copy_seconds:.0f} s of COPY"
    )


if __name__ == "__main__":
    main()
