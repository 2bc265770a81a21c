"""The processes that the demo starts, and how every one of them ends.

Each component leads a session of its own: Ctrl-C in the terminal reaches only
the supervisor, and a signal to the session reaches every process that the
component forked. Who runs is written down with pid and start time, so that the
next demo can end what a killed supervisor left behind, and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

PATIENCE_SECONDS = 15.0
ASK_AGAIN_SECONDS = 3.0
POLL_SECONDS = 0.1


@dataclass(frozen=True, kw_only=True)
class Leader:
    """The first process of one component; `created` tells it from a later one with its pid."""

    name: str
    pid: int
    created: float


class ProcessGroups:
    """Components in their own sessions; their output goes to files, never to a pipe."""

    def __init__(self, record: Path, logs: Path, environment: Mapping[str, str]) -> None:
        self.record = record
        self.logs = logs
        self.environment = dict(environment)
        self._leaders: list[Leader] = []
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start one component; it is written down before this returns."""
        self.logs.mkdir(parents=True, exist_ok=True)
        with self.log(name).open("ab") as log:
            child = subprocess.Popen(
                command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self._children[name] = child
        created = psutil.Process(child.pid).create_time()
        self._leaders.append(Leader(name=name, pid=child.pid, created=created))
        write_record(self.record, self._leaders)

    def log(self, name: str) -> Path:
        """Return the file with a component's output."""
        return self.logs / f"{name}.log"

    def exit_code(self, name: str) -> int | None:
        """Return the exit code of a component, None while it runs."""
        return self._children[name].poll()

    def ended(self) -> dict[str, int]:
        """Return the exit codes of components that ended by themselves."""
        codes = {name: self.exit_code(name) for name in self._children}
        return {name: code for name, code in codes.items() if code is not None}

    def stop(self, *names: str, patience: float = PATIENCE_SECONDS) -> list[str]:
        """End the named components (default: all) with everything they forked; return names.

        What has not ended after `patience` seconds is killed.
        """
        wanted = [leader for leader in self._leaders if not names or leader.name in names]
        stop_sessions(wanted, patience)
        for leader in wanted:
            with suppress(subprocess.TimeoutExpired):
                self._children.pop(leader.name).wait(timeout=1)
        self._leaders = [leader for leader in self._leaders if leader not in wanted]
        write_record(self.record, self._leaders)
        return [leader.name for leader in wanted]


def write_record(record: Path, leaders: Iterable[Leader]) -> None:
    """Replace the list of who runs."""
    draft = record.with_suffix(".draft")
    draft.write_text(json.dumps([asdict(leader) for leader in leaders], indent=1))
    draft.replace(record)


def stop_leftovers(record: Path) -> list[str]:
    """End what an earlier demo wrote down and left running; return the names of what still ran."""
    if not record.exists():
        return []
    leaders = [Leader(**entry) for entry in json.loads(record.read_text())]
    alive = [leader for leader in leaders if session_of(leader)]
    stop_sessions(alive)
    record.unlink()
    return [leader.name for leader in alive]


def stop_sessions(leaders: Sequence[Leader], patience: float = PATIENCE_SECONDS) -> None:
    """Ask these components to end; kill what is left of their sessions after `patience` seconds.

    Only leaders are asked, they end their own. They are asked again and again:
    Airflow's scheduler ends by raising SystemExit from its signal handler, which is
    lost where Python is just inside a weakref callback.
    """
    patient_until = time.monotonic() + patience
    while any(session_of(leader) for leader in leaders):
        if time.monotonic() < patient_until:
            _ask(leaders)
        else:
            _kill(leaders)
        asked_at = time.monotonic()
        while time.monotonic() - asked_at < ASK_AGAIN_SECONDS:
            if not any(session_of(leader) for leader in leaders):
                return
            time.sleep(POLL_SECONDS)


def session_of(leader: Leader) -> list[psutil.Process]:
    """Return the living processes of a component's session.

    A pid is not given out anew while its session has members, so a member is
    ours unless the leader's pid now belongs to a process of another birth.
    """
    with suppress(psutil.NoSuchProcess):
        if abs(psutil.Process(leader.pid).create_time() - leader.created) > 1:
            return []
    return [process for process in psutil.process_iter() if _is_member(process, leader.pid)]


def _is_member(process: psutil.Process, session: int) -> bool:
    try:
        return os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE
    except (ProcessLookupError, PermissionError, psutil.Error):
        return False


def _ask(leaders: Iterable[Leader]) -> None:
    for leader in leaders:
        session = session_of(leader)
        # orphans of a dead leader have nobody else who would ask them
        first = [process for process in session if process.pid == leader.pid] or session
        for process in first:
            with suppress(psutil.NoSuchProcess):
                process.terminate()


def _kill(leaders: Iterable[Leader]) -> None:
    for leader in leaders:
        for process in session_of(leader):
            with suppress(psutil.NoSuchProcess):
                process.kill()


def airflow(*arguments: str) -> list[str]:
    """Return the command of one Airflow component of this very Python."""
    return [sys.executable, "-m", "airflow", *arguments]
