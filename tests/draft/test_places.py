"""Where a publisher is: host and names of the site must say it, and must not disagree."""

from __future__ import annotations

import pytest

from govnews.draft.place import find_place, told_place
from govnews.failures import PortalMistake

WEB = "Trang thông tin điện tử"


@pytest.mark.parametrize(
    ("host", "name", "province", "district", "commune"),
    [
        ("canloc.hatinh.gov.vn", "Cổng TTĐT huyện Can Lộc", "Tỉnh Hà Tĩnh", "Huyện Can Lộc", None),
        ("huyendamha.vn", "", "Tỉnh Quảng Ninh", "Huyện Đầm Hà", None),
        ("chauthanh.angiang.gov.vn", "", "Tỉnh An Giang", "Huyện Châu Thành", None),
        ("sgd.hagiang.edu.vn", "", "Tỉnh Hà Giang", None, None),
        ("x.vn", f"{WEB} quận Ba Đình, thành phố Hà Nội", "Thành phố Hà Nội", "Quận Ba Đình", None),
        (
            "x.vn",
            f"{WEB} xã Thạch Sơn, huyện Thạch Hà, tỉnh Hà Tĩnh",
            "Tỉnh Hà Tĩnh",
            "Huyện Thạch Hà",
            "Xã Thạch Sơn",
        ),
    ],
)
def test_found(
    host: str, name: str, province: str, district: str | None, commune: str | None
) -> None:
    place = find_place(host, [name] if name else []).place
    assert place is not None
    assert (place.province, place.district, place.commune) == (province, district, commune)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("moet.gov.vn", "Bộ Giáo dục và Đào tạo"),
        ("hatinh.example.vn", f"{WEB} tỉnh An Giang"),
        ("chauthanh.example.vn", "Huyện Châu Thành"),
        ("x.vn", "Trường trung học cơ sở Nguyễn Huệ"),
    ],
)
def test_not_guessed(host: str, name: str) -> None:
    found = find_place(host, [name])
    assert found.place is None
    assert found.evidence


def test_the_province_of_today_stands_beside_it() -> None:
    place = find_place("huyendamha.vn", []).place
    assert place is not None
    assert place.province_today == "Thành phố Quảng Ninh"


def test_what_a_person_says_gets_its_full_name() -> None:
    place = told_place("quảng ninh", "đầm hà")
    assert (place.province, place.district) == ("Tỉnh Quảng Ninh", "Huyện Đầm Hà")
    assert place.province_today == "Thành phố Quảng Ninh"
    with pytest.raises(PortalMistake, match="province: expected one of the 63"):
        told_place("Quảng Đông", None)
    with pytest.raises(PortalMistake, match="district: expected one of Tỉnh Quảng Ninh"):
        told_place("Quảng Ninh", "Can Lộc")
