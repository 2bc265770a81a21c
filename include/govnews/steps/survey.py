"""Owns what one run knows of a portal's addresses: found before or now, decided or not yet."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from govnews.discover.frontier import (
    AddressFate,
    FoundAddress,
    Frontier,
    KnownAddress,
    Politeness,
)
from govnews.discover.kinds import Kind, kind_of
from govnews.discover.redirects import settle
from govnews.portal import Portal
from govnews.records import Capture, Fate

log = logging.getLogger(__name__)

NOT_REQUESTED = {Fate.EXTERNAL, Fate.EXCLUDED_BY_ROBOTS, Fate.DEFERRED}
_NOTABLE = {
    Fate.REDIRECTED, Fate.NOT_FOUND, Fate.GONE, Fate.BLOCKED, Fate.UNREACHABLE, Fate.TOO_LARGE,
    Fate.WRONG_CONTENT, Fate.EXCLUDED_BY_ROBOTS,
}  # fmt: skip
_FAILED = {Fate.UNREACHABLE, Fate.BLOCKED}


class Survey:
    """The run's view of the frontier: every change goes to Postgres first, then to memory.

    `fates` holds what this run has decided, `hops` its redirects one step at a time,
    `failures` the unreachable and blocked addresses with their reasons, `endings` what this
    task itself has written.
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

    def resume(self) -> list[KnownAddress]:
        """Take over what earlier runs found and this one has decided; return followed pages.

        Unreachable and blocked addresses are not taken over, whether they were requested or
        given up: whoever tries again wants them asked again, and their failures counted anew.
        Nor are those put off: the budget decides again, and a stopped host may be started.
        """
        self.known = {
            url: replace(address, kind=kind_of(self._portal, url, address.kind))
            for url, address in self._frontier.known().items()
        }
        followed = []
        for url, decided in self._frontier.decided().items():
            if decided.fate in _FAILED or decided.fate is Fate.DEFERRED:
                continue
            self.fates[url] = decided.fate
            self.requested += decided.fate not in NOT_REQUESTED
            if decided.fate is Fate.REDIRECTED and decided.target_url:
                self.hops[url] = decided.target_url
            if decided.fate is Fate.FOLLOWED:
                followed.append(self.known[url])
        if self.fates:
            log.info("%s: goes on after %d decided addresses", self._portal.slug, len(self.fates))
        return followed

    def forget(self, url: str) -> None:
        """Let an address be asked again in this run."""
        del self.fates[url]
        self.requested -= 1

    def decide(self, known: KnownAddress, fate: Fate, reason: str) -> None:
        """Write down the fate of an address that is not asked."""
        self.save(
            AddressFate(
                url=known.url, kind=known.kind, fate=fate, reason=reason, found_on=known.found_on
            )
        )

    def save(
        self,
        fate: AddressFate | None = None,
        *,
        found: Sequence[FoundAddress] = (),
        capture: Capture | None = None,
        entries: Sequence[tuple[str, str]] = (),
        politeness: Sequence[Politeness] = (),
    ) -> None:
        """Write down one visit and what it brought; addresses on other hosts end here."""
        found = [self._met(address) for address in found]
        for address in found:
            self._take_in(address)
        fates = [fate] if fate else []
        fates += self._externals(address for address in found if address.url not in self.fates)
        self._frontier.save(
            fates=fates, found=found, capture=capture, entries=entries, politeness=politeness
        )
        for each in fates:
            self._note(each)

    def end_externals(self) -> None:
        """Write down the fate of all known addresses on other hosts: they are never asked."""
        left = [address for url, address in self.known.items() if url not in self.fates]
        fates = self._externals(left)
        self._frontier.save(fates=fates)
        for fate in fates:
            self._note(fate)

    def end_rest(self, fate: Fate, reason: str, politeness: Sequence[Politeness]) -> None:
        """Write down the same fate for everything that is still open."""
        self.end_externals()
        fates = [
            AddressFate(
                url=url, kind=address.kind, fate=fate, reason=reason, found_on=address.found_on
            )
            for url, address in self.known.items()
            if url not in self.fates
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

    def _take_in(self, found: FoundAddress) -> None:
        known = self.known.get(found.url)
        if known is None:
            self.known[found.url] = KnownAddress(
                url=found.url,
                kind=found.kind,
                found_on=found.found_on,
                feed_published_at=found.published,
            )
        else:
            published = found.published or known.feed_published_at
            self.known[found.url] = replace(known, kind=found.kind, feed_published_at=published)

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
