"""Owns the reading of a body: whole, or as much as is wanted, and never more than the limit."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from urllib3 import BaseHTTPResponse

from govnews.fetch.answers import Refused
from govnews.records import Fate

PIECE = 65_536
# A page of real text shrinks to a tenth, a listing of the same rows to a hundredth.
HIGHEST_RATIO = 500
_SMALL = 1_000_000  # bytes; below, the ratio does no harm: a page of blanks is no bomb
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body, unpacked, and the bytes that came over the line; `is_cut`: it goes on."""

    content: bytes = b""
    received_bytes: int = 0
    is_cut: bool = False


def read_body(
    response: BaseHTTPResponse,
    limit: int,
    deadline: float,
    *,
    enough: int | None = None,
    content: bytearray | None = None,
) -> Body:
    """Return a response's content, unpacked; with `enough` its first bytes are all we want.

    A given `content` is filled as the bytes arrive: it holds what came before a failure.

    Raises `Refused`: too_large above `limit` bytes, packed or unpacked (a small file can
    unpack to gigabytes); wrong_content for an encoding we did not ask for; unreachable for a
    body that breaks off or is not there by `deadline` (of `time.monotonic`). Memory: twice the
    limit at most, whatever arrives.
    """
    announced = response.headers.get("Content-Length", "")
    if enough is None and announced.isdecimal() and int(announced[:20]) > limit:
        raise Refused(Fate.TOO_LARGE, f"{announced[:20]} bytes announced, the limit is {limit}")
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise Refused(Fate.WRONG_CONTENT, f"Content-Encoding {encoding!r} was not asked for")
    if enough is not None:  # then the limit cuts off, too, and refuses nothing
        enough, limit = min(enough, limit), limit + PIECE
    pieces = _Pieces(response, limit, deadline)
    content = bytearray() if content is None else content
    unpacked: Iterator[bytes] = iter(pieces)
    if encoding not in ("", "identity"):
        unpacked = _unpack(pieces, limit)
    try:
        for piece in unpacked:
            content += piece
            if enough is not None and len(content) > enough:
                del content[enough:]
                return Body(content=bytes(content), received_bytes=pieces.received, is_cut=True)
    except Refused as refused:
        refused.received_bytes = pieces.received
        raise
    return Body(content=bytes(content), received_bytes=pieces.received)


class _Pieces:
    """The body as it arrives, counted."""

    def __init__(self, response: BaseHTTPResponse, limit: int, deadline: float) -> None:
        self.received = 0
        self._response = response
        self._limit = limit
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        # read1 gives what is there: read would wait for a full piece from a dripping server.
        while piece := self._response.read1(PIECE, decode_content=False):
            self.received += len(piece)
            if self.received > self._limit:
                raise Refused(Fate.TOO_LARGE, f"more than {self._limit} bytes")
            if time.monotonic() > self._deadline:
                raise Refused(Fate.UNREACHABLE, "the body took too long", again=True)
            yield piece


def _unpack(pieces: _Pieces, limit: int) -> Iterator[bytes]:
    length = 0
    for unpacked in _inflated(pieces):
        length += len(unpacked)
        if length > limit:
            raise Refused(Fate.TOO_LARGE, f"unpacks to more than {limit} bytes")
        if length > max(_SMALL, HIGHEST_RATIO * pieces.received):
            raise Refused(Fate.TOO_LARGE, f"unpacks to more than {HIGHEST_RATIO} times its size")
        yield unpacked


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    inflater = None
    piece = b""
    for arrived in pieces:
        piece += arrived
        if inflater is None:
            if len(piece) < len(_GZIP):  # too little to tell what it is
                continue
            inflater = _inflater(piece)
        while piece:
            yield _decompressed(inflater, piece)
            piece = inflater.unconsumed_tail
            if inflater.eof and inflater.unused_data.startswith(_GZIP):  # a second gzip member
                piece, inflater = inflater.unused_data, zlib.decompressobj(31)
    if inflater is not None and not inflater.eof:
        yield _decompressed(inflater, b"")  # what a full output buffer held back
    if piece or (inflater is not None and not inflater.eof):
        raise Refused(Fate.UNREACHABLE, "the packed body breaks off", again=True)


def _decompressed(inflater: zlib._Decompress, piece: bytes) -> bytes:
    try:
        return inflater.decompress(piece, PIECE)
    except zlib.error as error:
        raise Refused(Fate.WRONG_CONTENT, f"the packed body is broken: {error}") from error


def _inflater(first: bytes) -> zlib._Decompress:
    """Return gzip, zlib or raw deflate: servers call all three "deflate" (RFC 9110, 8.4.1.2)."""
    if first.startswith(_GZIP):
        return zlib.decompressobj(31)
    has_zlib_head = len(first) > 1 and first[0] & 15 == 8 and (first[0] << 8 | first[1]) % 31 == 0
    return zlib.decompressobj(15 if has_zlib_head else -15)
