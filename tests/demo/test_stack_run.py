"""The demo as a person runs it: real processes, from an empty folder to facts and back."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
SITES = ("canloc", "lamha")


class Demo:
    """The demo's command on two sites, with a state folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        self.samples = folder / "sites"
        for slug in SITES:
            shutil.copytree(ROOT / "demo" / "sites" / slug, self.samples / slug)

    def start(self, *options: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "demo.run", *options]
        command += ["--samples", str(self.samples), "--state", str(self.state)]
        return subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def processes(self) -> list[psutil.Process]:
        """Return every living process that was started for this state folder."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            home = process.environ().get("AIRFLOW_HOME", "")
            return home.startswith(str(self.state)) or process.cwd().startswith(str(self.state))
        except psutil.Error:
            return False


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    made = Demo(tmp_path_factory.mktemp("demo"))
    yield made
    for process in made.processes():
        process.kill()


def test_once_leads_from_nothing_to_facts_and_back_to_nothing(demo: Demo) -> None:
    with demo.start("--once") as running:
        said, _ = running.communicate(timeout=400)
    assert running.returncode == 0, said
    for slug in SITES:
        assert f"scrape {slug}" in said
        assert f"read {slug}" in said
    assert "Addresses by fate" in said
    assert "fact_article " in said
    assert said.count("\nMỗi cổng đăng bao nhiêu bài viết trong từng ngày?") == 1
    assert "http://127.0.0.1:" in said
    assert "PGPASSFILE=" in said
    assert "Data Docs" in said
    assert "none were built" not in said
    assert "all together" in said
    assert demo.processes() == []
    assert json.loads((demo.state / "running.json").read_text()) == []


def test_what_a_killed_demo_left_is_stopped_and_ctrl_c_stops_the_rest(demo: Demo) -> None:
    with demo.start() as killed:
        await_line(killed, "── scrape_portals")
        killed.kill()
    assert len(demo.processes()) > 4, "components outlive a killed supervisor"

    with demo.start() as interrupted:
        await_line(interrupted, "── scrape_portals")
        interrupted.send_signal(signal.SIGINT)
        said, _ = interrupted.communicate(timeout=60)
    assert interrupted.returncode == 130
    assert "SIGINT: stopping what was started" in said
    assert "stopped the portals and Postgres" in said
    assert demo.processes() == []


def await_line(running: subprocess.Popen[str], start: str) -> None:
    assert running.stdout is not None
    until = time.monotonic() + 200
    for line in running.stdout:
        if line.startswith(start):
            return
        assert time.monotonic() < until, line
    pytest.fail(f"the demo ended before it said {start!r}")
