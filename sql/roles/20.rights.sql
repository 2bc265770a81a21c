-- Analysts read mart and nothing else; the loader writes everywhere, but changes no structure.
REVOKE ALL ON SCHEMA archive, crawl, staging, quarantine, quality, warehouse, mart FROM public;

GRANT USAGE ON SCHEMA archive, crawl, staging, quarantine, quality, warehouse, mart
TO govnews_loader;
GRANT SELECT, INSERT, UPDATE, DELETE
ON ALL TABLES IN SCHEMA archive, crawl, staging, quarantine, quality, warehouse
TO govnews_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO govnews_loader;

GRANT USAGE ON SCHEMA mart TO analyst;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO analyst;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mart FROM public;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA mart TO analyst, govnews_loader;

-- It settles the indexes of words with their owner's rights (0028.busy_nights).
GRANT EXECUTE ON FUNCTION warehouse.settle_indexes() TO govnews_loader;

-- A load keeps its list of readings in a temporary table.
DO $$
BEGIN
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO govnews_loader', current_database());
END;
$$;

-- Everybody may make temporary tables by default; analysts have no need to write anywhere.
DO $$
BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM public', current_database());
END;
$$;

-- What Postgres lets everybody do and only its superuser can forbid: large objects are a place to
-- write; with an advisory lock a reader could hold up every load.
DO $$
DECLARE
    open_to_all record;
BEGIN
    IF NOT (SELECT role.rolsuper FROM pg_catalog.pg_roles AS role WHERE role.rolname = current_user)
    THEN
        RETURN;
    END IF;
    FOR open_to_all IN
        SELECT function.oid::regprocedure AS signature
        FROM pg_catalog.pg_proc AS function
        WHERE
            function.pronamespace = 'pg_catalog'::regnamespace
            AND (
                function.proname IN (
                    'lo_create', 'lo_creat', 'lo_from_bytea', 'lo_put', 'lo_import', 'lowrite'
                )
                OR function.proname ~ '^pg_(try_)?advisory_'
            )
            AND has_function_privilege('public', function.oid, 'EXECUTE')
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM public', open_to_all.signature);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO govnews_loader', open_to_all.signature);
    END LOOP;
END;
$$;
