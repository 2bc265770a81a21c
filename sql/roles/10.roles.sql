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

-- A forgotten question must not keep the warehouse busy. Postgres applies a role's settings at
-- login only: to the login "analyst" where an installation gives it one, not to members.
DO $$
BEGIN
    IF NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_db_role_setting AS setting
        INNER JOIN pg_catalog.pg_roles AS role ON setting.setrole = role.oid
        WHERE
            role.rolname = 'analyst'
            AND setting.setdatabase = 0
            AND 'statement_timeout=60s' = ANY(setting.setconfig)
    ) THEN
        ALTER ROLE analyst SET statement_timeout = '60s';
    END IF;
EXCEPTION
    -- tuple concurrently updated: the other migration sets the same
    WHEN internal_error OR unique_violation THEN NULL;
END;
$$;
