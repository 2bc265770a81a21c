"""The takedown list: articles and names that the marts no longer show, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine

from govnews.identity import identity
from govnews.load.statements import read_statement
from govnews.vietnamese.fold import match_key


@dataclass(frozen=True, kw_only=True)
class Takedown:
    """One request: an article's address, or a person's name within a portal or place."""

    takedown_id: UUID
    kind: str
    target: str
    portal: str | None
    place: str | None
    reason: str
    requested_by: str | None
    taken_down_at: datetime
    lifted_at: datetime | None
    lifted_reason: str | None
    revisions: int

    @property
    def is_in_force(self) -> bool:
        """Return whether the request was not lifted."""
        return self.lifted_at is None

    def as_line(self) -> str:
        """Return one line: id, what and where, the number of texts, whether it is in force, why."""
        within = "".join(f"  {word}" for word in (self.portal, self.place) if word)
        end = "in force" if self.is_in_force else f"lifted: {self.lifted_reason}"
        return (
            f"{self.takedown_id}  {self.kind:8} {self.target}{within}  {self.revisions} texts"
            f"  {end}  ({self.reason})"
        )


def take_down_article(engine: Engine, url: str, reason: str, requested_by: str | None) -> UUID:
    """Withhold the article at `url`, whether it is held already or comes later."""
    takedown_id = identity("takedown", "article", url)
    row = {"kind": "article", "url": url, "name": None, "portal_code": None, "place_name": None}
    _record(engine, row | _why(takedown_id, reason, requested_by))
    return takedown_id


def take_down_person(
    engine: Engine,
    name: str,
    reason: str,
    requested_by: str | None,
    portal: str | None = None,
    place: str | None = None,
) -> UUID:
    """Blacken `name`: everywhere, or on one portal, or in articles of one place."""
    key = match_key(name)
    takedown_id = identity("takedown", "person", key, portal or "", match_key(place or ""))
    row = {"kind": "person", "url": None, "name": name, "portal_code": portal, "place_name": place}
    _record(engine, row | _why(takedown_id, reason, requested_by))
    return takedown_id


def lift_takedown(engine: Engine, takedown_id: UUID, reason: str) -> bool:
    """Show again what a request withheld; return whether there was one in force."""
    row = {"takedown_id": takedown_id, "reason": reason}
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        return connection.execute(read_statement("takedown/lift"), row).rowcount == 1


def list_takedowns(engine: Engine) -> list[Takedown]:
    """Return every request, the newest first, with the revisions that it is about now."""
    with engine.connect() as connection:
        rows = connection.execute(read_statement("takedown/list")).mappings()
        return [Takedown(**row) for row in rows]


def _why(takedown_id: UUID, reason: str, requested_by: str | None) -> dict[str, object]:
    return {"takedown_id": takedown_id, "reason": reason, "requested_by": requested_by}


def _record(engine: Engine, row: dict[str, object]) -> None:
    """Write a request down behind any load; triggers put it into force in the same moment."""
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        connection.execute(read_statement("takedown/record"), row)
