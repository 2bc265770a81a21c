"""Runs the suites on one build's staged rows with Great Expectations.

Importing this module imports Great Expectations (seconds): only `validate` does, and
only when it is called. What its results need before they can be trusted or shown is
told in decision 0005.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import great_expectations as gx
from great_expectations.core.expectation_validation_result import (
    ExpectationValidationResult,
)
from great_expectations.datasource.fluent.interfaces import Batch, TestConnectionError
from great_expectations.expectations.metadata_types import FailureSeverity
from sqlalchemy import Dialect, make_url, text

from govnews.failures import WarehouseUnreachable
from govnews.validate.checks import SAMPLE, Check, Finding, Severity, Unexpected
from govnews.validate.data_docs import DataDocs
from govnews.validate.suites import all_checks

FOUND_CHARACTERS = 200
SEVERITIES = {Severity.FAIL: FailureSeverity.CRITICAL, Severity.WARN: FailureSeverity.WARNING}


def inspect(
    warehouse_url: str,
    build_id: str,
    data_docs_dir: Path,
    sql_dir: Path,
    hosts: Mapping[str, Sequence[str]],
) -> list[Finding]:
    """Return how every check came out on the rows of `build_id`, and write its pages.

    Raises `WarehouseUnreachable` where Postgres went away meanwhile.
    """
    docs = DataDocs(data_docs_dir, build_id)
    try:
        # add_postgres refuses socket URLs; create_temp_table would copy every batch.
        source = docs.context.data_sources.add_sql(
            "warehouse",
            connection_string=_connection_string(warehouse_url),
            create_temp_table=False,
        )
    except TestConnectionError as error:
        raise WarehouseUnreachable(
            f"the warehouse did not answer Great Expectations ({error}):"
            " check GOVNEWS_WAREHOUSE_URL and that Postgres runs"
        ) from error
    batch_dir, dialect = sql_dir / "validate", source.get_engine().dialect
    findings: list[Finding] = []
    try:
        for suite, checks in groupby(all_checks(hosts), key=lambda check: check.suite):
            query = _query(batch_dir / f"{suite}.sql", build_id, dialect)
            asset = source.add_query_asset(suite, query=query)
            batch = asset.add_batch_definition_whole_table(suite).get_batch()
            findings += _inspect_suite(docs, batch, suite, tuple(checks))
    finally:
        # GX opens one engine for the source and one for its queries, and closes neither.
        source.get_execution_engine().close()
        source.get_engine().dispose()
    docs.write()
    return findings


def _connection_string(warehouse_url: str) -> str:
    """Return the URL with its password quoted: GX takes a "$" in it for a variable."""
    return make_url(warehouse_url).render_as_string(hide_password=False)


def _query(batch_file: Path, build_id: str, dialect: Dialect) -> str:
    """Return the suite's batch; a query asset takes no parameters, so the dialect quotes."""
    statement = text(batch_file.read_text("utf-8")).bindparams(build_id=build_id)
    return str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def _inspect_suite(
    docs: DataDocs, batch: Batch, name: str, checks: tuple[Check, ...]
) -> list[Finding]:
    for check in checks:
        check.expectation.severity = SEVERITIES[check.severity]
        check.expectation.notes = check.reason
        check.expectation.meta = {"check": check.name}
    expectations = [check.expectation for check in checks]
    suite = docs.context.suites.add(gx.ExpectationSuite(name=name, expectations=expectations))
    results = batch.validate(suite, result_format=_result_format(SAMPLE))
    by_name = {_check_name(entry): entry for entry in results.results}
    findings = [_finding(batch, check, by_name[check.name]) for check in checks]
    docs.keep(name, batch.id, results)
    return findings


def _check_name(entry: ExpectationValidationResult) -> str:
    configuration = entry.expectation_config
    return str(configuration.meta["check"]) if configuration and configuration.meta else ""


def _result_format(rows: int) -> dict[str, Any]:
    return {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": ["row_key"],
        "partial_unexpected_count": rows,
    }


def _finding(batch: Batch, check: Check, entry: ExpectationValidationResult) -> Finding:
    """Return how one check came out; a check that raised is not met, and says why."""
    error = _error(entry)
    result = entry.result or {}
    count = result.get("unexpected_count")
    rows = result.get("unexpected_index_list") or []
    # On SQL even COMPLETE names only the first `partial_unexpected_count` rows.
    if check.refuses_rows and count is not None and count > len(rows):
        again = batch.validate(check.expectation, result_format=_result_format(count))
        rows = again.result.get("unexpected_index_list") or []
    if error is None and check.refuses_rows and len(rows) != (count or 0):
        error = f"{count} rows broke the check, {len(rows)} were named"
    return Finding(
        check=check,
        is_met=bool(entry.success) and error is None,
        element_count=result.get("element_count"),
        unexpected_count=count,
        error=error,
        unexpected=tuple(_unexpected(row) for row in rows),
    )


def _unexpected(row: Mapping[str, Any]) -> Unexpected:
    found = {column: value for column, value in row.items() if column != "row_key"} or row
    return Unexpected(
        row_key=str(row["row_key"]),
        found=", ".join(f"{column} {_words(value)}" for column, value in found.items()),
    )


def _words(value: object) -> str:
    if value is None:
        return "absent"
    words = f"“{value}”" if isinstance(value, str) else str(value)
    return words if len(words) <= FOUND_CHARACTERS else f"{words[:FOUND_CHARACTERS]}…"


def _error(entry: ExpectationValidationResult) -> str | None:
    """Return why a check could not be evaluated. Its shape depends on where it raised."""
    information = entry.exception_info or {}
    if "raised_exception" in information:
        raised = [information] if information["raised_exception"] else []
    else:
        raised = [part for part in information.values() if part["raised_exception"]]
    if not raised:
        return None
    if "OperationalError" in str(raised[0]["exception_traceback"]):
        raise WarehouseUnreachable(
            f"the warehouse went away while it was validated: {raised[0]['exception_message']}"
        )
    return str(raised[0]["exception_message"])
