"""The environment of every Airflow component: all of them get the same."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.engine import URL

from demo.keys import Keys, write_secret

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = "127.0.0.1"
ADMIN = "admin"
# Two of Airflow's own imports, told again in the log of every task.
SILENCED = (
    "ignore:Using `httpx` with `starlette.testclient`",
    "ignore:GitWildMatchPattern ('gitwildmatch') is deprecated",
)
FOREIGN = ("AIRFLOW", "GOVNEWS", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME")


def airflow_environment(
    home: Path, port: int, database: URL, keys: Keys, govnews: Mapping[str, str]
) -> dict[str, str]:
    """Return the parent's environment without foreign settings, plus all of ours.

    The reasons of the odd values were measured with Airflow 3.3.2 on two cores.
    """
    url = f"http://{ADDRESS}:{port}"
    passwords = home / "passwords.json"
    options = {
        "CORE__EXECUTOR": "LocalExecutor",
        "CORE__PARALLELISM": "4",
        "CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "CORE__LOAD_EXAMPLES": "False",
        "CORE__FERNET_KEY": keys.encryption,
        "CORE__EXECUTION_API_SERVER_URL": f"{url}/execution/",
        "CORE__SIMPLE_AUTH_MANAGER_USERS": f"{ADMIN}:admin",
        "CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords),
        # Python 3.14 would take forkserver, whose tasks each import Airflow again.
        "CORE__MP_START_METHOD": "fork",
        "DATABASE__SQL_ALCHEMY_CONN": database.render_as_string(hide_password=False),
        "DATABASE__LOAD_DEFAULT_CONNECTIONS": "False",
        "API__HOST": ADDRESS,
        "API__PORT": str(port),
        "API__BASE_URL": url,
        "API__SECRET_KEY": keys.session_signing,
        "API__ENABLE_SWAGGER_UI": "False",
        "API__EXPOSE_CONFIG": "False",
        "API_AUTH__JWT_SECRET": keys.token_signing,
        # At the default of 5 s every second short task holds its slot 5 s too long.
        "WORKERS__MIN_HEARTBEAT_INTERVAL": "1",
        # A cold api-server needs up to 8 s for its first answer; 5 s would cost a retry.
        "WORKERS__EXECUTION_API_TIMEOUT": "30",
        "SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.2",
        "DAG_PROCESSOR__REFRESH_INTERVAL": "30",
        "USAGE_DATA_COLLECTION__ENABLED": "False",
    }
    write_secret(passwords, json.dumps({ADMIN: keys.admin_password}))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return {
        **inherited,
        **{f"AIRFLOW__{name}": value for name, value in options.items()},
        "AIRFLOW_HOME": str(home),
        "NO_PROXY": f"{ADDRESS},localhost",
        "no_proxy": f"{ADDRESS},localhost",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": ",".join(SILENCED),
        **govnews,
    }
