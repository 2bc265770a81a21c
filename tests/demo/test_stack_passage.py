"""The way of Postgres' user is opened for as long as it is needed, and no longer."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.passage import Passage

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that only its owner may enter; not below pytest's own, which is closed too."""
    with tempfile.TemporaryDirectory(prefix="govnews-passage-") as name:
        yield Path(name)


def mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


def test_a_closed_folder_is_open_until_the_cluster_stops(closed: Path, tmp_path: Path) -> None:
    inner = closed / "inner"
    inner.mkdir(mode=0o755)
    passage = Passage(tmp_path / "passage.json")
    passage.open(inner / "postgres")
    assert passage.folders() == [closed]
    assert (mode(closed), mode(inner)) == (0o701, 0o755)
    assert passage.close() == []
    assert (mode(closed), mode(inner)) == (0o700, 0o755)
    assert not passage.record.exists()


def test_a_folder_that_another_cluster_needs_stays_open(closed: Path, tmp_path: Path) -> None:
    first, second = (Passage(tmp_path / name) for name in ("first.json", "second.json"))
    first.open(closed / "postgres")
    second.open(closed / "postgres")
    assert second.folders() == []
    assert first.close() == [closed]
    assert mode(closed) == 0o701
    second.close()
    # the next demo of the first state
    assert first.close() == []
    assert mode(closed) == 0o700


def test_what_a_killed_demo_left_open_is_closed_by_the_next(closed: Path, tmp_path: Path) -> None:
    record = tmp_path / "passage.json"
    program = (
        "import os, signal, sys; from pathlib import Path; from demo.passage import Passage\n"
        "Passage(Path(sys.argv[1])).open(Path(sys.argv[2])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    command = [sys.executable, "-c", program, str(record), str(closed / "postgres")]
    killed = subprocess.run(command, cwd=ROOT, check=False)
    assert (killed.returncode, mode(closed)) == (-signal.SIGKILL, 0o701)
    following = Passage(record)
    following.open(closed / "postgres")
    assert following.folders() == [closed]
    assert following.close() == []
    assert mode(closed) == 0o700
