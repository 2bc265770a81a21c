"""The local server answers as the sites' folders say, on both days, and reaches nothing else."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

from demo.portal_server import ADDRESS, PortalServer
from demo.sites import Site, read_sites
from govnews.settings import read_stand_ins

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "demo" / "sites"
CANLOC = "canloc.govnews.test"


class Got(NamedTuple):
    status: int
    headers: Message
    body: bytes


def ask(port: int, host: str, address: str, method: str = "GET", **headers: str) -> Got:
    """Return the answer to one request; `address` is as in routes.json, or a whole URL."""
    target = address if "://" in address else quote(address, safe="/?=&:")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = HTTPConnection(ADDRESS, port, timeout=10)
    try:
        connection.request(method, target, headers={"Host": host, **named})
        answer = connection.getresponse()
        return Got(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def validators_of(got: Got) -> dict[str, str]:
    """Return the request headers that ask whether `got` still holds."""
    asking = {"If_None_Match": "ETag", "If_Modified_Since": "Last-Modified"}
    return {name: got.headers[sent] for name, sent in asking.items() if sent in got.headers}


def rows(folder: Path, site: Site) -> list[dict[str, object]]:
    return json.loads((folder / site.slug / "expected.json").read_text("utf-8"))["fates"]


@pytest.fixture(params=["own", "shared"])
def folder(request: pytest.FixtureRequest) -> Path:
    """A folder of sites in the one format: ours, and the real input."""
    return OWN if request.param == "own" else request.getfixturevalue("shared") / "portals"


@pytest.fixture
def server() -> Iterator[PortalServer]:
    with PortalServer(OWN) as server:
        yield server


@pytest.mark.parametrize("day", [1, 2])
def test_every_address_is_answered_from_its_file(folder: Path, day: int) -> None:
    with PortalServer(folder, day) as server:
        for site in read_sites(folder, day).values():
            for address, route in site.routes.items():
                got = ask(server.port, site.hosts[0], address)
                assert got.status == route.status, address
                assert got.headers["Server"] == site.headers["Server"]
                if route.file:
                    assert got.body == route.file.read_bytes(), address
                    assert got.headers["Content-Type"] == route.content_type
                else:
                    assert got.headers["Location"] == route.headers["Location"]


def test_conditional_requests_are_answered_as_expected(folder: Path) -> None:
    seen = set()
    with PortalServer(folder) as server:
        for site in read_sites(folder, 1).values():
            stated = {
                str(row["url"]): row["day2"]["http_conditional"]  # type: ignore[index]
                for row in rows(folder, site)
                if "http_conditional" in row["day2"]  # type: ignore[operator]
            }
            server.set_day(1)
            first = {url: ask(server.port, site.hosts[0], url) for url in stated}
            server.set_day(2)
            for url, status in stated.items():
                again = ask(server.port, site.hosts[0], url, **validators_of(first[url]))
                assert again.status == status, (site.slug, url)
                assert again.status != 304 or again.body == b""
                seen.add((site.validators, status))
    assert {("none", 200), ("last-modified", 304), ("weak-etag", 304)} <= seen


def test_tags_are_compared_weakly_and_go_before_dates(server: PortalServer) -> None:
    host = server.hosts["congdankhuyenhoc"]
    first = ask(server.port, host, "/khuyen-hoc.htm")
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    for tags in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        assert ask(server.port, host, "/khuyen-hoc.htm", If_None_Match=tags).status == 304
    stale = {"If_None_Match": '"other"', "If_Modified_Since": modified}
    assert ask(server.port, host, "/khuyen-hoc.htm", **stale).status == 200
    assert ask(server.port, host, "/khuyen-hoc.htm", If_Modified_Since="soon").status == 200
    assert ask(server.port, host, "/khuyen-hoc.htm", If_Modified_Since=modified).status == 304


def test_a_query_that_matches_nothing_is_ignored(server: PortalServer) -> None:
    listing = "/portal/KenhTin/Tin-tuc-su-kien.aspx"
    plain = ask(server.port, CANLOC, listing)
    assert ask(server.port, CANLOC, f"{listing}?utm_source=x").body == plain.body
    assert ask(server.port, CANLOC, f"{listing}?page=2").body != plain.body
    missing = ask(server.port, CANLOC, "/nowhere?page=2")
    assert (missing.status, missing.body) == (
        404,
        (OWN / "canloc/site/not-found.html").read_bytes(),
    )


def test_it_answers_as_a_proxy_and_forwards_nothing(server: PortalServer) -> None:
    front = (OWN / "canloc/site/index.html").read_bytes()
    assert ask(server.port, "other.example", f"http://{CANLOC}/").body == front
    assert ask(server.port, "other.example", f"http://{CANLOC}").body == front
    for host in ("chinhphu.example", "127.0.0.1", ""):
        assert ask(server.port, host, "/").status == 404
    assert ask(server.port, CANLOC, "http://chinhphu.example/").status == 404
    assert ask(server.port, CANLOC, "chinhphu.example:443", method="CONNECT").status == 405
    assert {(seen.slug, seen.status) for seen in server.requests} == {
        ("canloc", 200),
        (None, 404),
        (None, 405),
    }
    assert server.requests[-1].host == "chinhphu.example:443"


def test_only_reading_is_allowed(server: PortalServer) -> None:
    assert ask(server.port, CANLOC, "/", method="POST").headers["Allow"] == "GET, HEAD"
    whole, head = (ask(server.port, CANLOC, "/", method=method) for method in ("GET", "HEAD"))
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.body))


def test_pages_are_compressed_on_request(server: PortalServer) -> None:
    packed = ask(server.port, CANLOC, "/", Accept_Encoding="gzip, deflate")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == ask(server.port, CANLOC, "/").body
    picture = ask(server.port, CANLOC, "/Images/xacanloc.jpg", Accept_Encoding="gzip")
    assert "Content-Encoding" not in picture.headers


def test_the_day_changes_without_a_restart(server: PortalServer) -> None:
    for slug, host in server.hosts.items():
        change = json.loads((OWN / slug / "day2/routes.json").read_text("utf-8"))
        (new,) = (url for url, route in change["routes"].items() if "articles/new-" in str(route))
        before = {address: ask(server.port, host, address).body for address in ("/", new)}
        server.set_day(2)
        assert ask(server.port, host, "/").body != before["/"]
        assert ask(server.port, host, new).status == 200
        assert ask(server.port, host, new).body != before[new]
        assert {ask(server.port, host, gone).status for gone in change["removed"]} <= {404}
        server.set_day(1)
        assert ask(server.port, host, "/").body == before["/"]
    with pytest.raises(ValueError, match="day: expected 1 or 2, found 3"):
        server.set_day(3)


@pytest.mark.parametrize("status", [500, 503])
def test_one_portal_fails_and_recovers(server: PortalServer, status: int) -> None:
    server.fail("damha", status)
    for address in ("/", "/robots.txt", "/nowhere"):
        assert ask(server.port, server.hosts["damha"], address).status == status
    assert ask(server.port, CANLOC, "/").status == 200
    server.fail("damha", None)
    assert ask(server.port, server.hosts["damha"], "/").status == 200
    with pytest.raises(ValueError, match="found 'dam_ha'"):
        server.fail("dam_ha")


def test_requests_are_kept(server: PortalServer) -> None:
    ask(server.port, CANLOC, "/tin/27804", User_Agent="govnews/0.1", If_None_Match="*")
    (seen,) = server.requests
    assert (seen.slug, seen.method, seen.target, seen.status) == (
        "canloc",
        "GET",
        "/tin/27804",
        302,
    )
    assert (seen.user_agent, seen.is_conditional, seen.day) == ("govnews/0.1", True, 1)


def test_stand_ins_are_what_settings_read(server: PortalServer) -> None:
    stand_ins = read_stand_ins(server.stand_ins)
    assert {slug: stand_in.host for slug, stand_in in stand_ins.items()} == server.hosts
    assert {stand_in.address for stand_in in stand_ins.values()} == {f"{ADDRESS}:{server.port}"}


def test_a_folder_without_sites_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected sites"):
        PortalServer(tmp_path)


def test_it_starts_from_the_command_line() -> None:
    command = [sys.executable, "-m", "demo.portal_server", "--day", "2"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = re.search(r"day 2 on http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
            assert said is not None
            assert b"21/11/2026" in ask(int(said[1]), CANLOC, "/").body
        finally:
            process.terminate()


def test_it_agrees_with_the_server_of_the_real_input(shared: Path) -> None:
    folder = shared / "portals"
    command = [sys.executable, str(folder / "serve.py"), "--port", "0", "--day", "2"]
    with (
        PortalServer(folder, 2) as server,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            said = re.search(r":(\d+)/", process.stdout.readline())
            assert said is not None
            for site in read_sites(folder, 2).values():
                for address in [*site.routes, "/nowhere", "/?utm_source=x"]:
                    theirs = ask(int(said[1]), site.hosts[0], address)
                    ours = ask(server.port, site.hosts[0], address)
                    assert alike(ours) == alike(theirs), (site.slug, address)
        finally:
            process.terminate()


def alike(got: Got) -> tuple[int, dict[str, str], bytes]:
    """Return what two servers must agree on: neither the clock nor how a tag is made."""
    own = {"date", "etag", *(["content-length"] if got.status in (301, 302) else [])}
    headers = {name.lower(): value for name, value in got.headers.items()}
    kept = {name: value for name, value in headers.items() if name not in own}
    return got.status, kept, b"" if got.status in (301, 302) else got.body
