"""Decides what each captured article is to the warehouse: loaded, unchanged, revised, duplicate_of.

One page identity on one portal is one article. Of several addresses of one
identity (print, mobile, AMP, other parameter order) one is the article's own:
the one that the warehouse already holds while it is alive, else the one that a
canonical link names, else the one that the portal ranks first.

A build may read several nights at once. They are decided night by night, each
upon what the one before left, so that it does not matter how often builds ran.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from govnews.compare.changes import Change, Wording, list_changes
from govnews.failures import BrokenPromise
from govnews.identity import identity
from govnews.records import Fate

RankForm = Callable[[str, str, str], int]
"""Portal, URL and layout of a capture to its rank among the addresses of one article."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One captured article of this build, as staging holds it."""

    capture_id: UUID
    run_id: str
    portal: str
    url: str
    page_identity: str
    article_id: UUID
    canonical_url: str | None
    layout: str
    content_digest: str
    fetched_at: datetime
    wording: Wording


@dataclass(frozen=True, kw_only=True)
class KnownArticle:
    """One article as the warehouse holds it before a night is decided."""

    article_id: UUID
    portal: str
    url: str
    content_digest: str
    revision_id: UUID
    revision_ordinal: int
    wording: Wording


@dataclass(frozen=True, kw_only=True)
class HeldRevision:
    """A revision that the warehouse read from one of this build's captures already."""

    revision_id: UUID
    revision_ordinal: int
    content_digest: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What one capture came to; `changes` only for a revision."""

    capture_id: UUID
    fate: Fate
    article_id: UUID
    target_url: str | None = None
    revision_id: UUID | None = None
    revision_ordinal: int | None = None
    changes: tuple[Change, ...] = ()


Address = tuple[str, str]
"""Portal and URL."""


def decide(
    candidates: Iterable[Candidate],
    held_articles: Iterable[KnownArticle],
    held_captures: Mapping[UUID, HeldRevision],
    dead_addresses: Mapping[str, Set[Address]],
    rank_form: RankForm,
) -> list[Decision]:
    """Return one decision per candidate.

    `dead_addresses` are those that led nowhere when a run was over, by run;
    `rank_form` is lowest for what the portal itself shows as the article.
    """
    held = {article.article_id: article for article in held_articles}
    nights: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    decisions = []
    for candidate in sorted(candidates, key=lambda one: (one.fetched_at, one.url)):
        known = held_captures.get(candidate.capture_id)
        if known and known.content_digest == candidate.content_digest:
            # Loaded by a build that was lost before it was published.
            decisions.append(_repeat(candidate, known))
        else:
            nights[candidate.portal, candidate.run_id].append(candidate)
    for (_, run_id), night in nights.items():
        decisions += _decide_night(night, held, dead_addresses.get(run_id, frozenset()), rank_form)
    return decisions


def _decide_night(
    night: Sequence[Candidate],
    held: dict[UUID, KnownArticle],
    dead: Set[Address],
    rank_form: RankForm,
) -> list[Decision]:
    """Return one run's decisions for one portal, and write into `held` what they leave.

    Own addresses are chosen with the whole night in sight; then its captures are decided in the
    order of their observation, each upon what the one before left.
    """
    by_article: dict[UUID, list[Candidate]] = defaultdict(list)
    for candidate in night:
        by_article[candidate.article_id].append(candidate)
    own_urls = {
        article_id: _own_address(group, held.get(article_id), dead, rank_form)
        for article_id, group in by_article.items()
    }
    decisions: list[Decision] = []
    owners = _Owners(held.values(), dead)
    for candidate in night:
        own_url, before = own_urls[candidate.article_id], held.get(candidate.article_id)
        if candidate.url != own_url:
            decisions.append(_duplicate(candidate, own_url))
        elif before is None and (owner := owners.of(candidate)):
            # The same words under another identity of the portal: a twin, too.
            decisions.append(_duplicate(candidate, owner.url))
        else:
            decisions.append(_follow(candidate, before))
            held[candidate.article_id] = after = _after(candidate, decisions[-1])
            owners.replace(before, after)
    return decisions


class _Owners:
    """Which articles say some words at present, at addresses that are alive."""

    def __init__(self, held: Iterable[KnownArticle], dead: Set[Address]) -> None:
        self._dead = dead
        self._saying: dict[tuple[str, str], dict[UUID, KnownArticle]] = defaultdict(dict)
        for article in held:
            self._add(article)

    def of(self, candidate: Candidate) -> KnownArticle | None:
        """Return the article that says the words of a capture, one of several by its address."""
        saying = self._saying.get((candidate.portal, candidate.content_digest), {})
        return min(saying.values(), key=lambda article: article.url, default=None)

    def replace(self, before: KnownArticle | None, after: KnownArticle) -> None:
        """Let an article say other words, or the same at another address."""
        if before is not None:
            self._saying[before.portal, before.content_digest].pop(before.article_id, None)
        self._add(after)

    def _add(self, article: KnownArticle) -> None:
        if (article.portal, article.url) not in self._dead:
            saying = self._saying[article.portal, article.content_digest]
            saying[article.article_id] = article


def _own_address(
    group: Sequence[Candidate],
    held: KnownArticle | None,
    dead: Set[Address],
    rank_form: RankForm,
) -> str:
    if held is not None and (held.portal, held.url) not in dead:
        return held.url
    named = {candidate.canonical_url for candidate in group}
    return min(
        group,
        key=lambda one: (
            one.url not in named,
            rank_form(one.portal, one.url, one.layout),
            one.fetched_at,
            one.url,
        ),
    ).url


def _after(candidate: Candidate, decision: Decision) -> KnownArticle:
    if decision.revision_id is None or decision.revision_ordinal is None:
        raise BrokenPromise(f"{candidate.url}: expected a revision, found {decision.fate} without")
    return KnownArticle(
        article_id=candidate.article_id,
        portal=candidate.portal,
        url=candidate.url,
        content_digest=candidate.content_digest,
        revision_id=decision.revision_id,
        revision_ordinal=decision.revision_ordinal,
        wording=candidate.wording,
    )


def _repeat(candidate: Candidate, revision: HeldRevision) -> Decision:
    return Decision(
        capture_id=candidate.capture_id,
        fate=Fate.LOADED if revision.revision_ordinal == 1 else Fate.REVISED,
        article_id=candidate.article_id,
        revision_id=revision.revision_id,
        revision_ordinal=revision.revision_ordinal,
    )


def _duplicate(candidate: Candidate, own_url: str) -> Decision:
    return Decision(
        capture_id=candidate.capture_id,
        fate=Fate.DUPLICATE_OF,
        article_id=candidate.article_id,
        target_url=own_url,
    )


def _follow(candidate: Candidate, held: KnownArticle | None) -> Decision:
    """Return the fate of a capture of an article's own address, upon what is held of it."""
    if held is not None and candidate.content_digest == held.content_digest:
        return Decision(
            capture_id=candidate.capture_id,
            fate=Fate.UNCHANGED,
            article_id=candidate.article_id,
            revision_id=held.revision_id,
            revision_ordinal=held.revision_ordinal,
        )
    ordinal = held.revision_ordinal + 1 if held else 1
    return Decision(
        capture_id=candidate.capture_id,
        fate=Fate.REVISED if held else Fate.LOADED,
        article_id=candidate.article_id,
        revision_id=identity(
            "revision", str(candidate.article_id), str(ordinal), candidate.content_digest
        ),
        revision_ordinal=ordinal,
        changes=tuple(list_changes(held.wording, candidate.wording)) if held else (),
    )
