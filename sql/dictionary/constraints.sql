-- Keys and promises of the tables; what a CHECK says stands in its definition.
SELECT
    namespace.nspname AS schema_name,
    class.relname AS table_name,
    bound.conname AS name,
    bound.contype AS kind,
    pg_catalog.pg_get_constraintdef(bound.oid) AS definition,
    target_namespace.nspname AS target_schema,
    target.relname AS target_table,
    array(
        SELECT attribute.attname
        FROM unnest(bound.conkey) WITH ORDINALITY AS part (attnum, ordinality)
        INNER JOIN pg_catalog.pg_attribute AS attribute
            ON
                bound.conrelid = attribute.attrelid
                AND part.attnum = attribute.attnum
        ORDER BY part.ordinality
    )::text[] AS column_names
FROM pg_catalog.pg_constraint AS bound
INNER JOIN pg_catalog.pg_class AS class ON bound.conrelid = class.oid
INNER JOIN pg_catalog.pg_namespace AS namespace ON class.relnamespace = namespace.oid
LEFT JOIN pg_catalog.pg_class AS target ON bound.confrelid = target.oid
LEFT JOIN pg_catalog.pg_namespace AS target_namespace
    ON target.relnamespace = target_namespace.oid
WHERE
    namespace.nspname = any(:schemas)
    AND bound.contype IN ('p', 'u', 'f', 'c', 'x')
ORDER BY
    namespace.nspname COLLATE "C",
    class.relname COLLATE "C",
    bound.contype,
    bound.conname COLLATE "C"
