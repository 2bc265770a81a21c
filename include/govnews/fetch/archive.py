"""Owns the archive of one portal's night: every exchange, as WARC (ISO 28500).

An exchange is on the disk (fsync) before anybody hears of its offset. A task that died in the
middle of one leaves a torn tail: the next attempt cuts it off and goes on in the same file.
Nothing that was ever announced is touched.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import re
from datetime import date, datetime
from typing import Protocol

from govnews.failures import BrokenArchive
from govnews.fetch.answers import Answer
from govnews.fetch.exchange import Exchange
from govnews.fetch.index import (
    capture_of,
    digest_in,
    exchange_id,
    found_again,
    kept_exchange,
    seen_before,
)
from govnews.fetch.inventory import Found, Inventory, member_ends
from govnews.fetch.playback import Bearer, read_bearer
from govnews.fetch.store import ENDING, Store
from govnews.fetch.warc import Original, pack_exchange, pack_opening, record_urn
from govnews.records import Capture, KeptExchange

log = logging.getLogger(__name__)

LONGEST_FILE = 1_000_000_000  # bytes; WARC files are customarily closed at 1 GB


class Holdings(Protocol):
    """What the index of one portal knows of earlier exchanges."""

    def last_of(self, url: str) -> Capture | None:
        """Return the newest capture of an address."""

    def bearing(self, digest: str) -> Bearer | None:
        """Return the newest record that holds the bytes of this digest."""

    def lengths(self, file: str) -> dict[int, int]:
        """Return the length of every indexed exchange of a file, by its offset."""


class NoHoldings:
    """Holdings of an archive that has just been founded."""

    def last_of(self, url: str) -> Capture | None:
        """Return None."""

    def bearing(self, digest: str) -> Bearer | None:
        """Return None."""

    def lengths(self, file: str) -> dict[int, int]:  # noqa: ARG002
        """Return nothing."""
        return {}


class Archive:
    """Writes the exchanges of one portal in one run; one task at a time (the portal's lock).

    `file_bytes`: a file longer than this is closed, and the next one begun.
    """

    def __init__(
        self,
        store: Store,
        *,
        portal: str,
        news_day: date,
        run_id: str,
        holdings: Holdings | None = None,
        file_bytes: int = LONGEST_FILE,
    ) -> None:
        self._store = store
        self._portal = portal
        self._news_day = news_day
        self._run_id = run_id
        self._holdings: Holdings = holdings or NoHoldings()
        self._file_bytes = file_bytes
        self._stem = f"{file_name(portal)}/{news_day.isoformat()}/{run_name(run_id)}{store.mark}"
        self._file: io.FileIO | None = None
        self._name = ""
        self._originals: dict[str, Original] = {}
        self._captures: dict[tuple[str, datetime], tuple[KeptExchange, Capture]] = {}
        self._untold: list[KeptExchange] = []

    def resume(self) -> list[Found]:
        """Go on in the file of an attempt that died; return its exchanges that nobody indexed.

        What it left half-written is cut off. A file that is harmed before its end is left as
        it is, and the next one begun. Full files that wait in the spool are shipped.
        """
        names = self._numbered()
        found: list[Found] = []
        for name in names:
            found += self._look_back(name, is_newest=name == names[-1])
        return found

    def write(self, exchange: Exchange) -> KeptExchange:
        """Write one exchange to the disk; `keep` and `take` then know it."""
        file = self._open()
        original = self._original(exchange)
        identifier = exchange_id(self._portal, exchange)
        packed = pack_exchange(exchange, record_urn(identifier), original)
        offset = file.tell()
        _append(file, packed.members)
        kept = kept_exchange(
            exchange,
            self._portal,
            record_type=packed.record_type,
            payload_digest=digest_in(exchange),
            block_digest=packed.block_digest,
            file=self._name,
            offset=offset,
            length=len(packed.members),
        )
        self._remember(exchange, kept, packed.record_length, original)
        return kept

    def recall(self, found: Found) -> KeptExchange:
        """Take in an exchange that an earlier attempt wrote: `keep` and `take` then know it."""
        kept = found_again(found, self._portal)
        original = None
        if found.reference is not None and kept.payload_digest is not None:
            original = self._original(found.exchange)
        self._remember(found.exchange, kept, found.record_length, original)
        return kept

    def keep(self, answer: Answer) -> Capture:
        """Return the capture of an answer whose exchange has been written."""
        return self._captures[answer.url, answer.fetched_at][1]

    def take(self) -> list[KeptExchange]:
        """Return what was written since the last call: it wants to be indexed."""
        taken, self._untold = self._untold, []
        self._captures.clear()
        return taken

    def close(self) -> None:
        """Close the file, if one was begun; an object store then receives it."""
        if self._file is not None:
            self._file.close()
            self._file = None
            self._store.ship(self._name)

    # ------------------------------------------------------------ files

    def _open(self) -> io.FileIO:
        if self._file is not None and self._file.tell() > self._file_bytes:
            self.close()
        if self._file is None:
            self._name = self._next_name()
            opening = pack_opening(
                self._name.rpartition("/")[2],
                portal=self._portal,
                news_day=self._news_day,
                run_id=self._run_id,
            )
            self._store.begin(self._name, opening)
            self._file = self._reopened(self._name)
        return self._file

    def _reopened(self, name: str) -> io.FileIO:
        file = self._store.local(name).open("ab", buffering=0)
        file.seek(0, os.SEEK_END)
        return file

    def _numbered(self) -> list[str]:
        """Return the names of this run's files, by number."""
        folder, _, stem = self._stem.rpartition("/")
        pattern = re.compile(re.escape(f"{folder}/{stem}-") + r"(\d+)" + re.escape(ENDING))
        found = {
            int(match[1]): name
            for name in self._store.names(*folder.split("/"))
            if (match := pattern.fullmatch(name))
        }
        return [found[number] for number in sorted(found)]

    def _next_name(self) -> str:
        number = 1
        while self._store.size(name := f"{self._stem}-{number}{ENDING}") is not None:
            number += 1
        return name

    def _look_back(self, name: str, *, is_newest: bool) -> list[Found]:
        """Return a file's exchanges that nobody indexed; mend it, then go on in it or ship it.

        Nothing before the end of what is indexed is ever cut off.
        """
        indexed = self._holdings.lengths(name)
        told = max((offset + length for offset, length in indexed.items()), default=1)
        is_local = self._store.local(name).exists()
        if self._store.size(name) == told and not is_local:
            return []
        with self._store.open(name) as file:
            start = next(member_ends(file), 0)
            while start in indexed:
                start += indexed[start]
            inventory = Inventory(file, name, start)
            found = [each for each in inventory if each.is_finished and each.offset not in indexed]
        if is_local and self._store.mend(name, inventory.end, told):
            if is_newest:
                self._name, self._file = name, self._reopened(name)
            else:
                self._store.ship(name)
        return found

    # ------------------------------------------------------------ what is held already

    def _original(self, exchange: Exchange) -> Original | None:
        """Return the record that holds this exchange's bytes already, if it can be read."""
        if exchange.status == 304 and exchange.fate is None:
            last = self._holdings.last_of(exchange.url)
            return seen_before(last) if last else None
        digest = digest_in(exchange)
        if digest is None or not exchange.payload or exchange.truncated:
            return None
        if digest not in self._originals:
            bearing = self._holdings.bearing(digest)
            original = self._held(bearing) if bearing else None
            if original is None:
                return None
            self._originals[digest] = original
        return self._originals[digest]

    def _held(self, bearer: Bearer) -> Original | None:
        try:
            playback = read_bearer(bearer, self._store)
        except BrokenArchive as broken:
            log.warning("%s: not referred to, for the archive is broken: %s", bearer.url, broken)
            return None
        return Original(
            url=playback.url,
            fetched_at=playback.fetched_at,
            digest=bearer.digest,
            record_id=playback.record_id,
            file=playback.file,
            offset=playback.offset,
            capture_id=bearer.capture_id,
        )

    def _remember(
        self, exchange: Exchange, kept: KeptExchange, record_length: int, original: Original | None
    ) -> None:
        self._untold.append(kept)
        if exchange.status is None:
            return
        capture = capture_of(exchange, kept, record_length, original)
        self._captures[exchange.url, exchange.asked_at] = (kept, capture)
        if kept.record_type == "response" and kept.payload_digest and not exchange.truncated:
            self._originals[kept.payload_digest] = Original(
                url=exchange.url,
                fetched_at=exchange.asked_at,
                digest=kept.payload_digest,
                record_id=record_urn(kept.exchange_id),
                file=kept.warc_file,
                offset=kept.warc_offset,
                capture_id=capture.capture_id,
            )


def _append(file: io.FileIO, members: bytes) -> None:
    """Write to the disk, whole or not at all: half a record would be in the way of the next."""
    end = file.tell()
    try:
        left = memoryview(members)
        while left:
            left = left[file.write(left) :]
        os.fsync(file.fileno())
    except OSError:
        file.truncate(end)
        file.seek(end)
        raise


def file_name(text: str) -> str:
    """Return `text` as one file name: letters, digits, ``_``, ``-``; never a way out."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", text)[:80] or "_"


def run_name(run_id: str) -> str:
    """Return a run's part of the file name; the digest keeps apart what looks alike."""
    digest = hashlib.sha256(run_id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{file_name(run_id)}-{digest[:8]}"
