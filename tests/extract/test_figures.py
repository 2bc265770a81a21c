"""Hard sentences for figures: what counts, in which unit, and which numbers are no figures."""

from __future__ import annotations

import pytest

from govnews.records import Quantity
from govnews.vietnamese.numbers import parse_words


def shown(quantity: Quantity) -> str:
    """Return one figure as a short line: value, unit, modifier where it is not exact."""
    if quantity.denominator is not None:
        value = f"{quantity.numerator:.15g}/{quantity.denominator:.15g}"
    else:
        value = f"{quantity.value:.15g}"
    if quantity.value_high is not None:
        value += f"..{quantity.value_high:.15g}"
    modifier = quantity.modifier if quantity.modifier not in ("exact", "range") else ""
    return " ".join(part for part in (value, quantity.unit, modifier) if part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ratios
        ("Đã bàn giao 118,9/168,7 ha mặt bằng.", ["118.9/168.7 ratio"]),
        ("Cứng hóa 17,05/19,2 km đường ngõ xóm.", ["17.05/19.2 ratio"]),
        ("Gieo cấy 2.350/2.400ha, đạt 97,9%.", ["2350/2400 ratio", "97.9 percent"]),
        ("Giải ngân 9.127/9.480 triệu đồng.", ["9127000000/9480000000 ratio"]),
        ("Thực hiện 1.250/1.200 ha, đạt 104%.", ["1250/1200 ratio", "104 percent"]),
        ("Có 318/364 TTHC trực tuyến toàn trình.", ["318/364 ratio"]),
        ("Có 52/52 chi, đảng bộ và 15/15 Đảng bộ.", ["52/52 ratio", "15/15 ratio"]),
        ("Hơn 2/3 số hộ đã có xe máy.", ["2/3 ratio over"]),
        ("Bộ phận một cửa đạt 97,5/100 điểm.", ["97.5/100 ratio"]),
        ("Có 35.217/35.604 học sinh tham gia.", ["35217/35604 ratio"]),
        ("Xã xếp thứ 3/15 xã, đứng thứ 2/10 huyện.", []),
        ("Quy hoạch chi tiết tỷ lệ 1/500 khu dân cư phía Đông.", []),
        ("Lực lượng trực 24/24 giờ.", []),
        # rates, and two figures beside a bar
        ("Lãi suất 6,6%/năm, tức 0,55%/tháng.", ["6.6 percent/year", "0.55 percent/month"]),
        ("Cho vay 96,8 tỷ đồng/4.120 hộ.", ["96800000000 vnd", "4120 household"]),
        ("Hỗ trợ 30 triệu đồng/1 hộ.", ["30000000 vnd/household"]),
        ("Cho 500 nghìn/người và 5 triệu/tháng.", ["500000 vnd/person", "5000000 vnd/month"]),
        ("Công suất 1.250 m3/ngày đêm.", ["1250 cubic_metre/day"]),
        ("Tỷ lệ 28 giường bệnh/10.000 dân.", ["28 giường bệnh/10.000 dân"]),
        ("Tốc độ 97 km/h, điện 2.014 đồng/kWh.", ["97 kilometre/hour", "2014 vnd/kWh"]),
        ("Tôm cỡ 100 con/kg.", ["100 con/kilogram"]),
        # ranges
        (
            "Giá từ 900.000 đồng đến 1,5 triệu đồng/phòng/đêm.",
            ["900000..1500000 vnd/phòng/đêm"],
        ),
        ("Thu 250-300 nghìn đồng/ngày.", ["250000..300000 vnd/day"]),
        ("Phạt tù từ 2 đến 5 năm.", ["2..5 year"]),
        ("Tăng từ 45 lên 52 triệu đồng.", ["45000000 vnd", "52000000 vnd"]),
        ("Giảm từ 12 xã xuống còn 8 xã.", ["12 commune", "8 commune"]),
        ("Nhiệm kỳ 2020-2025 đảng bộ huyện; khóa 2018-2022 sinh viên ra trường.", []),
        # money
        ("Huyện Phù Yên chuyển 800 triệu.", ["800000000 vnd"]),
        ("Sản lượng đạt 1,2 triệu tấn, đón 2 triệu khách.", ["1200000 tonne", "2000000 person"]),
        ("Tặng 2 tỷ rưỡi đồng và nửa tỷ đồng.", ["2500000000 vnd", "500000000 vnd"]),
        ("Chi 1 tỷ 75 triệu đồng.", ["1075000000 vnd"]),
        ("Nộp 1 tỷ 250 triệu 500 nghìn đồng.", ["1250500000 vnd"]),
        ("Tổng vốn 12 nghìn tỷ đồng.", ["12000000000000 vnd"]),
        ("Kinh phí 350 trđ và 1.200 tr.đồng.", ["350000000 vnd", "1200000000 vnd"]),
        ("Hỗ trợ 500,000 đồng, chi 1,250,000 đồng.", ["500000 vnd", "1250000 vnd"]),
        ("Vốn 2,5 triệu USD và 1,2 triệu EUR.", ["2500000 usd", "1200000 EUR"]),
        ("Mỗi tháng 2 triệu đồng.", ["2000000 vnd"]),
        # signs, measures, scales
        ("Tăng trưởng đạt -5,2% (trước đó +3,1%).", ["-5.2 percent", "3.1 percent"]),
        ("- 12 xã đạt chuẩn.\n-5 xã chưa đạt.", ["12 commune", "5 commune"]),
        ("Độ mặn 22‰, nhiệt độ 38,5°C.", ["22 ‰", "38.5 °C"]),
        ("Đường dây 110kV dài 5,2km.", ["5.2 kilometre"]),
        ("Hiến 250 ml và 450ml máu.", ["250 ml", "450 ml"]),
        ("Đón 3 vạn lượt khách, cấp 3 trăm cây.", ["30000 turn", "300 cây"]),
        ("Dân số 98,5 triệu người.", ["98500000 person"]),
        ("Doanh thu tăng gấp 2,5 lần.", ["2.5 times"]),
        ("Đạt 94,1 % kế hoạch.", ["94.1 percent_of_plan"]),
        # persons and things
        ("Có 12 nữ, 4 ca sĩ, 1.250 NLĐ.", ["12 person", "4 person", "1250 person"]),
        ("Cấp 5.000 khẩu trang, 200 khẩu hiệu.", ["5000 khẩu trang", "200 khẩu hiệu"]),
        ("Thu 3 khẩu súng, hộ có 4 khẩu.", ["3 khẩu súng", "4 person"]),
        ("Có 12 công ty, 3 khách sạn, 9 trụ sở.", ["12 công ty", "3 khách sạn", "9 trụ sở"]),
        ("Giành 5 HCV; hỗ trợ 35 HTX.", ["5 HCV", "35 HTX"]),
        ("Tổng số hộ nghèo: 1.250.", ["1250 household"]),
        # the noun stands elsewhere
        ("Thôn đạt chuẩn: 108/111, tỉ lệ 97,3%.", ["108/111 ratio", "97.3 percent"]),
        ("Nhân dịp 8/3, hội viên ra quân.", []),
        ("Tăng từ 12 xã lên 18.", ["12 commune", "18 commune"]),
        ("Điểm lẻ giảm từ 318 xuống còn 204 điểm.", ["318 điểm", "204 điểm"]),
        ("Có 18 ca (huyện Nam: 11; huyện Bắc: 07).", ["18 ca", "11 ca", "7 ca"]),
        ("Thiếu 233 người, trong đó mầm non 118.", ["233 person", "118 person"]),
        ("Có 45 hộ, trong đó tổ 3, thôn 5.", ["45 household"]),
        ("Thuế cơ sở 5 tỉnh Phú Thọ; ở thôn 3 xã Hòa Tiến.", []),
        ("Tại 3 xã Ea Kênh, Ea Yông, Hòa Tiến.", ["3 commune"]),
        # modifiers
        ("Có 35 cán bộ có trình độ đại học trở lên.", ["35 person"]),
        ("Có 85% học sinh xếp loại từ khá trở lên.", ["85 percent"]),
        ("Đã có 29 xã đạt tỷ lệ từ 85% trở lên.", ["29 commune", "85 percent at_least"]),
        ("Diện tích ≥ 50 ha, tỷ lệ >90%.", ["50 hectare at_least", "90 percent over"]),
        ("Không để nợ xấu vượt quá 1%.", ["1 percent at_most"]),
        ("Dự kiến đón 5.000 lượt khách.", ["5000 turn estimated"]),
        ("Phấn đấu đạt từ 80,5% về việc.", ["80.5 percent at_least"]),
        # limits of time
        ("Hồ sơ được giải quyết trong 15 ngày làm việc.", ["15 day"]),
        ("Trả kết quả trong vòng 24 giờ.", ["24 hour at_most"]),
        ("Xử lý trong vòng 1 ngày làm việc.", ["1 day at_most"]),
        ("Không để học sinh phải nghỉ học quá 07 ngày.", ["7 day at_most"]),
        ("Bà Vân tập sự 12 tháng.", ["12 month"]),
        ("Tòa tuyên phạt bị cáo 3 năm tù.", ["3 year"]),
        ("Giảm từ 7 ngày xuống còn 3 ngày làm việc.", ["7 day", "3 day"]),
        ("Trong 2 ngày, đoàn kiểm tra; thời gian qua, sau 5 năm thực hiện.", []),
        # numbers in words
        ("Trung tâm có bảy quầy.", ["7 quầy"]),
        ("Còn ba xã dưới 75%; hai thôn bị cô lập.", ["3 commune", "75 percent at_most", "2 thôn"]),
        ("Quá hạn hai mươi bốn hồ sơ.", ["24 hồ sơ"]),
        ("Trao năm suất quà, mở hai lớp tập huấn.", ["5 suất quà", "2 lớp tập huấn"]),
        ("Ủng hộ hai trăm triệu đồng.", ["200000000 vnd"]),
        ("Làm chín công lúa, được mười bảy giạ.", ["9 công", "17 giạ"]),
        ("Trồng năm sào; mỗi năm xã trồng cây.", ["5 sào"]),
        ("Mỗi sào được 1 tạ rưỡi thóc.", ["1.5 quintal"]),
        ("Một số xã, hai bên, ba cấp, năm qua; hai là đẩy mạnh.", []),
        ("Cả hai xã, giữa hai huyện; hai ba người; hàng trăm hộ.", []),
        ("Tháng mười hai năm nay; lớp hai; lần thứ ba; mùng hai Tết.", []),
    ],
)  # fmt: skip
def test_figures_of_hard_sentences(read, text: str, expected: list[str]) -> None:
    assert [shown(quantity) for quantity in read(text).quantities] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Điện thoại (0263) 3822.101, 0912-345-678, 1900 9095, 0227.3831.774.",
        "Tuyến ĐT.741, QL20, Quốc lộ 1A, tỉnh lộ 8, đường tỉnh 768 qua huyện.",
        "Tại Km12+300 và Km 31 + 500 Quốc lộ 26.",
        "Ở số 22, đường Lê Lợi; ngõ 5; tổ 3, khu phố 4; phòng 205.",
        "Quận 2, Trường số 1, Đội 5, Trung đoàn 88, khóa XIV, kỳ họp thứ 10, lần thứ 18.",
        "Gói thầu số 3, Điều 5 khoản 2, TCVN 7957:2008, IP 192.168.1.1, phiên bản 2.0.",
        "Số tài khoản 0123456789012 tại ngân hàng; CCCD 079203001234 do công an cấp.",
        "Phong trào “5 không, 3 sạch”, phương châm “4 tại chỗ”.",
        "Gió cấp 8, bão số 3; khách sạn 3 sao; cách mạng công nghiệp 4.0.",
        "Nghị quyết 30a, Chương trình 135, Đề án 06, Nghị quyết Trung ương 8.",
        "Ông Nam (65 tuổi) nhận Huy hiệu 30 năm tuổi Đảng.",
        "Hội thi năm 2024 xã đạt giải; vụ 2023 hộ dân được mùa.",
        "Từ 7h30 đến 11h00; trước 17h; lúc 5 giờ 30.",
        "Lượt xem: 1.234",
        "Tiểu khu 125, lô 3 khoảnh 5, Cụm 3, khối 7.",
    ],
)
def test_numbers_that_are_no_figures(read, text: str) -> None:
    assert [quantity.span.quote for quantity in read(text).quantities] == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện\n1 | Diện tích lúa | ha | 1.250 | 1.300\n"
            "2 | Thu ngân sách | triệu đồng | 45.000 | 47.250",
            ["1250 hectare", "1300 hectare", "45000000000 vnd", "47250000000 vnd"],
        ),
        (
            "(ĐVT: triệu đồng)\nXã | Thu | Chi\nMường Bon | 1.250 | 1.100\nTổng cộng | 2.230,5 | 9",
            ["1250000000 vnd", "1100000000 vnd", "2230500000 vnd", "9000000 vnd"],
        ),
        (
            "Năm | Số hộ nghèo | Tỷ lệ (%)\n2021 | 1.250 | 12,5\n2022 | 980 | 9,8",
            ["1250 household", "12.5 percent", "980 household", "9.8 percent"],
        ),
        (
            "Trường | Số học sinh | \n | Nam | Nữ\nĐông Lĩnh | 150 | 162\nTây Lĩnh | 87 | 100",
            ["150 person", "162 person", "87 person", "100 person"],
        ),
        (
            "Xã | Giá (nghìn đồng/kg) | Tăng\nMuổi Nọi | 12-15 | -2,3%\nMường Bon | 14 | +1,5%",
            ["12000..15000 vnd/kilogram", "-2.3 percent", "14000 vnd/kilogram", "1.5 percent"],
        ),
        (
            "Chỉ tiêu | Năm 2023 | Năm 2024\nThu nhập (triệu đồng/người/năm) | 45 | 48,5\n"
            "Tỷ lệ hộ nghèo (%) | 5,2 | 4,1",
            ["45000000 vnd/person/year", "48500000 vnd/person/year", "5.2 percent", "4.1 percent"],
        ),
        (
            "Đơn vị Số học sinh Tỷ lệ (%)\nTHCS Đông Lĩnh 312 74,2\nTHCS Tây Lĩnh 187 69,5",
            ["312 person", "74.2 percent", "187 person", "69.5 percent"],
        ),
        (
            "Đơn vị | Số xã đạt | Kinh phí\nXã A | 12/15 | 80 triệu đồng\nXã B | 3/4 | 5 tỷ đồng",
            ["12/15 ratio", "80000000 vnd", "3/4 ratio", "5000000000 vnd"],
        ),
    ],
)
def test_figures_of_tables(read, table: str, expected: list[str]) -> None:
    assert [shown(quantity) for quantity in read(table).quantities] == expected


def test_the_measure_under_a_head_of_years_is_the_label(read) -> None:
    facts = read("Chỉ tiêu | Năm 2023 | Năm 2024\nSố hộ nghèo | 45 | 48\nSố hộ thoát nghèo | 5 | 4")
    assert [quantity.measure for quantity in facts.quantities] == [
        "Số hộ nghèo",
        "Số hộ nghèo",
        "Số hộ thoát nghèo",
        "Số hộ thoát nghèo",
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai lăm", 25),
        ("ba trăm linh tư", 304),
        ("một vạn hai nghìn", 12_000),
        ("hai tỷ năm trăm triệu", 2_500_000_000),
        ("hai chục", 20),
        ("hai ba", None),
        ("hai năm", None),
        ("mười năm", None),
    ],
)
def test_number_words_are_read_strictly(words: str, value: int | None) -> None:
    assert parse_words(words) == value


def test_a_long_page_costs_what_its_words_cost(read) -> None:
    sentence = "Đến nay, 18 xã đạt 118,9/168,7 ha, thu từ 5 đến 7 tỷ đồng, cấp hai mươi sổ. "
    assert len(read(sentence * 400).quantities) == 400 * 4
