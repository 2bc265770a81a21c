"""The facts of pages that say again what the warehouse holds: copies, and corrections of a line.

A night's copy has the words of a held article, and a correction adds to their end: the facts of
the held revision stand in them at the same places. They go into staging as extraction left them,
with the attributes of the dimensions that they name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import psycopg

from benchmarks.copying import copy_lines
from benchmarks.rows import EVIDENCE, FACT_COLUMNS

# By table: what staging holds of the dimension's row, and how it is found.
_NAMED: dict[str, tuple[tuple[str, ...], str]] = {
    "document_citation": (
        ("kind", "number_symbol"),
        "INNER JOIN warehouse.dim_document AS named USING (document_id)",
    ),
    "person_mention": (
        (
            *("name", "name_search", "province_name", "office_name", "office_organisation_id"),
            *("office_name_search", "place_id"),
        ),
        "INNER JOIN warehouse.dim_person AS named USING (person_id)",
    ),
    "organisation_mention": (
        ("name", "name_search", "organisation_type"),
        "INNER JOIN warehouse.dim_organisation AS named USING (organisation_id)",
    ),
}
# What the dimension does not keep.
_FOLDED = {"office_name_search": "warehouse.search_key(named.office_name)"}
_TOPICS = """
INSERT INTO staging.topic_mention (
    build_id, capture_id, source_field, span_start, span_end, quote, rule, topic_code
)
SELECT
    %s, echo.capture_id, fact.source_field, fact.span_start, fact.span_end, fact.quote, fact.rule,
    topic.topic_code
FROM echo
INNER JOIN warehouse.fact_topic_evidence AS fact USING (revision_id)
INNER JOIN warehouse.dim_topic AS topic USING (topic_id)
"""
_ORGANISERS = """
UPDATE staging.event AS fact
SET organiser_name_search = named.name_search
FROM warehouse.dim_organisation AS named, echo
WHERE
    fact.organiser_organisation_id = named.organisation_id
    AND fact.capture_id = echo.capture_id
    AND fact.build_id = %s
"""


def stage_echoes(
    connection: psycopg.Connection[Any], build_id: str, echoes: Mapping[UUID, UUID]
) -> None:
    """Stage for each capture the facts of the held revision that it repeats."""
    connection.execute(
        "CREATE TEMPORARY TABLE echo (capture_id uuid, revision_id uuid) ON COMMIT DROP"
    )
    lines = [f"{capture_id}\t{revision_id}" for capture_id, revision_id in echoes.items()]
    copy_lines(connection, "echo", ("capture_id", "revision_id"), lines)
    for table in FACT_COLUMNS:
        connection.execute(_statement(table).encode(), (build_id,))
    connection.execute(_TOPICS, (build_id,))
    connection.execute(_ORGANISERS, (build_id,))


def _statement(table: str) -> str:
    names, join = _NAMED.get(table, ((), ""))
    own = (*(("ordinal",) if table == "event" else ()), *EVIDENCE, *FACT_COLUMNS[table])
    columns = ", ".join(("build_id", "capture_id", *own, *names))
    told = (_FOLDED.get(name, f"named.{name}") for name in names)
    chosen = ", ".join((*(f"fact.{name}" for name in own), *told))
    return (
        f"INSERT INTO staging.{table} ({columns}) SELECT %s, echo.capture_id, {chosen} FROM echo"
        f" INNER JOIN warehouse.fact_{table} AS fact USING (revision_id) {join}"
    )
