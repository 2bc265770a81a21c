"""Writes down how every page of a build ended: crawl.fate, crawl.address, quarantine."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Engine

from govnews.failures import BrokenPromise
from govnews.load.statements import read_statement


def decide_fates(engine: Engine, build_id: str) -> dict[str, int]:
    """Give every waiting row of this build's captures its fate; return rows by fate.

    A refused article ends as ``quarantined``. One transaction; a second call
    finds nothing that waits. Raises `BrokenPromise` where a reading has no fate.
    """
    build = {"build_id": build_id}
    with engine.begin() as connection:
        undecided = connection.execute(read_statement("fates/undecided"), build).scalars().all()
        if undecided:
            raise BrokenPromise(
                f"build {build_id}: expected a fate for every reading,"
                f" found {len(undecided)} without, first {undecided[0]}"
            )
        fates = connection.execute(read_statement("fates/crawl_fate"), build).scalars().all()
        for step in ("crawl_address", "refused_capture", "released_capture"):
            connection.execute(read_statement(f"fates/{step}"), build)
    return dict(Counter(fates))
