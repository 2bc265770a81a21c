"""Measures one night over generated portals on this machine: pace, CPU, memory, Airflow's part.

    python -m benchmarks.crawl [--portals 100] [--articles 30] [--workers 4] [--airflow 16]

One process plays all portals; the night is planned and scraped by the steps of scrape_portals,
in groups as the DAG makes them, by so many worker processes as the pool `portals` has slots.
No pause is kept between two requests: what is measured is what we could do, not what portals let
us do. `--airflow` portals are then scraped once more by the real DAG, to see what Airflow adds.
Everything it needs lies in a temporary folder.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil
from sqlalchemy import text

from benchmarks.airflow_part import print_airflow
from benchmarks.press import ADDRESS, newspapers
from benchmarks.where import Whereabouts
from demo.databases import prepare_databases, warehouse_url
from demo.interruption import Interrupted
from demo.keys import Keys, read_keys
from demo.postgres import Cluster
from govnews.load.migrations import migrate
from govnews.settings import read_settings
from govnews.steps import Group, group_portals, plan_run, scrape_group
from govnews.steps.grouping import MOST_TASKS, THREADS
from govnews.steps.warehouse_connection import open_warehouse

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2025, 6, 16)
RUN = "bench"
WORKERS = 4  # slots of the pool `portals`, as compose and demo have them
USUAL = {"CRAWL_PORTALS": 100, "CRAWL_AIRFLOW": 16}
MEGABYTE = 2**20
IDLE = 0.15  # with less of the machine idle, CPU is what lacks


@dataclass(frozen=True, kw_only=True)
class Work:
    """What one task came to, in the worker that did it. Seconds and bytes."""

    cpu_seconds: float
    peak_bytes: int
    failed: str | None
    where: Counter[str]


@dataclass(frozen=True, kw_only=True)
class Cost:
    """CPU seconds of a stretch of time, by who had them."""

    wall_seconds: float
    postgres: float
    portals: float
    machine: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the options name and print it."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.crawl", description=__doc__)
    options.formatter_class = argparse.RawDescriptionHelpFormatter
    portals, tasks = (int(os.environ.get(name) or usual) for name, usual in USUAL.items())
    options.add_argument("--portals", type=int, default=portals, help="or CRAWL_PORTALS")
    options.add_argument("--articles", type=int, default=30)
    options.add_argument("--workers", type=int, default=WORKERS)
    options.add_argument("--threads", type=int, default=THREADS)
    options.add_argument(
        "--airflow", type=int, default=tasks, help="tasks of the DAG, 0: none; or CRAWL_AIRFLOW"
    )
    given = options.parse_args(arguments)
    # TERM unwinds like Ctrl-C: nothing that was started is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))
    with ExitStack() as ending:
        state = Path(tempfile.mkdtemp(prefix="govnews-bench-"))
        ending.callback(shutil.rmtree, state, ignore_errors=True)
        cluster = Cluster(state / "postgres")
        ending.callback(cluster.stop)
        cluster.start()
        keys = read_keys(state / "keys.json")
        prepare_databases(cluster, keys)
        press, port = ending.enter_context(played(given.portals, given.articles))
        os.environ.update(_environment(state, cluster, keys, given, port))
        migrate(read_settings().warehouse_url, read_settings().sql_dir)
        seconds = _print_night(given, cluster, press)
        if given.airflow:
            count = min(given.airflow, given.portals, MOST_TASKS)
            print_airflow(state, cluster, keys, count, seconds, given.workers)


@contextmanager
def played(portals: int, articles: int) -> Iterator[tuple[psutil.Process, int]]:
    """Give the process that plays the portals, and its port."""
    command = [sys.executable, "-m", "benchmarks.press"]
    command += ["--papers", str(portals), "--articles", str(articles)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            told = process.stdout.readline() if process.stdout else ""
            yield psutil.Process(process.pid), int(told)
        finally:
            process.terminate()


def _environment(
    state: Path, cluster: Cluster, keys: Keys, given: argparse.Namespace, port: int
) -> dict[str, str]:
    """Write the portals' files; return the settings of a night that asks nobody else."""
    shelf = state / "shelf"
    shelf.mkdir()
    papers = newspapers(given.portals, given.articles).values()
    for paper in papers:
        (shelf / f"{paper.slug}.py").write_text(paper.portal_file(), "utf-8")
    return {
        "GOVNEWS_WAREHOUSE_URL": warehouse_url(cluster, keys).render_as_string(hide_password=False),
        "GOVNEWS_STATE_DIR": str(state),
        "GOVNEWS_PORTAL_DIR": str(shelf),
        "GOVNEWS_PORTALS": " ".join(paper.slug for paper in papers),
        "GOVNEWS_STAND_INS": " ".join(f"{p.slug}={p.host}@{ADDRESS}:{port}" for p in papers),
        "GOVNEWS_DELAY_SECONDS": "0",
    }


