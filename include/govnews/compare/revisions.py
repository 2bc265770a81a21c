"""Decides what each captured article is to the warehouse: loaded, unchanged, revised, duplicate_of.

One page identity on one portal is one article. Of several addresses of one
identity (print, mobile, AMP, other parameter order) one is the article's own:
the one that the warehouse already holds, else the one that a canonical link
names, else the one that the portal ranks first (its articles' form and theme).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from govnews.compare.changes import Change, Wording, list_changes
from govnews.identity import identity
from govnews.records import Fate

RankForm = Callable[[str, str, str], int]
"""Portal, URL and layout of a capture to its rank among the addresses of one article."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One captured article of this build, as staging holds it."""

    capture_id: UUID
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
    """One article as the warehouse holds it before this build."""

    article_id: UUID
    portal: str
    url: str
    content_digest: str
    revision_id: UUID
    revision_ordinal: int
    is_address_alive: bool
    wording: Wording


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


def decide(
    candidates: Iterable[Candidate],
    known: Mapping[UUID, KnownArticle],
    known_twins: Mapping[tuple[str, str], KnownArticle],
    rank_form: RankForm,
) -> list[Decision]:
    """Return one decision per candidate.

    `known` is by article, `known_twins` by portal and content digest: the same
    words under another identity on the same portal are a duplicate, too.
    `rank_form` is lowest for what the portal itself shows as the article.
    """
    by_article: dict[UUID, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda one: (one.fetched_at, one.url)):
        by_article[candidate.article_id].append(candidate)
    decisions: list[Decision] = []
    own_words = {key: (article.article_id, article.url) for key, article in known_twins.items()}
    for article_id, group in by_article.items():
        held = known.get(article_id)
        own_url = _own_address(group, held, rank_form)
        twins = (candidate for candidate in group if candidate.url != own_url)
        decisions.extend(_duplicate(candidate, own_url) for candidate in twins)
        own = [candidate for candidate in group if candidate.url == own_url]
        if held is None and own:
            words = (own[0].portal, own[0].content_digest)
            twin_id, twin_url = own_words.setdefault(words, (article_id, own_url))
            if twin_id != article_id:
                decisions.extend(_duplicate(candidate, twin_url) for candidate in own)
                continue
        decisions.extend(_follow(own, held))
    return decisions


def _own_address(
    group: Sequence[Candidate],
    held: KnownArticle | None,
    rank_form: RankForm,
) -> str:
    if held is not None and held.is_address_alive:
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


def _duplicate(candidate: Candidate, own_url: str) -> Decision:
    return Decision(
        capture_id=candidate.capture_id,
        fate=Fate.DUPLICATE_OF,
        article_id=candidate.article_id,
        target_url=own_url,
    )


def _follow(captures: Sequence[Candidate], held: KnownArticle | None) -> Iterable[Decision]:
    """Yield the fates of one article's captures in the order of their observation."""
    digest = held.content_digest if held else None
    wording = held.wording if held else None
    revision_id = held.revision_id if held else None
    ordinal = held.revision_ordinal if held else 0
    for candidate in captures:
        changes: tuple[Change, ...] = ()
        if candidate.content_digest == digest:
            fate = Fate.UNCHANGED
        else:
            fate = Fate.REVISED if digest else Fate.LOADED
            if wording is not None:
                changes = tuple(list_changes(wording, candidate.wording))
            digest, wording, ordinal = candidate.content_digest, candidate.wording, ordinal + 1
            article = str(candidate.article_id)
            revision_id = identity("revision", article, str(ordinal), digest)
        yield Decision(
            capture_id=candidate.capture_id,
            fate=fate,
            article_id=candidate.article_id,
            revision_id=revision_id,
            revision_ordinal=ordinal,
            changes=changes,
        )
