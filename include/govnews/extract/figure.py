"""Owns the record of a figure: what a rule read at one place, before it has a measure."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """One figure at one place: value in base units, where number and unit stand."""

    value: float
    value_high: float | None
    unit: str
    unit_printed: str
    family: str
    modifier: str
    rule: str
    start: int
    number_start: int
    unit_start: int
    end: int
    numerator: float | None = None
    denominator: float | None = None
