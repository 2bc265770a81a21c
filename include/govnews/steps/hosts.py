"""Owns what people ask about hosts: the switch of each, and what each one bore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from govnews.discover.frontier import read_statement
from govnews.failures import DoNotRetry
from govnews.portal import Portal, TlsException
from govnews.settings import Settings
from govnews.steps.politeness_page import HostDay, politeness_page
from govnews.steps.warehouse_connection import open_warehouse, translate_outages


@dataclass(frozen=True, kw_only=True)
class Host:
    """One host as the cluster knows it; `not_before` only while it is to come."""

    host: str
    delay_seconds: float
    asked_at: datetime | None
    not_before: datetime | None
    stopped_at: datetime | None
    stopped_by: str | None
    stopped_reason: str | None
    tls_reason: str | None
    tls_since_on: date | None

    def as_line(self) -> str:
        """Return one line of the table: name, pace, last asked, and what is out of the usual."""
        asked = f"{self.asked_at:%Y-%m-%d %H:%M:%S}" if self.asked_at else "never asked"
        line = f"{self.host:36} {self.delay_seconds:8g} s  {asked:19}"
        if self.stopped_at is not None:
            line += f"  STOPPED {self.stopped_at:%Y-%m-%d %H:%M} by {self.stopped_by}:"
            line += f" {self.stopped_reason}"
        elif self.not_before is not None:
            line += f"  waits until {self.not_before:%Y-%m-%d %H:%M:%S}: the server asked us to"
        if self.tls_reason is not None:
            line += f"  TLS exception since {self.tls_since_on}: {self.tls_reason}"
        return line.rstrip()


@translate_outages
def list_hosts(settings: Settings) -> list[Host]:
    """Return every host that was ever asked or stopped, by name."""
    return [Host(**row) for row in _rows(settings, "hosts")]


@translate_outages
def stop_host(host: str, reason: str, stopped_by: str, settings: Settings) -> None:
    """Let nobody ask `host` from now on; a task under way ends before its next request."""
    _execute(settings, "stop_host", host=host, reason=reason, stopped_by=stopped_by)


@translate_outages
def start_host(host: str, settings: Settings) -> None:
    """Let `host` be asked again, also where its server asked us to wait.

    Raises `DoNotRetry` where it was neither stopped nor waited for.
    """
    if not _rows(settings, "start_host", host=host):
        raise DoNotRetry(f"{host}: expected a host that is stopped or waited for, found none")


@translate_outages
def tell_politeness(host: str, first: date | None, last: date | None, settings: Settings) -> str:
    """Return the page that `host`'s owner may ask for: what we asked, when, at which pace.

    Raises `DoNotRetry` where nothing was asked on these days.
    """
    days = [
        HostDay(**row) for row in _rows(settings, "host_days", host=host, first_day=first,
                                        last_day=last)
    ]  # fmt: skip
    if not days:
        raise DoNotRetry(f"{host}: expected requests between {first} and {last}, found none")
    return politeness_page(host, days, settings.user_agent)


def exception_recorder(
    engine: Engine, portal: Portal, run_id: str, statements: Path
) -> Callable[[TlsException], None]:
    """Return what writes down an exception of TLS when a run first uses it."""
    statement = read_statement(statements, "record_tls_exception")

    def record(exception: TlsException) -> None:
        row = {
            "run_id": run_id,
            "portal_code": portal.slug,
            "host": exception.host,
            "reason": exception.reason,
            "since_on": exception.since,
            "certificate_file": exception.certificates.name if exception.certificates else None,
            "is_legacy_renegotiation": exception.legacy_renegotiation,
        }
        with engine.begin() as connection:
            connection.execute(statement, row)

    return record


def _rows(settings: Settings, name: str, **bound: Any) -> list[dict[str, Any]]:
    statement = read_statement(settings.sql_dir / "crawl", name)
    with open_warehouse(settings).begin() as connection:
        return [dict(row) for row in connection.execute(statement, bound).mappings()]


def _execute(settings: Settings, name: str, **bound: Any) -> None:
    statement = read_statement(settings.sql_dir / "crawl", name)
    with open_warehouse(settings).begin() as connection:
        connection.execute(statement, bound)
