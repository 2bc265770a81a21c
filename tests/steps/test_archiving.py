"""The archive tells of every attempt, shows pages as they were, and finds its own harm."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from typer.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

from govnews.cli import app
from govnews.discover.frontier import Frontier
from govnews.failures import BrokenArchive, DoNotRetry
from govnews.fetch.playback import read_payload
from govnews.settings import Settings
from govnews.steps.archiving import check_archive, export_records, list_archive, show_page
from govnews.steps.reindexing import reindex_archive
from govnews.steps.scraping import plan_run, scrape_portal, summarise_run
from tests.fetch.site import Page, Site, page
from tests.steps.test_scraping import capture_of
from tests.steps.test_scraping_faults import own, shelf

DAY = date(2025, 6, 16)
EXCHANGES = """
    SELECT url, http_status, fate, truncated, record_type, warc_file, capture_id
    FROM archive.exchange ORDER BY asked_at
"""


def site() -> dict[str, Page]:
    article = page("<body><h1>Tin</h1><p>Một bản tin.</p></body>", ETag='"1"')
    links = "".join(f'<li><a href="/tin/{number}">{number}</a></li>' for number in range(1, 8))
    return {
        "/robots.txt": page("User-agent: *\nAllow: /\n", Content_Type="text/plain"),
        "/": page('<a href="/muc">Tin</a>'),
        "/muc": page(f"<ul>{links}</ul>"),
        "/tin/1": article,
        "/tin/2": article,
        "/tin/3": page("", "301 Moved Permanently", Location="/tin/1"),
        "/tin/4": page("loi may chu", "500 Internal Server Error"),
        "/tin/5": page("x" * 200_000),
        "/tin/6": page("<body><h1>Sáu</h1></body>")[:-5],  # breaks off
    }


@dataclass(frozen=True, kw_only=True)
class Newsroom:
    """A small portal, a warehouse, and nights between them."""

    settings: Settings
    site: Site
    warehouse: Engine

    def night(self, run_id: str = "first", day: date = DAY) -> list[str]:
        """Scrape once; return what was asked."""
        before = len(self.site.asked)
        plan_run(run_id, day, ["own"], self.settings)
        scrape_portal("own", run_id, self.settings)
        summarise_run(run_id, self.settings)
        return self.site.asked[before:]

    def rows(self, statement: str) -> list[Any]:
        with self.warehouse.connect() as connection:
            return list(connection.execute(text(statement)))

    def files(self) -> list[Path]:
        return sorted(Path(self.settings.archive_dir).rglob("*.warc.gz"))

    def url(self, path: str) -> str:
        return f"http://{self.site.host}{path}"


@pytest.fixture
def newsroom(
    warehouse: Engine, scraping: Callable[..., Settings], tmp_path: Path
) -> Iterator[Newsroom]:
    settings = scraping(
        portal_dir=shelf(tmp_path, 'start=("/",), failure_limit=1.0'),
        page_bytes=100_000,
        spool_dir=tmp_path / "spool",
    )
    with Site(site()) as running:
        yield Newsroom(settings=own(settings, running), site=running, warehouse=warehouse)


def test_every_attempt_is_in_the_archive(newsroom: Newsroom) -> None:
    asked = newsroom.night()
    rows = newsroom.rows(EXCHANGES)
    assert [row.url for row in rows] == [newsroom.url(path) for path in asked]
    ends: dict[str, list[Any]] = {}
    for row in rows:
        ends.setdefault(row.url.removeprefix("http://cong.test"), []).append(
            (row.http_status, row.fate, row.truncated, row.record_type, row.capture_id is not None)
        )
    kept = [(200, None, None, "response", True)]
    assert ends["/robots.txt"] == ends["/"] == ends["/muc"] == kept
    assert sorted([*ends["/tin/1"], *ends["/tin/2"]]) == [*kept, (200, None, None, "revisit", True)]
    assert ends["/tin/3"] == [(301, None, None, "response", False)]
    assert {end[:4] for end in ends["/tin/4"]} <= {
        (500, "unreachable", None, "response"), (500, "unreachable", None, "revisit"),
    }  # fmt: skip
    assert ends["/tin/5"] == [(200, "too_large", "length", "response", False)]
    assert ends["/tin/6"] == [(200, "unreachable", "disconnect", "response", False)] * 3
    assert [end[:2] for end in ends["/tin/7"]] == [(404, None)]
    assert len(newsroom.files()) == 1
    assert check_archive(newsroom.settings) == []
    for row in newsroom.rows("SELECT * FROM archive.capture"):
        read_payload(capture_of(row._mapping), newsroom.settings.archive_dir)


def test_a_second_night_refers_to_the_first(newsroom: Newsroom) -> None:
    newsroom.night()
    newsroom.night("second", date(2025, 6, 17))
    kinds = Counter(
        row.record_type for row in newsroom.rows(EXCHANGES) if "2025-06-17" in row.warc_file
    )
    assert kinds["revisit"] >= 6  # robots.txt, the front page, the listing, articles, the 404
    assert check_archive(newsroom.settings) == []


def test_pages_are_shown_as_they_were(newsroom: Newsroom) -> None:
    newsroom.night()
    until = datetime.now(UTC)
    newsroom.site.pages["/tin/1"] = page("<body><h1>Tin mới</h1></body>")
    newsroom.night("second", date(2025, 6, 17))
    url = newsroom.url("/tin/1")
    capture, playback = show_page(url, None, newsroom.settings)
    assert playback.payload.decode() == "<body><h1>Tin mới</h1></body>"
    assert capture.http_status == 200
    _, before = show_page(url, until, newsroom.settings)
    assert "Một bản tin." in before.payload.decode()
    assert ("ETag", '"1"') in before.headers
    with pytest.raises(DoNotRetry, match=r"/tin/7: .* found none"):
        show_page(newsroom.url("/tin/7"), None, newsroom.settings)


def test_what_is_exported_stands_by_itself(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.night()
    newsroom.night("second", date(2025, 6, 17))
    file = tmp_path / "out.warc.gz"
    for chosen in ({"url": newsroom.url("/tin/2")}, {"portal": "own"}, {"day": date(2025, 6, 17)}):
        given: dict[str, Any] = {"url": None, "portal": None, "day": None, **chosen}
        count = export_records(file, **given, settings=newsroom.settings)
        bearing, revisits, requests = set(), [], 0
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                record.content_stream().read()
                head = record.rec_headers.get_header
                requests += record.rec_type == "request"
                if record.rec_type == "response":
                    bearing.add((head("WARC-Target-URI"), head("WARC-Date")))
                if record.rec_type == "revisit":
                    named = (head("WARC-Refers-To-Target-URI"), head("WARC-Refers-To-Date"))
                    revisits.append(named)
        assert requests == count > 0
        assert revisits
        assert set(revisits) <= bearing
    with pytest.raises(DoNotRetry, match="nothing to export"):
        export_records(file, None, "nobody", None, newsroom.settings)
    assert not list(tmp_path.glob("*.part"))


def told(newsroom: Newsroom) -> str:
    return "\n".join(f"{harm.file}: {harm.says}" for harm in check_archive(newsroom.settings))


def test_harm_is_found_and_named(newsroom: Newsroom) -> None:
    newsroom.night()
    (file,) = newsroom.files()
    whole, name = file.read_bytes(), file.relative_to(newsroom.settings.archive_dir).as_posix()

    file.write_bytes(whole + gzip.compress(b"half")[:-3])
    assert told(newsroom) == f"{name}: torn: 21 bytes after byte {len(whole)} are no records"

    file.write_bytes(whole[: len(whole) // 2])
    found = told(newsroom)
    assert f"{name}: torn: " in found
    assert "its record cannot be read" in found

    with newsroom.warehouse.connect() as connection:
        begin = connection.execute(
            text("SELECT max(warc_offset) FROM archive.capture")
        ).scalar_one()
    harmed = bytearray(whole)
    harmed[begin + 40] ^= 255  # behind gzip's head, whose time stamp nothing would miss
    file.write_bytes(harmed)
    assert f"{name}: " in told(newsroom)

    file.unlink()
    assert f"{name}: lost, with 14 exchanges" in told(newsroom)
    (lost,) = list_archive("own", DAY, newsroom.settings)
    assert (lost.name, lost.file_bytes, lost.exchanges) == (name, None, 14)
    with pytest.raises(BrokenArchive, match=name):
        show_page(newsroom.url("/tin/1"), None, newsroom.settings)

    file.write_bytes(whole)
    with newsroom.warehouse.begin() as connection:
        connection.execute(
            text("UPDATE archive.exchange SET payload_digest = 'sha256:0' WHERE url LIKE '%/muc'")
        )
        connection.execute(text("DELETE FROM archive.exchange WHERE url LIKE '%/tin/7'"))
    found = told(newsroom)
    assert "/muc: expected sha256:0, found sha256:" in found
    assert "/tin/7: no row tells of it" in found
    assert len(found.splitlines()) == 2


CAPTURES = """
    SELECT capture_id, run_id, portal_code, url, fetched_at, http_status, content_type,
        payload_digest, payload_bytes, etag, warc_file, warc_offset, warc_length, block_digest,
        payload_capture_id
    FROM archive.capture ORDER BY capture_id
