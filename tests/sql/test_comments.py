"""Everything in the warehouse says what it means, in English and in Vietnamese."""

from __future__ import annotations

from sqlalchemy import Engine, text

SCHEMAS = ["archive", "crawl", "staging", "quarantine", "quality", "warehouse", "mart"]
COMMENTS = text("""
    SELECT namespace.nspname AS name, obj_description(namespace.oid, 'pg_namespace') AS comment
    FROM pg_namespace AS namespace
    WHERE namespace.nspname = ANY(:schemas)
    UNION ALL
    SELECT class.oid::regclass::text, obj_description(class.oid, 'pg_class')
    FROM pg_class AS class
    INNER JOIN pg_namespace AS namespace ON class.relnamespace = namespace.oid
    WHERE namespace.nspname = ANY(:schemas) AND class.relkind IN ('r', 'p', 'v', 'm')
    UNION ALL
    SELECT
        class.oid::regclass || '.' || attribute.attname,
        col_description(class.oid, attribute.attnum)
    FROM pg_attribute AS attribute
    INNER JOIN pg_class AS class ON attribute.attrelid = class.oid
    INNER JOIN pg_namespace AS namespace ON class.relnamespace = namespace.oid
    WHERE
        namespace.nspname = ANY(:schemas)
        AND class.relkind IN ('r', 'p', 'v', 'm')
        AND attribute.attnum > 0
        AND NOT attribute.attisdropped
    UNION ALL
    SELECT function.oid::regprocedure::text, obj_description(function.oid, 'pg_proc')
    FROM pg_proc AS function
    INNER JOIN pg_namespace AS namespace ON function.pronamespace = namespace.oid
    WHERE namespace.nspname = ANY(:schemas)
""")


def test_every_thing_has_its_meaning_in_two_languages(warehouse: Engine) -> None:
    with warehouse.connect() as connection:
        rows = connection.execute(COMMENTS, {"schemas": SCHEMAS})
        comments = {row.name: row.comment for row in rows}
    assert len(comments) > 400
    halves = {name: (comment or "").split(" | ") for name, comment in comments.items()}
    wanting = [name for name, parts in halves.items() if len(parts) != 2 or not all(parts)]
    assert wanting == []


def test_schemas_are_the_designs(warehouse: Engine) -> None:
    with warehouse.connect() as connection:
        found = connection.execute(
            text(
                "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%'"
                " AND nspname NOT IN ('information_schema', 'public')"
            )
        ).scalars()
        assert set(found) == set(SCHEMAS)
