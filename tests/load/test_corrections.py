"""What a later night puts right: addresses that move, readings refused, stories dissolved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from govnews.compare import compare
from govnews.identity import identity
from govnews.load.fates import decide_fates
from govnews.load.merge import load
from govnews.load.staging import StagedReading, stage
from govnews.load.tallies import recount_tallies
from govnews.records import Fate
from tests.load.newsroom import (
    FIRST_DAY,
    SQL,
    URL,
    Newsroom,
    build,
    corrected,
    make_article,
    rank_form,
    read,
    unreadable,
)

NEXT_DAY = FIRST_DAY + timedelta(days=1)
THIRD_DAY = FIRST_DAY + timedelta(days=2)
LATER = FIRST_DAY + timedelta(days=5)
MOVED = "http://damha.test/tin-tuc/gat-lua-som-11873.html"
TOMBSTONE = "SELECT url, is_gone, gone_on FROM mart.article"


def ask(engine: Engine, question: str, **bound: object) -> list[Any]:
    with engine.begin() as connection:
        result = connection.execute(text(question), bound)
        return [tuple(row) for row in result] if result.returns_rows else []


def enter_moved(newsroom: Newsroom, run: str, day: date) -> None:
    """Load the article from its new address, its words unchanged."""
    capture = newsroom.capture(url=MOVED, run_id=run, day=day)
    stage(newsroom.engine, run, [read(capture, run_id=run, day=day)])
    compare(newsroom.engine, run, SQL, rank_form)
    ask(
        newsroom.engine,
        "UPDATE staging.reading SET (fate, target_url, revision_id, revision_ordinal) ="
        " (SELECT 'unchanged', NULL, revision_id, 1 FROM warehouse.fact_article_revision)"
        " WHERE build_id = :run",
        run=run,
    )
    load(newsroom.engine, run)
    decide_fates(newsroom.engine, run)


def test_article_that_moved_is_not_gone(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    newsroom.end(URL, Fate.GONE, "run2", NEXT_DAY)
    enter_moved(newsroom, "run2", NEXT_DAY)
    assert ask(newsroom.engine, TOMBSTONE) == [(MOVED, False, None)]
    newsroom.end(URL, Fate.GONE, "run3", THIRD_DAY)
    build(newsroom.engine, "build3")
    assert ask(newsroom.engine, TOMBSTONE) == [(MOVED, False, None)]
    assert set(load(newsroom.engine, "run2").values()) == {0}


def test_gone_article_that_returns_elsewhere_is_not_gone_any_more(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    newsroom.miss(URL, NEXT_DAY)
    build(newsroom.engine, "build2")
    assert ask(newsroom.engine, TOMBSTONE) == [(URL, True, NEXT_DAY)]
    enter_moved(newsroom, "run3", LATER)
    assert ask(newsroom.engine, TOMBSTONE) == [(MOVED, False, None)]
    last = LATER + timedelta(days=1)
    newsroom.miss(MOVED, last)
    build(newsroom.engine, "build4")
    assert ask(newsroom.engine, TOMBSTONE) == [(MOVED, True, last)]


def test_gone_article_whose_first_address_answers_again(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    enter_moved(newsroom, "run2", NEXT_DAY)
    newsroom.miss(MOVED, THIRD_DAY)
    build(newsroom.engine, "build3")
    assert ask(newsroom.engine, TOMBSTONE) == [(MOVED, True, THIRD_DAY)]
    newsroom.end(URL, Fate.UNCHANGED, "run4", LATER + timedelta(days=1))
    build(newsroom.engine, "build4")
    assert ask(newsroom.engine, TOMBSTONE) == [(MOVED, False, None)]


def test_older_capture_read_later_moves_nothing(newsroom: Newsroom) -> None:
    early = newsroom.capture()
    late = newsroom.capture(url=MOVED, run_id="run2", day=NEXT_DAY)
    build(newsroom.engine, "build1", read(late, run_id="run2", day=NEXT_DAY))
    stage(newsroom.engine, "build2", [read(early)])
    ask(
        newsroom.engine,
        "UPDATE staging.reading SET (fate, revision_id, revision_ordinal) ="
        " (SELECT 'unchanged', revision_id, 1 FROM warehouse.fact_article_revision)"
        " WHERE build_id = 'build2'",
    )
    load(newsroom.engine, "build2")
    assert ask(newsroom.engine, TOMBSTONE) == [(MOVED, False, None)]


def refuse(engine: Engine, build_id: str, capture_id: str) -> None:
    ask(
        engine,
        "INSERT INTO quarantine.refused_row (build_id, table_name, row_key, expectation, reason,"
        " portal_code, url, capture_id, refused) VALUES (:build_id, 'reading',"
        " cast(:capture_id AS text), 'not_null', 'title is missing',"
        " 'damha', :url, cast(:capture_id AS uuid), '{}')",
        build_id=build_id,
        capture_id=capture_id,
        url=URL,
    )
    ask(
        engine,
        "UPDATE staging.reading SET fate = 'quarantined' WHERE capture_id = :capture_id",
        capture_id=capture_id,
    )


@pytest.mark.parametrize("is_first", [True, False])
def test_sibling_of_a_refused_reading_enters(newsroom: Newsroom, is_first: bool) -> None:
    engine = newsroom.engine
    if not is_first:
        build(engine, "build0", read(newsroom.capture(run_id="run0", day=FIRST_DAY), run_id="run0"))
    shown = make_article() if is_first else corrected(make_article())
    pages = [
        read(newsroom.capture(run_id=run, day=day), shown, run_id=run, day=day)
        for run, day in (("run1", FIRST_DAY), ("run2", NEXT_DAY), ("run3", THIRD_DAY))
    ]
    stage(engine, "build1", pages)
    compare(engine, "build1", SQL, rank_form)
    refuse(engine, "build1", pages[0].capture.capture_id)
    load(engine, "build1")
    assert set(load(engine, "build1").values()) == {0}
    decide_fates(engine, "build1")
    news = "loaded" if is_first else "revised"
    fates = "SELECT fate FROM crawl.fate WHERE run_id <> 'run0' ORDER BY run_id"
    assert ask(engine, fates) == [("quarantined",), (news,), ("unchanged",)]
    newest = "SELECT observed_on, change_count FROM mart.revision WHERE is_current"
    assert ask(engine, newest) == [(NEXT_DAY, 0 if is_first else 1)]
    assert ask(engine, "SELECT count(*) FROM mart.quantity") == [(2,)]


def dated(newsroom: Newsroom, run: str, day: date, issued: date | None) -> StagedReading:
    """Return a reading whose plan bears this date; another date is another text."""
    article = make_article() if run == "run1" else corrected(make_article())
    reading = read(newsroom.capture(run_id=run, day=day), article, run_id=run, day=day)
    assert reading.facts
    [plan] = reading.facts.documents
    issuer = "Huyện ủy Đầm Hà" if run == "run1" else None
    documents = (replace(plan, date_issued=issued, issuer=issuer),)
    return replace(reading, facts=replace(reading.facts, documents=documents))


def test_citation_says_what_its_own_text_says(newsroom: Newsroom) -> None:
    engine, wrong, right = newsroom.engine, date(2026, 10, 31), date(2026, 10, 30)
    first = dated(newsroom, "run1", FIRST_DAY, wrong)
    second = dated(newsroom, "run2", NEXT_DAY, right)
    build(engine, "build1", first)
    ask(engine, "UPDATE warehouse.dim_document SET subject = 'vụ đông'")
    build(engine, "build2", second)
    # Another key is not the matter here: both texts cite one document.
    ask(
        engine,
        "UPDATE warehouse.fact_document_citation SET document_id ="
        " (SELECT document_id FROM warehouse.dim_document WHERE issued_on = :wrong)",
        wrong=wrong,
    )
    shown = "SELECT issued_on, issuer_name, subject FROM mart.citation"
    assert ask(engine, shown) == [(right, "Huyện ủy Đầm Hà", "vụ đông")]
    recount_tallies(engine)


def test_document_takes_over_what_was_missing(newsroom: Newsroom) -> None:
    engine = newsroom.engine
    build(engine, "build1", read(newsroom.capture()))
    ask(engine, "UPDATE warehouse.dim_document SET issued_on = NULL, subject = NULL")
    later = newsroom.capture(run_id="run2", day=NEXT_DAY)
    stage(engine, "build2", [read(later, corrected(make_article()), run_id="run2", day=NEXT_DAY)])
    ask(
        engine,
        "UPDATE staging.document_citation SET issued_on = '2026-10-30', subject = 'vụ đông',"
        " document_id = (SELECT document_id FROM warehouse.dim_document)",
    )
    compare(engine, "build2", SQL, rank_form)
    load(engine, "build2")
    known = "SELECT issued_on, subject FROM warehouse.dim_document"
    assert ask(engine, known) == [(date(2026, 10, 30), "vụ đông")]


def test_dissolved_story_is_told_again(newsroom: Newsroom) -> None:
    engine = newsroom.engine
    pages = []
    for number, portal in ((1, "damha"), (2, "lamha")):
        url = f"http://{portal}.test/tin-tuc/mua-gat-{number}.html"
        capture = newsroom.capture(url=url, portal=portal)
        pages.append(read(capture, page_identity=str(number)))
    build(engine, "build1", *pages)
    told = "SELECT article_count FROM mart.story"
    assert ask(engine, told) == [(2,)]
    reread = {"article_ids": [identity("article", "damha", "1")]}
    for step in ("announce_fellows", "forget_story_edge", "leave_story", "forget_stories"):
        statement = (SQL / "replay" / f"{step}.sql").read_text(encoding="utf-8")
        with engine.begin() as connection:
            connection.execute(text(statement), reread if ":article_ids" in statement else {})
    assert ask(engine, told) == []
    build(engine, "build2")
    assert ask(engine, told) == [(2,)]


QUARANTINED = "SELECT quarantined_addresses FROM mart.portal_health WHERE portal_code = 'damha'"


def test_newer_page_releases_the_older_ones_of_its_address(newsroom: Newsroom) -> None:
    engine = newsroom.engine
    refused = newsroom.capture()
    build(engine, "build1", unreadable(refused))
    assert ask(engine, QUARANTINED) == [(1,)]
    build(
        engine,
        "build2",
        read(newsroom.capture(run_id="run2", day=NEXT_DAY), run_id="run2", day=NEXT_DAY),
    )
    assert ask(engine, QUARANTINED) == [(0,)]
    # Refused anew by a replay: the newer page still stands.
    ask(engine, "UPDATE crawl.fate SET fate = NULL WHERE run_id = 'run1'")
    build(engine, "build3", unreadable(refused))
    assert ask(engine, QUARANTINED) == [(0,)]


def test_older_page_releases_no_newer_one(newsroom: Newsroom) -> None:
    early, late = newsroom.capture(), newsroom.capture(run_id="run2", day=NEXT_DAY)
    build(newsroom.engine, "build1", read(early), replace(unreadable(late), run_id="run2"))
    assert ask(newsroom.engine, QUARANTINED) == [(1,)]


def test_released_page_that_is_refused_again_waits_again(newsroom: Newsroom) -> None:
    engine, capture = newsroom.engine, newsroom.capture()
    build(engine, "build1", unreadable(capture))
    ask(engine, "UPDATE quarantine.refused_capture SET released_at = now()")
    ask(engine, "UPDATE crawl.fate SET fate = NULL")
    build(engine, "build2", unreadable(capture))
    assert ask(engine, QUARANTINED) == [(1,)]


@pytest.mark.parametrize(
    "view", ["quantity", "citation", "person", "organisation", "place", "event"]
)
def test_facts_of_a_gone_article_say_so(newsroom: Newsroom, view: str) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    newsroom.miss(URL, NEXT_DAY)
    build(newsroom.engine, "build2")
    assert ask(newsroom.engine, f"SELECT DISTINCT is_gone FROM mart.{view}") == [(True,)]
