"""Measures the warehouse at volume: loads, sample questions, explanations, size, a busy night.

    VOLUME_ARTICLES=1000000 python -m benchmarks.volume

Without an address it starts a Postgres of its own in a temporary folder and deletes it again.
`--url` takes a warehouse that is filled already (its name is not checked: the night is loaded
into it). Plans and figures go into the report folder.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psycopg

from benchmarks.copying import copy_lines, plain
from benchmarks.filling import ROOT, fill, prepare
from benchmarks.months import DAY
from benchmarks.night import Night, run_night
from benchmarks.rows import run_id
from benchmarks.world import Newsdesk, newsdesks
from demo.postgres import Cluster

# A question is asked so often, a slow one only as often as fits into this.
TURNS, TURNS_MILLISECONDS = 5, 1_500
ADDRESSES = 60
QUESTION_SECONDS = 60
SETTINGS = {
    "shared_buffers": "3GB",
    "effective_cache_size": "8GB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "random_page_cost": "1.1",
    "synchronous_commit": "off",
    "checkpoint_timeout": "30min",
    # What is filled is vacuumed at the end.
    "autovacuum": "off",
    "max_parallel_maintenance_workers": "2",
}
WORDS = ("khuyen hoc", "bảo hiểm y tế", "nông thôn mới", "sạt lở")
# The last day whose pages were read.
_LAST_DAY = """
SELECT max(run.news_day) FROM crawl.run AS run
WHERE EXISTS (SELECT 1 FROM archive.capture AS capture WHERE capture.run_id = run.run_id)
"""
_LOADED = """
SELECT held.oid::regclass::text
FROM pg_class AS held
WHERE held.relnamespace = 'warehouse'::regnamespace AND held.relkind = 'r'
    AND held.relname LIKE 'fact%%' AND held.relname <> 'fact_portal_day'
    AND EXISTS (
        SELECT 1 FROM pg_attribute AS attribute
        WHERE attribute.attrelid = held.oid AND attribute.attname = 'revision_id'
    )
ORDER BY 1
"""
_SIZES = """
SELECT
    space.nspname || '.' || held.relname AS table_name,
    pg_table_size(held.oid) AS rows_bytes,
    pg_indexes_size(held.oid) AS index_bytes
FROM pg_class AS held
INNER JOIN pg_namespace AS space ON held.relnamespace = space.oid
WHERE
    held.relkind IN ('r', 'm')
    AND space.nspname IN ('archive', 'crawl', 'warehouse', 'quality', 'mart', 'staging')
    AND pg_table_size(held.oid) + pg_indexes_size(held.oid) > 1024 * 1024
