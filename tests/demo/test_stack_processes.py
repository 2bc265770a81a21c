"""What the demo starts, it stops: with everything forked, in time, and nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from demo import process_groups
from demo.process_groups import Leader, ProcessGroups, session_of, stop_leftovers

# Forks a child in a process group of its own, as Airflow does with tasks; both are deaf to TERM.
DEAF_PARENT = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = os.fork()
if not child:
    os.setpgid(0, 0)
    open(sys.argv[1], "w").write(str(os.getpid()))
time.sleep(60)
"""
# Loses the first TERM, as Airflow's scheduler may.
FORGETFUL = """
import signal, sys, time
calls = []
signal.signal(signal.SIGTERM, lambda *_: calls.append(1) if not calls else sys.exit(0))
print("ready", flush=True)
time.sleep(60)
"""


@pytest.fixture
def groups(tmp_path: Path) -> Iterator[ProcessGroups]:
    started = ProcessGroups(tmp_path / "running.json", tmp_path / "logs", os.environ)
    yield started
    started.stop()


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Return whether a process runs; one that only waits to be reaped does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_component_ends_with_everything_it_forked(
    groups: ProcessGroups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_groups, "ASK_AGAIN_SECONDS", 0.2)
    note = tmp_path / "child"
    groups.start("deaf", [sys.executable, "-c", DEAF_PARENT, str(note)])
    wait_for(lambda: note.exists() and bool(note.read_text()))
    assert groups.stop(patience=0.3) == ["deaf"]
    assert not is_alive(int(note.read_text()))
    assert json.loads(groups.record.read_text()) == []


def test_a_lost_signal_is_sent_again(
    groups: ProcessGroups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_groups, "ASK_AGAIN_SECONDS", 0.2)
    groups.start("forgetful", [sys.executable, "-c", FORGETFUL])
    wait_for(lambda: "ready" in groups.log("forgetful").read_text())
    began = time.monotonic()
    groups.stop()
    assert time.monotonic() - began < process_groups.PATIENCE_SECONDS / 2


def test_ctrl_c_in_the_terminal_does_not_reach_components(groups: ProcessGroups) -> None:
    groups.start("component", ["sleep", "60"])
    [process] = session_of(groups._leaders[0])
    assert os.getsid(process.pid) == process.pid != os.getsid(0)


def test_components_that_ended_are_told_with_their_code(groups: ProcessGroups) -> None:
    groups.start("short", [sys.executable, "-c", "print('gone'); raise SystemExit(3)"])
    wait_for(lambda: bool(groups.ended()))
    assert groups.ended() == {"short": 3}
    assert groups.log("short").read_text() == "gone\n"


def test_what_a_killed_demo_left_is_stopped_and_nothing_else(tmp_path: Path) -> None:
    left, foreign = (subprocess.Popen(["sleep", "60"], start_new_session=True) for _ in range(2))
    try:
        record = tmp_path / "running.json"
        leaders = [
            {"name": "left", "pid": left.pid, "created": psutil.Process(left.pid).create_time()},
            # the pid was given to somebody else since
            {"name": "gone", "pid": foreign.pid, "created": 1.0},
        ]
        record.write_text(json.dumps(leaders))
        assert stop_leftovers(record) == ["left"]
        assert left.wait(timeout=5) == -signal.SIGTERM
        assert foreign.poll() is None
        assert not record.exists()
    finally:
        for process in (foreign, left):
            process.kill()
            process.wait(timeout=5)


def test_without_a_record_nothing_is_stopped(tmp_path: Path) -> None:
    assert stop_leftovers(tmp_path / "running.json") == []


def test_the_orphans_of_a_dead_leader_are_still_its_session(tmp_path: Path) -> None:
    note = tmp_path / "child"
    program = (
        "import os, sys, time\n"
        "if os.fork(): os._exit(0)\n"
        "open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"
    )
    leader = subprocess.Popen([sys.executable, "-c", program, str(note)], start_new_session=True)
    created = psutil.Process(leader.pid).create_time()
    leader.wait(timeout=10)
    wait_for(lambda: note.exists() and bool(note.read_text()))
    orphan = int(note.read_text())
    found = session_of(Leader(name="dead", pid=leader.pid, created=created))
    assert [process.pid for process in found] == [orphan]
    os.kill(orphan, signal.SIGKILL)
