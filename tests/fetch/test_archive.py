"""What is kept can be read back, by us and by others, and whatever is torn is seen."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from govnews.failures import BrokenArchive
from govnews.fetch.archive import Archive, file_name
from govnews.fetch.exchange import Exchange, outcome_of
from govnews.fetch.inventory import Found, Inventory
from govnews.fetch.playback import Bearer, read_capture, read_payload
from govnews.fetch.store import Store
from govnews.records import Capture, Fate

RUN = "scheduled__2025-06-16T01:30:00+07:00"


def exchange(payload: bytes = b"<p>tin</p>", path: str = "/a", **changed: Any) -> Exchange:
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
        "asked_at": datetime(2025, 6, 16, 1, 30, 5, 250_000, tzinfo=UTC),
        "seconds": 0.125,
        "request_headers": (("User-Agent", "govnews"),),
    }  # fmt: skip
    return Exchange(**{**usual, **changed})


class Memory:
    """An index in memory: what a portal's archive said of itself before."""

    def __init__(self, *captures: Capture, lengths: dict[int, int] | None = None) -> None:
        self._captures = captures
        self._lengths = lengths or {}

    def last_of(self, url: str) -> Capture | None:
        return next((each for each in self._captures if each.url == url), None)

    def bearing(self, digest: str) -> Bearer | None:
        for each in self._captures:
            if each.payload_digest == digest:
                return Bearer(
                    url=each.url, digest=digest, file=each.warc_file, offset=each.warc_offset,
                    length=each.warc_length, capture_id=each.capture_id,
                )  # fmt: skip
        return None

    def lengths(self, file: str) -> dict[int, int]:
        return self._lengths


def archive_in(folder: Path, portal: str = "canloc", run_id: str = RUN, **settings: Any) -> Archive:
    return Archive(
        Store(folder), portal=portal, news_day=date(2025, 6, 16), run_id=run_id, **settings
    )


def write(archive: Archive, *exchanges: Exchange) -> list[Capture]:
    captures = []
    for each in exchanges:
        archive.write(each)
        outcome = outcome_of(each)
        captures.append(archive.keep(outcome))  # type: ignore[arg-type]
    archive.close()
    return captures


def keep(folder: Path, *exchanges: Exchange) -> list[Capture]:
    return write(archive_in(folder), *exchanges)


