"""Owns what one may ask of an export: the kinds of file, and how CSV is to be written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileFormat(StrEnum):
    """The kinds of file that a mart can be written to."""

    CSV = "csv"
    PARQUET = "parquet"


@dataclass(frozen=True, kw_only=True)
class Style:
    """How CSV is written; for Excel with a byte order mark and no cell longer than it holds."""

    for_excel: bool = False
    separator: str = ","
