"""Stories: articles that tell the same, joined by measured edges of relation ``same_story``.

The earliest article of a story is its canonical one. Only stories that the build touched are
told anew; what each copy changed of the canonical article is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine

from govnews.identity import identity
from govnews.likeness.alteration import Stretch, compare_copy, is_reworded
from govnews.likeness.shingles import Shingled
from govnews.likeness.similarity import measure_texts
from govnews.load.copying import copy_rows
from govnews.load.likeness import BATCH, StoryRule, refresh_edges
from govnews.load.statements import read_statement

# Stale articles that are worked through in one transaction where it need not be one.
AT_ONCE = 30_000
UNDATED = date.max
UNTIMED = datetime.max.replace(tzinfo=UTC)

_TOLD = ("article_id", "former_story_id", "story_id", "canonical_article_id")
_COMPARED = (
    *("article_id", "story_id", "revision_id", "canonical_revision_id", "jaccard", "containment"),
    *("numbers_added", "numbers_removed", "sentences_added", "sentences_removed"),
    "is_title_changed",
)


@dataclass(frozen=True, kw_only=True)
class Member:
    """One article that is, was or becomes part of a story."""

    article_id: UUID
    story_id: UUID | None
    published_on: date | None
    published_at: datetime | None
    first_seen_on: date
    url: str

    @property
    def precedence(self) -> tuple[date, datetime, date, str, UUID]:
        """Return what orders the articles of a story: dated ones first, earliest first."""
        return (
            self.published_on or UNDATED,
            self.published_at or UNTIMED,
            self.first_seen_on,
            self.url,
            self.article_id,
        )


def merge_stories(connection: Connection, rule: StoryRule | None = None) -> int:
    """Compare the load's new texts and tell their stories; return how many articles changed theirs.

    Reads the temporary table ``loadable`` of the load.
    """
    connection.execute(read_statement("likeness/announce"))
    refresh_edges(connection, rule)
    connection.execute(read_statement("story/touch_loadable"))
    return _tell_touched(connection)


def judge_stories(engine: Engine, rule: StoryRule) -> int:
    """Judge every edge by `rule` and tell the stories that it moves, without reading articles.

    Stale articles are compared, too, some thousands in a transaction: a run that was ended goes
    on where it was. Return how many articles changed their story, summed over the transactions.
    """
    changed, worked = 0, AT_ONCE
    while worked == AT_ONCE:
        with engine.begin() as connection:
            connection.execute(read_statement("lock"))
            worked = refresh_edges(connection, rule, AT_ONCE)
            changed += _tell_touched(connection)
    return changed


def recompute_stories(engine: Engine, rule: StoryRule | None = None) -> int:
    """Derive bands, edges and stories of the whole warehouse anew, in one transaction.

    Return how many articles changed their story: none where all was as it should be.
    """
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        connection.execute(read_statement("likeness/forget_stray_bands"))
        connection.execute(read_statement("likeness/announce_all"))
        refresh_edges(connection, rule)
        connection.execute(read_statement("story/touch_told"))
        return _tell_touched(connection)


def _tell_touched(connection: Connection) -> int:
    connection.execute(read_statement("story/touch_fellows"))
    connection.execute(read_statement("story/analyse_touched"))
    rows = connection.execute(read_statement("story/members")).mappings()
    members = {row["article_id"]: Member(**row) for row in rows}
    ties = connection.execute(read_statement("story/ties")).all()
    connection.execute(read_statement("story/told_table"))
    stories = _components(members, [(row[0], row[1]) for row in ties])
    copy_rows(connection, ("told",), _TOLD, (row for story in stories for row in _tell(story)))
    connection.execute(read_statement("story/analyse_told"))
    connection.execute(read_statement("story/dim_story"))
    changed = connection.execute(read_statement("story/join_story")).rowcount
    connection.execute(read_statement("story/forget_stories"))
    connection.execute(read_statement("story/forget_copies"))
    _compare_copies(connection)
    return changed


def _components(
    members: Mapping[UUID, Member], ties: Sequence[tuple[UUID, UUID]]
) -> Iterator[list[Member]]:
    """Yield the connected groups, each in its order of precedence."""
    neighbours: dict[UUID, list[UUID]] = {article_id: [] for article_id in members}
    for one, other in ties:
        neighbours[one].append(other)
        neighbours[other].append(one)
    seen: set[UUID] = set()
    for start in members:
        if start in seen:
            continue
        group, waiting = set(), [start]
        while waiting:
            article_id = waiting.pop()
            if article_id not in group:
                group.add(article_id)
                waiting.extend(neighbours[article_id])
        seen |= group
        yield sorted((members[one] for one in group), key=lambda member: member.precedence)


def _tell(story: list[Member]) -> Iterator[Sequence[UUID | None]]:
    canonical = story[0].article_id
    story_id = identity("story", str(canonical)) if len(story) > 1 else None
    for member in story:
        yield (member.article_id, member.story_id, story_id, canonical)


def _compare_copies(connection: Connection) -> None:
    """Bring what copies changed up to date; it is measured where one of the two texts is new."""
    connection.execute(read_statement("story/compared_table"))
    copies = connection.execute(
        read_statement("story/unmeasured_copies"), execution_options={"yield_per": BATCH}
    ).mappings()
    for rows in copies.partitions(BATCH):
        copy_rows(connection, ("compared",), _COMPARED, map(_compare, rows))
    connection.execute(read_statement("story/story_copy"))


def _compare(row: Mapping[Any, Any]) -> Sequence[object]:
    jaccard, containment = measure_texts(Shingled(row["text"]), Shingled(row["canonical_text"]))
    altered = compare_copy(row["canonical_text"], row["text"])
    return (
        row["article_id"],
        row["story_id"],
        row["revision_id"],
        row["canonical_revision_id"],
        round(jaccard, 4),
        round(containment, 4),
        list(altered.numbers_added),
        list(altered.numbers_removed),
        _ranges(altered.sentences_added),
        _ranges(altered.sentences_removed),
        is_reworded(row["title"], row["canonical_title"]),
    )


def _ranges(stretches: Sequence[Stretch]) -> str:
    """Return an array of int4range as Postgres reads it."""
    return "{" + ",".join(f'"[{start},{end})"' for start, end in stretches) + "}"
