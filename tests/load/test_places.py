"""Places carry the days on which they were valid."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from uuid import UUID

from govnews.load.place_row import PlaceRow
from govnews.load.place_states import place_rows
from govnews.load.place_successors import successions
from govnews.load.places import find_named, find_place, find_unit, place_around, row_of
from govnews.records import Place, PlaceMention, Span
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


def test_no_unit_has_two_states_on_one_day() -> None:
    lineages: dict[object, list[PlaceRow]] = {}
    for place in place_rows():
        lineages.setdefault(place.lineage, []).append(place)
    for states in lineages.values():
        ordered = sorted(states, key=lambda state: state.begins)
        assert all(a.ends < b.begins for a, b in pairwise(ordered))


def test_units_on_a_day() -> None:
    day = date(2025, 6, 30)
    counts = Counter(p.level for p in place_rows() if p.holds_on(day) and not p.was_abolished)
    assert (counts["district"], counts["commune"]) == (696, 10_035)
    today = Counter(p.level for p in place_rows() if p.holds_on(date(2026, 11, 22)))
    assert (today["district"], today["commune"]) == (0, 3_321)


def test_parents_hold_on_the_last_day_of_their_parts() -> None:
    for place in place_rows():
        if place.parent_place_id and place.level != "province":
            assert row_of(place.parent_place_id).holds_on(place.ends), place


def test_split_district_leads_to_its_province_and_to_its_communes() -> None:
    dam_ha = row(find_place(DAM_HA, date(2021, 9, 8)))
    after = {row_of(one.successor_place_id).name for one in successions()
             if one.place_id == dam_ha.place_id}  # fmt: skip
    assert after == {"Xã Đầm Hà", "Xã Quảng Tân"}
    assert row(dam_ha.today_province_id).name == "Thành phố Quảng Ninh"


def test_district_that_became_one_commune_leads_to_it() -> None:
    ly_son = row(find_named("Huyện Lý Sơn", "district", Place(), date(2020, 1, 1)))
    assert row(ly_son.today_place_id).name == "Đặc khu Lý Sơn"
    assert row(ly_son.today_province_id).name == "Tỉnh Quảng Ngãi"


def test_every_old_unit_of_june_2025_has_a_successor_with_its_act() -> None:
    succeeded = {one.place_id for one in successions()}
    wanting = [p.name for p in place_rows()
               if p.valid_to == date(2025, 6, 30) and not p.was_abolished
               and p.place_id not in succeeded]  # fmt: skip
    assert wanting == []
    assert all(one.resolution for one in successions())


def test_renamed_district_bears_the_name_of_its_day() -> None:
    names = {
        day: row(find_named("Đông Triều", "district", DAM_HA, day)).name
        for day in (date(2024, 10, 31), date(2024, 11, 1))
    }
    assert list(names.values()) == ["Thị xã Đông Triều", "Thành phố Đông Triều"]


def test_commune_of_a_merged_district_is_found_under_both() -> None:
    before = Place(province="Tỉnh Hà Tĩnh", district="Huyện Lộc Hà", commune="Xã Thạch Châu")
    found = row(find_place(before, date(2022, 1, 1)))
    assert row(found.parent_place_id).name == "Huyện Lộc Hà"
    after = Place(province="Tỉnh Hà Tĩnh", district="Huyện Thạch Hà", commune="Xã Thạch Châu")
    found = row(find_place(after, date(2025, 3, 1)))
    assert row(found.parent_place_id).name == "Huyện Thạch Hà"


def test_ambiguous_name_keeps_its_candidates() -> None:
    found = find_unit("Huyện Châu Thành", "district", Place(), date(2024, 1, 1))
    assert found.row is None
    assert len(found.candidates) == 10
    commune = find_unit("Xã Tân Lập", "commune", DAM_HA, date(2024, 1, 1))
    assert commune.row
    assert row(commune.row.province_id).name == "Tỉnh Quảng Ninh"


def test_commune_is_not_looked_for_in_another_province() -> None:
    kon_tum = Place(province="Tỉnh Kon Tum")
    found = find_unit("Thị trấn Nghèn", "commune", kon_tum, date(2024, 1, 1))
    assert (found.row, [one.name for one in found.candidates]) == (None, ["Thị trấn Nghèn"])


def test_old_district_of_a_merged_province_is_found_after_the_mergers() -> None:
    today = Place(province="Tỉnh Quảng Ngãi")
    found = row(find_named("huyện Đăk Hà", "district", today, date(2026, 1, 1)))
    assert row(found.province_id).name == "Tỉnh Kon Tum"


def test_province_of_the_mention_goes_before_the_articles() -> None:
    span = Span(quote="huyện Châu Thành", start=0, end=16)
    mention = PlaceMention(
        canonical="Huyện Châu Thành",
        level="district",
        province="Tỉnh Tây Ninh",
        span=span,
        rule="typed",
    )
    assert place_around(mention, DAM_HA) == Place(province="Tỉnh Tây Ninh")
