"""A warehouse and a folder for pages that the tests of one module share."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import URL

from govnews.validate import ValidationSummary, validate
from govnews.validate.checks import Check
from tests.conftest import new_warehouse, opened, url_text
from tests.validate.staging import HOSTS

Validate = Callable[[str], ValidationSummary]


@pytest.fixture(scope="module")
def shared_warehouse(postgres: URL) -> Iterator[Engine]:
    """A fresh warehouse for all tests of a module, which use builds of their own."""
    with new_warehouse(postgres) as url, opened(url) as engine:
        yield engine


@pytest.fixture(scope="module")
def data_docs_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for the pages of a module's builds."""
    return tmp_path_factory.mktemp("data-docs")


@pytest.fixture(scope="module")
def run_validation(shared_warehouse: Engine, data_docs_dir: Path) -> Validate:
    """Validate one build of the shared warehouse."""

    def run(build_id: str) -> ValidationSummary:
        url = url_text(shared_warehouse.url)
        return validate(shared_warehouse, url, build_id, data_docs_dir, hosts=HOSTS)

    return run


@pytest.fixture(scope="session")
def checks() -> tuple[Check, ...]:
    """Every check. Importing Great Expectations warns of its own use of Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from govnews.validate.suites import all_checks
    return all_checks(HOSTS)
