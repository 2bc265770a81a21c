"""Vietnamese names in the order of a dictionary, without ICU and in every collation."""

from __future__ import annotations

import random
import unicodedata

from sqlalchemy import Engine, text

# Written by hand after Vũ Xuân Lương's rules: letters of a syllable, then its tone, syllable by
# syllable; a shorter one first.
DICTIONARY = [
    *("a", "à", "ả", "ã", "á", "ạ", "An", "An Giang", "Àn", "ang", "anh", "Ánh", "ao"),
    *("ăn", "ân", "ba", "Ba Đình", "Bà Rịa", "bả", "bã", "bá", "bạ", "Bắc Giang", "Bắc Kạn"),
    *("Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định", "Cà Mau", "Cao Bằng", "cha", "chan"),
    *("da", "Dương", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Đồng Nai", "Đồng Tháp", "e", "ê"),
    *("Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "hai", "hài", "Hải Dương"),
    *("Hải Phòng", "hại", "hòa", "Hòa Bình", "hóa", "Kon Tum", "Lai Châu", "Lào Cai", "Lâm Đồng"),
    *("Lý", "ma", "mà", "mả", "mã", "má", "mạ", "ô", "ơ", "Quảng Nam", "Quảng Ngãi"),
    *("Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Thừa Thiên", "u", "ư", "Vĩnh Long", "Ý", "Yên Bái"),
]
PEOPLE = [
    *("Lê Thị An", "Trần Văn An", "Nguyễn Văn Ánh", "Đỗ Bình", "Lê Bình", "Nguyễn Thị Dung"),
    *("Nguyễn Thị Đào", "Phạm Hưng", "Trần Thị Hưng", "Phạm Văn Lúa", "Trần Văn Lúa", "Lê Ý"),
]


def ordered(engine: Engine, names: list[str], key: str) -> list[str]:
    shuffled = random.Random(7).sample(names, len(names))
    question = text(
        f"SELECT name FROM unnest(cast(:names AS text [])) AS name ORDER BY {key}(name)"
    )
    with engine.connect() as connection:
        connection.execute(text("SET ROLE analyst"))
        return list(connection.scalars(question, {"names": shuffled}))


def test_dictionary_order(warehouse: Engine) -> None:
    assert ordered(warehouse, DICTIONARY, "mart.vietnamese_order") == DICTIONARY


def test_forms_of_a_name_have_one_place(warehouse: Engine) -> None:
    keys = text(
        "SELECT count(DISTINCT mart.vietnamese_order(name))"
        " FROM unnest(cast(:names AS text [])) AS name"
    )
    forms = ["Hòa Bình", "Hoà Bình", "HÒA BÌNH", unicodedata.normalize("NFD", "Hoà Bình")]
    with warehouse.connect() as connection:
        assert connection.scalar(keys, {"names": forms}) == 1
        assert connection.scalar(keys, {"names": ["", " ", "…"]}) in (1, 2)


def test_people_stand_by_their_given_name(warehouse: Engine) -> None:
    assert ordered(warehouse, PEOPLE, "mart.person_order") == PEOPLE
