"""A seeded warehouse and a newsroom that fills it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.pool import NullPool

from tests.conftest import TEMPLATE, execute, url_text
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
    name = f"warehouse_{uuid4().hex}"
    execute(postgres, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    engine = create_engine(url_text(postgres.set(database=name)), poolclass=NullPool)
    yield engine
    engine.dispose()
    execute(postgres, f"DROP DATABASE {name} WITH (FORCE)")
