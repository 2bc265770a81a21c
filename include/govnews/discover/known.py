"""Owns what a run knows and says of an address: the frontier's records, and their rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping

from govnews.capture_quality import Quality
from govnews.discover.kinds import Kind
from govnews.records import Capture, Fate, KeptExchange

NOT_VISITED = {Fate.DEFERRED, Fate.NOT_DUE, Fate.OUT_OF_RANGE}


@dataclass(frozen=True, kw_only=True)
class KnownAddress:
    """What earlier runs know of an address: its last kept answer, and what became of it.

    `capture_fate` is None while that capture waits for its reading. `was_there` means that
    an article was loaded from here once, or was already gone. `next_visit_on` is the first
    news day on which it is due again; None where nothing asks for it again. `is_new` in the
    run that met it first.
    """

    url: str
    kind: Kind
    found_on: str | None = None
    feed_published_at: datetime | None = None
    visited_at: datetime | None = None
    visited_on: date | None = None
    next_visit_on: date | None = None
    stated_on: date | None = None
    last_fate: Fate | None = None
    etag: str | None = None
    last_modified: str | None = None
    payload_digest: str | None = None
    capture: Capture | None = None
    capture_fate: Fate | None = None
    capture_target_url: str | None = None
    capture_reason: str | None = None
    was_there: bool = False
    is_new: bool = False


@dataclass(frozen=True, kw_only=True)
class FoundAddress:
    """An address that a page, feed, sitemap or redirect has just brought up.

    `stated_on` is the day that the listing, feed or sitemap `stated_in` gives it, `changed_on`
    that of its last change; `page_identity` names the article behind it. What is not
    `is_scheduled` is never due by itself.
    """

    url: str
    kind: Kind
    found_on: str | None
    published: datetime | None = None
    stated_on: date | None = None
    stated_in: str | None = None
    changed_on: date | None = None
    page_identity: str | None = None
    is_scheduled: bool = True


@dataclass(frozen=True, kw_only=True)
class AddressFate:
    """How one address ends in this run; `fate` None waits for the build to read the capture."""

    url: str
    kind: Kind
    fate: Fate | None
    target_url: str | None = None
    reason: str | None = None
    http_status: int | None = None
    found_on: str | None = None
    capture_id: str | None = None
    quality: Quality | None = None

    @property
    def is_visit(self) -> bool:
        """Return whether the address was looked into, rather than put off or folded."""
        is_folded = self.fate is Fate.DUPLICATE_OF and not (self.capture_id or self.http_status)
        return self.fate not in NOT_VISITED and not is_folded


@dataclass(frozen=True, kw_only=True)
class DecidedFate:
    """What this run has already written for an address."""

    url: str
    fate: Fate | None
    target_url: str | None
    http_status: int | None
    capture_id: str | None


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far one listing was walked for a range of days; `ended` says why nothing is left."""

    first_day: date
    last_day: date
    listing_url: str
    next_page_url: str
    pages_walked: int
    ended: str | None = None


@dataclass(frozen=True, kw_only=True)
class Politeness:
    """What one host bore since the last entry in the ledger. Bytes and seconds.

    Field by field the fetcher's ledger; see `crawl.politeness`.
    """

    host: str
    requests: int
    not_modified: int
    failed: int
    received_bytes: int
    saved_bytes: int
    waited_seconds: float
    retry_after_seconds: float
    turn_seconds: float
    delay_seconds: float | None
    least_gap_seconds: float | None
    first_asked_at: datetime | None
    last_asked_at: datetime | None


def known_of(row: RowMapping, portal: str) -> KnownAddress:
    """Return what a row of known_addresses says of one address of `portal`."""
    return KnownAddress(
        url=row["url"],
        kind=Kind(row["kind"]),
        found_on=row["found_on"],
        feed_published_at=row["feed_published_at"],
        visited_at=row["visited_at"],
        visited_on=row["visited_on"],
        next_visit_on=row["next_visit_on"],
        stated_on=row["stated_on"],
        last_fate=_fate(row["last_fate"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        payload_digest=row["payload_digest"],
        capture=_capture(row, portal) if row["capture_id"] else None,
        capture_fate=_fate(row["capture_fate"]),
        capture_target_url=row["capture_target_url"],
        capture_reason=row["capture_reason"],
        was_there=row["was_there"],
        is_new=row["is_new"],
    )


def _capture(row: RowMapping, portal: str) -> Capture:
    return Capture(
        capture_id=str(row["capture_id"]),
        portal=portal,
        url=row["capture_url"],
        fetched_at=row["fetched_at"],
        http_status=row["http_status"],
        content_type=row["content_type"],
        payload_digest=row["capture_digest"],
        payload_bytes=row["payload_bytes"],
        etag=row["capture_etag"],
        last_modified=row["capture_last_modified"],
        warc_file=row["warc_file"],
        warc_offset=row["warc_offset"],
        warc_length=row["warc_length"],
    )


def decided_of(row: RowMapping) -> DecidedFate:
    """Return what a row of fates_of_run says."""
    return DecidedFate(
        url=row["url"],
        fate=_fate(row["fate"]),
        target_url=row["target_url"],
        http_status=row["http_status"],
        capture_id=str(row["capture_id"]) if row["capture_id"] else None,
    )


def _fate(value: str | None) -> Fate | None:
    return Fate(value) if value else None


def _name(fate: Fate | None) -> str | None:
    return fate.value if fate else None


def fate_row(fate: AddressFate) -> dict[str, Any]:
    """Return the row of record_fate."""
    quality = fate.quality
    return {
        **vars(fate),
        "fate": _name(fate.fate),
        "quality": quality.score if quality else None,
        "quality_reasons": quality.names if quality else [],
        "fingerprint": quality.fingerprint if quality else None,
    }


def visit_row(fate: AddressFate) -> dict[str, Any]:
    """Return the row of visit_address."""
    return {"url": fate.url, "fate": _name(fate.fate), "kind": fate.kind.value}


def exchange_row(exchange: KeptExchange) -> dict[str, Any]:
    """Return the row of record_exchange."""
    return {**vars(exchange), "fate": _name(exchange.fate)}
