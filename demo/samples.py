"""Which sites are played: a folder of them, the day, and what that day is called."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


class WrongUsage(Exception):
    """The demo cannot start as it was asked to; one sentence says why."""


@dataclass(frozen=True, kw_only=True)
class Samples:
    """The sites below `folder` on one of their days; `news_day` is the partition they fill.

    One of them may be `broken`: it answers 500 to everything.
    """

    folder: Path
    day: int
    news_day: date
    slugs: tuple[str, ...]
    broken: str | None = None


def read_samples(
    folder: Path, day: int, shelf: Sequence[str], broken: str | None = None
) -> Samples:
    """Return what the sites below `folder` play; raise `WrongUsage` where they cannot be played."""
    homes = sorted(routes.parent for routes in folder.glob("*/routes.json"))
    if not homes:
        raise WrongUsage(f"SAMPLES: expected sites as {folder}/<slug>/routes.json, found none")
    unknown = [home.name for home in homes if home.name not in shelf]
    if unknown:
        raise WrongUsage(
            f"SAMPLES: no portal file on the shelf for {', '.join(unknown)} in {folder}"
        )
    days = {_read_day(home, day) for home in homes}
    if len(days) > 1:
        found = ", ".join(sorted(map(str, days)))
        raise WrongUsage(f"SAMPLES: expected one date of day {day} in {folder}, found {found}")
    slugs = tuple(home.name for home in homes)
    if broken not in (None, *slugs):
        raise WrongUsage(f"BROKEN: expected one of {', '.join(slugs)}, found {broken!r}")
    return Samples(folder=folder, day=day, news_day=days.pop(), slugs=slugs, broken=broken)


def _read_day(home: Path, day: int) -> date:
    routes = home / ("routes.json" if day == 1 else f"day{day}/routes.json")
    try:
        return date.fromisoformat(json.loads(routes.read_text("utf-8"))["date"])
    except FileNotFoundError:
        raise WrongUsage(f"DAY: {home} has no day {day} ({routes.name} is missing)") from None
    except (KeyError, TypeError, ValueError) as error:
        raise WrongUsage(f"SAMPLES: {routes}: expected a 'date' of YYYY-MM-DD ({error})") from None
