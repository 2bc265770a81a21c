"""Who may import what, where import-linter does not look: by syntax tree, in every folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tracked import modules, name_of

# Airflow executes a DAG file every 30 seconds and once more in front of every task.
HEAVY = {
    *("bs4", "great_expectations", "lxml", "numpy", "pandas", "psycopg", "requests"),
    *("sqlalchemy", "warcio", "yoyo", "govnews.steps", "govnews.cli"),
}


def imported(tree: ast.AST, *, also_inside_functions: bool = True) -> Iterator[str]:
    """Return the dotted names that a module imports."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif also_inside_functions or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imported(node, also_inside_functions=also_inside_functions)


@cache
def names_of(path: Path, *, also_inside_functions: bool) -> frozenset[str]:
    # The oldest Python we support reads every module, whichever one runs this.
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 11))
    return frozenset(imported(tree, also_inside_functions=also_inside_functions))


def offenders(path: Path, forbidden: set[str], *, also_inside_functions: bool = True) -> set[str]:
    return {
        name
        for name in names_of(path, also_inside_functions=also_inside_functions)
        if any(name == room or name.startswith(f"{room}.") for room in forbidden)
    }


@pytest.mark.parametrize("path", modules("include/", "deployment/", "demo/"), ids=name_of)
def test_only_dags_and_plugins_know_airflow(path: Path) -> None:
    assert not offenders(path, {"airflow"})


@pytest.mark.parametrize("path", modules("include/"), ids=name_of)
def test_only_validate_knows_great_expectations(path: Path) -> None:
    if "govnews/validate/" not in name_of(path):
        assert not offenders(path, {"great_expectations"})


@pytest.mark.parametrize("path", modules("dags/", "plugins/"), ids=name_of)
def test_dag_files_are_light(path: Path) -> None:
    assert not offenders(path, HEAVY, also_inside_functions=False)


@pytest.mark.parametrize("path", modules("include/", "deployment/"), ids=name_of)
def test_the_project_does_not_know_demo_or_tests(path: Path) -> None:
    assert not offenders(path, {"demo", "tests"})


@pytest.mark.parametrize(
    "source",
    ["import airflow", "from airflow.sdk import dag", "def f():\n    from airflow import models"],
)
def test_an_offender_is_found(source: str, tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(source)
    assert offenders(path, {"airflow"})
