"""The tallies are those of the facts, whatever happens to an article, and say so where not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from typer.testing import CliRunner

from govnews.cli import app
from govnews.load.takedowns import lift_takedown, take_down_article, take_down_person
from govnews.load.tallies import find_differences, recount_tallies
from tests.load.newsroom import LAM_HA, URL, Newsroom, build, corrected, make_article, read

TALLIES = (
    "portal", "topic", "document", "person", "person_title", "organisation", "place", "district",
    "event",
)  # fmt: skip
ELSEWHERE = "http://lamha.test/tin-tuc/9.html"


def counted(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every tally."""
    with engine.connect() as connection:
        return {
            name: sorted(
                map(tuple, connection.execute(text(f"TABLE warehouse.tally_{name}"))), key=str
            )
            for name in TALLIES
        }


@pytest.fixture
def published(newsroom: Newsroom) -> Newsroom:
    """Two articles on two portals."""
    elsewhere = make_article(url=ELSEWHERE, portal="lamha")
    build(
        newsroom.engine,
        "build1",
        read(newsroom.capture()),
        read(newsroom.capture(ELSEWHERE, "lamha"), elsewhere, LAM_HA),
    )
    return newsroom


def test_a_load_counts_what_it_brings_and_counts_it_once(published: Newsroom) -> None:
    first = counted(published.engine)
    assert all(first[name] for name in TALLIES if name not in {"topic", "district"})
    assert [row[1] for row in first["portal"]] == [1, 1]
    again = published.capture(run_id="run2", day=date(2026, 11, 21))
    build(published.engine, "build2", read(again, run_id="run2", day=date(2026, 11, 21)))
    assert counted(published.engine) == first
    recount_tallies(published.engine)
    assert counted(published.engine) == first


def test_a_corrected_article_counts_with_its_new_text_only(published: Newsroom) -> None:
    day = date(2026, 11, 21)
    again = corrected(make_article())
    reading = read(published.capture(run_id="run2", day=day), again, run_id="run2", day=day)
    assert reading.facts
    facts = replace(
        reading.facts,
        quantities=(), documents=(), people=(), organisations=(), events=(), place_mentions=(),
        topics=(), event_dates=(), periods=(),
    )  # fmt: skip
    before = counted(published.engine)
    build(published.engine, "build2", replace(reading, facts=facts))
    after = counted(published.engine)
    assert sorted(row[6] for row in after["portal"]) == [0, 1]  # changed
    assert sum(int(row[1]) for row in after["document"]) < sum(
        int(row[1]) for row in before["document"]
    )
    assert find_differences(published.engine) == []


def test_a_gone_article_counts_no_more_but_for_its_portal(published: Newsroom) -> None:
    before = counted(published.engine)
    published.miss(URL, date(2026, 11, 21))
    build(published.engine, "build2")
    after = counted(published.engine)
    assert sorted(row[2] for row in after["portal"]) == [0, 1]
    assert [row[1] for row in before["person"]] == [2]
    assert [row[1] for row in after["person"]] == [1]
    assert find_differences(published.engine) == []


def test_what_is_taken_down_counts_again_when_that_is_lifted(published: Newsroom) -> None:
    before = counted(published.engine)
    article = take_down_article(published.engine, URL, "a request", None)
    person = take_down_person(published.engine, "Trần Văn Lúa", "a request", None)
    hidden = counted(published.engine)
    assert len(hidden["person"]) < len(before["person"])
    assert find_differences(published.engine) == []
    assert lift_takedown(published.engine, article, "settled")
    assert lift_takedown(published.engine, person, "settled")
    assert counted(published.engine) == before


def test_facts_changed_by_hand_are_told_and_counted_anew(published: Newsroom) -> None:
    with published.engine.begin() as connection:
        connection.execute(text("DELETE FROM warehouse.fact_quantity"))
    told = find_differences(published.engine)
    assert {one.tally for one in told} == {"tally_place"}
    assert all(one.kept and not one.counted for one in told)
    assert recount_tallies(published.engine) == 2
    assert find_differences(published.engine) == []


def test_an_article_cannot_be_deleted_while_it_counts(published: Newsroom) -> None:
    delete = (
        "WITH texts AS (DELETE FROM warehouse.fact_article_revision),"
        " counters AS (DELETE FROM warehouse.fact_view_count)"
        " DELETE FROM warehouse.fact_article"
    )
    with published.engine.connect() as connection, pytest.raises(IntegrityError, match="tallied"):
        connection.execute(text(delete))


def test_the_commands_tell_a_difference_and_count_anew(
    published: Newsroom, warehouse_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVNEWS_WAREHOUSE_URL", warehouse_url)
    sound = CliRunner().invoke(app, ["tallies", "check"])
    assert (sound.exit_code, sound.output) == (0, "0 rows of the tallies differ from the facts\n")
    with published.engine.begin() as connection:
        connection.execute(text("UPDATE warehouse.tally_person SET mentions = mentions + 1"))
    changed = CliRunner().invoke(app, ["tallies", "check"])
    assert changed.exit_code == 1
    assert "tally_person: kept" in changed.output
    counted = CliRunner().invoke(app, ["tallies", "recount"])
    assert (counted.exit_code, counted.output) == (0, "2 articles counted\n")
    assert CliRunner().invoke(app, ["tallies", "check"]).exit_code == 0
