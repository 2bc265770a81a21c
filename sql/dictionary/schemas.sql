-- The warehouse's schemas with what their comments say.
SELECT
    namespace.nspname AS name,
    pg_catalog.obj_description(namespace.oid, 'pg_namespace') AS comment
FROM pg_catalog.pg_namespace AS namespace
WHERE
    namespace.nspname NOT LIKE 'pg\_%'
    AND namespace.nspname NOT IN ('information_schema', 'public')
