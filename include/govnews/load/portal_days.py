"""Coverage: what each portal published on each news day, and what we got of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from govnews.load.statements import read_statement


def refresh_portal_days(engine: Engine, first_day: date | None = None) -> int:
    """Compute fact_portal_day anew from `first_day` on (default: all); return rows changed.

    Independent of how often a day was run: distinct addresses, best fate of the day. Of earlier
    days only the articles are counted anew: today's page may be dated, or be gone since, then.
    """
    bound = {"first_day": first_day or date.min}
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        days = connection.execute(read_statement("portal_days"), bound).rowcount
        days += connection.execute(read_statement("portal_day_articles"), bound).rowcount
        connection.execute(read_statement("counted_runs"), bound)
        return days


def first_changed_day(engine: Engine, build_id: str) -> date | None:
    """Return the earliest news day to count anew after this build; None before the first run.

    Asked while the build's readings are staged. Never later than the newest run's day.
    """
    with engine.connect() as connection:
        statement = read_statement("first_changed_day")
        day: date | None = connection.execute(statement, {"build_id": build_id}).scalar_one()
    return day
