"""Names that say nothing, and modules that grew: a missing room, not a drawer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.tracked import ROOMS, ROOT, modules, name_of, tracked

EMPTY_NAMES = {
    *("utils", "util", "helpers", "helper", "common", "base", "core", "misc", "shared", "lib"),
    *("manager", "data", "info", "handler", "processor", "tools", "stuff", "functions"),
}
# As a part of a longer name these still say nothing.
EMPTY_PARTS = {"utils", "util", "helpers", "helper", "misc", "manager", "handler", "processor"}

MOST_LINES = 300
LONG_FOR_A_REASON = {
    "include/govnews/records.py": "every record that travels between rooms, one beside the other",
    "include/govnews/extract/figures.py": "one grammar: a ratio before a range before a number",
    "include/govnews/extract/subjects.py": "the forms of a subject, surest first",
    "include/govnews/extract/people_titles.py": "one grammar: rank, office, field, body",
    "include/govnews/steps/crawl.py": "one portal's night, told from its first address to its last",
}


def says_nothing(name: str) -> bool:
    """Return whether a file's or folder's name (without suffix) could stand for anything.

    >>> says_nothing("date_helpers"), says_nothing("data"), says_nothing("data_docs")
    (True, True, False)
    """
    return name in EMPTY_NAMES or bool(EMPTY_PARTS & set(name.split("_")))


@pytest.mark.parametrize("name", ["utils", "date_helpers", "info", "page_processor"])
def test_empty_names_are_found(name: str) -> None:
    assert says_nothing(name)


def test_every_module_and_folder_has_a_name_that_says_something() -> None:
    found = [
        name_of(path)
        for path in tracked(".py", ".sql", ".sh")
        if any(map(says_nothing, (*path.relative_to(ROOT).parts[:-1], path.stem)))
    ]
    assert not found


def test_every_module_says_first_what_it_owns() -> None:
    silent = [
        name_of(path)
        for path in modules(*ROOMS)
        if not path.read_text(encoding="utf-8").startswith(('"""', "#!"))
    ]
    assert not silent


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_long_modules_are_listed_with_their_reason() -> None:
    long = {name_of(path) for path in modules(*ROOMS) if lines(path) > MOST_LINES}
    assert long - set(LONG_FOR_A_REASON) == set()
    assert all((ROOT / name).is_file() for name in LONG_FOR_A_REASON)
