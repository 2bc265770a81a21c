"""docs/query.md names every view of the marts, and its examples run as they stand."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Engine, text

from tests.architecture.tracked import ROOT

QUERY = (ROOT / "docs" / "query.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```sql\n(.*?)^```", QUERY, re.MULTILINE | re.DOTALL)


def test_every_view_has_a_row(warehouse: Engine) -> None:
    statement = (
        "SELECT relname FROM pg_class WHERE relnamespace = 'mart'::regnamespace AND relkind = 'v'"
    )
    with warehouse.connect() as connection:
        views = set(connection.scalars(text(statement)))
    assert views
    assert set(re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", QUERY, re.MULTILINE)) == views


def test_every_function_is_told(warehouse: Engine) -> None:
    statement = "SELECT proname FROM pg_proc WHERE pronamespace = 'mart'::regnamespace"
    with warehouse.connect() as connection:
        functions = set(connection.scalars(text(statement)))
    assert functions
    assert {name for name in functions if f"mart.{name}(" not in QUERY} == set()


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_analyst_may_run_the_example(example: str, warehouse: Engine) -> None:
    with warehouse.connect() as connection:
        connection.execute(text("SET ROLE analyst"))
        connection.execute(text(example))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 7
