"""Names, titles and roles on sentences of provinces and years that no annotated article has."""

from __future__ import annotations

import pytest

ATTENDEES = "Tham dự hội nghị có các đồng chí: "


def titled(facts) -> list[tuple[str, tuple[str, ...]]]:
    return [(p.name, p.titles) for p in facts.people]


def roles(facts) -> dict[str, str | None]:
    return {p.name: p.role for p in facts.people}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f"{ATTENDEES}Ksor H'Bơ Khăp, Trưởng Ban Dân vận Tỉnh ủy; Rơ Châm Hyut, Phó Chủ tịch "
            "HĐND tỉnh; Y Ngọc, Phó Chủ tịch UBND tỉnh; K' Brồi và Cil Múp Ha Hoan.",
            ["Ksor H'Bơ Khăp", "Rơ Châm Hyut", "Y Ngọc", "K' Brồi", "Cil Múp Ha Hoan"],
        ),
        ("Ông K’Brêu ở thôn 3 cho biết gia đình đã thoát nghèo.", ["K’Brêu"]),
        ("Chủ tịch UBND xã Sơn Minh Tâm báo cáo kết quả.", ["Sơn Minh Tâm"]),
        ("Già làng Alăng Avel và bà Bhling Thị Mia dự lễ.", ["Alăng Avel", "Bhling Thị Mia"]),
        ("Ông Y Biêr Niê và bà H'Yim Kđoh dự.", ["Y Biêr Niê", "H'Yim Kđoh"]),
        (
            "Đến dự có Hòa thượng Thích Thanh Nhiễu; Linh mục Giuse Nguyễn Văn Chánh; Đại đức "
            "Danh Lung.",
            ["Thích Thanh Nhiễu", "Giuse Nguyễn Văn Chánh", "Danh Lung"],
        ),
        ("Chị Thị Hoa và anh Danh Minh cùng tham gia.", ["Thị Hoa", "Danh Minh"]),
        ("Ô tô do Nguyễn Văn T. (SN 1990) điều khiển.", ["Nguyễn Văn T."]),
        ("Giải Nhì: Trần Gia Bảo (lớp 9A), Lê Ngọc Hân.", ["Trần Gia Bảo", "Lê Ngọc Hân"]),
        (
            "Trao Huy hiệu Đảng cho các đảng viên: Nguyễn Đình Lương, Tạ Quang Sáu.",
            ["Nguyễn Đình Lương", "Tạ Quang Sáu"],
        ),
        (
            "Tổ giám sát gồm các ông, bà:\n1. Lê Thanh Hà, Phó Trưởng phòng Nội vụ;\n"
            "2. Y Hân Niê, chuyên viên;\n- Vừ A Lử.",
            ["Lê Thanh Hà", "Y Hân Niê", "Vừ A Lử"],
        ),
        ("Công an bắt đối tượng Y Blan Niê (SN 1985, trú buôn Tu).", ["Y Blan Niê"]),
        ("Thủ tướng Chính phủ Phạm Minh Chính dự.", ["Phạm Minh Chính"]),
        ("Chủ tịch UBND thành phố Phan Thanh Bình dự.", ["Phan Thanh Bình"]),
        ("Chủ tịch UBND huyện Lê Diễn và Chủ tịch UBND tỉnh Y Ngọc dự.", ["Lê Diễn", "Y Ngọc"]),
        ("Đoàn đến thăm gia đình Lò Thị Hặc và nghệ sĩ ưu tú Mỹ Tâm.", ["Lò Thị Hặc", "Mỹ Tâm"]),
        ("Trao quà cho chị Trương Thị Hằng\nTrước đó, huyện đã họp.", ["Trương Thị Hằng"]),
    ],
)
def test_names_of_every_people(read, text, names) -> None:
    assert [p.name for p in read(text).people] == names


