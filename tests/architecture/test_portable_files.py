"""Nothing in the project names the machine or the registry that it was made with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.tracked import ROOT, name_of, tracked

WRITTEN_BY_US = (
    *(".py", ".sql", ".sh", ".md", ".toml", ".yml", ".yaml", ".txt", ".cfg", ".ini", ".json"),
    "",  # Makefile, Dockerfile, .ci/run, .sqlfluff …
)
LOCKS = ("requirements.txt", "requirements-image.txt")

# `[.]` and the split names keep this file from finding itself.
REGISTRIES = re.compile(
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs[.]org|deb[.]debian[.]org"
    r"|-{2}(?:(?:extra-)?index-url|find-links|trusted-host)",
    re.IGNORECASE,
)
HOMES = "|".join(("home", "root", "Users", "mnt", "work", "tmp/\\w+"))
# At the start of an absolute path: not inside a longer one and not inside an address.
MACHINE_PATHS = re.compile(rf"(?<![\w./:%$}}-])/(?:{HOMES})/")
# Pages and listings of portals have whatever paths their servers have.
SERVED = re.compile(r"^(?:tests/portals|tests/.*/pages|demo/sites)/")
PINNED = re.compile(r"[a-z0-9][a-z0-9._-]*==[^\s;@]+(?: ; [^#@]+)?")


def written() -> list[Path]:
    return [path for path in tracked(*WRITTEN_BY_US) if not SERVED.match(name_of(path))]


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in written()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_registry_is_named() -> None:
    assert not found(REGISTRIES)


def test_no_path_of_a_machine_is_named() -> None:
    assert not found(MACHINE_PATHS)


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_pinned_names_only(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) > 100
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_offenders_are_found() -> None:
    slash = "/"
    assert MACHINE_PATHS.search(f"see {slash}home/someone/govnews")
    assert MACHINE_PATHS.search(f"'{slash}root/x'")
    assert not MACHINE_PATHS.search("https://kontum.edu.vn/home/tin-tuc")
    assert not MACHINE_PATHS.search("/opt/airflow/govnews")
    assert REGISTRIES.search("https://pypi" + ".org/simple")
    assert not PINNED.fullmatch("requests @ https://example.org/requests.whl")
