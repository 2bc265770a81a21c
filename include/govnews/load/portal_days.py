"""Coverage: what each portal published on each news day, and what we got of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from govnews.load.statements import read_statement


def refresh_portal_days(engine: Engine, first_day: date | None = None) -> int:
    """Compute fact_portal_day anew from `first_day` on (default: all); return rows changed.

    Independent of how often a day was run: distinct addresses, best fate of the day.
    """
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        result = connection.execute(read_statement("portal_days"), {"first_day": first_day})
        return result.rowcount