@pytest.mark.parametrize(
    "text",
    [
        "Đường Trần Phú, phố Nguyễn Văn Cừ, Trường Tiểu học Lê Văn Tám đã xong.",
        "Các trường Nguyễn Văn Bé, Lê Thị Hồng Gấm nhận quà.",
        "Quỹ Nguyễn Văn An, doanh nghiệp tư nhân Nguyễn Văn Bảy trao quà.",
        "Phường Trần Hưng Đạo, huyện Cư M'gar, xã Ea H'Leo, xã Lê Văn Quới đạt chuẩn.",
        "Các xã Hà Lâm, Cao Lâu và Hồ Thầu; tỉnh Hà Tĩnh, Lâm Đồng, Kim Bôi đạt chuẩn.",
        "Tấm gương Hồ Chí Minh, Bác Hồ; lễ giỗ Anh hùng dân tộc Nguyễn Trung Trực.",
        "Khu lưu niệm Đại tướng Nguyễn Chí Thanh; kỷ niệm ngày sinh Đại tướng Võ Nguyên Giáp.",
        "Du khách đến núi Bà Nà, đảo Cô Tô và đường Ông Ích Khiêm.",
        "Công ty Cổ phần Hoàng Anh Gia Lai, Tập đoàn Sun Group trao quà.",
        "Chủ tịch UBND xã A Ngo, Chủ tịch UBND huyện Mai Sơn báo cáo.",
        "Bảo tàng Hồ Chí Minh, Trường Chính trị Trần Phú, Bệnh viện Nguyễn Tri Phương.",
        "Phim về Nguyễn Văn Trỗi, ca khúc của Trịnh Công Sơn và thơ Hồ Xuân Hương.",
        "Bí thư Đoàn Thanh niên xã và Chủ tịch Hội Nông dân huyện báo cáo.",
    ],
)
def test_what_bears_a_name_is_nobody(read, text) -> None:
    assert read(text).people == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Bí thư Tỉnh ủy Bà Rịa – Vũng Tàu Phạm Viết Thanh và Chủ tịch UBND tỉnh Lâm Đồng Trần "
            "Văn Hiệp tham dự.",
            [
                ("Phạm Viết Thanh", ("Bí thư Tỉnh ủy Bà Rịa – Vũng Tàu",)),
                ("Trần Văn Hiệp", ("Chủ tịch UBND tỉnh Lâm Đồng",)),
            ],
        ),
        (
            "Đồng chí Bí thư Huyện ủy Hoàng Minh Thắng biểu dương kết quả.",
            [("Hoàng Minh Thắng", ("Bí thư Huyện ủy",))],
        ),
        (
            "Quyền Giám đốc Sở Y tế, BSCKII Nguyễn Thị Kim Liên phát biểu.",
            [("Nguyễn Thị Kim Liên", ("Quyền Giám đốc Sở Y tế",))],
        ),
        (
            "Ông A Pớt, Phó Trưởng Đoàn chuyên trách phụ trách Đoàn ĐBQH tỉnh dự.",
            [("A Pớt", ("Phó Trưởng Đoàn chuyên trách phụ trách Đoàn ĐBQH tỉnh",))],
        ),
        (
            "Ông Nguyễn Văn Hùng, nguyên Phó Bí thư Tỉnh ủy, nguyên Chủ tịch UBND tỉnh phát biểu.",
            [("Nguyễn Văn Hùng", ("nguyên Phó Bí thư Tỉnh ủy", "nguyên Chủ tịch UBND tỉnh"))],
        ),
        (
            "Đại tá, TS. Lò Văn Piêng - Phó Giám đốc Công an tỉnh dự.",
            [("Lò Văn Piêng", ("Phó Giám đốc Công an tỉnh",))],
        ),
        (
            "Bà Lê Thị Bình, Trưởng Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh "
            "kiểm tra đê.",
            [
                (
                    "Lê Thị Bình",
                    ("Trưởng Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh",),
                )
            ],
        ),
        (
            "Ông Phan Văn Tài (sinh năm 1960), Chủ tịch Hội đồng quản trị kiêm Giám đốc Hợp tác xã "
            "Nông nghiệp Tân Tiến cho biết.",
            [
                (
                    "Phan Văn Tài",
                    (
                        "Chủ tịch Hội đồng quản trị",
                        "Giám đốc Hợp tác xã Nông nghiệp Tân Tiến",
                    ),
                )
            ],
        ),
        (
            "GS.TS Đào Đăng Phượng, Hiệu trưởng Trường ĐH Sư phạm Hà Nội thông tin.",
            [("Đào Đăng Phượng", ("Hiệu trưởng Trường ĐH Sư phạm Hà Nội",))],
        ),
        (
            "Thầy Hồ Minh Thể-Hiệu trưởng nhà trường-cho biết.",
            [("Hồ Minh Thể", ("Hiệu trưởng nhà trường",))],
        ),
        (
            "Trưởng ban: ông Nguyễn Văn Sơn, Chủ tịch UBND huyện; Phó Trưởng ban: bà Mai Thị Hà.",
            [
                ("Nguyễn Văn Sơn", ("Trưởng ban", "Chủ tịch UBND huyện")),
                ("Mai Thị Hà", ("Phó Trưởng ban",)),
            ],
        ),
        (
            "Quyết định bổ nhiệm bà Điểu Thị Lan, Trưởng phòng Nội vụ huyện Quan Hóa giữ chức vụ "
            "Phó Giám đốc Sở Tư pháp nhiệm kỳ 2021 - 2026.",
            [
                (
                    "Điểu Thị Lan",
                    ("Trưởng phòng Nội vụ huyện Quan Hóa", "Phó Giám đốc Sở Tư pháp"),
                )
            ],
        ),
    ],
)
def test_titles_one_per_office(read, text, people) -> None:
    assert titled(read(text)) == people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cuộc họp do đồng chí Thạch Sà Rây, Huyện ủy viên chủ trì.",
            {"Thạch Sà Rây": "chair"},
        ),
        (
            "Dưới sự chủ trì của ông Triệu Tà Xuân, Phó Chủ tịch HĐND huyện, kỳ họp bế mạc.",
            {"Triệu Tà Xuân": "chair"},
        ),
        (
            "Chủ trì hội nghị có các đồng chí: Bàn Thị Mẩy, Bí thư Huyện ủy; Hồ Văn Nia.",
            {"Bàn Thị Mẩy": "co_chair", "Hồ Văn Nia": "co_chair"},
        ),
        (
            "Ông Lê Văn Tuấn, Phó Chủ tịch UBND huyện và bà Trần Thị Mai, Phó Chủ tịch HĐND huyện "
            "chủ trì hội nghị.",
            {"Lê Văn Tuấn": "co_chair", "Trần Thị Mai": "co_chair"},
        ),
        (
            "Tham dự có ông Lê Văn Tuấn, Phó Chủ tịch UBND tỉnh. Bà Trần Thị Mai, Bí thư Huyện ủy "
            "chủ trì. Kết luận hội nghị, đồng chí Phó Chủ tịch UBND tỉnh yêu cầu làm ngay.",
            {"Lê Văn Tuấn": "concluding_speaker", "Trần Thị Mai": "chair"},
        ),
        (
            "Dự hội nghị có ông Lê Văn Tuấn. Tại hội nghị, ông Tuấn đề nghị các xã vào cuộc.",
            {"Lê Văn Tuấn": "speaker"},
        ),
        (
            "Báo cáo tại hội nghị, ông Lê Văn Tuấn, Giám đốc Sở Tài chính cho biết, thu đạt khá.",
            {"Lê Văn Tuấn": "reporter"},
        ),
        ("Hội nghị đã bầu đồng chí Lê Văn Tuấn làm Bí thư Chi bộ.", {"Lê Văn Tuấn": "elected"}),
        ("Quyết định cho ông Lê Văn Tuấn nghỉ hưu.", {"Lê Văn Tuấn": "retiree"}),
        (
            "Kỳ họp dưới sự chủ tọa của các đồng chí: Phạm Văn Hậu, Chủ tịch HĐND tỉnh; Nguyễn "
            "Minh Tân, Phó Chủ tịch HĐND tỉnh.",
            {"Phạm Văn Hậu": "co_chair", "Nguyễn Minh Tân": "co_chair"},
        ),
        ("Theo ông Lê Văn Tuấn, giá lúa tăng.", {"Lê Văn Tuấn": "speaker"}),
    ],
)
def test_roles_by_the_verbs(read, text, expected) -> None:
    assert roles(read(text)) == expected


