"""Owns the reckoning of next visits in Postgres: histories in, schedules out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from sqlalchemy import Engine, RowMapping

from govnews.discover.frontier import read_statement
from govnews.discover.kinds import Kind
from govnews.discover.pagers import page_number
from govnews.discover.revisits import History, Visit, reckon
from govnews.records import Fate


def reckon_visits(
    engine: Engine, portal: str, statements: Path, page_parameter: str | None = None
) -> int:
    """Reckon anew when every address is due whose fates have changed; return how many those are.

    Reckoned from all fates of an address, so doing it twice changes nothing. Waits for a
    build leave the history open: the next night reckons with what was read.
    """
    names = {"portal_code": portal}
    with engine.begin() as connection:
        rows = connection.execute(read_statement(statements, "open_histories"), names).mappings()
        schedules = [
            {**asdict(reckon(history)), "url": url, **names}
            for url, history in _histories(rows, page_parameter)
        ]
        if schedules:
            connection.execute(read_statement(statements, "schedule_address"), schedules)
    return len(schedules)


def _histories(
    rows: Iterable[RowMapping], page_parameter: str | None
) -> Iterator[tuple[str, History]]:
    for url, visits in groupby(rows, key=lambda row: str(row["url"])):
        told = list(visits)
        kind = Kind(told[0]["kind"])
        yield (
            url,
            History(
                kind=kind,
                first_seen_on=told[0]["first_seen_on"],
                visits=tuple(_visit(row) for row in told),
                is_past=told[0]["is_past"],
                is_deep=kind is Kind.LISTING and page_number(url, page_parameter) > 1,
            ),
        )


def _visit(row: RowMapping) -> Visit:
    return Visit(
        on=row["news_day"],
        fate=Fate(row["fate"]) if row["fate"] else None,
        new_entries=row["new_entries"],
    )
