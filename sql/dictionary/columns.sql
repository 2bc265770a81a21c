-- Every column of every table and view with its type and what the comments say.
SELECT
    namespace.nspname AS schema_name,
    class.relname AS table_name,
    class.relkind IN ('v', 'm') AS is_view,
    pg_catalog.obj_description(class.oid, 'pg_class') AS table_comment,
    attribute.attname AS column_name,
    pg_catalog.format_type(attribute.atttypid, attribute.atttypmod) AS type_name,
    attribute.attnotnull AS is_required,
    pg_catalog.col_description(class.oid, attribute.attnum) AS comment
FROM pg_catalog.pg_attribute AS attribute
INNER JOIN pg_catalog.pg_class AS class ON attribute.attrelid = class.oid
INNER JOIN pg_catalog.pg_namespace AS namespace ON class.relnamespace = namespace.oid
WHERE
    namespace.nspname = any(:schemas)
    AND class.relkind IN ('r', 'p', 'v', 'm')
    AND attribute.attnum > 0
    AND NOT attribute.attisdropped
ORDER BY
    namespace.nspname COLLATE "C",
    class.relname COLLATE "C",
    attribute.attnum