def test_short_forms_go_to_the_one_meant(read) -> None:
    facts = read(
        "Ông Lê Văn Hà và bà Trần Thị Hà dự họp. Bà Hà phát biểu. Đại tá Y Thuân Niê dự. Ông Y "
        "Thuân đề nghị. Lê Văn Hà đồng ý."
    )
    assert {p.name: [m.quote for m in p.mentions] for p in facts.people} == {
        "Lê Văn Hà": ["Lê Văn Hà", "Lê Văn Hà"],
        "Trần Thị Hà": ["Trần Thị Hà", "Hà"],
        "Y Thuân Niê": ["Y Thuân Niê", "Y Thuân"],
    }


def test_other_spellings_are_kept_as_variants(read) -> None:
    (person,) = read(
        "Bà Lê Thị Hường, Bí thư Huyện ủy dự. Bà Lê Thị Hưởng, Bí thư Huyện ủy nói. Bà Lê Thị "
        "Hường, Bí thư Huyện ủy kết luận."
    ).people
    assert (person.name, person.variants) == ("Lê Thị Hường", ("Lê Thị Hưởng",))


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ tỉnh Sơn La"),
        ("Tỉnh ủy viên, Giám đốc Sở Nội vụ", "Tỉnh ủy Sơn La"),
        ("Huyện ủy viên", "Huyện ủy Mai Sơn"),
        ("Trưởng phòng Nội vụ huyện", "Phòng Nội vụ huyện Mai Sơn"),
        (
            "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy",
            "Ban Thường vụ Tỉnh ủy Sơn La",
        ),
        ("Trưởng thôn", None),
    ],
)
def test_the_office_of_the_first_title(read, title, office) -> None:
    (person,) = read(f"Ông Vì Văn Sáng, {title} dự họp.").people
    assert person.office == office


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("H’Linh Niê", ["H’Linh Niê"]),
        ("M.Tâm", ["M.Tâm"]),
        ("Tin: Hải Yến; ảnh: Minh Đức", ["Hải Yến", "Minh Đức"]),
        ("CTV Nguyễn Lan", ["Nguyễn Lan"]),
        ("Tác giả: ThS. Lê Văn Minh", ["Lê Văn Minh"]),
        ("MINH TÂM", ["MINH TÂM"]),
        ("Đ.T.H", ["Đ.T.H"]),
        ("Anh Tuấn", ["Anh Tuấn"]),
        ("Lê Hà/Báo Lâm Đồng", ["Lê Hà"]),
        ("PV", []),
        ("BBT", []),
        ("Nguồn: Báo Nhân Dân", []),
        ("Đài TT-TH Kiến Xương", []),
    ],
)
def test_authors_in_every_manner(read, byline, names) -> None:
    authors = [p for p in read("Không có tên ai.", byline=byline).people if p.role == "author"]
    assert [p.name for p in authors] == names
