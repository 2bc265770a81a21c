"""The Data Docs inside Airflow: for people who are logged in, and nothing but Data Docs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def api_server(dag_bag: object) -> Any:
    """Airflow's own application with the plugin in it, as the api-server serves it."""
    from airflow.api_fastapi.app import create_app

    return create_app(apps="core")


@pytest.fixture
def data_docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of Data Docs beside a file that is nobody's business."""
    folder = tmp_path / "data-docs"
    (folder / "static").mkdir(parents=True)
    (folder / "index.html").write_text("<script>fill()</script>")
    for moment in ("20250616T1", "20250617T1"):
        page = folder / "validations" / "reading" / f"<b>build of {moment}" / moment / "page.html"
        page.parent.mkdir(parents=True)
        page.write_text("<h1>Checks of reading</h1><script>steal()</script>")
    (folder / "static" / "page.css").write_text("h1 {color: red}")
    (tmp_path / "keys.json").write_text("secret")
    (folder / "sly").symlink_to(tmp_path / "keys.json")
    monkeypatch.setenv("GOVNEWS_WAREHOUSE_URL", "postgresql+psycopg://nobody@127.0.0.1/nothing")
    monkeypatch.setenv("GOVNEWS_DATA_DOCS_DIR", str(folder))
    return folder


def ask(app: Any, path: str, logged_in: bool = True) -> Any:
    from starlette.testclient import TestClient

    client = TestClient(app)
    headers = {"Authorization": f"Bearer {token(app)}"} if logged_in else {}
    return client.get(path, headers=headers)


def token(app: Any) -> str:
    from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser

    manager = app.state.auth_manager
    return str(manager.generate_jwt(SimpleAuthManagerUser(username="reader", role="viewer")))


def test_a_viewer_reads_the_pages_and_no_script_may_run(api_server: Any, data_docs: Path) -> None:
    page = "validations/reading/%3Cb%3Ebuild%20of%2020250616T1/20250616T1/page.html"
    answer = ask(api_server, f"/govnews/data-docs/{page}")
    assert answer.status_code == 200
    assert "Checks of reading" in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert ask(api_server, "/govnews/data-docs/static/page.css").status_code == 200


def test_the_index_lists_builds_newest_first_and_trusts_no_name(
    api_server: Any, data_docs: Path
) -> None:
    answer = ask(api_server, "/govnews/data-docs/index.html")
    assert answer.status_code == 200
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.text.index("build of 20250617T1") < answer.text.index("build of 20250616T1")
    assert "<b>" not in answer.text
    assert 'href="validations/reading/%3Cb%3Ebuild%20of%2020250617T1/' in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/govnews/data-docs/index.html",
        "/govnews/data-docs/nothing.html",
        "/govnews/docs",
        "/govnews/openapi.json",
    ],
)
def test_who_is_not_logged_in_gets_nothing(api_server: Any, data_docs: Path, path: str) -> None:
    assert ask(api_server, path, logged_in=False).status_code in (401, 404)
    assert "Checks" not in ask(api_server, path, logged_in=False).text


def test_the_page_itself_asks_for_a_login(api_server: Any, data_docs: Path) -> None:
    answer = ask(api_server, "/govnews/data-docs/index.html", logged_in=False)
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "name",
    ["../keys.json", "%2e%2e/keys.json", "..%2fkeys.json", "sly", "/etc/passwd", "%00", "static"],
)
def test_nothing_outside_the_folder_is_served(api_server: Any, data_docs: Path, name: str) -> None:
    answer = ask(api_server, f"/govnews/data-docs/{name}")
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_missing_data_docs_say_who_builds_them(
    api_server: Any, data_docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVNEWS_DATA_DOCS_DIR", str(tmp_path / "nowhere"))
    answer = ask(api_server, "/govnews/data-docs/index.html")
    assert answer.status_code == 404
    assert "build_warehouse builds them" in answer.json()["detail"]


def test_the_navigation_leads_there(dag_bag: object) -> None:
    from airflow import plugins_manager

    assert plugins_manager.get_import_errors() == {}
    views, _ = plugins_manager._get_ui_plugins()
    assert [view["href"] for view in views] == ["/govnews/data-docs/index.html"]
