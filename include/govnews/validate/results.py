"""Results: how every check of a build came out, as rows of quality.check_result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, text

from govnews.validate.checks import SAMPLE, Finding


def store_results(
    connection: Connection, build_id: str, statements: Path, findings: Sequence[Finding]
) -> None:
    """Replace the results of `build_id` by `findings`, each with at most twenty rows."""
    forget = text((statements / "forget_results.sql").read_text("utf-8"))
    connection.execute(forget, {"build_id": build_id})
    connection.execute(
        text((statements / "store_result.sql").read_text("utf-8")),
        [
            {
                "build_id": build_id,
                "suite": finding.check.suite,
                "table_name": finding.check.table,
                "expectation": finding.check.name,
                "column_name": finding.check.column,
                "severity": finding.check.severity.value,
                "is_met": finding.is_met,
                "element_count": finding.element_count,
                "unexpected_count": finding.unexpected_count,
                "observed_value": finding.error or _observed(finding),
                "sample": _sample(finding),
            }
            for finding in findings
        ],
    )


def _observed(finding: Finding) -> str | None:
    """Return what the first row that broke the check held."""
    return finding.unexpected[0].found if finding.unexpected else None


def _sample(finding: Finding) -> str:
    return json.dumps(
        [
            {"row_key": unexpected.row_key, "found": unexpected.found}
            for unexpected in finding.unexpected[:SAMPLE]
        ],
        ensure_ascii=False,
    )
