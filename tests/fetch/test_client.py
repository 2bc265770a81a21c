"""One request: limits, second attempts, gates, and never a private address."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from govnews.fetch.answers import Answer, NoAnswer
from govnews.fetch.client import Client
from govnews.fetch.limits import Limits
from govnews.fetch.manners import Manners
from govnews.records import Fate
from tests.fetch.site import Page, Site, page

URL = "http://cong.test/tin"
QUICK: dict[str, Any] = {
    "connect_seconds": 2.0, "read_seconds": 0.3, "total_seconds": 1.0, "page_bytes": 100_000,
    "backoff_seconds": 0.0, "longest_wait_seconds": 1.0,
}  # fmt: skip


@contextmanager
def client_of(site: Site, manners: Manners | None = None, **limits: Any) -> Iterator[Client]:
    client = Client(
        user_agent="govnews/0.1 (+test)",
        manners=manners or Manners(0.0),
        owns=lambda url: url.startswith("http://cong.test/"),
        limits=Limits(**{**QUICK, **limits}),
        stand_in=site.stand_in,
    )
    try:
        yield client
    finally:
        client.close()


def ask(answer: Page, **limits: Any) -> tuple[Answer | NoAnswer, Site]:
    with Site({"/tin": answer}) as site, client_of(site, **limits) as client:
        return client.get(URL), site


def answered(answer: Page, **limits: Any) -> Answer:
    outcome, _ = ask(answer, **limits)
    assert isinstance(outcome, Answer), outcome
    return outcome


def refused(answer: Page, **limits: Any) -> NoAnswer:
    outcome, _ = ask(answer, **limits)
    assert isinstance(outcome, NoAnswer)
    return outcome


def test_we_say_who_we_are_and_what_we_have() -> None:
    with Site({"/tin": page("", "304 Not Modified")}) as site, client_of(site) as client:
        outcome = client.get(URL, etag='W/"1"', last_modified="Mon, 16 Jun 2025 00:00:00 GMT")
        head = site.heads[0]
    assert isinstance(outcome, Answer)
    assert outcome.status == 304
    assert "User-Agent: govnews/0.1 (+test)" in head
    assert 'If-None-Match: W/"1"' in head
    assert "If-Modified-Since: Mon, 16 Jun 2025 00:00:00 GMT" in head
    assert "python-requests" not in head


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate", "two gzip members"])
def test_packed_bodies_are_unpacked(encoding: str) -> None:
    text = b"<p>" + b"tin " * 500
    packer = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "raw deflate": packer.compress(text) + packer.flush(),
        "two gzip members": gzip.compress(text[:100]) + gzip.compress(text[100:]),
    }[encoding]
    outcome = answered(
        page(packed, Content_Encoding=encoding.split()[-1].replace("members", "gzip"))
    )
    assert outcome.payload == text
    assert outcome.received_bytes == len(packed)


def test_chunked_bodies_are_read_and_broken_ones_are_not() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert answered(head + b"3\r\nmot\r\n3\r\nhai\r\n0\r\n\r\n").payload == b"mothai"
    for broken in (b"3\r\nmot\r\n", b"3\r\nmo", b"zz\r\nmot\r\n"):
        assert refused(head + broken).fate is Fate.UNREACHABLE


def test_repeated_headers_are_all_kept_and_folded_ones_are_one_line() -> None:
    raw = page("x").replace(b"\r\n\r\n", b'\r\nX-A: 1\r\nX-A: 2\r\nETag: "a\r\n  b"\r\n\r\n', 1)
    outcome = answered(raw)
    assert [value for name, value in outcome.headers if name == "X-A"] == ["1", "2"]
    assert outcome.header("etag") == '"a b"'


def test_too_large_is_seen_before_during_and_after_unpacking() -> None:
    announced = b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n"
    unannounced = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200_000
    bomb = page(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")
    for answer in (announced, unannounced, bomb):
        outcome, site = ask(answer)
        assert isinstance(outcome, NoAnswer)
        assert outcome.fate is Fate.TOO_LARGE
        assert len(site.heads) == 1  # not asked again


def test_truncated_bodies_are_no_pages() -> None:
    whole = page("x" * 1000)
    packed = page(gzip.compress(b"tin " * 5000)[:-20], Content_Encoding="gzip")
    for answer in (whole[:-10], packed):
        outcome, site = ask(answer)
        assert isinstance(outcome, NoAnswer)
        assert outcome.fate is Fate.UNREACHABLE
        assert "after 3 attempts" in outcome.reason
        assert len(site.heads) == 3


def test_unasked_encoding_and_broken_packing_are_wrong_content() -> None:
    assert refused(page("x", Content_Encoding="br")).fate is Fate.WRONG_CONTENT
    assert refused(page("<p>no gzip", Content_Encoding="gzip")).fate is Fate.WRONG_CONTENT


def dripping(head: bytes, piece: bytes) -> Page:
    def drip(connection: socket.socket, _: str) -> None:
        connection.sendall(head)
        for _number in range(100):
            connection.sendall(piece)
            time.sleep(0.05)

    return drip


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_dripping_server_is_cut_off(head: bytes) -> None:
    started = time.monotonic()
    piece = b"x" if head.endswith(b"\r\n\r\n") else b"X-A: b\r\n"
    outcome = refused(dripping(head, piece), attempts=1, total_seconds=0.5)
    assert time.monotonic() - started < 2
    assert outcome.fate is Fate.UNREACHABLE
    assert "within 0.5 seconds" in outcome.reason or "too long" in outcome.reason


def test_silence_and_hang_ups_are_tried_again() -> None:
    def silent(connection: socket.socket, _: str) -> None:
        time.sleep(0.6)

    def hang_up(connection: socket.socket, _: str) -> None:
        connection.close()

    for answer in (silent, hang_up, b"nonsense\r\n\r\n"):
        outcome, site = ask(answer)
        assert isinstance(outcome, NoAnswer)
        assert outcome.fate is Fate.UNREACHABLE
        assert len(site.heads) == 3
        assert " 0x" not in outcome.reason


def test_overload_is_waited_for_as_the_server_asks() -> None:
    clock = Clock()
    manners = Manners(0.0, sleep=clock.sleep, clock=clock)
    busy = page("", "503 Service Unavailable", Retry_After="1")
    with Site({"/tin": busy}) as site, client_of(site, manners) as client:
        outcome = client.get(URL)
        assert len(site.heads) == 3
    assert isinstance(outcome, NoAnswer)
    assert (outcome.fate, outcome.status) == (Fate.UNREACHABLE, 503)
    assert clock.slept == [1, 1]
    ledger = manners.take_ledgers()["cong.test"]
    assert (ledger.requests, ledger.failed) == (3, 3)
    assert ledger.waited_seconds == ledger.retry_after_seconds == 2


def test_too_long_a_wait_is_not_waited() -> None:
    for wanted in ("3600", "Wed, 21 Oct 2099 07:28:00 GMT"):
        outcome, site = ask(page("", "429 Too Many Requests", Retry_After=wanted))
        assert isinstance(outcome, NoAnswer)
        assert "come back after" in outcome.reason
        assert len(site.heads) == 1


def test_an_overload_that_passes_is_no_failure() -> None:
    answers = [page("", "500 Oops"), page("<title>Service Busy</title>"), page("tin")]

    def next_answer(connection: socket.socket, _: str) -> None:
        connection.sendall(answers.pop(0))

    assert answered(next_answer).payload == b"tin"


@pytest.mark.parametrize(
    "answer",
    [
        page("", "403 Forbidden"),
        page("", "401 Unauthorized"),
        page("", "503 x", cf_mitigated="challenge"),
        page("<script>document.cookie='D1N=1';window.location.reload(true)</script>"),
    ],
)
def test_gates_are_not_tried_again(answer: bytes) -> None:
    outcome, site = ask(answer)
    assert isinstance(outcome, NoAnswer)
    assert outcome.fate is Fate.BLOCKED
    assert len(site.heads) == 1


def test_redirects_are_answers() -> None:
    outcome, site = ask(page("", "302 Found", Location="http://khac.test/"))
    assert isinstance(outcome, Answer)
    assert (outcome.status, outcome.header("Location")) == (302, "http://khac.test/")
    assert len(site.heads) == 1


def test_the_body_of_a_redirect_is_not_read() -> None:
    bomb = page(gzip.compress(b"\0" * 50_000_000), "302 Found", Location="http://[::1/",
                Content_Encoding="gzip")  # fmt: skip
    outcome = answered(bomb)
    assert (outcome.payload, outcome.received_bytes) == (b"", 0)


def test_other_hosts_are_never_asked() -> None:
    with Site({}) as site, client_of(site) as client:
        outcome = client.get("http://khac.test/")
        assert site.heads == []
    assert isinstance(outcome, NoAnswer)
    assert outcome.fate is Fate.EXTERNAL


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "10.1.2.3"])
def test_private_addresses_are_never_asked(host: str) -> None:
    with Site({"/": page("secret")}) as site:
        port = site.stand_in.address.partition(":")[2]
        client = Client(
            user_agent="govnews/0.1",
            manners=Manners(0.0),
            owns=lambda url: True,
            ports=[int(port)],
            limits=Limits(**QUICK),
        )
        outcome = client.get(f"http://{host}:{port}/")
        client.close()
        assert site.heads == []
    assert isinstance(outcome, NoAnswer)
    assert outcome.fate is Fate.UNREACHABLE
    assert "no public address" in outcome.reason
