"""Owns the walk along a listing's pages: which comes next, and where the walk ends.

A walk ends at known ground, at a bound, at a page that repeats another one, or where the pager
ends. In a backfill it ends where everything is older than the range, and is written down so that
the next run goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from govnews.discover.kinds import Kind
from govnews.discover.known import FoundAddress, KnownAddress, Progress
from govnews.discover.listings import Entry
from govnews.discover.pagers import is_posted, page_number, pager_of
from govnews.discover.pages import Brought
from govnews.discover.postbacks import Postback
from govnews.discover.seen import ListingSeen
from govnews.portal import Portal
from govnews.steps.survey import Survey

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How far a backfill walks: `pages` of each listing per run, down to `first_day`."""

    first_day: date
    last_day: date
    pages: int


@dataclass(frozen=True, kw_only=True)
class End:
    """Why a walk ends. `is_bound`: another run goes on; `is_repeat`: the pager has no more."""

    reason: str
    is_bound: bool = False
    is_repeat: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of a walk: what it showed, the page to ask next, and the pages left alone.

    `left` are deeper pages that are not asked from here, because of `end` where the walk ends;
    `progress` is a backfill's.
    """

    seen: ListingSeen
    end: End | None = None
    next_page: FoundAddress | None = None
    left: frozenset[str] = frozenset()
    progress: Progress | None = None


class Walk:
    """The walks of one portal in one run. `reach` makes them a backfill's."""

    def __init__(self, portal: Portal, survey: Survey, reach: Reach | None = None) -> None:
        self._portal = portal
        self._survey = survey
        self._reach = reach
        self._first: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._walked: dict[str, int] = {}
        self._shown: dict[tuple[str, ...], str] = {}
        self._postbacks: dict[str, Postback] = {}

    def postback(self, url: str) -> Postback | None:
        """Return the form that brings a posted page, if the page before it was read."""
        return self._postbacks.get(url)

    def resume_at(self, listing: str, progress: Progress) -> str:
        """Return the page that a backfill goes on with, and remember where it belongs."""
        page = progress.next_page_url
        if is_posted(page):  # only the pages before it bring its form
            return listing
        self._first[page] = listing
        self._numbers.setdefault(page, max(progress.pages_walked + 1, 1))
        return page

    def step(self, known: KnownAddress, brought: Brought) -> Step:
        """Return where a page of a listing leads, and why the walk ends if it does."""
        url, number = known.url, self._number(known.url)
        first = self._first.get(url, url)
        self._walked[first] = self._walked.get(first, 0) + 1
        entries = brought.entries or _articles(brought)
        further, deeper = self._further(url, number, brought)
        shown = tuple(entry.url for entry in brought.entries) or (url,)
        end = self._end(first, url, shown, entries)
        seen = ListingSeen(
            url=url,
            first_page=first,
            number=number,
            entries=entries,
            new_entries=sum(self._is_new(entry.url) for entry in entries),
            stated_total=brought.stated_total,
            walk_ended=end.reason if end and further else None,
        )
        if end and further:
            log.info("%s: walk ends on page %d: %s", url, number, end.reason)
        goes_on = further if further and not end else None
        if goes_on is not None:
            self._first[goes_on.url] = first
            self._numbers.setdefault(goes_on.url, number + 1)
        left = frozenset(deeper - ({goes_on.url} if goes_on else set()))
        progress = self._progress(first, url, further, end)
        return Step(
            seen=seen,
            end=end if further else None,
            next_page=goes_on,
            left=left,
            progress=progress,
        )

    def _number(self, url: str) -> int:
        spelled = page_number(url, self._portal.listing.page_parameter)
        return spelled if spelled > 1 else self._numbers.get(url, 1)

    def _further(
        self, url: str, number: int, brought: Brought
    ) -> tuple[FoundAddress | None, set[str]]:
        """Return the next page, and every deeper page of the same pager that was named."""
        parameter = self._portal.listing.page_parameter
        pager = pager_of(url, parameter)
        pages = {
            found.url: page_number(found.url, parameter)
            for found in brought.found
            if found.kind is Kind.LISTING and pager_of(found.url, parameter) == pager
        }
        pages |= {each.url: each.number for each in brought.postbacks}
        deeper = {each: at for each, at in pages.items() if at > max(number, 1)}
        self._postbacks |= {each.url: each for each in brought.postbacks if each.url in deeper}
        chosen = brought.next_page or min(deeper, key=lambda each: deeper[each], default=None)
        if chosen is None or chosen == url or not self._portal.owns(chosen):
            return None, set(deeper)
        found = FoundAddress(
            url=chosen, kind=Kind.LISTING, found_on=url, is_scheduled=not is_posted(chosen)
        )
        return found, {*deeper, chosen}

    def _end(
        self, first: str, url: str, shown: tuple[str, ...], entries: Sequence[Entry]
    ) -> End | None:
        """Return why the walk ends on this page, or None.

        Past their last page many portals answer with the first again, for ever. A page whose
        entries the portal's selector does not find tells nothing about the others.
        """
        before = self._shown.setdefault(shown, url)
        if before != url:
            return End(reason=f"repeats {before}", is_repeat=True)
        if self._reach is not None:
            return self._end_of_reach(first, entries, self._reach)
        listing = self._portal.listing
        start = self._survey.known.get(first)
        is_first_run = start is None or start.is_new or start.visited_at is None
        bound = listing.pages_first_run if is_first_run else listing.pages_per_night
        if self._is_known_ground(entries):
            return End(reason="known ground")
        return self._bound(first, bound)

    def _end_of_reach(self, first: str, entries: Sequence[Entry], reach: Reach) -> End | None:
        days = [entry.stated_on or self._day_known(entry.url) for entry in entries]
        if days and all(day is not None and day < reach.first_day for day in days):
            return End(reason=f"everything is older than {reach.first_day}")
        return self._bound(first, reach.pages)

    def _bound(self, first: str, pages: int) -> End | None:
        if self._walked[first] < pages:
            return None
        return End(reason=f"bound of {pages} pages", is_bound=True)

    def _progress(
        self, first: str, url: str, further: FoundAddress | None, end: End | None
    ) -> Progress | None:
        if self._reach is None:
            return None
        is_over = further is None or (end is not None and not end.is_bound)
        return Progress(
            first_day=self._reach.first_day,
            last_day=self._reach.last_day,
            listing_url=first,
            next_page_url=further.url if further and not is_over else url,
            pages_walked=self._number(url),
            ended=(end.reason if end else "the pager ends") if is_over else None,
        )

    def _is_known_ground(self, entries: Sequence[Entry]) -> bool:
        """Return whether so many entries in a row were met by earlier runs that all else was."""
        wanted = self._portal.listing.known_run or len(entries)
        run = 0
        for entry in entries:
            run = 0 if self._is_new(entry.url) else run + 1
            if run >= wanted:
                return True
        return False

    def _is_new(self, url: str) -> bool:
        known = self._survey.known.get(url)
        return known is None or known.is_new

    def _day_known(self, url: str) -> date | None:
        known = self._survey.known.get(url)
        return known.stated_on if known else None


def _articles(brought: Brought) -> tuple[Entry, ...]:
    return tuple(Entry(url=each.url) for each in brought.found if each.kind is Kind.ARTICLE)
