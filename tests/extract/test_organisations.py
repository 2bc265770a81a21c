from __future__ import annotations

import pytest

from govnews.records import Place


def names(facts) -> list[str]:
    return [o.canonical for o in facts.organisations]


@pytest.mark.parametrize(
    ("text", "canonical", "kind"),
    [
        ("UBND huyện chỉ đạo.", "Ủy ban nhân dân huyện Mai Sơn", "peoples_committee"),
        ("Uỷ ban nhân dân tỉnh họp.", "Ủy ban nhân dân tỉnh Sơn La", "peoples_committee"),
        ("UBND xã Cò Nòi họp.", "Ủy ban nhân dân xã Cò Nòi", "peoples_committee"),
        ("Huyện ủy chỉ đạo.", "Huyện ủy Mai Sơn", "party_committee"),
        ("Ban Tuyên giáo Huyện ủy họp.", "Ban Tuyên giáo Huyện ủy Mai Sơn", "party_advisory_body"),
        ("Thường trực huyện ủy họp.", "Thường trực Huyện ủy Mai Sơn", "party_standing_body"),
        ("Sở GD&ĐT tổ chức thi.", "Sở Giáo dục và Đào tạo tỉnh Sơn La", "department"),
        ("Sở Tư pháp Thanh Hóa họp.", "Sở Tư pháp tỉnh Thanh Hóa", "department"),
        ("phòng Giáo dục & Đào tạo họp", "Phòng Giáo dục và Đào tạo huyện Mai Sơn", "division"),
        ("Bộ GDĐT ban hành.", "Bộ Giáo dục và Đào tạo", "ministry"),
        ("Ban Bí thư kết luận.", "Ban Bí thư Trung ương Đảng", "party_central_body"),
        ("Hội LHPN huyện tặng quà.", "Hội Liên hiệp Phụ nữ huyện Mai Sơn", "association"),
        ("Hội Khuyến học Việt Nam phát động.", "Hội Khuyến học Việt Nam", "association"),
        ("Hội Khuyến học Sở Y tế góp quỹ.", "Hội Khuyến học Sở Y tế tỉnh Sơn La", "association"),
        (
            "Ủy ban MTTQ Việt Nam tỉnh "
            "họp.", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La", "fatherland_front"),
        ("Công an huyện ra quân.", "Công an huyện Mai Sơn", "police"),
        (
            "Trường THCS Chu Văn An đoạt giải.",
            "Trường Trung học cơ sở Chu Văn An", "school"),
        (
            "Ban Chỉ đạo phòng chống lụt bão huyện "
            "họp.", "Ban Chỉ đạo phòng chống lụt bão huyện Mai Sơn", "steering_committee"),
        ("Đồn Biên phòng Chiềng Khương tuần tra.", "Đồn Biên phòng Chiềng Khương", "army"),
    ],
)  # fmt: skip
def test_names_are_written_out_with_their_place(read, text, canonical, kind) -> None:
    (organisation,) = read(text).organisations
    assert (organisation.canonical, organisation.type) == (canonical, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí là Tỉnh ủy viên, Huyện ủy viên.",
        "Các sở, ngành, đoàn thể và ngành Giáo dục phối hợp.",
        "UBND các xã, thị trấn báo cáo; các phòng GDĐT rà soát.",
        "Người dân tham gia hội khuyến học, bảo hiểm xã hội, bảo hiểm y tế.",
        "Văn phòng phẩm và công an viên cơ sở.",
        "Công văn số 812/UBND-NN về lúa.",
    ],
)
def test_titles_sectors_plurals_and_symbols_are_no_organisations(read, text) -> None:
    assert names(read(text)) == []


def test_a_bare_department_is_the_one_named_before(read) -> None:
    (organisation,) = read(
        "Sở Y tế tập huấn. Sở này cấp phát thuốc. Cơ quan Sở thi đua, lãnh đạo Sở khen thưởng."
    ).organisations
    assert [m.quote for m in organisation.mentions] == ["Sở Y tế", "Sở này", "Cơ quan Sở", "Sở"]
    assert names(read("Lãnh đạo Sở khen thưởng.")) == []


def test_a_body_alone_is_the_one_named_before(read) -> None:
    facts = read("Ban Thường vụ Huyện ủy họp. Ban Thường vụ giao các chi bộ thực hiện.")
    assert [len(o.mentions) for o in facts.organisations] == [2]
    assert names(read("Ban Thường vụ giao các chi bộ thực hiện.")) == [
        "Ban Thường vụ Huyện ủy Mai Sơn"
    ]
    assert names(read("Ban Chấp hành giao các chi bộ thực hiện.")) == []


def test_councils_share_the_level_behind_them(read) -> None:
    assert names(read("HĐND, UBND tỉnh thống nhất.")) == [
        "Hội đồng nhân dân tỉnh Sơn La",
        "Ủy ban nhân dân tỉnh Sơn La",
    ]


def test_on_a_provincial_portal_the_district_is_the_one_the_page_named(read) -> None:
    facts = read(
        "Đoàn về huyện Yên Châu. Tại đây, UBND huyện báo cáo.", place=Place(province="Tỉnh Sơn La")
    )
    assert names(facts) == ["Ủy ban nhân dân huyện Yên Châu"]
