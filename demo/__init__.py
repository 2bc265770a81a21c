"""The demo: sample portals, an embedded Postgres and a real Airflow on one machine."""
