"""explain_url looks everything up: nothing that grows with the articles is read from end to end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, text

# A handful of rows, or as many as there are portals and runs.
SMALL = {"dim_portal", "run"}
ADDRESS = "http://damha.test/tin-tuc/1.html"


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


@pytest.mark.parametrize("name", ["explain_url", "explain_revisions"])
def test_every_table_that_grows_is_read_by_an_index(name: str, warehouse: Engine) -> None:
    with warehouse.connect() as connection:
        body = connection.execute(
            text("SELECT prosrc FROM pg_proc WHERE proname = :name"), {"name": name}
        ).scalar_one()
        question = body.replace(f"{name}.url", f"'{ADDRESS}'::text")
        # Empty tables would be read whole at once; forbidden, only what has no index still is.
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        connection.execute(text("SET LOCAL jit = off"))
        told = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {question}").scalar_one()
    plan = told[0]["Plan"] if not isinstance(told, str) else json.loads(told)[0]["Plan"]
    tables = [node for node in nodes(plan) if "Relation Name" in node]
    assert len(tables) > 5
    whole = {
        node["Relation Name"]
        for node in tables
        if "Scan" in node["Node Type"] and not is_looked_up(node)
    }
    assert whole - SMALL == set()


def is_looked_up(node: dict[str, Any]) -> bool:
    """Return whether a condition of an index leads to the rows, not a filter over all of them."""
    if node["Node Type"] == "Bitmap Heap Scan":
        return True
    return bool(re.search("Index", node["Node Type"]) and node.get("Index Cond"))
