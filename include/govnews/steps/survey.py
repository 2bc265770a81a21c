"""Owns what one run knows of a portal's addresses: found before or now, decided or not yet."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from govnews.discover.frontier import Frontier
from govnews.discover.kinds import Kind, kind_of
from govnews.discover.known import AddressFate, FoundAddress, KnownAddress, Politeness, Progress
from govnews.discover.redirects import settle
from govnews.discover.seen import ListingSeen
from govnews.portal import Portal
from govnews.records import Capture, Fate

log = logging.getLogger(__name__)

NOT_REQUESTED = {
    Fate.EXTERNAL, Fate.EXCLUDED_BY_ROBOTS, Fate.DEFERRED, Fate.NOT_DUE, Fate.OUT_OF_RANGE,
}  # fmt: skip
_NOTABLE = {
    Fate.REDIRECTED, Fate.NOT_FOUND, Fate.GONE, Fate.BLOCKED, Fate.UNREACHABLE, Fate.TOO_LARGE,
    Fate.WRONG_CONTENT, Fate.EXCLUDED_BY_ROBOTS,
}  # fmt: skip
_FAILED = {Fate.UNREACHABLE, Fate.BLOCKED}
# An address put off for one page may be asked for another.
_PUT_OFF = {Fate.NOT_DUE, Fate.OUT_OF_RANGE}


class Survey:
    """The run's view of the frontier: every change goes to Postgres first, then to memory.

    `known` holds what the run has met or has to do with, never the whole portal. `fates` holds
    what this run has decided, `hops` its redirects one step at a time, `failures` the
    unreachable and blocked addresses with their reasons, `endings` what this task itself has
    written.
    """

    def __init__(self, portal: Portal, frontier: Frontier) -> None:
        self.known: dict[str, KnownAddress] = {}
        self.fates: dict[str, Fate | None] = {}
        self.hops: dict[str, str] = {}
        self.failures: dict[str, str] = {}
        self.endings: dict[str, AddressFate] = {}
        self.failed_in_a_row = 0
        self.requested = 0
        self._portal = portal
        self._frontier = frontier

    def resume(self, due: Sequence[str]) -> list[KnownAddress]:
        """Take over what is due and what this run has decided; return followed pages.

        Unreachable and blocked addresses are not taken over, whether they were requested or
        given up: whoever tries again wants them asked again, and their failures counted anew.
        Nor are those put off: the budget decides again, and a stopped host may be started.
        """
        decided = self._frontier.decided()
        self.look_up([*due, *decided])
        followed = []
        for url, before in decided.items():
            if before.fate in _FAILED or before.fate is Fate.DEFERRED:
                continue
            self.fates[url] = before.fate
            is_folded = before.fate is Fate.DUPLICATE_OF and before.capture_id is None
            self.requested += before.fate not in NOT_REQUESTED and not is_folded
            if before.fate is Fate.REDIRECTED and before.target_url:
                self.hops[url] = before.target_url
            if before.fate is Fate.FOLLOWED:
                followed.append(self.known[url])
        if self.fates:
            log.info("%s: goes on after %d decided addresses", self._portal.slug, len(self.fates))
        return followed

    def look_up(self, urls: Iterable[str]) -> None:
        """Get to know those of these addresses that any run has found."""
        wanted = list(dict.fromkeys(url for url in urls if url not in self.known))
        for url, address in self._frontier.known(wanted).items():
            self.known[url] = replace(address, kind=kind_of(self._portal, url, address.kind))

    def meet(self, found: Sequence[FoundAddress]) -> list[FoundAddress]:
        """Take in what a page has brought up; return it with the kinds it has.

        What told an address's kind before still counts.
        """
        self.look_up(address.url for address in found)
        met = [self._named(self._met(address)) for address in found]
        for address in met:
            self._take_in(address)
        return met

    def moved(self, met: Sequence[FoundAddress]) -> list[str]:
        """Return where articles were read that have just come up at a new address.

        Whether they have moved, or have one address more, only a visit tells.
        """
        names = [
            each.page_identity for each in met if each.page_identity and self.known[each.url].is_new
        ]
        old = self._frontier.same_pages(names)
        self.look_up(old)
        return old

    def unknown(self, found: Sequence[FoundAddress]) -> list[FoundAddress]:
        """Return what no run has found, or has changed since: of a sitemap, nothing else is met.

        Nested sitemaps always are.
        """
        unknown = self._frontier.unknown({each.url: each.changed_on for each in found})
        return [each for each in found if each.url in unknown or each.kind is Kind.SITEMAP]

    def is_open(self, url: str) -> bool:
        """Return whether an address can still be asked in this run."""
        return url not in self.fates or self.fates[url] in _PUT_OFF

    def forget(self, url: str) -> None:
        """Let an address be asked again in this run."""
        fate = self.fates.pop(url, None)
        self.requested -= fate not in NOT_REQUESTED

    def decide(self, known: KnownAddress, fate: Fate, reason: str) -> None:
        """Write down the fate of an address that is not asked."""
        self.save([self.ending(known, fate, reason)])

    def ending(self, known: KnownAddress, fate: Fate, reason: str) -> AddressFate:
        """Return the fate of an address that is not asked."""
        return AddressFate(
            url=known.url, kind=known.kind, fate=fate, reason=reason, found_on=known.found_on
        )

    def save(
        self,
        fates: Sequence[AddressFate] = (),
        *,
        found: Sequence[FoundAddress] = (),
        capture: Capture | None = None,
        listing: ListingSeen | None = None,
        neighbours: Sequence[tuple[str, str]] = (),
        progress: Progress | None = None,
        politeness: Sequence[Politeness] = (),
    ) -> None:
        """Write down one visit and what it brought; addresses on other hosts end here.

        What is `found` has been met (`meet`).
        """
        elsewhere = self._externals(each for each in found if each.url not in self.fates)
        decided = [*fates, *elsewhere]
        self._frontier.save(
            fates=decided, found=found, capture=capture, listing=listing,
            neighbours=neighbours, progress=progress, politeness=politeness,
        )  # fmt: skip
        for each in decided:
            self._note(each)

    def end_externals(self) -> None:
        """Write down the fate of all known addresses on other hosts: they are never asked."""
        left = [address for url, address in self.known.items() if url not in self.fates]
        self.save(self._externals(left))

    def end_rest(
        self,
        fate: Fate,
        reason: str,
        politeness: Sequence[Politeness],
        wanted: Callable[[str], bool],
    ) -> None:
        """Write down the same fate for everything that was wanted and is still open."""
        self.end_externals()
        fates = [
            self.ending(address, fate, reason)
            for url, address in self.known.items()
            if url not in self.fates and (address.is_new or wanted(url))
        ]
        self._frontier.save(fates=fates, politeness=politeness)
        self.fates.update({each.url: each.fate for each in fates})

    def settle_redirects(self) -> None:
        """Let every redirect name where its chain ends; circles end nowhere."""
        ends = settle(self.hops)
        self._frontier.settle(ends)
        for url, end in ends.items():
            if end is None and self.fates.get(url) is Fate.REDIRECTED:
                self.fates[url] = Fate.UNREACHABLE
                self.failures[url] = f"redirects in a circle by way of {self.hops[url]}"
                log.info("%s: %s (%s)", Fate.UNREACHABLE, url, self.failures[url])

    def _met(self, found: FoundAddress) -> FoundAddress:
        """Return the address with the kind it has: what told it before still counts."""
        known = self.known.get(found.url)
        if known is None or found.kind in (Kind.FEED, Kind.SITEMAP, Kind.ROBOTS):
            return found
        return replace(found, kind=kind_of(self._portal, found.url, known.kind))

    def _named(self, found: FoundAddress) -> FoundAddress:
        if found.kind is not Kind.ARTICLE:
            return found
        return replace(found, page_identity=self._portal.identify(found.url))

    def _take_in(self, found: FoundAddress) -> None:
        known = self.known.get(found.url)
        if known is None:
            self.known[found.url] = KnownAddress(
                url=found.url,
                kind=found.kind,
                found_on=found.found_on,
                feed_published_at=found.published,
                stated_on=found.stated_on,
                is_new=True,
            )
        else:
            self.known[found.url] = replace(
                known,
                kind=found.kind,
                feed_published_at=found.published or known.feed_published_at,
                stated_on=found.stated_on or known.stated_on,
            )

    def _externals(self, addresses: Iterable[FoundAddress | KnownAddress]) -> list[AddressFate]:
        return [
            AddressFate(
                url=address.url,
                kind=Kind.EXTERNAL,
                fate=Fate.EXTERNAL,
                found_on=self.known[address.url].found_on,
            )
            for address in addresses
            if address.kind is Kind.EXTERNAL
        ]

    def _note(self, fate: AddressFate) -> None:
        self.fates[fate.url] = fate.fate
        self.endings[fate.url] = fate
        self.known[fate.url] = replace(self.known[fate.url], kind=fate.kind)
        if fate.fate in _NOTABLE:
            arrow = f" -> {fate.target_url}" if fate.target_url else ""
            log.info("%s: %s%s (%s)", fate.fate, fate.url, arrow, fate.reason)
        if fate.fate in _FAILED:
            self.failures[fate.url] = f"{fate.fate}: {fate.reason}"
            self.failed_in_a_row += 1
        elif fate.fate not in NOT_REQUESTED:
            self.failed_in_a_row = 0
