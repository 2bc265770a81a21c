-- What each view is made of: its query as Postgres understood it, every column with its table's
-- alias in front.
SELECT
    namespace.nspname AS schema_name,
    class.relname AS table_name,
    pg_catalog.pg_get_viewdef(class.oid) AS query
FROM pg_catalog.pg_class AS class
INNER JOIN pg_catalog.pg_namespace AS namespace ON class.relnamespace = namespace.oid
WHERE namespace.nspname = any(:schemas) AND class.relkind IN ('v', 'm')
ORDER BY namespace.nspname COLLATE "C", class.relname COLLATE "C"
