"""Answers that are wrong in one way each: what a crawler meets in a night, by chance or not."""

from __future__ import annotations

import gzip
import itertools
import socket
import struct
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.fetch.site import KEPT_OPEN, Page, page

LONGEST = 60.0  # seconds after which the server lets go of a client that never does
MEGABYTE = 1_000_000
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def in_turn(*pages: Page) -> Page:
    """Return a page that answers one after the other, the last one for ever."""
    left = itertools.chain(pages, itertools.repeat(pages[-1]))

    def answer(connection: socket.socket, head: str) -> object:
        found = next(left)
        if isinstance(found, bytes):
            connection.sendall(found)
            return None
        return found(connection, head)

    return answer


def busy(retry_after: str | Callable[[], str]) -> Page:
    """Return a 429 with a Retry-After, made at the moment it is asked for."""

    def answer(connection: socket.socket, head: str) -> None:
        wanted = retry_after if isinstance(retry_after, str) else retry_after()
        connection.sendall(page("", "429 Too Many Requests", Retry_After=wanted))

    return answer


def date_in(seconds: float) -> str:
    """Return an HTTP date; its fraction of a second is cut off."""
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def silent(connection: socket.socket, head: str) -> None:
    """Say nothing until the client hangs up."""
    connection.settimeout(LONGEST)
    connection.recv(1)


def dripping(start: bytes, piece: bytes) -> Page:
    """Return a page that sends `start`, then `piece` after `piece`, for a minute."""

    def answer(connection: socket.socket, head: str) -> None:
        connection.sendall(start)
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            connection.sendall(piece)
            time.sleep(0.05)

    return answer


def hang_up(connection: socket.socket, head: str) -> None:
    """Close the connection without a word."""


def reset_after(start: bytes) -> Page:
    """Return a page whose connection is reset (RST) after `start`."""

    def answer(connection: socket.socket, head: str) -> None:
        if start:
            connection.sendall(start)
            time.sleep(0.02)  # so that it leaves before the reset
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    return answer


def with_length(content: bytes, stated: int | str, *more: str) -> bytes:
    """Return a page whose stated length is not the length of its content."""
    lines = "".join(f"{line}\r\n" for line in (f"Content-Length: {stated}", *more))
    return HTML + f"{lines}\r\n".encode() + content


def followed_on_its_connection(content: bytes, stated: int) -> Page:
    """Return a page that is longer than stated, on a connection that stays open."""

    def answer(connection: socket.socket, head: str) -> str:
        connection.sendall(with_length(content, stated))
        return KEPT_OPEN

    return answer


class Gigabyte:
    """A body of a gigabyte, streamed; `sent` counts what the server got rid of."""

    size = 1000 * MEGABYTE

    def __init__(self, *, announced: bool) -> None:
        self.announced = announced
        self.sent = 0

    def __call__(self, connection: socket.socket, head: str) -> None:
        length = f"Content-Length: {self.size}" if self.announced else "Transfer-Encoding: chunked"
        connection.sendall(HTML + f"{length}\r\n\r\n".encode())
        piece = b"<p>tin</p>" * (MEGABYTE // 10)
        chunk = piece if self.announced else b"%x\r\n%b\r\n" % (len(piece), piece)
        for _ in range(self.size // MEGABYTE):
            connection.sendall(chunk)
            self.sent += len(piece)
        connection.sendall(b"" if self.announced else b"0\r\n\r\n")


def bomb(*, members: bool) -> Page:
    """Return a megabyte that unpacks to a gigabyte: one gzip member, or a thousand of them."""
    if members:
        packed = gzip.compress(b"\0" * MEGABYTE, mtime=0) * 1000
    else:
        packed = b"".join(_one_member(b"\0" * MEGABYTE, 1000))

    def answer(connection: socket.socket, head: str) -> None:
        connection.sendall(page(packed, Content_Encoding="gzip"))

    return answer


def _one_member(block: bytes, times: int) -> Iterator[bytes]:
    """Yield a gzip member of `times` blocks, packed once: after a full flush each is the same."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    yield b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    yield packed * times
    check = 0
    for _ in range(times):
        check = zlib.crc32(block, check)
    yield b"\x03\x00" + struct.pack("<II", check, len(block) * times & 0xFFFFFFFF)


def redirect(location: str, status: str = "302 Found") -> bytes:
    """Return a redirect."""
    return page(b"<p>Moved</p>", status, Location=location)


def entity_bomb(link: str) -> bytes:
    """Return an RSS feed with "a billion laughs" and one item."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return _feed(f'<!DOCTYPE rss [<!ENTITY e0 "tin">{levels}]>', "&e9;", link)


def quadratic_bomb(link: str) -> bytes:
    """Return an RSS feed with one long entity, used many times."""
    return _feed(f'<!DOCTYPE rss [<!ENTITY dai "{"tin " * 300}">]>', "&dai;" * 150_000, link)


def curious(target: str, link: str) -> bytes:
    """Return an RSS feed that wants `target` read into it, as an entity and as its DTD."""
    doctype = f'<!DOCTYPE rss SYSTEM "{target}?dtd" [<!ENTITY la SYSTEM "{target}">]>'
    return _feed(doctype, "&la;", link)


def deep(link: str) -> bytes:
    """Return an RSS feed nested a hundred thousand levels deep behind its one item."""
    return _feed("", "Tin", link).replace(b"</channel>", b"<a>" * 100_000 + b"</channel>")


def _feed(doctype: str, title: str, link: str) -> bytes:
    return page(
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>{title}</title>'
        f"<item><title>{title}</title><link>{link}</link></item></channel></rss>",
        Content_Type="application/rss+xml",
    )


def in_windows_1258(text: str) -> bytes:
    """Return Vietnamese text as windows-1258 writes it: the five tone marks behind their letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        plain = "".join(part for part in parts if part not in tones)
        letters.append(unicodedata.normalize("NFC", plain))
        letters += [part for part in parts if part in tones]
    return "".join(letters).encode("cp1258", "xmlcharrefreplace")


def listing(paths: Sequence[str], further: str = "") -> bytes:
    """Return a bare listing page with these entries and a link to its next page."""
    entries = "".join(f'<li><a href="{path}">Tin</a></li>' for path in paths)
    return page(f'<ul class="danh-sach">{entries}</ul><a href="{further}">Trang sau</a>')