ORDER BY pg_total_relation_size(held.oid) DESC
"""

Figures = dict[str, Any]


def main() -> None:
    """Fill, measure, print, and keep plans and figures."""
    given = _options().parse_args()
    given.report.mkdir(parents=True, exist_ok=True)
    desks = newsdesks(given.seed)
    figures: Figures = {"articles": given.articles}
    with _warehouse(given.url, given.keep) as url:
        if not given.filled:
            prepare(url, desks)
            filled = fill(
                url, desks, given.articles, given.seed,
                fast=given.fast, workers=given.workers if given.fast else 1,
            )  # fmt: skip
            figures["filling"] = {
                "articles": filled.articles,
                "rows": sum(filled.rows.values()),
                "seconds": {name: round(took) for name, took in filled.seconds.items()},
                "copy_seconds_of_workers": round(filled.copy_seconds),
            }
        figures |= _measure(url, desks, given)
    (given.report / "figures.json").write_text(json.dumps(figures, indent=1), "utf-8")
    print(f"plans and figures in {given.report}")


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description="Measure the warehouse at volume.")
    wanted = int(os.environ.get("VOLUME_ARTICLES", "3000"))
    options.add_argument("--articles", type=int, default=wanted)
    options.add_argument("--night", type=int, default=min(5_000, max(200, wanted // 10)))
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--url", help="an empty database, or with --filled a filled one")
    options.add_argument("--filled", action="store_true")
    options.add_argument("--no-night", action="store_true", help="only ask, load nothing")
    options.add_argument(
        "--fast", action=argparse.BooleanOptionalAction, default=True,
        help="fill without asking triggers and foreign keys, indexes last",
    )  # fmt: skip
    options.add_argument("--workers", type=int, default=2, help="processes that fill")
    options.add_argument("--keep", type=Path, help="folder of a Postgres that is not deleted")
    options.add_argument("--report", type=Path, default=ROOT / "state" / "volume")
    return options


@contextmanager
def _warehouse(url: str | None, keep: Path | None) -> Iterator[str]:
    """Yield the address given, or that of a database in a Postgres of our own.

    In the folder `keep` it stays, running, for further questions.
    """
    if url:
        yield url
        return
    home = keep or Path(tempfile.mkdtemp(prefix="govnews-volume-"))
    cluster = Cluster(home / "cluster", SETTINGS)
    try:
        cluster.start()
        with psycopg.connect(
            cluster.url().set(drivername="postgresql").render_as_string(hide_password=False),
            autocommit=True,
        ) as connection:
            connection.execute("CREATE DATABASE volume")
        yield cluster.url("volume").render_as_string(hide_password=False)
    finally:
        if keep is None:
            cluster.stop()
            shutil.rmtree(home, ignore_errors=True)


def _measure(url: str, desks: list[Newsdesk], given: argparse.Namespace) -> Figures:
    figures: Figures = {}
    with psycopg.connect(plain(url), autocommit=True) as connection:
        figures["size"] = _sizes(connection)
        figures["questions"] = _questions(connection, given.report)
        figures["explain_url"] = _explanations(connection, given.report)
        figures["explain_revisions"] = _explain_revisions(connection, given.report)
        figures["search"] = _searches(connection, given.report)
    if not given.no_night:
        with psycopg.connect(plain(url)) as connection:
            [(last,)] = connection.execute(_LAST_DAY).fetchall()
        night = run_night(url, desks, last + DAY, given.night, given.seed)
        with psycopg.connect(plain(url)) as connection:
            figures["night"] = _print_night(night, _plain_copy(connection, last + DAY))
    return figures


def _sizes(connection: psycopg.Connection[Any]) -> Figures:
    [(articles, revisions)] = connection.execute(
        "SELECT (SELECT count(*) FROM warehouse.fact_article),"
        " (SELECT count(*) FROM warehouse.fact_article_revision)"
    ).fetchall()
    tables = connection.execute(_SIZES).fetchall()
    heap, indexes = (sum(row[place] for row in tables) for place in (1, 2))
    each = (heap + indexes) / articles / 1024
    print(f"{articles:,} articles, {revisions:,} revisions:", end=" ")
    print(f"{(heap + indexes) / 1e9:.2f} GB, {each:.1f} KiB each")
    print(f"\n{'KiB per article':40}{'rows':>8}{'indexes':>9}")
    for name, rows, index in tables[:14]:
        print(f"{name:40}{rows / articles / 1024:8.2f}{index / articles / 1024:9.2f}")
    print(f"{'all':40}{heap / articles / 1024:8.2f}{indexes / articles / 1024:9.2f}\n")
    return {
        "articles": articles,
        "bytes_per_article": round((heap + indexes) / articles),
        "tables": {name: [rows, index] for name, rows, index in tables},
    }


def _questions(connection: psycopg.Connection[Any], report: Path) -> Figures:
    print(f"{'question, ms (goal 200)':44}{'median':>10}{'CPU':>10}{'first':>10}")
    found: Figures = {}
    for file in sorted((ROOT / "sql" / "queries").glob("*.sql")):
        found[file.stem] = _ask(connection, file.stem, file.read_text("utf-8"), report)
    return found


def _explanations(connection: psycopg.Connection[Any], report: Path) -> Figures:
    rows = connection.execute(
        "SELECT url FROM warehouse.fact_article ORDER BY md5(article_id::text) LIMIT %s",
        (ADDRESSES,),
    ).fetchall()
    return _explain(connection, report, "explain_url", 20, rows)


def _explain_revisions(connection: psycopg.Connection[Any], report: Path) -> Figures:
    """Time the history of articles that have more than one text."""
    rows = connection.execute(
        "SELECT article.url FROM warehouse.fact_article AS article WHERE EXISTS"
        " (SELECT 1 FROM warehouse.fact_article_revision AS revision"
        " WHERE revision.article_id = article.article_id AND revision.revision_ordinal > 1)"
        " ORDER BY md5(article.article_id::text) LIMIT %s",
        (ADDRESSES,),
    ).fetchall()
    return _explain(connection, report, "explain_revisions", 20, rows)


def _explain(
    connection: psycopg.Connection[Any], report: Path, name: str, goal: int,
    rows: Sequence[Sequence[object]],
) -> Figures:  # fmt: skip
    statement = f"SELECT * FROM mart.{name}(%s)"
    _seconds(connection, statement, rows[0])
    worked = _worked(connection)
    times = [_seconds(connection, statement, row) * 1000 for row in rows]
    worked = (_worked(connection) - worked) / len(rows)
    _keep_plan(connection, name, statement, report, rows[0])
    print(f"{f'{name}, ms (goal {goal})':44}{median(times):10.2f}{worked:10.2f}"
          f"   95 %: {quantiles(times, n=20)[-1]:.2f}")  # fmt: skip
    return {"median": median(times), "p95": quantiles(times, n=20)[-1]}


def _searches(connection: psycopg.Connection[Any], report: Path) -> Figures:
    [(known,)] = connection.execute(
        "SELECT count(*) FROM pg_proc WHERE proname = 'search'"
        " AND pronamespace = 'mart'::regnamespace"
    ).fetchall()
    if not known:
        print("mart.search: not in this database")
        return {}
    return {
        words: _ask(
            connection, f"search {words}",
            "SELECT * FROM mart.search('" + words + "') LIMIT 20", report,
        )
        for words in WORDS
    }  # fmt: skip


def _ask(
    connection: psycopg.Connection[Any], name: str, statement: str, report: Path
) -> float | None:
    """Return the median of several turns in milliseconds; None where it took too long."""
    _limit(connection, QUESTION_SECONDS)
    try:
        first = _seconds(connection, statement) * 1000
        turns = max(1, min(TURNS, round(TURNS_MILLISECONDS / first)))
        worked = _worked(connection)
        times = [_seconds(connection, statement) * 1000 for _ in range(turns)]
        worked = (_worked(connection) - worked) / turns
        _keep_plan(connection, name, statement, report)
    except psycopg.errors.QueryCanceled:
        print(f"{name:44}{'over ' + str(QUESTION_SECONDS) + ' s':>10}")
        return None
    finally:
        _limit(connection, 0)
    print(f"{name:44}{median(times):10.1f}{worked:10.1f}{first:10.1f}", flush=True)
    return median(times)


def _worked(connection: psycopg.Connection[Any]) -> float:
    """Return the milliseconds of CPU that our server process has had, 0 where it runs elsewhere.

    Other work on the machine moves the time that passes; this it hardly moves.
    """
    try:
        words = Path(f"/proc/{connection.info.backend_pid}/schedstat").read_text()
    except OSError:
        return 0.0
    return int(words.split()[0]) / 1e6


def _limit(connection: psycopg.Connection[Any], seconds: int) -> None:
    connection.execute("SELECT set_config('statement_timeout', %s, false)", (f"{seconds}s",))


def _seconds(
    connection: psycopg.Connection[Any], statement: str, bound: Sequence[object] | None = None
) -> float:
    started = time.perf_counter()
    connection.execute(statement.encode(), bound).fetchall()
    return time.perf_counter() - started


def _keep_plan(
    connection: psycopg.Connection[Any], name: str, statement: str, report: Path,
    bound: Sequence[object] | None = None,
) -> None:  # fmt: skip
    plan = connection.execute(
        f"EXPLAIN (ANALYZE, BUFFERS, SETTINGS) {statement}".encode(), bound
    ).fetchall()
    words = "\n".join(row[0] for row in plan)
    (report / f"{name.replace(' ', '_')}.plan.txt").write_text(f"{statement}\n\n{words}\n", "utf-8")


def _plain_copy(connection: psycopg.Connection[Any], day: date) -> tuple[int, float]:
    """Return rows and seconds of COPY alone, of the night's revisions and facts into bare tables.

    The rows are in memory; the tables have no index, no key and no trigger.
    """
    tables = [row[0] for row in connection.execute(_LOADED).fetchall()]
    count, seconds = 0, 0.0
    for table in tables:
        connection.execute(f"CREATE TABLE public.bare (LIKE {table})".encode())
        [columns] = connection.execute(
            "SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute WHERE attrelid ="
            " 'public.bare'::regclass AND attnum > 0"
        ).fetchall()
        lines = _lines_of(connection, table, day)
        started = time.perf_counter()
        copy_lines(connection, "public.bare", columns[0], lines)
        seconds += time.perf_counter() - started
        count += len(lines)
        connection.execute("DROP TABLE public.bare")
    connection.rollback()
    return count, seconds


def _lines_of(connection: psycopg.Connection[Any], table: str, day: date) -> list[str]:
    statement = (
        f"COPY (SELECT fact.* FROM {table} AS fact WHERE fact.revision_id IN (SELECT revision_id"
        " FROM warehouse.fact_article_revision INNER JOIN archive.capture USING (capture_id)"
        f" WHERE run_id = '{run_id(day)}')) TO STDOUT"
    )
    with connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
        words = b"".join(bytes(part) for part in copy).decode()
    return words.splitlines()


def _print_night(night: Night, copied: tuple[int, float]) -> Figures:
    rows, seconds = copied
    print("\nslowest statements of the night, seconds:")
    for took, name in night.slowest:
        print(f"  {took:8.2f}  {name}")
    print(f"\na night of {night.articles:,} articles, seconds:")
    for name, took in night.seconds.items():
        print(f"  {name:28}{took:8.2f}")
    load = night.seconds["load"]
    through = load + night.seconds["staging"]
    print(f"  {'all':28}{sum(night.seconds.values()):8.2f}")
    alike = night.seconds_alike
    print(f"near-duplicates: {alike:.2f} s, {alike / load:.0%} of the load")
    print(
        f"plain COPY of the same {rows:,} rows of facts and revisions: {seconds:.2f} s;"
        f" staging and load reach {seconds / through:.0%} of its rate, the load alone"
        f" {seconds / load:.0%}"
    )
    for name, count in night.loaded.tables.items():
        print(f"  {name:28}{count}")
    return {
        "articles": night.articles,
        "seconds": dict(night.seconds),
        "seconds_alike": night.seconds_alike,
        "plain_copy": {"rows": rows, "seconds": seconds, "share": seconds / through},
        "tables": {name: str(count) for name, count in _tables(night).items()},
    }


def _tables(night: Night) -> Mapping[str, object]:
    return night.loaded.tables


if __name__ == "__main__":
    sys.exit(main())
