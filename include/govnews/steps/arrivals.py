"""Owns what becomes of the addresses that one answer brings up: asked, put off, folded, left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from govnews.discover.due import Due
from govnews.discover.kinds import Kind
from govnews.discover.known import AddressFate, FoundAddress, KnownAddress
from govnews.discover.pages import Brought
from govnews.discover.seen import ListingSeen
from govnews.discover.twins import why_folded
from govnews.records import Fate
from govnews.steps.choice import Chooser
from govnews.steps.survey import Survey
from govnews.steps.walk import Step, Walk

_LISTS = {Kind.FEED, Kind.SITEMAP}


@dataclass(kw_only=True)
class Arrival:
    """What one answer comes to: addresses to remember, fates to write, addresses to ask."""

    found: list[FoundAddress] = field(default_factory=list)
    fates: list[AddressFate] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    step: Step | None = None
    seen: ListingSeen | None = None


class Arrivals:
    """Sorts what comes up in one run. `begin_at` says where the walk of a listing begins."""

    def __init__(
        self,
        survey: Survey,
        due: Due,
        walk: Walk,
        chooser: Chooser,
        begin_at: Callable[[str], str | None],
    ) -> None:
        self._survey = survey
        self._due = due
        self._walk = walk
        self._chooser = chooser
        self._begin_at = begin_at

    def sort(self, source: KnownAddress, kind: Kind | None, brought: Brought) -> Arrival:
        """Return what the answer of `source`, of `kind`, comes to; None: it is a redirect."""
        arrival = Arrival()
        named = list(brought.found)
        if kind is Kind.SITEMAP:
            named = self._survey.unknown(named)
        met = self._survey.meet(named)
        if kind is Kind.LISTING:
            met += self._take_step(arrival, source, brought)
        elif kind in _LISTS:
            arrival.seen = self._list_seen(source, kind, brought)
        for found in met:
            self._place(arrival, found, kind)
        arrival.asked += self._survey.moved(arrival.found)
        self._fold(arrival, source, brought.disguises)
        return arrival

    def _take_step(
        self, arrival: Arrival, source: KnownAddress, brought: Brought
    ) -> list[FoundAddress]:
        """Go one page further on a walk; return the pages left alone that no link names."""
        step = self._walk.step(source, brought)
        arrival.step, arrival.seen = step, step.seen
        if step.next_page is not None:
            found = self._survey.meet([step.next_page])
            arrival.found += found
            arrival.asked.append(step.next_page.url)
        named = {found.url for found in brought.found}
        return self._survey.meet(
            [
                FoundAddress(url=url, kind=Kind.LISTING, found_on=source.url, is_scheduled=False)
                for url in sorted(step.left - named)
            ]
        )

    def _list_seen(self, source: KnownAddress, kind: Kind | None, brought: Brought) -> ListingSeen:
        known = self._survey.known
        new = [each for each in brought.entries if each.url in known and known[each.url].is_new]
        return ListingSeen(
            url=source.url,
            first_page=source.url,
            number=1,
            entries=brought.entries,
            new_entries=len(new),
            is_list=kind is not Kind.SITEMAP,
        )

    def _place(self, arrival: Arrival, found: FoundAddress, source: Kind | None) -> None:
        known = self._survey.known[found.url]
        step = arrival.step
        next_page = step.next_page if step is not None else None
        is_next = next_page is not None and found.url == next_page.url
        is_left = step is not None and found.url in step.left
        if found.kind is Kind.EXTERNAL or found.url in self._due or is_next:
            self._remember(arrival, found, known)
            return
        if is_left and known.visited_at is None:
            self._leave(arrival, replace(found, is_scheduled=False), known)
            return
        choice = self._chooser.choose(found, known, source)
        if choice.ask:
            self._remember(arrival, found, known)
            self._ask(arrival, found.url)
        elif choice.fate is not None:
            is_wanted = choice.fate is not Fate.OUT_OF_RANGE
            self._remember(arrival, replace(found, is_scheduled=is_wanted), known)
            self._put_off(arrival, known, choice.fate, choice.reason)
        elif known.is_new and found.url not in self._survey.fates:
            del self._survey.known[found.url]

    def _remember(self, arrival: Arrival, found: FoundAddress, known: KnownAddress) -> None:
        """Keep what an answer says of an address, if it says anything new."""
        says = found.stated_in or found.published or found.changed_on
        if known.is_new or says or found.kind is Kind.EXTERNAL:
            arrival.found.append(found)

    def _leave(self, arrival: Arrival, found: FoundAddress, known: KnownAddress) -> None:
        """Put off a page that lies deeper in a pager than its walk has come."""
        end = arrival.step.end if arrival.step else None
        if end and end.is_repeat and known.is_new and found.url not in self._survey.fates:
            del self._survey.known[found.url]
            return
        arrival.found.append(found)
        self._put_off(
            arrival,
            known,
            Fate.NOT_DUE,
            f"deeper in a pager: {end.reason if end else 'asked in its turn'}",
        )

    def _ask(self, arrival: Arrival, url: str) -> None:
        page = self._begin_at(url) if self._survey.known[url].kind is Kind.LISTING else url
        if page is not None:
            arrival.asked.append(page)

    def _put_off(self, arrival: Arrival, known: KnownAddress, fate: Fate, reason: str) -> None:
        if known.url not in self._survey.fates:
            arrival.fates.append(self._survey.ending(known, fate, reason))

    def _fold(
        self, arrival: Arrival, source: KnownAddress, disguises: Sequence[tuple[str, str]]
    ) -> None:
        """Give each disguise of an address the fate of a duplicate; nobody asks for it."""
        for disguise, plain in disguises:
            if disguise in self._survey.fates:
                continue
            kind = self._survey.known[plain].kind if plain in self._survey.known else Kind.PAGE
            found = FoundAddress(url=disguise, kind=kind, found_on=source.url, is_scheduled=False)
            self._survey.meet([found])
            arrival.found.append(found)
            arrival.fates.append(
                AddressFate(
                    url=disguise, kind=kind, fate=Fate.DUPLICATE_OF, target_url=plain,
                    reason=why_folded(disguise, plain), found_on=source.url,
                )
            )  # fmt: skip
