from __future__ import annotations

from datetime import date

import pytest

from govnews.vietnamese.gazetteer import (
    bare_name,
    commune_in,
    communes_named,
    district_in,
    districts_named,
    place_key,
    place_keys,
    province_named,
    province_on,
    province_today,
    table,
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Hà Tĩnh", "Tỉnh Hà Tĩnh"),
        ("tỉnh Thanh Hoá", "Tỉnh Thanh Hóa"),
        ("Đăk Lăk", "Tỉnh Đắk Lắk"),
        ("TP HCM", "Thành phố Hồ Chí Minh"),
        ("Thừa Thiên Huế", "Tỉnh Thừa Thiên Huế"),
    ],
)
def test_provinces_are_known_in_every_spelling(printed: str, name: str) -> None:
    province = province_named(printed)
    assert province is not None
    assert province.name == name


def test_no_province_is_guessed() -> None:
    assert province_named("Can Lộc") is None


def test_a_province_has_the_name_of_its_day() -> None:
    assert province_on("Tỉnh Kon Tum", date(2025, 6, 30)) == "Tỉnh Kon Tum"
    assert province_on("Tỉnh Kon Tum", date(2025, 7, 1)) == "Tỉnh Quảng Ngãi"
    assert province_on("Tỉnh Quảng Ninh", date(2026, 8, 31)) == "Tỉnh Quảng Ninh"
    assert province_on("Tỉnh Quảng Ninh", date(2026, 9, 1)) == "Thành phố Quảng Ninh"
    assert province_today("Tỉnh Kon Tum") == "Tỉnh Quảng Ngãi"


def test_a_district_without_its_province_must_be_the_only_one() -> None:
    assert len(districts_named("Châu Thành")) > 5
    assert district_in("Châu Thành", None) is None
    found = district_in("Châu Thành", "Tỉnh Tây Ninh")
    assert found is None or found.province == "Tỉnh Tây Ninh"
    lone = district_in("Can Lộc", None)
    assert lone is not None
    assert lone.province == "Tỉnh Hà Tĩnh"


def test_bare_names() -> None:
    assert bare_name("Thị xã Kỳ Anh") == "Kỳ Anh"
    assert bare_name("Quận 2") == "2"


def test_keys_of_many_names_are_those_of_each() -> None:
    names = [row["commune"] for row in table("communes_legacy.csv") if row["commune"]]
    names += [row["commune"] for row in table("communes_2025.csv")]
    names += ["Huyện Đăk Hà", "xã Thuỷ An", "Phường 05", "Xã Hoà Bình", "TP. Vinh", "Xã Ia H' Drai"]
    assert [name for name, key in zip(names, place_keys(names), strict=True)
            if key != place_key(name)] == []  # fmt: skip


def test_communes_before_and_since_the_mergers() -> None:
    tables = ("communes_legacy.csv", "communes_2025.csv")
    before, since = (list(table(name)) for name in tables)
    assert sum(bool(row["code"] and row["successors"]) for row in before) == 10_035
    assert len(since) == 3_321
    assert {row["province_code"] for row in since} == {
        row["new_code"] for row in table("provinces_63_to_34.csv")
    }


def test_a_commune_of_many_namesakes_needs_its_place() -> None:
    assert len(communes_named("Tân Lập")) > 20
    assert commune_in("Xã Tân Lập", None) is None
    found = commune_in("xã Tân Lập", "Tỉnh Kon Tum", "Huyện Kon Rẫy")
    assert found is not None
    assert (found.district, found.ended) == ("Huyện Kon Rẫy", True)


def test_the_day_tells_the_old_commune_from_the_new_one() -> None:
    before, after = date(2025, 6, 30), date(2025, 7, 1)
    assert commune_in("Xã Đầm Hà", "Tỉnh Quảng Ninh") is None
    old = commune_in("Xã Đầm Hà", "Tỉnh Quảng Ninh", day=before)
    new = commune_in("Xã Đầm Hà", "Tỉnh Quảng Ninh", day=after)
    assert old is not None
    assert new is not None
    assert (old.district, new.district) == ("Huyện Đầm Hà", None)
    assert old.successors == ("Xã Đầm Hà",)


def test_type_word_tells_two_communes_of_one_name_apart() -> None:
    # Thị trấn Cao Lộc and the new xã Cao Lộc; the type word alone decides.
    town = commune_in("Thị trấn Cao Lộc", "Tỉnh Lạng Sơn")
    assert town is not None
    assert town.ended
