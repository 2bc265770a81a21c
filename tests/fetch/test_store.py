"""An archive in an object store: spooled, shipped whole, read from wherever it is."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastwarc import ArchiveIterator as FastIterator
from fastwarc import WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from govnews.failures import ArchiveUnreachable, BrokenArchive, WrongSetting
from govnews.fetch.archive import Archive
from govnews.fetch.playback import read_payload
from govnews.fetch.store import Store
from tests.fetch.object_store import ObjectStore
from tests.fetch.test_archive import RUN, Memory, exchange, found_in, keep, write

NAME = "canloc/2025-06-16/night-1.warc.gz"


@pytest.fixture
def objects(monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStore]:
    with ObjectStore() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        # one client is kept per address: every test wants its own server
        from obstore.fsspec import FsspecStore

        FsspecStore.clear_instance_cache()
        yield running


@pytest.fixture(params=["memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "s3":
        request.getfixturevalue("objects")
    return Store(f"{request.param}://bucket/{tmp_path.name}/archive", tmp_path / "spool")


def archive_in(store: Store, **changed: object) -> Archive:
    return Archive(
        store, portal="canloc", news_day=date(2025, 6, 16), run_id=RUN, **changed  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_night_is_spooled_then_shipped_whole(store: Store, tmp_path: Path) -> None:
    archive = archive_in(store)
    archive.write(exchange())
    (spooled,) = (tmp_path / "spool").rglob("*.gz")
    name = store.local_names()[0]
    assert store.names() == [name]
    before = spooled.read_bytes()
    (capture,) = write(archive, exchange(b"hai", "/b"))
    assert not spooled.exists()
    assert store.names("canloc") == store.names() == [capture.warc_file] == [name]
    assert store.local_names() == []
    assert read_payload(capture, store)[0] == b"hai"
    assert store.read(name, 0, len(before)) == before
    size = store.size(name)
    with store.open(name) as file:
        file.seek(capture.warc_offset)
        assert capture.warc_offset + len(file.read()) == size


def test_bytes_that_were_shipped_are_referred_to(store: Store) -> None:
    (first,) = write(archive_in(store), exchange())
    (again,) = write(archive_in(store, holdings=Memory(first)), exchange(path="/b"))
    assert again.warc_file == first.warc_file.replace("-1.warc.gz", "-2.warc.gz")
    assert again.payload_capture_id == first.capture_id
    assert read_payload(again, store)[0] == b"<p>tin</p>"


def test_what_a_killed_task_left_in_the_spool_is_gone_on_with(store: Store, tmp_path: Path) -> None:
    killed = archive_in(store)
    kept = killed.write(exchange())
    killed._file.close()  # type: ignore[union-attr]
    spooled = tmp_path / "spool" / kept.warc_file
    whole = spooled.read_bytes()
    spooled.write_bytes(whole + gzip.compress(b"WARC/1.1 half" * 50)[:-9])
    told = {found.offset: found.length for found in found_in(spooled)}
    archive = archive_in(store, holdings=Memory(lengths=told))
    assert archive.resume() == []
    (second,) = write(archive, exchange(b"moi", "/b"))
    assert (second.warc_file, second.warc_offset) == (kept.warc_file, len(whole))
    assert store.local_names() == []


def test_two_machines_never_ship_the_same_name(store: Store, tmp_path: Path) -> None:
    elsewhere = Store(store.where, tmp_path / "spool of another machine")
    killed = archive_in(elsewhere)
    killed.write(exchange(b"mot"))
    killed._file.close()  # type: ignore[union-attr]
    (here,) = write(archive_in(store), exchange(b"hai", "/b"))
    (there,) = elsewhere.local_names()
    elsewhere.ship(there)
    assert store.names() == sorted([there, here.warc_file])
    assert store.mark == Store(store.where, tmp_path / "spool").mark != elsewhere.mark


def test_a_store_out_of_order_keeps_the_night_in_the_spool(
    objects: ObjectStore, tmp_path: Path
) -> None:
    store = Store("s3://bucket/archive", tmp_path / "spool")
    archive = archive_in(store)
    kept = archive.write(exchange())
    objects.failing = True
    with pytest.raises(ArchiveUnreachable, match=r"s3://bucket/archive"):
        archive.close()
    assert store.local_names() == [kept.warc_file]
    with pytest.raises(ArchiveUnreachable):
        store.names()
    objects.failing = False
    store.ship(kept.warc_file)
    assert list(objects.objects) == ["bucket/archive/" + kept.warc_file]


def test_a_lost_object_is_told_from_a_store_that_does_not_answer(store: Store) -> None:
    (capture,) = write(archive_in(store), exchange())
    gone = Store(f"{store.where}/elsewhere", Path("/nowhere"))
    with pytest.raises(BrokenArchive, match=capture.warc_file):
        read_payload(capture, gone)


@settings(max_examples=100, deadline=None)
@given(
    name=st.text(max_size=30) | st.lists(st.sampled_from(["..", ".", "a", "", "/"])).map("/".join)
)
def test_no_name_leads_out_of_the_archive(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "archive"
    try:
        path = Store(folder).local(name)
    except BrokenArchive:
        return
    assert path.is_relative_to(folder.resolve())
    assert path != folder.resolve()


def test_a_file_is_begun_whole_and_never_over_another(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.begin(NAME, b"first")
    with pytest.raises(FileExistsError):
        store.begin(NAME, b"second")
    assert (tmp_path / NAME).read_bytes() == b"first"
    assert [path.name for path in (tmp_path / NAME).parent.iterdir()] == [Path(NAME).name]


def test_an_address_of_no_known_store_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="cloud9://bucket"):
        Store("cloud9://bucket", tmp_path)
    with pytest.raises(WrongSetting, match="spool"):
        Store("memory://bucket")


def test_another_reader_agrees(tmp_path: Path) -> None:
    """FastWARC is another program in another language: it reads every record, digests and all."""
    captures = keep(
        tmp_path, exchange(), exchange(path="/b"), exchange(b"\x00\xff" * 5000, "/c"),
        exchange(b"khong co", "/404", status=404, phrase="Not Found"),
    )  # fmt: skip
    kinds = []
    with (tmp_path / captures[0].warc_file).open("rb") as stream:
        for record in FastIterator(stream, parse_http=False):
            kinds.append(record.record_type)
            assert record.verify_block_digest()
    assert kinds == [
        WarcRecordType.warcinfo,
        *[WarcRecordType.response, WarcRecordType.request, WarcRecordType.metadata],
        *[WarcRecordType.revisit, WarcRecordType.request, WarcRecordType.metadata],
        *[WarcRecordType.response, WarcRecordType.request, WarcRecordType.metadata] * 2,
    ]
    with (tmp_path / captures[0].warc_file).open("rb") as stream:
        pages = [
            (record.http_headers.status_code, record.reader.read())
            for record in FastIterator(stream, record_types=WarcRecordType.response)
            if record.verify_payload_digest() or record.verify_payload_digest() is None
        ]
    assert pages[0] == (200, b"<p>tin</p>")
    assert len(pages) == 3
