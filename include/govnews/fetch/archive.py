"""Owns the archive of captures: WARC files (ISO 28500), one per portal, run and attempt.

A record is on the disk (fsync) before anybody hears of its offset. A task that
died in the middle of a record leaves a torn tail; the next attempt cuts it off
and begins a file of its own, so nothing that was ever announced is touched.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from govnews.failures import BrokenArchive
from govnews.fetch.answers import Answer, digest_of
from govnews.identity import identity
from govnews.records import Capture

LONGEST_FILE = 1_000_000_000  # bytes; WARC files are customarily closed at 1 GB
# What held for the bytes on the line only: the record keeps the content unpacked.
_ON_THE_LINE = {"content-encoding", "transfer-encoding", "content-length"}


class _LineHeaders(StatusAndHeaders):  # type: ignore[misc]
    """HTTP headers as they came over the line; warcio would percent-encode letters."""

    def to_ascii_bytes(self, filter_func: object = None) -> bytes:
        # http.client reads header bytes as Latin-1, so this gives back the very bytes.
        return str(self.to_str(filter_func)).encode("latin-1", "replace") + b"\r\n"


class Archive:
    """Writes the captures of one portal in one run."""

    def __init__(self, folder: Path, *, portal: str, news_day: date, run_id: str) -> None:
        self._root = folder
        self._portal = portal
        self._news_day = news_day
        self._stem = Path(file_name(portal), news_day.isoformat(), run_name(run_id))
        self._file: io.BufferedWriter | None = None
        self._name = ""

    def keep(self, answer: Answer) -> Capture:
        """Write request and response of one answer to the disk, return where they lie."""
        file = self._open()
        response, request = _records(answer)
        offset = file.tell()
        file.write(response)
        file.write(request)
        file.flush()
        os.fsync(file.fileno())
        digest = answer.digest
        return Capture(
            capture_id=_capture_id(self._portal, answer.url, answer.fetched_at, digest),
            portal=self._portal,
            url=answer.url,
            fetched_at=answer.fetched_at,
            http_status=answer.status,
            content_type=answer.header("Content-Type"),
            payload_digest=digest,
            payload_bytes=len(answer.payload),
            etag=answer.header("ETag"),
            last_modified=answer.header("Last-Modified"),
            warc_file=self._name,
            warc_offset=offset,
            warc_length=len(response),
        )

    def close(self) -> None:
        """Close the file, if one was begun."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> io.BufferedWriter:
        if self._file is not None and self._file.tell() > LONGEST_FILE:
            self.close()
        if self._file is None:
            path = self._next_path()
            self._file = path.open("xb")
            self._name = path.relative_to(self._root).as_posix()
            self._file.write(_opening(path.name))
        return self._file

    def _next_path(self) -> Path:
        folder = self._root / self._stem.parent
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (path := folder / f"{self._stem.name}-{number}.warc.gz").exists():
            mend(path)
            number += 1
        return path


def read_payload(capture: Capture, archive_dir: Path) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """Return the content and the HTTP headers of a capture.

    Raises `BrokenArchive`, naming the file, when the file is lost or the record is torn,
    is another page's, or its content has another digest than the capture.
    """
    place = f"{capture.warc_file} at {capture.warc_offset}"
    path = (archive_dir / capture.warc_file).resolve()
    if not path.is_relative_to(archive_dir.resolve()):
        raise BrokenArchive(f"{capture.warc_file}: expected a file inside {archive_dir}")
    try:
        with path.open("rb") as file:
            file.seek(capture.warc_offset)
            member = file.read(capture.warc_length)
    except OSError as error:
        raise BrokenArchive(f"{place}: cannot be read for {capture.url}: {error}") from error
    try:
        record = next(ArchiveIterator(io.BytesIO(member)))
        url = record.rec_headers.get_header("WARC-Target-URI")
        payload = record.content_stream().read()
    except (ArchiveLoadFailed, StopIteration, zlib.error, EOFError, ValueError) as error:
        raise BrokenArchive(
            f"{place}: expected a WARC record of {capture.warc_length} bytes for {capture.url},"
            f" found {len(member)} bytes that are none"
        ) from error
    found = digest_of(payload)
    if (url, found) != (capture.url, capture.payload_digest):
        raise BrokenArchive(
            f"{place}: expected {capture.url} with {capture.payload_digest},"
            f" found {url} with {found}"
        )
    headers = record.http_headers.headers if record.http_headers else []
    return payload, tuple((str(name), str(value)) for name, value in headers)


