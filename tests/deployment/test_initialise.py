"""The first start of Airflow under Docker: the password travels by the environment only.

Airflow with the fab provider is in the image alone, so its part is played by programs that
write down how they were called.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "deployment" / "initialise.sh"
PASSWORD = "ad-min_1"
CLI_PARSER = """
import argparse, pathlib, sys

def write(arguments):
    pathlib.Path("user").write_text(f"{arguments.username} {arguments.password} {arguments.role}")

def get_parser():
    pathlib.Path("argv").write_text(pathlib.Path("/proc/self/cmdline").read_text())
    parser = argparse.ArgumentParser()
    create = parser.add_subparsers().add_parser("users").add_subparsers().add_parser("create")
    for name in ("username", "password", "role", "firstname", "lastname", "email"):
        create.add_argument(f"--{name}")
    create.set_defaults(func=write)
    return parser
"""


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A folder with the programs that the script calls, and Airflow's parser."""
    for name in ("airflow", "govnews"):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho {name} "$@" >> calls\n')
        program.chmod(0o755)
    (tmp_path / "python").symlink_to(sys.executable)
    package = tmp_path / "airflow_package" / "airflow" / "cli"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (package / "cli_parser.py").write_text(CLI_PARSER)
    return tmp_path


def initialise(image: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", str(SCRIPT)],
        cwd=image,
        env={
            "PATH": f"{image}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(image / "airflow_package"),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_admin_is_created_without_a_password_on_a_command_line(image: Path) -> None:
    done = initialise(image, ADMIN_PASSWORD=PASSWORD)
    assert done.returncode == 0, done.stderr
    assert (image / "user").read_text() == f"admin {PASSWORD} Admin"
    calls = (image / "calls").read_text()
    assert calls.splitlines()[:2] == ["airflow db migrate", "govnews migrate"]
    assert PASSWORD not in calls + (image / "argv").read_text() + done.stdout


def test_without_a_password_nothing_is_touched(image: Path) -> None:
    done = initialise(image)
    assert done.returncode != 0
    assert "run make .env" in done.stderr
    assert not (image / "calls").exists()
