"""What the warehouse tells of pairs of texts, told by the product itself after a filling.

Articles that share a key with another one, about one in six, are handed to the near-duplicates
of the load: edges, stories and their copies come out as if they had been loaded night by night.
Later revisions are compared with the one before by the load's own step. So nothing that the
benchmark measures rests on a second way to work it out, and the next load finds nothing waiting.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from govnews.load.differences import tell_differences
from govnews.load.likeness import StoryRule
from govnews.load.statements import read_statement
from govnews.load.stories import judge_stories

# Nobody else has a key of the others: there is no pair to be measured.
_SHARED = """
UPDATE warehouse.article_likeness AS likeness
SET algorithm = 0
WHERE likeness.article_number IN (
    SELECT band.article_number
    FROM warehouse.article_band AS band
    INNER JOIN (
        SELECT many.band_key
        FROM warehouse.article_band AS many
        GROUP BY many.band_key
        HAVING count(*) > 1
    ) AS shared ON band.band_key = shared.band_key
)
"""


def derive(url: str, workers: int = 1) -> None:
    """Bring edges, stories, changes of revisions and tallies up to date."""
    steps = (tell_stories, tell_changes, count_all)
    if workers == 1:
        for step in steps:
            step(url)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(step, url) for step in steps]:
            done.result()


def tell_stories(url: str) -> None:
    """Bring edges, stories and their copies up to date."""
    started = time.monotonic()
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        shared = connection.execute(text(_SHARED)).rowcount
    _say(f"{shared:,} articles share a key", started)
    judge_stories(engine, StoryRule())
    _say("stories", started)


def tell_changes(url: str) -> None:
    """Compare later revisions with the one before: without the lock, nothing else is loading."""
    started = time.monotonic()
    with create_engine(url, poolclass=NullPool).begin() as connection:
        connection.execute(read_statement("loadable_table"))
        tell_differences(connection)
    _say("changes of revisions", started)


def count_all(url: str) -> None:
    """Count the tallies."""
    started = time.monotonic()
    with create_engine(url, poolclass=NullPool).begin() as connection:
        connection.execute(read_statement("tally/recount"))
    _say("tallies", started)


def _say(words: str, started: float) -> None:
    print(f"  {words}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
