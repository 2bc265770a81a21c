"""What a load did, table by table: how often a row came in, changed, went, or was there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class TableCount:
    """Rows of one table. `unchanged`: offered by the build, and in the warehouse already.

    Of facts, every staged row of an accepted reading is offered; of dimensions, articles and
    revisions every key that such a reading names.
    """

    inserted: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0

    @property
    def changed(self) -> int:
        """Return how many rows the load touched."""
        return self.inserted + self.updated + self.removed

    def __str__(self) -> str:
        return (
            f"{self.inserted} inserted, {self.updated} updated, {self.removed} removed,"
            f" {self.unchanged} unchanged"
        )


@dataclass(frozen=True)
class Loaded(Mapping[str, int]):
    """The counts of a load by table; as a mapping, the rows that changed."""

    tables: Mapping[str, TableCount]

    def __getitem__(self, table: str) -> int:
        return self.tables[table].changed

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)
