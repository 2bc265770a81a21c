"""A build becomes rows: once, completely, and in the order of observation."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from govnews.compare import compare
from govnews.failures import BrokenPromise
from govnews.identity import identity
from govnews.load.counts import TableCount
from govnews.load.fates import decide_fates
from govnews.load.merge import load
from govnews.load.staging import clear_staging, stage
from tests.load.newsroom import (
    FIRST_DAY,
    LAM_HA,
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
ARTICLE = identity("article", "damha", "11873")
FACTS = (
    "fact_quantity",
    "fact_document_citation",
    "fact_person_mention",
    "fact_organisation_mention",
    "fact_place_mention",
    "fact_event",
    "fact_event_date",
    "fact_period",
    "fact_topic_mention",
    "fact_topic_evidence",
    "fact_view_count",
)


def ask(engine: Engine, question: str, **bound: object) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(text(question), bound))


def one(engine: Engine, question: str, **bound: object) -> Any:
    [row] = ask(engine, question, **bound)
    return row[0] if len(row) == 1 else tuple(row)


def test_new_article_is_loaded_with_every_kind_of_fact(newsroom: Newsroom) -> None:
    counts = build(newsroom.engine, "build1", read(newsroom.capture()))
    assert {name: counts[name] for name in FACTS} == {
        "fact_quantity": 2,
        "fact_document_citation": 1,
        "fact_person_mention": 2,
        "fact_organisation_mention": 1,
        "fact_place_mention": 1,
        "fact_event": 1,
        "fact_event_date": 1,
        "fact_period": 1,
        "fact_topic_mention": 1,
        "fact_topic_evidence": 1,
        "fact_view_count": 1,
    }
    assert one(newsroom.engine, "SELECT article_id, first_seen_on FROM mart.article") == (
        ARTICLE,
        FIRST_DAY,
    )


def test_evidence_arrives_as_it_was_staged(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    assert one(
        newsroom.engine,
        "SELECT quote, value::text, period_end_on FROM mart.quantity WHERE unit = 'percent'",
    ) == ("93,4%", "93.4", date(2026, 12, 31))


def test_second_load_of_a_build_changes_nothing(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    assert set(load(newsroom.engine, "build1").values()) == {0}


def test_load_counts_what_came_in_changed_and_was_there(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    first = build(newsroom.engine, "build1", read(capture)).tables
    assert first["fact_quantity"] == TableCount(inserted=2)
    assert first["dim_person"] == TableCount(inserted=2, updated=2)
    again = load(newsroom.engine, "build1").tables
    assert again["fact_quantity"] == TableCount(unchanged=2)
    assert again["fact_article"] == again["fact_article_revision"] == TableCount(unchanged=1)
    later = newsroom.capture(run_id="run2", day=NEXT_DAY)
    words = corrected(make_article())
    revised = build(newsroom.engine, "build2", read(later, words, run_id="run2", day=NEXT_DAY))
    assert revised.tables["fact_article"] == TableCount(updated=1)
    assert revised.tables["fact_article_revision"] == TableCount(inserted=1, updated=1)
    assert revised.tables["dim_document"] == TableCount(unchanged=1)


def test_another_extractor_replaces_the_facts_and_the_counts_say_so(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    build(newsroom.engine, "build1", read(capture))
    reread = build(newsroom.engine, "build2", read(capture, version="2")).tables
    assert reread["fact_quantity"] == TableCount(inserted=2, removed=2)
    assert reread["fact_article"] == TableCount(unchanged=1)
    assert reread["fact_article_revision"] == TableCount(updated=1)


def test_refused_rows_are_not_offered(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    stage(newsroom.engine, "build1", [read(capture)])
    compare(newsroom.engine, "build1", SQL, rank_form)
    refuse(newsroom.engine, "event", f"{capture.capture_id}|1", capture.capture_id)
    assert load(newsroom.engine, "build1").tables["fact_event"] == TableCount()


def test_unchanged_page_adds_only_a_moved_counter(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    later = newsroom.capture(run_id="run2", day=NEXT_DAY)
    counts = build(
        newsroom.engine,
        "build2",
        read(later, make_article(view_count=40), run_id="run2", day=NEXT_DAY),
    )
    assert {name: count for name, count in counts.items() if count} == {"fact_view_count": 1}


def test_same_day_again_adds_no_row(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    again = newsroom.capture(run_id="run2")
    counts = build(newsroom.engine, "build2", read(again, run_id="run2"))
    assert set(counts.values()) == {0}


def test_revision_closes_the_one_before(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    later = newsroom.capture(run_id="run2", day=NEXT_DAY)
    build(
        newsroom.engine,
        "build2",
        read(later, corrected(make_article()), run_id="run2", day=NEXT_DAY),
    )
    assert ask(
        newsroom.engine,
        "SELECT revision_ordinal, is_current, observed_on, change_count FROM mart.revision"
        " ORDER BY 1",
    ) == [(1, False, FIRST_DAY, 0), (2, True, NEXT_DAY, 1)]
    gap = "SELECT count(*) FROM warehouse.fact_article_revision WHERE valid_to = :fetched_at"
    assert one(newsroom.engine, gap, fetched_at=later.fetched_at) == 1
    assert one(newsroom.engine, "SELECT count(*) FROM mart.quantity") == 2


def test_two_captures_of_one_article_in_one_build(newsroom: Newsroom) -> None:
    first = newsroom.capture()
    second = newsroom.capture(run_id="run2", day=NEXT_DAY)
    build(
        newsroom.engine,
        "build1",
        read(second, corrected(make_article()), run_id="run2", day=NEXT_DAY),
        read(first),
    )
    assert ask(
        newsroom.engine,
        "SELECT revision_ordinal, is_current, observed_on FROM mart.revision ORDER BY 1",
    ) == [(1, False, FIRST_DAY), (2, True, NEXT_DAY)]
    assert one(newsroom.engine, "SELECT first_seen_on FROM mart.article") == FIRST_DAY
    fates = "SELECT fate FROM crawl.fate JOIN crawl.run USING (run_id) ORDER BY news_day"
    assert [row[0] for row in ask(newsroom.engine, fates)] == ["loaded", "revised"]


def test_print_view_is_no_second_article(newsroom: Newsroom) -> None:
    own, twin = newsroom.capture(), newsroom.capture(url=URL + "?print=1")
    build(newsroom.engine, "build1", read(own), read(twin))
    assert one(newsroom.engine, "SELECT count(*) FROM mart.article") == 1
    assert one(
        newsroom.engine, "SELECT fate, target_url FROM crawl.fate WHERE url LIKE '%print%'"
    ) == ("duplicate_of", URL)


def test_refused_reading_stays_out(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    stage(newsroom.engine, "build1", [read(capture)])
    compare(newsroom.engine, "build1", SQL, rank_form)
    refuse(newsroom.engine, "reading", capture.capture_id, capture.capture_id)
    load(newsroom.engine, "build1")
    assert decide_fates(newsroom.engine, "build1") == {"quarantined": 1}
    assert one(newsroom.engine, "SELECT count(*) FROM warehouse.fact_article") == 0
    assert one(newsroom.engine, "SELECT count(*) FROM warehouse.dim_person") == 0
    assert one(newsroom.engine, "SELECT fate, reason FROM quarantine.refused_capture") == (
        "quarantined",
        "not_null: title is missing",
    )


def test_refused_fact_stays_out_and_the_article_enters(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    stage(newsroom.engine, "build1", [read(capture)])
    compare(newsroom.engine, "build1", SQL, rank_form)
    start, end = one(
        newsroom.engine,
        "SELECT span_start, span_end FROM staging.quantity WHERE unit = 'percent'",
    )
    key = f"{capture.capture_id}|text|{start}|{end}"
    refuse(newsroom.engine, "quantity", key, capture.capture_id)
    refuse(newsroom.engine, "event", f"{capture.capture_id}|1", capture.capture_id)
    counts = load(newsroom.engine, "build1")
    assert (counts["fact_article"], counts["fact_quantity"], counts["fact_event"]) == (1, 1, 0)
    assert decide_fates(newsroom.engine, "build1") == {"loaded": 1}


def refuse(engine: Engine, table: str, key: str, capture_id: str) -> None:
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO quarantine.refused_row (build_id, table_name, row_key, expectation,"
                " reason, portal_code, url, capture_id, refused) VALUES ('build1', :table, :key,"
                " 'not_null', 'title is missing', 'damha', :url, :capture_id, '{}')"
            ),
            {"table": table, "key": key, "url": URL, "capture_id": capture_id},
        )


def test_gone_article_gets_a_tombstone_and_comes_back(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    newsroom.miss(URL, FIRST_DAY + timedelta(days=1), nights=3)
    build(newsroom.engine, "build2")
    tombstone = "SELECT is_gone, gone_on, gone_reason FROM mart.article"
    assert one(newsroom.engine, tombstone) == (True, NEXT_DAY, "HTTP 404")
    assert one(newsroom.engine, "SELECT count(*) FROM mart.quantity") == 2
    day = FIRST_DAY + timedelta(days=4)
    back = newsroom.capture(run_id="run4", day=day)
    build(newsroom.engine, "build3", read(back, run_id="run4", day=day))
    assert one(newsroom.engine, tombstone) == (False, None, None)
    assert load(newsroom.engine, "build3")["tombstone"] == 0


def test_page_without_layout_waits_in_quarantine_until_it_is_read(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    build(newsroom.engine, "build1", unreadable(capture))
    waiting = "SELECT fate, reason, released_at IS NULL FROM quarantine.refused_capture"
    assert one(newsroom.engine, waiting) == (
        "layout_changed",
        "expected one of 2 layouts, found none",
        True,
    )
    build(newsroom.engine, "build2", read(capture))
    assert one(newsroom.engine, waiting)[2] is False
    assert one(newsroom.engine, "SELECT count(*) FROM mart.article") == 1


def test_retried_batch_stages_nothing_twice(newsroom: Newsroom) -> None:
    staged = [read(newsroom.capture())]
    stage(newsroom.engine, "build1", staged)
    stage(newsroom.engine, "build1", staged)
    assert one(newsroom.engine, "SELECT count(*) FROM staging.person_mention") == 2
    clear_staging(newsroom.engine, "build1")
    assert one(newsroom.engine, "SELECT count(*) FROM staging.reading") == 0


def test_concurrent_loads_of_one_build_load_it_once(newsroom: Newsroom) -> None:
    stage(newsroom.engine, "build1", [read(newsroom.capture())])
    compare(newsroom.engine, "build1", SQL, rank_form)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: load(newsroom.engine, "build1"), range(4)))
    assert sorted(counts["fact_article"] for counts in results) == [0, 0, 0, 1]


def test_reading_without_fate_is_a_broken_promise(newsroom: Newsroom) -> None:
    stage(newsroom.engine, "build1", [read(newsroom.capture())])
    with pytest.raises(BrokenPromise, match="expected a fate for every reading"):
        decide_fates(newsroom.engine, "build1")


def test_topic_outside_the_vocabulary_is_a_broken_promise(newsroom: Newsroom) -> None:
    with newsroom.engine.begin() as connection:
        connection.execute(text("DELETE FROM warehouse.dim_topic"))
    with pytest.raises(BrokenPromise, match="topic agriculture"):
        build(newsroom.engine, "build1", read(newsroom.capture()))


def test_other_extractor_replaces_the_facts_of_unchanged_words(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    again = newsroom.capture(run_id="run2")
    counts = build(newsroom.engine, "build2", read(again, run_id="run2", version="2"))
    assert counts["fact_article"] == 0
    assert ask(newsroom.engine, "SELECT DISTINCT extractor_version FROM mart.quantity") == [("2",)]
    assert one(newsroom.engine, "SELECT count(*) FROM mart.quantity") == 2


def test_capture_that_two_runs_wait_for_is_news_once(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    newsroom.open_run("run2", NEXT_DAY)
    with newsroom.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO crawl.fate (run_id, portal_code, url, capture_id)"
                " VALUES ('run2', 'damha', :url, :capture_id)"
            ),
            {"url": URL, "capture_id": capture.capture_id},
        )
    build(newsroom.engine, "build1", read(capture))
    fates = "SELECT run_id, fate FROM crawl.fate ORDER BY 1"
    assert ask(newsroom.engine, fates) == [("run1", "loaded"), ("run2", "unchanged")]
    address = "SELECT last_fate, last_run_id FROM crawl.address"
    assert one(newsroom.engine, address) == ("unchanged", "run2")


def test_same_plan_number_of_two_districts_is_two_documents(newsroom: Newsroom) -> None:
    other_url = "http://lamha.test/tin-tuc/ke-hoach-7.html"
    other = newsroom.capture(url=other_url, portal="lamha")
    elsewhere = make_article(url=other_url, portal="lamha", title="Lâm Hà triển khai kế hoạch")
    build(
        newsroom.engine,
        "build1",
        read(newsroom.capture()),
        read(other, elsewhere, LAM_HA, page_identity="7"),
    )
    assert one(
        newsroom.engine,
        "SELECT count(DISTINCT document_id), count(DISTINCT number_symbol) FROM mart.citation",
    ) == (2, 1)


def test_copies_on_two_portals_are_one_story(newsroom: Newsroom) -> None:
    other_url = "http://lamha.test/tin-tuc/mua-gat-9.html"
    other = newsroom.capture(url=other_url, portal="lamha", run_id="run2", day=NEXT_DAY)
    build(newsroom.engine, "build1", read(newsroom.capture()))
    copy = make_article(url=other_url, portal="lamha", body=(*BODY_AND_MORE,))
    build(
        newsroom.engine,
        "build2",
        read(other, copy, run_id="run2", day=NEXT_DAY, page_identity="9"),
    )
    assert one(
        newsroom.engine, "SELECT canonical_url, article_count, portal_codes FROM mart.story"
    ) == (URL, 2, ["damha", "lamha"])
    assert load(newsroom.engine, "build2")["dim_story"] == 0


BODY_AND_MORE = make_article().body
