"""Writes one mart to a Parquet file with typed columns, row group by row group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from pathlib import Path
from typing import Any

from govnews.export.marts import Field, Mart
from govnews.failures import DoNotRetry

ROW_GROUP_ROWS = 100_000
ROW_GROUP_BYTES = 16_000_000
ZONE = "Asia/Ho_Chi_Minh"
# Every printed figure has its place: 20 digits before the point, 18 behind it.
NUMERIC = (38, 18)
_PARAMETERS = re.compile(r"numeric\((\d+),(\d+)\)")


class ParquetFile:
    """One file, zstd; each column carries its comments and its Postgres type as metadata."""

    def __init__(self, path: Path, mart: Mart) -> None:
        self._arrow, parquet = parquet_libraries()
        self._mart = mart
        self._schema = self._arrow.schema([self._field(field) for field in mart.fields])
        self._waiting: list[Any] = []
        self._rows = 0
        self._bytes = 0
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: Sequence[Sequence[object]]) -> None:
        """Append rows; raises `DoNotRetry` where a number is larger than Parquet's decimals."""
        columns = list(zip(*rows, strict=True))
        arrays = [
            self._array(field, values, self._schema.field(position).type)
            for position, (field, values) in enumerate(zip(self._mart.fields, columns, strict=True))
        ]
        batch = self._arrow.record_batch(arrays, schema=self._schema)
        self._waiting.append(batch)
        self._rows += batch.num_rows
        self._bytes += batch.nbytes
        if self._rows >= ROW_GROUP_ROWS or self._bytes >= ROW_GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        """Finish the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            group = self._arrow.Table.from_batches(self._waiting, schema=self._schema)
            self._writer.write_table(group, row_group_size=ROW_GROUP_ROWS)
        self._waiting, self._rows, self._bytes = [], 0, 0

    def _field(self, field: Field) -> Any:
        said = {
            "comment_en": field.comment_en,
            "comment_vi": field.comment_vi,
            "postgres_type": field.type,
        }
        return self._arrow.field(field.name, self._type(field), metadata=said)

    def _type(self, field: Field) -> Any:
        arrow = self._arrow
        if field.is_array:
            return arrow.list_(arrow.string())
        if field.type.startswith("numeric"):
            found = _PARAMETERS.fullmatch(field.type)
            return arrow.decimal128(*(map(int, found.groups()) if found else NUMERIC))
        types = {
            "smallint": arrow.int16(),
            "integer": arrow.int32(),
            "bigint": arrow.int64(),
            "real": arrow.float32(),
            "double precision": arrow.float64(),
            "boolean": arrow.bool_(),
            "date": arrow.date32(),
            "timestamp with time zone": arrow.timestamp("us", tz=ZONE),
        }
        return types.get(field.type, arrow.string())

    def _array(self, field: Field, values: Sequence[object], kind: Any) -> Any:
        given = values
        if field.type.startswith("numeric"):
            given = [
                _fitted(value, kind.scale) if isinstance(value, Decimal) else None
                for value in values
            ]
        try:
            return self._arrow.array(given, type=kind)
        except self._arrow.ArrowInvalid as error:
            raise DoNotRetry(
                f"mart.{self._mart.name}.{field.name}: expected values that fit {kind}, found"
                f" {max(filter(None, values), key=str, default=None)} ({error}): export it as csv"
            ) from error


def _fitted(value: Decimal, scale: int) -> Decimal:
    """Return the number with no more decimals than Parquet's column has."""
    with localcontext() as context:
        context.prec = 100
        return value.quantize(Decimal(1).scaleb(-scale), rounding=ROUND_HALF_EVEN)


def parquet_libraries() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet writer; raises `DoNotRetry` where they are not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise DoNotRetry(
            "Parquet needs pyarrow: pip install 'govnews[parquet]', or export with --format csv"
        ) from error
    return pyarrow, parquet