def records_of(path: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """Type, headers and content of every record, each digest checked by warcio."""
    with path.open("rb") as stream:
        return [
            (each.rec_type, dict(each.rec_headers.headers), each.content_stream().read())
            for each in ArchiveIterator(stream, check_digests="raise")
        ]


def found_in(path: Path) -> list[Found]:
    with path.open("rb") as stream:
        return list(Inventory(stream, path.name))


def test_captures_read_back_and_warcio_agrees(tmp_path: Path) -> None:
    payloads = [b"<p>tin</p>", b"", "đường".encode() * 50_000, bytes(range(256)), b"\r\n\r\n"]
    captures = keep(
        tmp_path, *(exchange(payload, f"/{number}") for number, payload in enumerate(payloads))
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
    records = [(kind, headers.get("WARC-Target-URI")) for kind, headers, _ in records_of(file)]
    assert records[0] == ("warcinfo", None)
    url = "http://cong.test/0"
    assert records[1:4] == [("response", url), ("request", url), ("metadata", url)]
    assert len(records) == 1 + 3 * len(payloads)


def test_odd_letters_in_header_names_and_phrases_do_no_harm(tmp_path: Path) -> None:
    odd = exchange(headers=(("X-Tên", "ê"),), phrase="Đã chuyển", request_headers=(("A", "ế"),))
    (capture,) = keep(tmp_path, odd)
    payload, headers = read_payload(capture, tmp_path)
    assert payload == b"<p>tin</p>"
    assert headers[0] == ("X-Tên", "ê")


def test_every_observation_has_its_own_id(tmp_path: Path) -> None:
    moment = datetime(2025, 6, 16, 9, tzinfo=UTC)
    seen = exchange(asked_at=moment)
    others = [
        exchange(asked_at=moment + timedelta(microseconds=1)),
        exchange(b"khac", asked_at=moment + timedelta(microseconds=2)),
        exchange(path="/b", asked_at=moment),
    ]
    ids = [capture.capture_id for capture in keep(tmp_path, seen, *others)]
    assert len(set(ids)) == 4
    elsewhere = exchange(asked_at=moment.astimezone(timezone(timedelta(hours=7))))
    assert keep(tmp_path, elsewhere)[0].capture_id == ids[0]


@pytest.mark.parametrize(
    ("portal", "run_id"),
    [("../../etc", "../../x"), ("/", "/"), ("a\0b", "a/b\\c:d+e" * 40), ("..", ".."), ("", "")],
)
def test_names_never_lead_out_of_the_archive(tmp_path: Path, portal: str, run_id: str) -> None:
    folder = tmp_path / "archive"
    (capture,) = write(archive_in(folder, portal, run_id), exchange())
    path = (folder / capture.warc_file).resolve()
    assert path.is_file()
    assert path.is_relative_to(folder)
    assert [each.name for each in tmp_path.iterdir()] == ["archive"]
    assert file_name("a:b+c") == "a_b_c"


def test_runs_that_look_alike_have_their_own_files(tmp_path: Path) -> None:
    names = set()
    for run_id in ("run:1", "run+1"):
        names.add(write(archive_in(tmp_path, run_id=run_id), exchange())[0].warc_file)
    assert len(names) == 2


def lost(path: Path) -> None:
    path.unlink()


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def altered(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("harm", [lost, shortened, overwritten, altered])
def test_harm_is_seen_and_named(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    captures = keep(tmp_path, exchange(bytes(range(256)) * 4, headers=(), request_headers=()))
    harm(tmp_path / captures[0].warc_file)
    with pytest.raises(BrokenArchive, match=r"canloc/2025-06-16/scheduled__.*\.warc\.gz at \d+"):
        read_payload(captures[0], tmp_path)


def test_a_capture_that_points_elsewhere_is_refused(tmp_path: Path) -> None:
    first, second = keep(tmp_path, exchange(), exchange(b"khac", "/b"))
    swapped = replace(first, warc_offset=second.warc_offset, warc_length=second.warc_length)
    with pytest.raises(BrokenArchive, match=r"expected .*/a with sha256:.* found .*/b with"):
        read_payload(swapped, tmp_path)
    with pytest.raises(BrokenArchive, match="inside"):
        read_payload(replace(first, warc_file="../secret.warc.gz"), tmp_path)


@settings(max_examples=60, deadline=None)
@given(
    portal=st.text(max_size=30),
    run_id=st.text(max_size=30),
    url=st.text(max_size=40),
    header=st.text(
        alphabet=st.characters(max_codepoint=255, exclude_characters="\x00"), max_size=40
    ),
    cookie=st.text(alphabet="a/\\.:;=\r\n\t ", max_size=30),
)
@example(portal="", run_id="", url="tin\u00a0", header="", cookie="")
@example(portal="", run_id="", url="tin\u2028\u3000", header="", cookie="")
def test_nothing_that_a_portal_sends_leaves_the_archive_or_begins_a_record(
    tmp_path_factory: pytest.TempPathFactory,
    portal: str, run_id: str, url: str, header: str, cookie: str,
) -> None:  # fmt: skip
    outside = tmp_path_factory.mktemp("outside")
    folder = outside / "archive"
    address = "http://cong.test/" + url.encode("utf-8", "replace").decode()
    headers = (("Content-Type", header), ("Set-Cookie", cookie), (header or "X", cookie))
    sent = exchange(
        url=address, headers=headers, phrase=cookie, request_headers=(("Cookie", cookie + header),)
    )
    (capture,) = write(archive_in(folder, portal, run_id), sent)
    path = (folder / capture.warc_file).resolve()
    assert path.is_relative_to(folder.resolve())
    assert [each.name for each in outside.iterdir()] == ["archive"]
    assert [each for each in folder.rglob("*") if each.is_file()] == [path]
    assert len(path.relative_to(folder.resolve()).parts) == 3
    kinds = [kind for kind, _, _ in records_of(path)]
    assert kinds == ["warcinfo", "response", "request", "metadata"]
    assert read_payload(capture, folder)[0] == b"<p>tin</p>"


# ------------------------------------------------------------------ attempts that fail


def test_an_attempt_without_an_answer_leaves_request_and_reason(tmp_path: Path) -> None:
    archive = archive_in(tmp_path)
    kept = archive.write(
        exchange(
            b"", status=None, headers=(), phrase="", fate=Fate.UNREACHABLE,
            reason="ConnectionResetError:\r\n Connection reset by peer", received_bytes=0,
        )
    )  # fmt: skip
    archive.close()
    assert archive.take() == [kept]
    assert (kept.http_status, kept.fate, kept.record_type) == (None, Fate.UNREACHABLE, "request")
    _, request, metadata = records_of(tmp_path / kept.warc_file)
    assert (request[0], metadata[0]) == ("request", "metadata")
    assert metadata[1]["WARC-Concurrent-To"] == request[1]["WARC-Record-ID"]
    assert metadata[2].decode().splitlines() == [
        "fetchTimeMs: 125.000", "receivedBytes: 0", "fate: unreachable",
        "reason: ConnectionResetError: Connection reset by peer",
    ]  # fmt: skip
    (found,) = found_in(tmp_path / kept.warc_file)
    assert found.exchange.fate is Fate.UNREACHABLE
    assert outcome_of(found.exchange) is None


def test_a_page_that_was_too_large_keeps_its_beginning(tmp_path: Path) -> None:
    archive = archive_in(tmp_path)
    kept = archive.write(
        exchange(b"x" * 1000, truncated="length", fate=Fate.TOO_LARGE, reason="more than 9 bytes")
    )
    again = archive.write(exchange(b"x" * 1000, path="/b"))
    archive.close()
    response = records_of(tmp_path / kept.warc_file)[1]
    assert response[1]["WARC-Truncated"] == "length"
    assert response[2] == b"x" * 1000
    assert again.record_type == "response"  # the beginning of a page is not the page
    first, _ = found_in(tmp_path / kept.warc_file)
    assert outcome_of(first.exchange).fate is Fate.TOO_LARGE  # type: ignore[union-attr]


def test_an_exchange_read_again_is_the_one_that_was_written(tmp_path: Path) -> None:
    seen = [
        exchange(),
        exchange(b"", path="/302", status=302, phrase="Found", headers=(("Location", "/"),)),
        exchange(b"khong co", path="/404", status=404, phrase="Not Found"),
        exchange(b"", path="/304", status=304, phrase="Not Modified", headers=(("ETag", "1"),)),
        exchange(b"<p>trang 2", path="/tin#Page$2", method="POST", request_body=b"a=%C4%91&b=1"),
        exchange(
            b"", path="/tin#Page$3", method="POST", request_body=b"a=1", status=None, phrase="",
            headers=(), fate=Fate.UNREACHABLE, reason="reset", received_bytes=0,
        ),
    ]  # fmt: skip
    archive = archive_in(tmp_path)
    names = {archive.write(each).warc_file for each in seen}
    archive.close()
    found = found_in(tmp_path / names.pop())
    assert [each.exchange for each in found] == seen
    assert all(each.is_intact and each.is_finished for each in found)
    assert outcome_of(found[2].exchange).payload == b""  # type: ignore[union-attr]


# ------------------------------------------------------------------ what is held already


def test_the_same_bytes_again_are_a_revisit_record(tmp_path: Path) -> None:
    first, same, other = keep(tmp_path, exchange(), exchange(path="/b"), exchange(b"khac", "/c"))
    assert same.payload_capture_id == first.capture_id
    assert (first.payload_capture_id, other.payload_capture_id) == (None, None)
    assert read_payload(same, tmp_path)[0] == b"<p>tin</p>"
    assert read_capture(same, Store(tmp_path)).offset == first.warc_offset

    later = exchange(path="/d", asked_at=datetime(2025, 6, 17, tzinfo=UTC))
    archive = archive_in(tmp_path, run_id="next", holdings=Memory(first))
    (across,) = write(archive, later)
    assert across.warc_file != first.warc_file
    assert across.payload_capture_id == first.capture_id
    assert read_payload(across, tmp_path)[0] == b"<p>tin</p>"
    response = records_of(tmp_path / first.warc_file)[1][1]
    revisit = records_of(tmp_path / across.warc_file)[1]
    assert (revisit[0], revisit[2]) == ("revisit", b"")
    assert revisit[1]["WARC-Profile"].endswith("/revisit/identical-payload-digest")
    assert revisit[1]["WARC-Refers-To"] == response["WARC-Record-ID"]
    assert revisit[1]["WARC-Refers-To-Target-URI"] == "http://cong.test/a"
    assert revisit[1]["WARC-Refers-To-Date"] == response["WARC-Date"]
    assert revisit[1]["WARC-Payload-Digest"] == response["WARC-Payload-Digest"]


def test_not_modified_refers_to_what_was_kept(tmp_path: Path) -> None:
    (first,) = keep(tmp_path, exchange())
    archive = archive_in(tmp_path, run_id="next", holdings=Memory(first))
    kept = archive.write(exchange(b"", status=304, phrase="Not Modified", headers=()))
    archive.close()
    kind, headers, _ = records_of(tmp_path / kept.warc_file)[1]
    assert (kind, kept.record_type, kept.payload_digest) == ("revisit", "revisit", None)
    assert headers["WARC-Profile"].endswith("/revisit/server-not-modified")
    assert headers["WARC-Refers-To-Target-URI"] == "http://cong.test/a"


def test_bytes_that_are_lost_are_written_again(tmp_path: Path) -> None:
    (first,) = keep(tmp_path, exchange())
    (tmp_path / first.warc_file).unlink()
    archive = archive_in(tmp_path, run_id="next", holdings=Memory(first))
    (again,) = write(archive, exchange(path="/b"))
    assert again.payload_capture_id is None
    assert read_payload(again, tmp_path)[0] == b"<p>tin</p>"


def test_a_lost_original_is_named(tmp_path: Path) -> None:
    (first,) = keep(tmp_path, exchange())
    archive = archive_in(tmp_path, run_id="next", holdings=Memory(first))
    (again,) = write(archive, exchange(path="/b"))
    (tmp_path / first.warc_file).unlink()
    with pytest.raises(BrokenArchive, match=rf"refers to {first.warc_file} at {first.warc_offset}"):
        read_payload(again, tmp_path)


# ------------------------------------------------------------------ attempts that are killed


def indexed(path: Path) -> dict[int, int]:
    return {found.offset: found.length for found in found_in(path)}


def test_a_torn_tail_is_cut_off_and_the_file_gone_on_with(tmp_path: Path) -> None:
    first = keep(tmp_path, exchange())[0]
    path = tmp_path / first.warc_file
    whole = path.read_bytes()
    told = indexed(path)
    keep_more = archive_in(tmp_path, holdings=Memory(lengths=told))
    assert keep_more.resume() == []
    keep_more.write(exchange(b"nua chung", "/b"))
    keep_more.close()
    both = path.read_bytes()
    for cut in (1, 30, len(both) - len(whole) - 1):  # a record torn at its end, middle, beginning
        path.write_bytes(both[:-cut])
        archive = archive_in(tmp_path, holdings=Memory(lengths=told))
        assert archive.resume() == []
        assert path.read_bytes() == whole
        (second,) = write(archive, exchange(b"moi", "/c"))
        assert (second.warc_file, second.warc_offset) == (first.warc_file, len(whole))
        assert read_payload(first, tmp_path)[0] == b"<p>tin</p>"
        assert read_payload(second, tmp_path)[0] == b"moi"


def test_whole_exchanges_that_nobody_was_told_of_are_given_back(tmp_path: Path) -> None:
    first, second = keep(tmp_path, exchange(), exchange(path="/b"))
    path = tmp_path / first.warc_file
    told = dict(list(indexed(path).items())[:1])
    path.write_bytes(path.read_bytes() + gzip.compress(b"WARC/1.1 half a record" * 100)[:-9])
    archive = archive_in(tmp_path, holdings=Memory(first, lengths=told))
    (left,) = archive.resume()
    assert left.exchange.url == "http://cong.test/b"
    assert left.reference is not None
    kept = archive.recall(left.with_payload(b"<p>tin</p>"))
    capture = archive.keep(outcome_of(left.exchange))  # type: ignore[arg-type]
    assert archive.take() == [kept]
    assert replace(capture, payload_bytes=10) == replace(second, payload_bytes=10)
    archive.close()


@pytest.mark.parametrize("harm", [shortened, overwritten, altered])
def test_a_harmed_file_is_left_as_it_is(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    first = keep(tmp_path, exchange(bytes(range(256)) * 4, headers=(), request_headers=()))[0]
    path = tmp_path / first.warc_file
    told = indexed(path)
    harm(path)
    left = path.read_bytes()
    archive = archive_in(tmp_path, holdings=Memory(lengths=told))
    archive.resume()
    (second,) = write(archive, exchange(b"moi", "/b"))
    assert path.read_bytes() == left or harm is altered
    assert path.read_bytes().startswith(left)
    assert read_payload(second, tmp_path)[0] == b"moi"


def test_a_full_file_is_closed_and_the_next_begun(tmp_path: Path) -> None:
    archive = archive_in(tmp_path, file_bytes=2_000)
    pages = [exchange(bytes([number]) * 10 + gzip.compress(b"%d" % number), f"/{number}")
             for number in range(6)]  # fmt: skip
    captures = write(archive, *pages)
    names = list(dict.fromkeys(capture.warc_file for capture in captures))
    assert len(names) > 1
    assert names[1] == names[0].replace("-1.warc.gz", "-2.warc.gz")
    for name in names:
        assert records_of(tmp_path / name)[0][0] == "warcinfo"
    go_on = archive_in(tmp_path, file_bytes=2_000)
    go_on.resume()
    (more,) = write(go_on, exchange(b"them", "/them"))
    assert more.warc_file in (
        names[-1],
        names[-1].replace(f"-{len(names)}.", f"-{len(names) + 1}."),
    )
    assert not list(tmp_path.rglob("*.part"))


def test_a_full_disk_leaves_no_half_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = archive_in(tmp_path)
    kept = archive.write(exchange())

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        archive.write(exchange(b"khac", "/b"))
    monkeypatch.undo()
    third = archive.write(exchange(b"ba", "/c"))
    archive.close()
    assert third.warc_offset == kept.warc_offset + kept.warc_length
    assert [kind for kind, _, _ in records_of(tmp_path / kept.warc_file)].count("response") == 2
