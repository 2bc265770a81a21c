"""A night of made-up pages that loads all at once, and a fingerprint of the whole warehouse."""

from __future__ import annotations

from sqlalchemy import Engine, text

from govnews.compare import compare
from govnews.load.fates import decide_fates
from govnews.load.merge import load
from govnews.load.staging import stage
from tests.load.newsroom import BODY, SQL, Newsroom, make_article, rank_form, read
from tests.load.shelf import seed

PAGES = 40


def stage_night(engine: Engine, build_id: str = "build1", pages: range = range(PAGES)) -> None:
    """Seed the warehouse and stage so many pages, no two alike; those before are taken along."""
    seed(engine)
    newsroom = Newsroom(engine=engine, minutes=pages.start, opened=set())
    with engine.connect() as connection:
        newsroom.opened |= set(connection.execute(text("SELECT run_id FROM crawl.run")).scalars())
    staged = []
    for number in pages:
        url = f"http://damha.test/tin-tuc/tin-{number}.html"
        words = f"Tổ {number} của thôn {number * 7} đã gặt xong, họp lúc {number} giờ."
        article = make_article(url=url, body=(*BODY, words), title=f"Vụ đông ở thôn {number}")
        staged.append(read(newsroom.capture(url=url), article, page_identity=str(number)))
    stage(engine, build_id, staged)
    compare(engine, build_id, SQL, rank_form)


def finish_night(engine: Engine, build_id: str = "build1") -> None:
    """Load the staged night and decide its fates."""
    load(engine, build_id)
    decide_fates(engine, build_id)


def fingerprint(engine: Engine) -> dict[str, tuple[int, str]]:
    """Return how many rows every table of the warehouse has, and a digest of all of them."""
    with engine.connect() as connection:
        tables = connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'warehouse' ORDER BY 1")
        ).scalars()
        found = {}
        for table in tables.all():
            digest = text(
                "SELECT count(*), coalesce(md5(string_agg(held::text, chr(10)"
                f" ORDER BY held::text COLLATE \"C\")), '') FROM warehouse.{table} AS held"
            )
            found[table] = tuple(connection.execute(digest).one())
    return found
