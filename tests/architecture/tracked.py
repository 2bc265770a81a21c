"""The files of the project: what git tracks or would track. Ignored files are nobody's concern."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("include/", "dags/", "plugins/", "deployment/", "demo/")


@cache
def tracked(*suffixes: str) -> tuple[Path, ...]:
    """Return the project's files with one of these suffixes (none: all), as absolute paths."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = (ROOT / name for name in sorted(set(listed.split("\0")) - {""}))
    return tuple(
        path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)
    )


def name_of(path: Path) -> str:
    """Return the path below the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


def modules(*rooms: str) -> tuple[Path, ...]:
    """Return the Python files of these top folders."""
    found = tuple(path for path in tracked(".py") if name_of(path).startswith(rooms))
    assert found, f"no Python file under {rooms}: this check would prove nothing"
    return found
