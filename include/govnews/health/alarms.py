"""Owns an alarm: what a check found at a portal, how bad it is, and its one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """Red fails the task `health`; a warning is said and shown."""

    RED = "red"
    WARNING = "warning"


class Check(StrEnum):
    """What was looked at."""

    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    SILENT = "silent"
    NEVER_ANY = "never_any"
    FIELD = "field"
    REFUSED = "refused"
    LAYOUT = "layout"


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """One finding on one news day.

    `subject` names what it is about within the portal: a day (2026-11-24), a field of a layout
    (story.byline), a layout, or the pages. `example_url` is the first page affected.
    """

    portal: str
    news_day: date
    check: Check
    subject: str
    severity: Severity
    expected: str
    found: str
    example_url: str | None
    sentence: str
