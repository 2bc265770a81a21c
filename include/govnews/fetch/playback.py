"""Owns the way back: from a capture to the bytes and headers that were received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from govnews.failures import BrokenArchive
from govnews.fetch.answers import digest_of
from govnews.fetch.inventory import UNREADABLE, Found, Record, read_member, read_record
from govnews.fetch.store import Store
from govnews.fetch.warc import target_uri
from govnews.records import Capture


@dataclass(frozen=True, kw_only=True)
class Bearer:
    """Where the index says that the content of an address lies; `length` in bytes at least."""

    url: str
    digest: str
    file: str
    offset: int
    length: int
    capture_id: str | None = None


def bearer_of(found: Found) -> Bearer | None:
    """Return where the bytes of a found revisit record lie; None where it has its own, or none."""
    if found.reference is None or found.payload_digest is None:
        return None
    return Bearer(
        url=found.exchange.url,
        digest=found.payload_digest,
        file=found.file,
        offset=found.offset,
        length=found.record_length,
    )


@dataclass(frozen=True, kw_only=True)
class Playback:
    """A capture as it was: status line and headers of its own answer, and the content.

    `url`, `fetched_at`, `record_id`, `file` and `offset` are those of the record that holds
    the bytes: the capture's own, or the one that its revisit record names.
    """

    payload: bytes
    status_line: str
    headers: tuple[tuple[str, str], ...]
    url: str
    fetched_at: datetime
    record_id: str
    file: str
    offset: int


def read_payload(
    capture: Capture, where: Store | Path
) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """Return the content and the HTTP headers of a capture. Raises as `read_capture` does."""
    playback = read_capture(capture, where if isinstance(where, Store) else Store(where))
    return playback.payload, playback.headers


def read_capture(capture: Capture, store: Store) -> Playback:
    """Return a capture as it was received.

    Raises `BrokenArchive`, naming the file, when the file is lost or the record is torn, is
    another page's, or its content has another digest than the capture; `ArchiveUnreachable`
    when an object store does not answer.
    """
    return read_bearer(
        Bearer(
            url=capture.url,
            digest=capture.payload_digest,
            file=capture.warc_file,
            offset=capture.warc_offset,
            length=capture.warc_length,
        ),
        store,
    )


def read_bearer(bearer: Bearer, store: Store) -> Playback:
    """Return what a record holds, or the record that it refers to; raises as `read_capture`."""
    place = f"{bearer.file} at {bearer.offset}"
    record = _own_record(bearer, store, place)
    holder, file, offset = record, bearer.file, bearer.offset
    if record.reference is not None:
        file, offset = record.reference.file, record.reference.offset
        place = f"{place}, which refers to {file} at {offset}"
        holder = _referred(file, offset, store, place, bearer.url)
    expected = (target_uri(bearer.url), bearer.digest)
    # Escaped on both sides: records of before 26 November 2026 have blanks beyond ASCII as such.
    found = (target_uri(record.url), digest_of(holder.payload))
    if found != expected or holder.record_type != "response":
        raise BrokenArchive(
            f"{place}: expected {bearer.url} with {bearer.digest}, found {found[0]} with {found[1]}"
        )
    return Playback(
        payload=holder.payload,
        status_line=record.status_line,
        headers=record.http_headers,
        url=bearer.url if holder is record else holder.url,
        fetched_at=datetime.fromisoformat(holder.headers["warc-date"]),
        record_id=holder.record_id,
        file=file,
        offset=offset,
    )


def _own_record(bearer: Bearer, store: Store, place: str) -> Record:
    try:
        member = store.read(bearer.file, bearer.offset, bearer.length)
    except OSError as error:
        raise BrokenArchive(f"{place}: cannot be read for {bearer.url}: {error}") from error
    try:
        return read_record(member)
    except UNREADABLE as error:
        raise BrokenArchive(
            f"{place}: expected a WARC record of {bearer.length} bytes for {bearer.url},"
            f" found {len(member)} bytes that are none"
        ) from error


def _referred(file: str, offset: int, store: Store, place: str, url: str) -> Record:
    try:
        with store.open(file) as stream:
            stream.seek(offset)
            return read_record(read_member(stream))
    except (OSError, *UNREADABLE) as error:
        raise BrokenArchive(f"{place}: cannot be read for {url}: {error}") from error
