"""The notebook of five questions runs against a filled warehouse and draws its charts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from sqlalchemy import Engine, text

from tests.architecture.tracked import ROOT
from tests.conftest import url_text
from tests.load.newspaper import publish

NOTEBOOK = ROOT / "docs" / "questions.ipynb"
QUESTIONS = 5
CHART = "application/vnd.vegalite.v"


@pytest.fixture
def analyst(warehouse: Engine) -> Iterator[str]:
    """The address of a login that is a member of the role analyst and nothing else."""
    publish(warehouse)
    with warehouse.begin() as connection:
        connection.execute(text("CREATE ROLE reader LOGIN PASSWORD 'x' IN ROLE analyst"))
    yield url_text(warehouse.url.set(username="reader", password="x"))
    with warehouse.begin() as connection:
        connection.execute(text("DROP ROLE reader"))


def charts(notebook: nbformat.NotebookNode) -> list[dict[str, object]]:
    return [
        content
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        for kind, content in output.get("data", {}).items()
        if kind.startswith(CHART)
    ]


def rows_of(chart: dict[str, object]) -> list[dict[str, object]]:
    [rows] = chart["datasets"].values()  # type: ignore[attr-defined]
    return list(rows)


# ipykernel's own: sockets of zmq are left to the garbage collector
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_notebook_answers_and_draws(
    analyst: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVNEWS_ANALYST_URL", analyst)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    # The kernel that this Python brings, whatever else the machine has installed.
    monkeypatch.setenv("JUPYTER_PATH", str(Path(sys.prefix) / "share" / "jupyter"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    drawn = charts(notebook)
    assert len(drawn) == QUESTIONS
    assert all(rows_of(chart) for chart in drawn)
    by_month, coverage, topics, sums, documents = map(rows_of, drawn)
    assert by_month == [
        {"portal_code": "damha", "month": "2024-01", "articles": 2},
        {"portal_code": "damha", "month": "2024-02", "articles": 4},
        {"portal_code": "lamha", "month": "2024-02", "articles": 2},
    ]
    assert {row["coverage"] for row in coverage} >= {"complete", "source_down"}
    assert {"Khuyến học", "Lâm nghiệp"} <= {row["topic"] for row in topics}
    assert [(row["billion_vnd"], row["nature"]) for row in sums] == [(125, "result")]
    assert documents[0]["document"] == "Kết luận 49-KL/TW"
    assert documents[0]["articles"] == 3


def test_the_notebook_is_kept_without_answers() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
