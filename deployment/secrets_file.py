"""The `.env` of one installation: random secrets, written once, readable by its owner only.

`make .env` runs it before anything is installed, so it needs the standard library alone.
Every value is free of ``$``, quotes and URL delimiters: compose substitutes some into URLs.
"""

from __future__ import annotations

import base64
import os
import secrets
import sys
from pathlib import Path

PASSWORD_BYTES = 24
# HS512 wants a key of at least 64 bytes (RFC 7518, section 3.2): 64 random ones, in base64
SIGNING_BYTES = 64

TEMPLATE = """\
# Written by `make .env`. Keep it secret and keep a copy: without FERNET_KEY the connections and
# variables stored in Airflow cannot be read again.

# Postgres: its superuser, Airflow's role, the pipeline's role, the reading role of analysts.
# They are set when the volume is created; change them later with ALTER ROLE as well as here.
POSTGRES_PASSWORD={postgres}
AIRFLOW_DATABASE_PASSWORD={airflow_database}
WAREHOUSE_PASSWORD={warehouse}
ANALYST_PASSWORD={analyst}

# Airflow: encryption of stored connections, signing of sessions, signing of task tokens
FERNET_KEY={fernet}
API_SECRET_KEY={api_secret}
JWT_SECRET={jwt_secret}

# The first login of the user interface: user "admin"
ADMIN_PASSWORD={admin}

# Only docker-compose.celery.yml uses it
REDIS_PASSWORD={redis}

# Portals' operators find this in our User-Agent: an address that somebody reads
GOVNEWS_CONTACT=govnews@localhost
"""


def password() -> str:
    """Return a random password of letters, digits, ``-`` and ``_``."""
    return secrets.token_urlsafe(PASSWORD_BYTES)


def environment() -> str:
    """Return the text of a new `.env`; every call gives other secrets."""
    return TEMPLATE.format(
        postgres=password(),
        airflow_database=password(),
        warehouse=password(),
        analyst=password(),
        fernet=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        api_secret=secrets.token_urlsafe(SIGNING_BYTES),
        jwt_secret=secrets.token_urlsafe(SIGNING_BYTES),
        admin=password(),
        redis=password(),
    )


def write(path: Path) -> None:
    """Write a new file with mode 0600; raises FileExistsError rather than replace one."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(environment())


def main(arguments: list[str]) -> None:
    """Write the file named by the only argument; exit 1 where it exists, 2 on wrong usage."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python3 -m deployment.secrets_file FILE\n")
        sys.exit(2)
    path = Path(arguments[0])
    try:
        write(path)
    except FileExistsError:
        sys.exit(f"{path} exists and was left as it is: its secrets are in use; move it away first")
    except OSError as error:
        sys.exit(f"{path} could not be written: {error.strerror}")
    sys.stdout.write(f"{path} written: it holds the passwords of this installation (mode 0600)\n")


if __name__ == "__main__":
    main(sys.argv[1:])
