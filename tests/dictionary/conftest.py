"""The catalogue of one migrated warehouse, read once: its tests change nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.pool import NullPool

from govnews.dictionary.catalogue import Catalogue, Column, read_catalogue
from govnews.dictionary.lineage import trace
from govnews.dictionary.loads import read_loads
from govnews.dictionary.origins import Lineage, follow
from govnews.dictionary.pages import make_pages
from govnews.extract import RULES
from tests.architecture.tracked import ROOT
from tests.conftest import TEMPLATE, url_text

SQL = ROOT / "sql"


@pytest.fixture(scope="session")
def migrated(postgres: URL) -> Engine:
    """An engine on the template itself: it keeps no connection, so that copies can be made."""
    return create_engine(url_text(postgres.set(database=TEMPLATE)), poolclass=NullPool)


@pytest.fixture(scope="session")
def catalogue(migrated: Engine) -> Catalogue:
    return read_catalogue(migrated, SQL)


@pytest.fixture(scope="session")
def lineages(catalogue: Catalogue) -> dict[Column, Lineage]:
    return follow(trace(catalogue), read_loads(SQL / "load", catalogue))


@pytest.fixture(scope="session")
def pages(migrated: Engine) -> dict[str, str]:
    return make_pages(migrated, SQL, sorted(RULES))
