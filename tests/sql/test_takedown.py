"""What was taken down is in no mart, no search, no export; its row stays and says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from typer.testing import CliRunner

from govnews.cli import app
from govnews.failures import DoNotRetry
from govnews.load.export import export_marts
from govnews.load.takedowns import (
    lift_takedown,
    list_takedowns,
    take_down_article,
    take_down_person,
)
from govnews.vietnamese.fold import search_key
from tests.load.newsroom import BODY, LAM_HA, URL, Newsroom, build, make_article, read

NAME = "Trần Văn Lúa"
SECRET = "giống lạc tím thử nghiệm"
SECRET_URL = "http://damha.test/tin-tuc/thu-nghiem-7.html"
NOTICE = "[Đã gỡ theo yêu cầu · Taken down on request]"


@pytest.fixture
def filled(newsroom: Newsroom) -> Newsroom:
    """One article in two texts about the person, one to take down, one elsewhere."""
    said = make_article(title=f"Đầm Hà: ông {NAME.upper()} bàn vụ đông")
    said = replace(said, captions=(f"Ông {NAME} phát biểu",), tables=((("Chủ trì", NAME),),))
    earlier = replace(said, body=(*said.body, f"Ảnh: {NAME}"))
    hidden = make_article(url=SECRET_URL, body=(f"Trồng {SECRET}.", *BODY), title=SECRET.title())
    elsewhere = make_article(url="http://lamha.test/tin-tuc/9.html", portal="lamha")
    build(
        newsroom.engine,
        "build1",
        read(newsroom.capture(), earlier),
        read(newsroom.capture(SECRET_URL), hidden, page_identity="7"),
        read(newsroom.capture(elsewhere.url, "lamha"), elsewhere, LAM_HA),
    )
    day = date(2026, 11, 21)
    again = newsroom.capture(run_id="run2", day=day)
    build(newsroom.engine, "build2", read(again, said, run_id="run2", day=day))
    return newsroom


def told(engine: Engine, folder: Path) -> str:
    """Return everything that the marts tell, and what search and explain_url add."""
    words = [file.read_text("utf-8") for file in export_marts(engine, folder)]
    with engine.connect() as connection:
        for question in ("'vu dong'", f"'{NAME}'", f"'{SECRET}'"):
            found = connection.execute(text(f"SELECT * FROM mart.search({question})"))
            words += [str(tuple(row)) for row in found]
        for url in (URL, SECRET_URL):
            for function in ("explain_url", "explain_revisions"):
                steps = connection.execute(text(f"SELECT * FROM mart.{function}('{url}')"))
                words += [str(tuple(row)) for row in steps]
        for function in ("as_of", "quantity_as_of"):
            stood = connection.execute(text(f"SELECT * FROM mart.{function}('infinity')"))
            words += [str(tuple(row)) for row in stood]
    return "\n".join(words)


def hits(engine: Engine, query: str) -> int:
    question = text("SELECT count(*) FROM mart.search(:query)")
    with engine.connect() as connection:
        return int(connection.scalar(question, {"query": query}) or 0)


def forms(words: str) -> list[str]:
    return [words.casefold(), search_key(words)]


def test_what_was_taken_down_is_told_nowhere(filled: Newsroom, tmp_path: Path) -> None:
    engine = filled.engine
    before = told(engine, tmp_path / "before").casefold()
    assert all(form in before for words in (NAME, SECRET) for form in forms(words))
    take_down_article(engine, SECRET_URL, "Cổng đề nghị gỡ", "Văn phòng")
    take_down_person(engine, NAME, "Người được nêu đề nghị", None)
    after = told(engine, tmp_path / "after").casefold()
    for words in (NAME, SECRET):
        for form in forms(words):
            assert form not in after, after[max(after.find(form) - 200, 0) :][:400]
    assert NOTICE.casefold() in after
    assert hits(engine, NAME) == hits(engine, SECRET) == 0
    assert hits(engine, "vu dong") == 2


def test_tombstone_and_other_facts_stay(filled: Newsroom) -> None:
    take_down_article(filled.engine, SECRET_URL, "Cổng đề nghị gỡ", None)
    take_down_person(filled.engine, NAME, "Đề nghị", None)
    with filled.engine.connect() as connection:
        row = connection.execute(
            text("SELECT title, text, byline FROM mart.article WHERE url = :url"),
            {"url": SECRET_URL},
        ).one()
        assert tuple(row) == (NOTICE, "", None)
        spans = text(
            "SELECT count(*), bool_and(quantity.quote = substring(article.text"
            " FROM span_start + 1 FOR span_end - span_start)) FROM mart.quantity AS quantity"
            " INNER JOIN mart.article AS article USING (article_id)"
        )
        assert tuple(connection.execute(spans).one()) == (4, True)
        assert connection.scalar(text("SELECT count(*) FROM mart.person")) == 2
        chairs = connection.scalars(text("SELECT DISTINCT chair_name FROM mart.event"))
        assert set(chairs) == {"█" * len(NAME)}


@pytest.mark.parametrize(
    ("within", "shown"),
    [
        ({}, 0),
        ({"portal": "damha"}, 1),
        ({"place": "Lâm Đồng"}, 2),
        ({"place": "Huyện Lâm Hà"}, 2),
        ({"place": "Tỉnh Cà Mau"}, 3),
    ],
)
def test_name_is_taken_down_within_a_portal_or_place(
    filled: Newsroom, within: dict[str, str], shown: int
) -> None:
    take_down_person(filled.engine, NAME, "Đề nghị", None, **within)
    assert hits(filled.engine, f'"{NAME}"') == shown
    with filled.engine.connect() as connection:
        question = text("SELECT count(*) FROM mart.article WHERE text LIKE :name")
        assert connection.scalar(question, {"name": f"%{NAME}%"}) == shown


def test_lifting_shows_everything_as_before(filled: Newsroom, tmp_path: Path) -> None:
    before = told(filled.engine, tmp_path / "before")
    asked = [
        take_down_article(filled.engine, SECRET_URL, "Cổng đề nghị gỡ", None),
        take_down_person(filled.engine, NAME, "Đề nghị", None),
    ]
    for takedown_id in asked:
        assert lift_takedown(filled.engine, takedown_id, "Rút lại")
        assert not lift_takedown(filled.engine, takedown_id, "Rút lại")
    assert told(filled.engine, tmp_path / "after") == before
    assert [one.is_in_force for one in list_takedowns(filled.engine)] == [False, False]
    take_down_person(filled.engine, NAME, "Lại đề nghị", None)
    assert hits(filled.engine, NAME) == 0


def again(newsroom: Newsroom) -> None:
    """Delete everything that was loaded, as a replay does, and load it again."""
    untally = "SELECT warehouse.untally(ARRAY(SELECT article_id FROM warehouse.fact_article))"
    with newsroom.engine.begin() as connection:
        connection.execute(text(untally))
        connection.execute(text("DELETE FROM warehouse.fact_view_count"))
        connection.execute(text("UPDATE warehouse.fact_article SET story_id = NULL"))
        connection.execute(text("DELETE FROM warehouse.dim_story"))
        connection.execute(text("DELETE FROM warehouse.story_edge"))
        connection.execute(text("DELETE FROM warehouse.article_band"))
        connection.execute(text("DELETE FROM warehouse.fact_article_revision"))
        connection.execute(text("DELETE FROM warehouse.fact_article"))
        assert connection.scalar(text("SELECT count(*) FROM warehouse.withheld")) == 0
    hidden = make_article(url=SECRET_URL, body=(f"Trồng {SECRET}.", *BODY), title=SECRET.title())
    day = date(2026, 11, 22)
    build(
        newsroom.engine,
        "build9",
        read(newsroom.capture(run_id="run9", day=day), run_id="run9", day=day),
        read(
            newsroom.capture(SECRET_URL, run_id="run9", day=day),
            hidden, run_id="run9", day=day, page_identity="7",
        ),
    )  # fmt: skip


def nothing(newsroom: Newsroom) -> None:
    """Nothing was held when the request came."""
    with newsroom.engine.begin() as connection:
        connection.execute(text("TRUNCATE warehouse.fact_article CASCADE"))
        connection.execute(text("SELECT warehouse.recount_tallies()"))
    again(newsroom)


@pytest.mark.parametrize("rebuild", [again, nothing])
def test_list_survives_a_rebuild(
    filled: Newsroom, tmp_path: Path, rebuild: Callable[[Newsroom], None]
) -> None:
    take_down_article(filled.engine, SECRET_URL, "Cổng đề nghị gỡ", None)
    take_down_person(filled.engine, NAME, "Đề nghị", None)
    rebuild(filled)
    after = told(filled.engine, tmp_path).casefold()
    for words in (NAME, SECRET):
        assert not any(form in after for form in forms(words))
    assert NOTICE.casefold() in after


def test_marts_read_only_what_may_be_shown(warehouse: Engine) -> None:
    """A mart on a table with words of articles would tell what was taken down."""
    question = text("""
        SELECT DISTINCT mart.relname || ' reads ' || source.relname
        FROM pg_depend AS needs
        INNER JOIN pg_rewrite AS rule ON needs.objid = rule.oid
        INNER JOIN pg_class AS mart ON rule.ev_class = mart.oid
        INNER JOIN pg_class AS source ON needs.refobjid = source.oid
        WHERE mart.relnamespace = 'mart'::regnamespace
            AND source.relnamespace = 'warehouse'::regnamespace
            AND (
                EXISTS (
                    SELECT FROM pg_class AS shown
                    WHERE shown.relnamespace = 'warehouse'::regnamespace
                        AND shown.relname IN (
                            replace(source.relname, 'fact_', 'shown_'),
                            replace(source.relname, 'dim_story', 'shown_story'),
                            replace(source.relname, 'story_copy', 'shown_story_copy'),
                            replace(source.relname, 'fact_article_revision', 'shown_revision')
                        )
                        AND shown.relname LIKE 'shown%' AND source.relname NOT LIKE 'shown%'
                )
            )
    """)
    with warehouse.connect() as connection:
        assert list(connection.scalars(question)) == []


def test_the_commands_say_how_many_texts_a_request_is_about(
    filled: Newsroom, warehouse_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVNEWS_WAREHOUSE_URL", warehouse_url)

    def said(*words: str) -> str:
        result = CliRunner().invoke(app, ["takedown", *words])
        assert result.exit_code == 0, result.output
        return result.output

    why = ("--reason", "Đề nghị")
    # Two texts of the first article, and one of each of the others: all of them name the person.
    assert "  4 texts  in force" in said("person", NAME, *why)
    assert "  1 texts  in force" in said("article", SECRET_URL, *why)
    later = "http://damha.test/tin-tuc/sap-dang-8.html"
    awaited = said("article", later, *why)
    assert "  0 texts  in force" in awaited
    assert "nothing of it is in the warehouse yet" in awaited
    page = make_article(url=later, body=BODY, title="Tin sắp đăng")
    build(filled.engine, "build3", read(filled.capture(later), page, page_identity="8"))
    listed = said("list").splitlines()
    assert len(listed) == 3
    [line] = [line for line in listed if later in line]
    assert "  1 texts  in force" in line
    assert "lifted" in said("lift", line.split()[0], *why)
    assert isinstance(
        CliRunner().invoke(app, ["takedown", "person", "Lúa", *why]).exception, DoNotRetry
    )
