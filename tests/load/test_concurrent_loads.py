"""Loads of two processes, as of two workers on two machines, wait for one another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import Engine, text

from tests.conftest import url_text
from tests.load.interruptions import PAGES, fingerprint, finish_night, stage_night

ROOT = Path(__file__).resolve().parents[2]
LOAD = """
import json, sys
from sqlalchemy import create_engine
from govnews.load.merge import load
print(json.dumps(dict(load(create_engine(sys.argv[1]), sys.argv[2]))))
"""
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def load_together(engine: Engine, *builds: str) -> list[dict[str, int]]:
    """Load in one process for each build, all let go at the same moment."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "include")}
    with engine.connect() as gate:
        gate.execute(text("SELECT pg_advisory_lock(hashtextextended('govnews.load', 0))"))
        command = [sys.executable, "-c", LOAD, url_text(engine.url)]
        processes = [
            subprocess.Popen([*command, build], stdout=subprocess.PIPE, cwd=ROOT, env=environment)
            for build in builds
        ]
        while gate.execute(text(WAITING)).scalar_one() < len(processes):
            assert all(process.poll() is None for process in processes)
            time.sleep(0.02)
    said = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return [json.loads(words) for words in said]


def test_one_build_loaded_by_two_processes_comes_in_once(
    warehouse: Engine, second_warehouse: Engine
) -> None:
    stage_night(warehouse)
    stage_night(second_warehouse)
    counts = load_together(warehouse, "build1", "build1")
    assert sorted(count["fact_article"] for count in counts) == [0, PAGES]
    assert sorted(sum(count.values()) > 0 for count in counts) == [False, True]
    load_one = fingerprint(warehouse)
    finish_night(second_warehouse)
    assert load_one == fingerprint(second_warehouse)


def test_two_builds_of_two_processes_give_what_one_after_the_other_gives(
    warehouse: Engine, second_warehouse: Engine
) -> None:
    half = PAGES // 2
    for engine in (warehouse, second_warehouse):
        stage_night(engine, "first", range(half))
        stage_night(engine, "second", range(half, PAGES))
    counts = load_together(warehouse, "first", "second")
    assert [count["fact_article"] for count in counts] == [half, half]
    finish_night(second_warehouse, "first")
    finish_night(second_warehouse, "second")
    assert fingerprint(warehouse) == fingerprint(second_warehouse)
