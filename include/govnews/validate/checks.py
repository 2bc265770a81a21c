"""One check: an expectation on a staging table, what breaking it means, and how it came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

SAMPLE = 20

if TYPE_CHECKING:
    from great_expectations.expectations.expectation import Expectation


class Severity(StrEnum):
    """What breaking a check does: refuse the row or stop the batch, or only tell."""

    FAIL = "fail"
    WARN = "warn"


class Scope(StrEnum):
    """What a check speaks of: each row by itself, or the batch as a whole."""

    ROW = "row"
    BATCH = "batch"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One expectation on one staging table.

    `suite` names the batch (``sql/validate/<suite>.sql``) and its page in the Data
    Docs; `table` is the staging table whose rows it holds. `name` is unique in its
    suite. `reason` is one sentence for the operator: what is expected of a row.
    """

    suite: str
    table: str
    name: str
    expectation: Expectation
    severity: Severity
    scope: Scope
    reason: str

    @property
    def column(self) -> str:
        """Return the columns that the expectation reads, empty where it reads the table."""
        named = (getattr(self.expectation, key, None) for key in ("column", "column_A", "column_B"))
        several = getattr(self.expectation, "column_list", None) or ()
        return ", ".join(str(column) for column in (*named, *several) if column)

    @property
    def refuses_rows(self) -> bool:
        """Return whether rows that break it go to quarantine."""
        return self.severity is Severity.FAIL and self.scope is Scope.ROW


@dataclass(frozen=True, kw_only=True)
class Unexpected:
    """One row that broke a check: its key in the batch and the words of what was found."""

    row_key: str
    found: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """How one check came out: counts of rows, and the rows that broke it.

    `unexpected` holds all of them where the check refuses rows, else at most `SAMPLE`.
    `error` says why the check could not be evaluated; it is not met then.
    """

    check: Check
    is_met: bool
    element_count: int | None
    unexpected_count: int | None
    error: str | None = None
    unexpected: tuple[Unexpected, ...] = ()

    @property
    def stops_batch(self) -> bool:
        """Return whether nothing of this build may be loaded."""
        is_stop = self.check.severity is Severity.FAIL and self.check.scope is Scope.BATCH
        return self.error is not None or (is_stop and not self.is_met)


@dataclass(frozen=True, kw_only=True)
class ValidationSummary:
    """How one build came out: checks by outcome, refused rows by staging table.

    `page` is the path of the index of the Data Docs, in words: it travels through XCom.
    """

    build_id: str
    met: int
    failed: int
    warned: int
    refused: Mapping[str, int]
    page: str
