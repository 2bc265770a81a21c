"""Tombstones: an article is gone when it was missing on enough nights that can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine

from govnews.load.statements import read_statement
from govnews.load.tallies import out_of_tallies


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What makes an absence believed (docs/decisions/0020).

    `nights` are different news days without a sighting between them; an answer 410 counts
    double. A night on which more articles go missing than `brake_articles` and than
    `brake_share` of those asked (0 to 1) does not count, nor do those after it until half of
    them are back.
    """

    nights: int = 3
    brake_articles: int = 10
    brake_share: float = 0.2


@dataclass(frozen=True, kw_only=True)
class Brake:
    """A night on which too many articles of a portal went missing to be believed."""

    portal: str
    date_on: date
    articles_asked: int
    articles_missing: int
    recovered_on: date | None
    is_confirmed: bool

    @property
    def is_open(self) -> bool:
        """Return whether it still holds: nobody has confirmed it, and nothing came back."""
        return self.recovered_on is None and not self.is_confirmed


def mark_gone(connection: Connection, confirmation: Confirmation) -> dict[str, int]:
    """Set brakes and tombstones anew from everything observed; return rows changed by name.

    Expects the temporary table `loadable` and the lock of loads. A second call of the same
    transaction fails; a second call of the same warehouse changes nothing.
    """
    bound = {
        "nights": confirmation.nights,
        "articles": confirmation.brake_articles,
        "share": confirmation.brake_share,
    }
    for name in (
        *("observation_table", "brake_table", "verdict_table"),
        *("observation", "present_brake", "verdict"),
    ):
        connection.execute(read_statement(f"absence/{name}"), bound)
    brakes = sum(
        connection.execute(read_statement(f"absence/{name}"), bound).rowcount
        for name in ("forget_brake", "gone_brake")
    )
    with out_of_tallies(connection, "judged"):
        stones = connection.execute(read_statement("absence/tombstones")).rowcount
    return {"gone_brake": brakes, "tombstone": stones}


def list_brakes(engine: Engine) -> list[Brake]:
    """Return every brake of every portal, newest first."""
    with engine.connect() as connection:
        rows = connection.execute(read_statement("absence/brakes")).mappings()
        return [
            Brake(
                portal=row["portal_code"],
                date_on=row["date_on"],
                articles_asked=row["articles_asked"],
                articles_missing=row["articles_missing"],
                recovered_on=row["recovered_on"],
                is_confirmed=row["is_confirmed"],
            )
            for row in rows
        ]


def confirm_absences(
    engine: Engine, portal: str, day: date, note: str | None, confirmation: Confirmation
) -> int:
    """Believe what went missing on a portal from `day` up to its newest night; return articles.

    The tombstones are set at once, in one transaction.
    """
    bound = {"portal": portal, "day": day, "words": note}
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        connection.execute(read_statement("absence/confirm"), bound)
        connection.execute(read_statement("loadable_table"))
        return mark_gone(connection, confirmation)["tombstone"]
