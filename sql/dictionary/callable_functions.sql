-- Functions with what they take, what they give and what their comments say.
SELECT
    namespace.nspname AS schema_name,
    function.proname AS name,
    pg_catalog.pg_get_function_identity_arguments(function.oid) AS arguments,
    pg_catalog.pg_get_function_result(function.oid) AS result,
    pg_catalog.obj_description(function.oid, 'pg_proc') AS comment
FROM pg_catalog.pg_proc AS function
INNER JOIN pg_catalog.pg_namespace AS namespace ON function.pronamespace = namespace.oid
WHERE
    namespace.nspname = any(:schemas)
    AND function.prokind = 'f'
    -- functions of an extension say what they are in its own manual
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS membership
        WHERE membership.objid = function.oid AND membership.deptype = 'e'
    )
ORDER BY namespace.nspname COLLATE "C", function.proname COLLATE "C", arguments
