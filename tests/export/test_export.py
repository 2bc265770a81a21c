"""Marts as files: the same rows give the same bytes, typed, described, in bounded memory."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import psycopg
import pyarrow
import pytest
from pyarrow import parquet
from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url

from govnews.export import FileFormat, Style, export
from govnews.failures import DoNotRetry
from tests.conftest import url_text
from tests.load.newsroom import Newsroom, build, make_article, read
from tests.load.test_export import publish

BOTH = (FileFormat.CSV, FileFormat.PARQUET)


def address(engine: Engine) -> str:
    return url_text(engine.url)


def rows_of(file: Path, separator: str = ",") -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened, delimiter=separator))


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def filled(newsroom: Newsroom) -> Engine:
    body = ("+ Trồng 850 ha rừng.", "=SUM(A1:A9) là công thức của bảng tính.")
    article = make_article(body=body, title="- Đầm Hà trồng rừng")
    build(newsroom.engine, "build1", read(newsroom.capture()))
    capture = newsroom.capture("http://damha.test/tin-tuc/rung-2.html")
    staged = read(capture, make_article(url=capture.url), page_identity="2")
    again = staged.reading
    assert again.article
    newer = type(staged)(
        capture=capture, run_id=staged.run_id, news_day=staged.news_day, page_identity="2",
        reading=type(again)(
            url=capture.url, portal="damha", fate=None, encoding="utf-8", layout="damha_2024",
            article=type(article)(**{**article.__dict__, "url": capture.url}),
        ),
    )  # fmt: skip
    build(newsroom.engine, "build2", newer)
    return newsroom.engine


def test_files_tell_what_the_marts_tell(filled: Engine, tmp_path: Path) -> None:
    written = export(address(filled), tmp_path, BOTH)
    with filled.connect() as connection:
        views = set(
            connection.scalars(text("SELECT viewname FROM pg_views WHERE schemaname = 'mart'"))
        )
        counts = {
            view: connection.scalar(text(f"SELECT count(*) FROM mart.{view}")) for view in views
        }
        figures = connection.execute(
            text("SELECT value, quote, published_on FROM mart.quantity ORDER BY span_start")
        ).all()
    assert {(one.mart.name, one.file_format): one.rows for one in written} == {
        (view, one): count for view, count in counts.items() for one in BOTH
    }
    assert not list(tmp_path.glob("*.partial"))
    told = rows_of(tmp_path / "quantity.csv")
    assert [(Decimal(row["value"]), row["quote"], row["published_on"]) for row in told] == [
        (value, quote, day.isoformat()) for value, quote, day in figures
    ]
    typed = parquet.read_table(tmp_path / "quantity.parquet").to_pylist()
    assert [(row["value"], row["quote"], row["published_on"]) for row in typed] == [
        tuple(row) for row in figures
    ]
    for name, count in counts.items():
        assert len(rows_of(tmp_path / f"{name}.csv")) == count
        assert parquet.read_metadata(tmp_path / f"{name}.parquet").num_rows == count


def test_words_that_would_run_are_words(filled: Engine, tmp_path: Path) -> None:
    export(address(filled), tmp_path, BOTH, ["article"])
    titles = {row["title"]: row["text"] for row in rows_of(tmp_path / "article.csv")}
    assert titles["'- Đầm Hà trồng rừng"].startswith("'+ Trồng 850 ha rừng.\n=SUM(A1:A9)")
    # Parquet runs nothing: there the words stand as they are.
    stored = parquet.read_table(tmp_path / "article.parquet").to_pylist()
    assert "- Đầm Hà trồng rừng" in {row["title"] for row in stored}


def test_columns_are_typed_and_say_what_they_mean(filled: Engine, tmp_path: Path) -> None:
    export(address(filled), tmp_path, BOTH, ["article", "quantity"])
    article = parquet.read_schema(tmp_path / "article.parquet")
    assert article.field("published_on").type == pyarrow.date32()
    assert article.field("published_at").type == pyarrow.timestamp("us", tz="Asia/Ho_Chi_Minh")
    assert article.field("article_id").type == pyarrow.string()
    assert article.field("authors").type == pyarrow.list_(pyarrow.string())
    assert article.field("is_gone").type == pyarrow.bool_()
    assert article.field("revision_ordinal").type == pyarrow.int16()
    assert article.field("view_count").type == pyarrow.int32()
    quantity = parquet.read_schema(tmp_path / "quantity.parquet")
    assert quantity.field("value").type == pyarrow.decimal128(38, 18)
    said = article.field("title").metadata
    assert said[b"comment_en"].decode() == "Headline as printed"
    assert said[b"comment_vi"].decode() == "Tiêu đề nguyên văn"
    [one, *_] = parquet.read_table(tmp_path / "article.parquet").to_pylist()
    assert one["authors"] == ["Thu Hà"]
    assert json.loads(one["tables"]) == []
    assert one["published_on"] == date(2026, 11, 19)


def test_the_manifest_tells_rows_digests_columns_and_versions(
    filled: Engine, tmp_path: Path
) -> None:
    export(address(filled), tmp_path, BOTH, ["quantity", "article"])
    told = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert told["extractor_versions"] == {"1": 1, "": 1}
    assert [one["file"] for one in told["files"]] == [
        *("article.csv", "article.parquet", "quantity.csv", "quantity.parquet")
    ]
    for one in told["files"]:
        content = (tmp_path / one["file"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(content), sha256(content).hexdigest())
        assert one["rows"] == 2
        assert all(column["comment_en"] and column["comment_vi"] for column in one["columns"])
    header = rows_of(tmp_path / "quantity.csv")[0].keys()
    assert [column["name"] for column in told["files"][2]["columns"]] == list(header)


def test_the_same_pages_give_the_same_bytes(
    warehouse: Engine, second_warehouse: Engine, tmp_path: Path
) -> None:
    publish(warehouse, 0)
    publish(second_warehouse, 300)
    export(address(warehouse), tmp_path / "first")
    export(address(second_warehouse), tmp_path / "second")
    first, second = contents(tmp_path / "first"), contents(tmp_path / "second")
    assert len(first) > 20
    assert first == second
    abroad = make_url(address(warehouse)).update_query_dict(
        {"options": "-c timezone=America/Lima -c datestyle=SQL,MDY"}
    )
    export(url_text(abroad), tmp_path / "abroad")
    assert contents(tmp_path / "abroad") == first


def test_excel_gets_its_mark_and_no_cell_that_it_would_cut(
    warehouse: Engine, tmp_path: Path
) -> None:
    with warehouse.begin() as connection:
        connection.execute(
            text("CREATE VIEW mart.long AS SELECT repeat('dài; ', 8000) AS words, 1 AS number")
        )
    plain, excel = tmp_path / "plain", tmp_path / "excel"
    [told] = export(address(warehouse), plain, marts=["long"])
    assert told.remarks == (
        "1 cells of words are longer than 32,767 characters: Excel would cut them",
    )
    [row] = rows_of(plain / "long.csv")
    assert row["words"] == "dài; " * 8000
    style = Style(for_excel=True, separator=";")
    [told] = export(address(warehouse), excel, marts=["long"], style=style)
    assert "cut there, which each says" in told.remarks[0]
    assert (excel / "long.csv").read_bytes().startswith(b"\xef\xbb\xbfwords;number\r\n")
    [row] = rows_of(excel / "long.csv", ";")
    assert len(row["words"]) == 32_767
    assert row["words"].endswith("… [cut: 40,000 characters in all, whole in mart.long]")


def test_a_mart_that_is_none_is_said(warehouse: Engine, tmp_path: Path) -> None:
    with pytest.raises(DoNotRetry, match=r"found no mart weather"):
        export(address(warehouse), tmp_path, marts=["weather", "article"])


def test_what_fails_leaves_no_half_file(warehouse: Engine, tmp_path: Path) -> None:
    with warehouse.begin() as connection:
        connection.execute(
            text(
                "CREATE VIEW mart.broken AS SELECT n AS number, 10 / (3000 - n) AS share"
                " FROM generate_series(1, 4000) AS n"
            )
        )
    with pytest.raises(psycopg.errors.DivisionByZero):
        export(address(warehouse), tmp_path, BOTH, ["broken"])
    assert list(tmp_path.iterdir()) == []


def test_a_number_too_large_for_parquet_is_said(warehouse: Engine, tmp_path: Path) -> None:
    with warehouse.begin() as connection:
        connection.execute(text("CREATE VIEW mart.large AS SELECT 1e30::numeric AS value"))
    with pytest.raises(DoNotRetry, match=r"mart\.large\.value: .* export it as csv"):
        export(address(warehouse), tmp_path, [FileFormat.PARQUET], ["large"])
    export(address(warehouse), tmp_path, marts=["large"])
    assert rows_of(tmp_path / "large.csv") == [{"value": "1" + "0" * 30}]


@pytest.fixture
def analyst(warehouse: Engine) -> Iterator[str]:
    """The address of a login that is a member of the role analyst and nothing else."""
    with warehouse.begin() as connection:
        connection.execute(text("CREATE ROLE exporter LOGIN PASSWORD 'x' IN ROLE analyst"))
    yield url_text(warehouse.url.set(username="exporter", password="x"))
    with warehouse.begin() as connection:
        connection.execute(text("DROP ROLE exporter"))


def test_an_analyst_may_export(analyst: str, tmp_path: Path) -> None:
    assert len(export(analyst, tmp_path)) >= 20


PEAK = """
import resource, sys
from pathlib import Path
from govnews.export import FileFormat, export
export(sys.argv[1], Path(sys.argv[2]), list(FileFormat), [sys.argv[3]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_rows(warehouse: Engine, tmp_path: Path) -> None:
    peaks = {}
    for rows in (8_000, 32_000):
        with warehouse.begin() as connection:
            connection.execute(
                text(
                    f"CREATE VIEW mart.wide_{rows} AS SELECT n AS number, n || repeat(' chữ', 400)"
                    f" AS words FROM generate_series(1, {rows}) AS n"
                )
            )
        command = [sys.executable, "-c", PEAK, address(warehouse), str(tmp_path), f"wide_{rows}"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        peaks[rows] = int(done.stdout) / 1024
        assert (tmp_path / f"wide_{rows}.csv").stat().st_size > rows * 2_000
    # 55 MB of text more, in MB of memory:
    assert peaks[32_000] - peaks[8_000] < 30, peaks
