"""Tests that share a start run on one worker: it would be made twice, and nobody would notice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workers import LONGEST, TOGETHER, unit_of

ROOT = Path(__file__).resolve().parents[1]
# Writes down which worker ran it.
TEST = """
import os, pathlib, pytest

@pytest.mark.parametrize("number", range(3))
def test(number):
    worker = os.environ["PYTEST_XDIST_WORKER"]
    pathlib.Path({folder!r}, f"{unit} {{worker}} {{os.urandom(4).hex()}}").touch()
"""


@pytest.mark.parametrize(
    ("nodeid", "unit"),
    [
        ("tests/dags/test_runs.py::test_a_night", "tests/dags/"),
        ("tests/dags/test_console.py::test_page[../a@b::c]", "tests/dags/"),
        ("tests/fetch/test_store.py::Held::test_one[tests/dags/]", "tests/fetch/test_store.py"),
    ],
)
def test_the_path_names_the_unit(nodeid: str, unit: str) -> None:
    assert unit_of(nodeid) == unit


@pytest.mark.parametrize("path", [*LONGEST, *(path for unit in TOGETHER for path in unit)])
def test_what_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_a_unit_runs_on_one_worker_and_both_have_work(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    seen.mkdir()
    files = ("dags/test_a", "dags/test_b", *(f"load/test_{number}" for number in range(4)))
    for name in files:
        file = tmp_path / "tests" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        unit = unit_of(f"tests/{name}.py").replace("/", "-")
        file.write_text(TEST.format(folder=str(seen), unit=unit))
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"]
    command += ["-p", "tests.workers", "--import-mode=importlib", "--rootdir", ".", "tests"]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    ended = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    runs = [file.name.split()[:2] for file in seen.iterdir()]
    assert len(runs) == 3 * len(files)
    workers: dict[str, set[str]] = {}
    for unit, worker in runs:
        workers.setdefault(unit, set()).add(worker)
    assert {unit: len(names) for unit, names in workers.items()} == dict.fromkeys(workers, 1)
    assert len(set().union(*workers.values())) == 2
