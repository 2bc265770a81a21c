"""The demo's two databases: Airflow's own and the warehouse, each closed to the other's role."""

from __future__ import annotations

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL

from demo.keys import Keys
from demo.postgres import Cluster

AIRFLOW = "airflow"
WAREHOUSE = "warehouse"
ANALYST = "analyst"
LOADER = "govnews_loader"


def airflow_url(cluster: Cluster, keys: Keys) -> URL:
    """Return the URL of Airflow's metadata."""
    return cluster.url(AIRFLOW, AIRFLOW, keys.airflow_password)


def warehouse_url(cluster: Cluster, keys: Keys) -> URL:
    """Return the URL of the warehouse for its owner, who loads it."""
    return cluster.url(WAREHOUSE, WAREHOUSE, keys.warehouse_password)


def analyst_url(cluster: Cluster, keys: Keys) -> URL:
    """Return the URL of the warehouse for those who only ask."""
    return cluster.url(WAREHOUSE, ANALYST, keys.analyst_password)


def prepare_databases(cluster: Cluster, keys: Keys) -> None:
    """Create what is missing: two databases, an owner for each, and the roles of sql/roles.

    Those are made here, by the superuser, so that the warehouse's owner needs no right
    to make roles.
    """
    with connect(cluster.url()) as connection:
        for role, password in (
            (AIRFLOW, keys.airflow_password),
            (WAREHOUSE, keys.warehouse_password),
            (ANALYST, keys.analyst_password),
        ):
            _ensure_role(connection, role, sql.SQL("LOGIN PASSWORD {}").format(password))
        _ensure_role(connection, LOADER, sql.SQL("NOLOGIN"))
        connection.execute("ALTER ROLE analyst SET statement_timeout = '60s'")
        for name in (AIRFLOW, WAREHOUSE):
            _ensure_database(connection, name)
        connection.execute("GRANT CONNECT ON DATABASE warehouse TO analyst")


def connect(url: URL) -> psycopg.Connection:
    """Return a connection of its own transaction-less kind, as CREATE DATABASE needs it."""
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


def _ensure_role(connection: psycopg.Connection, role: str, what: sql.Composable) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = sql.SQL("ALTER ROLE" if known else "CREATE ROLE")
    connection.execute(sql.SQL(" ").join([verb, sql.Identifier(role), what]))


def _ensure_database(connection: psycopg.Connection, name: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    if known:
        return
    database, owner = sql.Identifier(name), sql.Identifier(name)
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, owner))
    # PUBLIC may connect to every new database; here only its owner may.
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
