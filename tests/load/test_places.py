"""Places carry the days on which they were valid."""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import UUID

from govnews.load.places import PlaceRow, find_named, find_place, place_rows
from govnews.records import Place
from tests.load.newsroom import DAM_HA

ROWS = {row.place_id: row for row in place_rows()}


def row(place_id: UUID | None) -> PlaceRow:
    assert place_id
    return ROWS[place_id]


def test_every_place_has_one_row_and_known_relations() -> None:
    assert len(ROWS) == len(place_rows())
    for place in place_rows():
        assert place.parent_place_id is None or place.parent_place_id in ROWS
        assert place.today_place_id in ROWS


def test_provinces_before_and_after_the_mergers() -> None:
    on = {
        day: sum(place.level == "province" and place.holds_on(day) for place in place_rows())
        for day in (date(2024, 12, 31), date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 22))
    }
    assert list(on.values()) == [63, 63, 34, 34]
    today = [p for p in place_rows() if p.level == "province" and p.holds_on(date(2026, 11, 22))]
    assert Counter(p.name.split()[0] for p in today) == {"Tỉnh": 25, "Thành": 9}


def test_article_lies_in_the_district_of_its_day() -> None:
    found = row(find_place(DAM_HA, date(2021, 9, 8)))
    assert (found.name, found.official_code) == ("Huyện Đầm Hà", "200")
    assert row(found.today_place_id).name == "Thành phố Quảng Ninh"


def test_province_changes_its_row_with_the_day() -> None:
    place = Place(province="Tỉnh Quảng Ninh")
    days = (date(2025, 6, 30), date(2025, 7, 1), date(2026, 8, 31))
    found = [row(find_place(place, day)) for day in days]
    assert [one.valid_from for one in found] == [None, date(2025, 7, 1), date(2025, 7, 1)]
    city = row(find_place(Place(province="Thành phố Quảng Ninh"), date(2026, 9, 1)))
    assert (city.valid_from, city.today_place_id) == (date(2026, 9, 1), city.place_id)


def test_merged_province_leads_to_its_successor() -> None:
    kon_tum = row(find_place(Place(province="Tỉnh Kon Tum"), date(2022, 1, 1)))
    assert row(kon_tum.today_place_id).name == "Tỉnh Quảng Ngãi"


def test_hue_was_thua_thien_hue() -> None:
    before = row(find_place(Place(province="Tỉnh Thừa Thiên Huế"), date(2023, 1, 1)))
    after = row(find_place(Place(province="Thành phố Huế"), date(2025, 3, 1)))
    assert (before.valid_to, after.valid_from) == (date(2024, 12, 31), date(2025, 1, 1))
    assert before.today_place_id == after.today_place_id


def test_ambiguous_district_needs_its_province() -> None:
    assert find_named("Huyện Châu Thành", "district", Place(), None) is None
    near = Place(province="Tỉnh Tây Ninh")
    assert row(find_named("huyện Châu Thành", "district", near, None)).official_code == "708"


def test_living_district_wins_over_the_abolished_one_of_its_name() -> None:
    place = Place(province="Tỉnh Lâm Đồng", district="Huyện Đạ Huoai")
    assert row(find_place(place, date(2025, 3, 1))).official_code == "682"
    former = Place(province="Tỉnh Lâm Đồng", district="Huyện Đạ Tẻh")
    assert row(find_place(former, date(2020, 3, 1))).official_code == "682"


def test_unknown_place_is_no_place() -> None:
    assert find_place(Place(), None) is None
    assert find_place(Place(province="Tỉnh Mây Trắng"), None) is None