def mend(path: Path) -> int:
    """Cut the torn tail off a WARC file, return how many bytes it lost.

    Whole gzip members stay as they are. Only for files that nobody writes to any more.
    """
    size = path.stat().st_size
    whole = 0
    with path.open("rb") as file:
        for end in _member_ends(file):
            whole = end
    if whole < size:
        os.truncate(path, whole)
    return size - whole


def _capture_id(portal: str, url: str, fetched_at: datetime, digest: str) -> str:
    """Return the id of one observation: a page that shows old bytes again is seen anew."""
    moment = fetched_at.astimezone(UTC).isoformat(timespec="microseconds")
    return str(identity("capture", portal, url, moment, digest))


def file_name(text: str) -> str:
    """Return `text` as one file name: letters, digits, ``_``, ``-``; never a way out."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", text)[:80] or "_"


def run_name(run_id: str) -> str:
    """Return a run's part of the file name; the digest keeps apart what looks alike."""
    return f"{file_name(run_id)}-{hashlib.sha256(run_id.encode()).hexdigest()[:8]}"


def _member_ends(file: io.BufferedReader) -> Iterator[int]:
    """Yield where each whole gzip member ends, until the first that is torn."""
    inflater = zlib.decompressobj(31)
    end = 0
    piece = file.read(65_536)
    while piece:
        try:
            inflater.decompress(piece)
        except zlib.error:
            return
        if inflater.eof:
            end = file.tell() - len(inflater.unused_data)
            yield end
            piece, inflater = inflater.unused_data, zlib.decompressobj(31)
            if piece:
                continue
        piece = file.read(65_536)


def _records(answer: Answer) -> tuple[bytes, bytes]:
    """Return the response and the request record, each one gzip member."""
    moment = answer.fetched_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    parts = urlsplit(answer.url)
    writer = WARCWriter(io.BytesIO(), gzip=True, warc_version="WARC/1.1")
    response = writer.create_warc_record(
        answer.url,
        "response",
        payload=io.BytesIO(answer.payload),
        length=len(answer.payload),
        http_headers=_LineHeaders(
            f"{answer.status} {answer.phrase}".strip(), _kept_headers(answer), protocol="HTTP/1.1"
        ),
        warc_headers_dict={"WARC-Date": moment, "WARC-Payload-Digest": answer.digest},
    )
    request = writer.create_warc_record(
        answer.url,
        "request",
        http_headers=_LineHeaders(
            f"{answer.method} {parts._replace(scheme='', netloc='', fragment='').geturl()}"
            " HTTP/1.1",
            [("Host", parts.netloc), *answer.request_headers],
            is_http_request=True,
        ),
        warc_headers_dict={
            "WARC-Date": moment,
            "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
        },
    )
    return _packed(writer, response), _packed(writer, request)


def _kept_headers(answer: Answer) -> list[tuple[str, str]]:
    kept = []
    for name, value in answer.headers:
        prefix = "X-Archive-Orig-" if name.lower() in _ON_THE_LINE else ""
        kept.append((prefix + name, value))
    return [*kept, ("Content-Length", str(len(answer.payload)))]


def _opening(name: str) -> bytes:
    writer = WARCWriter(io.BytesIO(), gzip=True, warc_version="WARC/1.1")
    software = {"software": "govnews/0.1 (warcio)", "format": "WARC File Format 1.1"}
    return _packed(writer, writer.create_warcinfo_record(name, software))


def _packed(writer: WARCWriter, record: object) -> bytes:
    writer.out = io.BytesIO()
    writer.write_record(record)
    packed: bytes = writer.out.getvalue()
    return packed
