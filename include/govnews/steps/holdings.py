"""Owns the index of the archive in Postgres: what one portal has been asked, and who holds it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping

from govnews.discover.frontier import read_statement
from govnews.fetch.playback import Bearer
from govnews.fetch.store import Store
from govnews.records import Capture
from govnews.settings import Settings


class IndexedHoldings:
    """The index of one portal. `connection` stays open: a crawl asks once per answer."""

    def __init__(self, connection: Connection, *, portal: str, statements: Path) -> None:
        self._connection = connection
        self._portal = portal
        self._statements = statements

    def last_of(self, url: str) -> Capture | None:
        """Return the newest capture of an address."""
        row = self._first("capture_at", url=url, moment=None)
        return capture_of_row(row) if row else None

    def bearing(self, digest: str) -> Bearer | None:
        """Return the newest record that holds the bytes of this digest."""
        row = self._first("bearing_exchange", payload_digest=digest)
        if row is None:
            return None
        return Bearer(
            url=row["url"],
            digest=row["payload_digest"],
            file=row["warc_file"],
            offset=row["warc_offset"],
            length=row["warc_length"],
            capture_id=str(row["capture_id"]) if row["capture_id"] else None,
        )

    def lengths(self, file: str) -> dict[int, int]:
        """Return the length of every indexed exchange of a file, by its offset."""
        rows = self._connection.execute(
            read_statement(self._statements, "indexed_lengths"), {"warc_file": file}
        )
        return {row.warc_offset: row.warc_length for row in rows}

    def _first(self, name: str, **bound: Any) -> RowMapping | None:
        statement = read_statement(self._statements, name)
        rows = self._connection.execute(statement, {**bound, "portal_code": self._portal})
        return rows.mappings().first()


def capture_of_row(row: Mapping[Any, Any]) -> Capture:
    """Return the capture that a row of archive.capture tells of."""
    return Capture(
        capture_id=str(row["capture_id"]),
        portal=row["portal_code"],
        url=row["url"],
        fetched_at=row["fetched_at"],
        http_status=row["http_status"],
        content_type=row["content_type"],
        payload_digest=row["payload_digest"],
        payload_bytes=row["payload_bytes"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        warc_file=row["warc_file"],
        warc_offset=row["warc_offset"],
        warc_length=row["warc_length"],
    )


def archive_store(settings: Settings) -> Store:
    """Return where this installation keeps its archive."""
    return Store(settings.archive_dir, settings.spool_dir)
