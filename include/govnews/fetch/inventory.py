"""Owns what a WARC file holds: its exchanges one after the other, up to where it is torn."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import IO, Any, cast
from urllib.parse import unquote

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from govnews.fetch.answers import digest_of
from govnews.fetch.exchange import Cut, Exchange
from govnews.fetch.warc import IDENTICAL, KEPT_ASIDE, ON_THE_LINE
from govnews.records import Fate

PIECE = 65_536
UNREADABLE = (ArchiveLoadFailed, StopIteration, zlib.error, EOFError, ValueError)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Whose night a file holds, as its first record tells."""

    portal: str
    news_day: date
    run_id: str


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Where a revisit record says that its bytes are."""

    url: str
    file: str
    offset: int


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record, read: `payload` is the HTTP content, or the block of any other record."""

    record_type: str
    record_id: str
    url: str
    headers: dict[str, str]
    status_line: str
    method: str  # of a request; else the protocol's name
    http_headers: tuple[tuple[str, str], ...]
    payload: bytes
    is_intact: bool

    @property
    def reference(self) -> Reference | None:
        """Return where the bytes of a revisit record are; None for any other record."""
        file = self.headers.get("warc-refers-to-filename")
        offset = self.headers.get("warc-refers-to-file-offset", "")
        if self.record_type != "revisit" or file is None or not offset.isdecimal():
            return None
        url = self.headers.get("warc-refers-to-target-uri", "")
        return Reference(url=url, file=file, offset=int(offset))


@dataclass(frozen=True, kw_only=True)
class Found:
    """One exchange in a file: where its records lie, and what they hold.

    `length` counts all records, `record_length` the first alone, which holds the answer. A
    revisit has no payload but `reference`. `is_intact`: every digest is that of its bytes.
    """

    file: str
    offset: int
    length: int
    record_length: int
    record_type: str
    exchange: Exchange
    payload_digest: str | None
    block_digest: str | None
    reference: Reference | None
    is_intact: bool
    is_finished: bool

    def with_payload(self, payload: bytes) -> Found:
        """Return the same with the bytes that a revisit record only names."""
        return replace(self, exchange=replace(self.exchange, payload=payload))


class Inventory:
    """Iterates over a file's exchanges from `start`, up to where it ends or is torn.

    `end` is where the last whole exchange (or opening) ended, `opening` the last one met.
    """

    def __init__(self, file: IO[bytes], name: str, start: int = 0) -> None:
        self.end = start
        self.opening: Opening | None = None
        self._file = file
        self._name = name
        self._start = start

    def __iter__(self) -> Iterator[Found]:
        held: list[tuple[int, int, Record]] = []
        for offset, packed in _members(self._file, self._start):
            try:
                record = read_record(packed)
            except UNREADABLE:
                break
            begins = record.record_type in ("response", "revisit", "warcinfo")
            if held and (begins or _is_whole(held)):
                yield self._group(held)
                held = []
            if record.record_type == "warcinfo":
                self.opening = _opening(record)
                self.end = offset + len(packed)
                continue
            held.append((offset, len(packed), record))
        if held:
            yield self._group(held)

    def _group(self, held: list[tuple[int, int, Record]]) -> Found:
        found = _found(self._name, held)
        if found.is_finished:
            self.end = found.offset + found.length
        return found


def read_record(packed: bytes) -> Record:
    """Return the record of one gzip member. Raises one of `UNREADABLE` where it holds none."""
    record: Any = next(ArchiveIterator(io.BytesIO(packed), check_digests=True))
    payload = record.content_stream().read()
    headers = {name.lower(): value for name, value in record.rec_headers.headers}
    http = record.http_headers
    return Record(
        record_type=record.rec_type,
        record_id=headers.get("warc-record-id", ""),
        url=headers.get("warc-target-uri", ""),
        headers=headers,
        status_line=http.statusline if http else "",
        method=http.protocol if http else "",
        http_headers=tuple((str(name), str(value)) for name, value in http.headers) if http else (),
        payload=payload,
        is_intact=record.digest_checker.passed is not False,
    )


def read_member(file: IO[bytes]) -> bytes:
    """Return the one gzip member that begins here, packed. Raises `EOFError` when it is torn."""
    for _, packed in _members(file, None):
        return packed
    raise EOFError("no whole gzip member")


