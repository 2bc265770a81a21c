"""People keep one row for each office with its days; organisations know what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from govnews.load.staging import StagedReading
from govnews.records import (
    Basis,
    Capture,
    Document,
    Organisation,
    Person,
    Place,
    PlaceMention,
    Precision,
    PublishedAt,
    TopicMention,
)
from tests.load.newsroom import (
    DAM_HA,
    FIRST_DAY,
    LAM_HA,
    Newsroom,
    build,
    find,
    make_article,
    read,
)
from tests.load.shelf import seed

NAME = "Trần Văn Lúa"
DISTRICT, PROVINCE = "Ủy ban nhân dân huyện Đầm Hà", "Sở Y tế tỉnh Quảng Ninh"


def ask(engine: Engine, question: str) -> list[Any]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(question))]


def told(
    capture: Capture,
    number: int,
    published: date,
    office: str | None,
    place: Place = DAM_HA,
    extractor: str = "1",
) -> StagedReading:
    """Return an article of that day that names the person in that office."""
    article = replace(
        make_article(url=capture.url, portal=capture.portal, title=f"Tin số {number} trong ngày"),
        published_at=PublishedAt(
            value=published, basis=Basis.STATED, precision=Precision.DAY, quote=str(published)
        ),
    )
    staged = read(capture, article, place=place, page_identity=str(number), version=extractor)
    assert staged.facts
    span = find(NAME, article.text)
    person = Person(
        name=NAME, office=office, variants=("Trần Văn Lụa",), mentions=(span,), rule="r"
    )
    return replace(staged, facts=replace(staged.facts, people=(person,), events=()))


def enter(newsroom: Newsroom, build_id: str, *pages: tuple[int, date, str | None, Place]) -> None:
    staged = []
    for number, published, office, place in pages:
        portal = "lamha" if place == LAM_HA else "damha"
        capture = newsroom.capture(f"http://{portal}.test/tin-tuc/{number}.html", portal)
        staged.append(told(capture, number, published, office, place))
    build(newsroom.engine, build_id, *staged)


HOLDERS = (
    "SELECT office_name, province_name, first_seen_on::text, last_seen_on::text"
    " FROM mart.office_holder ORDER BY first_seen_on, office_name, province_name"
)


def test_person_who_changes_office_keeps_rows_with_days(newsroom: Newsroom) -> None:
    enter(
        newsroom,
        "build1",
        (1, date(2023, 1, 5), DISTRICT, DAM_HA),
        (2, date(2024, 2, 6), DISTRICT, DAM_HA),
    )
    # The earliest of all is read last: the days follow.
    enter(
        newsroom,
        "build2",
        (3, date(2025, 3, 7), PROVINCE, DAM_HA),
        (4, date(2022, 9, 9), DISTRICT, DAM_HA),
    )
    assert ask(newsroom.engine, HOLDERS) == [
        (DISTRICT, "Tỉnh Quảng Ninh", "2022-09-09", "2024-02-06"),
        (PROVINCE, "Tỉnh Quảng Ninh", "2025-03-07", "2025-03-07"),
    ]
    variants = ask(newsroom.engine, "SELECT DISTINCT variants FROM mart.person")
    assert variants == [(["Trần Văn Lụa"],)]


def test_two_people_of_one_name_in_two_places_stay_two(newsroom: Newsroom) -> None:
    day = date(2024, 1, 1)
    enter(newsroom, "build1", (1, day, None, DAM_HA), (2, day, None, LAM_HA))
    holders = [row[:2] for row in ask(newsroom.engine, HOLDERS)]
    assert holders == [(None, "Tỉnh Lâm Đồng"), (None, "Tỉnh Quảng Ninh")]
    # One office is one person, whichever portal tells of it.
    enter(newsroom, "build2", (3, day, "Bộ Y tế", DAM_HA), (4, day, "Bộ Y tế", LAM_HA))
    ministers = (
        "SELECT article_count, province_name FROM mart.office_holder WHERE office_name = '{}'"
    )
    assert ask(newsroom.engine, ministers.format("Bộ Y tế")) == [(2, None)]


def test_office_that_a_better_extractor_finds_takes_the_days_along(newsroom: Newsroom) -> None:
    engine, day = newsroom.engine, date(2024, 1, 1)
    first = newsroom.capture()
    build(engine, "build1", told(first, 1, day, None))
    again = newsroom.capture(run_id="run2", day=FIRST_DAY + timedelta(days=1))
    build(engine, "build2", told(again, 1, day, DISTRICT, extractor="2"))
    assert ask(engine, HOLDERS) == [(DISTRICT, "Tỉnh Quảng Ninh", "2024-01-01", "2024-01-01")]
    orphan = "SELECT first_seen_on FROM warehouse.dim_person WHERE office_name IS NULL"
    assert ask(engine, f"{orphan} AND name = '{NAME}'") == [(None,)]


@pytest.mark.parametrize(
    ("place", "days"),
    [
        (0, ("2024-02-02", "2024-03-03")),
        (1, ("2024-01-01", "2024-03-03")),
        (2, ("2024-01-01", "2024-02-02")),
    ],
    ids=["the first", "one between", "the last"],
)
def test_article_that_names_them_no_more_takes_its_day_along(
    newsroom: Newsroom, place: int, days: tuple[str, str]
) -> None:
    published = (date(2024, 1, 1), date(2024, 2, 2), date(2024, 3, 3))
    enter(newsroom, "build1", *((n, on, DISTRICT, DAM_HA) for n, on in enumerate(published)))
    again = newsroom.capture(
        f"http://damha.test/tin-tuc/{place}.html", run_id="run2", day=FIRST_DAY + timedelta(days=1)
    )
    build(newsroom.engine, "build2", told(again, place, published[place], PROVINCE, extractor="2"))
    assert ask(newsroom.engine, HOLDERS) == sorted(
        [
            (DISTRICT, "Tỉnh Quảng Ninh", *days),
            (PROVINCE, "Tỉnh Quảng Ninh", *[published[place].isoformat()] * 2),
        ],
        key=lambda row: (row[2], row[0]),
    )


def test_merged_department_knows_its_successors(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    staged = read(capture)
    assert staged.facts
    assert staged.reading.article
    span = find("UBND huyện Đầm Hà", staged.reading.article.text)
    names = (
        ("Sở Nông nghiệp và Phát triển nông thôn tỉnh Kon Tum", "department"),
        ("Sở Lao động, Thương binh và Xã hội tỉnh Quảng Ninh", "department"),
        ("Ban Tuyên giáo Huyện ủy Đầm Hà", "party_advisory_body"),
        ("Sở Y tế tỉnh Quảng Ninh", "department"),
    )
    shifts = [replace(span, start=span.start + n, quote=span.quote[n:]) for n in range(len(names))]
    organisations = tuple(
        Organisation(canonical=name, type=kind, mentions=(place,), rule="r")
        for (name, kind), place in zip(names, shifts, strict=True)
    )
    build(
        newsroom.engine,
        "build1",
        replace(staged, facts=replace(staged.facts, organisations=organisations)),
    )
    question = (
        "SELECT body, level, province_today_name, successor_bodies, succeeded_on::text"
        " FROM mart.organisation ORDER BY span_start"
    )
    assert ask(newsroom.engine, question) == [
        (
            "Sở Nông nghiệp và Phát triển nông thôn",
            "province",
            "Tỉnh Quảng Ngãi",
            ["Sở Nông nghiệp và Môi trường"],
            "2025-03-01",
        ),
        (
            "Sở Lao động, Thương binh và Xã hội",
            "province",
            "Thành phố Quảng Ninh",
            ["Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Sở Y tế"],
            "2025-03-01",
        ),
        (
            "Ban Tuyên giáo Huyện ủy",
            "district",
            "Thành phố Quảng Ninh",
            ["Ban Tuyên giáo và Dân vận Huyện ủy"],
            "2025-02-01",
        ),
        ("Sở Y tế", "province", "Thành phố Quảng Ninh", None, None),
    ]


def test_citation_carries_conflict_banner_and_base(newsroom: Newsroom) -> None:
    staged = read(newsroom.capture())
    assert staged.facts
    [plan] = staged.facts.documents
    wrong = replace(
        plan, issuer="Tỉnh ủy Quảng Ninh", in_banner=True, conflict="HU issued by a Tỉnh ủy"
    )
    figures = tuple(replace(one, base="kế hoạch") for one in staged.facts.quantities)
    facts = replace(staged.facts, documents=(wrong,), quantities=figures)
    build(newsroom.engine, "build1", replace(staged, facts=facts))
    question = "SELECT conflict, is_in_banner, series_period, series_basis FROM mart.citation"
    assert ask(newsroom.engine, question) == [
        ("HU issued by a Tỉnh ủy", True, "2025-2030", "article")
    ]
    assert ask(newsroom.engine, "SELECT DISTINCT base FROM mart.quantity") == [("kế hoạch",)]


def test_central_document_is_one_row_of_two_portals(newsroom: Newsroom) -> None:
    pages = []
    for number, (portal, place, issued) in enumerate(
        (("damha", DAM_HA, date(2020, 3, 5)), ("lamha", LAM_HA, None)), start=1
    ):
        capture = newsroom.capture(f"http://{portal}.test/tin-tuc/{number}.html", portal)
        staged = read(capture, make_article(capture.url, portal), place, page_identity=str(number))
        assert staged.facts
        decree = Document(
            kind="Nghị định",
            number_symbol="30/2020/NĐ-CP",
            issuer="Chính phủ" if issued else None,
            date_issued=issued,
            subject=None,
            mentions=staged.facts.documents[0].mentions,
            rule="numbered",
        )
        pages.append(replace(staged, facts=replace(staged.facts, documents=(decree,))))
    build(newsroom.engine, "build1", *reversed(pages))
    question = (
        "SELECT number_symbol, name, issuer_name, issued_on::text, article_count, portal_count"
        " FROM mart.document"
    )
    decree_of_2020 = ("30/2020/NĐ-CP", "Nghị định về công tác văn thư", "Chính phủ", "2020-03-05")
    assert ask(newsroom.engine, question) == [(*decree_of_2020, 2, 2)]


def test_ambiguous_place_keeps_its_candidates_in_the_mart(newsroom: Newsroom) -> None:
    staged = read(newsroom.capture(), place=Place())
    assert staged.facts
    [mention] = staged.facts.place_mentions
    unclear = PlaceMention(
        canonical="Huyện Châu Thành",
        level="district",
        candidates=("Tỉnh Tây Ninh", "Tỉnh Bến Tre"),
        span=mention.span,
        rule="typed",
    )
    build(
        newsroom.engine,
        "build1",
        replace(staged, facts=replace(staged.facts, place_mentions=(unclear,))),
    )
    question = (
        "SELECT place_then_name, candidate_names, cardinality(candidate_places),"
        " candidate_places[1] FROM mart.place"
    )
    assert ask(newsroom.engine, question) == [
        (None, ["Tỉnh Tây Ninh", "Tỉnh Bến Tre"], 10, "Huyện Châu Thành, Tỉnh An Giang")
    ]


def test_topic_tells_its_words(newsroom: Newsroom) -> None:
    staged = read(newsroom.capture())
    assert staged.facts
    assert staged.reading.article
    source = staged.reading.article.text
    words = (find("vụ đông", source), find("diện tích", source))
    topic = TopicMention(code="agriculture", mentions=words, rule="topic.words")
    build(newsroom.engine, "build1", replace(staged, facts=replace(staged.facts, topics=(topic,))))
    question = "SELECT topic_code, name_vi, quote FROM mart.topic ORDER BY span_start"
    assert ask(newsroom.engine, question) == [
        ("agriculture", "Nông nghiệp", "vụ đông"),
        ("agriculture", "Nông nghiệp", "diện tích"),
    ]


def test_today_follows_the_gazetteer(newsroom: Newsroom) -> None:
    engine = newsroom.engine
    build(engine, "build1", read(newsroom.capture()))
    with engine.begin() as connection:
        for table in ("fact_article", "fact_place_mention"):
            connection.execute(text(f"UPDATE warehouse.{table} SET today_place_id = place_id"))
        connection.execute(text("UPDATE warehouse.seed SET digest = 'of an older gazetteer'"))
    seed(engine)
    today = "SELECT province_today_name FROM mart.{}"
    assert ask(engine, today.format("article")) == [("Thành phố Quảng Ninh",)]
    assert ask(engine, today.format("place")) == [("Thành phố Quảng Ninh",)]
