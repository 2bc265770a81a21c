"""Natural keys keep apart what differs, and join what one thing is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from govnews.identity import identity
from govnews.load.central_documents import central_documents
from govnews.load.keys import document_key, person_key, series_of
from govnews.load.organisations import know_organisation
from govnews.records import Document, Place, Span
from tests.load.newsroom import DAM_HA, LAM_HA

ARTICLE = identity("article", "damha", "1")
OTHER_ARTICLE = identity("article", "damha", "2")
SPAN = Span(quote="Kế hoạch", start=0, end=8)


def cite(
    symbol: str | None,
    kind: str = "Kế hoạch",
    issuer: str | None = None,
    day: date | None = None,
    subject: str | None = None,
) -> Document:
    return Document(
        kind=kind,
        number_symbol=symbol,
        issuer=issuer,
        date_issued=day,
        subject=subject,
        mentions=(SPAN,),
        rule="numbered",
    )


def office(name: str, place: Place = DAM_HA, day: date | None = None) -> UUID:
    return know_organisation(name, place, day).organisation_id


def test_people_of_one_name_without_marks_are_two() -> None:
    assert person_key("Nguyễn Văn Hùng", None, "") != person_key("Nguyễn Văn Hưng", None, "")


def test_people_of_one_name_in_two_offices_or_places_are_two() -> None:
    offices = [office("Ủy ban nhân dân huyện Đầm Hà"), office("Huyện ủy Đầm Hà"), None]
    scopes = ["Tỉnh Quảng Ninh/Huyện Đầm Hà", "Tỉnh Quảng Ninh/Huyện Tiên Yên"]
    keys = {person_key("Trần Văn Lúa", one, "") for one in offices}
    keys |= {person_key("Trần Văn Lúa", None, scope) for scope in scopes}
    assert len(keys) == 5


def test_tone_placement_and_case_do_not_make_a_second_organisation() -> None:
    assert office("Uỷ ban nhân dân tỉnh Khánh Hoà") == office("Ủy ban Nhân dân tỉnh Khánh Hòa")


def test_organisation_of_ten_districts_is_told_apart_by_its_province() -> None:
    name = "Ủy ban nhân dân huyện Châu Thành"
    tay_ninh, ben_tre = (Place(province=f"Tỉnh {one}") for one in ("Tây Ninh", "Bến Tre"))
    assert len({office(name, tay_ninh), office(name, ben_tre), office(name, Place())}) == 3
    unique = "Ủy ban nhân dân huyện Đầm Hà"
    assert office(unique, DAM_HA) == office(unique, Place()) == office(unique, LAM_HA)


@pytest.mark.parametrize(
    ("name", "body", "level", "place"),
    [
        ("Sở Y tế tỉnh Kon Tum", "Sở Y tế", "province", "Tỉnh Kon Tum"),
        ("Huyện ủy Can Lộc", "Huyện ủy", "district", "Huyện Can Lộc"),
        ("Ban Tuyên giáo Tỉnh ủy Hà Tĩnh", "Ban Tuyên giáo Tỉnh ủy", "province", "Tỉnh Hà Tĩnh"),
        ("Thành ủy Vinh", "Thành ủy", "district", "Thành phố Vinh"),
        ("Thành ủy Hải Phòng", "Thành ủy", "province", "Thành phố Hải Phòng"),
        ("Ủy ban nhân dân quận 1", "Ủy ban nhân dân", "district", "Quận 1"),
        ("Hội Khuyến học xã Tân Lập huyện Đầm Hà", "Hội Khuyến học", "commune", "Xã Tân Lập"),
        ("Bộ Y tế", "Bộ Y tế", "central", None),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "central", None),
        ("Hội Khuyến học Việt Nam", "Hội Khuyến học Việt Nam", "central", None),
        ("Hội Khuyến học", "Hội Khuyến học", None, None),
    ],
)
def test_what_the_name_of_an_organisation_says(
    name: str, body: str, level: str | None, place: str | None
) -> None:
    known = know_organisation(name, DAM_HA, date(2024, 1, 1))
    found = known.place.name if known.place else None
    assert (known.body, known.level, found) == (body, level, place)


def test_a_city_is_a_districts_or_a_provinces_by_the_day() -> None:
    name = "Ủy ban nhân dân thành phố Huế"
    levels = [know_organisation(name, Place(), day).level
              for day in (date(2022, 1, 1), date(2025, 2, 1))]  # fmt: skip
    assert levels == ["district", "province"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (cite("89-KH/HU"), cite("90-KH/HU")),
        (cite("66-QĐ/TW", "Quyết định"), cite("66-QĐ/TW", "Quy định")),
        (cite("16/CT-UBND", day=date(2021, 12, 27)), cite("16/CT-UBND", day=date(2022, 3, 1))),
        (cite("89-KH/HU"), cite("89-KH/HU", issuer="Ban Thường vụ Tỉnh ủy Quảng Ninh")),
        (cite(None, "Công văn", day=date(2024, 5, 2)), cite(None, "Công văn")),
    ],
)
def test_different_documents(left: Document, right: Document) -> None:
    assert document_key(left, DAM_HA, ARTICLE) != document_key(right, DAM_HA, ARTICLE)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (cite("11-CT/TW", "Chỉ thị"), cite("11-CT/TW", "CHỈ THỊ", issuer="Bộ Chính trị")),
        (cite("89-KH/HU"), cite("89-KH/HU", issuer="Ban Thường vụ Huyện ủy Đầm Hà")),
        (cite("86/KH-UBND"), cite("86/KH-UBND", issuer="Ủy ban nhân dân huyện Đầm Hà")),
        (cite("15-CTr/TU", "Chương trình"), cite("15-CTr/TU", "Chương trình hành động")),
        (cite("12-NQ/TU"), cite("12-NQ/TU", issuer="Tỉnh ủy Quảng Ninh")),
        (cite("30/2020/NĐ-CP"), cite("30/2020/NĐ-CP", issuer="Chính phủ")),
    ],
)
def test_one_document(left: Document, right: Document) -> None:
    assert document_key(left, DAM_HA, ARTICLE) == document_key(right, DAM_HA, OTHER_ARTICLE)


def test_districts_do_not_share_numbers_but_the_centre_does() -> None:
    own, central = cite("89-KH/HU"), cite("49-KL/TW", "Kết luận")
    assert document_key(own, DAM_HA, ARTICLE) != document_key(own, LAM_HA, ARTICLE)
    assert document_key(central, DAM_HA, ARTICLE) == document_key(central, LAM_HA, ARTICLE)


def test_district_named_like_another_province() -> None:
    place = Place(province="Tỉnh Quảng Bình", district="Huyện Quảng Ninh")
    province = cite("16/CT-UBND", issuer="Ủy ban nhân dân tỉnh Quảng Ninh")
    district = cite("16/CT-UBND", issuer="Ủy ban nhân dân huyện Quảng Ninh")
    assert document_key(province, place, ARTICLE) != document_key(district, place, ARTICLE)


def test_number_without_any_place_belongs_to_its_article() -> None:
    one = document_key(cite("16/CT-UBND"), Place(), ARTICLE)
    assert one != document_key(cite("16/CT-UBND"), Place(), OTHER_ARTICLE)


def cited(document: Document, day: date | None = None, words: str = "") -> UUID:
    return document_key(document, DAM_HA, ARTICLE, day, words)


def test_central_document_is_one_with_and_without_day_and_issuer() -> None:
    day = date(2019, 5, 10)
    dated = cite("49-KL/TW", "Kết luận", issuer="Ban Bí thư Trung ương Đảng", day=day)
    bare = cite("49-KL/TW", "Kết luận")
    words = "Hội Khuyến học huyện bàn việc xây dựng xã hội học tập"
    keys = {cited(dated), cited(bare, date(2022, 11, 1)), cited(bare, date(2026, 1, 1), words)}
    assert len(keys) == 1
    railway = "định hướng phát triển giao thông vận tải đường sắt"
    assert cited(bare, date(2026, 1, 1), railway) not in keys
    # Neither day nor words: nothing is guessed.
    assert cited(bare, date(2026, 1, 1)) not in keys


def test_law_is_one_by_name_and_by_number() -> None:
    quote = "Luật Đất đai năm 2024"
    named = Document(
        kind="Luật",
        number_symbol=None,
        issuer=None,
        date_issued=None,
        subject="Đất đai",
        mentions=(Span(quote=quote, start=0, end=len(quote)),),
        rule="document.named_law",
    )
    assert cited(named) == cited(cite("31/2024/QH15", "Luật"))
    unknown = replace(named, mentions=(replace(SPAN, quote="Luật Hải quan 2014"),))
    assert cited(unknown) == document_key(unknown, LAM_HA, OTHER_ARTICLE)


def test_decree_is_one_with_and_without_day() -> None:
    decree = cite("99/2031/NĐ-CP", "Nghị định")
    assert cited(decree) == cited(replace(decree, date_issued=date(2031, 3, 5), issuer="Chính phủ"))


@pytest.mark.parametrize(
    ("symbol", "issued", "article", "period", "basis"),
    [
        ("30/2020/NĐ-CP", None, None, "2020", "number"),
        ("16/CT-UBND", date(2021, 12, 27), date(2022, 1, 5), "2021", "stated"),
        ("16/CT-UBND", None, date(2022, 1, 5), "2022", "article"),
        ("89-KH/HU", date(2023, 3, 1), None, "2020-2025", "stated"),
        ("89-KH/HU", None, date(2018, 3, 1), "2015-2020", "article"),
        ("89-KH/HU", date(2020, 3, 1), None, "2020", "stated"),
        ("77-KL/TW", date(2021, 1, 20), None, "2016-2021", "stated"),
        ("77-KL/TW", date(2021, 1, 25), None, "2021-2026", "stated"),
        ("77-KL/TW", None, date(2022, 1, 1), "", "none"),
        ("89-KH/HU", None, None, "", "none"),
    ],
)
def test_numbers_restart_every_year_or_term(
    symbol: str, issued: date | None, article: date | None, period: str, basis: str
) -> None:
    series = series_of(cite(symbol, "Kế hoạch", day=issued), DAM_HA, article)
    assert (series.period, series.basis) == (period, basis)


def test_one_number_of_two_terms_is_two_documents() -> None:
    plan = cite("89-KH/HU")
    assert cited(plan, date(2019, 2, 1)) != cited(plan, date(2022, 2, 1))
    assert cited(plan, date(2021, 2, 1)) == cited(replace(plan, date_issued=date(2024, 5, 5)))


def test_table_of_central_documents_is_sound() -> None:
    known = central_documents()
    assert len(known) >= 60
    assert len({one.document_id for one in known}) == len(known)
    assert all(one.evidence and one.issuer and one.name for one in known)
