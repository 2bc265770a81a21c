"""Organisations in sentences of every kind of body, province and year."""

from __future__ import annotations

from datetime import date

import pytest

from govnews.records import Place

DISTRICT = Place(province="Tỉnh Sơn La", district="Huyện Mai Sơn")
TOWN = Place(province="Tỉnh Quảng Nam", district="Thành phố Tam Kỳ")
PROVINCE = Place(province="Tỉnh Sơn La")
CITY = Place(province="Thành phố Hà Nội")
WARD = Place(province="Tỉnh Bắc Ninh", commune="Phường Kinh Bắc")
COMMUNE = Place(province="Tỉnh Lâm Đồng", commune="Xã Đơn Dương")


def named(read, text: str, place: Place) -> list[str]:
    day = date(2026, 3, 1) if place in (WARD, COMMUNE) else date(2024, 10, 5)
    return [o.canonical for o in read(text, place=place, published_on=day).organisations]


@pytest.mark.parametrize(
    ("place", "text", "canonical"),
    [
        # departments, their abbreviations and spellings
        (DISTRICT, "Phòng TC-KH tham mưu.", "Phòng Tài chính - Kế hoạch huyện Mai Sơn"),
        (DISTRICT, "Phòng KT&HT rà soát.", "Phòng Kinh tế và Hạ tầng huyện Mai Sơn"),
        (DISTRICT, "Phòng Kinh tế – Hạ tầng rà soát.", "Phòng Kinh tế và Hạ tầng huyện Mai Sơn"),
        (PROVINCE, "Sở VH,TT&DL họp.", "Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La"),
        (PROVINCE, "Sở Kế hoạch - Đầu tư họp.", "Sở Kế hoạch và Đầu tư tỉnh Sơn La"),
        (
            PROVINCE, "Sở Nông nghiệp và PTNT họp.",
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La",
        ),
        (CITY, "Sở Quy hoạch - Kiến trúc họp.", "Sở Quy hoạch - Kiến trúc thành phố Hà Nội"),
        (PROVINCE, "Sở Dân tộc và Tôn giáo họp.", "Sở Dân tộc và Tôn giáo tỉnh Sơn La"),
        (PROVINCE, "Trưởng ban Pháp chế HĐND tỉnh.", "Ban Pháp chế Hội đồng nhân dân tỉnh Sơn La"),
        (PROVINCE, "Thanh tra Sở Y tế vào cuộc.", "Thanh tra Sở Y tế tỉnh Sơn La"),
        (PROVINCE, "Cục Quản lý Khám, chữa bệnh hướng dẫn.", "Cục Quản lý Khám, chữa bệnh"),
        (PROVINCE, "Vụ Tổ chức cán bộ Bộ Nội vụ.", "Vụ Tổ chức cán bộ Bộ Nội vụ"),
        # Party and front
        (PROVINCE, "Ban thường vụ Tỉnh ủy họp.", "Ban Thường vụ Tỉnh ủy Sơn La"),
        (COMMUNE, "UBKT Đảng ủy xã giám sát.", "Ủy ban Kiểm tra Đảng ủy xã Đơn Dương"),
        (WARD, "Thường trực Đảng ủy kết luận.", "Thường trực Đảng ủy phường Kinh Bắc"),
        (PROVINCE, "Đảng ủy UBND tỉnh họp.", "Đảng ủy Ủy ban nhân dân tỉnh Sơn La"),
        (
            PROVINCE, "Ban cán sự đảng UBND tỉnh trình.",
            "Ban cán sự đảng Ủy ban nhân dân tỉnh Sơn La",
        ),
        (TOWN, "Thành đoàn ra quân.", "Thành đoàn Tam Kỳ"),
        (PROVINCE, "Ban Trị sự GHPGVN tỉnh.", "Ban Trị sự Giáo hội Phật giáo Việt Nam tỉnh Sơn La"),
        (DISTRICT, "Ban Công tác Mặt trận bản Củ.", "Ban Công tác Mặt trận bản Củ"),
        # after July 2025
        (
            WARD, "Phòng Kinh tế, Hạ tầng và Đô thị.",
            "Phòng Kinh tế, Hạ tầng và Đô thị phường Kinh Bắc",
        ),
        (COMMUNE, "Phòng Văn hóa - Xã hội trực.", "Phòng Văn hóa - Xã hội xã Đơn Dương"),
        (COMMUNE, "Trung tâm PVHCC trực.", "Trung tâm Phục vụ hành chính công xã Đơn Dương"),
        (WARD, "Thuế cơ sở 5 tỉnh Bắc Ninh thu.", "Thuế cơ sở 5 tỉnh Bắc Ninh"),
        (WARD, "Viện KSND khu vực 3 kiểm sát.", "Viện kiểm sát nhân dân khu vực 3"),
        (PROVINCE, "Kho bạc Nhà nước khu vực VI chi.", "Kho bạc Nhà nước khu vực VI"),
        (PROVINCE, "Chi cục Hải quan khu vực II thu.", "Chi cục Hải quan khu vực II"),
        # joined districts
        (
            DISTRICT, "Chi cục Thuế khu vực Mai Sơn - Yên Châu.",
            "Chi cục Thuế khu vực Mai Sơn - Yên Châu",
        ),
        # boards
        (
            DISTRICT, "Ban Chỉ huy PCTT&TKCN huyện họp.",
            "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn huyện Mai Sơn",
        ),
        (
            PROVINCE, "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh họp.",
            "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Sơn La",
        ),
        (
            PROVINCE, "Ban đại diện HĐQT NHCSXH tỉnh họp.",
            "Ban đại diện Hội đồng quản trị Ngân hàng Chính sách xã hội tỉnh Sơn La",
        ),
        (PROVINCE, "Ban Quản lý di tích Đền Hùng.", "Ban Quản lý di tích Đền Hùng"),
        (PROVINCE, "Ban Quản lý rừng phòng hộ Sốp Cộp.", "Ban Quản lý rừng phòng hộ Sốp Cộp"),
        # schools, hospitals
        (
            DISTRICT, "Trường TH&THCS Chiềng Mung đón bằng.",
            "Trường Tiểu học và Trung học cơ sở Chiềng Mung",
        ),
        (
            DISTRICT, "Trường PTDTBT THCS Tà Hộc.",
            "Trường Phổ thông dân tộc bán trú Trung học cơ sở Tà Hộc",
        ),
        (PROVINCE, "Trường THPT Số 1 Bảo Yên.", "Trường Trung học phổ thông Số 1 Bảo Yên"),
        (PROVINCE, "Trường PTDTNT tỉnh.", "Trường Phổ thông dân tộc nội trú tỉnh Sơn La"),
        (PROVINCE, "Trường Mầm non 8/3 mở cửa.", "Trường Mầm non 8/3"),
        (
            PROVINCE,
            "Đại học Quốc gia TP. Hồ Chí Minh.",
            "Đại học Quốc gia thành phố Hồ Chí Minh",
        ),
        (PROVINCE, "Bệnh viện YHCT tỉnh.", "Bệnh viện Y học cổ truyền tỉnh Sơn La"),
        (PROVINCE, "Bệnh viện Nhi Thái Bình.", "Bệnh viện Nhi tỉnh Thái Bình"),
        (PROVINCE, "Bệnh viện Phụ sản Hà Nội.", "Bệnh viện Phụ sản Hà Nội"),
        # firms and banks
        (
            PROVINCE, "Công ty TNHH Cao su Hòa Phát Lộc.",
            "Công ty trách nhiệm hữu hạn Cao su Hòa Phát Lộc",
        ),
        (
            PROVINCE, "Công ty CP Xây dựng và Thương mại Hoàng Long xây.",
            "Công ty cổ phần Xây dựng và Thương mại Hoàng Long",
        ),
        (PROVINCE, "HTX Nông nghiệp hữu cơ Tân Tiến.", "Hợp tác xã Nông nghiệp hữu cơ Tân Tiến"),
        (PROVINCE, "Agribank chi nhánh tỉnh Sơn La.", "Agribank chi nhánh tỉnh Sơn La"),
        (
            PROVINCE, "Ngân hàng Nhà nước chi nhánh tỉnh.",
            "Ngân hàng Nhà nước chi nhánh tỉnh Sơn La",
        ),
        (PROVINCE, "Công ty Điện lực Sơn La.", "Công ty Điện lực Sơn La"),
        # police and army
        (
            PROVINCE, "Phòng Cảnh sát hình sự (Công an tỉnh) bắt giữ.",
            "Phòng Cảnh sát hình sự Công an tỉnh Sơn La",
        ),
        (
            DISTRICT, "Đội CSGT - Trật tự Công an huyện tuần tra.",
            "Đội Cảnh sát giao thông - Trật tự Công an huyện Mai Sơn",
        ),
        (PROVINCE, "Bộ Chỉ huy BĐBP tỉnh.", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn La"),
        (
            PROVINCE, "Đồn Biên phòng Cửa khẩu quốc tế Lóng Sập.",
            "Đồn Biên phòng Cửa khẩu quốc tế Lóng Sập",
        ),
        (PROVINCE, "Trung đoàn 754 diễn tập.", "Trung đoàn 754"),
        # the city of many spellings
        (PROVINCE, "UBND TP.HCM họp.", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        (PROVINCE, "Sở Y tế TPHCM họp.", "Sở Y tế thành phố Hồ Chí Minh"),
        # headings, small letters
        (PROVINCE, "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "Ủy ban nhân dân tỉnh Sơn La"),
        (DISTRICT, "Giao phòng Nội vụ huyện rà soát.", "Phòng Nội vụ huyện Mai Sơn"),
    ],
)  # fmt: skip
def test_one_body_is_written_out(read, place, text, canonical) -> None:
    assert named(read, text, place) == [canonical]


@pytest.mark.parametrize(
    ("place", "text", "canonicals"),
    [
        (
            PROVINCE, "Lãnh đạo các sở: Tài chính, NN&PTNT; Công an tỉnh.",
            ["Sở Tài chính tỉnh Sơn La", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La",
             "Công an tỉnh Sơn La"],
        ),
        (
            DISTRICT, "Phòng Tư pháp, Nội vụ và Công an, Ban CHQS huyện.",
            ["Phòng Tư pháp huyện Mai Sơn", "Phòng Nội vụ huyện Mai Sơn", "Công an huyện Mai Sơn",
             "Ban Chỉ huy Quân sự huyện Mai Sơn"],
        ),
        (
            PROVINCE, "Đảng ủy, HĐND, UBND, UBMTTQVN xã Cò Nòi tổ chức lễ hội.",
            ["Đảng ủy xã Cò Nòi", "Hội đồng nhân dân xã Cò Nòi", "Ủy ban nhân dân xã Cò Nòi",
             "Ủy ban Mặt trận Tổ quốc Việt Nam xã Cò Nòi"],
        ),
        (
            PROVINCE, "Bí thư Đảng ủy, Giám đốc Bệnh viện Đa khoa tỉnh.",
            ["Đảng ủy Bệnh viện Đa khoa tỉnh Sơn La", "Bệnh viện Đa khoa tỉnh Sơn La"],
        ),
        (
            DISTRICT, "Ban Tuyên giáo phối hợp Ban Dân vận Huyện ủy tập huấn.",
            ["Ban Tuyên giáo Huyện ủy Mai Sơn", "Ban Dân vận Huyện ủy Mai Sơn"],
        ),
        (
            PROVINCE,
            "Tham gia Ban Chấp hành Đảng bộ, Ban Thường vụ Huyện ủy, làm Bí thư "
            "Huyện ủy Yên Châu.",
            ["Ban Chấp hành Đảng bộ huyện Yên Châu", "Ban Thường vụ Huyện ủy Yên Châu",
             "Huyện ủy Yên Châu"],
        ),
        (
            PROVINCE, "UBND huyện Mộc Châu và UBND thành phố Sơn La. UBND thành phố xây cầu.",
            ["Ủy ban nhân dân huyện Mộc Châu", "Ủy ban nhân dân thành phố Sơn La"],
        ),
        (
            CITY, "UBND thành phố giao UBND quận Ba Đình. UBND quận thực hiện.",
            ["Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân quận Ba Đình"],
        ),
        (
            DISTRICT, "Hội Nông dân huyện họp. Hội đã cấp giống. Hội nghị bầu Ban Thường vụ.",
            ["Hội Nông dân huyện Mai Sơn", "Ban Thường vụ Hội Nông dân huyện Mai Sơn"],
        ),
        (
            PROVINCE, "Trung tâm Kiểm soát bệnh tật tỉnh (CDC) xét nghiệm. CDC khuyến cáo.",
            ["Trung tâm Kiểm soát bệnh tật tỉnh Sơn La"],
        ),
        (
            PROVINCE,
            "Bí thư Thành ủy Thanh Hóa Lê Anh Xuân và Chủ tịch UBND TP Sầm Sơn "
            "Lương Tất Thắng.",
            ["Thành ủy Thanh Hóa", "Ủy ban nhân dân thành phố Sầm Sơn"],
        ),
        (
            PROVINCE, "Phó Bí thư Huyện ủy Hoàng Minh Thắng dự; UBND huyện Phù Yên báo cáo.",
            ["Huyện ủy Phù Yên", "Ủy ban nhân dân huyện Phù Yên"],
        ),
    ],
)  # fmt: skip
def test_bodies_share_and_look_back(read, place, text, canonicals) -> None:
    assert named(read, text, place) == canonicals


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã, phường, thị trấn rà soát; HĐND các cấp và UBND cấp huyện giám sát.",
        "UBND huyện phải báo cáo.",  # a provincial page that named no district
        "Người dân tham gia BHXH, BHYT tại bưu điện; ngành điện lực, thanh tra, kiểm tra.",
        "Hội nghị, hội thảo, Phòng họp; Ban tổ chức; Bộ đội; Trường hợp này; Báo cáo nêu.",
        "Phó Thủ tướng Chính phủ; các đại biểu Quốc hội; Ủy viên Trung ương Đảng.",
        "Lực lượng Công an, Quân đội; xây dựng Đảng và Nhà nước; ngành Giáo dục.",
        "Hai Ban, 3 Hội và các Sở; xã Tân Hội; Hội thi; Đội tuyển.",
        "Các hợp tác xã, công ty và trường học; công ty cổ phần; quỹ khuyến học.",
    ],
)
def test_levels_sectors_and_other_words_are_nobody(read, text) -> None:
    assert named(read, text, PROVINCE) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Bộ Y tế ban hành.", "central"),
        ("Ban Bí thư kết luận.", "central"),
        ("Hội Khuyến học Việt Nam phát động.", "central"),
        ("Sở Y tế Thanh Hóa họp.", "province"),
        ("Thành ủy Hà Nội họp.", "province"),
        ("Thành ủy Tam Kỳ họp.", "district"),
        ("UBND thành phố Cần Thơ họp.", "province"),
        ("Ban Dân vận Huyện ủy họp.", "district"),
        ("Phòng Y tế rà soát.", "district"),
        ("Công an xã Cò Nòi tuần tra.", "commune"),
        ("Chi bộ bản Nà Ban họp.", "commune"),
        ("Trường THCS Chu Văn An khai giảng.", None),
        ("Tập đoàn Vingroup xây nhà.", None),
    ],
)
def test_an_organisation_has_the_level_of_its_place(read, text, level) -> None:
    (organisation,) = read(text, place=DISTRICT).organisations
    assert organisation.level == level
