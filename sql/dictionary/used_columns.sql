-- The columns that each view's rewrite rule depends on, wherever in the query they stand:
-- Postgres's own word, against which the lineage is tested.
SELECT DISTINCT
    view_namespace.nspname AS view_schema,
    view.relname AS view_name,
    namespace.nspname AS schema_name,
    class.relname AS table_name,
    attribute.attname AS column_name
FROM pg_catalog.pg_rewrite AS rewrite
INNER JOIN pg_catalog.pg_class AS view ON rewrite.ev_class = view.oid
INNER JOIN pg_catalog.pg_namespace AS view_namespace ON view.relnamespace = view_namespace.oid
INNER JOIN pg_catalog.pg_depend AS dependency
    ON
        rewrite.oid = dependency.objid
        AND dependency.classid = 'pg_catalog.pg_rewrite'::regclass
        AND dependency.refclassid = 'pg_catalog.pg_class'::regclass
        AND dependency.refobjsubid > 0
INNER JOIN pg_catalog.pg_class AS class ON dependency.refobjid = class.oid
INNER JOIN pg_catalog.pg_namespace AS namespace ON class.relnamespace = namespace.oid
INNER JOIN pg_catalog.pg_attribute AS attribute
    ON
        class.oid = attribute.attrelid
        AND dependency.refobjsubid = attribute.attnum
WHERE view_namespace.nspname = any(:schemas) AND view.oid <> class.oid
