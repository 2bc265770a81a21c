"""One administrative unit in one state: a row of the place dimension."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from govnews.vietnamese.gazetteer import MERGED_ON


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    """One unit in one state; `valid_from` and `valid_to` are whole days, both included.

    `province_id` is the province then, itself for a province; `today_place_id` the smallest unit
    of today that surely holds it. `was_abolished`: gone before the mergers of 2025, on a day that
    no table tells. `other_names` are older names without a day, and `district_codes` the codes
    of the districts that the unit lay in.
    """

    place_id: UUID
    level: str
    name: str
    official_code: str | None = None
    parent_place_id: UUID | None = None
    province_id: UUID | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    today_place_id: UUID
    today_province_id: UUID | None = None
    was_abolished: bool = False
    other_names: tuple[str, ...] = ()
    district_codes: tuple[str, ...] = ()

    @property
    def lineage(self) -> tuple[str, str | None, bool]:
        """Return what all states of one unit share: level, code, side of the mergers."""
        return self.level, self.official_code, self.begins >= MERGED_ON

    @property
    def begins(self) -> date:
        """Return the first day, the earliest one where it is not known."""
        return self.valid_from or date.min

    @property
    def ends(self) -> date:
        """Return the last day, the latest one while the unit exists."""
        return self.valid_to or date.max

    def holds_on(self, day: date | None) -> bool:
        """Return whether the unit exists on `day`; an unknown day excludes none."""
        return day is None or self.begins <= day <= self.ends
