"""The index of the Data Docs, which names every kept result and reads only the head of each.

GX's own makes objects of all checks of all results, each time, to tell whether they were met:
thirteen results for each of the last thirty builds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from great_expectations.core.expectation_validation_result import (
    expectationSuiteValidationResultSchema,
)
from great_expectations.data_context.store.validation_results_store import ValidationResultsStore
from great_expectations.render.renderer.site_builder import DefaultSiteIndexBuilder


class ResultsStore(ValidationResultsStore):
    """GX's store of results, which can give them without their checks."""

    _is_brief = False

    @contextmanager
    def brief(self) -> Iterator[None]:
        """Give results without their checks meanwhile."""
        self._is_brief = True
        try:
            yield
        finally:
            self._is_brief = False

    def deserialize(self, value: Any) -> Any:
        """Return the result that was stored as this text."""
        if not self._is_brief:
            return super().deserialize(value)  # type: ignore[no-untyped-call]
        return expectationSuiteValidationResultSchema.load(json.loads(value) | {"results": []})


class IndexBuilder(DefaultSiteIndexBuilder):
    """GX's index; results are those of a `ResultsStore`."""

    def build(self, *arguments: Any, **options: Any) -> Any:
        """Write the index page."""
        with self.data_context.stores[self.source_stores["validations"]].brief():
            return super().build(*arguments, **options)
