"""The sample questions give right answers: on articles of our own, written for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from govnews.load.questions import Answer, answer_questions
from govnews.load.staging import StagedReading
from govnews.records import (
    Article,
    Basis,
    Document,
    Event,
    Facts,
    Person,
    Place,
    PlaceMention,
    Precision,
    PublishedAt,
    Quantity,
    Span,
)
from tests.load.newsroom import DAM_HA, LAM_HA, SQL, Newsroom, build, find, make_article, read

KON_TUM = Place(province="Tỉnh Kon Tum")
CAN_LOC = Place(province="Tỉnh Hà Tĩnh", district="Huyện Can Lộc")
CAN_LOC_TODAY = Place(province="Tỉnh Hà Tĩnh", commune="Xã Can Lộc")
NGOC_HOI = Place(province="Tỉnh Kon Tum", district="Huyện Ngọc Hồi")


def percent(quote: str, words: str, value: float, measure: str | None = None) -> Quantity:
    return Quantity(
        value=value, unit="percent", unit_printed="%", measure=measure,
        span=find(quote, words), rule="percent",
    )  # fmt: skip


def conclusion(quote: str, words: str, day: date | None = None) -> Document:
    return Document(
        kind="Kết luận", number_symbol="49-KL/TW", issuer=None, date_issued=day, subject=None,
        mentions=(find(quote, words),), rule="numbered",
    )  # fmt: skip


def chaired(meeting: str, chair: str, office: str | None, words: str) -> dict[str, Any]:
    person = Person(
        name=chair, office=office, role="chair", mentions=(find(chair, words),), rule="honorific"
    )
    event = Event(
        kind=meeting.rpartition(" ")[0], name=meeting, chair=chair,
        span=find(meeting, words), rule="verb",
    )  # fmt: skip
    return {"people": (person,), "events": (event,)}


def district(name: str, words: str) -> PlaceMention:
    return PlaceMention(canonical=name, level="district", span=_lowered(name, words), rule="typed")


def _lowered(name: str, words: str) -> Span:
    return find(name[0].lower() + name[1:], words)


def page(
    newsroom: Newsroom, number: int, body: str, place: Place, published: date, portal: str = "damha"
) -> tuple[StagedReading, Article]:
    url = f"http://{portal}.test/tin-tuc/bai-{number}.html"
    article = replace(
        make_article(url=url, portal=portal, body=(body,), title=f"Bài số {number}: {body[:40]}"),
        published_at=PublishedAt(
            value=published, basis=Basis.STATED, precision=Precision.DAY, quote=str(published)
        ),
        byline=None,
        authors=(),
        captions=(),
    )
    capture = newsroom.capture(url, portal)
    staged = StagedReading(
        capture=capture,
        run_id="run1",
        news_day=date(2026, 11, 20),
        reading=read(capture, make_article(url=url, portal=portal)).reading,
        page_identity=str(number),
    )
    reading = replace(staged.reading, article=article)
    return replace(staged, reading=reading, facts=Facts(place=place)), article


@pytest.fixture
def answers(newsroom: Newsroom) -> dict[str, Answer]:
    """Answers on one page of the newsroom and five of this test."""
    pages = [read(newsroom.capture()), *_pages(newsroom)]
    build(newsroom.engine, "build1", *pages)
    return {one.name[:2]: one for one in answer_questions(newsroom.engine, SQL / "queries")}


def _pages(newsroom: Newsroom) -> Sequence[StagedReading]:
    insured = "Đến hết năm 2023, tỷ lệ người dân tham gia BHYT đạt 94,2%. Tỷ lệ hộ nghèo còn 3,1%."
    first, _ = page(newsroom, 1, insured, DAM_HA, date(2024, 1, 9))
    learned = "Hội Khuyến học triển khai Kết luận số 49-KL/TW, ngày 10/5/2019 về khuyến học."
    second, _ = page(newsroom, 2, learned, DAM_HA, date(2022, 3, 1))
    again = "Thực hiện Kết luận 49-KL/TW, phong trào khuyến học, khuyến tài lan tỏa."
    third, _ = page(newsroom, 3, again, LAM_HA, date(2025, 5, 1), "lamha")
    railway = "Triển khai Kết luận 49-KL/TW về phát triển đường sắt."
    fourth, _ = page(newsroom, 4, railway, LAM_HA, date(2025, 6, 1), "lamha")
    schools = "Huyện có 97,5% học sinh ra lớp."
    fifth, _ = page(newsroom, 5, schools, NGOC_HOI, date(2023, 9, 5))
    several = "Tại huyện Ngọc Hồi có 88% hộ dùng nước sạch, huyện Đầm Hà 91%."
    sixth, _ = page(newsroom, 6, several, KON_TUM, date(2023, 9, 6))
    met = "Sáng 5/1, Huyện ủy Can Lộc họp giao ban do ông Lê Văn Gặt, Bí thư Huyện ủy chủ trì."
    seventh, _ = page(newsroom, 7, met, CAN_LOC, date(2024, 1, 6))
    since = "Ngày 9/1, xã Can Lộc tổ chức hội nghị dân chính. Ông Võ Văn Đồng chủ trì."
    eighth, _ = page(newsroom, 8, since, CAN_LOC_TODAY, date(2026, 1, 10))
    return (
        _with(seventh, **chaired("họp giao ban", "Lê Văn Gặt", "Huyện ủy Can Lộc", met)),
        _with(eighth, **chaired("hội nghị dân chính", "Võ Văn Đồng", None, since)),
        _with(first, quantities=(
            percent("94,2%", insured, 94.2, "người dân tham gia BHYT"),
            percent("3,1%", insured, 3.1),
        )),
        _with(second, documents=(
            conclusion("Kết luận số 49-KL/TW, ngày 10/5/2019", learned, date(2019, 5, 10)),
        )),
        _with(third, documents=(conclusion("Kết luận 49-KL/TW", again),)),
        _with(fourth, documents=(conclusion("Kết luận 49-KL/TW", railway),)),
        _with(fifth, quantities=(percent("97,5%", schools, 97.5, "học sinh ra lớp"),)),
        _with(
            sixth,
            quantities=(percent("88%", several, 88), percent("91%", several, 91)),
            place_mentions=(
                district("Huyện Ngọc Hồi", several),
                district("Huyện Đầm Hà", several),
            ),
        ),
    )  # fmt: skip


def _with(staged: StagedReading, **facts: Any) -> StagedReading:
    assert staged.facts
    return replace(staged, facts=replace(staged.facts, extractor_version="1", **facts))


def column(answer: Answer, *names: str) -> list[tuple[object, ...]]:
    places = [answer.columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in answer.rows]


def test_answers(answers: dict[str, Answer]) -> None:
    # One load for all of them: seeding and loading take longer than asking.
    _health_insurance(answers["08"])
    _conclusion(answers["09"])
    _chairs(answers["10"])
    _districts(answers["11"])


def _health_insurance(answer: Answer) -> None:
    assert column(answer, "province_name", "province_today_name", "year", "quote") == [
        ("Tỉnh Quảng Ninh", "Thành phố Quảng Ninh", 2024, "94,2%")
    ]


def _conclusion(answer: Answer) -> None:
    assert column(answer, "portal_code", "printed_as") == [
        ("lamha", "Kết luận 49-KL/TW"),
        ("damha", "Kết luận số 49-KL/TW, ngày 10/5/2019"),
    ]


def _chairs(answer: Answer) -> None:
    names = ("chair_name", "chair_office_name", "article_place_name", "meeting")
    assert column(answer, *names) == [
        ("Lê Văn Gặt", "Huyện ủy Can Lộc", "Huyện Can Lộc", "họp giao ban"),
        ("Võ Văn Đồng", None, "Xã Can Lộc", "hội nghị dân chính"),
    ]


def _districts(answer: Answer) -> None:
    names = ("district_then", "province_then", "province_today", "quote")
    assert column(answer, *names) == [
        ("Huyện Ngọc Hồi", "Tỉnh Kon Tum", "Tỉnh Quảng Ngãi", "88%"),
        ("Huyện Ngọc Hồi", "Tỉnh Kon Tum", "Tỉnh Quảng Ngãi", "97,5%"),
    ]
