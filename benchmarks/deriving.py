"""What the warehouse tells of pairs of texts, told by the product itself after a filling.

Articles that share a key with another one, about one in six, are handed to the near-duplicates
of the load: edges, stories and their copies come out as if they had been loaded night by night.
Later revisions are compared with the one before by the load's own step. So nothing that the
benchmark measures rests on a second way to work it out, and the next load finds nothing waiting.
"""

from __future__ import annotations

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


def derive(url: str) -> int:
    """Bring edges, stories and changes up to date; return how many articles share a key."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        shared = connection.execute(text(_SHARED)).rowcount
    judge_stories(engine, StoryRule())
    with engine.begin() as connection:
        connection.execute(read_statement("lock"))
        connection.execute(read_statement("loadable_table"))
        tell_differences(connection)
    return shared
