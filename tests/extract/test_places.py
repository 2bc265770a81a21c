from __future__ import annotations

from datetime import date

import pytest

from govnews.records import Place


def test_units_with_type_word_lists_and_bare_provinces(read) -> None:
    facts = read(
        "Tại các xã Cò Nòi, Hát Lót và Nà Bó, huyện Mai Sơn, tỉnh Sơn La; đoàn Thanh Hóa đến "
        "thăm TP. Sơn La."
    )
    assert [(m.canonical, m.level, m.rule) for m in facts.place_mentions] == [
        ("Xã Cò Nòi", "commune", "place.typed"),
        ("Xã Hát Lót", "commune", "place.listed"),
        ("Xã Nà Bó", "commune", "place.listed"),
        ("Huyện Mai Sơn", "district", "place.typed"),
        ("Tỉnh Sơn La", "province", "place.typed"),
        ("Tỉnh Thanh Hóa", "province", "place.bare_province"),
        ("Thành phố Sơn La", "district", "place.typed"),
    ]


def test_common_words_and_names_of_people_are_no_places(read) -> None:
    facts = read("Các xã, phường giữ gìn hòa bình; ông Nguyễn Thái Bình ở huyện dự.")
    assert facts.place_mentions == ()


def test_the_portal_tells_the_place_and_today_the_province_of_today(read) -> None:
    facts = read("Huyện họp.", place=Place(province="Tỉnh Kon Tum"))
    assert facts.place == Place(province="Tỉnh Kon Tum", province_today="Tỉnh Quảng Ngãi")


def test_a_national_portal_takes_the_place_from_the_title(read) -> None:
    facts = read("Hội họp.", title="Nghệ An: Trao học bổng", place=Place())
    assert facts.place == Place(province="Tỉnh Nghệ An", province_today="Tỉnh Nghệ An")


def test_two_provinces_in_the_title_are_no_answer(read) -> None:
    facts = read("Hội họp.", title="Thanh Hóa, Nghệ An và bà con", place=Place())
    assert facts.place.province is None


def test_a_commune_in_the_title_is_the_place(read) -> None:
    facts = read("Bà con phấn khởi.", title="Xã Cò Nòi khánh thành nhà văn hóa")
    assert facts.place.commune == "Xã Cò Nòi"


def test_from_july_2025_there_are_no_districts(read) -> None:
    facts = read("Huyện họp.", published_on=date(2025, 7, 1))
    assert facts.place == Place(province="Tỉnh Sơn La", province_today="Tỉnh Sơn La")


SON_LA = Place(province="Tỉnh Sơn La")


@pytest.mark.parametrize(
    ("title", "text", "place", "district", "commune"),
    [
        ("Mai Sơn phòng cháy rừng", "UBND huyện Mai Sơn họp.", SON_LA, "Huyện Mai Sơn", None),
        ("Phòng cháy rừng", "Sáng 3/10, UBND huyện Mai Sơn họp.", SON_LA, "Huyện Mai Sơn", None),
        ("Phòng cháy rừng", "Sáng 3/10, tỉnh làm việc với huyện Mai Sơn.", SON_LA, None, None),
        ("Yên Châu: Thu hoạch xoài", "Bà con phấn khởi.", None, "Huyện Yên Châu", None),
        ("Xã Cò Nòi: Thu hoạch mía", "Bà con vui.", SON_LA, "Huyện Mai Sơn", "Xã Cò Nòi"),
        (
            "Bộ đội về bản",
            "Ngày 3/10, tại xã Nà Bó, Ban CHQS huyện mở lớp.\nNà Bó có 900 hộ. Nà Bó vui.",
            None, "Huyện Mai Sơn", "Xã Nà Bó",
        ),
        (
            "Kiểm tra dịch bệnh",
            "Đoàn kiểm tra tại xã Nà Bó.\nCác xã Hát Lót, Cò Nòi đã dập dịch.",
            None, "Huyện Mai Sơn", None,
        ),
    ],
)  # fmt: skip
def test_the_place_is_narrowed_where_the_article_tells(
    read, title, text, place, district, commune
) -> None:
    given = {"place": place} if place else {}
    found = read(text, title=title, **given).place
    assert (found.province, found.district, found.commune) == ("Tỉnh Sơn La", district, commune)


def test_a_commune_of_today_needs_no_district(read) -> None:
    facts = read(
        "Bà con vui.",
        title="Phường Kinh Bắc: Gần dân",
        place=Place(province="Tỉnh Bắc Ninh"),
        published_on=date(2026, 4, 2),
    )
    assert (facts.place.district, facts.place.commune) == (None, "Phường Kinh Bắc")


def test_every_unit_lies_in_a_province_or_in_one_of_several(read) -> None:
    facts = read(
        "Xã Cò Nòi; huyện Can Lộc; huyện Châu Thành; huyện Châu Thành, tỉnh Long An; "
        "tỉnh Thanh Hóa."
    )
    found = {(m.canonical, m.province) for m in facts.place_mentions}
    assert ("Xã Cò Nòi", "Tỉnh Sơn La") in found
    assert ("Huyện Can Lộc", "Tỉnh Hà Tĩnh") in found
    assert ("Huyện Châu Thành", None) in found
    assert ("Huyện Châu Thành", "Tỉnh Long An") in found
    assert ("Tỉnh Thanh Hóa", "Tỉnh Thanh Hóa") in found
    several = next(m for m in facts.place_mentions if m.candidates)
    assert len(several.candidates) >= 9
    assert "Tỉnh Long An" in several.candidates
