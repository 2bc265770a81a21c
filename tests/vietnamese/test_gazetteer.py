from __future__ import annotations

from datetime import date

import pytest

from govnews.vietnamese.gazetteer import (
    bare_name,
    district_in,
    districts_named,
    province_named,
    province_on,
    province_today,
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
