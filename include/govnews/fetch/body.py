"""Owns the reading of a body: whole or not at all, and never more than the limit."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator

from urllib3 import BaseHTTPResponse

from govnews.fetch.answers import Refused
from govnews.records import Fate

PIECE = 65_536
_GZIP = b"\x1f\x8b"


def read_body(
    response: BaseHTTPResponse, limit: int, deadline: float, content: bytearray | None = None
) -> tuple[bytes, int]:
    """Return a response's content, unpacked, and how many bytes came over the line.

    A given `content` is filled as the bytes arrive: it holds what came before a failure.

    Raises `Refused`: too_large above `limit` bytes, packed or unpacked (a small file can
    unpack to gigabytes); wrong_content for an encoding we did not ask for; unreachable for a
    body that breaks off or is not there by `deadline` (of `time.monotonic`).
    """
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > limit:
        raise Refused(Fate.TOO_LARGE, f"{announced} bytes announced, the limit is {limit}")
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise Refused(Fate.WRONG_CONTENT, f"Content-Encoding {encoding!r} was not asked for")
    pieces = _Pieces(response, limit, deadline)
    content = bytearray() if content is None else content
    try:
        for piece in pieces if encoding in ("", "identity") else _unpack(pieces, limit):
            content += piece
    except Refused as refused:
        refused.received_bytes = pieces.received
        raise
    return bytes(content), pieces.received


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
    inflater = None
    for piece in pieces:
        if inflater is None:
            inflater = _inflater(piece)
        while piece:
            try:
                unpacked = inflater.decompress(piece, limit + 1 - length)
            except zlib.error as error:
                raise Refused(Fate.WRONG_CONTENT, f"the packed body is broken: {error}") from error
            length += len(unpacked)
            yield unpacked
            if length > limit:
                raise Refused(Fate.TOO_LARGE, f"unpacks to more than {limit} bytes")
            piece = inflater.unconsumed_tail
            if inflater.eof and inflater.unused_data.startswith(_GZIP):  # a second gzip member
                piece, inflater = inflater.unused_data, zlib.decompressobj(31)
    if inflater is not None and not inflater.eof:
        raise Refused(Fate.UNREACHABLE, "the packed body breaks off", again=True)


def _inflater(first: bytes) -> zlib._Decompress:
    """Return gzip, zlib or raw deflate: servers call all three "deflate" (RFC 9110, 8.4.1.2)."""
    if first.startswith(_GZIP):
        return zlib.decompressobj(31)
    has_zlib_head = len(first) > 1 and first[0] & 15 == 8 and (first[0] << 8 | first[1]) % 31 == 0
    return zlib.decompressobj(15 if has_zlib_head else -15)
