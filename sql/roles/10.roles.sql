-- Two group roles of the cluster: who loads, and who reads. Logins are made members of them
-- (GRANT analyst TO …); several warehouses of one cluster share them.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = 'govnews_loader') THEN
        CREATE ROLE govnews_loader NOLOGIN;
    END IF;
EXCEPTION
    -- another database of this cluster was migrated at the same moment
    WHEN duplicate_object OR unique_violation THEN NULL;
END;
$$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = 'analyst') THEN
        CREATE ROLE analyst NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END;
$$;

-- A forgotten question must not keep the warehouse busy, and an analyst only reads. Postgres
-- applies a role's settings at login only: to the login "analyst" where an installation gives it
-- one, not to members. A user may change them for a session; only the limit on temporary files is
-- the superuser's (docs/decisions/0025-search.md).
DO $$
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT setting.*
        FROM (
            VALUES
            ('default_transaction_read_only', 'on'),
            ('idle_in_transaction_session_timeout', '10min'),
            ('statement_timeout', '60s'),
            ('temp_file_limit', '20GB')
        ) AS setting (name, value)
    LOOP
        BEGIN
            IF NOT EXISTS (
                SELECT 1
                FROM pg_catalog.pg_db_role_setting AS held
                INNER JOIN pg_catalog.pg_roles AS role ON held.setrole = role.oid
                WHERE
                    role.rolname = 'analyst'
                    AND held.setdatabase = 0
                    AND wanted.name || '=' || wanted.value = ANY(held.setconfig)
            ) THEN
                EXECUTE format('ALTER ROLE analyst SET %I = %L', wanted.name, wanted.value);
            END IF;
        EXCEPTION
            -- tuple concurrently updated: the other migration sets the same; a migrator that may
            -- not set them finds them in deployment/postgres/databases.sql
            WHEN internal_error OR unique_violation OR insufficient_privilege THEN NULL;
        END;
    END LOOP;
END;
$$;
