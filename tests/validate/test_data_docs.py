"""The Data Docs: a page for every suite and build, harmless, without secrets, and not for ever."""

from __future__ import annotations

import html
import warnings
from pathlib import Path

import pytest
from sqlalchemy import Engine

from govnews.validate import validate
from tests.conftest import url_text
from tests.validate.staging import HOSTS, Stage

BUILD = "asset_triggered__2026-11-22T18:31:02.123456+00:00_ab~c"
SCRIPT = "<script>alert(1)</script>"
SUITES = (
    "build", "portal", "reading", "article", "quantity", "document_citation", "person_mention",
    "organisation_mention", "place_mention", "event", "event_date", "period", "topic_mention",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(shared_warehouse: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of one build whose rows are as nasty as a page of the web may be."""
    home = tmp_path_factory.mktemp("home")
    with shared_warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=BUILD)
        capture_id = stage.reading(title=f"{SCRIPT}{{{{ 7*7 }}}} $title", text=SCRIPT)
        stage.reading(url=f'javascript:alert(2)//">{SCRIPT}')
        stage.fact("person_mention", capture_id, name=SCRIPT, quote=SCRIPT)
        stage.fact("quantity", capture_id, quote=SCRIPT + "x", value=-1.5, unit="vnd")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        url = url_text(shared_warehouse.url)
        validate(shared_warehouse, url, BUILD, Path("docs"), hosts=HOSTS)
    return home / "docs"


def test_the_index_names_every_suite_and_the_build(folder: Path) -> None:
    index = (folder / "index.html").read_text("utf-8")
    assert [suite for suite in SUITES if f"expectations/{suite}.html" not in index] == []
    assert BUILD in html.unescape(index)


def test_every_suite_has_a_page_of_results_and_one_of_reasons(folder: Path) -> None:
    for suite in SUITES:
        (page,) = folder.glob(f"validations/{suite}/{BUILD}/*/*.html")
        assert "Expectation" in page.read_text("utf-8")
    reasons = (folder / "expectations" / "quantity.html").read_text("utf-8")
    assert "An amount of money is not negative" in reasons


def test_words_of_portals_do_not_run_on_the_pages(folder: Path) -> None:
    pages = [page.read_text("utf-8") for page in folder.rglob("*.html")]
    assert any(html.escape(SCRIPT) in page for page in pages)
    assert [page for page in pages if SCRIPT in page] == []


def test_nothing_is_written_outside_the_folder(folder: Path) -> None:
    assert [path.name for path in folder.parent.iterdir()] == ["docs"]


def test_no_file_holds_the_password(folder: Path, shared_warehouse: Engine) -> None:
    password = str(shared_warehouse.url.password).encode()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path for path in files if password in path.read_bytes()] == []


def test_old_builds_are_forgotten(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from govnews.validate.data_docs import forget_old_builds
    for day in range(1, 6):
        for room in ("results/reading", "validations/reading"):
            (tmp_path / room / f"build_{day}" / f"2026110{day}T000000Z").mkdir(parents=True)
    for room in ("results/reading", "validations/reading"):
        (tmp_path / room / "build_5" / "20261109T000000Z").mkdir()
    forget_old_builds(tmp_path, kept_builds=2)
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.glob("*/*/*/*")}
    assert left == {
        "results/reading/build_4/20261104T000000Z",
        "results/reading/build_5/20261109T000000Z",
        "validations/reading/build_4/20261104T000000Z",
        "validations/reading/build_5/20261109T000000Z",
    }
    assert sorted(path.name for path in tmp_path.glob("results/*/*")) == ["build_4", "build_5"]
