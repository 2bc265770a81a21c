"""The course of the demo: start in order, run one night, say what it found, stop everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from demo.airflow_stack import AirflowStack
from demo.answers import print_answers, print_doors, print_sample_answers
from demo.databases import airflow_url, analyst_url, prepare_databases, warehouse_url
from demo.interruption import Interrupted, Interruption
from demo.keys import Keys, read_keys
from demo.nightly_run import FinishedRun, await_build, await_run, trigger_scraping
from demo.portal_server import PortalServer
from demo.postgres import Cluster
from demo.process_groups import stop_leftovers
from demo.samples import Samples
from demo.stopwatch import Stopwatch
from govnews.load.migrations import migrate
from govnews.portals.shelf import portal_slugs
from govnews.settings import Settings, read_settings

POOL_SLOTS = 4


def demonstrate(state: Path, samples: Samples, once: bool, interruption: Interruption) -> int:
    """Return 0 when both runs succeeded and facts exist, else 1; stop everything in any case."""
    watch = Stopwatch()
    if left := stop_leftovers(state / "running.json"):
        print(f"an earlier demo was killed; stopped what it left: {', '.join(left)}")
    keys = read_keys(state / "keys.json")
    cluster = Cluster(state / "postgres")
    with ExitStack() as ending:
        with watch.phase("Postgres"):
            ending.callback(_stop_cluster, cluster)
            cluster.start()
            _tell_passage(cluster)
            prepare_databases(cluster, keys)
        portals = ending.enter_context(PortalServer(samples.folder, samples.day))
        if samples.broken:
            portals.fail(samples.broken, 500)
        govnews = _govnews_environment(state, samples, cluster, keys, portals)
        settings = read_settings(govnews)
        stack = AirflowStack(state, airflow_url(cluster, keys), keys, govnews, interruption)
        ending.callback(_stop_stack, stack)
        _start(stack, settings, watch)
        runs = _run_night(stack, samples, watch)
        with watch.phase("Answers"):
            has_facts = print_answers(runs[0].run_id, settings)
            print_sample_answers(analyst_url(cluster, keys), settings)
        print_doors(state, stack.api.url, keys, cluster, govnews)
        print(f"\nSeconds\n{watch}")
        code = _conclude(runs, has_facts)
        if not once:
            _stay(stack, interruption)
        return code


def _start(stack: AirflowStack, settings: Settings, watch: Stopwatch) -> None:
    with watch.phase("Migrations of both databases"):
        is_migrating = stack.start_migration()
        migrate(settings.warehouse_url, settings.sql_dir)
        if is_migrating:
            stack.finish_migration()
    with watch.phase("Airflow: api-server, dag-processor, scheduler, triggerer"):
        stack.start()
        stack.api.make_pool("portals", POOL_SLOTS, "Portals scraped at the same time")


def _run_night(stack: AirflowStack, samples: Samples, watch: Stopwatch) -> list[FinishedRun]:
    with watch.phase(f"scrape_portals, news of {samples.news_day}"):
        run_id = trigger_scraping(stack, samples.news_day.isoformat())
        runs = [await_run(stack, "scrape_portals", run_id, print)]
    with watch.phase("build_warehouse"):
        if build_id := await_build(stack, runs[0]):
            runs.append(await_run(stack, "build_warehouse", build_id, print))
    return runs


def _conclude(runs: Sequence[FinishedRun], has_facts: bool) -> int:
    sentences = [run.sentence for run in runs if run.sentence]
    if len(runs) < 2:
        sentences.append("build_warehouse: not started, scrape_portals had nothing to hand on")
    if not has_facts:
        sentences.append("the warehouse holds no article")
    for sentence in sentences:
        print(f"failed: {sentence}", flush=True)
    return 1 if sentences else 0


def _stay(stack: AirflowStack, interruption: Interruption) -> None:
    """Leave everything running until somebody asks to stop; say which component ended by itself."""
    print("\nThe demo runs on; Ctrl-C stops everything that it started.", flush=True)
    told: set[str] = set()
    with suppress(Interrupted):
        while True:
            interruption.pause(1)
            for name, code in stack.groups.ended().items():
                if name not in told:
                    print(f"{name} ended with {code}: {stack.groups.log(name)}", flush=True)
                    told.add(name)


def _govnews_environment(
    state: Path, samples: Samples, cluster: Cluster, keys: Keys, portals: PortalServer
) -> dict[str, str]:
    """Return the settings of govnews: every portal is asked here, so no real site ever is."""
    url = warehouse_url(cluster, keys)
    return {
        "GOVNEWS_WAREHOUSE_URL": url.render_as_string(hide_password=False),
        "GOVNEWS_STATE_DIR": str(state),
        "GOVNEWS_PORTALS": " ".join(samples.slugs),
        "GOVNEWS_STAND_INS": stand_ins(portals, portal_slugs()),
        "GOVNEWS_DELAY_SECONDS": "0",
        "GOVNEWS_RETRY_SECONDS": "2",
    }


def stand_ins(portals: PortalServer, shelf: Iterable[str]) -> str:
    """Return GOVNEWS_STAND_INS for every portal of the shelf, also those that are not played.

    The UI's form offers them all: those without samples get a host that answers 404.
    """
    hosts = {slug: f"{slug}.absent.test" for slug in shelf} | portals.hosts
    return " ".join(f"{slug}={host}@{portals.address}" for slug, host in sorted(hosts.items()))


def _tell_passage(cluster: Cluster) -> None:
    if opened := cluster.passage.folders():
        names = ", ".join(map(str, opened))
        print(f"while Postgres runs, other users may pass through {names}", flush=True)


def _stop_stack(stack: AirflowStack) -> None:
    if names := stack.stop():
        print(f"stopped {', '.join(names)}", flush=True)


def _stop_cluster(cluster: Cluster) -> None:
    cluster.stop()
    print("stopped the portals and Postgres", flush=True)
    if left := cluster.passage.close():
        names = ", ".join(map(str, left))
        print(f"other users may still pass through {names}: another Postgres runs", flush=True)
