"""What a person does with the archive: list its files, show a page, export, check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping

from govnews.discover.frontier import read_statement
from govnews.failures import BrokenArchive, DoNotRetry
from govnews.fetch.inventory import UNREADABLE, Found, Inventory, read_member, read_record
from govnews.fetch.playback import Bearer, Playback, read_bearer, read_capture
from govnews.fetch.store import Store
from govnews.fetch.warc import pack_export
from govnews.records import Capture
from govnews.settings import Settings
from govnews.steps.holdings import archive_store, capture_of_row
from govnews.steps.warehouse_connection import open_warehouse, translate_outages


@dataclass(frozen=True, kw_only=True)
class ArchiveFile:
    """One file of the archive; `file_bytes` None: lost. `is_shipped`: not in the spool."""

    name: str
    portal: str
    news_day: date
    file_bytes: int | None
    is_shipped: bool
    exchanges: int
    captures: int
    failures: int


@dataclass(frozen=True, kw_only=True)
class Harm:
    """What is wrong with the archive: which file, where, in one sentence."""

    file: str
    says: str


@translate_outages
def list_archive(portal: str | None, day: date | None, settings: Settings) -> list[ArchiveFile]:
    """Return the files of a portal, a news day, or all, as the index knows them."""
    store = archive_store(settings)
    spooled = set(store.local_names())
    rows = _rows(settings, "files", portal_code=portal, news_day=day)
    return [
        ArchiveFile(
            name=row["warc_file"],
            portal=row["portal_code"],
            news_day=row["news_day"],
            file_bytes=store.size(row["warc_file"]),
            is_shipped=not store.ships or row["warc_file"] not in spooled,
            exchanges=row["exchanges"],
            captures=row["captures"],
            failures=row["failures"],
        )
        for row in rows
    ]


@translate_outages
def show_page(url: str, at: datetime | None, settings: Settings) -> tuple[Capture, Playback]:
    """Return the page of an address as it was, newest first, or newest before `at`.

    Raises `DoNotRetry` when none was kept, `BrokenArchive` when it cannot be read.
    """
    rows = _rows(settings, "capture_at", portal_code=None, url=url, moment=at)
    if not rows:
        when = f" at {at.isoformat()}" if at else ""
        raise DoNotRetry(f"{url}: expected a page in the archive{when}, found none")
    capture = capture_of_row(rows[0])
    return capture, read_capture(capture, archive_store(settings))


@translate_outages
def export_records(
    file: Path, url: str | None, portal: str | None, day: date | None, settings: Settings
) -> int:
    """Write the records of an address, portal or day into one WARC file; return exchanges.

    What revisit records refer to is in it, too. The file is there whole, or not at all.
    Raises `DoNotRetry` when nothing fits, `BrokenArchive` when a record cannot be read.
    """
    store = archive_store(settings)
    rows = _rows(settings, "selected_exchanges", url=url, portal_code=portal, news_day=day)
    if not rows:
        raise DoNotRetry("nothing to export: no exchange fits")
    part = file.with_name(file.name + ".part")
    with part.open("wb") as stream:
        stream.write(pack_export(file.name))
        for content in _exported(rows, store):
            stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)
    return len(rows)


@translate_outages
def check_archive(settings: Settings) -> list[Harm]:
    """Read every file to its end and compare it with the index; return what is wrong.

    Lost and torn files, altered records, records without a row, rows without a record, revisit
    records whose bytes are nowhere. A file that is being written just now may look torn.
    """
    store = archive_store(settings)
    named = {row["warc_file"] for row in _rows(settings, "indexed_files")}
    harms: list[Harm] = []
    references: list[Found] = []
    held: dict[tuple[str, int], str | None] = {}
    for name in sorted({*named, *store.names()}):
        rows = _rows(settings, "places_of_file", warc_file=name)
        size = store.size(name)
        if size is None:
            harms.append(Harm(file=name, says=f"lost, with {len(rows)} exchanges"))
            continue
        with store.open(name) as file:
            inventory = Inventory(file, name)
            found = list(inventory)
        references += [each for each in found if each.reference is not None]
        held.update({(name, each.offset): each.payload_digest for each in found})
        harms += _harms(name, size, inventory.end, found, rows, store)
    return [*harms, *_dangling(references, held)]


def _harms(
    name: str, size: int, end: int, found: Sequence[Found], rows: Sequence[RowMapping], store: Store
) -> Iterator[Harm]:
    indexed = {row["warc_offset"]: row for row in rows}
    for each in found:
        where = f"at {each.offset}: {each.exchange.url}"
        row = indexed.pop(each.offset, None)
        if not each.is_intact:
            yield Harm(file=name, says=f"{where}: a digest is not that of its bytes")
        if row is None and each.is_finished:
            yield Harm(file=name, says=f"{where}: no row tells of it (govnews archive reindex)")
        elif row is not None and row["payload_digest"] != each.payload_digest:
            yield Harm(
                file=name,
                says=f"{where}: expected {row['payload_digest']}, found {each.payload_digest}",
            )
    if end < size:
        yield Harm(file=name, says=f"torn: {size - end} bytes after byte {end} are no records")
    for offset, row in indexed.items():
        if not _reads(name, row, store):
            yield Harm(file=name, says=f"at {offset}: {row['url']}: its record cannot be read")


def _reads(name: str, row: RowMapping, store: Store) -> bool:
    """Return whether a record behind the harm can still be read by itself."""
    if row["record_type"] == "request" or row["payload_digest"] is None:
        try:
            read_record(store.read(name, row["warc_offset"], row["warc_length"]))
        except (OSError, *UNREADABLE):
            return False
        return True
    try:
        read_bearer(_bearer(name, row), store)
    except BrokenArchive:
        return False
    return True


def _bearer(name: str, row: RowMapping) -> Bearer:
    return Bearer(
        url=row["url"],
        digest=row["payload_digest"],
        file=name,
        offset=row["warc_offset"],
        length=row["warc_length"],
    )


def _dangling(
    references: Iterable[Found], held: dict[tuple[str, int], str | None]
) -> Iterator[Harm]:
    for each in references:
        reference = each.reference
        if reference is None:
            continue
        digest = held.get((reference.file, reference.offset), "none")
        if digest == "none" or (each.payload_digest and digest != each.payload_digest):
            yield Harm(
                file=each.file,
                says=f"at {each.offset}: {each.exchange.url}: the bytes it refers to are not in"
                f" {reference.file} at {reference.offset}",
            )


def _exported(rows: Sequence[RowMapping], store: Store) -> Iterator[bytes]:
    """Yield the exchanges' records as they are; what they refer to goes before them."""
    there = {(row["warc_file"], row["warc_offset"]) for row in rows}
    for row in rows:
        name, offset = row["warc_file"], row["warc_offset"]
        content = _content(name, offset, row["warc_length"], store)
        if row["record_type"] == "revisit":
            reference = read_record(content).reference
            if reference is not None and (reference.file, reference.offset) not in there:
                there.add((reference.file, reference.offset))
                yield _member(reference.file, reference.offset, store)
        yield content


def _content(name: str, offset: int, length: int, store: Store) -> bytes:
    try:
        content = store.read(name, offset, length)
        read_record(content)
    except (OSError, *UNREADABLE) as error:
        raise BrokenArchive(f"{name} at {offset}: cannot be read: {error}") from error
    return content


def _member(name: str, offset: int, store: Store) -> bytes:
    try:
        with store.open(name) as file:
            file.seek(offset)
            return read_member(file)
    except (OSError, EOFError) as error:
        raise BrokenArchive(f"{name} at {offset}: cannot be read: {error}") from error


def _rows(settings: Settings, name: str, **bound: Any) -> Sequence[RowMapping]:
    statement = read_statement(settings.sql_dir / "archive", name)
    with open_warehouse(settings).connect() as connection:
        return connection.execute(statement, bound).mappings().all()
