"""Owns what a signal is: where it is looked for, what it weighs, and what outweighs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from govnews.capture_quality.kinds import Kind


class Place(StrEnum):
    """Where a signal is looked for; a title or heading is matched as a whole."""

    TITLE = "title"
    OPENING = "opening"
    BLOCK = "block"
    MARKUP = "markup"


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One kind of evidence; `source` says who writes so.

    A `weight` of 1 would settle it alone. `yields_to` words of prose take all of it, and one
    that is `alone` tells something only on a page without the site's own menus: gates and
    notices have none.
    """

    name: str
    kind: Kind
    place: Place
    pattern: re.Pattern[str]
    weight: float
    source: str
    alone: bool = True
    yields_to: int = 120
