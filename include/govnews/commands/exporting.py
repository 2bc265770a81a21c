"""The command that takes marts out of the warehouse: CSV for spreadsheets, Parquet for programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from govnews.export import Exported


class Format(StrEnum):
    """What may be asked for."""

    CSV = "csv"
    PARQUET = "parquet"
    BOTH = "both"


def export(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")],
    file_format: Annotated[Format, typer.Option("--format", help="Kind of file.")] = Format.CSV,
    mart: Annotated[
        list[str] | None, typer.Option(help="A mart, again for another; all by default.")
    ] = None,
    excel: Annotated[
        bool,
        typer.Option("--excel", help="CSV with a byte order mark and no cell too long."),
    ] = False,
    separator: Annotated[
        str, typer.Option(help="Between the cells of CSV: ',' or ';' or a tab.")
    ] = ",",
) -> None:
    """Write marts to files, and manifest.json: the same rows give the same bytes."""
    from govnews.export import FileFormat, Style
    from govnews.settings import read_settings
    from govnews.steps import export_warehouse

    if separator not in {",", ";", "\t"}:
        raise typer.BadParameter(f"expected ',' or ';' or a tab, found {separator!r}")
    formats = list(FileFormat) if file_format is Format.BOTH else [FileFormat(file_format.value)]
    style = Style(for_excel=excel, separator=separator)
    export_warehouse(folder, formats, mart or [], style, _tell, read_settings())
    typer.echo(str(folder / "manifest.json"))


def _tell(one: Exported) -> None:
    typer.echo(f"{one.path}  {one.rows:,} rows")
    for remark in one.remarks:
        typer.echo(f"{one.path}: {remark}", err=True)
