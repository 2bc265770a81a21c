"""The Data Docs: one page of each suite and build, under one folder, the last builds only."""

from __future__ import annotations

import html
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import great_expectations as gx
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context.types.resource_identifiers import (
    ExpectationSuiteIdentifier,
    ValidationResultIdentifier,
)

from govnews.validate.checks import SAMPLE

KEPT_BUILDS = 30
SITE = "govnews"
BUILDER = "govnews.validate.index_builder"
OWN_QUERY = "unexpected_index_query"


class DataDocs:
    """The pages of one build among those of the last `KEPT_BUILDS`, with the GX context.

    The context lives in memory: a file context would write the warehouse's password into
    its folder. Only results and pages are files, all of them under `folder`.
    """

    def __init__(self, folder: Path, build_id: str) -> None:
        self.folder = folder
        self.run = RunIdentifier(run_name=build_id, run_time=datetime.now(UTC))
        self._pages: list[Any] = []
        self.context = gx.get_context(mode="ephemeral", project_config=_project(folder))

    def keep(self, suite: str, batch_id: str, results: ExpectationSuiteValidationResult) -> None:
        """Store one suite's results for its page, harmless and short. Changes `results`."""
        for entry in results.results:
            entry.result = _printable(entry.result)
            entry.exception_info = _printable(entry.exception_info)
        results.meta |= {"run_id": self.run, "validation_time": self.run.run_time}
        page = ExpectationSuiteIdentifier(name=suite)
        key = ValidationResultIdentifier(
            expectation_suite_identifier=page, run_id=self.run, batch_identifier=batch_id
        )
        self.context.validation_results_store.store_validation_results(results, key)
        self._pages += [page, key]

    def write(self) -> None:
        """Write this build's pages and the index; forget builds beyond the last ones."""
        forget_old_builds(self.folder)
        self.context.build_data_docs(site_names=[SITE], resource_identifiers=self._pages)


def forget_old_builds(folder: Path, kept_builds: int = KEPT_BUILDS) -> None:
    """Remove results and pages of builds beyond the newest, and older ones of the same build.

    Results lie in ``results/<suite>/<build>/<moment>/``, their pages likewise in
    ``validations``; the name of a moment sorts as time does.
    """
    moments = sorted(folder.glob("results/*/*/*"), key=lambda path: path.name)
    newest = {path.parent.name: path.name for path in moments}
    kept = set(sorted(newest, key=newest.__getitem__)[-kept_builds:])
    for path in (*moments, *folder.glob("validations/*/*/*")):
        build_id = path.parent.name
        if build_id not in kept or path.name != newest[build_id]:
            shutil.rmtree(path)
            if not any(path.parent.iterdir()):
                path.parent.rmdir()


def _project(folder: Path) -> dict[str, Any]:
    memory = {"class_name": "InMemoryStoreBackend"}
    return {
        "config_version": 4.0,
        "analytics_enabled": False,
        "progress_bars": {"globally": False},
        "plugins_directory": None,
        "config_variables_file_path": None,
        "expectations_store_name": "expectations",
        "validation_results_store_name": "results",
        "checkpoint_store_name": "checkpoints",
        "stores": {
            "expectations": {"class_name": "ExpectationsStore", "store_backend": memory},
            "checkpoints": {"class_name": "CheckpointStore", "store_backend": memory},
            "validation_definition_store": {
                "class_name": "ValidationDefinitionStore",
                "store_backend": memory,
            },
            "results": {
                "class_name": "ResultsStore",
                "module_name": BUILDER,
                "store_backend": _files(folder / "results"),
            },
        },
        "data_docs_sites": {
            SITE: {
                "class_name": "SiteBuilder",
                "show_how_to_buttons": False,
                "store_backend": _files(folder),
                "site_index_builder": {
                    "class_name": "IndexBuilder",
                    "module_name": BUILDER,
                    "view": _view("IndexView"),
                },
                "site_section_builders": {
                    "profiling": "None",
                    "expectations": {"view": _view("PageView")},
                    "validations": {"view": _view("PageView")},
                },
            }
        },
    }


def _view(name: str) -> dict[str, str]:
    return {"module_name": "govnews.validate.page_views", "class_name": name}


def _files(folder: Path) -> dict[str, Any]:
    return {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)}


def _printable(value: object) -> Any:
    """Return a result that may stand on a page: escaped, at most twenty rows of each list.

    The pages put unexpected values into their tables as they are, so that a title with
    a script in it would run (seen in GX 1.24.1, 2026-11-22).
    """
    if isinstance(value, Mapping):
        # Not a query that runs: it names the batch by its text, and would repeat it.
        return {key: _printable(part) for key, part in value.items() if key != OWN_QUERY}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value[:SAMPLE]]
    if value is None or isinstance(value, bool | int | float):
        return value
    return html.escape(str(value))
