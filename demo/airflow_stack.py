"""The demo's Airflow: database, api-server, dag-processor, scheduler and triggerer."""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL

from demo.airflow_api import AirflowApi, AirflowRefused
from demo.airflow_environment import ADDRESS, ADMIN, airflow_environment
from demo.databases import connect
from demo.interruption import Interruption
from demo.keys import Keys
from demo.postgres import free_port
from demo.process_groups import ProcessGroups, airflow

USUAL_PORT = 8080
WARM_UP_SECONDS = 120
PARSE_SECONDS = 120
IDLE_PATIENCE_SECONDS = 2
DYING_SECONDS = 1.0
DAGS = ("scrape_portals", "build_warehouse", "replay_archive", "backfill_portals")
# `serve-logs` would listen on every address of the machine; the api-server reads the files itself.
FIRST = {"api-server": airflow("api-server"), "dag-processor": airflow("dag-processor")}
SECOND = {
    "scheduler": airflow("scheduler", "--skip-serve-logs"),
    "triggerer": airflow("triggerer", "--skip-serve-logs"),
}


class StackFailed(Exception):
    """A component did not do what it must; the sentence names it and its log."""


class AirflowStack:
    """The components of one Airflow, in the order in which they need each other."""

    def __init__(
        self, state: Path, database: URL, keys: Keys, govnews: Mapping[str, str],
        interruption: Interruption,
    ) -> None:  # fmt: skip
        self.home = state / "airflow"
        self.home.mkdir(exist_ok=True)
        self.database = database
        self.interruption = interruption
        port = usual_or_free_port()
        environment = airflow_environment(self.home, port, database, keys, govnews)
        self.groups = ProcessGroups(state / "running.json", state / "logs", environment)
        self.api = AirflowApi(f"http://{ADDRESS}:{port}", ADMIN, keys.admin_password)

    def start_migration(self) -> bool:
        """Start `airflow db migrate` unless the database is at this version; return whether."""
        mark = self.home / "migrated"
        if mark.exists() and mark.read_text() == f"{version('apache-airflow')} {self._revision()}":
            return False
        self.groups.start("airflow-migration", airflow("db", "migrate"))
        return True

    def finish_migration(self) -> None:
        """Wait until the migration is done, and note the version it reached."""
        while (code := self.groups.exit_code("airflow-migration")) is None:
            self.interruption.pause()
        if code:
            raise StackFailed(
                f"airflow db migrate ended with {code}: {self.groups.log('airflow-migration')}"
            )
        self.groups.stop("airflow-migration")
        mark = f"{version('apache-airflow')} {self._revision()}"
        (self.home / "migrated").write_text(mark)

    def start(self) -> None:
        """Start every component; the first tasks meet a warm api-server and parsed DAGs."""
        for name, command in FIRST.items():
            self.groups.start(name, command)
        self.wait_until(self.api.is_warm, WARM_UP_SECONDS, f"no answer from {self.api.url}")
        for name, command in SECOND.items():
            self.groups.start(name, command)
        self.api.log_in()
        self.wait_until(self._has_dags, PARSE_SECONDS, f"{', '.join(DAGS)} were not all found")

    def stop(self) -> list[str]:
        """Stop every component, the api-server last: the others' last words go to it."""
        # These two hold nothing that could be lost, and the triggerer often waits for a child
        # that does not hear it (Airflow 3.3.2).
        names = self.groups.stop("triggerer", "dag-processor", patience=IDLE_PATIENCE_SECONDS)
        return names + self.groups.stop("scheduler") + self.groups.stop()

    def wait_until(self, ready: Callable[[], bool], seconds: float, otherwise: str) -> None:
        """Wait until `ready`; raise `StackFailed` after `seconds` or when a component ended."""
        until = time.monotonic() + seconds
        while not self._ask(ready):
            if time.monotonic() > until:
                raise StackFailed(
                    f"{otherwise} within {seconds:.0f} s: see {self.groups.logs}/*.log"
                )
            self.interruption.pause()

    def task_log(self, dag_id: str, run_id: str, task_id: str) -> Path | None:
        """Return the newest log file of one task (of a mapped one: the newest of all)."""
        folder = self.home / "logs" / f"dag_id={dag_id}" / f"run_id={run_id}"
        found = folder.glob(f"task_id={task_id}/**/attempt=*.log")
        return max(found, key=lambda file: file.stat().st_mtime, default=None)

    def _ask(self, ready: Callable[[], bool]) -> bool:
        """Return whether `ready`; a component that ended is named rather than what it broke."""
        self._refuse_ended()
        try:
            return ready()
        except AirflowRefused:
            # A dying api-server closes its port a moment before it has ended.
            self.interruption.pause(DYING_SECONDS)
            self._refuse_ended()
            raise

    def _refuse_ended(self) -> None:
        for name, code in self.groups.ended().items():
            raise StackFailed(f"{name} ended with {code}: {self.groups.log(name)}")

    def _has_dags(self) -> bool:
        for error in self.api.import_errors():
            raise StackFailed(f"a DAG file was refused: {error}")
        return self.api.dag_ids().issuperset(DAGS)

    def _revision(self) -> str:
        """Return the schema revision of Airflow's database, empty where it has none."""
        try:
            with connect(self.database) as connection:
                found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except psycopg.errors.UndefinedTable:
            return ""
        return str(found[0]) if found else ""


def usual_or_free_port(usual: int = USUAL_PORT) -> int:
    """Return the usual port of the UI, or any free one where somebody else has it."""
    with socket.socket() as probe:
        # As servers do: a port in TIME_WAIT after the last demo is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, usual))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            return free_port()
    return usual
