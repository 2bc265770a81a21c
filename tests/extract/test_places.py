from __future__ import annotations

from datetime import date

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
