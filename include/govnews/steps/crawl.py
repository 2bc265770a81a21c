"""Owns one portal's night: what is asked in which order, and when to stop.

Every address that the portal has ever shown ends the run in one fate. What was
decided before a task died stays decided; an address is asked once per run.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date

from govnews.discover.addresses import host, normalise, origin
from govnews.discover.due import Due
from govnews.discover.frontier import Frontier
from govnews.discover.kinds import Kind, kind_of
from govnews.discover.known import AddressFate, FoundAddress, KnownAddress, Politeness
from govnews.discover.pagers import is_posted
from govnews.discover.pages import Brought, read_addresses
from govnews.discover.redirects import LONGEST_CHAIN, chain_length
from govnews.discover.robots import EVERYTHING_ALLOWED, LONGEST, Robots
from govnews.failures import (
    BrokenArchive,
    PortalSilent,
    PortalStopped,
    PortalUnreachable,
    TooManyFailures,
)
from govnews.fetch.answers import Answer, NoAnswer
from govnews.fetch.archive import Archive
from govnews.fetch.manners import Manners
from govnews.fetch.playback import read_payload
from govnews.fetch.store import Store
from govnews.portal import Portal
from govnews.records import Capture, Fate
from govnews.steps.arrivals import Arrival, Arrivals
from govnews.steps.choice import Chooser, NightChooser, RangeChooser
from govnews.steps.permission import Permission, Refusal
from govnews.steps.recovery import Asker
from govnews.steps.survey import Survey
from govnews.steps.verdict import Verdict, is_read_again, judge
from govnews.steps.walk import Reach, Walk

log = logging.getLogger(__name__)

NIGHT_SECONDS = 6 * 3600  # 01:30 to 07:30: a long Crawl-delay shortens the budget, not our sleep
PATIENCE = 10  # addresses in a row without an answer: the server has gone away
SPARE = 100  # addresses beyond twice the budget: what robots.txt excludes costs no request


@dataclass(frozen=True, kw_only=True)
class Night:
    """What one portal's crawl works with; `obeys_delay` is off only for stand-ins.

    `reach` makes it a backfill; `requests` bounds it in the place of the portal's budget.
    """

    portal: Portal
    news_day: date
    frontier: Frontier
    client: Asker
    manners: Manners
    archive: Archive
    store: Store
    obeys_delay: bool = True
    reach: Reach | None = None
    requests: int | None = None


class Crawl:
    """One portal in one run, from robots.txt to the last address that is due."""

    def __init__(self, night: Night) -> None:
        self._night = night
        self._portal = night.portal
        self._survey = Survey(night.portal, night.frontier)
        self._due = Due()
        self._permission = Permission(
            night.portal,
            self._survey,
            ask=self._ask,
            recall=self._kept_payload,
            manners=night.manners if night.obeys_delay else None,
        )
        self._walk = Walk(night.portal, self._survey, night.reach)
        self._arrivals = Arrivals(
            self._survey, self._due, self._walk, self._chooser(), self._begin_at
        )
        reach = night.reach
        self._progress = (
            night.frontier.progress(reach.first_day, reach.last_day) if reach is not None else {}
        )
        self._due_tonight: set[str] = set()
        self._put_off: list[AddressFate] = []  # written down together: there may be many
        self._held: dict[str, str] = {}
        self._saw_article = False
        self._front = normalise(night.portal.start[0], night.portal.origin + "/") or ""

    def run(self) -> None:
        """Crawl the portal; raise only what makes it red, after the fates are written down.

        Raises `PortalStopped` when somebody stops its host, `PortalUnreachable` when robots.txt
        or the front page does not answer or the server goes away, `TooManyFailures` above the
        portal's limit, `PortalSilent` when no article address was seen although the portal
        expects some.
        """
        due = self._due_addresses()
        self._due_tonight.update(due)
        for address in self._survey.resume(due):
            self._read_again(address)
        rules = self._permission.rules_for(self._front)
        if rules is None:
            self._end_unasked(self._permission.refusal(self._front))
        self._seed(rules or EVERYTHING_ALLOWED, due)
        for url in self._due:
            if url not in self._survey.fates:
                self._visit(self._survey.known[url])
        self._survey.save(self._put_off)
        self._survey.settle_redirects()
        self._look_back()

    # ------------------------------------------------------------ where to begin

    def _chooser(self) -> Chooser:
        reach = self._night.reach
        if reach is None:
            return NightChooser(self._night.news_day)
        return RangeChooser(self._portal, reach.first_day, reach.last_day)

    def _due_addresses(self) -> list[str]:
        night, most = self._night, 2 * self._budget() + SPARE
        if night.reach is not None:
            return night.frontier.wanted(night.reach.first_day, night.reach.last_day, most)
        due = night.frontier.due(night.news_day, most)
        if len(due) == most:
            log.warning(
                "%s: %d addresses and more are due, and the budget is %d requests",
                self._portal.slug, most, self._budget(),
            )  # fmt: skip
        return due

    def _begin_at(self, listing: str) -> str | None:
        """Return the page that a listing's walk begins with; None: a backfill has ended it."""
        progress = self._progress.get(listing)
        if progress is None:
            return listing
        return None if progress.ended else self._walk.resume_at(listing, progress)

    def _read_again(self, address: KnownAddress) -> None:
        """Learn what a followed page told before the task died; ask it again if it is lost."""
        payload = self._kept_payload(address.capture)
        if payload is None or address.capture is None:
            self._survey.forget(address.url)
        else:
            brought = self._learn(address, payload, address.capture.content_type)
            self._offer_all(self._arrivals.sort(address, address.kind, brought))

    def _kept_payload(self, capture: Capture | None) -> bytes | None:
        if capture is None:
            return None
        try:
            return read_payload(capture, self._night.store)[0]
        except BrokenArchive as broken:
            log.warning("%s: asked anew, for the archive is broken: %s", capture.url, broken)
            return None

    def _seed(self, rules: Robots, due: list[str]) -> None:
        portal = self._portal
        groups = (
            (portal.start, Kind.FRONT, None),
            (portal.feeds, Kind.FEED, None),
            (portal.sitemaps, Kind.SITEMAP, None),
            (rules.sitemaps, Kind.SITEMAP, f"{origin(self._front)}/robots.txt"),
        )
        seeds = [
            FoundAddress(url=url, kind=kind_of(portal, url, kind), found_on=found_on)
            for paths, kind, found_on in groups
            for path in paths
            if (url := normalise(path, portal.origin + "/"))
        ]
        self._survey.save(found=self._survey.meet(seeds))
        self._survey.end_externals()
        listings = self._night.frontier.listings() if self._night.reach is not None else []
        begin = [page for url in listings if (page := self._begin_at(url))]
        self._survey.look_up(begin)
        for url in [*due, *(seed.url for seed in seeds), *begin]:
            self._offer(url)

    def _offer_all(self, arrival: Arrival) -> None:
        self._survey.look_up(arrival.asked)
        for url in arrival.asked:
            self._offer(url)

    def _offer(self, url: str) -> None:
        survey = self._survey
        if url not in survey.known or not survey.is_open(url) or url in self._due:
            return
        if url in survey.fates:  # put off for one page, wanted for another
            survey.forget(url)
        address = survey.known[url]
        source = survey.known.get(address.found_on or "")
        from_front = source is not None and source.kind is Kind.FRONT
        self._due.offer(address, from_front=from_front)

    # ------------------------------------------------------------ one visit

    def _visit(self, known: KnownAddress) -> None:
        refusal = self._refusal(known.url)
        if known.url in self._survey.fates:  # it was that robots.txt
            return
        if known.kind is Kind.ROBOTS:
            self._ask(known)
        elif refusal is not None:
            self._survey.decide(known, refusal.fate, refusal.reason)
        elif self._survey.requested >= self._budget():
            why = f"budget of {self._budget()} used up"
            self._put_off.append(self._survey.ending(known, Fate.DEFERRED, why))
        elif is_posted(known.url) and self._walk.postback(known.url) is None:
            self._survey.decide(known, Fate.NOT_DUE, "only the page before it brings its form")
        else:
            self._ask(known)
            self._mind_the_server(known.url)

    def _refusal(self, url: str) -> Refusal | None:
        """Return why neither the page nor the target of its form may be asked, or None."""
        postback = self._walk.postback(url)
        requested = [url.partition("#")[0], *([postback.action] if postback else [])]
        refusals = (self._permission.refusal(each) for each in requested)
        return next((refusal for refusal in refusals if refusal), None)

    def _budget(self) -> int:
        delay = max(self._night.manners.delay_seconds, 0.001)
        wanted = self._night.requests or self._portal.page_budget
        return min(wanted, int(NIGHT_SECONDS / delay))

    def _request(self, known: KnownAddress) -> Answer | NoAnswer:
        client, postback = self._night.client, self._walk.postback(known.url)
        if postback is not None:
            return client.post(postback.action, postback.fields, name=known.url)
        return client.get(
            known.url,
            etag=known.etag,
            last_modified=known.last_modified,
            held_bytes=known.capture.payload_bytes if known.capture else 0,
            enough_bytes=LONGEST if known.kind is Kind.ROBOTS else None,
        )

    def _ask(self, known: KnownAddress) -> bytes | None:
        """Request one address, write down everything that came of it, return its content."""
        night, survey = self._night, self._survey
        kept = self._kept_payload(known.capture) if is_read_again(known) else None
        if is_read_again(known) and kept is None:  # "not modified" is no help without the bytes
            known = replace(known, capture=None, etag=None, last_modified=None, payload_digest=None)
        outcome = self._request(known)
        survey.requested += 1
        if isinstance(outcome, NoAnswer) and outcome.is_held:
            self._held[host(known.url)] = outcome.reason
        verdict = self._bounded(known, judge(outcome, known, night.news_day))
        capture = None
        if isinstance(outcome, Answer) and verdict.keep:
            capture = night.archive.keep(outcome)
            kept = outcome.payload
        held = capture or known.capture
        brought = self._brought(known, verdict, kept, held.content_type if held else None)
        arrival = self._arrivals.sort(known, _source_kind(verdict), brought)
        fate = AddressFate(
            url=known.url,
            kind=verdict.kind,
            fate=verdict.fate,
            target_url=verdict.target_url,
            reason=verdict.reason,
            http_status=outcome.status,
            found_on=known.found_on,
            capture_id=capture.capture_id if capture else verdict.capture_id,
            quality=outcome.quality,
        )
        survey.save(
            [fate, *arrival.fates],
            found=arrival.found,
            capture=capture,
            listing=arrival.seen,
            neighbours=[(known.url, each) for each in brought.neighbours if each != known.url],
            progress=arrival.step.progress if arrival.step else None,
            politeness=self._ledger(),
        )
        self._offer_all(arrival)
        return kept

    def _bounded(self, known: KnownAddress, verdict: Verdict) -> Verdict:
        """Return the verdict, unless it would make a chain of redirects too long."""
        if verdict.fate is not Fate.REDIRECTED or verdict.target_url is None:
            return verdict
        if chain_length(known.url, self._survey.hops) >= LONGEST_CHAIN:
            reason = f"more than {LONGEST_CHAIN} redirects in a row"
            return Verdict(fate=Fate.UNREACHABLE, kind=known.kind, reason=reason)
        self._survey.hops[known.url] = verdict.target_url
        return verdict

    def _brought(
        self, known: KnownAddress, verdict: Verdict, payload: bytes | None, content_type: str | None
    ) -> Brought:
        """Return what the visit brought: a redirect's target, or the addresses of a page."""
        if verdict.target_url and verdict.fate is Fate.REDIRECTED:
            told = Kind.ROBOTS if known.kind is Kind.ROBOTS else None
            kind = kind_of(self._portal, verdict.target_url, told)
            target = FoundAddress(url=verdict.target_url, kind=kind, found_on=known.url)
            return Brought(found=(target,))
        is_new_page = verdict.keep and verdict.fate is None
        if payload is None or not (is_new_page or verdict.fate is Fate.FOLLOWED):
            return Brought()
        return self._learn(replace(known, kind=verdict.kind), payload, content_type)

    def _learn(self, known: KnownAddress, payload: bytes, content_type: str | None) -> Brought:
        """Return what a page names."""
        brought = read_addresses(
            self._portal, known.url, known.kind, payload, content_type, self._night.news_day
        )
        self._saw_article |= any(each.kind is Kind.ARTICLE for each in brought.found)
        return brought

    def _ledger(self) -> list[Politeness]:
        ledgers = self._night.manners.take_ledgers()
        return [Politeness(host=name, **vars(ledger)) for name, ledger in ledgers.items()]

    # ------------------------------------------------------------ when to stop

    def _mind_the_server(self, url: str) -> None:
        """Stop asking a server that does not answer, or does not want us."""
        survey = self._survey
        fate = survey.fates[url]
        if fate is Fate.DEFERRED and host(url) == host(self._front):
            self._stop(survey.endings[url].reason or "stopped")
        if fate not in (Fate.UNREACHABLE, Fate.BLOCKED):
            return
        if host(self._front) in self._held:
            self._give_up(self._held[host(self._front)])
        elif url == self._front:
            self._give_up(f"the front page failed: {survey.failures[url]}", fate)
        elif survey.failed_in_a_row >= PATIENCE:
            self._give_up(f"the last {PATIENCE} addresses failed", fate)

    def _end_unasked(self, refusal: Refusal | None) -> None:
        """End the night before its first page: nobody answers for robots.txt, or may be asked."""
        if refusal is not None and refusal.fate is Fate.DEFERRED:
            self._stop(refusal.reason)
        self._give_up("robots.txt did not answer")

    def _stop(self, why: str) -> None:
        """End the night where somebody has stopped the host: nothing failed, nothing is asked."""
        why_not = f"not requested: {why}"
        self._survey.end_rest(Fate.DEFERRED, why_not, self._ledger(), self._is_wanted)
        self._survey.settle_redirects()
        raise PortalStopped(f"portal {self._portal.slug} at {self._portal.origin}: {why}")

    def _give_up(self, why: str, fate: Fate = Fate.UNREACHABLE) -> None:
        survey = self._survey
        survey.end_rest(fate, f"not requested: {why}", self._ledger(), self._is_wanted)
        survey.settle_redirects()
        # Who refuses us once will refuse us again; who does not answer may do so later.
        failure = TooManyFailures if fate is Fate.BLOCKED else PortalUnreachable
        raise failure(
            f"portal {self._portal.slug} at {self._portal.origin}: {why};"
            f" {len(survey.failures)} of {survey.requested} requested addresses failed"
            f"{self._example()}"
        )

    def _is_wanted(self, url: str) -> bool:
        return url in self._due or url in self._due_tonight

    def _look_back(self) -> None:
        portal, survey = self._portal, self._survey
        failed = len(survey.failures)
        if failed > portal.failure_limit * max(survey.requested, failed):
            raise TooManyFailures(
                f"portal {portal.slug}: {failed} of {survey.requested} requested addresses"
                f" failed, the limit is {portal.failure_limit:.0%}{self._example()}"
            )
        is_night = self._night.reach is None
        if is_night and portal.expects_articles and not self._saw_article:
            raise PortalSilent(
                f"portal {portal.slug}: expected addresses of articles, found none on"
                f" {len(survey.fates)} addresses"
                f" (front page {self._front}: {survey.fates.get(self._front)})"
            )

    def _example(self) -> str:
        for url, reason in self._survey.failures.items():
            return f", for example {url}: {reason}"
        return ""


def _source_kind(verdict: Verdict) -> Kind | None:
    """Return the kind of page that brings addresses up; None where it is a redirect."""
    if verdict.fate is Fate.REDIRECTED:
        return None
    return verdict.kind if verdict.fate in (None, Fate.FOLLOWED) else Kind.PAGE
