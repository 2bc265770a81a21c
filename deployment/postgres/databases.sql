-- Runs once, as superuser, when the Postgres volume is new: two databases, one role each, and
-- the analysts' role. psql reads the passwords from the environment, so that they are in no file
-- and in no process list; a missing one leaves :'…' unreplaced, which is a syntax error.
\getenv airflow_password AIRFLOW_DATABASE_PASSWORD
\getenv warehouse_password WAREHOUSE_PASSWORD
\getenv analyst_password ANALYST_PASSWORD

CREATE ROLE airflow LOGIN PASSWORD :'airflow_password';
CREATE ROLE warehouse LOGIN PASSWORD :'warehouse_password';
-- `govnews migrate` lays the rights of these two (sql/roles); it runs as the role warehouse, which
-- may create no roles and set nothing for others.
CREATE ROLE govnews_loader NOLOGIN;
CREATE ROLE analyst LOGIN PASSWORD :'analyst_password';
ALTER ROLE analyst SET statement_timeout = '60s';
ALTER ROLE analyst SET idle_in_transaction_session_timeout = '10min';
ALTER ROLE analyst SET default_transaction_read_only = 'on';
ALTER ROLE analyst SET temp_file_limit = '20GB';

CREATE DATABASE airflow OWNER airflow;
CREATE DATABASE warehouse OWNER warehouse;

-- By default everybody may connect to every database: tasks have no business in Airflow's own.
REVOKE ALL ON DATABASE airflow FROM PUBLIC;
REVOKE ALL ON DATABASE warehouse FROM PUBLIC;
GRANT CONNECT ON DATABASE warehouse TO analyst;

-- Open to everybody by default, in each database: large objects are a place to write, and with an
-- advisory lock a reader could hold up every load.
\connect warehouse
REVOKE EXECUTE ON FUNCTION
lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea),
lowrite(integer, bytea),
pg_advisory_lock(bigint), pg_advisory_lock(integer, integer),
pg_advisory_lock_shared(bigint), pg_advisory_lock_shared(integer, integer),
pg_advisory_xact_lock(bigint), pg_advisory_xact_lock(integer, integer),
pg_advisory_xact_lock_shared(bigint), pg_advisory_xact_lock_shared(integer, integer),
pg_try_advisory_lock(bigint), pg_try_advisory_lock(integer, integer),
pg_try_advisory_lock_shared(bigint), pg_try_advisory_lock_shared(integer, integer),
pg_try_advisory_xact_lock(bigint), pg_try_advisory_xact_lock(integer, integer),
pg_try_advisory_xact_lock_shared(bigint), pg_try_advisory_xact_lock_shared(integer, integer)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
pg_advisory_lock(bigint), pg_advisory_xact_lock(bigint), pg_try_advisory_lock(bigint),
pg_try_advisory_xact_lock(bigint), pg_advisory_lock(integer, integer),
pg_advisory_xact_lock(integer, integer), pg_try_advisory_lock(integer, integer),
pg_try_advisory_xact_lock(integer, integer)
TO warehouse, govnews_loader;
