"""Merges one build from staging into dimensions and facts: one transaction, set by set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Engine

from govnews.failures import BrokenPromise
from govnews.load.absences import Confirmation, mark_gone
from govnews.load.counts import Loaded, TableCount
from govnews.load.differences import tell_differences
from govnews.load.likeness import StoryRule
from govnews.load.statements import Verb, read_statement, read_upsert, read_verb
from govnews.load.stories import merge_stories
from govnews.load.tallies import out_of_tallies

# In the order of their foreign keys; each file is one statement. A name with several files
# counts the rows of all of them.
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("dim_organisation", ("dim_organisation",)),
    ("dim_person", ("dim_person",)),
    ("dim_document", ("dim_document",)),
    ("fact_article", ("fact_article", "article_address")),
    ("fact_article_revision", ("revision_ends", "fact_article_revision", "reread_revisions")),
    ("fact_quantity", ("forget_quantity", "fact_quantity")),
    ("fact_document_citation", ("forget_document_citation", "fact_document_citation")),
    ("fact_person_mention", ("forget_person_mention", "fact_person_mention")),
    ("fact_organisation_mention", ("forget_organisation_mention", "fact_organisation_mention")),
    ("fact_place_mention", ("forget_place_mention", "fact_place_mention")),
    ("fact_event", ("forget_event", "fact_event")),
    ("fact_event_date", ("forget_event_date", "fact_event_date")),
    ("fact_period", ("forget_period", "fact_period")),
    ("fact_topic_mention", ("forget_topic_mention", "fact_topic_mention")),
    ("fact_topic_evidence", ("forget_topic_evidence", "fact_topic_evidence")),
    ("fact_view_count", ("fact_view_count",)),
    ("article_search", ("article_search",)),
)
# Rows that follow from what came in, and that the build did not offer itself.
BESIDE = ("revision_ends",)


def load(
    engine: Engine,
    build_id: str,
    confirmation: Confirmation | None = None,
    rule: StoryRule | None = None,
) -> Loaded:
    """Bring this build's accepted readings and facts into the warehouse; return rows by table.

    Rows of `quarantine.refused_row` are left out; `confirmation` says when an article that is
    missing is gone, `rule` which likeness makes one story (None: as before). A second call changes
    nothing; concurrent loads wait for each other.
    Raises `BrokenPromise` where a portal or topic is in no dimension (seed_dimensions
    brings them).
    """
    build = {"build_id": build_id}
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        connection.execute(read_statement("memory"))
        connection.execute(read_statement("loadable_table"))
        connection.execute(read_statement("loadable"), build)
        connection.execute(read_statement("analyse_loadable"))
        connection.execute(read_statement("promote_readings"), build)
        _refuse_unknown_codes(connection, build_id)
        connection.execute(read_statement("seen_person_table"))
        connection.execute(read_statement("seen_person"), {"is_held": True})
        offered = _count_offered(connection, build)
        with out_of_tallies(connection, "loadable"):
            counts = {
                name: _merge(connection, files, build, offered.get(name, 0))
                for name, files in STEPS
            }
            touched = {"fact_revision_change": tell_differences(connection)}
            connection.execute(read_statement("search_withheld"))
            connection.execute(read_statement("settle_indexes"))
            touched |= mark_gone(connection, confirmation or Confirmation())
        # Again: now with all whom this build names.
        connection.execute(read_statement("seen_person"), {"is_held": False})
        touched["dim_person"] = connection.execute(read_statement("person_days")).rowcount
        touched["dim_story"] = merge_stories(connection, rule)
    for name, rows in touched.items():
        known = counts.get(name, TableCount())
        counts[name] = replace(known, updated=known.updated + rows)
    return Loaded(counts)


def _merge(
    connection: Connection, files: Sequence[str], build: Mapping[str, str], offered: int
) -> TableCount:
    """Run the statements of one table; those beside the offered rows count as updates, too."""
    inserted = updated = removed = beside = 0
    for file in files:
        verb = read_verb(file)
        if verb is Verb.INSERT:
            new, changed = connection.execute(read_upsert(file), build).one()
            inserted, updated = inserted + new, updated + changed
            continue
        rows = connection.execute(read_statement(file), build).rowcount
        if verb is Verb.DELETE:
            removed += rows
        elif file in BESIDE:
            beside += rows
        else:
            updated += rows
    return TableCount(
        inserted=inserted,
        updated=updated + beside,
        removed=removed,
        unchanged=max(0, offered - inserted - updated),
    )


def _count_offered(connection: Connection, build: Mapping[str, str]) -> dict[str, int]:
    """Return by table how many rows the accepted readings bring along."""
    rows = connection.execute(read_statement("offered"), build)
    return {table: int(count) for table, count in rows}


def _refuse_unknown_codes(connection: Connection, build_id: str) -> None:
    unknown = connection.execute(read_statement("unknown_codes"), {"build_id": build_id}).all()
    if unknown:
        codes = ", ".join(f"{dimension} {code}" for dimension, code in unknown)
        raise BrokenPromise(
            f"build {build_id}: expected every portal and topic in its dimension, found {codes}:"
            " run seed_dimensions with the present shelf and vocabulary"
        )
