"""Bytes, headers and seconds are bounded, and so is the memory that an answer can take."""

from __future__ import annotations

import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from govnews.fetch.answers import NoAnswer
from govnews.records import Fate
from tests.fetch.site import Page, page
from tests.fetch.test_client import answered, ask, refused

MEGABYTE = 1_000_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def sending(head: bytes, piece: bytes, times: int) -> tuple[Page, Callable[[], int]]:
    """A page that sends one piece again and again; how many bytes went out before it was cut."""
    sent = [0]

    def send(connection: socket.socket, _: str) -> None:
        connection.sendall(head)
        for _number in range(times):
            connection.sendall(piece)
            sent[0] += len(piece)

    return send, lambda: sent[0]


def peak_of(action: Callable[[], object]) -> float:
    """Return the most memory that Python took meanwhile, in megabytes."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1] / MEGABYTE
    finally:
        tracemalloc.stop()


def bomb_block() -> bytes:
    """A packed megabyte of zeroes that may be repeated: 1 GB is a thousand of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(b"")
    return packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)


@pytest.mark.parametrize("kind", ["1 GB body", "1 GB bomb"])
def test_memory_stays_bounded(kind: str, record_property: Callable[[str, object], None]) -> None:
    limit = 5 * MEGABYTE
    if kind == "1 GB body":
        endless, sent = sending(HEAD + b"\r\n", bytes(MEGABYTE), 1000)
    else:
        head = HEAD + b"Content-Encoding: deflate\r\n\r\n"
        endless, sent = sending(head, bomb_block(), 1000)
    outcomes: list[NoAnswer] = []
    peak = peak_of(lambda: outcomes.append(refused(endless, page_bytes=limit, total_seconds=20)))
    assert outcomes[0].fate is Fate.TOO_LARGE
    assert peak < 4 * limit / MEGABYTE
    assert sent() < 50 * MEGABYTE
    record_property("scores", f"{kind}: peak {peak:.1f} MB of Python memory, limit {limit:,} bytes")


def test_what_unpacks_to_too_many_times_its_size_is_a_bomb() -> None:
    blanks, _ = sending(HEAD + b"Content-Encoding: deflate\r\n\r\n", bomb_block() * 3, 1)
    outcome = refused(blanks, page_bytes=50 * MEGABYTE)
    assert outcome.fate is Fate.TOO_LARGE
    assert outcome.reason == "unpacks to more than 500 times its size"
    rows = b"".join(b"<tr><td>%d</td><td>cong khai</td></tr>\n" % n for n in range(60_000))
    packed = zlib.compress(rows)
    assert answered(
        page(packed, Content_Encoding="deflate"), page_bytes=50 * MEGABYTE
    ).payload == rows  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"X-A: " + b"a" * 2000 + b"\r\n", "more than 65536 bytes of headers"),
        (b"X-A: " + b"a" * 70_000 + b"\r\n", "more than 65536 bytes of headers"),
        (b"X-A: b\r\n", "headers"),
    ],
)
def test_a_head_without_end_is_too_large(line: bytes, said: str) -> None:
    endless, sent = sending(HEAD, line, 200_000)
    outcome, site = ask(endless)
    assert isinstance(outcome, NoAnswer)
    assert outcome.fate is Fate.TOO_LARGE
    assert said in outcome.reason
    assert len(site.heads) == 1
    assert sent() < 10 * MEGABYTE


def test_continue_without_end_is_too_large() -> None:
    endless, _ = sending(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 100_000)
    assert refused(endless).fate is Fate.TOO_LARGE


def test_a_body_that_stands_still_and_one_that_drips_are_cut_in_time() -> None:
    def stands_still(connection: socket.socket, _: str) -> None:
        connection.sendall(HEAD + b"Content-Length: 100\r\n\r\nabc")
        time.sleep(1)

    began = time.monotonic()
    outcome = refused(stands_still, attempts=1)
    assert outcome.fate is Fate.UNREACHABLE
    assert outcome.reason.startswith("the answer stood still for 0.3 seconds")
    assert time.monotonic() - began < 1.5


def test_cookies_are_bounded() -> None:
    many = page("tin").replace(
        b"\r\n\r\n", b"".join(b"\r\nSet-Cookie: a%d=%s" % (n, b"x" * 500) for n in range(80))
        + b"\r\n\r\n", 1,
    )  # fmt: skip
    from tests.fetch.site import Site
    from tests.fetch.test_client import URL, client_of

    with Site({"/tin": many}) as site, client_of(site) as client:
        client.get(URL)
        client.get(URL)
        assert "Cookie:" not in site.heads[1]


def test_the_beginning_is_enough_where_no_more_is_wanted() -> None:
    from govnews.fetch.answers import Answer
    from tests.fetch.site import Site
    from tests.fetch.test_client import URL, client_of

    whole = b"a" * 300_000
    for large in (page(whole), page(zlib.compress(whole), Content_Encoding="deflate")):
        with Site({"/tin": large}) as site, client_of(site) as client:
            cut = client.get(URL, enough_bytes=1000)
            assert isinstance(cut, Answer)
            assert (len(cut.payload), cut.is_cut) == (1000, True)
    with Site({"/tin": page("a" * 1000)}) as site, client_of(site) as client:
        short = client.get(URL, enough_bytes=1000)
        assert isinstance(short, Answer)
        assert (len(short.payload), short.is_cut) == (1000, False)
