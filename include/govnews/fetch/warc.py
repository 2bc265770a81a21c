"""Owns how one exchange is written as WARC records (ISO 28500, WARC 1.1), each a gzip member.

The records of one exchange stand together: response or revisit, request, metadata. The
metadata record is the last one, so an exchange without it was never finished.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote, urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from govnews import __version__
from govnews.fetch.answers import digest_of
from govnews.fetch.exchange import Exchange
from govnews.identity import identity

NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
# What held for the bytes on the line only: the record keeps the content unpacked.
ON_THE_LINE = {"content-encoding", "transfer-encoding", "content-length"}
KEPT_ASIDE = "X-Archive-Orig-"
_PLAIN = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) != "%")


class _LineHeaders(StatusAndHeaders):  # type: ignore[misc]
    """HTTP headers as they came over the line; warcio would percent-encode letters."""

    def to_ascii_bytes(self, filter_func: object = None) -> bytes:
        # http.client reads header bytes as Latin-1, so this gives back the very bytes.
        return str(self.to_str(filter_func)).encode("latin-1", "replace") + b"\r\n"


@dataclass(frozen=True, kw_only=True)
class Original:
    """The record that already holds the bytes which a revisit record only names."""

    url: str
    fetched_at: datetime
    digest: str
    record_id: str | None
    file: str
    offset: int
    capture_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Packed:
    """The records of one exchange, ready to be written; lengths in bytes, packed.

    `record_length` is that of the first record, which holds the answer.
    """

    members: bytes
    record_type: str
    record_length: int
    block_digest: str


def pack_exchange(exchange: Exchange, record_id: str, original: Original | None) -> Packed:
    """Return the records of one exchange; with `original` they name its bytes, not repeat them."""
    writer = _writer()
    request = _request(writer, exchange, record_id)
    if exchange.status is None:
        first = request
        records = [request]
    else:
        first = _answer(writer, exchange, record_id, original)
        records = [first, request]
    records.append(_metadata(writer, exchange, record_id))
    members = [_packed(writer, record) for record in records]
    return Packed(
        members=b"".join(members),
        record_type=first.rec_type,
        record_length=len(members[0]),
        block_digest=first.rec_headers.get_header("WARC-Block-Digest"),
    )


def pack_opening(name: str, *, portal: str, news_day: date, run_id: str) -> bytes:
    """Return a file's first record, which says whose night it holds."""
    writer = _writer()
    told = {
        "software": f"govnews/{__version__} (warcio)",
        "format": "WARC File Format 1.1",
        "portal": portal,
        "newsDay": news_day.isoformat(),
        "run": quote(run_id, safe=_PLAIN),
    }
    record = writer.create_warcinfo_record(name, told)
    record.rec_headers.replace_header("WARC-Record-ID", record_urn(identity("warcinfo", name)))
    return _packed(writer, record)


def pack_export(name: str) -> bytes:
    """Return the first record of a file that repeats records of others."""
    writer = _writer()
    told = {"software": f"govnews/{__version__} (warcio)", "format": "WARC File Format 1.1"}
    return _packed(writer, writer.create_warcinfo_record(name, told))


def record_urn(identifier: object) -> str:
    """Return a WARC-Record-ID."""
    return f"<urn:uuid:{identifier}>"


