"""Natural keys keep apart what differs, and join what one thing is called."""

from __future__ import annotations

from datetime import date

import pytest

from govnews.identity import identity
from govnews.load.keys import document_key, organisation_key, person_key
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


def test_people_of_one_name_without_marks_are_two() -> None:
    assert person_key("Nguyễn Văn Hùng", None) != person_key("Nguyễn Văn Hưng", None)


def test_tone_placement_and_case_do_not_make_a_second_organisation() -> None:
    assert organisation_key("Uỷ ban nhân dân tỉnh Khánh Hoà") == organisation_key(
        "Ủy ban Nhân dân tỉnh Khánh Hòa"
    )


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
