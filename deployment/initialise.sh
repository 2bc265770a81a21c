#!/usr/bin/env bash
# Brings both databases to the state that this image expects; safe to run at every start.
set -euo pipefail
: "${ADMIN_PASSWORD:?run make .env}"

airflow db migrate
govnews migrate

airflow pools set portals "${PORTALS_AT_ONCE:-4}" "portals that are scraped at the same time"

# `airflow users create` inside Python: on a command line everybody could read the password in the
# process list, and the prompt wants a terminal. An existing user and its password stay as they are.
python - <<'END'
import os

from airflow.cli.cli_parser import get_parser

wanted = {
    "username": "admin",
    "password": os.environ["ADMIN_PASSWORD"],
    "role": "Admin",
    "firstname": "News",
    "lastname": "Administrator",
    "email": "admin@localhost",
}
options = [f"--{name}={value}" for name, value in wanted.items()]
arguments = get_parser().parse_args(["users", "create", *options])
arguments.func(arguments)
END