def _members(file: IO[bytes], start: int | None) -> Iterator[tuple[int, bytes]]:
    """Yield each whole gzip member, where it begins and its bytes, until the first torn one."""
    if start is not None:
        file.seek(start)
    offset = file.tell()
    inflater, held = zlib.decompressobj(31), bytearray()
    piece = file.read(PIECE)
    while piece:
        try:
            inflater.decompress(piece)
        except zlib.error:
            return
        left = inflater.unused_data
        held += piece[: len(piece) - len(left)]
        if inflater.eof:
            yield offset, bytes(held)
            offset += len(held)
            inflater, held = zlib.decompressobj(31), bytearray()
        piece = left or file.read(PIECE)


def member_ends(file: IO[bytes]) -> Iterator[int]:
    """Yield where each whole gzip member ends, until the first that is torn."""
    for offset, packed in _members(file, 0):
        yield offset + len(packed)


def _is_whole(held: Iterable[tuple[int, int, Record]]) -> bool:
    return any(record.record_type == "metadata" for _, _, record in held)


def _opening(record: Record) -> Opening | None:
    told = _fields(record.payload)
    try:
        return Opening(
            portal=told["portal"],
            news_day=date.fromisoformat(told["newsDay"]),
            run_id=unquote(told["run"]),
        )
    except (KeyError, ValueError):
        return None  # a file of before, or another program's


def _found(file: str, held: list[tuple[int, int, Record]]) -> Found:
    offset, record_length, first = held[0]
    by_type = {record.record_type: record for _, _, record in held}
    told = _fields(by_type["metadata"].payload) if "metadata" in by_type else {}
    return Found(
        file=file,
        offset=offset,
        length=sum(length for _, length, _ in held),
        record_length=record_length,
        record_type=first.record_type,
        exchange=_exchange(first, by_type.get("request"), told),
        payload_digest=_payload_digest(first),
        block_digest=first.headers.get("warc-block-digest"),
        reference=first.reference,
        is_intact=all(record.is_intact for _, _, record in held),
        is_finished="metadata" in by_type,
    )


def _exchange(first: Record, request: Record | None, told: dict[str, str]) -> Exchange:
    answered = first.record_type != "request"
    status, _, phrase = first.status_line.partition(" ")
    sent = [pair for pair in request.http_headers if pair[0].lower() != "host"] if request else []
    return Exchange(
        url=first.url,
        asked_at=_moment(first.headers.get("warc-date", "")),
        seconds=float(told.get("fetchTimeMs") or 0) / 1000,
        request_headers=tuple(sent),
        method=request.method if request else "GET",
        request_body=request.payload if request else b"",
        status=int(status) if answered and status.isdecimal() else None,
        phrase=_line_text(phrase) if answered else "",
        headers=_sent_headers(first.http_headers) if answered else (),
        payload=first.payload if answered else b"",
        received_bytes=int(told.get("receivedBytes") or len(first.payload)),
        truncated=cast("Cut | None", first.headers.get("warc-truncated")),
        fate=Fate(told["fate"]) if told.get("fate") else None,
        reason=told.get("reason"),
    )


def _sent_headers(kept: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the headers as the server sent them: what we set aside is theirs, the length ours."""
    sent = []
    for name, value in kept:
        bare = name.removeprefix(KEPT_ASIDE)
        if bare.lower() in ON_THE_LINE and bare == name:
            continue
        sent.append((_line_text(bare if bare.lower() in ON_THE_LINE else name), _line_text(value)))
    return tuple(sent)


def _line_text(text: str) -> str:
    """Return a header as http.client reads it, byte by byte; warcio reads it as UTF-8."""
    return text.encode("utf-8", "replace").decode("latin-1")


def _payload_digest(first: Record) -> str | None:
    """Return the digest of the content: of a response from its bytes, of a revisit as told."""
    if first.record_type == "response":
        return digest_of(first.payload)
    if first.headers.get("warc-profile") == IDENTICAL:
        return first.headers.get("warc-payload-digest")
    return None


def _fields(block: bytes) -> dict[str, str]:
    lines = block.decode("utf-8", "replace").split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    return {name: value for name, colon, value in pairs if colon}


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
