"""What two nights of faults leave in the archive: every exchange, whole, readable by others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from tests.faults.conftest import TwoNights
from tests.faults.faults import PAGE_BYTES, PAPER


def files_of(nights: TwoNights) -> list[Path]:
    return sorted(nights.archive_dir.rglob("*.warc.gz"))


def test_every_request_that_reached_the_server_is_in_the_archive(two_nights: TwoNights) -> None:
    kept: Counter[str] = Counter()
    for file in files_of(two_nights):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "request":
                    kept[record.rec_headers.get_header("WARC-Target-URI")] += 1
    visits = (*two_nights.broken.visits, *two_nights.mended.visits)
    asked = Counter(f"http://{PAPER.host}{visit.path}" for visit in visits)
    assert asked - kept == Counter()
    assert kept - asked == Counter()


def test_no_record_is_torn_or_longer_than_a_page_may_be(two_nights: TwoNights) -> None:
    for file in files_of(two_nights):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                assert len(record.content_stream().read()) <= PAGE_BYTES + 65_536


def test_nothing_is_written_outside_the_archive(two_nights: TwoNights) -> None:
    written = {file.suffix for file in two_nights.archive_dir.rglob("*") if file.is_file()}
    assert written == {".gz"}
    outside = {entry.name for entry in two_nights.archive_dir.parent.iterdir()}
    assert outside <= {"archive", "shelf", "data-docs", "spool"}
