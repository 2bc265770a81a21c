"""What the demo prints at the end: the run's fates, rows per fact, answers, and the doors."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from sqlalchemy import create_engine, func, inspect, select, table
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from demo.airflow_environment import ADMIN
from demo.databases import ANALYST, WAREHOUSE
from demo.keys import Keys, write_secret
from demo.postgres import Cluster, programs
from demo.wording import aligned, near, shortened
from govnews.load.questions import answer_questions
from govnews.settings import Settings, read_settings
from govnews.steps import summarise_run

QUESTIONS = 5
ROWS = 5


def print_answers(run_id: str, settings: Settings) -> bool:
    """Print fates by portal and rows by fact; return whether there is an article."""
    print("\nAddresses by fate")
    print(fate_table(summarise_run(run_id, settings)))
    counts = count_facts(settings)
    print("\nRows per fact table")
    print(aligned([("table", "rows"), *sorted(counts.items())]))
    return counts.get("fact_article", 0) > 0


def print_sample_answers(analyst: URL, settings: Settings) -> None:
    """Print what an analyst gets to the first sample questions, a few rows of each."""
    engine = create_engine(analyst, poolclass=NullPool)
    for answer in answer_questions(engine, settings.sql_dir / "queries")[:QUESTIONS]:
        print(f"\n{answer.question_en}\n{answer.question_vi}")
        rows = [[shortened(cell) for cell in row] for row in answer.rows[:ROWS]]
        print(aligned([answer.columns, *rows]))
        if len(answer.rows) > ROWS:
            print(f"  … {len(answer.rows) - ROWS} more")


def fate_table(summary: dict[str, dict[str, int]]) -> str:
    """Return one row per fate, one column per portal, with sums."""
    portals = sorted(summary)
    fates = sorted({fate for counts in summary.values() for fate in counts})
    rows: list[list[object]] = [["fate", *portals, "all"]]
    for fate in fates:
        counts = [summary[portal].get(fate, 0) for portal in portals]
        rows.append([fate, *counts, sum(counts)])
    sums = [sum(summary[portal].values()) for portal in portals]
    rows.append(["all", *sums, sum(sums)])
    return aligned(rows)


def count_facts(settings: Settings) -> dict[str, int]:
    """Return the rows of every fact table."""
    with create_engine(settings.warehouse_url, poolclass=NullPool).connect() as connection:
        names = inspect(connection).get_table_names(schema="warehouse")
        return {
            name: connection.execute(
                select(func.count()).select_from(table(name, schema="warehouse"))
            ).scalar_one()
            for name in sorted(names)
            if name.startswith("fact_")
        }


def print_doors(
    state: Path, url: str, keys: Keys, cluster: Cluster, govnews: Mapping[str, str]
) -> None:
    """Print where to look: the UI with its login, psql, the command line, the Data Docs."""
    pgpass = state / "analyst.pgpass"
    write_secret(
        pgpass, f"127.0.0.1:{cluster.port}:{WAREHOUSE}:{ANALYST}:{keys.analyst_password}\n"
    )
    psql = f"PGPASSFILE={quote(near(pgpass))} {quote(near(programs() / 'psql'))}"
    print("\nLook around")
    print(f"  Airflow    {url}   {ADMIN} / {keys.admin_password}")
    print(f"  Facts      {psql} -h 127.0.0.1 -p {cluster.port} -U {ANALYST} {WAREHOUSE}")
    print(f"  Commands   {quote(near(write_command(state / 'govnews', govnews)))} --help")
    index = read_settings(govnews).data_docs_dir / "index.html"
    print(f"  Data Docs  {near(index) if index.exists() else 'none were built'}")


def write_command(file: Path, govnews: Mapping[str, str]) -> Path:
    """Write a `govnews` that knows this demo's warehouse, archive and portals; return it."""
    given = [f"{name}={quote(value)}" for name, value in sorted(govnews.items())]
    called = quote(str(Path(sys.executable).with_name("govnews")))
    write_secret(file, f'#!/bin/sh\n{" ".join(["exec env", *given, called])} "$@"\n', mode=0o700)
    return file
