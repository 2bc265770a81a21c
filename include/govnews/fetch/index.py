"""Owns what the index of the archive says of an exchange: the rows of its two tables."""

from __future__ import annotations

from datetime import UTC, datetime

from govnews.fetch.answers import digest_of
from govnews.fetch.exchange import Exchange
from govnews.fetch.inventory import Found
from govnews.fetch.warc import Original, warc_date
from govnews.identity import identity
from govnews.records import Capture, KeptExchange


def found_again(found: Found, portal: str) -> KeptExchange:
    """Return what the index says of an exchange that was found in a file."""
    return kept_exchange(
        found.exchange,
        portal,
        record_type=found.record_type,
        payload_digest=found.payload_digest,
        block_digest=found.block_digest,
        file=found.file,
        offset=found.offset,
        length=found.length,
    )


def capture_of(
    exchange: Exchange, kept: KeptExchange, record_length: int, original: Original | None
) -> Capture:
    """Return the capture of an exchange that brought an answer."""
    digest = kept.payload_digest or digest_of(exchange.payload)
    return Capture(
        capture_id=capture_id(kept.portal, exchange.url, exchange.asked_at, digest),
        portal=kept.portal,
        url=exchange.url,
        fetched_at=exchange.asked_at,
        http_status=exchange.status or 0,
        content_type=_header(exchange, "Content-Type"),
        payload_digest=digest,
        payload_bytes=len(exchange.payload),
        etag=_header(exchange, "ETag"),
        last_modified=_header(exchange, "Last-Modified"),
        warc_file=kept.warc_file,
        warc_offset=kept.warc_offset,
        warc_length=record_length,
        block_digest=kept.block_digest,
        payload_capture_id=original.capture_id if original else None,
    )


def seen_before(capture: Capture) -> Original:
    """Return the record of an earlier capture, for an answer that says "not modified"."""
    return Original(
        url=capture.url,
        fetched_at=capture.fetched_at,
        digest=capture.payload_digest,
        record_id=None,
        file=capture.warc_file,
        offset=capture.warc_offset,
        capture_id=capture.capture_id,
    )


def exchange_id(portal: str, exchange: Exchange) -> str:
    """Return the id of one attempt: no portal is asked the same twice in a microsecond."""
    return str(identity("exchange", portal, exchange.url, warc_date(exchange.asked_at)))


def kept_exchange(
    exchange: Exchange, portal: str, *, record_type: str, payload_digest: str | None,
    block_digest: str | None, file: str, offset: int, length: int,
) -> KeptExchange:  # fmt: skip
    """Return what the index says of an exchange; `length` in bytes, all its records."""
    return KeptExchange(
        exchange_id=exchange_id(portal, exchange),
        portal=portal,
        url=exchange.url,
        asked_at=exchange.asked_at,
        seconds=round(exchange.seconds, 6),
        http_status=exchange.status,
        fate=exchange.fate,
        reason=exchange.reason,
        received_bytes=exchange.received_bytes,
        truncated=exchange.truncated,
        record_type=record_type,
        payload_digest=payload_digest,
        payload_bytes=len(exchange.payload),
        block_digest=block_digest,
        warc_file=file,
        warc_offset=offset,
        warc_length=length,
    )


def digest_in(exchange: Exchange) -> str | None:
    """Return the digest of what an exchange brought; a 304 brings nothing."""
    if exchange.status is None or exchange.status == 304:
        return None
    return digest_of(exchange.payload)


def capture_id(portal: str, url: str, fetched_at: datetime, digest: str) -> str:
    """Return the id of one observation: a page that shows old bytes again is seen anew."""
    moment = fetched_at.astimezone(UTC).isoformat(timespec="microseconds")
    return str(identity("capture", portal, url, moment, digest))


def _header(exchange: Exchange, name: str) -> str | None:
    for key, value in exchange.headers:
        if key.lower() == name.lower():
            return " ".join(value.split())
    return None
