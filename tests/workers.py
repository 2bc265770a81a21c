"""How tests are dealt out to the workers: a file at a time, what shares a start together.

pytest-xdist 3.8 has `--dist loadgroup` for this. It marks a group in the test's id, which
pytest 9.2 no longer takes notice of, so that every group fell apart without a word: what a
module or a session starts once was started by each worker
(https://github.com/pytest-dev/pytest-xdist/issues/1386). Here a test's path says where it
belongs, and the controller needs no marks.
"""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# What is started or built once for a session is started by one worker: these folders' tests,
# and these files', stay together. A unit is named by its first path.
TOGETHER: tuple[tuple[str, ...], ...] = (
    ("tests/dags/",),
    ("tests/faults/",),
    # These begin with the same kept nights.
    (
        *("tests/steps/test_nights.py", "tests/steps/test_bad_nights.py"),
        *("tests/steps/test_build_order.py", "tests/steps/test_replaying.py"),
        *("tests/steps/test_gone_articles.py", "tests/steps/test_returning_pages.py"),
    ),
)
# Longest first: one worker alone with a long one waits at the end.
LONGEST = (
    *("tests/steps/test_nights.py", "tests/dags/", "tests/demo/test_stack_run.py"),
    *("tests/faults/", "tests/steps/", "tests/validate/", "tests/load/"),
)


def unit_of(nodeid: str) -> str:
    """Return the unit that a test belongs to: tests of one unit run on one worker, in order."""
    path = nodeid.partition("::")[0]
    for paths in TOGETHER:
        if path.startswith(paths):
            return paths[0]
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort tests so that long units begin, and each unit stands together."""
    order = {name: place for place, name in enumerate(LONGEST)}

    def rank(item: pytest.Item) -> tuple[int, str]:
        unit = unit_of(item.nodeid)
        prefixes = (place for name, place in order.items() if unit.startswith(name))
        return min(prefixes, default=len(order)), unit

    items.sort(key=rank)


class UnitScheduling(LoadScopeScheduling):
    """Gives a worker one unit at a time, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> UnitScheduling:
    """Deal tests out by unit, whatever ``--dist`` says, in the order of their collection."""
    config.option.loadscopereorder = False
    return UnitScheduling(config, log)
