"""Owns the kinds of things that stand where content should, and the fate each one means."""

from __future__ import annotations

from enum import StrEnum

from govnews.records import Fate


class Kind(StrEnum):
    """What an answer is: content, or what stands in its place."""

    CONTENT = "content"
    SOFT_404 = "soft_404"
    WAF = "waf"
    LOGIN = "login"
    COOKIE_GATE = "cookie_gate"
    MAINTENANCE = "maintenance"
    PARKING = "parking"
    BUSY = "busy"
    ERROR = "error"
    EMPTY = "empty"


# A gate is a decision of the portal's: we write to its owner. The others pass: we come back
# another night. A parked domain is nobody's decision about us, so it belongs to them; that
# it lasts, its red portal tells. An empty page stays with the reader, who knows the layout.
FATES = {
    Kind.SOFT_404: Fate.SOFT_404,
    Kind.WAF: Fate.BLOCKED,
    Kind.LOGIN: Fate.BLOCKED,
    Kind.COOKIE_GATE: Fate.BLOCKED,
    Kind.MAINTENANCE: Fate.UNREACHABLE,
    Kind.PARKING: Fate.UNREACHABLE,
    Kind.BUSY: Fate.UNREACHABLE,
    Kind.ERROR: Fate.UNREACHABLE,
}
