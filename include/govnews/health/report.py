"""Owns the report of one news day: bands, fill rates and alarms as they were written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Engine

from govnews.health.alarms import Severity
from govnews.health.statements import read_statement

Rows = Sequence[Mapping[Any, Any]]


@dataclass(frozen=True, kw_only=True)
class HealthReport:
    """The rows of one news day; `day` is None where none was judged yet."""

    day: date | None
    bands: Rows = ()
    fills: Rows = ()
    alarms: Rows = ()

    def sentences(self, severity: Severity) -> list[str]:
        """Return the sentences of the alarms of one severity."""
        return [row["sentence"] for row in self.alarms if row["severity"] == severity]

    def portals(self, severity: Severity) -> list[str]:
        """Return the portals with an alarm of one severity."""
        return sorted({row["portal_code"] for row in self.alarms if row["severity"] == severity})

    def lines(self) -> Iterator[str]:
        """Yield the report as it is printed: bands, fill rates, alarms."""
        if self.day is None:
            yield "no news day was judged yet: build_warehouse does it in its task 'health'"
            return
        yield f"news day {self.day}"
        if self.bands:
            yield f"{'portal':20} {'articles dated':24} {'found':>5} {'expected':>11}  from"
        yield from map(_band_line, self.bands)
        width = max((len(_layout(row)) for row in self.fills), default=0)
        if self.fills:
            yield (
                f"{'portal':20} {'layout':{width}} {'pages':>5} {'read':>5} {'title':>6} {'own':>5}"
                f" {'date':>5} {'print':>5} {'byline':>6} {'median':>6} {'short':>5}"
                f" {'capt.':>5} {'table':>5}"
            )
        yield from (_fill_line(row, width) for row in self.fills)
        for severity in Severity:
            yield from (f"{severity.upper()} {said}" for said in self.sentences(severity))
        if not self.alarms:
            yield "no alarm"


def read_report(engine: Engine, day: date | None, portal: str | None) -> HealthReport:
    """Return what was written down of a news day, by default the newest, and of all portals."""
    with engine.connect() as connection:
        if day is None:
            day = connection.execute(read_statement("newest_day")).scalar_one()
        if day is None:
            return HealthReport(day=None)
        bound = {"day": day, "portal_code": portal}
        bands, fills, alarms = (
            connection.execute(read_statement(f"report_{name}"), bound).mappings().all()
            for name in ("bands", "fills", "alarms")
        )
    return HealthReport(day=day, bands=bands, fills=fills, alarms=alarms)


def _band_line(row: Mapping[Any, Any]) -> str:
    dated = f"{row['date_on']:%a %Y-%m-%d} {row['day_class']}"
    expected = f"{_bound(row['expected_minimum'])} to {_bound(row['expected_maximum'])}"
    return (
        f"{row['portal_code']:20} {dated:24} {row['article_count']:>5} {expected:>11}"
        f"  {row['basis']}"
    )


def _bound(bound: int | None) -> str:
    return "?" if bound is None else str(bound)


def _layout(row: Mapping[Any, Any]) -> str:
    return row["layout"] or "(none fitted)"


def _fill_line(row: Mapping[Any, Any], width: int) -> str:
    return (
        f"{row['portal_code']:20} {_layout(row):{width}} {row['pages']:>5}"
        f" {row['pages_read']:>5} {_share(row['title_share']):>6}"
        f" {_share(row['distinct_title_share']):>5} {_share(row['published_share']):>5}"
        f" {_share(row['published_stated_share']):>5} {_share(row['byline_share']):>6}"
        f" {_bound(row['body_length_median']):>6} {_share(row['short_body_share']):>5}"
        f" {_share(row['caption_share']):>5} {_share(row['table_share']):>5}"
    )


def _share(share: float | None) -> str:
    return "" if share is None else f"{float(share):.0%}"
