"""Portals by the group: one task for each portal up to 64, beyond that several in one task.

Every task costs Airflow seconds of its own, so a thousand portals are no thousand tasks. Inside a
group each portal has a thread: it waits for its own server most of the time.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypedDict

from govnews.failures import DoNotRetry, Failure, PortalStopped, TryAgain
from govnews.settings import Settings
from govnews.steps.scraping import scrape_portal

log = logging.getLogger(__name__)

MOST_TASKS = 64  # one portal each; the grid stays readable, and Airflow's part small
# Portals of one group at the same time. Each holds two connections to Postgres, and four groups
# run at once: 64; compose's Postgres gives 300.
THREADS = 8


class Group(TypedDict):
    """What a scrape task gets through XCom: a name for the grid, and slugs."""

    name: str
    slugs: list[str]


class SomeFailed(Exception):
    """Portals of a group failed, the others did not: `failures` by slug. Never leaves a task."""

    def __init__(self, failures: Mapping[str, BaseException]) -> None:
        super().__init__(", ".join(failures))
        self.failures = dict(failures)


def group_portals(slugs: Sequence[str], most: int = MOST_TASKS) -> list[Group]:
    """Return at most `most` groups of neighbouring portals, sizes differing by one at most.

    >>> [group["name"] for group in group_portals(["a", "b", "c", "d", "e"], most=2)]
    ['a … c (3 portals)', 'd … e (2 portals)']
    """
    if not slugs:
        return []
    size, larger = divmod(len(slugs), min(len(slugs), most))
    groups: list[Group] = []
    start = 0
    while start < len(slugs):
        end = start + size + (1 if len(groups) < larger else 0)
        groups.append(_group(list(slugs[start:end])))
        start = end
    return groups


def scrape_group(
    group: Group, run_id: str, settings: Settings, threads: int = THREADS
) -> dict[str, dict[str, int]]:
    """Scrape every portal of a group; return the fates of each, counted as `scrape_portal` does.

    A portal whose host somebody has stopped is missing in what is returned; where all of them
    are, `PortalStopped` is raised. A portal that fails does not keep the others from their end.
    Then the failure is raised: the portal's own where it is alone in its group, else one that
    names all that failed, to be tried again if that may help any of them. A second call asks
    nothing of the portals that were finished.
    """
    slugs = group["slugs"]
    with ThreadPoolExecutor(min(threads, len(slugs)), thread_name_prefix="portal") as pool:
        running = {slug: pool.submit(scrape_portal, slug, run_id, settings) for slug in slugs}
        failures = _failures(running)
    stopped = {slug: end for slug, end in failures.items() if isinstance(end, PortalStopped)}
    if len(stopped) == len(slugs):
        raise PortalStopped("; ".join(str(end) for end in stopped.values()))
    failures = {slug: failure for slug, failure in failures.items() if slug not in stopped}
    if failures and len(slugs) == 1:
        raise failures[slugs[0]]
    if failures:
        raise _summed_up(failures, len(slugs)) from SomeFailed(failures)
    return {slug: future.result() for slug, future in running.items() if slug not in stopped}


def red_portals(failure: BaseException, group: Group) -> list[str]:
    """Return which portals of a group made `scrape_group` raise `failure`, as far as it tells."""
    cause = failure.__cause__
    return list(cause.failures) if isinstance(cause, SomeFailed) else list(group["slugs"])


def _group(slugs: list[str]) -> Group:
    if len(slugs) == 1:
        return Group(name=slugs[0], slugs=slugs)
    return Group(name=f"{slugs[0]} … {slugs[-1]} ({len(slugs)} portals)", slugs=slugs)


def _failures(running: Mapping[str, Future[dict[str, int]]]) -> dict[str, BaseException]:
    """Wait for all portals; return what stopped those that failed, and log it at once."""
    failures: dict[str, BaseException] = {}
    for slug, future in running.items():
        error = future.exception()
        if isinstance(error, PortalStopped):
            log.info("portal %s is stopped: %s", slug, error)
            failures[slug] = error
        elif error is not None:
            log.error("portal %s failed: %s", slug, _said(error), exc_info=_trace(error))
            failures[slug] = error
    return failures


def _summed_up(failures: Mapping[str, BaseException], portals: int) -> Failure:
    # What is none of our failures may pass, like a worker that was lost: it is tried again.
    hopeless = all(isinstance(error, DoNotRetry) for error in failures.values())
    told = "; ".join(f"{slug}: {_said(error)}" for slug, error in failures.items())
    family = DoNotRetry if hopeless else TryAgain
    return family(f"{len(failures)} of {portals} portals failed: {told}")


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _trace(error: BaseException) -> BaseException | None:
    """Return what to print a traceback of: failures say all in their sentence."""
    return None if isinstance(error, Failure) else error
