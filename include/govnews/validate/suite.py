"""What a suite is made of: checks on one batch, said in a small vocabulary of expectations.

Importing this module imports Great Expectations, which takes seconds: only
`govnews.validate.inspection` does. The expectations come from their own modules
because the package that gathers them exports none of them by name.
"""

from __future__ import annotations

from collections.abc import Sequence

from great_expectations.expectations.core.expect_column_pair_values_a_to_be_greater_than_b import (
    ExpectColumnPairValuesAToBeGreaterThanB,
)
from great_expectations.expectations.core.expect_column_pair_values_to_be_equal import (
    ExpectColumnPairValuesToBeEqual,
)
from great_expectations.expectations.core.expect_column_values_to_be_between import (
    ExpectColumnValuesToBeBetween,
)
from great_expectations.expectations.core.expect_column_values_to_be_in_set import (
    ExpectColumnValuesToBeInSet,
)
from great_expectations.expectations.core.expect_column_values_to_be_null import (
    ExpectColumnValuesToBeNull,
)
from great_expectations.expectations.core.expect_column_values_to_be_unique import (
    ExpectColumnValuesToBeUnique,
)
from great_expectations.expectations.core.expect_column_values_to_match_regex import (
    ExpectColumnValuesToMatchRegex,
)
from great_expectations.expectations.core.expect_column_values_to_not_be_in_set import (
    ExpectColumnValuesToNotBeInSet,
)
from great_expectations.expectations.core.expect_column_values_to_not_be_null import (
    ExpectColumnValuesToNotBeNull,
)
from great_expectations.expectations.core.expect_column_values_to_not_match_regex import (
    ExpectColumnValuesToNotMatchRegex,
)
from great_expectations.expectations.expectation import Expectation

from govnews.validate.checks import Check, Scope, Severity
from govnews.validate.read_once import read_once

read_once(
    ExpectColumnPairValuesAToBeGreaterThanB,
    ExpectColumnPairValuesToBeEqual,
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToBeInSet,
    ExpectColumnValuesToBeNull,
    ExpectColumnValuesToBeUnique,
    ExpectColumnValuesToMatchRegex,
    ExpectColumnValuesToNotBeInSet,
    ExpectColumnValuesToNotBeNull,
    ExpectColumnValuesToNotMatchRegex,
)


class Suite:
    """Names the batch and the staging table that the checks made through it belong to."""

    def __init__(self, name: str, table: str | None = None) -> None:
        self.name = name
        self.table = table or name

    def refuse(self, name: str, expectation: Expectation, reason: str) -> Check:
        """Return a check whose broken rows go to quarantine."""
        return self._check(name, expectation, Severity.FAIL, Scope.ROW, reason)

    def warn(self, name: str, expectation: Expectation, reason: str) -> Check:
        """Return a check that tells of single rows and lets them pass."""
        return self._check(name, expectation, Severity.WARN, Scope.ROW, reason)

    def stop(self, name: str, expectation: Expectation, reason: str) -> Check:
        """Return a check that stops the batch."""
        return self._check(name, expectation, Severity.FAIL, Scope.BATCH, reason)

    def watch(self, name: str, expectation: Expectation, reason: str) -> Check:
        """Return a check that tells of the batch as a whole and lets it pass."""
        return self._check(name, expectation, Severity.WARN, Scope.BATCH, reason)

    def _check(
        self, name: str, expectation: Expectation, severity: Severity, scope: Scope, reason: str
    ) -> Check:
        return Check(
            suite=self.name, table=self.table, name=name, expectation=expectation,
            severity=severity, scope=scope, reason=reason,
        )  # fmt: skip


# What is expected of the rows of a batch. Empty values pass, except where `present` asks.


def present(column: str) -> Expectation:
    """Return: the column is not empty."""
    return ExpectColumnValuesToNotBeNull(column=column)


def absent(column: str) -> Expectation:
    """Return: the column is empty."""
    return ExpectColumnValuesToBeNull(column=column)


def true(column: str) -> Expectation:
    """Return: the column says TRUE."""
    return ExpectColumnValuesToBeInSet(column=column, value_set=[True])


def unique(column: str) -> Expectation:
    """Return: no two rows have the same value."""
    return ExpectColumnValuesToBeUnique(column=column)


def among(column: str, values: Sequence[str]) -> Expectation:
    """Return: the column is one of `values`."""
    return ExpectColumnValuesToBeInSet(column=column, value_set=list(values))


def none_of(column: str, values: Sequence[int]) -> Expectation:
    """Return: the column is none of `values`."""
    return ExpectColumnValuesToNotBeInSet(column=column, value_set=list(values))


def matching(column: str, pattern: str) -> Expectation:
    """Return: the column matches a Postgres regular expression."""
    return ExpectColumnValuesToMatchRegex(column=column, regex=pattern)


def not_matching(column: str, pattern: str) -> Expectation:
    """Return: the column does not match a Postgres regular expression."""
    return ExpectColumnValuesToNotMatchRegex(column=column, regex=pattern)


def between(
    column: str,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    below: float | None = None,
) -> Expectation:
    """Return: the column lies between both bounds; `below` excludes its own."""
    return ExpectColumnValuesToBeBetween(
        column=column,
        min_value=at_least,
        max_value=at_most if below is None else below,
        strict_max=below is not None,
    )


def equal(column: str, other: str) -> Expectation:
    """Return: both columns say the same."""
    return ExpectColumnPairValuesToBeEqual(column_A=column, column_B=other)


def ascending(lower: str, upper: str) -> Expectation:
    """Return: `upper` is not below `lower` where both are given."""
    return ExpectColumnPairValuesAToBeGreaterThanB(
        column_A=upper, column_B=lower, or_equal=True, ignore_row_if="either_value_is_missing"
    )
