"""Owns what the pages of one run read like, and the end of those that all read the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from govnews.discover.frontier import read_statement
from govnews.discover.kinds import Kind
from govnews.records import Fate


@dataclass(frozen=True, kw_only=True)
class SeenPage:
    """A page that came in this run; `fingerprint` is the digest of what it reads like."""

    url: str
    kind: Kind
    fingerprint: str
    is_waiting: bool


class SeenPages:
    """The pages of one portal in one run. `statements` is the folder of its SQL."""

    def __init__(self, engine: Engine, *, portal: str, run_id: str, statements: Path) -> None:
        self._engine = engine
        self._names = {"portal_code": portal, "run_id": run_id}
        self._folder = statements

    def all(self) -> list[SeenPage]:
        """Return every page that came, by address."""
        statement = read_statement(self._folder, "seen_pages")
        with self._engine.connect() as connection:
            return [
                SeenPage(
                    url=row["url"],
                    kind=Kind(row["kind"]),
                    fingerprint=row["fingerprint"],
                    is_waiting=row["is_waiting"],
                )
                for row in connection.execute(statement, self._names).mappings()
            ]

    def decide(self, ends: Mapping[str, tuple[Fate, str]]) -> None:
        """Decide waiting pages without their reading: address, fate, reason; one transaction."""
        if not ends:
            return
        rows = [
            {
                **self._names,
                "url": url,
                "reason": ends[url][1],
                "fate": ends[url][0].value,
                "kind": Kind.ARTICLE.value,
            }
            for url in sorted(ends)
        ]
        with self._engine.begin() as connection:
            for name in ("decide_waiting", "visit_address"):
                connection.execute(read_statement(self._folder, name), rows)