"""
INDEX = """
    SELECT exchange_id, run_id, url, asked_at, http_status, fate, reason, received_bytes,
        truncated, record_type, payload_digest, payload_bytes, block_digest, warc_file,
        warc_offset, warc_length, capture_id
    FROM archive.exchange ORDER BY exchange_id
"""
WAITING = "SELECT url, capture_id FROM crawl.fate WHERE fate IS NULL ORDER BY url"


def test_lost_rows_are_written_anew_from_the_files(newsroom: Newsroom) -> None:
    newsroom.night()
    before = [newsroom.rows(statement) for statement in (CAPTURES, INDEX, WAITING)]
    assert all(before)
    with newsroom.warehouse.begin() as connection:
        connection.execute(text("TRUNCATE crawl.run CASCADE"))
    assert "no row tells of it" in told(newsroom)
    (written,) = reindex_archive(newsroom.settings).values()
    assert written == len(before[1])
    assert [newsroom.rows(statement) for statement in (CAPTURES, INDEX, WAITING)] == before
    assert reindex_archive(newsroom.settings) == {}
    assert check_archive(newsroom.settings) == []
    newsroom.night("second", date(2025, 6, 17))  # the next night goes on from there
    assert newsroom.rows("SELECT DISTINCT url FROM archive.capture WHERE run_id = 'second'") == []


def test_answers_that_a_killed_task_left_are_used_and_not_asked_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_run("first", DAY, ["own"], newsroom.settings)
    save = Frontier.save

    def killed(self: Frontier, **given: Any) -> None:
        if any(fate.url.endswith("/tin/1") for fate in given.get("fates", ())):
            raise KeyboardInterrupt
        save(self, **given)

    monkeypatch.setattr(Frontier, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        scrape_portal("own", "first", newsroom.settings)
    monkeypatch.undo()
    asked = len(newsroom.site.asked)
    # What the dying task managed to write of its last answer goes with the process.
    with newsroom.warehouse.begin() as connection:
        connection.execute(text("DELETE FROM archive.exchange WHERE url LIKE '%/tin/1'"))
    assert reindex_archive(newsroom.settings) == {}  # left to the run, which still goes on
    scrape_portal("own", "first", newsroom.settings)
    assert "/tin/1" not in newsroom.site.asked[asked:]
    assert newsroom.site.asked.count("/robots.txt") == 1
    assert newsroom.rows(
        "SELECT count(*), count(capture_id) FROM archive.exchange WHERE url LIKE '%/tin/1'"
    ) == [(1, 1)]
    assert check_archive(newsroom.settings) == []
    assert len(newsroom.files()) == 1


def test_a_night_in_an_object_store(newsroom: Newsroom, tmp_path: Path) -> None:
    bucket = f"memory://bucket/{tmp_path.name}"
    remote = replace(newsroom, settings=replace(newsroom.settings, archive_dir=bucket))
    remote.night()
    (file,) = list_archive(None, None, remote.settings)
    assert (file.is_shipped, file.exchanges) == (True, 14)
    assert check_archive(remote.settings) == []
    assert not list((tmp_path / "spool").rglob("*.gz"))
    assert b"<h1>Tin</h1>" in show_page(remote.url("/tin/1"), None, remote.settings)[1].payload

    # A machine was switched off in the night before: its file waits in the spool, without rows.
    remote.night("second", date(2025, 6, 17))
    left = tmp_path / "spool" / file.name
    left.parent.mkdir(parents=True, exist_ok=True)
    from upath import UPath

    shipped = UPath(bucket).joinpath(*file.name.split("/"))
    left.write_bytes(shipped.read_bytes() + b"\x1f\x8b\x08")
    shipped.unlink()
    with remote.warehouse.begin() as connection:
        connection.execute(text("DELETE FROM archive.exchange WHERE run_id = 'first'"))
    remote.night("third", date(2025, 6, 18))
    assert not left.exists()
    assert len(list_archive("own", DAY, remote.settings)) == 1
    assert check_archive(remote.settings) == []


def test_the_commands_of_the_archive(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.night()
    environment = {
        "GOVNEWS_WAREHOUSE_URL": newsroom.settings.warehouse_url,
        "GOVNEWS_ARCHIVE_DIR": str(newsroom.settings.archive_dir),
        "GOVNEWS_PORTAL_DIR": str(newsroom.settings.portal_dir),
    }

    def govnews(*words: str, code: int = 0) -> Any:
        done = CliRunner().invoke(app, ["archive", *words], env=environment)
        assert done.exit_code == code, (done.output, done.exception)
        return done

    assert "14 requests  5 kept" in govnews("list", "--portal", "own").stdout
    shown = govnews("show", newsroom.url("/tin/1"), "--headers")
    assert shown.stdout_bytes.startswith(b"HTTP/1.1 200 OK\r\nContent-Type: text/html")
    assert shown.stdout_bytes.endswith("<p>Một bản tin.</p></body>".encode())
    assert govnews("show", newsroom.url("/tin/1"), "--at", "2020-01-01", code=1)
    file = tmp_path / "out.warc.gz"
    assert "14 requests" in govnews("export", str(file), "--day", "2025-06-16").stdout
    govnews("export", str(file), code=2)
    govnews("export", str(tmp_path / "out.zip"), "--portal", "own", code=2)
    assert "whole" in govnews("check").stdout
    assert "already" in govnews("reindex").stdout
    newsroom.files()[0].unlink()
    assert "lost, with 14 exchanges" in govnews("check", code=1).stdout
    assert "LOST" in govnews("list", code=1).stdout
