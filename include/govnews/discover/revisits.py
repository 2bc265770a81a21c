"""Owns when an address is due again: what its own history says, and nothing else.

News is edited in its first day and hardly ever after its first weeks, so an address is asked in
every run until two nights have passed since it was found, or since a change was seen. Then the
pauses grow with every visit that found nothing, bounded by half the pause between the changes
seen so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from govnews.discover.kinds import Kind
from govnews.records import Fate

FRESH = timedelta(days=2)
PAST_DAYS = 60  # the least age of what a backfill brings, for the length of its pauses
CONFIRMING = 3  # different nights on which an absence is looked at again at once
_ABSENT = {Fate.GONE, Fate.NOT_FOUND, Fate.SOFT_404}
_READ = {Fate.LOADED, Fate.UNCHANGED, Fate.REVISED}
_THERE = {*_READ, Fate.GONE}
_AT_ONCE = {Fate.UNREACHABLE, Fate.BLOCKED}
_ENTRANCES = {Kind.FRONT, Kind.ROBOTS}
_BRING_NEWS = {Kind.LISTING, Kind.FEED, Kind.SITEMAP}
# Days between two visits: the more of them found nothing new, the longer.
_ARTICLE_PAUSES = (3, 7, 14, 30, 60, 90)
_LISTING_PAUSES = (1, 1, 2, 3, 7, 14, 30)
_OTHER_PAUSES = (14, 30, 90)
_FILE_PAUSES = (30, 90, 180)
_ABSENT_PAUSES = (7, 30, 90, 180)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One visit: its news day, its fate (None: waits for its reading), the new entries it gave."""

    on: date
    fate: Fate | None
    new_entries: int | None = None


@dataclass(frozen=True, kw_only=True)
class History:
    """All visits of one address, oldest first; `is_deep` for a pager's second page and beyond.

    `is_past`: a backfill found it. Its news was old when we met it, and is not edited any more.
    """

    kind: Kind
    first_seen_on: date
    visits: tuple[Visit, ...]
    is_deep: bool = False
    is_past: bool = False


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """What a history comes to. `next_visit_on` not after `visited_on`: in every run from now on.

    None: never by itself. `is_open`: a reading that still waits can change it.
    """

    visited_on: date
    visits: int
    changes: int
    changed_on: date | None
    next_visit_on: date | None
    was_there: bool
    is_open: bool


def reckon(history: History) -> Schedule:
    """Return when an address with at least one visit is due again."""
    visits = history.visits
    changed = _changes(history)
    return Schedule(
        visited_on=visits[-1].on,
        visits=len(visits),
        changes=len(changed),
        changed_on=changed[-1] if changed else None,
        next_visit_on=_next_visit(history, changed),
        was_there=any(visit.fate in _THERE for visit in visits),
        is_open=any(visit.fate is None for visit in visits),
    )


def _changes(history: History) -> list[date]:
    """Return the days on which a visit found something else than the visit before."""
    changed = []
    for before, visit in zip(history.visits, history.visits[1:], strict=False):
        came_or_went = (before.fate in _ABSENT) != (visit.fate in _ABSENT)
        # What waits for its reading came back, if it did; whether it is news nobody knows yet.
        if visit.fate is Fate.REVISED or visit.new_entries or came_or_went:
            changed.append(visit.on)
    return changed


def _next_visit(history: History, changed: Sequence[date]) -> date | None:
    last = history.visits[-1]
    at_once = history.first_seen_on
    fresh_since = max([history.first_seen_on, *changed[-1:]])
    is_fresh = last.on - fresh_since < FRESH and (bool(changed) or not history.is_past)
    if last.fate is Fate.EXTERNAL or history.is_deep:
        return at_once if is_fresh else None
    if history.kind in _ENTRANCES or last.fate in _AT_ONCE:
        return at_once
    if is_fresh or _is_to_confirm(history):
        return at_once
    quiet = {visit.on for visit in history.visits if visit.on - fresh_since >= FRESH}
    age = (last.on - fresh_since).days + (PAST_DAYS if history.is_past else 0)
    pause = _pause(_pauses(history), len(quiet), age)
    if changed:
        usual = (last.on - history.first_seen_on).days / len(changed)
        pause = min(pause, max(1, round(usual / 2)))
    return last.on + timedelta(days=pause)


def _is_to_confirm(history: History) -> bool:
    """Return whether a page is missing since too few nights to be believed."""
    absent: set[date] = set()
    for visit in reversed(history.visits):
        if visit.fate not in _ABSENT:
            break
        absent.add(visit.on)
    return 0 < len(absent) < CONFIRMING


def _pauses(history: History) -> tuple[int, ...]:
    last = history.visits[-1].fate
    if last in _ABSENT:
        return _ABSENT_PAUSES
    if history.kind in _BRING_NEWS:
        return _LISTING_PAUSES
    if history.kind is Kind.ATTACHMENT:
        return _FILE_PAUSES
    is_article = last in _READ or (last is None and history.kind is Kind.ARTICLE)
    return _ARTICLE_PAUSES if is_article else _OTHER_PAUSES


def _pause(pauses: tuple[int, ...], quiet: int, age: int) -> int:
    """Return the pause after so many quiet visits; a page seen rarely counts by its age."""
    by_age = max((pause for pause in pauses if pause <= age / 2), default=pauses[0])
    return max(pauses[min(max(quiet, 1), len(pauses)) - 1], by_age)
