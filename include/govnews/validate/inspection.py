"""Runs the suites on one build's staged rows with Great Expectations.

Importing this module imports Great Expectations (seconds): only `validate` does, and
only when it is called. What its results need before they can be trusted or shown is
told in decision 0005.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from itertools import groupby
from pathlib import Path
from typing import Any

import great_expectations as gx
from great_expectations.core.expectation_validation_result import (
    ExpectationValidationResult,
)
from great_expectations.datasource.fluent.interfaces import Batch, TestConnectionError
from great_expectations.datasource.fluent.sql_datasource import QueryAsset, SQLDatasource
from great_expectations.expectations.metadata_types import FailureSeverity
from sqlalchemy import func, make_url, select, text

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
    suites = _suites(hosts)
    source = _open_source(docs, warehouse_url, _queries(suites, sql_dir, build_id, warehouse_url))
    findings: list[Finding] = []
    try:
        for name, checks in suites.items():
            findings += _inspect_suite(docs, source.get_asset(name), checks)
    finally:
        # GX opens one engine for the source and one for its queries, and closes neither.
        source.get_execution_engine().close()
        source.get_engine().dispose()
    docs.write()
    return findings


def _open_source(docs: DataDocs, warehouse_url: str, queries: Mapping[str, str]) -> SQLDatasource:
    # A PostgresDatasource refuses socket URLs; create_temp_table would copy every batch. Assets
    # come with the source: each one added later would write the whole project down again.
    source = SQLDatasource(
        name="warehouse",
        connection_string=_connection_string(warehouse_url),
        create_temp_table=False,
        assets=[QueryAsset(name=suite, query=query) for suite, query in queries.items()],
    )
    try:
        return docs.context.data_sources.add_sql(source)
    except TestConnectionError as error:
        raise WarehouseUnreachable(
            f"the warehouse did not answer Great Expectations ({error}):"
            " check GOVNEWS_WAREHOUSE_URL and that Postgres runs"
        ) from error


def _suites(hosts: Mapping[str, Sequence[str]]) -> dict[str, tuple[Check, ...]]:
    grouped = groupby(all_checks(hosts), key=lambda check: check.suite)
    return {name: tuple(checks) for name, checks in grouped}


def _connection_string(warehouse_url: str) -> str:
    """Return the URL with its password quoted: GX takes a "$" in it for a variable."""
    return make_url(warehouse_url).render_as_string(hide_password=False)


def _queries(
    suites: Iterable[str], sql_dir: Path, build_id: str, warehouse_url: str
) -> dict[str, str]:
    """Return each suite's batch; a query asset takes no parameters, so the dialect quotes."""
    dialect = make_url(warehouse_url).get_dialect()()
    queries = {}
    for name in suites:
        statement = text((sql_dir / "validate" / f"{name}.sql").read_text("utf-8"))
        batch = statement.bindparams(build_id=build_id)
        queries[name] = str(batch.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    return queries


def _inspect_suite(docs: DataDocs, asset: QueryAsset, checks: tuple[Check, ...]) -> list[Finding]:
    batch = asset.get_batch(asset.build_batch_request())
    for check in checks:
        check.expectation.severity = SEVERITIES[check.severity]
        check.expectation.notes = check.reason
        check.expectation.meta = {"check": check.name}
    expectations = [check.expectation for check in checks]
    suite = docs.context.suites.add(gx.ExpectationSuite(name=asset.name, expectations=expectations))
    results = batch.validate(suite, result_format="BOOLEAN_ONLY")
    results.results = _completed(asset, batch, checks, results.results)
    by_name = {_check_name(entry): entry for entry in results.results}
    findings = [_finding(batch, check, by_name[check.name]) for check in checks]
    docs.keep(asset.name, batch.id, results)
    return findings


def _completed(
    asset: QueryAsset,
    batch: Batch,
    checks: Sequence[Check],
    entries: Sequence[ExpectationValidationResult],
) -> list[ExpectationValidationResult]:
    """Return the entries, which say yes or no, with their counts and the broken rows.

    For a whole suite, yes or no costs one query; the rows cost one for each check. So rows
    are asked for only where there are any.
    """
    met = [entry for entry in entries if entry.success]
    if met:
        counts = _counts_of_met(asset)
        for entry in met:
            entry.result = dict(counts)
    raised = [entry for entry in entries if not entry.success and _error(entry)]
    ended = {_check_name(entry) for entry in (*met, *raised)}
    broken = [copy(check.expectation) for check in checks if check.name not in ended]
    if not broken:
        return [*met, *raised]
    suite = gx.ExpectationSuite(name="broken", expectations=broken)
    again = batch.validate(suite, result_format=_result_format(SAMPLE))
    return [*met, *raised, *again.results]


def _counts_of_met(asset: QueryAsset) -> dict[str, Any]:
    """Return what GX itself counts for a check that no row of the batch breaks."""
    query = select(func.count()).select_from(asset.as_selectable())
    with asset.datasource.get_engine().connect() as connection:
        rows = connection.execute(query).scalar_one()
    percent = 0.0 if rows else None
    return {"element_count": rows, "unexpected_count": 0, "unexpected_percent": percent}


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
