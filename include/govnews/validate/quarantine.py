"""Quarantine: the rows that broke a check that refuses, each with its reason and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import ARRAY, Connection, Text, Uuid, any_, bindparam, cast, column, select, text
from sqlalchemy.dialects.postgresql import JSONB

from govnews.validate.checks import Finding


def forget_refusals(connection: Connection, build_id: str, statements: Path) -> None:
    """Give refused readings of `build_id` their fates back and forget its refusals."""
    for name in ("restore_readings.sql", "forget_refusals.sql"):
        connection.execute(text((statements / name).read_text("utf-8")), {"build_id": build_id})


def refuse(
    connection: Connection, build_id: str, statements: Path, findings: Iterable[Finding]
) -> dict[str, int]:
    """Write every refused row into quarantine; return how many rows by staging table.

    A refused reading gets the fate ``quarantined`` with all its reasons.
    """
    insert = text((statements / "refuse_row.sql").read_text("utf-8"))
    refused: dict[str, set[str]] = {}
    for finding in findings:
        if finding.unexpected and finding.check.refuses_rows:
            # Rows staged twice share their key, and one refusal.
            rows = {
                row["row_key"]: row for row in _refusals(connection, build_id, statements, finding)
            }
            connection.execute(insert, list(rows.values()))
            refused.setdefault(finding.check.table, set()).update(rows)
    update = text((statements / "quarantine_readings.sql").read_text("utf-8"))
    connection.execute(update, {"build_id": build_id})
    return {table: len(keys) for table, keys in sorted(refused.items())}


def _refusals(
    connection: Connection, build_id: str, statements: Path, finding: Finding
) -> Iterator[dict[str, Any]]:
    check = finding.check
    found = {unexpected.row_key: unexpected.found for unexpected in finding.unexpected}
    for row in connection.execute(
        _refused_rows(statements / f"{check.suite}.sql"),
        {"build_id": build_id, "row_keys": list(found)},
    ):
        yield {
            "build_id": build_id,
            "table_name": check.table,
            "row_key": row.row_key,
            "expectation": check.name,
            "reason": f"{check.reason} Found: {found[row.row_key]}, at {row.url}.",
            "portal_code": row.portal_code,
            "url": row.url,
            "capture_id": row.capture_id,
            "refused": row.refused,
        }


def _refused_rows(batch_file: Path) -> Any:
    """Return the query for the rows of one batch named by their keys."""
    batch = (
        text(batch_file.read_text("utf-8"))
        .columns(
            column("row_key", Text),
            column("capture_id", Uuid),
            column("portal_code", Text),
            column("url", Text),
            column("refused", JSONB),
        )
        .subquery()
    )
    refused = cast(batch.c.refused, Text).label("refused")
    return (
        select(batch.c.row_key, batch.c.capture_id, batch.c.portal_code, batch.c.url, refused)
        .where(batch.c.row_key == any_(bindparam("row_keys", type_=ARRAY(Text))))
        .order_by(batch.c.row_key, refused)
    )
