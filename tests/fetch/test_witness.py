"""Every attempt has a witness: what was sent, what came, and why it was of no use."""

from __future__ import annotations

import gzip
import socket
import time
from typing import Any

import pytest

from govnews.fetch.answers import Answer
from govnews.fetch.client import Client
from govnews.fetch.exchange import PARTIAL_BYTES, Exchange, outcome_of
from govnews.fetch.limits import Limits
from govnews.fetch.manners import Manners
from govnews.records import Fate
from tests.fetch.site import Page, Site, page
from tests.fetch.test_client import QUICK, URL


def witnessed(
    answer: Page, enough_bytes: int | None = None, **limits: Any
) -> tuple[object, list[Exchange]]:
    seen: list[Exchange] = []
    with Site({"/tin": answer}) as site:
        client = Client(
            user_agent="govnews/0.1 (+test)",
            manners=Manners(0.0),
            owns=lambda url: True,
            limits=Limits(**{**QUICK, "attempts": 2, **limits}),
            stand_in=site.stand_in,
            witness=seen.append,
        )
        outcome = client.get(URL, enough_bytes=enough_bytes)
        client.close()
    return outcome, seen


def hangs_up(connection: socket.socket, head: str) -> None:
    connection.close()


def stalls(connection: socket.socket, head: str) -> None:
    connection.sendall(page("x" * 1000)[:-500])
    time.sleep(0.8)


def test_the_wanted_beginning_of_a_larger_file_is_told_as_cut_and_can_be_used_again() -> None:
    outcome, (seen,) = witnessed(page("x" * 300_000), enough_bytes=100_000)
    assert isinstance(outcome, Answer)
    assert outcome.is_cut
    assert outcome.payload == b"x" * 100_000 == seen.payload
    assert (seen.truncated, seen.fate) == ("length", None)
    assert outcome_of(seen) == outcome


def test_an_answer_is_told_as_it_is_given() -> None:
    outcome, (seen,) = witnessed(page("<p>tin</p>", ETag='"1"'))
    assert isinstance(outcome, Answer)
    assert outcome_of(seen) == outcome
    assert (seen.status, seen.payload, seen.truncated, seen.fate) == (
        200,
        b"<p>tin</p>",
        None,
        None,
    )
    assert ("User-Agent", "govnews/0.1 (+test)") in seen.request_headers
    assert 0 < seen.seconds < 5


@pytest.mark.parametrize(
    ("answer", "status", "fate", "truncated", "payload"),
    [
        (page("khong co", "404 Not Found"), 404, None, None, b"khong co"),
        (page(gzip.compress(b"loi " * 50), "410 Gone", Content_Encoding="gzip"),
         410, None, None, b"loi " * 50),
        (page("x" * 200_000, "404 Not Found"), 404, None, "length", b""),
        (page("", "302 Found", Location="/"), 302, None, None, b""),
        (page("di cho khac", "302 Found", Location="/"), 302, None, "unspecified", b""),
        (page("", "304 Not Modified"), 304, None, None, b""),
        (page("cam", "403 Forbidden"), 403, Fate.BLOCKED, None, b"cam"),
        (page("x", Content_Encoding="br"), 200, Fate.WRONG_CONTENT, "unspecified", b""),
        (page(gzip.compress(b"\\0" * 200_000), Content_Encoding="gzip"),
         200, Fate.TOO_LARGE, "length", (b"\\0" * 200_000)[:PARTIAL_BYTES]),
    ],
)  # fmt: skip
def test_what_settles_an_address_is_told_once(
    answer: bytes, status: int, fate: Fate | None, truncated: str | None, payload: bytes
) -> None:
    _, (seen,) = witnessed(answer)
    assert (seen.status, seen.fate, seen.truncated) == (status, fate, truncated)
    assert seen.payload == payload
    assert (seen.reason is None) == (fate is None)


@pytest.mark.parametrize(
    ("answer", "status", "truncated", "payload"),
    [
        (hangs_up, None, None, b""),
        (stalls, 200, "disconnect", b"x" * 500),
        (page("x" * 1000)[:-400], 200, "disconnect", b"x" * 600),
        (page("qua tai", "503 Service Unavailable"), 503, None, b"qua tai"),
        (page("<title>Service Busy</title>"), 200, None, b"<title>Service Busy</title>"),
    ],
)
def test_every_failed_attempt_is_told(
    answer: Page, status: int | None, truncated: str | None, payload: bytes
) -> None:
    _, seen = witnessed(answer)
    assert len(seen) == 2
    for each in seen:
        assert (each.status, each.truncated, each.payload) == (status, truncated, payload)
        assert each.fate is Fate.UNREACHABLE
        assert each.reason
        assert outcome_of(each) is None


def test_what_drips_is_cut_by_time() -> None:
    def drips(connection: socket.socket, head: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(20):
            connection.sendall(b"x")
            time.sleep(0.1)

    _, (seen,) = witnessed(drips, attempts=1, total_seconds=0.5)
    assert (seen.status, seen.truncated) == (200, "time")
    assert 1 <= len(seen.payload) <= 6
