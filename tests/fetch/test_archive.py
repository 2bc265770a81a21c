"""What is kept can be read back, by us and by others, and whatever is torn is seen."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from govnews.failures import BrokenArchive
from govnews.fetch.answers import Answer
from govnews.fetch.archive import Archive, file_name, mend, read_payload
from govnews.records import Capture

RUN = "scheduled__2025-06-16T01:30:00+07:00"


def answer(payload: bytes = b"<p>tin</p>", path: str = "/a", **changed: Any) -> Answer:
    usual: dict[str, Any] = {
        "url": "http://cong.test" + path,
        "status": 200,
        "phrase": "OK",
        "headers": (
            ("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", "7"),
            ("ETag", '"1"'), ("X-Ten", "đường\x01".encode().decode("latin-1")),
            ("Set-Cookie", "a"), ("Set-Cookie", "b"),
        ),
        "payload": payload,
        "received_bytes": 7,
        "fetched_at": datetime(2025, 6, 16, 1, 30, 5, 250_000, tzinfo=UTC),
        "request_headers": (("User-Agent", "govnews"),),
    }  # fmt: skip
    return Answer(**{**usual, **changed})


def archive_in(folder: Path, portal: str = "canloc", run_id: str = RUN) -> Archive:
    return Archive(folder, portal=portal, news_day=date(2025, 6, 16), run_id=run_id)


def keep(folder: Path, *answers: Answer) -> list[Capture]:
    archive = archive_in(folder)
    captures = [archive.keep(each) for each in answers]
    archive.close()
    return captures


def test_captures_read_back_and_warcio_agrees(tmp_path: Path) -> None:
    payloads = [b"<p>tin</p>", b"", "đường".encode() * 50_000, bytes(range(256)), b"\r\n\r\n"]
    captures = keep(
        tmp_path, *(answer(payload, f"/{number}") for number, payload in enumerate(payloads))
    )
    for capture, payload in zip(captures, payloads, strict=True):
        found, headers = read_payload(capture, tmp_path)
        assert found == payload
        assert capture.payload_bytes == len(payload)
        assert ("ETag", '"1"') in headers
        assert ("X-Ten", "đường\x01") in headers
        assert ("X-Archive-Orig-Content-Encoding", "gzip") in headers
        assert [value for name, value in headers if name == "Set-Cookie"] == ["a", "b"]
    (file,) = {tmp_path / capture.warc_file for capture in captures}
    checker = Checker(type("Command", (), {"inputs": [str(file)], "verbose": False})())
    assert checker.process_all() == 0
    with file.open("rb") as stream:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"))
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.content_stream().read() is not None
        ]
    assert records[0] == ("warcinfo", None)
    assert records[1:3] == [("response", "http://cong.test/0"), ("request", "http://cong.test/0")]
    assert len(records) == 1 + 2 * len(payloads)


def test_odd_letters_in_header_names_and_phrases_do_no_harm(tmp_path: Path) -> None:
    odd = answer(headers=(("X-Tên", "ê"),), phrase="Đã chuyển", request_headers=(("A", "ế"),))
    (capture,) = keep(tmp_path, odd)
    payload, headers = read_payload(capture, tmp_path)
    assert payload == b"<p>tin</p>"
    assert headers[0] == ("X-Tên", "ê")


def test_every_observation_has_its_own_id(tmp_path: Path) -> None:
    moment = datetime(2025, 6, 16, 9, tzinfo=UTC)
    seen = answer(fetched_at=moment)
    others = [
        answer(fetched_at=moment + timedelta(microseconds=1)),
        answer(b"khac", fetched_at=moment),
        answer(path="/b", fetched_at=moment),
    ]
    ids = [capture.capture_id for capture in keep(tmp_path, seen, *others)]
    assert len(set(ids)) == 4
    elsewhere = answer(fetched_at=moment.astimezone(timezone(timedelta(hours=7))))
    assert keep(tmp_path, elsewhere)[0].capture_id == ids[0]


@pytest.mark.parametrize(
    ("portal", "run_id"),
    [("../../etc", "../../x"), ("/", "/"), ("a\0b", "a/b\\c:d+e" * 40), ("..", ".."), ("", "")],
)
def test_names_never_lead_out_of_the_archive(tmp_path: Path, portal: str, run_id: str) -> None:
    folder = tmp_path / "archive"
    archive = archive_in(folder, portal, run_id)
    capture = archive.keep(answer())
    archive.close()
    path = (folder / capture.warc_file).resolve()
    assert path.is_file()
    assert path.is_relative_to(folder)
    assert [each.name for each in tmp_path.iterdir()] == ["archive"]
    assert file_name("a:b+c") == "a_b_c"


def test_runs_that_look_alike_have_their_own_files(tmp_path: Path) -> None:
    names = set()
    for run_id in ("run:1", "run+1"):
        archive = archive_in(tmp_path, run_id=run_id)
        names.add(archive.keep(answer()).warc_file)
        archive.close()
    assert len(names) == 2


def lost(path: Path) -> None:
    path.unlink()


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


def overwritten(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def altered(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("harm", [lost, shortened, overwritten, altered])
def test_harm_is_seen_and_named(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    captures = keep(tmp_path, answer(bytes(range(256)) * 4, headers=(), request_headers=()))
    harm(tmp_path / captures[0].warc_file)
    with pytest.raises(BrokenArchive, match=r"canloc/2025-06-16/scheduled__.*\.warc\.gz at \d+"):
        read_payload(captures[0], tmp_path)


def test_a_capture_that_points_elsewhere_is_refused(tmp_path: Path) -> None:
    first, second = keep(tmp_path, answer(), answer(b"khac", "/b"))
    swapped = replace(first, warc_offset=second.warc_offset, warc_length=second.warc_length)
    with pytest.raises(BrokenArchive, match=r"expected .*/a with sha256:.* found .*/b with"):
        read_payload(swapped, tmp_path)
    with pytest.raises(BrokenArchive, match="inside"):
        read_payload(replace(first, warc_file="../secret.warc.gz"), tmp_path)


def test_a_torn_tail_is_cut_off_and_a_new_file_begun(tmp_path: Path) -> None:
    first = keep(tmp_path, answer())[0]
    path = tmp_path / first.warc_file
    whole = path.read_bytes()
    path.write_bytes(whole + gzip.compress(b"WARC/1.1 half a record" * 100)[:-9])
    second = keep(tmp_path, answer(b"moi", "/b"))[0]
    assert path.read_bytes() == whole
    assert second.warc_file == first.warc_file.replace("-1.warc.gz", "-2.warc.gz")
    assert read_payload(first, tmp_path)[0] == b"<p>tin</p>"
    assert read_payload(second, tmp_path)[0] == b"moi"


def test_mending_leaves_whole_files_alone_and_empties_junk(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    members = gzip.compress(b"a" * 200_000) + gzip.compress(b"") + gzip.compress(b"b")
    for content, kept in ((members, len(members)), (members + b"junk", len(members)), (b"x", 0)):
        path.write_bytes(content)
        assert mend(path) == len(content) - kept
        assert path.stat().st_size == kept
    for cut in range(1, 30):
        path.write_bytes(members[:-cut])
        mend(path)
        assert path.stat().st_size == len(members) - len(gzip.compress(b"b")) or cut >= 21
