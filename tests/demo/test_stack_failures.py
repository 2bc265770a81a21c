"""Whatever goes wrong in the demo ends as one sentence that says what, and where to look."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError

import psutil
import psycopg
import pytest
import sqlalchemy.exc

from demo import airflow_stack, postgres, run
from demo.airflow_api import AirflowApi, AirflowRefused
from demo.airflow_stack import AirflowStack, StackFailed
from demo.interruption import Interruption
from demo.keys import make_keys
from demo.postgres import Cluster, ClusterFailed, free_port
from demo.run import main
from govnews.failures import WarehouseUnreachable

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "error",
    [
        ClusterFailed("went wrong"),
        StackFailed("went wrong"),
        AirflowRefused("went wrong"),
        WarehouseUnreachable("went\nwrong"),
        psycopg.OperationalError("went\n\twrong"),
        sqlalchemy.exc.OperationalError("SELECT 1", {}, psycopg.OperationalError("went\nwrong")),
        URLError("went wrong"),
        TimeoutError("went wrong"),
        PermissionError(13, "went wrong", "state"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_failure_is_one_sentence(
    error: Exception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(run, "demonstrate", fail)
    monkeypatch.setattr(run, "Interruption", lambda: None)
    samples = ROOT / "demo" / "sites"
    assert main(["--samples", str(samples), "--state", str(tmp_path / "state")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("failed: ")
    assert said.count("\n") == 1
    assert "went wrong" in said


def test_an_error_without_words_is_named() -> None:
    assert run.in_one_line(TimeoutError()) == "TimeoutError"


class Talker(BaseHTTPRequestHandler):
    """Answers 500 with words, or what is no JSON."""

    def do_GET(self) -> None:
        is_broken = self.path.endswith("/broken")
        self.send_response(500 if is_broken else 200)
        self.end_headers()
        self.wfile.write(b"out of order" if is_broken else b"<p>somebody else</p>")

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@pytest.fixture
def talker() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Talker) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "words"), [("broken", "500 out of order"), ("dags", "no usable answer")]
)
def test_what_airflow_answers_wrongly_is_told(talker: str, path: str, words: str) -> None:
    with pytest.raises(AirflowRefused, match=f"GET .*{path}: {words}"):
        AirflowApi(talker, "admin", "secret").ask(path)


def test_an_api_server_that_does_not_answer_is_told_with_its_address() -> None:
    url = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(AirflowRefused, match=rf"POST {url}/auth/token: no usable answer"):
        AirflowApi(url, "admin", "secret").log_in()


def test_an_api_server_that_hangs_up_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=lambda: server.accept()[0].close())
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(AirflowRefused, match="no usable answer"):
            AirflowApi(url, "admin", "secret").ask("dags")
        thread.join()


@pytest.fixture
def stack(tmp_path: Path, cluster: Cluster) -> Iterator[AirflowStack]:
    listening = Interruption.__new__(Interruption)  # takes no signal away from pytest
    listening.came = False
    made = AirflowStack(tmp_path, cluster.url(), make_keys(), {}, listening)
    yield made
    made.stop()


@pytest.fixture
def cluster(tmp_path: Path) -> Cluster:
    """A cluster that is never started: only its address is asked for."""
    return Cluster(tmp_path / "postgres")


def test_a_dead_api_server_is_named_with_its_log(stack: AirflowStack) -> None:
    stack.api.url = f"http://127.0.0.1:{free_port()}"
    stack.groups.start("api-server", [sys.executable, "-S", "-c", "raise SystemExit(3)"])
    while not stack.groups.ended():
        time.sleep(0.02)
    with pytest.raises(StackFailed, match=r"api-server ended with 3: .*api-server\.log"):
        stack.wait_until(lambda: bool(stack.api.ask("dags")), 5, "nothing came")


def test_an_api_server_that_dies_while_it_is_asked_is_named(stack: AirflowStack) -> None:
    stack.api.url = f"http://127.0.0.1:{free_port()}"
    stack.groups.start("api-server", ["sleep", "60"])

    def kill_and_ask() -> bool:
        [leader] = stack.groups._leaders
        psutil.Process(leader.pid).kill()
        return bool(stack.api.ask("dags"))

    with pytest.raises(StackFailed, match="api-server ended with -9"):
        stack.wait_until(kill_and_ask, 5, "nothing came")


def test_a_living_api_server_that_refuses_is_told_in_its_words(
    stack: AirflowStack, talker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack.api.url = talker
    monkeypatch.setattr(airflow_stack, "DYING_SECONDS", 0.0)
    with pytest.raises(AirflowRefused, match="500 out of order"):
        stack.wait_until(lambda: bool(stack.api.ask("broken")), 5, "nothing came")


def programs_of(folder: Path, initdb: str) -> Path:
    """Return a folder of programs like the wheel's, of which initdb is a script."""
    folder.mkdir()
    program = folder / "initdb"
    program.write_text(f"#!/bin/sh\n{initdb}\n")
    program.chmod(0o755)
    return folder


def test_what_stops_initdb_is_told_and_leaves_no_half_cluster(
    tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    # killed in the middle: PG_VERSION comes first
    half = 'mkdir "$2"; echo 18 > "$2/PG_VERSION"; echo some; echo "no space left"; exit 4'
    own = programs_of(tmp_path / "programs", half)
    monkeypatch.setattr(postgres, "programs", lambda: own)
    for _ in range(2):
        with pytest.raises(ClusterFailed, match="initdb ended with 4: no space left") as caught:
            cluster.start()
        assert str(cluster.folder) in str(caught.value)
        assert not (cluster.folder / "data").exists()
    assert len(list(cluster.folder.glob("data.new.*"))) == 1
    cluster.stop()


def test_a_cluster_is_whole_after_an_initdb_that_was_killed(cluster: Cluster) -> None:
    left = cluster.folder / "data.new.1"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")
    cluster.settings["fsync"] = "off"
    cluster.start()
    try:
        url = cluster.url().set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert not left.exists()
    finally:
        cluster.delete()


def test_a_missing_wheel_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "find_spec", lambda _: None)
    with pytest.raises(ClusterFailed, match=r"run make \.venv"):
        Cluster(tmp_path / "postgres").start()
