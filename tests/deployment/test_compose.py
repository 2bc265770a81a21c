"""Both compose files, as Docker Compose itself reads them; no image is pulled or started."""

from __future__ import annotations

import json
import os
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from dotenv import dotenv_values

from demo.airflow_environment import SILENCED
from deployment.secrets_file import write

ROOT = Path(__file__).resolve().parents[2]
LOCAL = ("docker-compose.yml",)
CELERY = ("docker-compose.yml", "docker-compose.celery.yml")
BOTH = pytest.mark.parametrize("files", [LOCAL, CELERY], ids=["local", "celery"])
REQUIRED = {
    name: set(re.findall(r"\$\{(\w+):\?", (ROOT / name).read_text(encoding="utf-8")))
    for name in CELERY
}


def compose(files: tuple[str, ...], secrets: Path) -> subprocess.CompletedProcess[str]:
    """Run `docker compose config`; the wheel's own entry point would hide its exit code."""
    spec = find_spec("compose")
    assert spec is not None
    assert spec.origin is not None
    program = Path(spec.origin).parent / "docker-compose"
    names = [part for file in files for part in ("--file", str(ROOT / file))]
    return subprocess.run(
        [program, "--env-file", secrets, *names, "config", "--format", "json"],
        env={"PATH": os.environ["PATH"], "HOME": str(secrets.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def services(files: tuple[str, ...], secrets: Path) -> dict[str, dict[str, Any]]:
    done = compose(files, secrets)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)["services"]
    return found


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    path = tmp_path / ".env"
    write(path)
    return path


@BOTH
def test_config_passes_with_the_generated_secrets(files: tuple[str, ...], secrets: Path) -> None:
    done = compose(files, secrets)
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr.lower()


def test_services_are_those_of_the_design(secrets: Path) -> None:
    local = {"postgres", "initialise", "api-server", "scheduler", "dag-processor", "triggerer"}
    assert set(services(LOCAL, secrets)) == local
    assert set(services(CELERY, secrets)) == local | {"redis", "worker"}


@pytest.mark.parametrize(
    ("files", "name"),
    [
        pytest.param(files, name, id=f"{kind}-{name}")
        for files, kind in ((LOCAL, "local"), (CELERY, "celery"))
        for name in sorted(REQUIRED[files[-1]])
    ],
)
def test_missing_secret_is_named(files: tuple[str, ...], name: str, secrets: Path) -> None:
    kept = [line for line in secrets.read_text().splitlines() if not line.startswith(f"{name}=")]
    secrets.write_text("\n".join(kept))
    done = compose(files, secrets)
    assert done.returncode != 0
    assert name in done.stderr
    assert "run make .env" in done.stderr


def test_every_generated_secret_is_used(secrets: Path) -> None:
    assert set(dotenv_values(secrets)) == REQUIRED[CELERY[0]] | REQUIRED[CELERY[1]]


@BOTH
def test_published_ports_are_this_machine_only(files: tuple[str, ...], secrets: Path) -> None:
    ports = [
        port for service in services(files, secrets).values() for port in service.get("ports", [])
    ]
    assert len(ports) == 2
    assert {port["host_ip"] for port in ports} == {"127.0.0.1"}


@BOTH
def test_every_service_has_a_health_check_or_runs_once(
    files: tuple[str, ...], secrets: Path
) -> None:
    found = services(files, secrets)
    unchecked = {name for name, service in found.items() if "healthcheck" not in service}
    assert unchecked == {"initialise"}
    assert found["initialise"]["restart"] == "no"


@BOTH
def test_dependencies_wait_for_health_or_completion(files: tuple[str, ...], secrets: Path) -> None:
    found = services(files, secrets)
    for name, service in found.items():
        for needed, how in service.get("depends_on", {}).items():
            checked = "healthcheck" in found[needed]
            expected = "service_healthy" if checked else "service_completed_successfully"
            assert how["condition"] == expected, f"{name} waits for {needed}"


@BOTH
def test_every_service_is_reaped_limited_and_may_end_in_peace(
    files: tuple[str, ...], secrets: Path
) -> None:
    for name, service in services(files, secrets).items():
        assert service["init"] is True, name
        assert service["mem_limit"], name
        assert "no-new-privileges:true" in service["security_opt"], name
        assert service["logging"]["options"]["max-size"], name
        assert "stop_grace_period" in service or name == "initialise", name


@pytest.mark.parametrize("file", CELERY)
def test_no_secret_is_written_into_the_file(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    for line in text.splitlines():
        key, colon, value = line.strip().partition(": ")
        if colon and re.search(r"PASSWORD|SECRET|FERNET|TOKEN", key):
            assert re.fullmatch(r"\$\{\w+:\?run make \.env\}", value), line
    for address in re.findall(r"\w+://[^/\s]*@", text):
        assert re.fullmatch(r".+:\$\{\w+:\?run make \.env\}@", address), address


@BOTH
def test_no_command_line_holds_a_secret(files: tuple[str, ...], secrets: Path) -> None:
    values = {value for value in dotenv_values(secrets).values() if value}
    for name, service in services(files, secrets).items():
        told = json.dumps([service.get("command"), service.get("healthcheck")])
        assert not [value for value in values if value in told], name


def test_redis_reads_its_password_from_standard_input(secrets: Path) -> None:
    shell, option, script = services(CELERY, secrets)["redis"]["command"]
    assert (shell, option) == ("sh", "-c")
    # compose prints every dollar twice, so that its output is a compose file again
    script = script.replace("$$", "$").replace("exec redis-server", "echo redis-server; cat")
    done = subprocess.run(
        [shell, option, script],
        env={"PATH": os.environ["PATH"], "REDIS_PASSWORD": "ab-_c"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "redis-server",
        'save ""',
        "appendonly no",
        'requirepass "ab-_c"',
    ]


@BOTH
def test_warnings_are_silenced_as_in_the_demo(files: tuple[str, ...], secrets: Path) -> None:
    environment = services(files, secrets)["scheduler"]["environment"]
    assert environment["PYTHONWARNINGS"].split(",") == list(SILENCED)


@BOTH
def test_airflow_components_share_their_configuration(
    files: tuple[str, ...], secrets: Path
) -> None:
    first_start_only = {"ADMIN_PASSWORD", "PORTALS_AT_ONCE"}
    environments = [
        {key: value for key, value in service["environment"].items() if key not in first_start_only}
        for service in services(files, secrets).values()
        if service["image"].startswith("govnews:")
    ]
    assert len(environments) >= 5
    assert all(environment == environments[0] for environment in environments)
    executor = environments[0]["AIRFLOW__CORE__EXECUTOR"]
    assert executor == ("LocalExecutor" if files == LOCAL else "CeleryExecutor")


def test_worker_count_is_one_variable(secrets: Path) -> None:
    with secrets.open("a") as file:
        file.write("WORKERS=5\n")
    assert services(CELERY, secrets)["worker"]["deploy"]["replicas"] == 5


@BOTH
def test_mounted_files_exist(files: tuple[str, ...], secrets: Path) -> None:
    for service in services(files, secrets).values():
        for volume in service.get("volumes", []):
            if volume["type"] == "bind":
                assert Path(volume["source"]).is_file(), volume["source"]
