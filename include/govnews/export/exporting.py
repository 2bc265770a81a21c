"""Reads marts once, batch by batch, and writes each to its files; then the manifest."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import IsolationLevel
from sqlalchemy.engine import make_url

from govnews import __version__
from govnews.export.cells import EXCEL_ROWS
from govnews.export.csv_file import CsvFile
from govnews.export.formats import FileFormat, Style
from govnews.export.marts import FOLDER, Mart, list_marts
from govnews.export.parquet_file import ParquetFile, parquet_libraries

BATCH_ROWS = 1_000
MANIFEST = "manifest.json"


class _Target(Protocol):
    def write(self, rows: Sequence[Sequence[object]]) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Exported:
    """One file that was written; `remarks` are what its reader should know."""

    path: Path
    mart: Mart
    file_format: FileFormat
    rows: int
    remarks: tuple[str, ...] = ()


def export(
    warehouse_url: str,
    folder: Path,
    formats: Collection[FileFormat] = (FileFormat.CSV,),
    marts: Sequence[str] = (),
    style: Style | None = None,
    tell: Callable[[Exported], None] = lambda _: None,
) -> list[Exported]:
    """Write every mart, or those named, to ``folder/<mart>.<format>`` and ``manifest.json``.

    All of them at one moment of the warehouse. Memory does not grow with the rows: a cursor of
    the server hands over 1,000 at a time. The same rows give the same bytes. `tell` is called
    with each file. Raises `DoNotRetry` for a mart that is none.
    """
    if FileFormat.PARQUET in formats:
        parquet_libraries()
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Exported] = []
    with _one_moment(warehouse_url) as connection:
        for mart in list_marts(connection, marts):
            for one in _export(connection, mart, folder, formats, style or Style()):
                written.append(one)
                tell(one)
        versions = dict(connection.execute((FOLDER / "versions.sql").read_bytes()).fetchall())
    _write_manifest(folder / MANIFEST, written, versions)
    return written


@contextmanager
def _one_moment(warehouse_url: str) -> Iterator[psycopg.Connection[Any]]:
    address = make_url(warehouse_url)
    given = address.translate_connect_args(username="user", database="dbname")
    with psycopg.connect(**{"connect_timeout": 10, **given, **address.query}) as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        # Times do not depend on the client; a large mart may take longer than a question.
        connection.execute("SET LOCAL TIME ZONE 'Asia/Ho_Chi_Minh'")
        connection.execute("SET LOCAL DateStyle = 'ISO, YMD'")  # rows are ordered by their text
        connection.execute("SET LOCAL statement_timeout = 0")
        yield connection


def _export(
    connection: psycopg.Connection[Any],
    mart: Mart,
    folder: Path,
    formats: Collection[FileFormat],
    style: Style,
) -> list[Exported]:
    paths = {one: folder / f"{mart.name}.{one}" for one in FileFormat if one in formats}
    unfinished = {one: path.with_suffix(f".{one}.partial") for one, path in paths.items()}
    targets: dict[FileFormat, _Target] = {
        one: CsvFile(path, mart, style) if one is FileFormat.CSV else ParquetFile(path, mart)
        for one, path in unfinished.items()
    }
    rows = 0
    try:
        with connection.cursor(f"export_{mart.name}") as cursor:
            cursor.itersize = BATCH_ROWS
            cursor.execute(mart.statement())
            while batch := cursor.fetchmany(BATCH_ROWS):
                rows += len(batch)
                for target in targets.values():
                    target.write(batch)
    except BaseException:
        for one, target in targets.items():
            target.close()
            unfinished[one].unlink(missing_ok=True)
        raise
    for one, target in targets.items():
        target.close()
        unfinished[one].replace(paths[one])
    return [
        Exported(
            path=path,
            mart=mart,
            file_format=one,
            rows=rows,
            remarks=tuple(_remarks(targets[one], rows, style)),
        )
        for one, path in paths.items()
    ]


def _remarks(target: _Target, rows: int, style: Style) -> Iterator[str]:
    if not isinstance(target, CsvFile):
        return
    what = "cut there, which each says at its end" if style.for_excel else "Excel would cut them"
    for name, count in sorted(target.long_cells.items()):
        yield f"{count} cells of {name} are longer than 32,767 characters: {what}"
    if rows >= EXCEL_ROWS:
        yield f"{rows:,} rows: Excel shows the first {EXCEL_ROWS - 1:,}"


def _write_manifest(path: Path, written: Sequence[Exported], versions: dict[str, int]) -> None:
    told = {
        "made_by": f"govnews {__version__}",
        "extractor_versions": versions,
        "files": [_told(one) for one in written],
    }
    words = json.dumps(told, ensure_ascii=False, indent=2)
    path.write_text(f"{words}\n", encoding="utf-8", newline="\n")


def _told(one: Exported) -> dict[str, object]:
    with one.path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {
        "file": one.path.name,
        "mart": one.mart.name,
        "format": one.file_format.value,
        "rows": one.rows,
        "bytes": one.path.stat().st_size,
        "sha256": digest,
        "remarks": list(one.remarks),
        "columns": [
            {
                "name": field.name,
                "type": field.type,
                "comment_en": field.comment_en,
                "comment_vi": field.comment_vi,
            }
            for field in one.mart.fields
        ],
    }
