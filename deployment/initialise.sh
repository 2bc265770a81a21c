#!/usr/bin/env bash
# Brings both databases to the state that this image expects; safe to run at every start.
set -euo pipefail

airflow db migrate
govnews migrate

airflow pools set portals "${PORTALS_AT_ONCE:-4}" "portals that are scraped at the same time"

# `users create` leaves an existing user and its password as they are.
airflow users create \
    --username admin \
    --password "${ADMIN_PASSWORD:?run make .env}" \
    --role Admin \
    --firstname News \
    --lastname Administrator \
    --email admin@localhost
