"""A seeded warehouse and a newsroom that fills it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import URL, Engine

from tests.conftest import new_warehouse, opened
from tests.load.newsroom import Newsroom
from tests.load.shelf import seed


@pytest.fixture
def newsroom(warehouse: Engine) -> Newsroom:
    """A newsroom in a warehouse whose dimensions are seeded."""
    seed(warehouse)
    return Newsroom(engine=warehouse)


@pytest.fixture
def second_warehouse(postgres: URL) -> Iterator[Engine]:
    """Another fresh, migrated, empty warehouse of the same cluster."""
    with new_warehouse(postgres) as url, opened(url) as engine:
        yield engine
