"""`make .env`: random secrets, written once, for the owner only."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

from cryptography.fernet import Fernet
from dotenv import dotenv_values

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    # -S: no site-packages, as on a machine where nothing is installed yet
    command = [sys.executable, "-S", "-m", "deployment.secrets_file", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    done = run(str(path))
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    secret = dotenv_values(path)["ADMIN_PASSWORD"]
    assert secret
    assert secret not in done.stdout


def test_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("FERNET_KEY=old\n")
    done = run(str(path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "exists" in done.stderr
    assert path.read_text() == "FERNET_KEY=old\n"


def test_impossible_place_is_one_sentence(tmp_path: Path) -> None:
    done = run(str(tmp_path / "absent" / ".env"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_wrong_usage_exits_with_2() -> None:
    assert run().returncode == 2


def test_secrets_are_long_enough_and_never_the_same(tmp_path: Path) -> None:
    files = [tmp_path / "first.env", tmp_path / "second.env"]
    for path in files:
        assert run(str(path)).returncode == 0
    first, second = (dotenv_values(path) for path in files)
    secrets = {name: value or "" for name, value in first.items() if name != "GOVNEWS_CONTACT"}
    Fernet(secrets["FERNET_KEY"])
    assert len(secrets["JWT_SECRET"]) >= 64
    assert min(len(value) for value in secrets.values()) >= 32
    assert len({*secrets.values(), *second.values()}) == 2 * len(secrets) + 1