def warc_date(moment: datetime) -> str:
    """Return a moment as WARC-Date: UTC, with microseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def target_uri(url: str) -> str:
    """Return an address that its header line gives back whole: blanks and controls are escaped.

    Those beyond ASCII, too: whoever reads a line strips a no-break space from its end.
    """
    return re.sub(r"[\s\x00-\x20\x7f]", lambda found: quote(found[0]), url)


def _writer() -> WARCWriter:
    return WARCWriter(io.BytesIO(), gzip=True, warc_version="WARC/1.1")


def _answer(
    writer: WARCWriter, exchange: Exchange, record_id: str, original: Original | None
) -> StatusAndHeaders:
    payload = b"" if original else exchange.payload
    named = {
        "WARC-Record-ID": record_id,
        "WARC-Date": warc_date(exchange.asked_at),
        "WARC-Truncated": exchange.truncated,
        **(_reference(exchange, original) if original else {}),
    }
    if exchange.status != 304:
        named["WARC-Payload-Digest"] = digest_of(exchange.payload)
    return writer.create_warc_record(
        target_uri(exchange.url),
        "revisit" if original else "response",
        payload=io.BytesIO(payload),
        length=len(payload),
        http_headers=_LineHeaders(
            f"{exchange.status} {_line(exchange.phrase)}".strip(),
            _kept_headers(exchange),
            protocol="HTTP/1.1",
        ),
        warc_headers_dict={name: value for name, value in named.items() if value},
    )


def _reference(exchange: Exchange, original: Original) -> dict[str, str | None]:
    return {
        "WARC-Profile": NOT_MODIFIED if exchange.status == 304 else IDENTICAL,
        "WARC-Refers-To": original.record_id,
        "WARC-Refers-To-Target-URI": target_uri(original.url),
        "WARC-Refers-To-Date": warc_date(original.fetched_at),
        # Not of the standard, but of use to whoever has the files and no index.
        "WARC-Refers-To-Filename": original.file,
        "WARC-Refers-To-File-Offset": str(original.offset),
    }


def _request(writer: WARCWriter, exchange: Exchange, record_id: str) -> StatusAndHeaders:
    parts = urlsplit(target_uri(exchange.url))
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    named = {"WARC-Date": warc_date(exchange.asked_at)}
    if exchange.status is None:
        named["WARC-Record-ID"] = record_id
    else:
        named["WARC-Concurrent-To"] = record_id
    return writer.create_warc_record(
        target_uri(exchange.url),
        "request",
        payload=io.BytesIO(exchange.request_body),
        length=len(exchange.request_body),
        http_headers=_LineHeaders(
            f"{exchange.method} {path} HTTP/1.1",
            _lines([("Host", parts.netloc), *exchange.request_headers]),
            is_http_request=True,
        ),
        warc_headers_dict=named,
    )


def _metadata(writer: WARCWriter, exchange: Exchange, record_id: str) -> StatusAndHeaders:
    told = {
        "fetchTimeMs": f"{exchange.seconds * 1000:.3f}",
        "receivedBytes": exchange.received_bytes,
        "fate": exchange.fate.value if exchange.fate else None,
        "reason": exchange.reason,
    }
    fields = "".join(
        f"{name}: {_line(str(value))}\r\n" for name, value in told.items() if value is not None
    ).encode("utf-8", "backslashreplace")
    return writer.create_warc_record(
        target_uri(exchange.url),
        "metadata",
        payload=io.BytesIO(fields),
        length=len(fields),
        warc_headers_dict={
            "WARC-Date": warc_date(exchange.asked_at),
            "WARC-Concurrent-To": record_id,
        },
    )


def _kept_headers(exchange: Exchange) -> list[tuple[str, str]]:
    kept = []
    for name, value in exchange.headers:
        prefix = KEPT_ASIDE if name.lower() in ON_THE_LINE else ""
        kept.append((prefix + name, value))
    if exchange.status == 304:  # has no content, and says nothing of the length it would have
        return _lines(kept)
    return _lines([*kept, ("Content-Length", str(len(exchange.payload)))])


def _lines(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_line(name), _line(value)) for name, value in headers]


def _line(text: str) -> str:
    """Return `text` on one line: whoever sent it may not begin a record of his own."""
    return re.sub(r"[\r\n]+[ \t]*", " ", text)


def _packed(writer: WARCWriter, record: object) -> bytes:
    writer.out = io.BytesIO()
    writer.write_record(record)
    packed: bytes = writer.out.getvalue()
    return packed
