"""Owns which of the addresses that a page brings up are asked in this run, and why not others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from govnews.discover.kinds import Kind
from govnews.discover.known import FoundAddress, KnownAddress
from govnews.discover.pages import day_of
from govnews.portal import Portal
from govnews.records import Fate

# What these bring up ends the run with a fate of its own; a sitemap lists everything there is,
# and an article its relatives: of those only what is asked has one.
NAMING = {Kind.FRONT, Kind.LISTING, Kind.FEED}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Ask an address, or put it off with a fate; neither: it is not met in this run."""

    ask: bool = False
    fate: Fate | None = None
    reason: str = ""


ASK = Choice(ask=True)
PASS_OVER = Choice()


class Chooser(Protocol):
    """Says what becomes of an address that an answer of kind `source` brings up."""

    def choose(self, found: FoundAddress, known: KnownAddress, source: Kind | None) -> Choice:
        """Return whether to ask it. `source` None: a redirect has led to it."""
        ...


class NightChooser:
    """Asks for what is new or due on `news_day`, or what the portal says has changed."""

    def __init__(self, news_day: date) -> None:
        self._news_day = news_day

    def choose(self, found: FoundAddress, known: KnownAddress, source: Kind | None) -> Choice:
        """Return whether to ask it: new, due, changed, an entrance, or a redirect's end."""
        if known.visited_at is None or source is None:
            return ASK
        if known.next_visit_on is not None and known.next_visit_on <= self._news_day:
            return ASK
        if _has_changed(found, known) or _is_entrance(known, source):
            return ASK
        if known.last_fate is Fate.EXCLUDED_BY_ROBOTS:  # to say so costs no request
            return ASK
        if source not in NAMING:
            return PASS_OVER
        when = f"next visit on {known.next_visit_on}" if known.next_visit_on else "no visit planned"
        return Choice(fate=Fate.NOT_DUE, reason=f"known, {when}")


class RangeChooser:
    """Asks for articles of the days `first_day` to `last_day` that nobody has visited."""

    def __init__(self, portal: Portal, first_day: date, last_day: date) -> None:
        self._portal = portal
        self.first_day = first_day
        self.last_day = last_day

    def choose(self, found: FoundAddress, known: KnownAddress, source: Kind | None) -> Choice:
        """Return whether to ask it: by the day that listing, feed or address give it."""
        if source is None or _is_entrance(known, source):
            return ASK
        if known.kind in (Kind.LISTING, Kind.FEED, Kind.SITEMAP):
            return ASK if self._may_name(found, known, source) else PASS_OVER
        if known.visited_at is not None:
            return self._put_off(source, Fate.NOT_DUE, "visited before")
        if known.kind is Kind.ATTACHMENT and source is Kind.ARTICLE:
            return ASK
        day = day_of(self._portal, found) or known.stated_on
        if day is not None:
            if self.first_day <= day <= self.last_day:
                return ASK
            return self._put_off(source, Fate.OUT_OF_RANGE, f"of {day}")
        if found.stated_in is not None:
            return ASK  # an entry without a day: only its page tells
        return self._put_off(source, Fate.NOT_DUE, "no article of a listing, feed or sitemap")

    def _may_name(self, found: FoundAddress, known: KnownAddress, source: Kind) -> bool:
        """Return whether a feed or sitemap may name articles of the range."""
        if known.kind is Kind.SITEMAP:
            return found.changed_on is None or found.changed_on >= self.first_day
        return known.kind is Kind.FEED and source is Kind.FRONT

    def _put_off(self, source: Kind | None, fate: Fate, why: str) -> Choice:
        if source not in NAMING:
            return PASS_OVER
        return Choice(fate=fate, reason=f"{why}; backfill of {self.first_day} to {self.last_day}")


def _has_changed(found: FoundAddress, known: KnownAddress) -> bool:
    if found.changed_on is None or known.visited_on is None:
        return False
    return found.changed_on >= known.visited_on


def _is_entrance(known: KnownAddress, source: Kind | None) -> bool:
    """Return whether a front page leads to a listing: where news is shown first."""
    return source is Kind.FRONT and known.kind is Kind.LISTING