def _print_night(given: argparse.Namespace, cluster: Cluster, press: psutil.Process) -> float:
    """Run and print the night; return seconds of a worker per portal."""
    began = time.monotonic()
    groups = group_portals(plan_run(RUN, DAY, [], read_settings()))
    planned = time.monotonic() - began
    clock = Clock(cluster, press)
    works = scrape(groups, given.workers, given.threads)
    cost = clock.cost()
    requests, received, kept = _counted()
    crawler = sum(work.cpu_seconds for work in works)
    failed = [work.failed for work in works if work.failed]
    print(
        f"\n{given.portals:,} portals of {given.articles} articles: {len(groups)} tasks,"
        f" {given.workers} at once, of {given.threads} threads; planned in {planned:.1f} s"
    )
    print(
        f"  {requests:,} requests, {received / MEGABYTE:,.0f} MiB, {kept:,} captures in"
        f" {cost.wall_seconds:.1f} s: {requests / cost.wall_seconds:.0f} requests per second"
    )
    print(f"  failed tasks: {len(failed)}{''.join(f', {words}' for words in failed[:3])}")
    peaks = sorted(work.peak_bytes / MEGABYTE for work in works)
    print(
        f"  memory of a worker: {peaks[len(peaks) // 2]:.0f} MiB (median), {peaks[-1]:.0f} (most)"
    )
    _print_cpu(cost, crawler, requests)
    _print_where(works)
    print(f"  what bounds it: {_bound(cost, crawler, works)}")
    return cost.wall_seconds * given.workers / given.portals


def scrape(groups: Sequence[Group], workers: int, threads: int) -> list[Work]:
    """Scrape all groups by a pool of processes, as an executor's slots would."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        return list(pool.map(_work, groups, [threads] * len(groups)))


def _work(group: Group, threads: int) -> Work:
    before = time.process_time()
    failed = None
    with Whereabouts("portal") as where:
        try:
            scrape_group(group, RUN, read_settings(), threads)
        except Exception as error:  # noqa: BLE001 - told in the table
            failed = f"{type(error).__name__}: {error}"[:300]
    return Work(
        cpu_seconds=time.process_time() - before,
        peak_bytes=_peak_bytes(),
        failed=failed,
        where=where.counts,
    )


def _peak_bytes() -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return 1024 * int(found[1]) if found else 0


class Clock:
    """CPU seconds since its making, by who had them."""

    def __init__(self, cluster: Cluster, press: psutil.Process) -> None:
        pid = int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
        self._postgres, self._press = psutil.Process(pid), press
        self._began = self._now()

    def cost(self) -> Cost:
        """Return what was used since the beginning."""
        wall, postgres, press, machine = (
            now - then for now, then in zip(self._now(), self._began, strict=True)
        )
        return Cost(wall_seconds=wall, postgres=postgres, portals=press, machine=machine)

    def _now(self) -> tuple[float, float, float, float]:
        machine = psutil.cpu_times()
        idle = machine.idle + getattr(machine, "iowait", 0.0)
        return (
            time.monotonic(),
            _cpu_of_tree(self._postgres),
            _cpu_of_tree(self._press),
            sum(machine[:8]) - idle,
        )


def _cpu_of_tree(process: psutil.Process) -> float:
    """Return the CPU seconds of a process and its children, living and dead."""
    total = sum(process.cpu_times()[:4])
    for child in process.children(recursive=True):
        try:
            total += sum(child.cpu_times()[:2])
        except psutil.NoSuchProcess:
            continue
    return float(total)


def _print_cpu(cost: Cost, crawler: float, requests: int) -> None:
    cores = os.cpu_count() or 1
    all_cpu = cost.wall_seconds * cores
    others = max(0.0, cost.machine - crawler - cost.postgres - cost.portals)
    print(f"  {'CPU':24}{'seconds':>9}{'ms per request':>16}{'of the machine':>16}")
    for name, seconds in {
        "crawler (all workers)": crawler,
        "Postgres": cost.postgres,
        "the played portals": cost.portals,
        "anything else here": others,
        "idle": all_cpu - cost.machine,
    }.items():
        per_request = f"{1000 * seconds / requests:.1f}" if requests else "-"
        print(f"  {name:24}{seconds:9.1f}{per_request:>16}{seconds / all_cpu:16.0%}")


def _bound(cost: Cost, crawler: float, works: Sequence[Work]) -> str:
    """Return in words what a faster night would need."""
    free = 1 - cost.machine / (cost.wall_seconds * (os.cpu_count() or 1))
    shares = {"the crawler": crawler, "Postgres": cost.postgres, "the played portals": cost.portals}
    most = max(shares, key=lambda name: shares[name])
    if free < IDLE:
        share = shares[most] / sum(shares.values())
        return f"CPU ({free:.0%} idle); of what the night used, {most} had {share:.0%}"
    where: Counter[str] = sum((work.where for work in works), Counter())
    module = where.most_common(1)[0][0] if where else "nothing"
    return f"waiting ({free:.0%} of the CPU idle), mostly in {module}"


def _print_where(works: Sequence[Work], most: int = 8) -> None:
    counts: Counter[str] = sum((work.where for work in works), Counter())
    total = counts.total() or 1
    print("  where a portal's time goes, waiting included (innermost module of ours):")
    for module, count in counts.most_common(most):
        print(f"    {module:40}{count / total:6.0%}")


def _counted() -> tuple[int, int, int]:
    """Return requests and bytes of the ledger, and captures."""
    asked = text("SELECT sum(requests), sum(received_bytes) FROM crawl.politeness")
    with open_warehouse(read_settings()).connect() as connection:
        requests, received = connection.execute(asked).one()
        kept = connection.execute(text("SELECT count(*) FROM archive.capture")).scalar_one()
    return int(requests or 0), int(received or 0), int(kept)


if __name__ == "__main__":
    try:
        main()
    except Interrupted:
        sys.exit(130)
