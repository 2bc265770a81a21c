"""Validates one build: all checks, then quarantine and results, then go or stop."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from govnews.failures import ChecksFailed, WarehouseUnreachable
from govnews.settings import ROOT
from govnews.validate.checks import Finding, Severity, ValidationSummary
from govnews.validate.quarantine import forget_refusals, refuse
from govnews.validate.results import store_results

# Airflow's own rule for run ids ([scheduler] allowed_run_id_pattern, 3.3.2). It keeps a build
# id harmless in a query and in a file name; "." and ".." are none.
BUILD_ID = re.compile(r"(?!\.+$)[A-Za-z0-9_.~:+-]{1,250}")

logger = logging.getLogger(__name__)


def validate(
    engine: Engine,
    warehouse_url: str,
    build_id: str,
    data_docs_dir: Path,
    *,
    hosts: Mapping[str, Sequence[str]] | None = None,
    sql_dir: Path = ROOT / "sql",
) -> ValidationSummary:
    """Return how the staged rows of `build_id` came out; what it refuses is in quarantine.

    `hosts` are the known portals with their hosts (default: those of the archive's
    captures). A second call replaces the first. Raises `ChecksFailed` when the batch as a
    whole broke a check (after everything is stored) and on a build id that no Airflow run
    can have; `WarehouseUnreachable` when Postgres does not answer.
    """
    if not BUILD_ID.fullmatch(build_id):
        raise ChecksFailed(f"build id: expected {BUILD_ID.pattern}, found {build_id!r}")
    statements = sql_dir / "validate"
    try:
        with engine.begin() as connection:
            forget_refusals(connection, build_id, statements)
            known = _captured_hosts(connection, statements) if hosts is None else hosts
        findings = _inspect(warehouse_url, build_id, data_docs_dir.absolute(), sql_dir, known)
        with engine.begin() as connection:
            store_results(connection, build_id, statements, findings)
            refused = refuse(connection, build_id, statements, findings)
    except OperationalError as error:
        raise WarehouseUnreachable(
            f"warehouse at {engine.url.render_as_string()} did not answer ({error.orig}):"
            " check GOVNEWS_WAREHOUSE_URL and that Postgres runs"
        ) from error
    summary = _summarise(build_id, findings, refused, data_docs_dir)
    _report(summary, findings)
    return summary


def _inspect(
    warehouse_url: str,
    build_id: str,
    data_docs_dir: Path,
    sql_dir: Path,
    hosts: Mapping[str, Sequence[str]],
) -> list[Finding]:
    # What Great Expectations and pandas tell and warn of concerns their own developers:
    # importing alone logs hundreds of lines.
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from govnews.validate.inspection import inspect

        return inspect(warehouse_url, build_id, data_docs_dir, sql_dir, hosts)


def _captured_hosts(connection: Connection, statements: Path) -> dict[str, list[str]]:
    rows = connection.execute(text((statements / "captured_hosts.sql").read_text("utf-8")))
    return {row.portal_code: row.hosts for row in rows}


def _summarise(
    build_id: str, findings: Sequence[Finding], refused: Mapping[str, int], data_docs_dir: Path
) -> ValidationSummary:
    broken = [finding.check.severity for finding in findings if not finding.is_met]
    return ValidationSummary(
        build_id=build_id,
        met=len(findings) - len(broken),
        failed=broken.count(Severity.FAIL),
        warned=broken.count(Severity.WARN),
        refused=refused,
        page=str(data_docs_dir / "index.html"),
    )


def _report(summary: ValidationSummary, findings: Sequence[Finding]) -> None:
    """Log what was broken; raise `ChecksFailed` where the batch as a whole was."""
    for finding in findings:
        if not finding.is_met:
            logger.warning("%s", _sentence(finding))
    logger.info(
        "%d checks met, %d failed, %d warned; refused rows: %s; pages: %s",
        summary.met,
        summary.failed,
        summary.warned,
        ", ".join(f"{count} of {table}" for table, count in summary.refused.items()) or "none",
        summary.page,
    )
    stops = [_sentence(finding) for finding in findings if finding.stops_batch]
    if stops:
        raise ChecksFailed(f"build {summary.build_id} is not loaded: {'; '.join(stops)}")


def _sentence(finding: Finding) -> str:
    check = finding.check
    name = f"{check.severity} {check.suite}.{check.name}: {check.reason}"
    if finding.error:
        return f"{name} Could not be evaluated: {finding.error}"
    found = "; ".join(unexpected.found for unexpected in finding.unexpected[:3])
    return f"{name} Broken by {finding.unexpected_count} of {finding.element_count}: {found}"
