"""Stories: articles that tell the same, joined by measured edges of relation ``same_story``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from govnews.identity import identity
from govnews.load.statements import read_statement

UNDATED = date.max


@dataclass(frozen=True, kw_only=True)
class Member:
    """One article that is, was or becomes part of a story."""

    article_id: UUID
    story_id: UUID | None
    title: str
    published_on: date | None
    published_at: datetime | None
    first_seen_on: date
    url: str
    neighbours: tuple[UUID, ...]

    @property
    def precedence(self) -> tuple[date, str, date, str]:
        """Return what orders the articles of a story: dated ones first, earliest first."""
        moment = self.published_at.isoformat() if self.published_at else "~"
        return (self.published_on or UNDATED, moment, self.first_seen_on, self.url)


def merge_stories(connection: Connection, build_id: str) -> int:
    """Take over this build's bands and edges; return how many articles changed their story."""
    build = {"build_id": build_id}
    for step in ("forget_bands", "article_band", "forget_edges", "story_edge"):
        connection.execute(read_statement(f"story/{step}"), build)
    rows = connection.execute(read_statement("story/members")).mappings()
    members = {
        row["article_id"]: Member(**{**row, "neighbours": tuple(row["neighbours"])}) for row in rows
    }
    changed = 0
    for story in _components(members):
        changed += _tell(connection, story)
    for story_id in {member.story_id for member in members.values()} - {None}:
        connection.execute(read_statement("story/forget_story"), {"story_id": story_id})
    return changed


def _components(members: Mapping[UUID, Member]) -> Iterator[list[Member]]:
    """Yield the connected groups, each in its order of precedence."""
    seen: set[UUID] = set()
    for start in members:
        if start in seen:
            continue
        group, waiting = set(), [start]
        while waiting:
            article_id = waiting.pop()
            if article_id not in group:
                group.add(article_id)
                waiting.extend(members[article_id].neighbours)
        seen |= group
        yield sorted((members[one] for one in group), key=lambda member: member.precedence)


def _tell(connection: Connection, story: list[Member]) -> int:
    canonical, *copies = story
    story_id = identity("story", str(canonical.article_id)) if copies else None
    if story_id:
        connection.execute(
            read_statement("story/dim_story"),
            {
                "story_id": story_id,
                "title": canonical.title,
                "canonical_article_id": canonical.article_id,
            },
        )
    joining = [
        {"article_id": member.article_id, "story_id": story_id}
        for member in story
        if member.story_id != story_id
    ]
    if joining:
        connection.execute(read_statement("story/join_story"), joining)
    return len(joining)
