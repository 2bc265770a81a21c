"""Owns what a server means by Retry-After (RFC 9110, 10.2.3), whatever it writes there."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from govnews.fetch.answers import Answer
from govnews.fetch.manners import LONGEST_HOLD


def retry_after(answer: Answer) -> float:
    """Return the seconds to wait: 0 for none, the past and nonsense, at most a day.

    A date is measured from the answer's own Date where it has one: the server's clock may be
    wrong, but then it is wrong in both.
    """
    wanted = (answer.header("Retry-After") or "").strip()
    if wanted.isascii() and wanted.isdecimal():
        return min(float(wanted[:20]), LONGEST_HOLD)
    moment = _moment(wanted)
    if moment is None:
        return 0.0
    now = _moment(answer.header("Date") or "") or datetime.now(UTC)
    return min(max(0.0, (moment - now).total_seconds()), LONGEST_HOLD)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
